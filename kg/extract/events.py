"""Events: nouns that name a gathering, how far the name goes, and its date, place, organizers and number.

A noun alone ("tại hội nghị") means the event that was named before; a name with a number, a term, a body, a date or
people of its own is an event. Generic gatherings ("các cuộc họp", "đại hội đảng các cấp") are none.
"""

from __future__ import annotations

import re

from kg.extract.chunks import Chunk, Row
from kg.extract.circumstances import add_circumstances, same_day
from kg.extract.event_labels import aim_end, clause_end, label_end
from kg.extract.event_words import event_words
from kg.extract.gathering import gather
from kg.extract.happenings import EventMention, Happening
from kg.extract.lexicon import Classes
from kg.extract.reading import Reading
from kg.extract.terms import ordinal
from kg.model import Date
from kg.vi import fold

__all__ = ["EventMention", "Happening", "find", "gather"]


def find(reading: Reading, row: Row) -> list[EventMention]:
    """Mentions of events in a sentence; each becomes one chunk E of the row, its label included."""
    found: list[EventMention] = []
    if not row.tells:
        return found
    chunks: list[Chunk] = []
    at = 0
    while at < len(row.chunks):
        chunk = row.chunks[at]
        mention = _read(reading, row, at) if isinstance(chunk.value, Classes) and chunk.value.tells else None
        if mention is None:
            chunks.append(chunk)
            at += 1
            continue
        stop = at
        while stop < len(row.chunks) and row.chunks[stop].begin < mention.end:
            stop += 1
        mention.at = len(chunks)
        chunks.append(Chunk("E", mention.begin, mention.end, mention, mention.noun))
        found.append(mention)
        at = stop
    if found:
        row.chunks = chunks
        row.code = "".join(chunk.symbol for chunk in chunks)
        for mention in found:
            add_circumstances(reading, row, mention)
    return found


def _read(reading: Reading, row: Row, at: int) -> EventMention | None:
    chunk = row.chunks[at]
    classes = chunk.value
    if "event_generic" in classes:
        return None
    kind = classes.get("event")
    verbal = kind is None
    kind = kind or classes.get("happens")
    if kind is None or verbal and not _tells(row, at) or _no_one(reading, row, at):
        return None
    noun = chunk.norm.removeprefix("tổ chức ")
    plural = at and row.chunks[at - 1].norm in ("các", "nhiều", "những", "mọi", "mỗi", "từng", "hai", "ba", "hàng loạt")
    if plural and not (at + 1 < len(row.chunks) and row.chunks[at + 1].symbol == "D"):
        return None
    if verbal and kind == "trial":
        return _trial(reading, row, at)
    sits = verbal and chunk.norm in event_words().sittings
    stop = at + 1 if sits else clause_end(row, at) if verbal else label_end(reading, row, at)
    begin, end = chunk.begin, row.chunks[stop - 1].end
    bodies = [part.value for part in row.chunks[at:stop] if part.symbol == "B"]
    named = row.chunks[aim_end(row, at, stop, sits=sits) - 1].end if verbal else end
    label = reading.phrase(begin, named).strip(" ,-–:;)(").removeprefix("tổ chức ")
    done = fold(label).removeprefix(noun).strip()
    if done in event_words().aims and not verbal:  # "những vấn đề hội nghị bàn"
        label, end = reading.phrase(begin, chunk.end), chunk.end
    bare = fold(label) == noun and not verbal
    if bare and at and row.chunks[at - 1].norm == "một" and row.code[at + 1 : at + 2] != "D":
        if not (row.code[max(0, at - 3) : at].endswith(("stw", "tw")) and kind == "meeting" and "D" in row.code[:at]):
            return None  # "một cuộc họp" that is nowhere told of
    mention = EventMention(
        row, at, begin, end, kind, chunk.norm if verbal else noun, label, bare, bodies, verbal=verbal
    )
    rest = re.sub(r" \d{4}$", "", fold(label).removeprefix(noun).strip())
    mention.weak = not verbal and (rest in event_words().qualifiers or rest.removesuffix(" năm") in event_words().qualifiers)
    heading = label.isupper() and len(label.split()) > 3  # of an article: what stands below names it better
    mention.weak = mention.weak or not bare and (noun in event_words().contacts or heading)
    mention.held = noun != chunk.norm or at > 0 and row.chunks[at - 1].norm in event_words().organises
    held = re.search(r"B(?=w{0,2}$)", row.code[:at]) if noun != chunk.norm and not verbal else None
    if held:
        mention.organizers.append(row.chunks[held.start()].value)
    subject = re.search(r"B(?=[wf]{0,2}$|D?[wf]{0,3}$)" if sits else r"B(?=w{0,2}$)", row.code[:at]) if verbal and "quyết định" not in chunk.norm else None
    if subject:
        body = row.chunks[subject.start()].value
        mention.organizers.append(body)
        mention.label = f"{body.name} {label}"
    mention.ordinal = ordinal(label)
    mention.opens = noun in event_words().openings
    meets = kind in ("trial", "working_session", "visit", "meeting") and "báo" not in noun or "quyết định" in noun
    moved = kind == "ceremony" and any(part.symbol == "X" for part in row.chunks[at:stop])
    if (meets or moved) and not verbal:
        mention.people = [part.value for part in row.chunks[at:stop] if part.symbol == "N"]
    last = row.chunks[stop - 1]
    if last.symbol == "D" and last.value.kind in ("month", "year"):
        vague = row.chunks[stop - 2]
        if vague.norm in event_words().vaguely and stop > at + 2:  # "Đại hội XII cuối tháng 1"
            mention.inner, mention.label = last.value.start, reading.phrase(begin, row.chunks[stop - 3].end)
        elif last.value.start.year:
            mention.inner = last.value.start
    year = re.search(r"(?<![-–] )(?<![-–])(?<!khóa )\b((?:19|20)\d\d)$", mention.label)
    if year and mention.inner is None and not verbal and mention.kind in ("conference", "other", "ceremony"):
        mention.inner = Date(int(year[1]), None, None)
    term = next((part.value for part in row.chunks[at:stop] if part.symbol == "T"), None)
    mention.term = term.label if term else None
    return mention


def _trial(reading: Reading, row: Row, at: int) -> EventMention | None:
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


def _no_one(reading: Reading, row: Row, at: int) -> bool:
    """Whether a noun names no gathering: a holiday ("lễ 2-9"), a place ("Lễ Môn"), a likeness ("như một hội nghị")."""
    left = [chunk.norm for chunk in row.chunks[max(0, at - 2) : at]]
    if left == ["như", "một"]:
        return True
    if row.chunks[at].norm != "lễ":
        return False
    if left[-1:] and left[-1] in event_words().holidays or row.code[at + 1 : at + 2] in ("D", "#"):
        return True
    behind = row.chunks[at].end
    return behind < len(reading.words) and reading.words[behind][0].isupper()


def _acts(row: Row, at: int) -> bool:
    """Whether somebody does it on a day: "Đoàn A kiểm tra …", "Bộ trưởng B thăm …"; the police's checks are no event."""
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
    return day.value.start.day is not None and (body.kind == "peoples_council" or fold(body.name).startswith("quốc hội"))


def _tells(row: Row, at: int) -> bool:
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
