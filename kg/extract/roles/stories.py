"""What the article is telling of when a sentence is read: the event at which a speaker speaks who names none."""

from __future__ import annotations

import re

from kg.extract.events.happenings import EventMention, Happening, clash
from kg.extract.events.words import event_words
from kg.extract.roles.agents import quotation
from kg.extract.roles.book import RoleMention
from kg.extract.roles.scenes import earlier, formally, hears, is_scene
from kg.extract.roles.words import role_words
from kg.extract.text.chunks import Row
from kg.extract.text.reading import Reading

NEAR = 2  # sentences within which a speaker is taken to speak at the event just named
LEAD = 5  # sentences in which the event that an article reports is named
FAR = 20  # the same for an event that the article opens with

Places = list[tuple[int, Happening]]  # the events of a sentence, each with its chunk


class Story:
    def __init__(self, reading: Reading, happenings: list[Happening], year: int | None) -> None:
        self.reading = reading
        self.year = year  # that the article is of, where known: what was in an earlier one is background
        # Such words of the whole article, which most have none of.
        self._elsewhere = [
            words
            for words, each in role_words().elsewhere.items()
            if each <= reading.vocabulary and words in reading.folded
        ]
        self.of = {id(mention): happening for happening in happenings for mention in happening.mentions}
        self.current: Happening | None = None
        self.told: dict[int, Happening] = {}  # by id of a row: the event that the article is telling of there
        self.since = 0  # sentences since the current event was named
        self.read_so_far = 0
        self.lead: list[Happening] = []  # events that the article opens with
        self.last: dict[str, tuple[Happening, int]] = {}  # where a person last spoke, and in which sentence
        self.elsewhere: str | None = None  # the words by which a sentence says that it was said elsewhere
        self.out = False  # whether the article has gone on to what was said to papers
        self.away: set[str] = set()  # who spoke elsewhere, to a paper or on another day

    def places(self, row: Row) -> Places:
        """The events of a sentence, each with its chunk."""
        found = enumerate(row.chunks) if "E" in row.code else ()
        return [
            (at, self.of[id(chunk.value)]) for at, chunk in found if chunk.symbol == "E" and id(chunk.value) in self.of
        ]

    def step(self, row: Row, events: Places) -> None:
        """Goes on to the next sentence."""
        self.since += 1
        self.read_so_far += 1
        self.elsewhere = self._said_elsewhere(row) if self._elsewhere else None
        if self.elsewhere is not None and not self.elsewhere.endswith(role_words().earlier):
            self.out = True
        if self.read_so_far <= LEAD:
            self.lead.extend(happening for at, happening in events if not row.chunks[at].value.planned)
        self._turn(row, events)
        if self.current is not None:
            self.told[id(row)] = self.current

    def _said_elsewhere(self, row: Row) -> str | None:
        text = " ".join(self.reading.norms[row.sentence.begin : row.sentence.end])
        return next((words for words in self._elsewhere if words in text), None)

    def _turn(self, row: Row, events: Places) -> None:
        """The event that the story is at after this sentence's events.

        An event takes over where the sentence opens with "Tại …", where it is chaired or dated; a bare noun in passing
        does not.
        """
        quoted = quotation(row)
        for at, happening in events:
            if at in quoted or re.search(r"[NP]w{0,2}s(?:w{0,2}[,:]).*$", row.code[:at]):
                continue  # in what is said
            mention: EventMention = row.chunks[at].value
            past = bool(self.year and happening.date and happening.date.year and happening.date.year < self.year)
            if mention.planned or mention.source or past and self.current is not None or is_scene(row):
                continue
            if self._takes_over(row, at, mention):
                self.current = happening
            if happening is self.current:
                self.since, self.out = 0, False

    def _takes_over(self, row: Row, at: int, mention: EventMention) -> bool:
        located = at > 0 and row.chunks[at - 1].norm in role_words().before_event
        part = self.current is not None and self.current.named.noun.startswith("phiên") and mention.noun == "kỳ họp"
        if part and not located or row.chunks[0].norm in role_words().details:
            return False  # the session whose questions are told of; a detail of what was told before
        if not located and self.current is not None and earlier(mention.date, self.current.date):
            return False
        if self._aside(row, at, mention):
            return False
        acted = at > 0 and row.code[at - 1] in "cra"
        told = not mention.bare and mention.date is not None and (at <= 4 or mention.same_day)
        if located and (at <= 4 or mention.dated) or acted or told:
            return True
        named = not mention.verbal or mention.date is not None
        if self.current is not None or not named:
            return False
        return at == 0 or row.code[at - 1] != "o" and row.chunks[at - 1].norm not in event_words().referred

    def _aside(self, row: Row, at: int, mention: EventMention) -> bool:
        """Whether an event without a day is only looked aside to in the story of another one that has a day."""
        other = self.of[id(mention)]
        if mention.bare or self.current is None or self.current is other or self.current.date is None or other.date:
            return False
        behind = row.chunks[at + 1].norm if at + 1 < len(row.chunks) else ""
        opens = " ".join(chunk.norm for chunk in row.chunks[:2])
        words = role_words().asides
        return other.kind == "ceremony" or opens in words or behind in words

    def nearest(self, events: Places, at: int) -> Happening | None:
        if not events:
            return self.current
        return min(events, key=lambda pair: abs(pair[0] - at))[1]

    def trial(self, events: Places, at: int) -> Happening | None:
        trials = [(abs(place - at), happening) for place, happening in events if happening.kind == "trial"]
        if trials:
            return min(trials, key=lambda pair: pair[0])[1]
        return next((happening for happening in self.of.values() if happening.kind == "trial"), None)

    def spoke(self, people: list[str], event: Happening) -> None:
        """Notes that these people spoke at an event of the sentence: what they say next, they say there."""
        for person in people:
            self.away.discard(person)
            self.last[person] = (event, self.read_so_far)

    def venue(self, row: Row, at: int, events: Places, people: list[str]) -> tuple[Happening | None, bool]:
        """Where it was said, and whether the sentence itself says so.

        At an event of the sentence; else at the one where the speaker has just spoken, or the one the story is at.
        """
        for index, happening in events:
            if self._said_at(row, at, index):
                return happening, True
        if self.elsewhere is not None:
            self.away.update(people)
            return None, False
        if self.away.intersection(people):
            return None, False
        event, when = self.last.get(people[0], (None, 0)) if people else (None, 0)
        current = event if event is not None and self.read_so_far - when <= NEAR else self.current
        formal = row.chunks[at].norm.startswith(role_words().formal_acts)
        if current is None or not hears(current, formal=formal) and not self._at_trial(row, current, people):
            return None, False
        here = any(happening is current and index < at for index, happening in events)
        return current if here else self._whole(row, at, current), here

    def on_its_day(self, row: Row, at: int, people: list[str]) -> Happening | None:
        """The one event of the day on which a sentence that names no place says that somebody spoke."""
        barred = self.elsewhere is not None or not people or self.away.intersection(people)
        if barred or row.code[at] not in "sp" or "E" in row.code:
            return None
        days = [
            chunk.value.start for chunk in row.chunks[: min(at, 3)] if chunk.symbol == "D" and chunk.value.start.day
        ]
        held = [h for h in {id(h): h for h in self.of.values()}.values() if h.date is not None and h.date.day]
        same = [h for h in held if days and h.date is not None and h.date[1:] == days[0][1:]]
        return same[0] if len(same) == 1 and hears(same[0], formal=False) else None

    def _whole(self, row: Row, at: int, part: Happening) -> Happening:
        """The event that is opened or closed while the story is at a part of it: "Phát biểu bế mạc, …"."""
        if not row.chunks[at].norm.endswith(("bế mạc", "khai mạc")) or not part.named.noun.startswith("phiên"):
            return part
        kinds = ("congress", "conference", "session")
        wholes = [h for h in self.lead if h.kind in kinds and not h.named.noun.startswith("phiên")]
        return wholes[0] if wholes else part

    @staticmethod
    def _at_trial(row: Row, event: Happening, people: list[str]) -> bool:
        """Whether somebody of the trial speaks: "bị cáo N nói", "luật sư M đề nghị"."""
        pairs = zip(row.chunks, row.chunks[1:], strict=False)
        named = (two.value for one, two in pairs if one.norm in role_words().at_trial and two.symbol == "N")
        return event.kind == "trial" and any(person in people for person in named)

    @staticmethod
    def _said_at(row: Row, at: int, index: int) -> bool:
        mention: EventMention = row.chunks[index].value
        between = row.code[min(at, index) + 1 : max(at, index)]
        if mention.planned or '"' in between or mention.verbal and not mention.aside and "quyết" not in mention.noun:
            return False
        if mention.aside:
            return index < at
        if index > at and (row.chunks[index - 1].symbol == "a" or set(between) & set("N:f,")):
            return False  # what was said, not where
        return index > 0 and (row.chunks[index - 1].norm in role_words().before_event or formally(row, at, index))

    def asserts(
        self, row: Row, at: int, subject: list[int], event: Happening, people: list[str], found: list[RoleMention]
    ) -> bool:
        """Whether a sentence that names no event still speaks at ``event``.

        By a plain verb of saying, in no clause of another's words, near the event's name, on no other day.
        """
        verb = row.chunks[at].norm
        if row.code[at] == "s" and verb in role_words().loose_speech or "b" in row.code[max(0, at - 2) : at]:
            return False
        before = row.code[: subject[0]]
        said = re.search(r"[NP]w{0,3}(s)[^\";.:]*$", before)
        told = re.search(r"(s)[^\",;.:]*$", before)
        if told and row.chunks[told.start(1)].norm in role_words().reports:
            return False  # "Nhiều nguồn tin cho biết ông A đang kêu gọi …"
        if said and not row.chunks[said.start(1)].norm.startswith(role_words().formal_speech):
            return False  # "Ông A cho hay ông B đã lưu ý …": what A says
        if any(chunk.norm in role_words().joins_clauses for chunk in row.chunks[subject[0] + 1 : at]):
            return False
        days = [chunk.value.start for chunk in row.chunks[:at] if chunk.symbol == "D" and chunk.value.start.day]
        if any(event.date is None or clash(day, event.date) for day in days):
            self.away.update(people)
            return False
        known = {mention.person for mention in found if mention.event is event}
        reach = FAR if event in self.lead or verb in role_words().debates and event.kind == "session" else NEAR
        near = self.since <= reach and not self.out and not self._named_behind(row, at, event)
        closed = event.named.noun.startswith(("chuyến", "thăm") if event.kind == "visit" else "họp")
        known_by = event.kind != "visit" and any(m.event is event and not m.rule.endswith("context") for m in found)
        if closed and not known_by and row.code[at] != "p" and (event.named.verbal or event.kind == "visit"):
            near = False  # who was there speaks there, and nobody else
        return near or bool(known.intersection(people))

    def _named_behind(self, row: Row, at: int, event: Happening) -> bool:
        """Whether the first mention of the event is what is said: "ông N yêu cầu chuẩn bị tài liệu trình kỳ họp"."""
        return any(chunk.symbol == "E" and chunk.value is event.mentions[0] for chunk in row.chunks[at:])
