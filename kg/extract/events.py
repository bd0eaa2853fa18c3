"""Events: nouns that name a gathering, how far the name goes, and its date, place, organizers and number.

A noun alone ("tại hội nghị") means the event that was named before; a name with a number, a term, a body, a date or people of
its own is an event. Generic gatherings ("các cuộc họp", "đại hội đảng các cấp") are none. Data: kg/vi/events.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg.extract.bodies import BodyMention
from kg.extract.chunks import Chunk, Row
from kg.extract.reading import Reading
from kg.extract.terms import ordinal
from kg.model import Date
from kg.vi import fold, table


@dataclass(slots=True)
class EventMention:
    row: Row
    at: int  # chunk
    begin: int  # tokens
    end: int
    kind: str
    noun: str  # folded
    label: str
    bare: bool  # the noun alone: means an event named elsewhere
    bodies: list[BodyMention] = field(default_factory=list)
    date: Date | None = None
    until: Date | None = None
    place: str | None = None
    ordinal: int | None = None
    term: str | None = None
    organizers: list[BodyMention] = field(default_factory=list)
    planned: bool = False
    generic: bool = False
    verbal: bool = False
    dated: bool = False  # a date stands right behind the noun: "cuộc họp ngày 2/3"
    source: bool = False  # named only as the source of a document: "Nghị quyết Đại hội …"
    inner: Date | None = None  # a month or year that closes the name itself: "kỳ họp HĐND tháng 12/2015"


@dataclass(slots=True)
class Happening:
    """An event of this article: its mentions, and the fullest of what they say."""

    key: str
    mentions: list[EventMention] = field(default_factory=list)

    @property
    def named(self) -> EventMention:
        return max((m for m in self.mentions), key=lambda m: (not m.bare, not m.verbal, min(len(m.label.split()), 30)))

    @property
    def kind(self) -> str:
        return self.named.kind

    @property
    def label(self) -> str:
        return self.named.label

    @property
    def date(self) -> Date | None:
        dates = [m.date for m in self.mentions if m.date]
        return max(dates, key=lambda date: sum(part is not None for part in date)) if dates else None

    @property
    def until(self) -> Date | None:
        return next((m.until for m in self.mentions if m.until), None)


class _Words:
    def __init__(self) -> None:
        data = table("events")
        folded = lambda words: frozenset(fold(word) for word in words)  # noqa: E731
        self.of_people = folded(data["label"]["of_people"])
        self.goes_on = folded(data["label"]["goes_on"])
        self.openers = folded(data["label"]["openers"])
        self.takes_place = folded(data["label"]["takes_place"])
        self.organises = folded(data["label"]["organises"])
        self.any_meeting = folded(data["label"]["any_meeting"])
        self.any_ceremony = folded(data["label"]["any_ceremony"])
        self.predicates = folded(data["label"]["predicates"])
        self.referred = folded(data["label"]["referred"])
        self.documents = folded(data["label"]["documents"])
        self.here = folded(data["words"]["here"])


@cache
def _words() -> _Words:
    return _Words()


LONGEST = 45  # tokens of a label


def find(reading: Reading, row: Row) -> list[EventMention]:
    """Mentions of events in a sentence; each becomes one chunk E of the row, its label included."""
    found: list[EventMention] = []
    chunks: list[Chunk] = []
    at = 0
    while at < len(row.chunks):
        chunk = row.chunks[at]
        mention = _read(reading, row, at) if isinstance(chunk.value, dict) and chunk.value else None
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
            _circumstances(reading, row, mention)
    return found


def _read(reading: Reading, row: Row, at: int) -> EventMention | None:
    chunk = row.chunks[at]
    classes = chunk.value
    if "event_generic" in classes:
        return None
    kind = classes.get("event")
    verbal = kind is None
    kind = kind or classes.get("happens")
    if kind is None or verbal and not _tells(row, at):
        return None
    plural = at and row.chunks[at - 1].norm in ("các", "nhiều", "những", "mọi", "mỗi", "từng", "hai", "ba", "hàng loạt")
    if plural and not (at + 1 < len(row.chunks) and row.chunks[at + 1].symbol == "D"):
        return None
    stop = _clause_end(row, at) if verbal else _label_end(reading, row, at)
    begin, end = chunk.begin, row.chunks[stop - 1].end
    bodies = [part.value for part in row.chunks[at:stop] if part.symbol == "B"]
    label = reading.phrase(begin, end).strip(" ,-–:;)(").removeprefix("tổ chức ")
    mention = EventMention(row, at, begin, end, kind, chunk.norm, label, stop == at + 1 and not verbal, bodies, verbal=verbal)
    subject = re.search(r"B(?=w{0,2}$)", row.code[:at]) if verbal and "quyết định" not in chunk.norm else None
    if subject:
        body = row.chunks[subject.start()].value
        mention.organizers.append(body)
        mention.label = f"{body.name} {label}"
    mention.ordinal = ordinal(label)
    last = row.chunks[stop - 1]
    if last.symbol == "D" and last.value.kind in ("month", "year") and last.value.start.year:
        mention.inner = last.value.start
    term = next((part.value for part in row.chunks[at:stop] if part.symbol == "T"), None)
    mention.term = term.label if term else None
    return mention


def _tells(row: Row, at: int) -> bool:
    """Whether a verb tells of one event: with a date in its sentence, or with a chair before it."""
    before = row.code[:at]
    following = row.chunks[at + 1].value if at + 1 < len(row.chunks) else None
    if isinstance(following, dict) and "event" in following:
        return False  # "họp kỳ họp thứ 29": the noun names it
    return before.endswith("c") or re.search(r"Bw{0,2}$", before) is not None and row.chunks[at].norm.startswith("họp") or "D" in row.code and "f" not in before[-4:] and "n" not in before[-3:]


def _label_end(reading: Reading, row: Row, at: int) -> int:
    """The chunk behind the event's name."""
    chunks, words = row.chunks, _words()
    stop = at + 1
    quoted = False
    while stop < len(chunks) and chunks[stop].end - chunks[at].begin <= LONGEST:
        chunk = chunks[stop]
        symbol = chunk.symbol
        if quoted:
            quoted = symbol != '"'
        elif symbol == '"' and stop <= at + 3:
            quoted = True
        elif symbol == ",":
            if not _continues(chunks, stop):
                break
        elif stop == at + 1 and at == 0 and chunk.norm in words.predicates:
            break
        elif symbol == "(":
            closed = _bracket(chunks, stop)
            if closed is None:
                break
            stop = closed
        elif symbol in "PHN" and (chunks[at].norm in words.of_people and stop <= at + 3 or _partner(chunks, at, stop)):
            pass
        elif symbol == "I" or symbol == "D" and _of_the_name(chunks, stop):
            pass
        elif symbol in "NDHcubdnfk.;:Ea" or symbol in "P" and stop == at + 1:
            if not (symbol in "Dcs" and chunk.norm in words.openers and stop == at + 1):
                break
        elif stop == at + 1 and chunk.norm in ("sau", "trước") and not _names_event(chunks, stop + 1):
            break
        elif symbol == "t" and not _inside(chunks, stop) and not (chunk.norm == "tại" and chunks[at].norm.startswith("phiên") and _names_event(chunks, stop + 1)):
            break
        elif symbol == "v" and (stop == at + 1 or _another(chunks, stop + 1)):
            break
        elif symbol == "-" and not _tight(reading, chunk):
            break
        elif isinstance(chunk.value, dict) and ("stop" in chunk.value or "holds" in chunk.value) and not (chunk.norm in words.openers and stop == at + 1):
            break
        elif symbol in "sprgX" and stop > at + 1 and not _nominal(chunks, at, stop):
            break
        stop += 1
    while stop > at + 1 and chunks[stop - 1].symbol in ",v-opstrgX" and not (chunks[stop - 1].symbol in "psX" and stop == at + 2):
        stop -= 1
    return stop


def _partner(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether a person belongs to the name as one of those who meet: "cuộc làm việc của Phó thủ tướng A với tỉnh B"."""
    kind = chunks[at].value.get("event")
    if kind == "trial":
        return any(chunk.norm in ("xét xử", "xử") for chunk in chunks[at + 1 : stop]) and stop - at <= 10
    if kind not in ("working_session", "meeting", "visit"):
        return False
    left = stop - 1
    while left > at and chunks[left].symbol in "PH":
        left -= 1
    return chunks[left].norm in ("của", "giữa", "với") and stop - at <= 8


def _another(chunks: list[Chunk], at: int) -> bool:
    """Whether "và" leads on to another event or to a document."""
    return _names_event(chunks, at) or at < len(chunks) and (chunks[at].symbol == "I" or chunks[at].norm in _words().documents)


def _names_event(chunks: list[Chunk], at: int) -> bool:
    return at < len(chunks) and isinstance(chunks[at].value, dict) and "event" in chunks[at].value


def _of_the_name(chunks: list[Chunk], at: int) -> bool:
    """Whether a month, a quarter or a year belongs to the name: "tình hình kinh tế tháng 11", "của năm 2019"."""
    if chunks[at].value.kind not in ("month", "quarter", "year", "range", "relative_year"):
        return False
    if chunks[at].value.kind == "range" and chunks[at].value.start.month:
        return False
    return chunks[at - 1].symbol in "woBE" and chunks[at - 1].norm not in ("vào", "trong", "từ", "đến", "ngày")


def _clause_end(row: Row, at: int) -> int:
    """Behind what a verb tells of an event: its aim and its partner; for a decision handed over, whom it moves and to which post."""
    chunks = row.chunks
    ends = ".;:Dcsu" if "quyết định" in chunks[at].norm else '.;:DcsuNf"'
    stop = at + 1
    while stop < len(chunks) and chunks[stop].symbol not in ends and chunks[stop].end - chunks[at].begin <= LONGEST:
        if chunks[stop].symbol == "," and stop == at + 1 and chunks[at].norm.endswith("họp"):
            break
        stop += 1
    while stop > at + 1 and chunks[stop - 1].symbol in ",-vtH(":
        stop -= 1
    return stop


def _continues(chunks: list[Chunk], at: int) -> bool:
    """Whether a comma goes on within a name: before a term, a body, an ordinal, or a further aim of the same list."""
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is None:
        return False
    if following.norm in _words().goes_on and chunks[at - 1].symbol in "w#DT":
        return True
    if following.symbol == "T" or following.norm.startswith(("khoá", "lần thứ", "nhiệm kỳ")):
        return True
    if following.symbol == "B" and following.value.kind in ("national", "peoples_council", "party_centre", "standing", "department"):
        return chunks[at - 1].symbol in "w#TD" and (at + 2 >= len(chunks) or chunks[at + 2].symbol in ",.T;)(")
    return False


def _bracket(chunks: list[Chunk], at: int) -> int | None:
    """The closing bracket of "(khoá XI)" or "(kỳ họp bất thường)"; None for any other."""
    close = next((i for i in range(at + 1, min(at + 6, len(chunks))) if chunks[i].symbol == ")"), None)
    if close is not None and (chunks[at + 1].symbol == "T" or "event" in (chunks[at + 1].value or {} if isinstance(chunks[at + 1].value, dict) else {})):
        return close
    return None


def _inside(chunks: list[Chunk], at: int) -> bool:
    """Whether "trong", "tại" goes on within a name: "trong học tập và làm theo", not before a date or a place."""
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    return chunks[at].norm == "trong" and following is not None and following.symbol in "wpXs"


def _tight(reading: Reading, chunk: Chunk) -> bool:
    return reading.begins[chunk.begin] == reading.begins[chunk.begin - 1] + len(reading.words[chunk.begin - 1]) or (
        reading.words[chunk.begin - 1][0].isalnum() and chunk.end < len(reading.words) and reading.words[chunk.end][0].isalnum() and not reading.words[chunk.end][0].isupper()
    )


def _nominal(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether a verb inside a name belongs to it: right behind another word of the name's aim."""
    return chunks[stop - 1].symbol in "wXprv" and stop - at <= 4


def _circumstances(reading: Reading, row: Row, mention: EventMention) -> None:
    mention.source = mention.at > 0 and row.chunks[mention.at - 1].norm in _words().documents
    if not mention.source:
        mention.date, mention.until = _date(row, mention.at)
    mention.place = _place(reading, row, mention.at)
    if mention.bare:
        _name_by_body(row, mention)
    mention.organizers.extend(_organizers(row, mention.at))
    mention.dated = row.code[mention.at + 1 : mention.at + 2] == "D" and mention.date is not None
    before = row.code[max(0, mention.at - 4) : mention.at]
    after = row.code[mention.at + 1 : mention.at + 3]
    mention.planned = "f" in before or "f" in after


def _name_by_body(row: Row, mention: EventMention) -> None:
    """Names a bare noun by whose it is: "Tại kỳ họp ngày 1/8, UBKT X …"; "Đại hội đã bầu Ban Chấp hành Đảng bộ X"."""
    rest = row.code[mention.at + 1 :]
    if mention.kind == "congress" and (match := re.match(r"w{0,4}Xw?(B)", rest)):
        body = row.chunks[mention.at + 1 + match.start(1)].value
        term = next((chunk.value.label for chunk in row.chunks[mention.at + 1 :] if chunk.symbol == "T"), None)
        if body.kind == "standing" and body.parts:
            mention.label = f"{mention.label} {body.parts[0].name}" + (f" nhiệm kỳ {term}" if term and "-" in term else "")
            mention.term, mention.bare = term, False
            mention.organizers.append(body.parts[0])
    elif mention.kind == "session" and (match := re.match(r"D?,(B)", rest)):
        body = row.chunks[mention.at + 1 + match.start(1)].value
        mention.label = f"{mention.label} {body.name}"
        mention.bare = mention.date is None
        mention.organizers.append(body)


def _date(row: Row, at: int) -> tuple[Date | None, Date | None]:
    """The event's date: right behind its name, else at the head of the sentence, else the nearest with no event between."""
    code = row.code
    best: tuple[int, int] | None = None
    verbal = row.chunks[at].value.verbal
    referred = at > 0 and row.chunks[at - 1].norm in _words().referred
    for index, symbol in enumerate(code):
        if symbol != "D" or row.chunks[index].value.kind in ("anniversary", "quarter", "relative_year"):
            continue
        value = row.chunks[index].value
        if verbal and value.kind == "year" or referred and index != at + 1:
            continue
        low, high = min(at, index), max(at, index)
        between = code[low + 1 : high]
        if any(sign in between for sign in "E.;"):
            continue
        cost = high - low + (0 if value.start.day else 6)
        if any(isinstance(chunk.value, dict) and "holds" in chunk.value for chunk in row.chunks[at + 1 : index]):
            cost = min(cost, 3)
        if index > at:
            if cost > 20 or between.count(",") > 1 or "N" in between and "c" not in between and "d" not in between:
                continue
            cost += 4 * ("," in between)
        else:
            if "s" in between and code[at - 1] not in "tsr":
                continue  # "Ngày 12-12, ủy ban cho biết đã họp kỳ họp thứ 29": the day of the telling
            cost = min(cost, 4) if index <= 2 else cost + 2
        if best is None or cost < best[0]:
            best = (cost, index)
    if best is None:
        return row.chunks[at].value.inner, None
    value = row.chunks[best[1]].value
    if not (value.start.month or value.start.year) or value.kind == "year" and abs(best[1] - at) > 3:
        return None, None
    return value.start, value.end


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
        while stop < len(chunks) and chunks[stop].symbol in "wB#" and not (isinstance(chunks[stop].value, dict) and chunks[stop].value.keys() & {"stop", "holds"}):
            stop += 1
        name = reading.phrase(chunks[index + 1].begin, chunks[stop - 1].end) if stop > index + 1 else ""
        if name and any(char.isupper() for char in name) and len(name.split()) <= 14:
            return name
    return None


def _organizers(row: Row, at: int) -> list[BodyMention]:
    """Bodies that hold the event: "B tổ chức E", "E do B tổ chức"; of a session the body whose it is."""
    code, chunks = row.code, row.chunks
    organises = _words().organises
    for index in range(at - 1, max(-1, at - 9), -1):
        if chunks[index].norm in organises and not (index and code[index - 1] == "b"):
            found = [chunks[i].value for i in range(max(0, index - 10), index) if code[i] == "B" and not set(code[i + 1 : index]) & set(".;:NDk")]
            return found
        if code[index] in ".;:E":
            break
    for index in range(at + 1, min(len(code) - 2, at + 8)):
        if code[index] == "d" and code[index + 1] == "B" and any(chunk.norm in organises for chunk in chunks[index + 2 : index + 8]):
            return [chunks[index + 1].value]
    return []


# -- one event, several mentions -----------------------------------------------------------------------------------------


def gather(mentions: list[EventMention]) -> list[Happening]:
    """Joins the mentions of one event, in order of the text.

    Named mentions first; a bare noun then means the nearest event before it that it may mean, else the nearest behind it
    ("Phát biểu chỉ đạo Đại hội, …" above the sentence that names the congress), else an event of its own.
    """
    found: list[Happening] = []
    for mention in mentions:
        if not mention.bare and not _handing(mention):
            _join(found, mention, next((h for h in reversed(found) if any(_one(other, mention) for other in h.mentions)), None))
    for mention in mentions:
        if _handing(mention):
            _join(found, mention, _ceremony(found, mention))
    for mention in mentions:
        if mention.bare:
            _join(found, mention, _meant(found, mention))
    found.sort(key=lambda happening: min(mention.begin for mention in happening.mentions))
    for number, happening in enumerate(found, 1):
        happening.key = f"e{number}"
        happening.mentions.sort(key=lambda mention: mention.begin)
    return found


def _handing(mention: EventMention) -> bool:
    return mention.verbal and "quyết định" in mention.noun


def _ceremony(found: list[Happening], mention: EventMention) -> Happening | None:
    """The ceremony at which a decision is handed over, or the same handing told before; on another day it is an act of its own."""
    fits = [h for h in found if not _clash(h.date, mention.date) and (h.kind == "ceremony" or "quyết định" in h.label.lower() or any(_one(other, mention) for other in h.mentions))]
    return fits[0] if fits else None


def _join(found: list[Happening], mention: EventMention, happening: Happening | None) -> None:
    if happening is None:
        happening = Happening("")
        found.append(happening)
    happening.mentions.append(mention)


def _meant(found: list[Happening], mention: EventMention) -> Happening | None:
    """The event that a bare noun means: the nearest before it, one with a date or an organizer first; else the nearest behind it."""
    fits = [happening for happening in found if _may_mean(happening, mention) and not all(m.source for m in happening.mentions)]
    before = [(_weight(h), max(m.begin for m in h.mentions if m.begin < mention.begin), h) for h in fits if any(m.begin < mention.begin for m in h.mentions)]
    if before:
        return max(before, key=lambda item: item[:2])[2]
    after = [(-_weight(h), min(m.begin for m in h.mentions), h) for h in fits if not h.named.planned]
    return min(after, key=lambda item: item[:2])[2] if after else None


def _weight(happening: Happening) -> int:
    """How much an event is one that the article tells of, rather than names."""
    if happening.named.verbal:
        return 0
    return 2 if any(m.date or m.organizers for m in happening.mentions) else 1


def _may_mean(happening: Happening, mention: EventMention) -> bool:
    """Whether the bare noun of a mention may mean this event: the same last word of the noun, or the same kind."""
    if _clash(happening.date, mention.date):
        return False
    head = mention.noun.split()[-1]
    for other in happening.mentions:
        if head in other.noun.split() and (other.kind == mention.kind or head in ("họp", "nghị", "hội")):
            return True
        if mention.noun in _words().any_meeting and other.kind in ("conference", "meeting"):
            return True
    if mention.kind == "ceremony":  # "buổi lễ", "buổi trao quyết định" of a decision handed over
        return happening.kind in ("ceremony", "other") and mention.noun in _words().any_ceremony
    return happening.kind == mention.kind and mention.kind in ("congress", "conference", "trial")


def _one(one: EventMention, two: EventMention) -> bool:
    if one.bare or two.bare or one.kind != two.kind or _clash(one.date, two.date):
        return False
    if one.ordinal and two.ordinal and one.ordinal != two.ordinal:
        return False
    mine, other = ({word for word in fold(m.label).split() if word not in ("buổi", "cuộc")} for m in (one, two))
    common = len(mine & other)
    small = min(len(mine), len(other))
    if one.ordinal and one.ordinal == two.ordinal and common / small >= 0.6:
        return True
    return common / small >= 0.8 and (small > 3 or common == small == 3 or common / max(len(mine), len(other)) > 0.6)


def _clash(one: Date | None, two: Date | None) -> bool:
    return bool(one and two and any(a and b and a != b for a, b in zip(one, two, strict=True)))
