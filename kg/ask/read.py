"""Reading a store: objects and subjects as text, and the solutions of a SELECT within the seconds of a question."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from pyoxigraph import NamedNode, Store

from kg.ask import sparql
from kg.errors import TimeLimit

Solution = dict[str, Any]  # variable → RDF term, bound ones only
_OFTEN = 64  # solutions between two looks at the clock


def objects(store: Store, subject: str, predicate: NamedNode) -> list[str]:
    """The values of a property of a thing."""
    return [cast("Any", quad.object).value for quad in store.quads_for_pattern(NamedNode(subject), predicate, None)]


def subjects(store: Store, predicate: NamedNode, value: str) -> list[str]:
    """The things that have an IRI as the value of a property."""
    return [cast("Any", quad.subject).value for quad in store.quads_for_pattern(None, predicate, NamedNode(value))]


class Queries:
    """Runs the queries of one question until its ``seconds`` are over; what comes later is left out, ``cut`` says so.

    A ``broad`` query, one that no thing of the question narrows, runs in a process of its own, where a ``folder`` is
    given: it can be ended in the midst of its work, others only between two solutions.
    """

    def __init__(self, store: Store, folder: Path | None, seconds: float) -> None:
        self.store = store
        self.cut = False
        self._folder = folder
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds."""
        return self._end - time.monotonic()

    def solutions(self, text: str, *, broad: bool = False) -> Iterator[Solution]:
        """The solutions of a SELECT query, streamed."""
        if self.left <= 0:
            self.cut = True
            return
        yield from self._apart(self._folder, text) if broad and self._folder else self._here(text)

    def _here(self, text: str) -> Iterator[Solution]:
        found: Any = self.store.query(text)
        names = [variable.value for variable in found.variables]
        for number, solution in enumerate(found):
            yield {name: value for name in names if (value := solution[name]) is not None}
            if number % _OFTEN == 0 and self.left <= 0:
                self.cut = True
                return

    def _apart(self, folder: Path, text: str) -> Iterator[Solution]:
        try:
            with sparql.query(folder, text, timeout=self.left) as answer:
                for row in answer.rows():
                    yield {name: value for name, value in zip(answer.variables, row, strict=True) if value is not None}
        except TimeLimit:
            self.cut = True
