"""What sentences hand on to the next ones: whom they named last, which decision they opened, on which day it was."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from kg.extract.bodies.finder import BodyMention
from kg.extract.changes.frame import GIVES, PENALTIES, Frame
from kg.extract.changes.lines import Line, speaks
from kg.extract.changes.mention import ChangeMention
from kg.extract.instruments.documents import InstrumentMention
from kg.extract.posts.finder import PostMention
from kg.extract.posts.tenures import TenureMention
from kg.extract.text.chunks import Row
from kg.model import Date
from kg.vi import fold, table, word_set

_revoking = partial(word_set, "changes", "grammar", "revoking")


def _decision(paper: InstrumentMention) -> bool:
    return paper.date is not None and fold(paper.kind) in table("changes")["grammar"]["deciding"]


_BY = ("theo", "tại", "bằng", "với", "thực hiện")
_POINTED = ("giữ chức", "giữ chức vụ", "chức vụ", "chức", "giữ cương vị", "cương vị", "đảm nhiệm chức vụ", "vị trí")
_OPENERS = (
    "theo đó",
    "theo các quyết định",
    "theo quyết định này",
    "theo quyết định trên",
    "đồng thời",
    "cụ thể",
    "căn cứ",
    "trong đó",
    "kết quả ,",
)


@dataclass(slots=True)
class Story:
    """The state of reading; ``held``: the tenures that the article states, ``found``: the changes told so far."""

    held: list[TenureMention]
    found: list[ChangeMention]
    rows: int = 0  # sentences read so far
    last: str | None = None  # the person named last
    open: Frame | None = None  # a decision whose people, or further posts, follow
    since: int = 0  # sentences ago
    lists: bool = False  # its sentence ended with a colon
    seat: PostMention | None = None  # the seat that people stand for
    post: PostMention | None = None  # the post told last
    paper: InstrumentMention | None = None  # the decision that a sentence opens with, or announces
    told: int = 9  # sentences since then, but for those that go on with it
    day: Date | None = None  # that opened a sentence last
    opened: int = 9  # sentences ago
    orders: BodyMention | None = None  # a body that "quyết định:" what a list of verbs then says
    date: Date | None = None  # of the change told last
    dated: int = -9  # the sentence that told it
    line: Line | None = None  # and the part of it
    spoke: bool = False  # whether somebody spoke in it

    def opened_by(self, row: Row) -> None:
        """ "Theo Quyết định số 5/QĐ-UBND ngày 3/5/2021, …": the decision by which all that follows is done."""
        for at, chunk in enumerate(row.chunks[:3]):
            if chunk.symbol == "I" and at and row.chunks[at - 1].norm in _BY and _decision(chunk.value):
                self.paper, self.told = chunk.value, 0

    def decision(self, line: Line) -> InstrumentMention | None:
        """The decision of the sentence, or the one of the sentence before with which this one goes on."""
        opening = " ".join(chunk.norm for chunk in line.row.chunks[:3])
        goes_on = self.told == 1 and (line.row.code[:1] == "X" or opening.startswith(_OPENERS))
        if goes_on:
            self.told = 0
        return self.paper if self.told == 0 else None

    def told_of(self, frame: Frame) -> None:
        """Takes note of the day of a change."""
        if frame.date is not None:
            self.date, self.dated, self.line = frame.date, self.rows, frame.line

    def hand_on(self, row: Row) -> None:
        """Takes note of what a sentence says, once it is read."""
        self.rows += 1
        code = row.code
        people = row.people() if "N" in code else []
        self.last = people[-1] if people else self.last
        self.lists = self.since == 0 and code.rstrip(".").endswith(":") or self.lists and bool(people)
        self.since += 1
        self.opened += 1
        self.told += 1
        for chunk in row.chunks[:4] if "D" in code[:4] else ():
            if chunk.symbol == "D" and chunk.value.kind in ("day", "relative") and chunk.value.start.month:
                self.day = chunk.value.start
                self.opened, self.spoke = 0, speaks(row.chunks[:10])
        if code.endswith(":") and "quyết định" in (row.chunks[-2].norm, row.chunks[-3].norm if code[2:] else ""):
            bodies = [chunk.value for chunk in row.chunks if chunk.symbol == "B"]
            self.orders = bodies[-1] if bodies else None
        elif "X" not in code[:4]:
            self.orders = None
        if self.since > 2 and not self.lists:
            self.open = None
        given = "kP" in code or "XP" in code  # a post that is given or held, rather than somebody's title
        for at, chunk in enumerate(row.chunks if "P" in code or "I" in code else ()):
            if chunk.symbol == "P" and not (given and code[at - 1] not in "Xk"):
                self.post = chunk.value
            if chunk.symbol == "I" and _decision(chunk.value) and self.told > 1:
                self.paper, self.told = chunk.value, 1
            if chunk.symbol == "P" and fold(chunk.value.title) == "đại biểu quốc hội":
                self.seat = chunk.value

    def complete(self, frame: Frame, before: Frame | None) -> None:
        """People from the line before, posts from the sentence before."""
        code = frame.line.code
        left = code[: frame.begin]
        if frame.by is None and frame.begin < 4 and frame.rule == "change_active":
            frame.decider = frame.decider or self.orders
        if frame.line.host and not frame.people and re.match(r"[wDi,]{0,4}b?[^NB]*$", left):
            frame.carried, frame.rule = [frame.line.host], "change_carried"
            before = None
        goes_on = not re.search(r"[NB]", left) and (frame.posts or re.match(r"[wvDHt,]*b[^N]*$", left))
        if goes_on and not frame.persons and before is not None and before.line is not frame.line and before.persons:
            frame.carried, frame.rule = before.persons, "change_carried"
        if not frame.people and not frame.carried and "N" not in code and self.rows < 3:
            self._by_post(frame)
        if frame.people and not frame.posts and frame.kind in ("elected", "nominated", "appointed"):
            self._post_of_story(frame)
        if not frame.posts and frame.kind in ("relieved", "resigned") and frame.people:
            self._post_left(frame)
        if not frame.posts and len(frame.people) == 1 and self._points_back(frame):
            told = frame.line.values(0, frame.begin, "P")
            post = told[-1] if told else self.post
            frame.posts = [post] if post else []
            frame.earlier = not told and self.opened > 1

    def _points_back(self, frame: Frame) -> bool:
        """ "được bầu giữ chức vụ này": the post told last."""
        start = max([frame.end, *(at + 1 for at in frame.people)])
        following = frame.line.chunks[start : start + 3]
        return any(one.norm in _POINTED and two.norm in ("này", "trên", "nói") for one, two in pairwise(following))

    def _by_post(self, frame: Frame) -> None:
        """ "Tạm đình chỉ trưởng công an xã", "Giám đốc Sở X bị khiển trách": the one who holds that post."""
        code, chunks = frame.line.code, frame.line.chunks
        subject = re.search(r"(P)[w]{0,2}b[^NBP]*$", code[: frame.begin])
        at = subject.start(1) if subject else frame.end if code[frame.end : frame.end + 1] == "P" else None
        if at is None or frame.kind not in PENALTIES:
            return
        post: PostMention = chunks[at].value
        person = None if fold(post.title).startswith(("phó", "uỷ viên")) else self._holder(post)  # several hold those
        if person:
            frame.carried, frame.rule = [person], "change_carried"

    def _holder(self, post: PostMention) -> str | None:
        """The one person who holds a post of that title, of that body if the post has one."""
        alike = [tenure for tenure in self.held if fold(tenure.post.title) == fold(post.title)]
        body = fold(post.body.name) if post.body else ""
        own = [tenure for tenure in alike if tenure.post.body and fold(tenure.post.body.name) == body]
        people = {tenure.person for tenure in own or alike}
        return people.pop() if len(people) == 1 else None

    def _post_of_story(self, frame: Frame) -> None:
        """The seat that candidates are listed for; what a decision named that left the people to this sentence."""
        opened = self.open
        if frame.kind == "nominated":
            listed = re.search(r"[lzc][wHl:]{0,6}(?:P[,v]?)*H*N", frame.line.code[frame.end :])
            frame.posts = [self.seat] if self.seat and listed and frame.begin else []
            if listed and not frame.posts and opened is not None and opened.kind == "elected" and not opened.persons:
                frame.posts = opened.posts  # "tờ trình về bầu P. Hai người được giới thiệu là ông A và ông B"
        elif opened is not None and opened.kind == frame.kind and not opened.persons:
            frame.posts = opened.posts if opened.line.row is not frame.line.row else []

    def _post_left(self, frame: Frame) -> None:
        """The post that a successor is given ("làm P thay ông A nghỉ hưu"), or that somebody was given last."""
        line = frame.line
        succeeded = re.search(r"(P)T?,?y[wH]*$", line.code[: frame.people[0]])
        if succeeded:
            frame.posts = [line.chunks[succeeded.start(1)].value]
        elif line.chunks[frame.end - 1].norm.endswith("khỏi"):
            return
        elif line.chunks[frame.begin].norm in _revoking() or frame.kind == "resigned":
            frame.left = {
                change.person: change.post for change in self.found if change.kind in GIVES and change.post is not None
            }
            if frame.kind == "resigned":
                if any(change.person in frame.persons and change.kind == "resigned" for change in self.found):
                    frame.left = {}
                    return
                former = [tenure for tenure in self.held if tenure.status == "former"]
                times = Counter(tenure.person for tenure in former)
                frame.left = {tenure.person: tenure.post for tenure in former if times[tenure.person] == 1} | frame.left

    def _goes_on(self, line: Line, opening: str) -> bool:
        """Whether a penalty is told along with the one before: "…; ông B bị cảnh cáo", "Cùng mức kỷ luật còn có …"."""
        if self.dated == self.rows:
            return self.line is not line and not line.aside
        within = 1 if opening.startswith("đồng thời") else 3 if opening.startswith("cùng ") else 0
        return self.rows - self.dated <= within

    def day_told(self, line: Line, kind: str) -> Date | None:
        """The day of the sentence before: "Theo đó, …", "Cùng ngày, …"; what is said on a day is done on it seldom."""
        opening = " ".join(chunk.norm for chunk in line.row.chunks[:6])
        if self.date and self.rows - self.dated == 1 and line.chunks[-1].norm == "cùng ngày":
            return self.date
        same = "cùng ngày" in opening
        if kind in PENALTIES and self._goes_on(line, opening):
            return self.date
        told = self.opened <= 1 and (not self.spoke or kind == "nominated")
        if same or told and opening.startswith(_OPENERS):
            return self.day
        return None
