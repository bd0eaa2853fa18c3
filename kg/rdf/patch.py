"""A graph.nt brought up to date: only the nodes that changed facts and articles have to do with are written anew.

The lines of a node stand together in the sorted file and are found by halving; all else is copied as it is. What comes
out is byte for byte what sorting all lines of the new knowledge would give.
"""

from __future__ import annotations

import mmap
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Article, Fact, Knowledge, Participation, Tenure
from kg.rdf import mentions, triples
from kg.rdf.terms import article_key, checked_base
from kg.rdf.vocab import BASE, KG

Buffer = bytes | mmap.mmap
PIECE = 4 << 20  # bytes that are copied at a time
# Links of a changed node to nodes whose own lines may change with it: its mentions, and what its shortcut starts from.
_FOLLOWED = frozenset(f"<{term}>".encode() for term in (KG.evidence, KG.event, KG.holder))
_ARTICLE = f"<{KG.article}>".encode()


@dataclass(slots=True)
class Patch:
    """Lines that the old file has and the new one lacks, and the reverse."""

    removed: list[bytes] = field(default_factory=list)
    added: list[bytes] = field(default_factory=list)

    @property
    def growth(self) -> int:
        return len(self.added) - len(self.removed)


@dataclass(frozen=True, slots=True)
class Changed:
    """Keys of the facts that came, went or are no longer what they were; and ids of the articles, likewise."""

    facts: Collection[str]
    articles: Collection[str]


def patch_ntriples(
    knowledge: Knowledge, articles: Mapping[str, Article], changed: Changed, old: Path, path: Path, base: str = BASE
) -> Patch:
    """Write to ``path`` the graph of ``knowledge``, given the file ``old`` of that before the change.

    Raises UsageError for a base that is no IRI, InputError where evidence points outside the articles.
    """
    base = checked_base(base)
    with old.open("rb") as file, path.open("wb") as out:
        # An empty file cannot be mapped.
        lines: Buffer = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if old.stat().st_size else b""
        fresh = _Fresh(knowledge, articles, changed, base)
        return _splice(lines, file, fresh.nodes(_linked(lines, changed, base)), out)


def _splice(old: Buffer, file: BinaryIO, nodes: Mapping[bytes, set[bytes]], out: BinaryIO) -> Patch:
    """Copy ``old``, the bytes of ``file``, but for the lines of the ``nodes``, which are given."""
    patch = Patch()
    copied = 0
    for node in sorted(nodes):
        begin, end = _block(old, node, copied)
        before, after = set(old[begin:end].splitlines(keepends=True)), nodes[node]
        patch.removed += sorted(before - after)
        patch.added += sorted(after - before)
        _copy(file, copied, begin, out)
        out.writelines(sorted(after))
        copied = end
    _copy(file, copied, len(old), out)
    return patch


def _copy(file: BinaryIO, begin: int, end: int, out: BinaryIO) -> None:
    """By reading, since all pages of a mapped file that are looked at count as this process's memory."""
    file.seek(begin)
    for at in range(begin, end, PIECE):
        out.write(file.read(min(PIECE, end - at)))


def _block(lines: Buffer, node: bytes, low: int = 0) -> tuple[int, int]:
    """Where the lines of a node begin and end, or would stand. ``low``: the start of a line not behind them."""
    start = node + b" "
    begin = _first(lines, start, low)
    return begin, _first(lines, node + b"!", begin)  # "!" follows the blank


def _first(lines: Buffer, start: bytes, low: int) -> int:
    """Where the first line begins that does not sort before ``start``."""
    high = len(lines)
    while low < high:  # both are starts of lines, or the end
        middle = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if lines[middle : middle + len(start)] < start:
            low = lines.find(b"\n", middle) + 1 or len(lines)
        else:
            high = middle
    return low


def _linked(old: Buffer, changed: Changed, base: str) -> set[bytes]:
    """The nodes whose lines in the old file came of the changed facts, or may have."""
    found: set[bytes] = set()
    for key in changed.facts:
        for predicate, value in _links(old, f"<{base}{key}>".encode()):
            if predicate in _FOLLOWED:
                found.add(value)
                found.update(target for link, target in _links(old, value) if link == _ARTICLE)
    return found


def _links(old: Buffer, node: bytes) -> Iterator[tuple[bytes, bytes]]:
    begin, end = _block(old, node)
    for line in old[begin:end].splitlines():
        _, predicate, value = line.split(b" ", 2)
        yield predicate, value.removesuffix(b" .")


class _Fresh:
    """The lines of nodes as the new knowledge has them."""

    def __init__(self, knowledge: Knowledge, articles: Mapping[str, Article], changed: Changed, base: str) -> None:
        self.knowledge = knowledge
        self.articles = articles
        self.changed = changed
        self.base = base

    def nodes(self, linked: set[bytes]) -> dict[bytes, set[bytes]]:
        """Node → its lines; none for a node that is gone. ``linked``: the nodes that the old file adds to them."""
        base, changed = self.base, self.changed
        keys = (*changed.facts, *map(article_key, changed.articles))
        found: dict[bytes, set[bytes]] = {node: set() for node in linked}
        found |= {f"<{base}{key}>".encode(): set() for key in keys}
        for fact in triples.facts(self.knowledge):
            if fact.key in changed.facts and (target := shortcut_from(fact)):
                found.setdefault(f"<{base}{target}>".encode(), set())
        for line in chain(self._of_articles(linked), self._of_facts(found)):
            written = line.encode() + b"\n"
            found.setdefault(written[: written.index(b" ")], set()).add(written)
        return found

    def _of_facts(self, nodes: Collection[bytes]) -> Iterator[str]:
        base = self.base
        for fact in triples.facts(self.knowledge):
            if f"<{base}{fact.key}>".encode() in nodes:
                yield from triples.own_lines(fact, base)
            if (target := shortcut_from(fact)) and f"<{base}{target}>".encode() in nodes:
                yield from triples.shortcuts(fact, base)

    def _of_articles(self, linked: set[bytes]) -> Iterator[str]:
        """Of every article that a changed fact cites or cited, and of the mentions of these facts in it."""
        facts, changed = list(triples.facts(self.knowledge)), self.changed
        cited = {evidence.article for fact in facts if fact.key in changed.facts for evidence in fact.evidence}
        cited |= {id for id in self.articles if f"<{self.base}{article_key(id)}>".encode() in linked}
        cited |= {id for id in changed.articles if id in self.articles}
        here: mentions.Cited = defaultdict(list)
        for fact in facts:
            for evidence in fact.evidence:
                if evidence.article in cited:
                    here[evidence.article].append((fact, evidence))
        for id in sorted(cited):
            article = self.articles.get(id)
            if article is None:
                raise InputError(f"facts cite articles that were not given: {id}")
            yield from mentions.article_lines(article, here[id], self.base)
            for fact, evidence in here[id]:
                if fact.key in changed.facts or id in changed.articles:
                    yield from mentions.mention_lines(fact, evidence, article, self.base)


def shortcut_from(fact: Fact) -> str | None:
    """The key of the node that has a fact's shortcut among its lines."""
    if isinstance(fact, Participation):
        return fact.event
    return fact.person if isinstance(fact, Tenure) else None
