"""Who did what at an event: chaired, directed, spoke, presented, attended.

"giao Sở X chủ trì, phối hợp" chairs nothing: a chair needs a gathering as its object. A speaker without a named event spoke at
the one that the article is telling of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.chunks import Row
from kg.extract.events import EventMention, Happening
from kg.extract.posts import PostMention
from kg.extract.reading import Reading
from kg.vi import fold, table


@dataclass(slots=True)
class RoleMention:
    event: Happening
    person: str | None  # key
    body: object | None  # a BodyMention where a body acts
    role: str
    row: Row
    begin: int  # tokens
    end: int
    rule: str


@dataclass(slots=True)
class _Story:
    """What the article is telling of when a sentence is read."""

    current: Happening | None = None
    listing: tuple[str, Happening] | None = None


NEAR = 2  # sentences within which a speaker is taken to speak at the event just named
LEAD = 5  # sentences in which the event that an article reports is named
FAR = 10  # the same for an event that the article opens with


class _Words:
    def __init__(self) -> None:
        data = table("roles")["context"]
        folded = lambda words: frozenset(fold(word) for word in words)  # noqa: E731
        self.elsewhere = tuple(map(fold, data["elsewhere"]))
        self.list_words = folded(data["list"])
        self.strong_direct = folded(data["direct_alone"])
        self.speech_nouns = folded(data["speech_nouns"])
        self.chairs_alone = folded(data["chairs_alone"])
        self.opening = folded(data["opening"])
        self.body_presents = folded(data["body_presents"])
        self.plain_speech = folded(data["plain_speech"])
        self.subordinating = folded(data["subordinating"])
        self.before_event = folded(data["before_event"])


@cache
def _words() -> _Words:
    return _Words()


class Finder:
    """Reads the sentences of one article in order."""

    def __init__(self, reading: Reading, happenings: list[Happening], holders: dict[tuple[str, str], str], year: int | None = None) -> None:
        self.reading = reading
        self.year = year  # that the article is of, where known: what was in an earlier one is background
        self.of = {id(mention): happening for happening in happenings for mention in happening.mentions}
        self.holders = holders  # (folded title, folded body) → the one person who holds it here
        self.story = _Story()
        self.told: dict[int, Happening] = {}  # by id of a row: the event that the article is telling of there
        self.found: list[RoleMention] = []
        self.since = 0  # sentences since the current event was named
        self.read_so_far = 0
        self.lead: list[Happening] = []  # events that the article opens with

    def read(self, row: Row) -> None:
        code = row.code
        events = [(at, self.of[id(chunk.value)]) for at, chunk in enumerate(row.chunks) if chunk.symbol == "E" and id(chunk.value) in self.of]
        if self._continue_list(row):
            return
        self.story.listing = None
        for at, happening in events:
            if row.chunks[at].value.verbal and "quyết định" in row.chunks[at].value.noun:
                self._handed(row, at, happening)
        for at, symbol in enumerate(code):
            if symbol in "cu":
                self._chair(row, at, events)
            elif symbol == "r":
                self._direct(row, at, events)
            elif symbol == "a":
                self._attend(row, at, events)
        self.since += 1
        self.read_so_far += 1
        if self.read_so_far <= LEAD:
            self.lead.extend(happening for at, happening in events if not row.chunks[at].value.planned)
        self._turn(row, events)
        if self.story.current is not None:
            self.told[id(row)] = self.story.current
        for at, symbol in enumerate(code):
            if symbol in "sp":
                self._tell(row, at, events)

    # -- the event meant -----------------------------------------------------------------------------------------------

    def _turn(self, row: Row, events: list[tuple[int, Happening]]) -> None:
        """The event that the story is at after this sentence's events.

        An event takes over where the sentence opens with "Tại …", where it is chaired or dated; a bare noun in passing does not.
        """
        for at, happening in events:
            mention: EventMention = row.chunks[at].value
            past = happening.date is not None and bool(happening.date.year and self.year and happening.date.year < self.year)
            if mention.planned or mention.generic or past and self.story.current is not None:
                continue
            left = row.chunks[at - 1].norm if at else ""
            opens = at <= 3 and left in _words().before_event
            acted = at > 0 and row.code[at - 1] in "cra"
            if opens or acted or not mention.bare and mention.date is not None and at <= 4 or self.story.current is None and not mention.verbal:
                self.story.current = happening
            if happening is self.story.current:
                self.since = 0

    def _object(self, row: Row, at: int, events: list[tuple[int, Happening]], reach: int = 7) -> Happening | None:
        """The event behind a verb, with no person, stop or new clause between."""
        for index, happening in events:
            if at < index <= at + reach and not re.search(r"[.;:Nd]|,[^sprE]{2}", row.code[at + 1 : index]):
                return happening
        return None

    # -- agents --------------------------------------------------------------------------------------------------------

    def _subject(self, row: Row, at: int, reach: int = 16) -> list[int]:
        """Chunks of the people, or the body, before a verb whose deed it is."""
        left = row.code[max(0, at - reach) : at]
        offset = at - len(left)
        match = re.search(r"(N(?:\([^()]*\)|[,wvHPTDB-])*?(?:,|v|,v)[HP]*)?(N)((?:\([^()]*\))|[-,wPTDHtbB#voX]|k(?=P))*$", left)
        if match and not re.search(r"[kd]w?$|gH?$", left[match.end(2) :]):
            gap = left[match.end(2) :]
            if self._quoted(row, offset + match.start(2)):
                return []
            if self._clear(gap):
                return [offset + index for index in range(match.start(), match.end(2)) if left[index] == "N"][-3:] if match[1] and re.search(r"v[HP]*$", match[1]) else [offset + match.start(2)]
        match = re.search(r"([BP])(?:w{0,3}|,D?w{0,2}|-)$", left)
        if match:
            return [offset + match.start(1)]
        return []

    def _apposed(self, row: Row, at: int) -> list[int]:
        """The person whom a chair is told of in apposition, or "khi": "N - giảng viên …, chủ toạ E", "N nêu khi chủ trì E"."""
        left = re.split(r"[.;:]", row.code[:at])[-1]
        offset = at - len(left)
        match = re.search(r"N[-,][^Nscrpa]*$", left) if row.chunks[at - 1].norm not in ("khi", "lúc") else re.search(r"N[^N]*$", left)
        return [offset + match.start()] if match and not self._quoted(row, offset + match.start()) else []

    @staticmethod
    def _quoted(row: Row, at: int) -> bool:
        """Whether the name is that of whom a report follows: "Theo ông N, …"."""
        before = re.search(r"H*$", row.code[:at])
        first = before.start() if before else at
        return first > 0 and row.chunks[first - 1].norm == "theo" and row.code[at + 1 : at + 2] == ","

    @staticmethod
    def _clear(gap: str) -> bool:
        """Whether what stands between a name and a verb is apposition and adverbs, not another clause."""
        bare = re.sub(r"\([^()]*\)", "", gap)
        bare = re.sub(r"^[-,][^-.;]*-", "", bare)
        bare = re.sub(r"[-,](?:H*P(?:[,v-]P)*|#w|D)(?:[,-])?", "", bare)
        return len(bare) <= 5 and "." not in bare

    def _listed(self, row: Row, at: int) -> list[int]:
        """People listed behind a verb: "Dự hội nghị có các đồng chí: A, …; B, …"."""
        code = row.code
        found = []
        for index in range(at + 1, len(code)):
            symbol = code[index]
            if symbol in "." and index > at + 1:
                break
            if symbol in "scrE" and found or symbol == "p" and found:
                break
            if symbol == "N":
                found.append(index)
        return found

    def _agents(self, row: Row, indexes: list[int]) -> list[tuple[str | None, object | None, int]]:
        agents: list[tuple[str | None, object | None, int]] = []
        for index in indexes:
            chunk = row.chunks[index]
            if chunk.symbol == "N":
                agents.append((chunk.value, None, index))
            elif chunk.symbol == "B":
                agents.append((None, chunk.value, index))
            elif chunk.symbol == "P":
                person = self._holder(chunk.value)
                if person:
                    agents.append((person, None, index))
        return agents

    def _holder(self, post: PostMention) -> str | None:
        body = fold(post.body.name) if post.body else ""
        return self.holders.get((fold(post.title), body)) or self.holders.get((fold(post.title), ""))

    def _add(self, role: str, event: Happening, row: Row, indexes: list[int], at: int, rule: str) -> None:
        for person, body, index in self._agents(row, indexes):
            low, high = sorted((index, at))
            self.found.append(RoleMention(event, person, body, role, row, row.chunks[low].begin, row.chunks[high].end, rule))

    # -- the roles -----------------------------------------------------------------------------------------------------

    def _chair(self, row: Row, at: int, events: list[tuple[int, Happening]]) -> None:
        code = row.code
        if code[at] == "u":
            target = re.match(r"[wHP,:-]*([NB])", code[at + 1 :])
            event = self._nearest(events, at)
            if target and event:
                self._add("chair", event, row, self._joined_from(row, at + 1 + target.start(1)), at, "chair_under")
            return
        event = self._object(row, at, events)
        named = re.match(r"H*(N)", code[at + 1 :])
        if event is None and named and row.chunks[at].norm == "chủ toạ":
            event = self._trial(events, at)
            if event is not None:
                self._add("chair", event, row, [at + 1 + named.start(1)], at, "chair_noun")
            return
        if event is not None:
            self._chair_of(row, at, event)
            return
        left = re.search(r"E([^E.;]*)d[wHP,]*((?:N|B)(?:[,(-][^E.;]*)?)$", code[:at])
        if left:
            index = left.start(2)
            event = next((happening for place, happening in events if place == left.start()), None)
            if event is not None and (code[index] == "N" or "g" not in left[1]):
                self._add("chair", event, row, self._joined_from(row, index, at), at, "chair_by")
        elif row.chunks[at].norm in _words().chairs_alone and re.fullmatch(r"[.w]{0,2}", code[at + 1 :]):
            self._chair_above(row, at)

    def _chair_above(self, row: Row, at: int) -> None:
        """"… Bộ trưởng A và Chủ tịch B đồng chủ trì." behind the sentence that names the event."""
        subject = [index for index in self._subject(row, at) if row.code[index] == "N"]
        if subject and self.story.current is not None and self.since <= 1 and not set("gfn") & set(row.code[:at]):
            self._add("chair", self.story.current, row, subject, at, "chair_above")

    @staticmethod
    def _joined_from(row: Row, first: int, end: int | None = None) -> list[int]:
        """The people of a row that begins at chunk ``first``: "A, Bí thư …; B, Phó Bí thư … và C"."""
        if row.code[first] != "N":
            return [first]
        match = re.match(r"N(?:(?:\([^()]*\)|[,-]H*P(?:[,v-]P)*)*(?:[,;]|v|,v)[HP]*N)*", row.code[first : end if end is not None else len(row.code)])
        return [first + index for index, symbol in enumerate(match[0]) if symbol == "N"] if match else [first]

    def _trial(self, events: list[tuple[int, Happening]], at: int) -> Happening | None:
        trials = [(abs(place - at), happening) for place, happening in events if happening.kind == "trial"]
        if trials:
            return min(trials, key=lambda pair: pair[0])[1]
        return next((happening for happening in self.of.values() if happening.kind == "trial"), None)

    def _chair_of(self, row: Row, at: int, event: Happening) -> None:
        code = row.code
        after = re.match(r"(?:[^NE.;,]{0,6})E(?:[w:bk-]{0,4}|gồm)(?:[HP,:-])*(N)", code[at + 1 :])
        subject = self._subject(row, at) or self._apposed(row, at)
        if subject and not re.search(r"g[^N.;]*$", code[max(0, subject[0] - 4) : subject[0]]):
            if row.chunks[subject[0]].symbol != "B" or not re.search(r"g[wo]?$", code[: subject[0]]):
                self._add("chair", event, row, subject, at, "chair_verb")
        elif after:
            listed = self._listed(row, at) if ":" in code or "k" in after[0] or "w" in after[0] else [at + 1 + after.start(1)]
            self._add("chair", event, row, listed or [at + 1 + after.start(1)], at, "chair_list")

    def _nearest(self, events: list[tuple[int, Happening]], at: int) -> Happening | None:
        if not events:
            return self.story.current
        return min(events, key=lambda pair: abs(pair[0] - at))[1]

    def _direct(self, row: Row, at: int, events: list[tuple[int, Happening]]) -> None:
        norm = row.chunks[at].norm
        event = self._object(row, at, events)
        if event is None and norm in _words().strong_direct:
            event = self._nearest(events, at)
        if event is None or norm not in _words().strong_direct and row.code[at + 1 : at + 2] != "E":
            return
        self._by_subject_or_list("direct", event, row, at)

    def _attend(self, row: Row, at: int, events: list[tuple[int, Happening]]) -> None:
        if at and row.chunks[at - 1].norm == "đi":  # "đoàn đại biểu đi dự Đại hội" of a higher level
            return
        event = self._object(row, at, events, 5)
        lists = re.match(r"(?:E|w)?[^N.]{0,6}", row.code[at + 1 :])
        if event is None and lists and any(chunk.norm in _words().list_words or chunk.symbol == ":" for chunk in row.chunks[at + 1 : at + 4]):
            event = self._nearest(events, at)
        if event is not None:
            self._by_subject_or_list("attend", event, row, at)

    def _by_subject_or_list(self, role: str, event: Happening, row: Row, at: int) -> None:
        code = row.code
        tail = row.chunks[at + 1 : at + 9]
        opens = next((i for i, chunk in enumerate(tail) if chunk.norm in _words().list_words or chunk.symbol == ":"), None)
        subject = self._subject(row, at)
        named = [index for index in subject if code[index] == "N"]
        if opens is not None and not named:
            listed = self._listed(row, at + 1 + opens)
            self._add(role, event, row, listed, at, f"{role}_list")
            if listed or code.rstrip(".").endswith(":"):
                self.story.listing = (role, event)
        elif named or subject and role == "direct":
            self._add(role, event, row, subject, at, f"{role}_verb")
        else:
            after = re.match(r"(?:E|B|w){0,3},?[HP]*(N)", code[at + 1 :])
            if after:
                self._add(role, event, row, [at + 1 + after.start(1)], at, f"{role}_verb")

    def _continue_list(self, row: Row) -> bool:
        """Whether the sentence is a further item of a list: "Đồng chí B – Bí thư …"."""
        further = self._lists_further(row)
        if self.story.listing is None or not further and not re.match(r"[^NE]{0,3}H*N(?:[-,(:][^scrp]*)?[.;]?$", row.code):
            return False
        role, event = self.story.listing
        role = "attend" if further else role
        first = row.code.index("N")
        self._add(role, event, row, [index for index, symbol in enumerate(row.code) if symbol == "N"], first, f"{role}_list")
        return True

    @staticmethod
    def _lists_further(row: Row) -> bool:
        """"Về phía địa phương, có đồng chí A, …; đồng chí B, …": guests of another side."""
        first = row.code.find("N")
        opening = row.chunks[: max(first, 0)]
        return 0 < first <= 9 and not set("scrpEX") & set(row.code) and any(chunk.norm in ("có", "còn có", "gồm có") for chunk in opening)

    def _tell(self, row: Row, at: int, events: list[tuple[int, Happening]]) -> None:
        role = "speak" if row.code[at] == "s" else "present"
        subject = self._subject(row, at)
        if subject and row.code[subject[0]] == "B":  # a body reports; that it "says" something is its spokesman's matter
            role = "present"
        if role == "speak" and not subject and at == 0 or row.code[:at].strip("wv,") == "" and row.chunks[at].norm.startswith("phát biểu"):
            after = re.match(r"(?:w{0,3}t?E|w{0,3})[,w]{0,2}[HP]*(N)", row.code[at + 1 :])
            subject = [at + 1 + after.start(1)] if after else subject
        if not subject:
            return
        if row.chunks[at].norm in _words().opening and re.search(r"[NP][,-]?w?$", row.code[:at]) is None:
            return  # "trước giờ khai mạc", "đánh trống khai mạc"
        subject = [index for index in subject if not self._subordinate(row, index) and (row.code[index] != "B" or self._presents(row, index, at))]
        if not subject:
            return
        event, strong = self._venue(row, at, events)
        if event is None or not strong and not self._asserts(row, at, subject, event):
            return
        if role == "present" and not strong and not row.chunks[at].norm.startswith(("trình bày", "báo cáo", "công bố", "quán triệt", "trao", "đọc")):
            return
        self._add(role, event, row, subject, at, f"{role}_{'here' if strong else 'context'}")

    @staticmethod
    def _presents(row: Row, index: int, at: int) -> bool:
        """Whether a body opens the sentence and reports: "Tại hội nghị, Sở X đã báo cáo …"."""
        return row.chunks[at].norm in _words().body_presents and re.fullmatch(r"[wtEDTv,]{0,8}", row.code[:index]) is not None

    def _subordinate(self, row: Row, at: int) -> bool:
        """Whether a name stands in a clause that another's words are about: "mà ông N nêu", "việc bà M đề nghị", "dưới sự chủ trì của"."""
        before = re.search(r"(?:H|P[,v-]?)*$", row.code[:at])
        first = before.start() if before else at
        if first == 0:
            return False
        left = row.chunks[first - 1]
        return left.symbol == "u" or left.norm in _words().subordinating

    def _asserts(self, row: Row, at: int, subject: list[int], event: Happening) -> bool:
        """Whether a sentence that names no event still speaks at the current one: by a plain verb of saying, near it, on no other day."""
        verb = row.chunks[at].norm
        if row.code[at] == "s" and verb not in _words().plain_speech or "b" in row.code[max(0, at - 2) : at]:
            return False
        if any(chunk.symbol == "D" and chunk.value.start.day and chunk.value.start != event.date for chunk in row.chunks[:at]):
            return False
        known = {mention.person for mention in self.found if mention.event is event}
        reach = FAR if event in self.lead else NEAR
        return self.since <= reach or any(row.chunks[index].value in known for index in subject if row.code[index] == "N")

    def _venue(self, row: Row, at: int, events: list[tuple[int, Happening]]) -> tuple[Happening | None, bool]:
        """Where it was said, and whether the sentence itself says so: at an event of the sentence, else at the one that the story is at."""
        for index, happening in events:
            mention: EventMention = row.chunks[index].value
            left = row.chunks[index - 1] if index else None
            between = row.code[min(at, index) + 1 : max(at, index)]
            if '"' in between or index > at and any(sign in between for sign in "N:"):
                continue  # what was said, not where
            if left is not None and (left.norm in _words().before_event or index - 1 == at) and not mention.planned:
                return happening, True
        text = " ".join(self.reading.norms[row.sentence.begin : row.sentence.end])
        current = self.story.current
        if any(words in text for words in _words().elsewhere) or current is None or current.kind in ("trial", "visit"):
            return None, False
        here = any(happening is current and index < at for index, happening in events)
        return current, here

    def _handed(self, row: Row, at: int, event: Happening) -> None:
        """A decision handed over: who hands it presents, whom it is for attends."""
        mention: EventMention = row.chunks[at].value
        giver = [index for index in self._subject(row, at) if row.code[index] != "P"]
        self._add("present", event, row, giver, at, "present_here")
        receiver = next((unit for unit in row.sentence.units if unit.person and mention.begin <= unit.begin < mention.end), None)
        if receiver is not None and "quyết định" in mention.noun:
            self.found.append(RoleMention(event, receiver.person, None, "attend", row, mention.begin, mention.end, "attend_handed"))
