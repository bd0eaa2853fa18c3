"""kg:earliest and kg:latest: days to filter and sort on, since engines do not compare dates of different precision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Day

from rdflib import URIRef

from kg.model import Date, Fact, Tenure, Term
from kg.rdf import terms
from kg.rdf.vocab import KG


def fact_bounds(fact: Fact) -> Iterator[tuple[URIRef, str]]:
    """The bounds of a fact over all its dates, disputed ones included."""
    if isinstance(fact, Tenure | Term):  # what has only begun, or only ended, is open on the other side
        starts = [fact.start, *_disputed(fact, "from")]
        ends = [fact.end, *_disputed(fact, "until")]
    else:
        starts = [getattr(fact, "date", None), *_disputed(fact, "date")]
        ends = [*starts, getattr(fact, "end", None), *_disputed(fact, "endDate")]
    return bounds(starts, ends)


def bounds(starts: Iterable[Date | None], ends: Iterable[Date | None]) -> Iterator[tuple[URIRef, str]]:
    """The first day that the starts may mean and the last that the ends may; nothing for dates whose year is open."""
    first = [day for day in (date.earliest for date in starts if date) if day]
    last = [day for day in (date.latest for date in ends if date) if day]
    if first:
        yield KG.earliest, _day(min(first))
    if last:
        yield KG.latest, _day(max(last))


def _disputed(fact: Fact, name: str) -> Iterator[Date]:
    return (value for value in fact.disputed.get(name, ()) if isinstance(value, Date))


def _day(day: Day) -> str:
    return terms.typed(day.isoformat(), "date")
