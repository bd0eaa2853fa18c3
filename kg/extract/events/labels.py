"""How far the name of an event goes: behind its noun over its number, term, body and aim, to the verb."""

from __future__ import annotations

from kg.extract.events.words import event_words
from kg.extract.text.chunks import Chunk, Row
from kg.extract.text.reading import Reading

LONGEST = 45  # tokens of a label


def label_end(reading: Reading, row: Row, at: int) -> int:
    """The chunk behind the event's name."""
    chunks = row.chunks
    stop = at + 1
    quoted = False
    while stop < len(chunks) and chunks[stop].end - chunks[at].begin <= LONGEST:
        symbol = chunks[stop].symbol
        if quoted:
            quoted = symbol != '"'
        elif symbol == '"' and stop <= at + 3 and stop + 1 < len(chunks) and chunks[stop + 1].symbol not in ",.;:":
            quoted = True
        elif symbol == "(":
            closed = _bracket(chunks, stop)
            if closed is None:
                break
            stop = closed
        elif _ends(reading, chunks, at, stop):
            break
        stop += 1
    while stop > at + 1 and _loose(chunks, at, stop):
        stop -= 1
    return stop


def _loose(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether the last chunk of a name ends no name: a comma, a verb, "lần", "tiếp"."""
    last = chunks[stop - 1]
    if last.norm in event_words().loose:
        return True
    if last.norm == "cơ quan":
        return False
    return last.symbol in ",v-opstrgX" and not (last.symbol in "psX" and stop == at + 2)


def _ends(reading: Reading, chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether a chunk is no longer of the name."""
    words = event_words()
    chunk, symbol = chunks[stop], chunks[stop].symbol
    first = stop == at + 1
    opens = first and chunk.norm in words.openers
    if _of_decision(chunks, at, stop):
        return False
    if chunk.norm == "với" and chunks[at].value.get("event") in ("session", "congress"):
        return True  # "kỳ họp thứ 4 với gần 94% đại biểu tán thành"
    if symbol == ",":
        return not (_continues(chunks, stop) or _titles(chunks, at, stop) or _parties(chunks, at, stop))
    if first and _predicate(chunks, at, stop):
        return True
    if symbol in "PHN" and (chunks[at].norm in words.of_people and stop <= at + 3 or _partner(chunks, at, stop)):
        return False
    if symbol == "D" and chunks[stop - 1].norm.endswith("đợt"):
        return False  # "Huy hiệu Đảng đợt 3/2": a round of awards, no day
    if symbol == "I" or symbol == "D" and not _vague(reading, chunk) and _of_the_name(chunks, stop):
        return False
    if symbol in "NDHcubdnfk.;:Ea" or symbol == "P" and first:
        return not (symbol in "Dcs" and opens)
    if first and chunk.norm in ("sau", "trước"):
        return not names_event(chunks, stop + 1)
    if symbol == "t" and not _inside(chunks, stop):
        return not (chunk.norm == "tại" and chunks[at].norm.startswith("phiên") and names_event(chunks, stop + 1))
    if (
        symbol == "v"
        and (first or _another(chunks, stop + 1))
        or symbol == "-"
        and not (_tight(reading, chunk) or _twinned(reading, chunks, stop) or _whose(chunks, at, stop))
    ):
        return True
    if isinstance(chunk.value, dict) and ("stop" in chunk.value or "holds" in chunk.value) and not opens:
        if chunks[at].norm.startswith("chuyến") and chunk.norm in ("tới", "đến"):
            return False
        governed = chunk.norm in words.predicates or chunk.norm in words.organises
        return not (governed and chunks[stop - 1].norm in words.governs)
    return symbol in "sprgX" and chunk.norm != "cơ quan" and not first and not _nominal(chunks, at, stop)


def _predicate(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether a chunk right behind the noun says what the gathering does, not what it is called."""
    words, norm = event_words(), chunks[stop].norm
    small = chunks[at].value.get("event") in ("meeting", "working_session") and norm in words.openers
    if norm in words.never and not small or chunks[stop].symbol in "spr" and norm not in words.openers:
        return True
    return norm in words.predicates and (at == 0 or chunks[at - 1].symbol in ",;D")


def _of_decision(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether a chunk says what a decision does that gives a ceremony its name: "lễ trao quyết định bổ nhiệm ông N"."""
    symbol = chunks[stop].symbol
    if symbol not in "XHNkPg," or chunks[at].value.get("event") not in ("ceremony", "conference"):
        return False
    changes = any(map(_moves, chunks[at + 1 : stop]))
    if symbol == ",":
        return changes and _moves(chunks[stop - 1]) and stop + 1 < len(chunks) and _moves(chunks[stop + 1])
    decided = any(word in chunk.norm for chunk in chunks[at:stop] for word in event_words().decisions)
    return decided and (_moves(chunks[stop]) or changes)


def _moves(chunk: Chunk) -> bool:
    """Whether a chunk is a verb of a change; "phân công" tells of tasks as well."""
    return chunk.symbol == "X" or chunk.symbol == "g" and isinstance(chunk.value, dict) and "change" in chunk.value


def _partner(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether a person belongs to the name as one of those who meet: "cuộc làm việc của Phó thủ tướng A với tỉnh B"."""
    kind = chunks[at].value.get("event")
    if kind == "trial":
        return any(chunk.norm in ("xét xử", "xử") for chunk in chunks[at + 1 : stop]) and stop - at <= 10
    handed = "quyết định" in chunks[at].norm
    if kind not in ("working_session", "meeting", "visit") and not handed:
        return False
    left = stop - 1
    while left > at and chunks[left].symbol in "PH":
        left -= 1
    return chunks[left].norm in (("cho",) if handed else ("của", "giữa", "với")) and stop - at <= 8


def _titles(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether a comma stands between two posts of one who visits or is met: "chuyến thăm của Bí thư, Chủ tịch N"."""
    posts = chunks[stop - 1].symbol == "P" and [chunk.symbol for chunk in chunks[stop + 1 : stop + 3]] == ["P", "N"]
    return posts and _partner(chunks, at, stop - 1)


def _parties(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether further parties follow, and then what they meet about: "làm việc với tỉnh A, các đơn vị … về …"."""
    if chunks[at].value.get("event") not in ("working_session", "meeting"):
        return False
    behind = chunks[stop + 1 : stop + 9]
    aim = next((i for i, chunk in enumerate(behind) if chunk.norm == "về"), None)
    return aim is not None and behind[0].norm in ("các", "một số") and all(c.symbol in "wBag" for c in behind[:aim])


def _another(chunks: list[Chunk], at: int) -> bool:
    """Whether "và" leads on to another event or to a document."""
    return (
        names_event(chunks, at)
        or at < len(chunks)
        and (chunks[at].symbol == "I" or chunks[at].norm in event_words().documents)
    )


def names_event(chunks: list[Chunk], at: int) -> bool:
    return at < len(chunks) and isinstance(chunks[at].value, dict) and "event" in chunks[at].value


def _vague(reading: Reading, date: Chunk) -> bool:
    """Whether a month only says about when: "Đại hội XII cuối tháng 1"."""
    return date.value.kind == "month" and reading.norms[date.begin] in event_words().vaguely


def _of_the_name(chunks: list[Chunk], at: int) -> bool:
    """Whether a month, a quarter or a year belongs to the name: "tình hình kinh tế tháng 11", "của năm 2019"."""
    if chunks[at].value.kind not in ("month", "quarter", "year", "range", "relative_year", "relative_month"):
        return False
    if chunks[at].value.kind == "range" and chunks[at].value.start.month:
        return False
    return chunks[at - 1].symbol in "woBE" and chunks[at - 1].norm not in ("vào", "trong", "từ", "đến", "ngày")


def _continues(chunks: list[Chunk], at: int) -> bool:
    """Whether a comma goes on within a name: before a term, a body, an ordinal, or a further aim of the same list."""
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is None:
        return False
    if following.norm in event_words().goes_on and chunks[at - 1].symbol in "w#DT":
        return True
    if following.symbol == "T" or following.norm.startswith(("khoá", "lần thứ", "nhiệm kỳ")):
        return True
    if following.symbol == "B" and following.value.kind in (
        "national",
        "peoples_council",
        "party_centre",
        "standing",
        "department",
    ):
        return chunks[at - 1].symbol in "w#TD" and (at + 2 >= len(chunks) or chunks[at + 2].symbol in ",.T;)(")
    return False


def _bracket(chunks: list[Chunk], at: int) -> int | None:
    """The closing bracket of "(khoá XI)" or "(kỳ họp bất thường)"; None for any other."""
    close = next((i for i in range(at + 1, min(at + 6, len(chunks))) if chunks[i].symbol == ")"), None)
    if close is not None and (
        chunks[at + 1].symbol == "T"
        or "event" in (chunks[at + 1].value or {} if isinstance(chunks[at + 1].value, dict) else {})
    ):
        return close
    return None


def _inside(chunks: list[Chunk], at: int) -> bool:
    """Whether "trong", "tại" goes on within a name: "trong học tập và làm theo", not before a date or a place."""
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    return (
        chunks[at].norm == "trong"
        and following is not None
        and following.symbol in "wpXs"
        and following.norm not in event_words().spans
    )


def _tight(reading: Reading, chunk: Chunk) -> bool:
    return reading.begins[chunk.begin] == reading.begins[chunk.begin - 1] + len(reading.words[chunk.begin - 1]) or (
        reading.words[chunk.begin - 1][0].isalnum()
        and chunk.end < len(reading.words)
        and reading.words[chunk.end][0].isalnum()
        and not reading.words[chunk.end][0].isupper()
    )


def _twinned(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """Whether a dash joins two names: "thượng đỉnh Mỹ - Triều", not a caption's "- Ảnh: V.H."."""
    if at + 1 >= len(chunks) or chunks[at - 1].symbol != "w" or chunks[at + 1].symbol != "w":
        return False
    behind = chunks[at + 2 : at + 4]
    colon = any(chunk.symbol in ":(." for chunk in behind) and not (behind and behind[0].symbol == "D")
    return (
        not colon
        and reading.words[chunks[at - 1].begin][0].isupper()
        and reading.words[chunks[at + 1].begin][0].isupper()
    )


def _whose(chunks: list[Chunk], at: int, dash: int) -> bool:
    """Whether a dash leads to the assembly whose numbered session it is: "kỳ họp thứ 9 - HĐND tỉnh X khóa XV"."""
    following = chunks[dash + 1] if dash + 1 < len(chunks) else None
    if following is None or following.symbol != "B" or following.value.kind not in ("national", "peoples_council"):
        return False
    return chunks[at].value.get("event") == "session" and chunks[dash - 1].norm[-1:].isdigit()


def _nominal(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether a verb inside a name belongs to it: right behind another word of the name's aim."""
    return chunks[stop - 1].symbol in "wXprv" and stop - at <= 4
