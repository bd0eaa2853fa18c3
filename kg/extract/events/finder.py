"""Events: nouns that name a gathering, how far the name goes, and its date, place, organizers and number.

A noun alone ("tại hội nghị") means the event that was named before; a name with a number, a term, a body, a date or
people of its own is an event. Generic gatherings ("các cuộc họp", "đại hội đảng các cấp") are none.
"""

from __future__ import annotations

import re

from kg.extract.bodies.finder import BodyMention
from kg.extract.events.circumstances import add_circumstances
from kg.extract.events.clauses import aim_end, clause_end, day_inside
from kg.extract.events.gathering import gather
from kg.extract.events.happenings import EventMention, Happening
from kg.extract.events.labels import label_end, names_event
from kg.extract.events.told import tells, trial
from kg.extract.events.words import event_words
from kg.extract.text.chunks import Chunk, Row
from kg.extract.text.lexicon import Classes
from kg.extract.text.reading import Reading
from kg.extract.times.terms import ordinal
from kg.model import Date
from kg.vi import fold

__all__ = ["EventMention", "Happening", "find", "gather"]

_MEETINGS = ("trial", "working_session", "visit", "meeting")


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
    """The event that the chunk names, or tells of by a verb; None where it does neither."""
    chunk = row.chunks[at]
    classes = chunk.value
    kind = classes.get("event")
    verbal = kind is None
    kind = kind or classes.get("happens")
    if "event_generic" in classes or kind is None or _no_one(reading, row, at) or _several(row, at):
        return None
    if not verbal:
        return _named(reading, row, at, kind)
    if not tells(row, at):
        return None
    following = row.chunks[at + 1].norm if at + 1 < len(row.chunks) else ""
    if kind == "other" and following == "tại" and names_event(row.chunks, at + 2):
        return None  # "công bố kết luận tại kỳ họp thứ 20": the event is the session
    if chunk.norm == "họp" and following in ("kỳ", "phiên"):
        kind = "session"  # "họp kỳ thứ 63", "họp phiên thứ nhất"
    return trial(reading, row, at) if kind == "trial" else _told(reading, row, at, kind)


def _several(row: Row, at: int) -> bool:
    """Whether many gatherings are meant, none of which has a day of its own."""
    many = at > 0 and row.chunks[at - 1].norm in event_words().many
    return many and row.code[at + 1 : at + 2] != "D"


def _named(reading: Reading, row: Row, at: int, kind: str) -> EventMention | None:
    """An event by its noun."""
    chunk, words = row.chunks[at], event_words()
    noun = chunk.norm.removeprefix("tổ chức ")
    stop = label_end(reading, row, at)
    end = row.chunks[stop - 1].end
    label = _clean(reading.phrase(chunk.begin, end))
    rest = fold(label).removeprefix(noun).strip()
    if rest in words.aims or kind == "congress" and _tells_on(label, rest):  # "những vấn đề hội nghị bàn"
        label, end = reading.phrase(chunk.begin, chunk.end), chunk.end
    bare = fold(label) == noun
    if bare and (further := day_inside(row, at)) > at + 3:
        label, bare = f"{label} {reading.phrase(row.chunks[at + 2].begin, row.chunks[further - 1].end)}", False
        stop = further
    if bare and _any_one(row, at, kind):
        return None
    mention = EventMention(row, at, chunk.begin, end, kind, noun, label, bare, _bodies(row, at, stop))
    rest = re.sub(r" \d{4}$", "", rest)
    kind_alone = rest in words.qualifiers or rest.removesuffix(" năm") in words.qualifiers
    heading = label.isupper() and len(label.split()) > 3  # of an article: what stands below names it better
    mention.weak = kind_alone or not bare and (noun in words.contacts or heading)
    mention.held = noun != chunk.norm or at > 0 and row.chunks[at - 1].norm in words.organises
    held = re.search(r"B(?=(?:\([^()]*\))?w{0,2}$)", row.code[:at]) if noun != chunk.norm else None
    if held:
        mention.organizers.append(row.chunks[held.start()].value)
    mention.opens = noun in words.openings
    meets = kind in _MEETINGS and "báo" not in noun or "quyết định" in noun
    moved = kind == "ceremony" and any(part.symbol == "X" for part in row.chunks[at:stop])
    if meets or moved:
        mention.people = [part.value for part in row.chunks[at:stop] if part.symbol == "N"]
    _particulars(reading, row, mention, stop)
    year = re.search(r"(?<![-–] )(?<![-–])(?<!khóa )\b((?:19|20)\d\d)$", mention.label)
    if year and mention.inner is None and kind in ("conference", "other", "ceremony"):
        mention.inner = Date(int(year[1]), None, None)
    return mention


def _told(reading: Reading, row: Row, at: int, kind: str) -> EventMention:
    """An event by its verb, its name with whoever does it."""
    chunk = row.chunks[at]
    sits = chunk.norm in event_words().sittings
    stop = at + 1 if sits else clause_end(row, at)
    if kind == "session" and not sits:  # "họp kỳ 63 để xem xét …": called by its number alone
        stop = next((i for i in range(at + 2, stop) if row.chunks[i].norm in event_words().purposes), stop)
    named = row.chunks[aim_end(row, at, stop, sits=sits) - 1].end
    label = _clean(reading.phrase(chunk.begin, named))
    end = row.chunks[stop - 1].end
    bodies = _bodies(row, at, stop)
    mention = EventMention(row, at, chunk.begin, end, kind, chunk.norm, label, False, bodies, verbal=True)
    mention.held = chunk.norm.startswith("tổ chức ") or at > 0 and row.chunks[at - 1].norm in event_words().organises
    subject = re.search(r"B(?=[wf]{0,2}$|D?[wf]{0,3}$)" if sits else r"B(?=w{0,2}$)", row.code[:at])
    if subject and "quyết định" not in chunk.norm:
        body = row.chunks[subject.start()].value
        mention.organizers.append(body)
        mention.label = f"{body.name} {label}"
    _particulars(reading, row, mention, stop)
    return mention


def _tells_on(label: str, rest: str) -> bool:
    """Whether what follows "Đại hội" says what it does: a congress is called by a name, a number or whose it is."""
    named = any(word[0].isupper() or word[0].isdigit() for word in label.split()[1:])
    return bool(rest) and not named and not rest.startswith(event_words().congresses)


def _clean(label: str) -> str:
    """A name without the signs around it; a bracket that it opens is closed: "Hội nghị Trung ương 7 (khóa XII)"."""
    label = label.strip(" ,-–:;)(").removeprefix("tổ chức ")
    return f"{label})" if label.count("(") > label.count(")") else label


def _any_one(row: Row, at: int, kind: str) -> bool:
    """Whether it is "một cuộc họp" that is nowhere told of."""
    if at == 0 or row.chunks[at - 1].norm != "một" or row.code[at + 1 : at + 2] == "D":
        return False
    return not (row.code[max(0, at - 3) : at].endswith(("stw", "tw")) and kind == "meeting" and "D" in row.code[:at])


def _bodies(row: Row, at: int, stop: int) -> list[BodyMention]:
    return [part.value for part in row.chunks[at:stop] if part.symbol == "B"]


def _particulars(reading: Reading, row: Row, mention: EventMention, stop: int) -> None:
    """Its number, its term, and the month or year that closes its name."""
    at, last = mention.at, row.chunks[stop - 1]
    mention.ordinal = ordinal(mention.label)
    term = next((part.value for part in row.chunks[at:stop] if part.symbol == "T"), None)
    mention.term = term.label if term else None
    if last.symbol != "D" or last.value.kind not in ("month", "year"):
        return
    if row.chunks[stop - 2].norm in event_words().vaguely and stop > at + 2:  # "Đại hội XII cuối tháng 1"
        mention.inner, mention.label = last.value.start, reading.phrase(mention.begin, row.chunks[stop - 3].end)
    elif last.value.start.year:
        mention.inner = last.value.start


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
