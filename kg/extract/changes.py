"""How people come to posts and leave them: elected, appointed, transferred, relieved, disciplined …

Read around a verb (kg.extract.change_frames): whom it moves, to or from which post, when, by whom. What is only proposed
("đề nghị kỷ luật"), meant or denied is no change. What a sentence leaves out, the list that it opens or the sentence before says.
Data: kg/vi/changes.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.bodies import BodyMention
from kg.extract.change_dates import date_of, instrument_of
from kg.extract.change_frames import APPOSED, Frame, frames, target, words
from kg.extract.change_lines import Line, letter, lines
from kg.extract.change_posts import complete, posts_from
from kg.extract.chunks import Chunk, Row
from kg.extract.documents import InstrumentMention
from kg.extract.events import Happening
from kg.extract.posts import PostMention
from kg.extract.reading import Reading
from kg.extract.tenures import TenureMention, holders
from kg.model import Date
from kg.vi import fold, table


@dataclass(slots=True)
class ChangeMention:
    person: str  # key
    kind: str
    post: PostMention | None
    row: Row
    begin: int  # tokens
    end: int
    rule: str
    date: Date | None = None
    by: BodyMention | PostMention | str | None = None  # str: a person's key
    acting: bool = False
    measure: str | None = None
    term: str | None = None
    event: Happening | None = None  # where it happened
    earlier: bool = False  # than what the sentence is about
    instrument: InstrumentMention | None = None


@dataclass(slots=True)
class _Story:
    """What sentences hand on to the next ones."""

    last: str | None = None  # the person named last
    open: Frame | None = None  # a decision whose people, or further posts, follow
    since: int = 0  # sentences ago
    lists: bool = False  # its sentence ended with a colon
    seat: PostMention | None = None  # the seat that people stand for
    day: Date | None = None  # that opened a sentence last
    opened: int = 9  # sentences ago


_PENALTIES = ("disciplined", "dismissed", "suspended")


@cache
def _needs_post() -> frozenset[str]:
    return frozenset(table("changes")["grammar"]["needs_post"])


_HELD = (
    (re.compile(rf"(?P<n>N){APPOSED}f?w?G(?P<p>P)"), "acting"),  # "ông A giữ quyền Chủ tịch nước"
    (re.compile(r"g[mH]{0,2}(?P<n>N)(?:[,-]P[,-]?)?k?(?P<p>P)(?!H*N)"), "given"),  # "giao ông A phụ trách B"
    (re.compile(rf"d(?:P[,v]?)*H*(?P<n>N){APPOSED}k(?P<p>P)"), "do"),  # "gồm 5 người do ông A làm trưởng ban"
)


@cache
def _earlier() -> tuple[str, ...]:
    return tuple(map(fold, table("changes")["grammar"]["earlier"]))


@cache
def _revoking() -> frozenset[str]:
    return frozenset(map(fold, table("changes")["grammar"]["revoking"]))


def _spoken(chunks: list[Chunk]) -> str:
    return " ".join(chunk.norm for chunk in chunks)


_GIVEN = ("elected", "appointed", "transferred")


class Finder:
    """Reads the sentences of one article in order; ``held``: the tenures that it states."""

    def __init__(self, reading: Reading, held: list[TenureMention]) -> None:
        self.reading = reading
        self.held = held
        self.holders = holders(held)
        self.story = _Story()
        self.found: list[ChangeMention] = []
        self.rows = 0  # read so far
        self.disciplines = "kỷ luật" in fold(reading.text)

    def read(self, row: Row) -> None:
        self.rows += 1
        told = "X" in row.code or "g" in row.code or self.disciplines and any(chunk.norm == "luật" for chunk in row.chunks)
        held = "N" in row.code and "k" in row.code
        if told or held:
            self._row(row, told)
        self._hand_on(row)

    def _row(self, row: Row, told: bool) -> None:
        before: Frame | None = None
        head: list[str] = []
        for line in lines(row, self.story.last):
            found = frames(line) if told else []
            for frame in found:
                self._complete(frame, before)
                if head and not frame.persons and re.match(r"[vw]{0,2}b[^NB]*$", line.code[: frame.begin]):
                    frame.carried, frame.rule = head, "change_carried"
                before = frame if not line.aside else before
            found = [*found, *self._further(line, found, before)]
            complete(self.reading, [post for frame in found for post in frame.posts])
            for frame in found:
                self._tell(frame)
                if not line.aside and frame.kind != "disciplined":
                    self.story.open, self.story.since = frame, 0
            head = head or line.values(0, len(line.code), "N")[:1]

    def finished(self, posts: list[PostMention]) -> list[ChangeMention]:
        """The changes; a post without its body has that of the same title of that person, or of the one that the article names."""
        for change in self.found:
            post = change.post
            if post is None or post.body is not None or post.national:
                continue
            alike = [other for other in posts if other.body is not None and fold(other.title) == fold(post.title)]
            own = [t.post for t in self.held if t.person == change.person and t.post.body is not None and fold(t.post.title) == fold(post.title)]
            if own or len({fold(other.body.name) for other in alike if other.body is not None}) == 1:
                post.body = (own or alike)[0].body
        return self.found

    def _hand_on(self, row: Row) -> None:
        story = self.story
        people = row.people()
        story.last = people[-1] if people else story.last
        story.lists = story.since == 0 and row.code.rstrip(".").endswith(":") or story.lists and bool(people)
        story.since += 1
        story.opened += 1
        for chunk in row.chunks[:4]:
            if chunk.symbol == "D" and chunk.value.kind in ("day", "relative") and chunk.value.start.month:
                story.day, story.opened = chunk.value.start, 9 if any(letter(one) == "s" for one in row.chunks[:10]) else 0
        if story.since > 2 and not story.lists:
            story.open = None
        for chunk in row.chunks:
            if chunk.symbol == "P" and fold(chunk.value.title) == "đại biểu quốc hội":
                story.seat = chunk.value

    # -- what a frame leaves out -------------------------------------------------------------------------------------------

    def _complete(self, frame: Frame, before: Frame | None) -> None:
        """People from the line before, posts from the sentence before."""
        code = frame.line.code
        elsewhere = before is not None and before.line is not frame.line
        if not frame.people and before is not None and elsewhere and before.persons and (frame.posts or re.match(r"[wvDHt,]*b[^N]*$", code[: frame.begin])):
            if not re.search(r"[NB]", code[: frame.begin]):
                frame.carried, frame.rule = before.persons, "change_carried"
        if not frame.people and not frame.carried and "N" not in code and self.rows <= 3:
            self._by_post(frame)
        if frame.people and not frame.posts and frame.kind in ("elected", "nominated", "appointed"):
            self._post_of_story(frame)
        if not frame.posts and frame.kind in ("relieved", "resigned") and frame.people:
            self._post_left(frame)

    def _by_post(self, frame: Frame) -> None:
        """"Tạm đình chỉ trưởng công an xã", "Giám đốc Sở X bị khiển trách": the one who holds that post."""
        code, chunks = frame.line.code, frame.line.chunks
        subject = re.search(r"(P)[w]{0,2}b[^NBP]*$", code[: frame.begin])
        at = subject.start(1) if subject else frame.end if code[frame.end : frame.end + 1] == "P" else None
        if at is None or frame.kind not in ("disciplined", "suspended", "dismissed") or fold(chunks[at].value.title).startswith(("phó", "uỷ viên")):
            return
        person = self._holder(chunks[at].value)
        if person:
            frame.carried, frame.rule = [person], "change_carried"

    def _holder(self, post: PostMention) -> str | None:
        body = fold(post.body.name) if post.body else ""
        return self.holders.get((fold(post.title), body)) or self.holders.get((fold(post.title), ""))

    def _post_of_story(self, frame: Frame) -> None:
        story = self.story
        if frame.kind == "nominated" and frame.begin and re.search(r"[lz][wHl:]{0,6}(?:P[,v]?)*H*N", frame.line.code[frame.end :]):
            frame.posts = [story.seat] if story.seat else []
        elif story.open is not None and story.open.kind == frame.kind and not story.open.persons and story.open.line.row is not frame.line.row:
            frame.posts = story.open.posts

    def _post_left(self, frame: Frame) -> None:
        """The post that a successor is given ("làm P thay ông A nghỉ hưu"), that is taken back, or that somebody was last given."""
        line = frame.line
        succeeded = re.search(r"(P)y[wH]*$", line.code[: frame.people[0]])
        if succeeded:
            frame.posts = [line.chunks[succeeded.start(1)].value]
        elif line.chunks[frame.begin].norm in _revoking() or frame.kind == "resigned":
            frame.left = {change.person: change.post for change in self.found if change.kind in _GIVEN and change.post is not None}
            if frame.kind == "resigned":
                frame.left = {tenure.person: tenure.post for tenure in self.held if tenure.status == "former"} | frame.left

    def _further(self, line: Line, found: list[Frame], before: Frame | None) -> list[Frame]:
        """Frames that need no verb of their own: the next of a list, "để giữ chức P", "B quyết định ông A giữ chức P"."""
        more: list[Frame] = []
        for frame in found:
            if frame.posts and frame.persons:
                more.extend(_next_posts(frame))
                more.extend(_next_people(frame))
        if not found and before is not None and before.posts and before.people and re.match(r"[vwH]*(?:P[,v]?)*H*N", line.code):
            more.extend(_alike(line, before, 0))
        if not more and not any(frame.persons for frame in found):
            more.extend(self._decided(line))
        return more

    def _decided(self, line: Line) -> list[Frame]:
        """"B quyết định ông A giữ chức P"; "ông A giữ chức P" where the sentence before tells of a decision; "giữ quyền P"."""
        code = line.code
        match = re.search(rf"(?P<by>B)[wz]{{0,3}}q[wmH]{{0,3}}(?P<n>N)(?:{APPOSED}|[^NXh]*)(?=[hk])", code)
        if match:
            frame = Frame(line, "appointed", match.start("by"), match.end(), len(code), [match.start("n")], by=match.start("by"), rule="change_held")
            frame.posts, frame.behind = target(line, match.end(), len(code))
            return [frame] if frame.posts else []
        for pattern, kind in _HELD:
            held = pattern.search(code)
            if held is not None:
                post = line.chunks[held.start("p")].value
                owner = re.search(r"B[^NPB]{0,8}$", code[: held.start()]) if kind == "do" and post.body is None else None
                if owner is not None:
                    post.body = line.chunks[owner.start()].value
                given = kind == "given" and (code[held.start("p") - 1] == "k" or fold(post.title).startswith("phụ trách")) and "f" not in code[: held.start()]
                if kind == "acting" or given or kind == "do" and "X" in code[: held.start()]:
                    frame = Frame(line, "appointed", held.start("n"), held.end(), len(code), [held.start("n")], [post], rule="change_held", behind=held.end())
                    return [frame]
        return self._listed(line)

    def _listed(self, line: Line) -> list[Frame]:
        opened = self.story.open
        if opened is None or opened.kind not in (("elected", "appointed", "transferred") if self.story.lists else ("appointed", "transferred")):
            return []
        match = re.match(rf"[wH,-]*(?P<n>N)(?:{APPOSED})(?:h|-(?=P)|k(?=P))" if self.story.lists else rf"[wH]{{0,3}}(?P<n>N)(?:{APPOSED})h", line.code)
        if match is None:
            return []
        posts, behind = posts_from(line, match.end() + (line.code[match.end() : match.end() + 1] == "w"), len(line.code), inside=False)
        if not posts:
            return []
        kind = "appointed" if opened.kind == "transferred" else opened.kind
        return [Frame(line, kind, match.start("n"), match.end(), len(line.code), [match.start("n")], posts, rule="change_list", behind=behind, of=opened)]

    # -- telling -----------------------------------------------------------------------------------------------------------

    def _tell(self, frame: Frame) -> None:
        people = frame.persons
        verbs = {
            chunk.norm
            for chunk, symbol in zip(frame.line.chunks[frame.begin : frame.end], frame.line.code[frame.begin : frame.end], strict=True)
            if symbol == "X" and (chunk.value["change"] == "disciplined") == (frame.kind == "disciplined")
        }
        if frame.left and not frame.posts:
            people = [person for person in people if person in frame.left or frame.kind != "resigned"]
            for person in people:
                self.found.append(self._mention(frame, person, frame.left.get(person)))
            return
        unknown = frame.kind in ("appointed", "transferred") and not frame.posts and re.search(r"[kh]w", frame.line.code[frame.end : frame.stop])
        if not people or unknown or not frame.posts and (frame.kind in _needs_post() or verbs & words().weak and verbs <= words().weak):
            return
        if frame.posts and len(people) == len(frame.posts) > 1 and frame.people and frame.people[0] >= frame.behind - 1 - 4 * len(people) and _paired(frame):
            pairs = list(zip(people, frame.posts, strict=True))
        else:
            pairs = [(person, post) for person in people for post in frame.posts or [None]]
        for person, post in pairs:
            if "không còn là" not in verbs or post is None or post.status != "former":
                self.found.append(self._mention(frame, person, post))

    def _day_told(self, line: Line) -> Date | None:
        """The day of the sentence before: "Theo đó, …", "Cùng ngày, …"."""
        opening = " ".join(chunk.norm for chunk in line.chunks[:6])
        same = "cùng ngày" in opening
        if same or self.story.opened <= 1 and opening.startswith(_OPENERS):
            return self.story.day
        return None

    def _mention(self, frame: Frame, person: str, post: PostMention | None) -> ChangeMention:
        line = frame.line
        spots = [frame.begin, max(frame.end, frame.behind) - 1, *frame.people]
        measure = None
        if frame.kind in _PENALTIES:
            verbs = [chunk for chunk in line.chunks[frame.begin : frame.end] if isinstance(chunk.value, dict) and chunk.value.get("change") == frame.kind]
            measure = self.reading.phrase(verbs[0].begin, verbs[0].end) if verbs else None
        before = line.chunks[: frame.begin]
        earlier = frame.of is None and ("y" in line.code[: frame.begin] or any(words in _spoken(before) for words in _earlier()))
        date = date_of(frame) or (self._day_told(line) if not earlier else None)
        date = frame.date = date or (frame.of.date or date_of(frame.of) if frame.of is not None else None)
        kind = "appointed" if frame.kind == "transferred" and post is not None and post is not frame.posts[-1] and _member(post) else frame.kind
        return ChangeMention(
            person, kind, post, line.row, line.chunks[min(spots)].begin, line.chunks[min(max(spots), len(line.chunks) - 1)].end, frame.rule, date,
            line.chunks[frame.by].value if frame.by is not None else None, post is not None and (post.status == "acting" or "G" in line.code[frame.begin : frame.end]),
            measure, _term(line, frame), instrument=instrument_of(frame), earlier=earlier,
        )  # fmt: skip


_OPENERS = ("theo đó", "đồng thời", "cụ thể", "trong đó")


def _member(post: PostMention) -> bool:
    return fold(post.title) in ("uỷ viên", "đại biểu", "thành viên")


def _paired(frame: Frame) -> bool:
    """Whether posts and people are told in the same order: "cách chức bí thư và phó bí thư X đối với ông A và ông B"."""
    code = frame.line.code
    first = next((at for at in range(frame.end, len(code)) if code[at] in "PB"), len(code))
    return first < frame.people[0] and code[frame.people[0] - 2 : frame.people[0]].strip("H")[-1:] in ("m", "w", "o")


def _term(line: Line, frame: Frame) -> str | None:
    for at in range(frame.end, min(frame.behind + 3, len(line.code))):
        if line.code[at] == "T":
            return str(line.chunks[at].value.label)
    return None


def _next_posts(frame: Frame) -> list[Frame]:
    """"thôi giữ chức P để giữ chức P2", "được bổ nhiệm P, rồi làm P2"."""
    line = frame.line
    match = re.compile(r"(?:e[w]{0,3}|,?w)[hk](?=P)").match(line.code, frame.behind)
    if match is None:
        return []
    posts, behind = posts_from(line, match.end(), len(line.code), inside=False)
    kind = "appointed" if frame.kind in ("relieved", "elected") else frame.kind
    return [Frame(line, kind, match.start(), match.end(), len(line.code), frame.people, posts, frame.by, "change_carried", behind, frame.carried)]


def _next_people(frame: Frame) -> list[Frame]:
    """"bổ nhiệm ông A làm P, bà B làm P2"."""
    match = re.compile(r"(?:,v|,|v)[wH]*(?=(?:P[,v]?)*H*N)").match(frame.line.code, frame.behind)
    return _alike(frame.line, frame, match.end()) if match and frame.people and frame.people[0] >= frame.end else []


def _alike(line: Line, before: Frame, start: int) -> list[Frame]:
    """The next person and post of a list whose verb was said at its head."""
    match = re.compile(r"[vwH]*(?:P[,v]?)*H*(N)").match(line.code, start)
    if match is None or "X" in line.code[match.start() :] and line is not before.line:
        return []
    posts, behind = target(line, match.end(), len(line.code))
    if not posts:
        return []
    frame = Frame(line, before.kind, match.start(1), match.end(), len(line.code), [match.start(1)], posts, rule="change_list", behind=behind)
    frame.of = before.of or before
    return [frame, *_next_people(frame)]


def place_at_events(changes: list[ChangeMention], story: dict[int, Happening], of: dict[int, Happening]) -> None:
    """Gives changes the event at which they happened, and its date where they have none of their own.

    ``story``: by id of a row, the event that the article is telling of there; ``of``: by id of a mention, its event.
    """
    for change in changes:
        here = [of[id(chunk.value)] for chunk in change.row.chunks if chunk.symbol == "E" and id(chunk.value) in of]
        current = story.get(id(change.row))
        if here:
            change.event = current if current in here else here[0]
        elif current is not None and current.kind in _WHERE.get(change.kind, ()):
            change.event = current
        if change.event is not None and change.date is None and not change.earlier and _dated_by_event(change):
            change.date = _day(change.event)


def _dated_by_event(change: ChangeMention) -> bool:
    """Whether the event's day is the change's: of those who retire or are punished it seldom is."""
    if change.kind == "dismissed":
        return fold(change.measure or "") == "bãi nhiệm"
    return change.kind in _WHERE and (change.kind != "relieved" or change.post is not None)


def _day(event: Happening) -> Date | None:
    """The event's day; of one that went on for days, the month."""
    if event.date is None or event.until is None or event.until == event.date:
        return event.date
    return Date(event.date.year, event.date.month) if event.date[:2] == event.until[:2] else None


_HANDED = ("ceremony", "other")
_WHERE = {"elected": ("congress", "conference", "session"), "relieved": ("session",), "dismissed": ("session",), "appointed": _HANDED, "transferred": _HANDED}
