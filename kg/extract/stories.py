"""What the article is telling of when a sentence is read: the event at which a speaker speaks who names none."""

from __future__ import annotations

from kg.extract.chunks import Row
from kg.extract.happenings import EventMention, Happening
from kg.extract.reading import Reading
from kg.extract.role_book import RoleMention
from kg.extract.role_words import role_words

NEAR = 2  # sentences within which a speaker is taken to speak at the event just named
LEAD = 5  # sentences in which the event that an article reports is named
FAR = 10  # the same for an event that the article opens with

Places = list[tuple[int, Happening]]  # the events of a sentence, each with its chunk


class Story:
    def __init__(self, reading: Reading, happenings: list[Happening], year: int | None) -> None:
        self.reading = reading
        self.year = year  # that the article is of, where known: what was in an earlier one is background
        self.of = {id(mention): happening for happening in happenings for mention in happening.mentions}
        self.current: Happening | None = None
        self.told: dict[int, Happening] = {}  # by id of a row: the event that the article is telling of there
        self.since = 0  # sentences since the current event was named
        self.read_so_far = 0
        self.lead: list[Happening] = []  # events that the article opens with

    def places(self, row: Row) -> Places:
        """The events of a sentence, each with its chunk."""
        found = enumerate(row.chunks)
        return [
            (at, self.of[id(chunk.value)]) for at, chunk in found if chunk.symbol == "E" and id(chunk.value) in self.of
        ]

    def step(self, row: Row, events: Places) -> None:
        """Goes on to the next sentence."""
        self.since += 1
        self.read_so_far += 1
        if self.read_so_far <= LEAD:
            self.lead.extend(happening for at, happening in events if not row.chunks[at].value.planned)
        self._turn(row, events)
        if self.current is not None:
            self.told[id(row)] = self.current

    def _turn(self, row: Row, events: Places) -> None:
        """The event that the story is at after this sentence's events.

        An event takes over where the sentence opens with "Tại …", where it is chaired or dated; a bare noun in passing does not.
        """
        for at, happening in events:
            mention: EventMention = row.chunks[at].value
            past = happening.date is not None and bool(
                happening.date.year and self.year and happening.date.year < self.year
            )
            if mention.planned or mention.generic or past and self.current is not None:
                continue
            left = row.chunks[at - 1].norm if at else ""
            opens = at <= 3 and left in role_words().before_event
            acted = at > 0 and row.code[at - 1] in "cra"
            if (
                opens
                or acted
                or not mention.bare
                and mention.date is not None
                and at <= 4
                or self.current is None
                and not mention.verbal
            ):
                self.current = happening
            if happening is self.current:
                self.since = 0

    def nearest(self, events: Places, at: int) -> Happening | None:
        if not events:
            return self.current
        return min(events, key=lambda pair: abs(pair[0] - at))[1]

    def trial(self, events: Places, at: int) -> Happening | None:
        trials = [(abs(place - at), happening) for place, happening in events if happening.kind == "trial"]
        if trials:
            return min(trials, key=lambda pair: pair[0])[1]
        return next((happening for happening in self.of.values() if happening.kind == "trial"), None)

    def venue(self, row: Row, at: int, events: Places) -> tuple[Happening | None, bool]:
        """Where it was said, and whether the sentence itself says so: at an event of the sentence, else at the one that the story is at."""
        for index, happening in events:
            mention: EventMention = row.chunks[index].value
            left = row.chunks[index - 1] if index else None
            between = row.code[min(at, index) + 1 : max(at, index)]
            if '"' in between or index > at and any(sign in between for sign in "N:"):
                continue  # what was said, not where
            if left is not None and (left.norm in role_words().before_event or index - 1 == at) and not mention.planned:
                return happening, True
        text = " ".join(self.reading.norms[row.sentence.begin : row.sentence.end])
        current = self.current
        if (
            any(words in text for words in role_words().elsewhere)
            or current is None
            or current.kind in ("trial", "visit")
        ):
            return None, False
        here = any(happening is current and index < at for index, happening in events)
        return current, here

    def asserts(self, row: Row, at: int, subject: list[int], event: Happening, found: list[RoleMention]) -> bool:
        """Whether a sentence that names no event still speaks at the current one: by a plain verb of saying, near it, on no other day."""
        verb = row.chunks[at].norm
        if row.code[at] == "s" and verb not in role_words().plain_speech or "b" in row.code[max(0, at - 2) : at]:
            return False
        if any(
            chunk.symbol == "D" and chunk.value.start.day and chunk.value.start != event.date
            for chunk in row.chunks[:at]
        ):
            return False
        known = {mention.person for mention in found if mention.event is event}
        reach = FAR if event in self.lead else NEAR
        return self.since <= reach or any(
            row.chunks[index].value in known for index in subject if row.code[index] == "N"
        )
