"""Events of an article that have something of their own, and who did what at them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.extract.events.finder import EventMention, Happening
from kg.extract.events.words import event_words
from kg.extract.roles.finder import RoleMention
from kg.model import Event, Evidence, Participation, Span
from kg.vi import fold

if TYPE_CHECKING:
    from kg.extract.assemble import Assembler

_NUMBERED = ("congress", "session", "conference")


def gather(assembler: Assembler, happenings: list[Happening], mentions: list[RoleMention]) -> dict[str, Event]:
    """Events by key; what happened at them goes into ``assembler.roles``."""
    roles: dict[int, list[RoleMention]] = {}
    for mention in mentions:
        roles.setdefault(id(mention.event), []).append(mention)
    events: dict[str, Event] = {}
    for happening in happenings:
        here = roles.get(id(happening), [])
        if worth_telling(happening, here):
            events[happening.key] = _event(assembler, happening)
            for mention in here:
                _role(assembler, happening, mention)
    return events


def worth_telling(happening: Happening, roles: list[RoleMention]) -> bool:
    """Whether an event has a date, an organizer, a place, people or a number of its own; one only named has not."""
    named = happening.named
    if all(mention.awaited or mention.source for mention in happening.mentions):
        return False
    if happening.date is None and any(level in fold(named.label) for level in event_words().levels):
        return False  # "đại hội các chi bộ trực thuộc"
    if named.kind == "other" and not named.verbal and happening.date is None:
        return False  # "cuộc thi", "cuộc bầu cử" without a day
    if roles:
        return True
    if named.bare:
        return any(mention.dated for mention in happening.mentions)
    if any(mention.date or mention.organizers or mention.place for mention in happening.mentions):
        return True
    if named.verbal or named.source or named.kind not in _NUMBERED:
        return False
    return named.ordinal is not None or named.term is not None and bool(named.bodies) and named.label[0].isupper()


def _event(assembler: Assembler, happening: Happening) -> Event:
    evidence, organizers = _told(assembler, happening)
    named = happening.named
    return Event(
        key=happening.key,
        kind=happening.kind,
        label=_full_label(assembler, happening, organizers),
        date=happening.date,
        end=happening.until,
        place=_first(happening, "place"),
        organizers=tuple(organizers),
        ordinal=_first(happening, "ordinal"),
        term=_first(happening, "term"),
        planned=all(mention.planned for mention in happening.mentions),
        evidence=evidence,
        confidence=assembler.sure["event_bare" if named.bare else "event_named"],
    )


def _told(assembler: Assembler, happening: Happening) -> tuple[tuple[Evidence, ...], list[str]]:
    """The passages that tell of an event, and the keys of the bodies that hold it."""
    evidence: dict[Span, Evidence] = {}
    organizers: dict[str, None] = {}
    for mention in happening.mentions:
        if mention.bare and mention is not happening.named and mention.date is None:
            continue
        found = _passage(assembler, mention)
        evidence.setdefault(found.span, found)
        for body in mention.organizers:
            organizers[assembler.body(body, mention.row.sentence)] = None
    return tuple(evidence.values()), list(organizers)


def _passage(assembler: Assembler, mention: EventMention) -> Evidence:
    stated = ("label", "date") if mention.date else ("label",)
    return assembler.evidence(mention.row.sentence, mention.begin, mention.end, *stated)


def _first(happening: Happening, name: str) -> Any:
    """What the fullest mention says, else the first that says anything."""
    values = (getattr(mention, name) for mention in (happening.named, *happening.mentions))
    return next((value for value in values if value), None)


def _full_label(assembler: Assembler, happening: Happening, organizers: list[str]) -> str:
    """The event's name; of a numbered one that names no body, with the one body that holds it."""
    named, label = happening.named, happening.label
    known = named.ordinal is not None or named.weak and named.kind == "session"
    if not known or named.bodies or len(organizers) != 1 or named.kind not in _NUMBERED:
        return label
    holder = next(body.name for body in assembler.bodies.values() if body.key == organizers[0])
    return label if fold(holder) in fold(label) else f"{label} {holder}"


def _role(assembler: Assembler, happening: Happening, mention: RoleMention) -> None:
    sentence = mention.row.sentence
    agent = mention.person or (assembler.body(mention.body, sentence) if mention.body is not None else None)
    if agent is None:
        return
    key = (happening.key, agent, mention.role)
    by_body = mention.role == "present" and mention.person is None  # less sure, whatever the construction
    evidence = assembler.evidence(sentence, mention.begin, mention.end, "agent", "role")
    known = assembler.roles.get(key)
    if known is None:
        assembler.roles[key] = Participation(
            key=f"r{len(assembler.roles) + 1}",
            event=happening.key,
            agent=agent,
            role=mention.role,
            evidence=(evidence,),
            confidence=assembler.sure["present_body" if by_body else mention.rule],
        )
    elif evidence.span not in {one.span for one in known.evidence}:
        assembler.roles[key] = replace(known, evidence=(*known.evidence, evidence))


def participations(roles: dict[tuple[str, str, str], Participation]) -> tuple[Participation, ...]:
    """Attendance is told only of those who do nothing else at the event."""
    busy = {(event, agent) for event, agent, role in roles if role != "attend"}
    return tuple(
        found for (event, agent, role), found in roles.items() if role != "attend" or (event, agent) not in busy
    )
