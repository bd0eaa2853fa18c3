"""The words of events: kg/vi/events.toml."""

from __future__ import annotations

from functools import cache

from kg.extract.bodies.mentions import BodyMention
from kg.vi import fold, table


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


class EventWords:
    def __init__(self) -> None:
        data = table("events")
        self.of_people = _folded(data["label"]["of_people"])
        self.goes_on = _folded(data["label"]["goes_on"])
        self.governs = _folded(data["label"]["governs"])
        self.spans = _folded(data["label"]["spans"])
        self.decisions = tuple(map(fold, data["label"]["decisions"]))
        self.acts = _folded(data["label"]["acts"])
        self.strolls = _folded(data["label"]["strolls"])
        self.trailing = _folded(data["label"]["trailing"])
        self.sittings = _folded(data["label"]["sittings"])
        self.openings = _folded(data["label"]["openings"])
        self.next_to = _folded(data["label"]["next_to"])
        self.inspects = _folded(data["label"]["inspects"])
        self.examined = tuple(map(fold, data["label"]["examined"]))
        self.levels_of_places = _folded(data["label"]["levels_of_places"])
        self.contacts = _folded(data["label"]["contacts"])
        self.openers = _folded(data["label"]["openers"])
        self.organises = _folded(data["label"]["organises"])
        self.any_meeting = _folded(data["label"]["any_meeting"])
        self.any_ceremony = _folded(data["label"]["any_ceremony"])
        self.predicates = _folded(data["label"]["predicates"])
        self.referred = _folded(data["label"]["referred"])
        self.documents = _folded(data["label"]["documents"])
        self.vaguely = _folded(data["label"]["vaguely"])
        self.looks_back = tuple(map(fold, data["label"]["looks_back"]))
        self.inspectors = tuple(map(fold, data["label"]["inspectors"]))
        self.holds_from = _folded(data["label"]["holds_from"])
        self.deadlines = _folded(data["label"]["deadlines"])
        self.tells = _folded(data["label"]["tells"])
        self.levels = tuple(map(fold, data["label"]["levels"]))
        self.courts = tuple(map(fold, data["label"]["courts"]))
        self.holidays = _folded(data["label"]["holidays"])
        self.funerals = _folded(data["label"]["funerals"])
        self.never = _folded(data["label"]["never"])
        self.loose = _folded(data["label"]["loose"])
        self.qualifiers = _folded(data["label"]["qualifiers"])
        self.congresses = tuple(map(fold, data["label"]["congresses"]))
        self.missed = _folded(data["label"]["missed"])
        self.behind_day = _folded(data["label"]["behind_day"])
        self.named_by_place = _folded(data["label"]["named_by_place"])
        self.many = _folded(data["label"]["many"])
        self.aims = _folded(data["label"]["aims"])
        self.purposes = _folded(data["label"]["purposes"])
        self.not_planned = self.purposes | self.aims
        self.ends_clause = _folded(data["label"]["ends_clause"])
        self.here = _folded(data["words"]["here"])


@cache
def event_words() -> EventWords:
    return EventWords()


def inspects(body: BodyMention) -> bool:
    """Whether a body punishes at sessions of its own, which are known by their numbers alone."""
    return fold(body.name).startswith(event_words().inspectors)
