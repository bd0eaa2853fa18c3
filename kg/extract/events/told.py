"""Events told by a verb alone: "Bộ trưởng A làm việc với …", "Quốc hội phê chuẩn …", "TAND tỉnh X xét xử …"."""

from __future__ import annotations

import re

from kg.extract.events.circumstances import same_day
from kg.extract.events.happenings import EventMention
from kg.extract.events.words import event_words
from kg.extract.text.chunks import Row
from kg.extract.text.reading import Reading
from kg.vi import fold


def trial(reading: Reading, row: Row, at: int) -> EventMention | None:
    """A trial told by its verb, of a court: "TAND tỉnh X tuyên phạt bị cáo N …"; the accused are there."""
    court = re.search(r"B(?=w{0,3}$)", row.code[:at])
    accused = re.match(r"[wv]{0,4}H*N", row.code[at + 1 :])
    if court is None or accused is None or "D" not in row.code:
        return None
    chunk, body = row.chunks[at], row.chunks[court.start()].value
    if not fold(body.name).startswith(event_words().courts):
        return None
    person = row.chunks[at + accused.end()]
    label = f"{body.name} xét xử {reading.phrase(row.chunks[at + 1].begin, person.end)}"
    mention = EventMention(row, at, chunk.begin, chunk.end, "trial", chunk.norm, label, bare=False, verbal=True)
    mention.organizers.append(body)
    mention.people = [person.value]
    return mention


def _acts(row: Row, at: int) -> bool:
    """Whether somebody does it on a day: "Bộ trưởng B thăm …"; what the police check is no event."""
    match = re.search(r"([NB])(?:\([^()]*\)|,P,?)?([wf]{0,2})$", row.code[:at])
    if match is None or row.code[at + 1 : at + 2] == ",":
        return False
    who, between = row.chunks[match.start(1)], row.chunks[match.start(2) : at]
    if who.symbol == "B" and who.value.kind in ("force", "hospital", "school", "company"):
        return False
    days = any(chunk.symbol == "D" and chunk.value.start.month for chunk in row.chunks)
    if not days and who.symbol == "B" and not set("fn") & set(row.code[max(0, at - 4) : at]):
        return _examines(row, at)
    return days and not any(chunk.norm in event_words().strolls for chunk in between)


def _examines(row: Row, at: int) -> bool:
    """Whether what a body looks into is told of: "Bộ X thanh tra việc bổ nhiệm …", of no day."""
    behind = row.chunks[at + 1].norm if at + 1 < len(row.chunks) else ""
    return row.chunks[at].norm in event_words().inspects and behind.startswith(event_words().examined)


def _sits(row: Row, at: int) -> bool:
    """Whether an assembly does it in plenary on a day that heads the sentence: "Ngày 25/10, Quốc hội nghe …"."""
    match = re.search(r"^(?:ww,?)?D,?(B)D?[wf]{0,3}$|^(?:ww,)?(B)D[wf]{0,3}$", row.code[:at])
    if match is None or any(isinstance(chunk.value, dict) and "event" in chunk.value for chunk in row.chunks):
        return False
    body = row.chunks[match.start(1) if match[1] else match.start(2)].value
    day = next(chunk for chunk in row.chunks if chunk.symbol == "D")
    return day.value.start.day is not None and (
        body.kind == "peoples_council" or fold(body.name).startswith("quốc hội")
    )


def tells(row: Row, at: int) -> bool:
    """Whether a verb tells of one event: with a date in its sentence, or with a chair before it."""
    before = row.code[:at]
    following = row.chunks[at + 1].value if at + 1 < len(row.chunks) else None
    if row.chunks[at].norm.endswith(("bên lề", "bên hành lang")):
        return True
    if isinstance(following, dict) and "event" in following:
        return False  # "họp kỳ họp thứ 29": the noun names it
    if row.chunks[at].norm in event_words().sittings:
        return _sits(row, at)
    if row.chunks[at].norm in event_words().acts:
        return _acts(row, at) and not re.search(r"g[^,;:.s]{0,4}$", before)
    if re.search(r"g[^,;:.s]{0,4}$", before):
        return False  # "giao Bộ trưởng N làm việc với …": a task
    if re.search(r"[^,]w$", before) and row.chunks[at - 1].norm in ("sau khi", "trước khi", "khi"):
        return False
    return (
        before.endswith("c")
        or re.search(r"B(?:w{0,2}|D?[wf]{0,2})$", before) is not None
        and row.chunks[at].norm.startswith("họp")
        or ("D" in row.code or same_day(row) is not None)
        and ("f" not in before[-4:] or row.chunks[at].value.get("happens") == "visit")
        and "n" not in before[-3:]
    )
