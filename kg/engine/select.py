"""Less than everything: facts below a confidence left out, or persons who hold no post. Nothing is left dangling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from kg.model import Fact, Facts, Knowledge, Things

__all__ = ["confident", "officials", "without"]

T = TypeVar("T", bound=Things)

KINDS = ("tenures", "changes", "events", "participations", "body_changes", "instruments")
# Field → whether its fact is nothing without it. Of fields that hold several keys the missing ones are left out.
REFERENCES: dict[str, dict[str, bool]] = {
    "bodies": {"parent": False},
    "posts": {"body": False},
    "tenures": {"person": True, "post": True},
    "changes": {
        "person": True,
        "post": False,
        "previous_post": False,
        "decided_by": False,
        "at_event": False,
        "decided_in": False,
    },
    "events": {"organizers": False, "parent": False},
    "participations": {"event": True, "agent": True},
    "body_changes": {"originals": False, "results": False, "decided_in": False},
    "instruments": {"issuer": False},
}


def confident(facts: Facts, minimum: float) -> Facts:
    """The facts of an article at least as sure as ``minimum`` (0 to 1), and the things that they are about."""
    return without(facts, {fact.key for kind in KINDS for fact in getattr(facts, kind) if fact.confidence < minimum})


def officials(knowledge: Knowledge) -> Knowledge:
    """Without the persons who neither hold nor held a post, nor came to one or left it."""
    holders = {tenure.person for tenure in knowledge.tenures}
    holders |= {change.person for change in knowledge.changes if change.post and change.kind != "nominated"}
    return without(knowledge, {person.key for person in knowledge.persons} - holders)


def without(things: T, keys: set[str]) -> T:
    """Without the things named by ``keys``, what is nothing without them, and references to either."""
    gone = set(keys)
    if not gone:
        return things
    while more := {fact.key for fact in _bereft(things, gone)} - gone:
        gone |= more
    kept = {
        kind: tuple(_severed(fact, kind, gone) for fact in getattr(things, kind) if fact.key not in gone)
        for kind in ("persons", *REFERENCES)
    }
    return replace(things, **kept)


def _bereft(things: Things, gone: set[str]) -> Iterator[Fact]:
    for kind, references in REFERENCES.items():
        needed = [name for name, vital in references.items() if vital]
        for fact in getattr(things, kind):
            if any(getattr(fact, name) in gone for name in needed):
                yield fact


def _severed(fact: Any, kind: str, gone: set[str]) -> Any:
    changes: dict[str, Any] = {}
    for name in REFERENCES.get(kind, {}):
        value = getattr(fact, name)
        if isinstance(value, tuple):
            if gone.intersection(value):
                changes[name] = tuple(key for key in value if key not in gone)
        elif value in gone:
            changes[name] = None
    return replace(fact, **changes) if changes else fact
