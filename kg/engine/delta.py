"""What is other in a new graph than in the one that stands, so that all else is taken from there as it is.

Articles are compared by their fingerprints, facts by the digests that the tables hold. Where the program, or an option
that every line depends on, is another, there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kg.engine import folder
from kg.engine.parquet import column
from kg.engine.spool import Spool
from kg.engine.versions import code_fingerprint, versions

if TYPE_CHECKING:
    from kg.engine.tables import Item

__all__ = ["Delta"]

SHARE = 0.1  # of the facts, or of the articles: where more than that changed, starting anew is as fast


@dataclass(frozen=True, slots=True)
class Delta:
    """From the graph in the folder ``old`` to the new one."""

    old: Path
    triples: int  # of the old graph
    facts: Set[str]  # keys of those that came, went, or are no longer what they were
    articles: Set[str]  # ids, likewise
    touched: Set[str]  # these articles, and those that a changed fact cites or cited

    @property
    def tables(self) -> Path:
        return self.old / "tables"

    @classmethod
    def between(cls, old: Path, base: str, items: Sequence[Item], spool: Spool) -> Self | None:
        """None where there is no graph to start from, or too much has changed."""
        manifest = _manifest(old, base)
        if manifest is None:
            return None
        before = {digest: key for name in ("entities", "facts") for digest, key in _digests(old, name)}
        after = {item.digest for item in items}
        fresh = [item.fact for item in items if item.digest not in before]
        gone = {key for digest, key in before.items() if digest not in after}
        articles = _differing(Spool(old / "tables" / "extracted.arrow"), spool)
        if len(fresh) + len(gone) > SHARE * len(items) or len(articles) > SHARE * len(spool):
            return None
        facts = gone | {fact.key for fact in fresh}
        cites = {evidence.article for fact in fresh for evidence in fact.evidence}
        return cls(old, int(manifest["triples"]), facts, articles, articles | cites | set(_cited(old, facts)))


def _manifest(old: Path, base: str) -> dict[str, Any] | None:
    """That of a whole graph which this program made with this base for its identifiers."""
    parts = ("graph.nt", "store", "tables/extracted.arrow", "build.json")
    if not all((old / part).exists() for part in parts):
        return None
    found = folder.manifest(old)
    same = found.get("program") == code_fingerprint() and found.get("versions") == versions()
    whole = found.get("bytes") == (old / "graph.nt").stat().st_size
    return found if same and whole and found.get("options", {}).get("base") == base else None


def _digests(old: Path, table: str) -> zip[tuple[str, str]]:
    path = old / "tables" / f"{table}.parquet"
    return zip(column(path, "digest"), column(path, "key"), strict=True)


def _differing(before: Spool, after: Spool) -> set[str]:
    """Ids of the articles that only one has, or that the two have differently."""
    one, other = before.marks, after.marks
    return {id for id in one.keys() | other.keys() if one.get(id) != other.get(id)}


def _cited(old: Path, facts: Set[str]) -> list[str]:
    path = old / "tables" / "mentions.parquet"
    return [
        article for fact, article in zip(column(path, "fact"), column(path, "article"), strict=True) if fact in facts
    ]
