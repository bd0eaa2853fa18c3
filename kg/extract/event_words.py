"""The words of events: kg/vi/events.toml."""

from __future__ import annotations

from functools import cache

from kg.vi import fold, table


class EventWords:
    def __init__(self) -> None:
        data = table("events")
        folded = lambda words: frozenset(fold(word) for word in words)  # noqa: E731
        self.of_people = folded(data["label"]["of_people"])
        self.goes_on = folded(data["label"]["goes_on"])
        self.openers = folded(data["label"]["openers"])
        self.takes_place = folded(data["label"]["takes_place"])
        self.organises = folded(data["label"]["organises"])
        self.any_meeting = folded(data["label"]["any_meeting"])
        self.any_ceremony = folded(data["label"]["any_ceremony"])
        self.predicates = folded(data["label"]["predicates"])
        self.referred = folded(data["label"]["referred"])
        self.documents = folded(data["label"]["documents"])
        self.here = folded(data["words"]["here"])


@cache
def event_words() -> EventWords:
    return EventWords()
