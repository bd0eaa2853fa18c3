"""Changes of personnel and of bodies: one node for one change, whichever articles tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import BodyChange, Date, PersonnelChange
from kg.resolve.evidence import agreed_date, commonest, compatible, merged
from kg.resolve.ids import identifier

# Articles that date a change of one person in one post so many days apart disagree; further apart, there are two.
_APART = 31


def personnel(changes: Iterable[PersonnelChange]) -> tuple[PersonnelChange, ...]:
    """The changes, by key; what is given is one article's each, with keys that hold everywhere."""
    alike: dict[tuple[str, str, str | None], list[PersonnelChange]] = defaultdict(list)
    for change in changes:
        alike[change.person, change.kind, change.post].append(change)
    found = (_personnel(told, rank) for group in alike.values() for rank, told in enumerate(_told(group)))
    return tuple(sorted(found, key=lambda change: change.key))


def _told(group: Sequence[PersonnelChange]) -> list[list[PersonnelChange]]:
    """The group parted by date: exact dates first, then what fits one of them alone."""
    events: list[list[PersonnelChange]] = []
    for change in sorted(group, key=lambda change: (-_exactness(change.date), _order(change))):
        fitting = [told for told in events if _one(told, change)]
        if len(fitting) == 1:
            fitting[0].append(change)
        else:
            events.append([change])
    return events


def _exactness(date: Date | None) -> int:
    return sum(part is not None for part in date or ())


def _order(change: PersonnelChange) -> tuple[str, str]:
    first = change.evidence[0] if change.evidence else None
    return (change.date.lexical if change.date else "", f"{first.article} {first.span.begin:09d}" if first else "")


def _one(told: Sequence[PersonnelChange], change: PersonnelChange) -> bool:
    first = told[0]
    beside = {one.article for one in change.evidence}
    for known in told:
        if any(one.article in beside for one in known.evidence):  # an article that tells of two means two
            return replace(known, key="", evidence=()) == replace(change, key="", evidence=())
    if compatible(first.date, change.date):
        return True
    days = [date.earliest for date in (first.date, change.date) if date and date.day]
    return len(days) == 2 and days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= _APART


def _personnel(told: Sequence[PersonnelChange], rank: int) -> PersonnelChange:
    """One node; ``rank`` tells apart changes that are otherwise alike."""
    date, others = agreed_date([change.date for change in told])
    first = told[0]
    return replace(
        first,
        key=identifier(
            "change",
            first.person,
            first.kind,
            first.post,
            date.lexical if date else None,
            str(rank) if rank else None,
        ),
        previous_post=commonest(change.previous_post for change in told),
        acting=any(change.acting for change in told),
        measure=commonest(change.measure for change in told),
        date=date,
        decided_by=commonest(change.decided_by for change in told),
        at_event=commonest(change.at_event for change in told),
        decided_in=commonest(change.decided_in for change in told),
        term=commonest(change.term for change in told),
        evidence=merged(one for change in told for one in change.evidence),
        confidence=max(change.confidence for change in told),
        disputed={"date": others} if others else {},
    )


def of_bodies(changes: Iterable[BodyChange]) -> tuple[BodyChange, ...]:
    alike: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[BodyChange]] = defaultdict(list)
    for change in changes:
        alike[change.kind, tuple(sorted(set(change.originals))), tuple(sorted(set(change.results)))].append(change)
    return tuple(sorted((_body(*key, told) for key, told in alike.items()), key=lambda change: change.key))


def _body(kind: str, originals: tuple[str, ...], results: tuple[str, ...], told: Sequence[BodyChange]) -> BodyChange:
    date, others = agreed_date([change.date for change in told])
    return BodyChange(
        key=identifier("body-change", kind, *originals, None, *results),
        kind=kind,
        originals=originals,
        results=results,
        date=date,
        decided_in=commonest(change.decided_in for change in told),
        evidence=merged(one for change in told for one in change.evidence),
        confidence=max(change.confidence for change in told),
        disputed={"date": others} if others else {},
    )
