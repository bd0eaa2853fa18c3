"""When, where and by whom an event is held, as its sentence says."""

from __future__ import annotations

import re

from kg.extract.bodies import BodyMention
from kg.extract.chunks import Row
from kg.extract.event_words import event_words
from kg.extract.happenings import EventMention
from kg.extract.reading import Reading
from kg.model import Date
from kg.vi import fold


def add_circumstances(reading: Reading, row: Row, mention: EventMention) -> None:
    mention.source = _gives_name(row, mention.at)
    mention.awaited = _awaits_delegates(row, mention.at)
    if not mention.source:
        mention.date, mention.until = _date(row, mention.at)
        if mention.at and row.chunks[mention.at - 1].norm.endswith("bế mạc"):  # the day on which it ends
            mention.date, mention.until = None, mention.until or mention.date
        _mark_same_day(row, mention)
    mention.place = _place(reading, row, mention.at)
    if mention.bare and mention.same_day and mention.place and not mention.noun.startswith(("buổi", "cuộc")):
        mention.label, mention.bare = f"{mention.label} tại {mention.place}", False  # another one, elsewhere
    if mention.bare:
        _name_by_body(row, mention)
    if not mention.source:
        mention.organizers.extend(_organizers(row, mention.at))
        _name_by_organizer(mention)
        _name_by_holder(reading, row, mention)
    mention.dated = row.code[mention.at + 1 : mention.at + 2] == "D" and mention.date is not None
    near = [*row.chunks[max(0, mention.at - 4) : mention.at], *row.chunks[mention.at + 1 : mention.at + 3]]
    foreseen = any(chunk.norm == "dự kiến" for chunk in row.chunks[: mention.at])
    mention.planned = any(c.symbol == "f" and c.norm not in event_words().not_planned for c in near) or mention.verbal and foreseen


def _gives_name(row: Row, at: int) -> bool:
    """Whether an event only gave a document its name: "Nghị quyết 4 của E"."""
    left = [chunk for chunk in row.chunks[max(0, at - 2) : at] if chunk.norm != "của"]
    return bool(left) and (left[-1].norm in event_words().documents or left[-1].symbol == "I")


def _awaits_delegates(row: Row, at: int) -> bool:
    """Whether delegates are chosen for an event without a day: "bầu đoàn đại biểu đi dự E"."""
    if "X" not in row.code[:at] or "D" in row.code[at:]:
        return False
    return [chunk.norm for chunk in row.chunks[max(0, at - 2) : at]] == ["đi", "dự"]


def _mark_same_day(row: Row, mention: EventMention) -> None:
    """ "chiều cùng ngày": the day named before in the sentence, else that of the event before."""
    there = same_day(row) if mention.date is None else None
    if there is None or not (there <= 3 or 0 < there - mention.at <= 5 or 0 < mention.at - there <= 8):
        return
    days = [chunk.value.start for chunk in row.chunks[:there] if chunk.symbol == "D" and chunk.value.start.day]
    if days:
        mention.date = days[-1]
    mention.same_day = not days


def same_day(row: Row) -> int | None:
    """The chunk of "cùng ngày"."""
    chunks = row.chunks
    return next((i for i in range(len(chunks) - 1) if chunks[i].norm == "cùng" and chunks[i + 1].norm == "ngày"), None)


def _name_by_holder(reading: Reading, row: Row, mention: EventMention) -> None:
    """Names a numbered session by the council of a term that holds it: "HĐND huyện X khóa IV khai mạc Kỳ họp thứ 6"."""
    match = re.search(r"BT(?=[ws]{0,3}$)", row.code[: mention.at])
    if match and mention.ordinal and mention.kind == "session" and not mention.bodies:
        body, term = row.chunks[match.start()], row.chunks[match.start() + 1]
        mention.label = f"{mention.label} {body.value.name} {reading.phrase(term.begin, term.end)}"
        mention.bodies.append(body.value)


def _name_by_organizer(mention: EventMention) -> None:
    """ "HĐND xã X tổ chức kỳ họp": a session is named by whose it is."""
    if mention.bare and mention.noun == "kỳ họp" and len(mention.organizers) == 1:
        mention.label, mention.bare = f"{mention.label} {mention.organizers[0].name}", False
        mention.bodies.append(mention.organizers[0])


def _name_by_body(row: Row, mention: EventMention) -> None:
    """Names a bare noun by whose it is: "Tại kỳ họp ngày 1/8, UBKT X …"; "Đại hội đã bầu Ban Chấp hành Đảng bộ X"."""
    rest = row.code[mention.at + 1 :]
    if mention.kind == "congress" and (match := re.match(r"w{0,4}Xw?(B)", rest)):
        body = row.chunks[mention.at + 1 + match.start(1)].value
        term = next((chunk.value.label for chunk in row.chunks[mention.at + 1 :] if chunk.symbol == "T"), None)
        if body.kind == "standing" and body.parts:
            mention.label = f"{mention.label} {body.parts[0].name}" + (
                f" nhiệm kỳ {term}" if term and "-" in term else ""
            )
            mention.term, mention.bare = term, False
            mention.organizers.append(body.parts[0])
    elif mention.kind == "session" and (match := re.match(r"D?,(B)", rest)):
        body = row.chunks[mention.at + 1 + match.start(1)].value
        mention.label = f"{mention.label} {body.name}"
        mention.bare = mention.date is None
        mention.organizers.append(body)


def _date(row: Row, at: int) -> tuple[Date | None, Date | None]:
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
        return cost + 4 * ("," in between)
    heads = index <= 2 or re.fullmatch(r"[wt,]{3,5}", code[:index]) is not None  # "Trước đó, cuối tháng 11-2018, …"
    if _told_on(row, index, at) or not value.start.day and not heads and "," in between:
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


def _place(reading: Reading, row: Row, at: int) -> str | None:
    """The place behind "tại" in the event's clause."""
    code, chunks = row.code, row.chunks
    for index in range(max(0, at - 8), min(len(code), at + 10)):
        if code[index] != "t" or chunks[index].norm not in ("tại", "ở") or index + 1 >= len(code):
            continue
        low, high = min(at, index), max(at, index)
        if any(sign in code[low + 1 : high] for sign in "E.;N"):
            continue
        stop = index + 1
        while (
            stop < len(chunks)
            and chunks[stop].symbol in "wB#"
            and not (isinstance(chunks[stop].value, dict) and chunks[stop].value.keys() & {"stop", "holds"})
        ):
            stop += 1
        name = reading.phrase(chunks[index + 1].begin, chunks[stop - 1].end) if stop > index + 1 else ""
        if name and _is_place(name):
            return name
    return None


def _is_place(name: str) -> bool:
    """Whether words behind "tại" name a place: "Hội trường Thống Nhất", "quận 3"."""
    words = name.split()
    numbered = words[0].lower() in event_words().levels_of_places and words[-1].isdigit()
    return (numbered or any(char.isupper() for char in name)) and len(words) <= 14


def _organizers(row: Row, at: int) -> list[BodyMention]:
    """Bodies that hold the event: "B tổ chức E", "E do B tổ chức"; of a session the body whose it is."""
    code, chunks = row.code, row.chunks
    organises = event_words().organises
    for index in range(at - 1, max(-1, at - 9), -1):
        if chunks[index].norm in organises and not (index and code[index - 1] == "b"):
            return [
                chunks[i].value
                for i in range(max(0, index - 10), index)
                if code[i] == "B" and not set(code[i + 1 : index]) & set(".;:NDk")
            ]
        if code[index] in ".;:E":
            break
    for index in range(at + 1, min(len(code) - 2, at + 8)):
        if (
            code[index] == "d"
            and code[index + 1] == "B"
            and any(chunk.norm in organises for chunk in chunks[index + 2 : index + 8])
        ):
            return [chunks[index + 1].value]
    return []
