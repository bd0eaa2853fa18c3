"""What a build finds changed since the one before it, and what of that one it can use again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from kg.engine import folder
from kg.engine.spool import Row, Spool
from kg.engine.versions import EXTRACTION, code_fingerprint
from kg.read import Record

__all__ = ["Changes", "Earlier"]


@dataclass(slots=True)
class Changes:
    """Ids of articles that came, changed and went; how many stayed, and how many of those had to be read again."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    reused: int = 0
    again: int = 0  # the same text, but the program that reads it is another


class Earlier:
    """The articles of the graph that a folder holds already, none if it holds none."""

    def __init__(self, spool: Spool | None, same_code: bool) -> None:
        self._spool = spool
        self._same_code = same_code
        self._left = dict(spool.fingerprints) if spool is not None else {}

    @classmethod
    def of(cls, target: Path) -> Self:
        """Raises InputError for a folder of another format version."""
        folder.settle(target)
        path = target / "tables" / "extracted.arrow"
        if not (target / "build.json").exists():
            return cls(None, False)
        manifest = folder.manifest(target)
        if not path.exists():
            return cls(None, False)
        return cls(Spool(path), manifest.get("extraction") == code_fingerprint(*EXTRACTION))

    def known(self, record: Record, changes: Changes) -> Row | None:
        """The row of an article that was extracted before, or None; notes in ``changes`` which it was."""
        fingerprint = self._left.pop(record.id, None)
        if fingerprint is None:
            changes.new.append(record.id)
        elif fingerprint != record.fingerprint:
            changes.changed.append(record.id)
        elif not self._same_code or self._spool is None:
            changes.again += 1
        else:
            changes.reused += 1
            return self._spool.row(record.id)._replace(source=record.source)
        return None

    def removed(self, changes: Changes) -> None:
        """Notes the articles that did not come again. Call after the last article."""
        changes.removed.extend(self._left)
