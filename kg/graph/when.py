"""Time in a graph: spells with open ends, and the window of time that a view looks through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from typing import NamedTuple

from kg.errors import UsageError
from kg.graph.terms import parse_date
from kg.model import Date

_FIRST, _LAST = Day.min, Day.max


class Spell(NamedTuple):
    """A stretch of days, both ends inclusive; None leaves a side open."""

    start: Day | None = None
    end: Day | None = None

    @property
    def bounds(self) -> tuple[Day, Day]:
        return self.start or _FIRST, self.end or _LAST

    @property
    def dated(self) -> bool:
        return self != (None, None)

    def meets(self, other: Spell) -> bool:
        """Whether the two share a day."""
        (a, b), (c, d) = self.bounds, other.bounds
        return a <= d and c <= b

    def clipped(self, other: Spell) -> Spell | None:
        """The days of both; None where there are none."""
        (a, b), (c, d) = self.bounds, other.bounds
        return _spell(max(a, c), min(b, d)) if self.meets(other) else None


ALWAYS = Spell()


def spell(start: Date | None, end: Date | None) -> Spell:
    """From the first day that ``start`` may mean to the last that ``end`` may; a spell that ends before it starts, as
    articles that disagree may give, keeps its start alone."""
    first, last = start and start.earliest, end and end.latest
    return Spell(first, None if first and last and last < first else last)


def merged(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """The same days as spells in order that do not overlap; () where any side of time is unknown altogether."""
    found: list[tuple[Day, Day]] = []
    for start, end in sorted(one.bounds for one in spells):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    joined = tuple(_spell(*bounds) for bounds in found)
    return () if joined == (Spell(),) else joined


def hull(spells: Iterable[Spell]) -> Spell:
    """The shortest spell that holds them all; open on both sides where there are none."""
    bounds = [one.bounds for one in spells]
    return _spell(min(a for a, _ in bounds), max(b for _, b in bounds)) if bounds else Spell()


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a view looks at. Without bounds it holds everything, what is undated too."""

    spell: Spell = ALWAYS

    @classmethod
    def of(cls, since: str | None, until: str | None) -> Window:
        """From bounds as users write them: "2020", "2020-05" or "2020-05-18", each taken whole.

        Raises UsageError for what is no date, or a window that ends before it starts.
        """
        first, last = _bound(since), _bound(until)
        start, end = first and first.earliest, last and last.latest
        if start and end and end < start:
            raise UsageError(f"the window ends ({until}) before it starts ({since})")
        return cls(Spell(start, end))

    def holds(self, start: Day | None, end: Day | None) -> bool:
        """Whether something of that time falls into the window. What is undated falls into no window with a bound."""
        found = Spell(start, end)
        return not self.spell.dated or (found.dated and self.spell.meets(found))


def _bound(text: str | None) -> Date | None:
    if not text:
        return None
    found = parse_date(text)
    try:
        if found.earliest and found.latest:
            return found
    except ValueError:  # a thirteenth month, a 31 April
        pass
    raise UsageError(f"{text!r} is no date: write a year, a month or a day as 2020, 2020-05 or 2020-05-18")


def _spell(start: Day, end: Day) -> Spell:
    return Spell(None if start == _FIRST else start, None if end == _LAST else end)
