"""Who did what at an event: chaired, directed, spoke, presented, attended.

"giao Sở X chủ trì, phối hợp" chairs nothing: a chair needs a gathering as its object. A speaker without a named event
spoke at the one that the article is telling of.
"""

from __future__ import annotations

import re

from kg.extract.events.happenings import EventMention, Happening
from kg.extract.roles.agents import listed, object_before, object_of, remembered, subject_of, with_those_before
from kg.extract.roles.book import Book, RoleMention
from kg.extract.roles.chairs import read_chair
from kg.extract.roles.scenes import is_scene
from kg.extract.roles.speeches import read_handing, read_sources, read_speech
from kg.extract.roles.stories import Places, Story
from kg.extract.roles.words import role_words
from kg.extract.text.chunks import Chunk, Row
from kg.extract.text.reading import Reading

__all__ = ["Finder", "RoleMention"]


_DEEDS = frozenset("cura")


LISTS = 4  # sentences behind the event's name in which those who are there are listed


def _opens_list(chunk: Chunk) -> bool:
    return chunk.norm in role_words().list_words or chunk.symbol == ":"


class Finder:
    """Reads the sentences of one article in order.

    ``holders``: (folded title, folded body) → the one person who holds it here. ``year``: of the article, where known.
    """

    def __init__(
        self,
        reading: Reading,
        happenings: list[Happening],
        holders: dict[tuple[str, str], str],
        year: int | None = None,
    ) -> None:
        self.story = Story(reading, happenings, year)
        self.book = Book(holders)
        self.listing: tuple[str, Happening] | None = None  # of a list that goes on in further sentences

    @property
    def found(self) -> list[RoleMention]:
        return self.book.found

    @property
    def told(self) -> dict[int, Happening]:
        return self.story.told

    def read(self, row: Row) -> None:
        if not self.story.of:
            return
        events = self.story.places(row)
        if self._continue_list(row):
            return
        self.listing = None
        for at, happening in events:
            if row.chunks[at].value.verbal and any(word in row.chunks[at].value.noun for word in role_words().handings):
                read_handing(row, at, happening, self.book)
        for at, symbol in enumerate(row.code) if not _DEEDS.isdisjoint(row.code) else ():
            if symbol in "cu":
                read_chair(row, at, events, self.story, self.book)
            elif symbol == "r":
                self._direct(row, at, events)
            elif symbol == "a":
                self._attend(row, at, events)
        self.story.step(row, events)
        if events or self.story.current is not None or "D" in row.code[:3]:
            for at, symbol in enumerate(row.code):
                if symbol in "spgf":
                    read_speech(row, at, events, self.story, self.book)
            if "N" in row.code:
                read_sources(row, events, self.story, self.book)
        if events:
            self._present(row, events)

    def _present(self, row: Row, events: Places) -> None:
        """Who is there without a deed: in a caption, and as one of those who meet in the event's own name."""
        if is_scene(row):
            people = [at for at, symbol in enumerate(row.code) if symbol == "N"]
            self.book.add("attend", events[-1][1], row, people, events[-1][0], "attend_scene")
        for at, happening in events:
            moved = re.match(r"D?,H*(N)(?:[-,]H*P(?:[,v-]P)*[,-]?)?w{0,2}bX", row.code[at + 1 :])
            if moved and row.code[at - 1 : at] == "t" and happening.kind == "ceremony":
                self.book.add("attend", happening, row, [at + 1 + moved.start(1)], at, "attend_handed")
            self._noun_of_speech(row, at, happening)
            self._company(row, at, happening)
            mention: EventMention = row.chunks[at].value
            if (
                mention.verbal
                and mention.date is not None
                and happening.kind in ("working_session", "visit", "ceremony")
            ):
                verb = at - 1 if at and row.chunks[at - 1].norm in role_words().will else at
                actors = [i for i in subject_of(row, verb) if row.code[i] == "N" and not remembered(row, i)]
                self.book.add("attend", happening, row, actors, at, "attend_verb")
            for person in mention.people:
                found = RoleMention(happening, person, None, "attend", row, mention.begin, mention.end, "attend_named")
                self.book.found.append(found)

    def _company(self, row: Row, at: int, event: Happening) -> None:
        """Who is there with whoever acts: "chủ trì cuộc họp cùng ông A, bà B"; whose journey it is."""
        match = re.match(r"[^NE.;:]{0,4}v[HP]*N(?:(?:,|v|,v)[HP]*N)*", row.code[at + 1 :])
        if match and row.chunks[at + 1 + match[0].index("v")].norm.startswith("cùng"):
            people = [at + 1 + i for i, symbol in enumerate(match[0]) if symbol == "N"]
            self.book.add("attend", event, row, people, at, "attend_list")
        if event.named.noun.startswith("chuyến") and at and row.chunks[at - 1].norm in role_words().makes:
            actors = [index for index in subject_of(row, at) if row.code[index] == "N"]
            self.book.add("attend", event, row, actors, at, "attend_verb")

    def _noun_of_speech(self, row: Row, at: int, event: Happening) -> None:
        """What was said, by a noun: "Đó là chỉ đạo của ông N tại cuộc họp"."""
        match = re.search(r"w?o?[HP]*(N)w{0,2}t$", row.code[:at])
        if match is None:
            return
        norm = row.chunks[match.start()].norm.removesuffix(" của")
        for role, nouns in role_words().said.items():
            if norm in nouns and not is_scene(row):
                self.book.add(role, event, row, [match.start(1)], at, f"{role}_here")

    def _direct(self, row: Row, at: int, events: Places) -> None:
        norm = row.chunks[at].norm
        event = object_of(row, at, events)
        if event is None and norm in role_words().strong_direct:
            event = self.story.nearest(events, at)
        if event is None or norm not in role_words().strong_direct and row.code[at + 1 : at + 2] != "E":
            return
        self._by_subject_or_list("direct", event, row, at)

    def _attend(self, row: Row, at: int, events: Places) -> None:
        if (
            at and row.chunks[at - 1].norm in role_words().not_there
        ):  # "đoàn đại biểu đi dự Đại hội", "cảm ơn sự đón tiếp"
            return
        event = object_of(row, at, events, 5) or object_before(row, at, events)
        lists = re.match(r"(?:E|w)?[^N.]{0,6}", row.code[at + 1 :])
        if (
            event is None
            and lists
            and any(
                chunk.norm in role_words().list_words or chunk.symbol == ":" for chunk in row.chunks[at + 1 : at + 4]
            )
        ):
            event = self.story.nearest(events, at)
        if event is None and row.chunks[at].norm in role_words().there:
            event = self._there(row, at, events)
        if event is not None:
            self._by_subject_or_list("attend", event, row, at)

    def _there(self, row: Row, at: int, events: Places) -> Happening | None:
        """The event that is told of, where a verb closes its clause or opens a list: "ông A và bà B cùng dự."."""
        closes = re.match(r"w{0,2}(?:[.;,]|$)", row.code[at + 1 :]) and "N" in row.code[:at]
        opens = at <= 1 and "N" in row.code[at + 1 : at + 9]
        near = self.story.current is not None and self.story.since <= LISTS and not events
        return self.story.current if near and (closes or opens) and "n" not in row.code[:at] else None

    def _by_subject_or_list(self, role: str, event: Happening, row: Row, at: int) -> None:
        code = row.code
        tail = row.chunks[at + 1 : at + 9]
        opens = next((i for i, chunk in enumerate(tail) if _opens_list(chunk) or chunk.symbol == "N"), None)
        if opens is not None and tail[opens].symbol == "N":
            opens = None
        subject = subject_of(row, at)
        named = [index for index in subject if code[index] == "N"]
        if opens is not None and not named:
            people = listed(row, at + 1 + opens)
            if not people and role == "attend":
                people = listed(row, at + 1 + opens, "B")
            self.book.add(role, event, row, people, at, f"{role}_list")
            if people or code.rstrip(".").endswith(":"):
                self.listing = (role, event)
        elif named or subject and role == "direct":
            people = with_those_before(row, named[0]) if named and role == "attend" else []
            self.book.add(role, event, row, sorted({*people, *subject}), at, f"{role}_verb")
        else:
            after = re.match(r"(?:E|B|w){0,3},?[HP]*(N)", code[at + 1 :])
            if after:
                self.book.add(role, event, row, [at + 1 + after.start(1)], at, f"{role}_verb")

    def _continue_list(self, row: Row) -> bool:
        """Whether the sentence is a further item of a list: "Đồng chí B – Bí thư …"."""
        if self.listing is None or "N" not in row.code:
            return False
        further = self._lists_further(row)
        if not further and not re.match(r"[^NE]{0,3}H*N(?:[-,(:][^scrp]*)?[.;]?$", row.code):
            return False
        role, event = self.listing
        role = "attend" if further else role
        first = row.code.index("N")
        self.book.add(
            role, event, row, [index for index, symbol in enumerate(row.code) if symbol == "N"], first, f"{role}_list"
        )
        return True

    @staticmethod
    def _lists_further(row: Row) -> bool:
        """ "Về phía địa phương, có đồng chí A, …; đồng chí B, …": guests of another side."""
        first = row.code.find("N")
        opening = row.chunks[: max(first, 0)]
        return (
            0 < first <= 9
            and not set("scrpEX") & set(row.code)
            and any(chunk.norm in ("có", "còn có", "gồm có") for chunk in opening)
        )
