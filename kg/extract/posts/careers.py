"""Posts that a biography lists: "từng kinh qua các chức vụ: P; P, rồi P", with the terms and dates behind each.

A list needs no name before it: whom the sentence, or the one before it, is about held the posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from kg.extract.text.chunks import Chunk, Row
from kg.extract.text.reading import Reading
from kg.extract.times.mentions import DateMention
from kg.model import Date
from kg.vi import fold, table, word_set

_then = partial(word_set, "tenures", "then")
# A post of a list and what may stand behind it: its terms, the time that it was held, what it is called now.
_ITEM = r"P(?:\((?:[TD]|wk?P|w{1,3}P?)\)|w{0,2}T(?:[,v]T)*|[,(]?w?D(?:[-w]D)?\)?)*"
LIST = rf"{_ITEM}(?:(?:[,;]?[vk-]|[,;]|H|[,;]v)?{_ITEM})*"
_LIST = re.compile(LIST)
_LINE = re.compile(rf"(?:^|;)-?w?(?P<since>D)(?:[-w](?P<until>D))?(?P<now>ww)?[,:]?k*(?P<p>{LIST})(?=[.;]|$)")
_REACH = 14  # chunks from the words that open a list to its first post


@dataclass(frozen=True, slots=True)
class Career:
    """Posts of one list and whose they are."""

    holder: Chunk | None  # None: whom the sentences before are about
    posts: tuple[int, ...]  # chunks
    opener: int  # the chunk that opens the list
    time: tuple[Date | None, Date | None] = (None, None)  # since and until when, where the line begins with it
    status: str = "former"


@cache
def _openers() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in table("tenures")["openers"])


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _openers())


def linked(row: Row) -> str:
    """The code of a sentence with words such as "rồi", "kiêm" as what they are: links between posts."""
    if "P" not in row.code:
        return row.code
    then = _then()
    return "".join(["v" if chunk.symbol == "w" and chunk.norm in then else chunk.symbol for chunk in row.chunks])


def find(reading: Reading, row: Row) -> Iterator[Career]:
    """The lists of one sentence that words such as "từng kinh qua" open."""
    code = linked(row)
    behind = 0
    for match in _LIST.finditer(code):
        opener = _opener(reading, row, max(behind, match.start() - _REACH), match.start())
        if opener == match.start() and code[match.end() : match.end() + 1] in ("N", "H"):
            opener = None  # "…; nguyên Chủ tịch B ông C" is C's post
        if opener is not None and not set(code[opener : match.start()]) & set("N.;n"):
            posts = tuple(at for at in range(*match.span()) if code[at] == "P" and not gloss(row, at))
            holder = max((at for at in range(opener) if code[at] == "N"), default=None)
            if holder is None and "P" in code[:opener]:
                continue  # "Bộ trưởng X đã đảm nhiệm …": somebody else whose name is not read
            if _is_subject(row, holder, opener, len(posts)):
                yield Career(None if holder is None else row.chunks[holder], posts, opener)
        behind = match.end()
    yield from _lines(row)


def _lines(row: Row) -> Iterator[Career]:
    """Lines of a life: "- Từ 5/2010 đến 6/2013: Giám đốc …", "…; từ năm 2013 đến nay giữ chức …"."""
    code = row.code
    for match in _LINE.finditer(code):
        since = row.chunks[match.start("since")].value
        until = row.chunks[match.start("until")].value.start if match["until"] else since.end
        now = match["now"] and [chunk.norm for chunk in row.chunks[match.start("now") : match.end("now")]] == [
            "đến",
            "nay",
        ]
        if until is not None or now:
            posts = tuple(at for at in range(*match.span("p")) if code[at] == "P")
            holder = max((at for at in range(match.start()) if code[at] == "N"), default=None)
            person = None if holder is None else row.chunks[holder]
            yield Career(person, posts, match.start("since"), (since.start, until), "current" if now else "former")


def _opener(reading: Reading, row: Row, begin: int, end: int) -> int | None:
    """The chunk among ``begin`` to ``end`` with which words that open a list begin."""
    if row.code[end - 1 : end] == ";" and reading.norms[row.chunks[end].begin] == "nguyên":
        return end  # "sinh năm …; nguyên là P; P"
    for at in range(end - 1, begin - 1, -1):
        if reading.norms[row.chunks[at].begin] not in _first_words():
            continue
        text = " ".join(reading.norms[row.chunks[at].begin : row.chunks[end - 1].end])
        phrase = next((one for one in _openers() if f"{text} ".startswith(f"{one} ")), None)
        if phrase is not None:  # "từng là cố vấn cho Thủ tướng" opens no list of Thủ tướng's posts
            return at if not phrase.endswith(("là", "làm")) or text == phrase else None
    return None


def _is_subject(row: Row, holder: int | None, opener: int, size: int) -> bool:
    """Whether the person named last before the list is whom it is about, and not one of whom it tells a relative."""
    if holder is None:
        return True
    said = [chunk.norm for chunk in row.chunks[max(0, holder - 2) : holder]]
    if any(word in table("tenures")["kin"] for word in said):
        return False  # "Bố ông từng là …", "Anh của ông từng là …"
    return size > 1 or row.code[opener - 1] in ",;" or "," not in row.code[holder:opener]


def gloss(row: Row, at: int) -> bool:
    """Whether a post in brackets says what the one before is called today: "… (nay là Thủ tướng)"."""
    return row.code[at + 1 : at + 2] == ")" and any(
        chunk.norm in ("nay", "nay là") for chunk in row.chunks[max(0, at - 2) : at]
    )


def period(row: Row, at: int) -> tuple[Date | None, Date | None]:
    """When the post at chunk ``at`` was held, by the dates behind it: "từ 6/1988 đến 6/1991", "(2006-2011)"."""
    match = re.match(r"(?:w?T)?[,(]?w?(D)(?:[-w](D))?", row.code[at + 1 :])
    if match is None:
        return None, None
    first: DateMention = row.chunks[at + 1 + match.start(1)].value
    if first.end is not None:
        return first.start, first.end
    word = row.chunks[at + match.start(1)].norm
    if match[2] and word in ("từ", "("):
        return first.start, row.chunks[at + 1 + match.start(2)].value.start
    return (first.start, None) if word == "từ" else (None, None)
