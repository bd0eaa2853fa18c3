"""What several articles say of one thing, put together: passages, and the values that they do not agree on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from kg.model import Date, Evidence

Value = TypeVar("Value", str, Date, int)
Disputed = Mapping[str, tuple[str | int | Date, ...]]


def merged(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each passage once, with all that it supports, in order of article and place."""
    by_place: dict[tuple[str, int, int, str, str], tuple[Evidence, set[str]]] = {}
    for one in evidence:
        key = (one.article, *one.span, one.status or "", one.as_of.lexical if one.as_of else "")
        by_place.setdefault(key, (one, set()))[1].update(one.supports)
    return tuple(
        Evidence(one.article, one.span, tuple(sorted(supports)), one.status, one.as_of)
        for _, (one, supports) in sorted(by_place.items(), key=lambda item: item[0])
    )


def count(counts: dict[str, int], value: str) -> None:
    counts[value] = counts.get(value, 0) + 1


def best(counts: Mapping[str, int]) -> str | None:
    """The commonest; of equals the longest, then the first in order of letters."""
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default=None)


def commonest(values: Iterable[Value | None]) -> Value | None:
    """The value that most articles give; of equals the most exact, then the first in order. None where all are open."""
    counts: dict[Value, int] = {}
    for value in values:
        if value is not None:
            counts[value] = counts.get(value, 0) + 1
    return min(counts, key=lambda value: (-counts[value], -len(str(value)), str(value)), default=None)


def agreed_date(dates: Sequence[Date | None]) -> tuple[Date | None, tuple[Date, ...]]:
    """The date that most articles give, made as exact as those that fit it, and the dates that contradict it."""
    known = [date for date in dates if date is not None and any(date)]
    chosen = commonest(known)
    if chosen is None:
        return None, ()
    for date in sorted(known, key=lambda date: date.lexical):
        if compatible(chosen, date):
            chosen = Date(*(mine or theirs for mine, theirs in zip(chosen, date, strict=True)))
    against = {date for date in known if not compatible(chosen, date)}
    return chosen, tuple(sorted(against, key=lambda date: date.lexical))


def compatible(one: Date | None, other: Date | None) -> bool:
    """Whether both may mean one day: no part that both know differs."""
    if one is None or other is None:
        return True
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in zip(one, other, strict=True))
