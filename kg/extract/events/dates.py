"""Which date of its sentence is an event's own."""

from __future__ import annotations

import re

from kg.extract.events.happenings import EventMention
from kg.extract.events.words import event_words
from kg.extract.text.chunks import Row
from kg.model import Date
from kg.vi import fold


def event_date(row: Row, at: int) -> tuple[Date | None, Date | None]:
    """The date: right behind the name, else at the head of the sentence, else the nearest with no event between.

    Both days of a range.
    """
    costs = [
        (cost, index) for index, symbol in enumerate(row.code) if symbol == "D" and (cost := _cost(row, at, index))
    ]
    best = min(costs, default=None)
    if best is None:
        return row.chunks[at].value.inner, None
    value = row.chunks[best[1]].value
    part = row.chunks[best[1] - 1].value if row.code[best[1] - 1 : best[1]] == "E" and best[1] < at else None
    if part is not None and part.noun.startswith("phiên") and row.chunks[at].value.kind in ("congress", "conference"):
        row.chunks[at].value.sat = value.start
        return value.start._replace(day=None), None  # the day is that of a part
    far = abs(best[1] - at) > 3
    if not (value.start.month or value.start.year) or value.kind == "year" and far:
        return None, None
    return _with_year(row, at, value.start), value.end


def _cost(row: Row, at: int, index: int) -> int:
    """How far a date is from an event, 1 or more; 0 where it cannot be the event's."""
    code, chunks, words = row.code, row.chunks, event_words()
    value, verbal = chunks[index].value, chunks[at].value.verbal
    if value.kind in ("anniversary", "quarter", "relative_year", "relative_month") or verbal and value.kind == "year":
        return 0
    between = code[min(at, index) + 1 : max(at, index)]
    held = "(" not in between and any(
        isinstance(chunk.value, dict) and "holds" in chunk.value for chunk in chunks[at + 1 : index]
    )
    if index > at and "quyết định" in chunks[at].norm and chunks[index - 1].norm in words.holds_from:
        return 0  # "công bố quyết định … kể từ ngày 1/3": from when it holds
    if index and chunks[index - 1].norm in words.deadlines or _referred(row, at) and index != at + 1 and not held:
        return 0
    if between == "(" and index < at:  # "trong tháng 5 (hội nghị 7)"
        return 1
    if set(between) & set(".;:") or "E" in between and not (_within(row, at, index) or _behind_others(row, at, index)):
        return 0
    if 0 < index < at and code[index - 1] == "E" and not value.start.day:
        return 0  # "hội nghị sơ kết 6 tháng đầu năm 2019" is another event's name
    cost = abs(index - at) + (0 if value.start.day else 6)
    if held:
        cost = min(cost, 3)
    if index > at:
        told = held or set(between) & set("cdu")
        if cost > 20 or between.count(",") > 1 and not held or "N" in between and not told:
            return 0
        return cost + 4 * ("," in between and not held)
    heads = index <= 2 or re.fullmatch(r"[wt,]{3,5}", code[:index]) is not None  # "Trước đó, cuối tháng 11-2018, …"
    missed = any(chunk.norm in words.missed for chunk in chunks[index + 1 : at])
    if missed or _told_on(row, index, at) or not value.start.day and not heads and "," in between:
        return 0
    return min(cost, 4) if heads else cost + 2


def _behind_others(row: Row, at: int, index: int) -> bool:
    """Whether the events between a day and this one are those it comes after or before.

    "Sáng 23-1, sau lễ đón, hai bên E"; "E trước giờ khai mạc kỳ họp, sáng 20/5".
    """
    chunks, next_to = row.chunks, event_words().next_to
    between = [i for i in range(min(at, index) + 1, max(at, index)) if row.code[i] == "E"]
    if index < at:
        return all(chunks[i - 1].norm in next_to for i in between)
    return all(any(chunk.norm in next_to for chunk in chunks[max(at + 1, i - 3) : i]) for i in between)


def _within(row: Row, at: int, index: int) -> bool:
    """Whether a part is told of its whole on a day at the head: "Chiều 28/6, Đại hội họp phiên trù bị"."""
    wholes = [chunk.value for chunk in row.chunks[index + 1 : at] if chunk.symbol == "E"]
    return row.chunks[at].value.noun.startswith("phiên") and len(wholes) == 1 and wholes[0].bare


def _referred(row: Row, at: int) -> bool:
    """Whether an event is only looked forward or back to: "chuẩn bị tổ chức Đại hội"."""
    left = [chunk.norm for chunk in row.chunks[max(0, at - 2) : at]]
    return bool(left) and (
        left[-1] in event_words().referred or left[-1] == "tổ chức" and left[0] in event_words().referred
    )


def _told_on(row: Row, index: int, at: int) -> bool:
    """Whether a day before the event is the day of the telling: "Ngày 12-12, ủy ban cho biết đã họp kỳ họp thứ 29"."""
    between, chunks = row.code[index + 1 : at], row.chunks[index + 1 : at]
    said = " ".join(chunk.norm for chunk in chunks)
    if any(verb in said for verb in event_words().tells):
        return True
    if row.code[at - 1] in "sr":
        between = between[:-1]
    return "s" in between and row.code[at - 1] != "t"


def _with_year(row: Row, at: int, date: Date) -> Date:
    """A day whose year the name gives: "ngày 31/1 … họp phiên thường kỳ tháng 1/2019", "Hội thảo … năm 2024"."""
    mention: EventMention = row.chunks[at].value
    if date.year is None and mention.inner is not None and mention.inner.month is None:
        words = fold(mention.label)
        if not any(word in words for word in event_words().looks_back):
            return Date(mention.inner.year, date.month, date.day)
    if date.year is None and row.code[at + 1 : at + 2] == "D":
        behind = row.chunks[at + 1].value.start
        if behind.year and behind.month == date.month:
            return Date(behind.year, date.month, date.day)
    return date
