"""Sentences as lines: what the grammar of changes is written over.

A line is the part of a sentence between two semicolons, or what stands in brackets, without the quotation marks and
without the brackets inside it. Its code has the letters of kg.extract.text.chunks, and more exactly

    X a verb of a change   K "kỷ luật"            f "đề nghị", "sẽ"   F the same, overruled by a decision: "xem xét"
    m "đối với", "cho"     i "vào", "về", "sang"  e "để"              y "thay"       z "nhận"
    q "quyết định"         c "là"                 a "tham gia"        h "giữ chức"   G "giữ quyền"
    l "gồm", "như", ":"    s any other deed of the sentence
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from kg.extract.text.chunks import Chunk, Row
from kg.vi import fold, table


@dataclass(slots=True)
class Line:
    row: Row
    chunks: list[Chunk]
    code: str
    aside: bool = False  # stood in brackets
    host: str | None = None  # the person right before the brackets

    def values(self, begin: int, end: int, symbol: str) -> list[Any]:
        return [
            chunk.value
            for chunk, letter in zip(self.chunks[begin:end], self.code[begin:end], strict=True)
            if letter == symbol
        ]


@cache
def _marks() -> dict[str, str]:
    """Folded word → its letter."""
    return {fold(word): letter for letter, words in table("changes")["marks"].items() for word in words}


@cache
def _openings() -> frozenset[str]:
    """What marks of several words begin with: most words open none."""
    return frozenset(mark[:at] for mark in _marks() for at, sign in enumerate(mark) if sign == " ")


_PLAIN = frozenset("XNPBDTHwvotnfgbdks#u,-")
_LETTERS = {"c": "s", "r": "s", "p": "s", "a": "s"}


def letter(chunk: Chunk) -> str:
    """The letter of one chunk in a line."""
    symbol = chunk.symbol
    if isinstance(chunk.value, dict) and "change" in chunk.value and symbol in "Xgwk":
        return "X"
    if symbol in "NPBDTvotn,-;:.(":
        return "l" if symbol == ":" else symbol
    if symbol == "I":
        return "q"
    mark = _marks().get(chunk.norm)
    if mark is not None:
        return mark
    return symbol if symbol in _PLAIN else _LETTERS.get(symbol, "w")


HANDING = ("công bố", "trao", "triển khai")  # what is done with decisions, on the day from which they hold


def speaks(chunks: list[Chunk]) -> bool:
    """Whether somebody says something, or does what the grammar of changes knows nothing of."""
    pairs = pairwise(chunks)
    return any(letter(one) == "s" and not one.norm.startswith(HANDING) for one in chunks) or any(
        _marks().get(f"{a.norm} {b.norm}") == "s" for a, b in pairs
    )


def lines(row: Row, last_named: str | None) -> Iterator[Line]:
    """The lines of a sentence, in order, each bracket with a change in it behind the line that it stood in."""
    chunks: list[Chunk] = []
    asides: list[tuple[list[Chunk], str | None]] = []
    at = 0
    while at < len(row.chunks):
        chunk = row.chunks[at]
        if chunk.symbol == "(":
            at, inside = _bracket(row, at)
            if any(one.symbol == "X" for one in inside):
                asides.append((inside, chunks[-1].value if chunks and chunks[-1].symbol == "N" else None))
            elif " ".join(one.norm for one in inside[:2]).startswith("trong đó"):
                chunks.extend(inside)
            elif len(inside) < 9 and all(one.symbol != "N" for one in inside):
                chunks.extend(one for one in inside if one.symbol in "DI")
            continue
        if chunk.symbol != '"' and chunk.symbol != ")":
            if chunk.norm in _openings():
                chunk = _joined(row.chunks, at) or chunk
            if chunk.symbol == "H":
                chunk = _pointed(row, at, last_named)
            chunks.append(chunk)
            while at + 1 < len(row.chunks) and row.chunks[at + 1].end <= chunk.end:
                at += 1
        at += 1
    whole = _line(row, chunks)
    yield from _parts(whole)
    for inside, host in asides:
        aside = _line(row, inside)
        aside.aside, aside.host = True, host
        yield aside


def _joined(chunks: list[Chunk], at: int) -> Chunk | None:
    """Two chunks that are one mark: "đối" and "với"."""
    if at + 1 >= len(chunks) or chunks[at].symbol not in "wsk":
        return None
    norm = f"{chunks[at].norm} {chunks[at + 1].norm}"
    return Chunk("w", chunks[at].begin, chunks[at + 1].end, None, norm) if norm in _marks() else None


def _bracket(row: Row, at: int) -> tuple[int, list[Chunk]]:
    """Behind the bracket that opens at ``at``, and what it holds."""
    depth = 0
    for index in range(at, len(row.chunks)):
        depth += {"(": 1, ")": -1}.get(row.chunks[index].symbol, 0)
        if depth == 0:
            return index + 1, row.chunks[at + 1 : index]
    return at + 1, []


def _pointed(row: Row, at: int, last_named: str | None) -> Chunk:
    """ "ông này" as the person who was named last."""
    chunk = row.chunks[at]
    following = row.chunks[at + 1] if at + 1 < len(row.chunks) else None
    if chunk.symbol != "H" or following is None or following.norm != "này" or last_named is None:
        return chunk
    if isinstance(chunk.value, dict) and chunk.value.get("honorific") == "plural":
        return chunk  # "hai ông này"
    earlier = [one.value for one in row.chunks[:at] if one.symbol == "N"]
    return Chunk("N", chunk.begin, following.end, earlier[-1] if earlier else last_named, chunk.norm)


def _line(row: Row, chunks: list[Chunk]) -> Line:
    return Line(row, chunks, "".join(letter(chunk) for chunk in chunks))


_NAMED = r"[wH]*(?:P(?:[,v]P)*H*)?N(?:[,-]H?P(?:T|[,v-]?P)*)?"
_OBJECTS = re.compile(rf"(?:^|[^NX])[KX][mwH]{{0,4}}(?={_NAMED})")
_PUNISHED = re.compile(rf"v?{_NAMED}(?:,?v?{_NAMED})*,?w{{1,4}}X")  # "…; bà B và ông C bằng hình thức khiển trách"
_SUFFERS = re.compile(rf"v?{_NAMED},?[wtD]{{0,2}}(?:b|X(?!H*N))")
_ITEM = re.compile(rf"v?{_NAMED}(?:,?v?{_NAMED})*(?:,[w#t]{{1,4}}|i[PB].*)?")  # "bà B, P; ông C, P vào ban"


def _subjects(before: str, following: str = "") -> bool:
    """ "Ông A; ông B; ông C bị khiển trách": names that one verb is told of."""
    verb = _OBJECTS.search(before)
    if verb is not None and _PUNISHED.match(following) is not None:
        return all(_ITEM.fullmatch(item) for item in before[verb.end() :].split(";"))
    items = re.sub(r"^[^NX]*,(?=[wH]*(?:P[,v]?)*H*N)", "", before).split(";")
    return _SUFFERS.match(following) is not None and all(_ITEM.fullmatch(item) for item in items)


def _parts(line: Line) -> Iterator[Line]:
    """Cuts a line at semicolons and full stops; a further name of a list stays with it."""
    begin = 0
    for match in re.finditer(r"[;.]", line.code + "."):
        at = match.start()
        following = re.split(r"[;.]", line.code[at + 1 :] or "X")[0]
        if match[0] == ";" and (_ITEM.fullmatch(following) or _subjects(line.code[begin:at], following)):
            continue
        if at > begin:
            joined = "v" if _subjects(*line.code[begin:at].rsplit(";", 1)) else ","
            yield Line(line.row, line.chunks[begin:at], line.code[begin:at].replace(";", joined))
        begin = at + 1
