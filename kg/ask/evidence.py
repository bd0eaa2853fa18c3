"""The sentences that state a fact, read from the store for the rows that somebody looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast, overload

from pyoxigraph import NamedNode, Store

from kg.ask.answer import Source
from kg.ask.index import IDENTIFIER, TITLE, URL, kg
from kg.ask.read import objects


class Evidence:
    """Reads sentences; articles once. Sentences that say what was asked, ``supports``, come first."""

    def __init__(self, store: Store, supports: str = "") -> None:
        self.store = store
        self.supports = kg(supports) if supports else None
        self._articles: dict[str, tuple[str, str, str]] = {}

    def of(self, fact: str) -> tuple[Source, ...]:
        """Every sentence of a fact, each once, in the order of articles."""
        found = [self._read(mention) for mention in objects(self.store, fact, kg("evidence"))]
        found.sort(key=lambda pair: (not pair[0], pair[1].article, pair[1].begin))
        return tuple(dict.fromkeys(source for _, source in found))

    def one(self, fact: str) -> Source | None:
        """One sentence of a fact."""
        mentions = objects(self.store, fact, kg("evidence"))
        return self._read(min(mentions))[1] if mentions else None

    def _read(self, mention: str) -> tuple[bool, Source]:
        values: dict[str, Any] = {}
        states = False
        for quad in self.store.quads_for_pattern(NamedNode(mention), None, None):
            values[quad.predicate.value] = cast("Any", quad.object).value
            states = states or (quad.predicate == kg("supports") and quad.object == self.supports)
        article, title, url = self._article(values[kg("article").value])
        begin, end = (int(values[kg(name).value]) for name in ("begin", "end"))
        return states, Source(values[kg("quote").value], article, title, url, begin, end)

    def _article(self, iri: str) -> tuple[str, str, str]:
        if iri not in self._articles:
            first = [next(iter(objects(self.store, iri, name)), "") for name in (IDENTIFIER, TITLE, URL)]
            self._articles[iri] = (first[0], first[1], first[2])
        return self._articles[iri]


class Sources(Sequence[Source]):
    """The sentences of a fact as a sequence that is read when it is first looked into."""

    __slots__ = ("_evidence", "_fact", "_read")

    def __init__(self, evidence: Evidence, fact: str) -> None:
        self._evidence, self._fact = evidence, fact
        self._read: tuple[Source, ...] | None = None

    @property
    def _all(self) -> tuple[Source, ...]:
        if self._read is None:
            self._read = self._evidence.of(self._fact)
        return self._read

    @overload
    def __getitem__(self, at: int) -> Source: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Source, ...]: ...
    def __getitem__(self, at: int | slice) -> Source | tuple[Source, ...]:
        return self._all[at]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Source]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return repr(self._all)
