"""Who chaired: a gathering is chaired, a task that somebody is told to lead is not."""

from __future__ import annotations

import re

from kg.extract.events.happenings import Happening
from kg.extract.roles.agents import apposed, behind_reason, joined, listed, object_of, subject_of
from kg.extract.roles.book import Book
from kg.extract.roles.stories import Places, Story
from kg.extract.roles.words import role_words
from kg.extract.text.chunks import Row


def read_chair(row: Row, at: int, events: Places, story: Story, book: Book) -> None:
    code = row.code
    if code[at] == "u":
        target = re.match(r"[wHP,:-]*([NB])", code[at + 1 :])
        event = story.nearest(events, at)
        if target and event:
            book.add("chair", event, row, joined(row, at + 1 + target.start(1)), at, "chair_under")
        return
    event = object_of(row, at, events)
    deed = at - 1 if at and row.chunks[at - 1].norm in role_words().will else at
    named = re.match(r"H*(N)", code[at + 1 :])
    if event is None and named and row.chunks[at].norm == "chủ toạ":
        event = story.trial(events, at)
        if event is not None:
            book.add("chair", event, row, [at + 1 + named.start(1)], at, "chair_noun")
        return
    if event is not None:
        _chair_of(row, at, deed, event, book)
        return
    left = re.search(r"E([^E.;]*)d[wHP,]*((?:N|B)(?:[,(-][^E.;]*)?)$", code[:at])
    if left:
        index = left.start(2)
        event = next((happening for place, happening in events if place == left.start()), None)
        if event is not None and (code[index] == "N" or "g" not in left[1]):
            book.add("chair", event, row, joined(row, index, at), at, "chair_by")
        return
    handed = re.search(r"g[^N.;]{0,4}H*(N)[^N.;]*$", code[:at])
    if handed and at and row.chunks[at - 1].norm.endswith("tiếp tục"):  # "giao lại cho ông N tiếp tục chủ trì"
        event = story.nearest(events, at)
        if event is not None:
            book.add("chair", event, row, [handed.start(1)], at, "chair_above")
    elif row.chunks[at].norm in role_words().chairs_alone and re.fullmatch(r"[.w]{0,2}", code[at + 1 :]):
        _chair_above(row, at, story, book)


def _chair_above(row: Row, at: int, story: Story, book: Book) -> None:
    """ "… Bộ trưởng A và Chủ tịch B đồng chủ trì." behind the sentence that names the event."""
    subject = [index for index in subject_of(row, at) if row.code[index] == "N"]
    if subject and story.current is not None and story.since <= 1 and not set("gfn") & set(row.code[:at]):
        book.add("chair", story.current, row, subject, at, "chair_above")


def _row_of(row: Row, subject: list[int]) -> list[int]:
    """All of a row with semicolons that fills the sentence: "Các đồng chí: A, Bí thư …; B, Phó Bí thư … chủ tọa"."""
    if (
        not subject
        or row.code[subject[-1]] != "N"
        or ";" not in row.code[: subject[-1]]
        and ":" not in row.code[: subject[-1]]
    ):
        return []
    item = r"[wH]{0,3}N(?:\([^()]*\))?(?:[-,]H*P(?:[,v-]P)*)*"
    if re.fullmatch(rf"[wHB]{{0,5}}:?(?:{item}[;,v]+)+[wH]{{0,3}}", row.code[: subject[-1]]) is None:
        return []
    return [index for index in range(subject[-1] + 1) if row.code[index] == "N"]


def _chair_of(row: Row, at: int, deed: int, event: Happening, book: Book) -> None:
    """``deed``: the chunk at which the verb begins with its "sẽ"."""
    code = row.code
    after = re.match(r"(?:[^NE.;,]{0,6})E(?:[w:bk-]{0,4}|gồm)(?:[HP,:-])*(N)", code[at + 1 :])
    if after is None and at <= 1:  # "Chủ trì E ngày 26/10 tại X, ông N cho biết"
        after = re.match(r"[^NE.;,]{0,6}E[Dt#wB]{1,8},[HP,]*(N)", code[at + 1 :])
    subject = subject_of(row, deed) or apposed(row, at) or behind_reason(row, at)
    subject = _row_of(row, subject) or subject
    if subject and not re.search(r"g[^N.;]*$", code[max(0, subject[0] - 4) : subject[0]]):
        if row.chunks[subject[0]].symbol != "B" or not re.search(r"g[wo]?$", code[: subject[0]]):
            book.add("chair", event, row, subject, at, "chair_verb")
    elif after:
        people = listed(row, at) if ":" in code or "k" in after[0] or "w" in after[0] else [at + 1 + after.start(1)]
        book.add("chair", event, row, people or [at + 1 + after.start(1)], at, "chair_list")
