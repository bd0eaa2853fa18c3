"""Who held which post when, put together from tenures and from the changes that give posts and take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Day

from kg.graph.tables import Row
from kg.graph.when import Spell, merged, spell

GIVES = frozenset({"elected", "appointed", "transferred"})
TAKES = frozenset({"relieved", "dismissed", "resigned"})


@dataclass(slots=True)
class Holding:
    """One person in one post: every spell that is known of, () where no article gives a time."""

    person: str
    post: str
    spells: tuple[Spell, ...] = ()
    statuses: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)


def holdings(tenures: Mapping[str, Row], changes: Mapping[str, Row]) -> list[Holding]:
    """Every person and post that a tenure or a change joins, in order of their IRIs.

    A beginning that nobody states is the first day for which the post is attested; an end that nobody states is the
    next change that takes the post, or open. A proposal gives no post.
    """
    found: dict[tuple[str, str], Holding] = {}
    known: dict[tuple[str, str], list[Spell]] = {}
    taken: dict[tuple[str, str], list[Spell]] = {}
    for row in tenures.values():
        if row["person"] and row["post"]:
            key = row["person"], row["post"]
            one = found.setdefault(key, Holding(*key))
            one.statuses.update(filter(None, [row["status"]]))
            one.terms.update(filter(None, [row["term"]]))
            known.setdefault(key, []).append(tenure_spell(row))
    for row in changes.values():
        day = spell(row["date"], row["date"])
        for post, given in _posts(row):
            key = row["person"], post
            one = found.setdefault(key, Holding(*key))
            one.terms.update(filter(None, [row["term"] if given else None]))
            (known if given else taken).setdefault(key, []).append(Spell(day.start, None) if given else day)
    for key, one in found.items():
        one.spells = _joined(known.get(key, []), taken.get(key, []))
    return [found[key] for key in sorted(found)]


def tenure_spell(row: Row) -> Spell:
    """When a tenure held: as stated; else from its first attestation, or as a former post until that."""
    stated = spell(row["from"], row["until"])
    if stated.dated or not row["first_attested"]:
        return stated
    first: Day = row["first_attested"]
    return Spell(None, first) if row["status"] == "former" else Spell(first, None)


def _posts(row: Row) -> Iterable[tuple[str, bool]]:
    """The posts that a change gives (True) and takes (False)."""
    if row["person"] and row["post"] and row["change"] in GIVES | TAKES:
        yield row["post"], row["change"] in GIVES
    if row["person"] and row["previous_post"] and row["change"] in GIVES:
        yield row["previous_post"], False


def _joined(known: list[Spell], taken: list[Spell]) -> tuple[Spell, ...]:
    ends = sorted(day for day in (one.end for one in taken) if day)
    cut = {_until_taken(one, ends) for one in known if one.dated}
    begun = [one for one in cut if one.start]
    if ends and not any(one.end == ends[0] for one in begun):
        cut.add(Spell(_after(begun, ends[0]), ends[0]))
    return merged(cut)


def _until_taken(one: Spell, ends: list[Day]) -> Spell:
    start = one.start
    if one.end or not start:
        return one
    return Spell(start, next((end for end in ends if end >= start), None))


def _after(begun: list[Spell], end: Day) -> Day | None:
    """A post is taken that was held before: since the last day that is known, if there is one."""
    return max((one.start for one in begun if one.start and one.start <= end), default=None)
