"""How people come to posts and leave them: elected, appointed, transferred, relieved, disciplined …

Read around a verb (kg.extract.changes.arguments): whom it moves, to or from which post, when, by whom. What is only
proposed ("đề nghị kỷ luật"), meant or denied is no change. What a sentence leaves out, the list that it opens or the
sentence before says.
Data: kg/vi/changes.toml.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from kg.extract.bodies.finder import BodyMention
from kg.extract.changes.completion import complete_posts, retire_once, unexplained
from kg.extract.changes.dates import date_of, holds_from, instrument_of, of_decision, retiring, told_as_earlier
from kg.extract.changes.frame import APPOSED, GIVES, PENALTIES, TAKES, Frame, words
from kg.extract.changes.frames import frames
from kg.extract.changes.lines import Line, lines
from kg.extract.changes.lists import alike, decided, next_pairs, next_people, next_posts, share_body, succeeded
from kg.extract.changes.mention import ChangeMention, confirmed, place_at_events
from kg.extract.changes.pairs import is_membership, pairs, term_of, verbs_of
from kg.extract.changes.posts import complete, of_decider, settled
from kg.extract.changes.story import Story
from kg.extract.changes.truth import capitalised, rumoured
from kg.extract.posts.finder import PostMention
from kg.extract.posts.tenures import TenureMention
from kg.extract.text.chunks import Row
from kg.extract.text.reading import Reading
from kg.model import Date
from kg.vi import fold, word_set

_for_a_task = partial(word_set, "changes", "grammar", "for_a_task")
_OPENED = re.compile(rf"[vw]?H*N{APPOSED}h(?=P)")  # "bầu Ban Chấp hành gồm 15 vị; ông A giữ chức P"

__all__ = ["ChangeMention", "Finder", "place_at_events"]


def _disciplines(row: Row) -> bool:
    return any(chunk.norm == "luật" for chunk in row.chunks)


def _decides(row: Row) -> bool:
    return any(chunk.norm in ("quyết định", "nhận quyết định", "giữ quyền") for chunk in row.chunks)


def _succeeds(row: Row) -> bool:
    return any(chunk.norm.startswith("thay") for chunk in row.chunks)


def _of_unread(line: Line, post: PostMention) -> bool:
    """Whether capitalised words behind a post say its body, which is not read: "chủ nhiệm Thuỷ Long Đàn"."""
    end = max(post.end, post.body.end if post.body is not None else 0)
    at = next((at for at, chunk in enumerate(line.chunks) if chunk.begin >= end), len(line.code))
    return capitalised(line, at) or line.code[at : at + 1] in ("o", "t") and capitalised(line, at + 1)


def _acts(frame: Frame, post: PostMention) -> bool:
    """Whether a post is given to an acting holder: "giữ quyền P", "giao quyền P"."""
    return post.status == "acting" or "G" in frame.line.code[frame.begin : frame.end] or "giao quyền" in verbs_of(frame)


def _goes_with(frame: Frame, left: str) -> bool:
    """Whether a verb of a later line has whom the sentence is about: "…; sau đó bị cách chức", "…; thôi giữ chức P"."""
    own = left in ("", "v", "w") and frame.line.chunks[frame.begin].norm in words().intransitive and bool(frame.posts)
    return own or re.match(r"[vw]{0,2}b[^NB]*$", left) is not None


def _deciding(row: Row) -> BodyMention | None:
    """The body that a sentence begins with: "B đánh giá …; quyết định kỷ luật ông A"."""
    return row.chunks[0].value if row.code[:1] == "B" else None


def _goes_on(frame: Frame, before: Frame) -> None:
    """ "UBKT cảnh cáo ông A; khiển trách ông B": on the same day, by the same body."""
    if frame.rule == "change_active" and re.match(r"[vwq]{0,4}X", frame.line.code) and frame.by is None:
        frame.of, frame.earlier = before.of or before, before.past
        frame.decider = before.line.chunks[before.by].value if before.by is not None else before.decider


class Finder:
    """Reads the sentences of one article in order; ``held``: the tenures that it states."""

    def __init__(self, reading: Reading, held: list[TenureMention]) -> None:
        self.reading = reading
        self.held = held
        self.found: list[ChangeMention] = []
        self.story = Story(held, self.found)
        self.fresh: list[ChangeMention] = []  # told in the last sentence that told of any, if it is not long ago
        self.expires = 0
        self.disciplines = "kỷ luật" in reading.folded
        self.succeeds = "thay" in reading.folded

    def read(self, row: Row) -> None:
        code, known = row.code, len(self.found)
        told = "X" in code or "g" in code and "N" in code or self.disciplines and _disciplines(row)
        may_tell = not told and "N" in code and "k" in code
        follows = may_tell and (self.story.open is not None or _decides(row))
        if told or follows or may_tell and self.succeeds and "P" in code and _succeeds(row):
            self._row(row, told)
        elif self.fresh and "D" in code:
            self._date_fresh(row)
        if len(self.found) > known:
            self.fresh, self.expires = self.found[known:], self.story.rows + 3
        elif self.story.rows >= self.expires:
            self.fresh = []
        self.story.hand_on(row)

    def _row(self, row: Row, told: bool) -> None:
        before: Frame | None = None
        given: Frame | None = None  # the last one of an earlier line that names posts
        head: list[str] = []
        supposed = False
        self.story.opened_by(row)
        told = told and not rumoured(row)
        for line in lines(row, self.story.last):
            found = frames(line) if told else []
            for frame in found:
                self.story.complete(frame, before)
                left = line.code[: frame.begin]
                if head and not frame.persons and not supposed and _goes_with(frame, left):
                    frame.carried, frame.rule = head, "change_carried"
                if before is not None and before.line is not line and not line.aside:
                    _goes_on(frame, before)
                elif before is None and frame.by is None and re.match(r"[vw]{0,2}qX", line.code):
                    frame.decider = frame.decider or _deciding(row)
                before = frame if not line.aside else before
            found = [*found, *self._further(line, found, before)]
            for one, other in pairwise(found):
                if one.kind == other.kind and not one.line.aside:
                    share_body(one.posts, other.posts)
            for taking in (True, False):  # what is left lends nothing to what is given for it
                given_or_left = [frame for frame in found if (frame.kind in TAKES) == taking]
                complete(self.reading, [post for frame in given_or_left for post in frame.posts])
            for frame in found:
                frame.posts = [settled(line, post) if frame.kind in GIVES else post for post in frame.posts]
                if given is not None and given.kind == frame.kind:
                    share_body(given.posts, frame.posts)
                if frame.by is not None:
                    for post in frame.posts:
                        of_decider(self.reading, post, line.chunks[frame.by].value)
                self._tell(frame)
                if not line.aside and frame.kind != "disciplined":
                    self.story.open, self.story.since = frame, 0
            given = next((frame for frame in reversed(found) if frame.posts and not line.aside), given)
            head = head or line.values(0, len(line.code), "N")[:1]
            supposed = supposed or "f" in line.code  # "nếu … sẽ bị khiển trách; lần sau bị cảnh cáo"

    def _date_fresh(self, row: Row) -> None:
        """Dates the changes told last by what is said of their decision; from when it holds is their day."""
        holds = holds_from(row)
        day = of_decision(row, holds)
        if day is None:
            return
        one = len({change.date for change in self.fresh}) == 1
        for change in self.fresh:
            if change.date is None or holds is not None and one:
                change.date, change.placed = day, False

    def finished(self, posts: list[PostMention]) -> list[ChangeMention]:
        """The changes, their posts completed by what the whole article says; ``posts`` are all that it names."""
        self.found = unexplained(self.found)
        retire_once(self.found)
        complete_posts(self.found, self.held, posts)
        return self.found

    def _further(self, line: Line, found: list[Frame], before: Frame | None) -> list[Frame]:
        """Frames that need no verb of their own: the next of a list, "để giữ chức P", "quyết định ông A giữ chức P"."""
        more: list[Frame] = []
        for earlier, frame in zip([None, *found], found, strict=False):
            if frame.posts and frame.persons:
                more.extend(next_posts(frame, earlier))
                more.extend(next_people(frame))
                more.extend(next_pairs(frame))
        goes_on = not found and before is not None and before.posts and (before.people or _OPENED.match(line.code))
        if goes_on and before is not None and re.match(r"[vwH]*(?:P[,v]?)*H*N", line.code):
            more.extend(alike(line, before, 0))
        if not more and not any(frame.persons for frame in found):
            more.extend(decided(line, self.story.open, lists=self.story.lists))
        if not more and not found and "y" in line.code:
            more.extend(succeeded(line))
        return more

    # -- telling -------------------------------------------------------------------------------------------------------

    def _tell(self, frame: Frame) -> None:
        verbs = verbs_of(frame)
        for person, post in pairs(frame, verbs):
            if "không còn là" in verbs and post is not None and post.status == "former":
                continue  # "không còn là nguyên bộ trưởng" takes a title of honour away
            if post is not None and post.body is None and fold(post.title) in _for_a_task():
                continue
            if post is None and retiring(frame) and not self._in_office(frame, person):
                continue
            if frame.rule != "change_list" or not self._known(person, post):
                self.found.extend(confirmed(self._mention(frame, person, post), verbs))
                self.story.told_of(frame)

    def _in_office(self, frame: Frame, person: str) -> bool:
        """Whether somebody who retires is known to have held a post, or the day is told."""
        return date_of(frame) is not None or any(tenure.person == person for tenure in self.held)

    def _known(self, person: str, post: PostMention | None) -> bool:
        """Whether somebody is known to have come to a post: captions and leads name it again without the verb."""
        title = fold(post.title) if post else None
        given = [one.post for one in self.found if one.person == person and one.kind in GIVES and one.post]
        return any(fold(one.title) == title for one in given)

    def _date(self, frame: Frame, *, earlier: bool) -> Date | None:
        if frame.date is not None:
            return frame.date
        paper = self.story.decision(frame.line) if not earlier else None
        told = None if earlier else self.story.day_told(frame.line, frame.kind)
        own = date_of(frame) or (paper.date if paper else told)
        shared = frame.of.date or date_of(frame.of) if own is None and frame.of is not None else None
        frame.date = own or shared
        return frame.date

    def _mention(self, frame: Frame, person: str, post: PostMention | None) -> ChangeMention:
        line = frame.line
        spots = [frame.begin, max(frame.end, frame.behind) - 1, *frame.people]
        earlier = told_as_earlier(frame) or line.aside and "N" in line.code
        frame.past = earlier
        joins = frame.kind == "transferred" and post is not None and post is not frame.posts[-1] and is_membership(post)
        return ChangeMention(
            person,
            "appointed" if joins else frame.kind,
            post,
            line.row,
            line.chunks[min(spots)].begin,
            line.chunks[min(max(spots), len(line.chunks) - 1)].end,
            frame.rule,
            self._date(frame, earlier=earlier),
            line.chunks[frame.by].value if frame.by is not None else frame.decider,
            post is not None and _acts(frame, post),
            self._measure(frame),
            term_of(frame),
            instrument=instrument_of(frame) or (None if earlier else self.story.decision(line)),
            elsewhere=post is not None and (post.body is None or post.body.bare) and _of_unread(line, post),
            meant=frame.meant,
            retires=frame.kind == "relieved" and post is None and retiring(frame),
            earlier=earlier,
            placed=frame.announced,
        )

    def _measure(self, frame: Frame) -> str | None:
        if frame.kind not in PENALTIES:
            return None
        chunks = frame.line.chunks[frame.begin : frame.end]
        said = [one for one in chunks if isinstance(one.value, dict) and one.value.get("change") == frame.kind]
        return self.reading.phrase(said[0].begin, said[0].end) if said else None
