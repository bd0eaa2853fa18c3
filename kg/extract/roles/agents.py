"""Whose deed a verb is: the subject before it, those listed behind it."""

from __future__ import annotations

import re

from kg.extract.events.happenings import Happening
from kg.extract.roles.words import role_words
from kg.extract.text.chunks import Row

_SENT = ("đại diện", "lãnh đạo", "các", "có", "gồm", "của", "đoàn")  # before the bodies whose people attend


def subject_of(row: Row, at: int, reach: int = 16) -> list[int]:
    """Chunks of the people, or the body, before a verb whose deed it is."""
    left = row.code[max(0, at - reach) : at].replace("PE", "PP")  # "Trưởng Ban Tổ chức Đại hội"
    offset = at - len(left)
    shared = re.search(r"N[^N.;:\"]{0,8}[crap][^N.;:\",]{0,4}v$", left)
    if shared:  # "bà M chủ trì buổi lễ và công bố …"
        return [offset + shared.start()]
    further = at > 0 and row.chunks[at - 1].norm in ("rồi", "đồng thời", "sau đó")
    first = re.search(rf"(?:^|,)[HP]*(N)[^N.;:\"]{{1,30}}{'w' if further else 'v'}$", row.code[:at])
    if first and "c" not in row.code[first.start() : at] and re.search(r"[spr]", row.code[at]):
        return [first.start(1)]  # "ông N, với tư cách …, đã nhận trách nhiệm và khẳng định"
    heard = re.search(r"ww?((?:B,?)*(?:vB)?)w{0,2}$", left)
    if (
        heard and "B" in heard[1] and "nghe" in (chunk.norm for chunk in row.chunks[offset + heard.start() : at])
    ):  # "nghe sở A và sở B báo cáo"
        return [offset + heard.start(1) + i for i, symbol in enumerate(heard[1]) if symbol == "B"]
    officer = re.search(r"N,[wH]{1,3}E,w{0,2}$", left)
    if officer:  # "bà M, thư ký kỳ họp, cho biết"
        return [offset + officer.start()]
    aside = _aside(row, at)
    if aside is not None:
        return [aside]
    match = re.search(
        r"(N(?:\([^()]*\)|[,wvHPTDB-])*?(?:,|v|,v)[HP]*)?(N)((?:\([^()]*\))|[-,wPTDHtbB#voX]|k(?=P))*$", left
    )
    if match and not re.search(r"[kd]w?$|gH?$", left[match.end(2) :]):
        gap = left[match.end(2) :]
        if _quoted(row, offset + match.start(2)):
            return []
        if _clear(gap):
            return (
                [offset + index for index in range(match.start(), match.end(2)) if left[index] == "N"][-3:]
                if match[1] and (re.search(r"v[HP]*(?:,H*P)*$", match[1]) or _of_many(row, offset + match.start()))
                else [offset + match.start(2)]
            )
    match = re.search(r"(BP?|P)(?:w{0,3}|,D?w{0,2}|w*\([^()]*\)-?|-)$", left)
    if match and not (match[1] == "B" and row.chunks[offset + match.start() - 1].norm in ("các", "của các")):
        return [offset + match.start(1)]
    return []


def _of_many(row: Row, at: int) -> bool:
    """Whether the word of address before a name is of several people: "các đại biểu A, B đã tham luận"."""
    return at > 0 and row.chunks[at - 1].symbol == "H" and row.chunks[at - 1].norm.startswith("các ")


def _aside(row: Row, at: int) -> int | None:
    """The person before a long aside: "ông N - vụ phó …, đơn vị … - cho biết", "bà M, ngụ tại số 5, nói"."""
    left = row.code[max(0, at - 34) : at]
    offset = at - len(left)
    match = re.search(r"N-[^-.;:N\"]{4,}-w{0,2}$", left) or re.search(r"N-[wB]{1,3}&[wB]{1,3}$", left)
    if match is None:
        match = re.search(r"N(?:,|\()[wt#,(BD)v-]{2,20},w{0,2}$", left) or re.search(r"N,[wt#B]{1,8}$", left)
        if match is None or not _says_who(row, offset + match.start() + 2):
            return None
    index = offset + match.start()
    return None if _quoted(row, index) else index


def _says_who(row: Row, at: int) -> bool:
    """Whether a chunk begins to say who somebody is: by where he lives, by what he works as."""
    chunk = row.chunks[at]
    if chunk.norm in role_words().outsiders:
        return False  # experts comment on events that they were not at
    return chunk.norm in role_words().lives or isinstance(chunk.value, dict) and "occupation" in chunk.value


def apposed(row: Row, at: int) -> list[int]:
    """The person a chair is told of in apposition, or by "khi": "N - giảng viên …, chủ toạ E", "khi chủ trì E"."""
    left = re.split(r"[.;:]", row.code[:at])[-1]
    offset = at - len(left)
    match = (
        re.search(r"N[-,][^Nscrpa]*$", left)
        if row.chunks[at - 1].norm not in ("khi", "lúc")
        else re.search(r"N[^N]*$", left)
    )
    return [offset + match.start()] if match and not _quoted(row, offset + match.start()) else []


def behind_reason(row: Row, at: int) -> list[int]:
    """Who did what kept him from something else: "do bận chủ trì phiên họp nên Thủ tướng …"."""
    match = re.match(r"E(?:[^NPE.;]{0,3})w(?:H*)([NP])", row.code[at + 1 :])
    index = at + 1 + match.start(1) if match else 0
    reason = at > 1 and row.code[at - 2] == "d" or at > 0 and row.code[at - 1] == "d"
    return [index] if reason and index and row.chunks[index - 1].norm == "nên" else []


def _quoted(row: Row, at: int) -> bool:
    """Whether the name is that of whom a report follows: "Theo ông N, …"."""
    before = re.search(r"H*$", row.code[:at])
    first = before.start() if before else at
    return first > 0 and row.chunks[first - 1].norm == "theo" and row.code[at + 1 : at + 2] == ","


def _clear(gap: str) -> bool:
    """Whether what stands between a name and a verb is apposition and adverbs, not another clause."""
    bare = re.sub(r"\([^()]*\)", "", gap)
    bare = re.sub(r"^[-,][^-.;]*-", "", bare)
    bare = re.sub(r"[-,](?:H*P(?:[,v-]P)*|#w|D)(?:[,-])?", "", bare)
    return len(bare) <= 5 and "." not in bare


def listed(row: Row, at: int, kind: str = "N") -> list[int]:
    """People listed behind a verb: "Dự hội nghị có các đồng chí: A, …; B, …"; of ``kind`` B, bodies in a row."""
    found: list[int] = []
    code = re.sub(r"\([^()]*[E)]", lambda aside: "(" * len(aside[0]), row.code)  # what stands in brackets names nobody
    for index in range(at + 1, len(code)):
        symbol = code[index]
        if symbol == "." or symbol in "scrE" and found or symbol == "p" and found:
            break
        if kind == "B" and (symbol not in "Bv,w" or symbol == "w" and (found or row.chunks[index].norm not in _SENT)):
            break
        if symbol == kind:
            found.append(index)
    return found


def remembered(row: Row, at: int) -> bool:
    """Whether a name is that of somebody dead who is honoured: "viếng Chủ tịch N", "tưởng niệm đồng chí N"."""
    before = re.search(r"[HP]*$", row.code[:at])
    first = before.start() if before else at
    return first > 0 and row.chunks[first - 1].norm.endswith(role_words().honours)


def with_those_before(row: Row, last: int) -> list[int]:
    """The people of a row that ends at chunk ``last``: "Chủ tịch A, các Phó chủ tịch B, C, D dự E"."""
    match = re.search(r"(?:N(?:\([^()]*\))?(?:,|v|,v)[wHP]{0,2})*$", row.code[:last])
    first = match.start() if match else last
    return [index for index in range(first, last + 1) if row.code[index] == "N"]


def joined(row: Row, first: int, end: int | None = None) -> list[int]:
    """The people of a row that begins at chunk ``first``: "A, Bí thư …; B, Phó Bí thư … và C"."""
    if row.code[first] != "N":
        return [first]
    match = re.match(
        r"N(?:(?:\([^()]*\)|[,-]H*P(?:[,v-]P)*)*(?:[,;]|v|,v)[HP]*N)*",
        row.code[first : end if end is not None else len(row.code)],
    )
    return [first + index for index, symbol in enumerate(match[0]) if symbol == "N"] if match else [first]


def subordinate(row: Row, at: int, verb: str = "") -> bool:
    """Whether a name stands in a clause that another's words are about: "mà ông N nêu", "việc bà M đề nghị".

    A formal speech is one in such a clause as well: "Sau khi bà M phát biểu khai mạc".
    """
    before = re.search(r"(?:H|P[,v-]?)*$", row.code[:at])
    first = before.start() if before else at
    if first == 0 or row.code[0] in "sr" and "," in row.code[first:at]:
        return False  # "Phát biểu giao nhiệm vụ cho tân Bí thư, Chủ tịch N …"
    left = row.chunks[first - 1]
    if left.norm in ("khi", "sau khi", "do") and verb.startswith(role_words().formal_speech):
        return False
    return left.symbol == "u" or left.norm in role_words().subordinating


def inside_quotes(row: Row, index: int, at: int) -> bool:
    """Whether both a name and its verb stand within a quotation: "Số liệu mà ông N nêu là đúng", bà M nói."""
    return row.code[:index].count('"') % 2 == 1 and row.code[at:].count('"') % 2 == 1


def quotation(row: Row) -> range:
    """The chunks of the quotation that a sentence begins within or with: "… tại hội nghị ấy", ông N nói."""
    close = row.code.find('"', 1)
    opened = row.code.startswith('"')
    if close > 0 and (opened or row.code.count('"') == 1) and re.match(r'"[-,]*[HP]*[NP][^"]*s', row.code[close:]):
        return range(close)
    return range(0)


def reported(row: Row) -> list[int]:
    """People whose words a report follows: "Theo ông N, …", "theo bà M - trưởng ban -", "ông N kêu lên: “…"."""
    found = [match.start(1) for match in re.finditer(r"(N)(?:,P,)?[wf]{1,4}:\"", row.code)]
    for match in re.finditer(r"H*P?H*(N)(?:\([^()]*\))?[,-]", row.code):
        first = match.start()
        if first and row.chunks[first - 1].norm == "theo":
            found.append(match.start(1))
    return found


def object_before(row: Row, at: int, events: list[tuple[int, Happening]]) -> Happening | None:
    """The event before a verb that closes its clause: "Huyện X tổ chức hội nghị, bà M và ông N cùng tham dự."."""
    if not re.match(r"w{0,2}(?:[.;,]|$)", row.code[at + 1 :]):
        return None
    before = [happening for index, happening in events if index < at and not set(".;") & set(row.code[index:at])]
    return before[-1] if before and "N" in row.code[max(0, at - 4) : at] else None


def object_of(row: Row, at: int, events: list[tuple[int, Happening]], reach: int = 7) -> Happening | None:
    """The event behind a verb, with no person, stop or new clause between."""
    for index, happening in events:
        if at < index <= at + reach and not re.search(r"[.;:Nd]|,[^sprE]{2}", row.code[at + 1 : index]):
            return happening
    return None
