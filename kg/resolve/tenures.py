"""Tenures: all that is said of one person in one post, once per term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.model import Date, PersonnelChange, Tenure, Term
from kg.resolve.evidence import agreed_date, merged
from kg.resolve.ids import identifier

_BEGINS = frozenset({"elected", "appointed", "transferred"})
_ENDS = frozenset({"relieved", "dismissed", "resigned"})


@dataclass(slots=True)
class Statement:
    """One article's tenure, its keys those that hold everywhere, its evidence dated."""

    tenure: Tenure
    said: Date | None  # when the article says so


@dataclass(slots=True)
class _Post:
    """One person in one post: what is said of each term, and of none."""

    by_term: dict[str | None, list[Statement]] = field(default_factory=lambda: defaultdict(list))


def tenures(
    statements: Iterable[Statement], changes: Iterable[PersonnelChange], terms: dict[str, Term]
) -> tuple[Tenure, ...]:
    """The tenures, by key. ``changes`` and the terms give from when and until when they were held."""
    held: dict[tuple[str, str], _Post] = defaultdict(_Post)
    for statement in statements:
        tenure = statement.tenure
        held[tenure.person, tenure.post].by_term[tenure.term].append(statement)
    moves = _moves(changes)
    found = (_tenure(key, term, said, moves, terms) for key, post in held.items() for term, said in _terms(post, terms))
    return tuple(sorted(found, key=lambda tenure: tenure.key))


def _terms(post: _Post, terms: dict[str, Term]) -> Iterable[tuple[str | None, list[Statement]]]:
    """Statements that name no term go to the term in which they were made, where that is certain."""
    named = [term for term in post.by_term if term]
    by_term = {term: list(post.by_term[term]) for term in named}
    loose: list[Statement] = []
    for statement in post.by_term.get(None, ()):
        fitting = [term for term in named if _within(statement.said, terms[term])]
        (by_term[fitting[0]] if len(fitting) == 1 else loose).append(statement)
    return [*sorted(by_term.items()), *([(None, loose)] if loose else [])]


def _within(said: Date | None, term: Term) -> bool:
    if said is None or said.year is None or term.start is None or term.end is None:
        return False
    return (term.start.year or 0) < said.year < (term.end.year or 0)


Moves = dict[tuple[str, str], tuple[list[Date], list[Date]]]


def _moves(changes: Iterable[PersonnelChange]) -> Moves:
    """(person, post) → the dates on which the person came to it, and those on which the person left it."""
    moves: Moves = defaultdict(lambda: ([], []))
    for change in changes:
        if change.date is None or change.date.year is None:
            continue
        if change.kind in _BEGINS and change.post:
            moves[change.person, change.post][0].append(change.date)
        left = change.post if change.kind in _ENDS else change.previous_post if change.kind == "transferred" else None
        if left:
            moves[change.person, left][1].append(change.date)
    return moves


def _tenure(
    key: tuple[str, str], term: str | None, said: list[Statement], moves: Moves, terms: dict[str, Term]
) -> Tenure:
    person, post = key
    came, went = moves.get(key, ([], []))
    known = terms.get(term or "")
    fitting_start = [date for date in came if known is None or _inside(date, known)]
    fitting_end = [date for date in went if known is None or _inside(date, known)]
    start, starts = agreed_date(
        [*(one.tenure.start for one in said), *(fitting_start if len(fitting_start) == 1 else [])]
    )
    end, ends = agreed_date([*(one.tenure.end for one in said), *(fitting_end if len(fitting_end) == 1 else [])])
    start, end = start or (known.start if known else None), end or (known.end if known else None)
    if _backwards(start, end):  # what tells the end tells of another term
        end, ends = None, ()
    first = said[0].tenure
    disputed = {name: values for name, values in (("from", starts), ("until", ends)) if values}
    return replace(
        first,
        key=identifier("tenure", person, post, term),
        person=person,
        post=post,
        term=term,
        status=_status(said),
        start=start,
        end=end,
        evidence=merged(evidence for one in said for evidence in one.tenure.evidence),
        confidence=max(one.tenure.confidence for one in said),
        disputed=disputed,
    )


def _backwards(start: Date | None, end: Date | None) -> bool:
    earliest, latest = start.earliest if start else None, end.latest if end else None
    return earliest is not None and latest is not None and earliest > latest


def _inside(date: Date, term: Term) -> bool:
    if term.start is None or term.end is None:
        return False
    return (term.start.year or 0) <= (date.year or 0) <= (term.end.year or 0)


def _status(said: list[Statement]) -> str:
    """As the latest dated statement has it; of statements without a date, or of one, the first in order of letters."""
    dated = [one for one in said if one.said and one.said.earliest]
    latest = max((one.said.earliest for one in dated if one.said and one.said.earliest), default=None)
    last = [one for one in dated if one.said and one.said.earliest == latest] if latest else said
    return min(one.tenure.status for one in last)
