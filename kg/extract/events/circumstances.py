"""When, where and by whom an event is held, as its sentence says."""

from __future__ import annotations

import re

from kg.extract.bodies.finder import BodyMention
from kg.extract.events.dates import event_date
from kg.extract.events.happenings import EventMention
from kg.extract.events.words import event_words, inspects
from kg.extract.text.chunks import Row
from kg.extract.text.reading import Reading


def add_circumstances(reading: Reading, row: Row, mention: EventMention) -> None:
    mention.source = _gives_name(row, mention.at)
    mention.awaited = _awaits_delegates(row, mention.at)
    if not mention.source:
        mention.date, mention.until = event_date(row, mention.at)
        if mention.at and row.chunks[mention.at - 1].norm.endswith("bế mạc"):  # the day on which it ends
            mention.until = mention.until or mention.date
            mention.date = None
        _mark_same_day(row, mention)
    mention.place = _place(reading, row, mention.at)
    elsewhere = mention.same_day and not mention.noun.startswith(("buổi", "cuộc"))
    if mention.bare and mention.place and (elsewhere or mention.date and mention.noun in event_words().named_by_place):
        mention.label, mention.bare = f"{mention.label} tại {mention.place}", False  # another one, elsewhere
    if mention.bare:
        _name_by_body(row, mention)
    if not mention.source:
        mention.organizers.extend(_organizers(row, mention.at))
        _name_by_organizer(mention)
        _name_by_holder(reading, row, mention)
    behind = row.code[mention.at + 1 : mention.at + 2] == "D"
    mention.dated = mention.date is not None and (behind or _held_on_a_day(mention))
    near = [*row.chunks[max(0, mention.at - 4) : mention.at], *row.chunks[mention.at + 1 : mention.at + 3]]
    foreseen = any(chunk.norm == "dự kiến" for chunk in row.chunks[: mention.at])
    mention.planned = (
        any(c.symbol == "f" and c.norm not in event_words().not_planned for c in near) or mention.verbal and foreseen
    )


def _held_on_a_day(mention: EventMention) -> bool:
    """ "Ngày 2/3, UBND tỉnh tổ chức họp báo": one of its own, though nothing else is said of it."""
    day = mention.date is not None and mention.date.day is not None
    return mention.bare and mention.held and bool(mention.organizers) and day


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
    if mention.kind != "session" or mention.bodies:
        return
    inspectors = re.search(r"B(?=[^BNPE.;]{0,10}$)", row.code[: mention.at])
    numbered = mention.ordinal is not None or mention.label[-1].isdigit()
    if inspectors and mention.noun in ("kỳ họp", "họp") and numbered:
        body = row.chunks[inspectors.start()].value
        if inspects(body) and not mention.organizers:
            mention.label = f"{mention.label} {body.name}"
            mention.bodies.append(body)
            return
    match = re.search(r"BT(?=[ws]{0,3}$)", row.code[: mention.at])
    if match and mention.ordinal:
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
