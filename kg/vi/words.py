"""Names as canonical tokens: folded, abbreviations written out, words that tell nothing left out."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import NamedTuple

from kg.vi import fold, table, word_set

_noise = partial(word_set, "canonical", "noise")
_CENTRE = re.compile(r"\b(?:T\.\s?Ư|TƯ|T\.\s?W|T\.U)(?!\w)\.?")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A term of office is no part of a body's name.
_TERM = re.compile(
    r"[\s,]+(?:khóa|khoá|nhiệm kỳ|lần thứ)\s+(?:thứ\s+)?(?:[IVXL]+|\d+)(?:\s*[-–]\s*\d+)?\b.*$", re.IGNORECASE
)

# An abbreviation beside what it stands for: "các cơ quan và doanh nghiệp (CCQ&DN)".
_BESIDE = re.compile(r"\((?!TP)[A-ZĐ][A-ZĐa-zđ]{0,3}(?:[A-ZĐ&.\s-]*)\)")


class Token(NamedTuple):
    word: str  # folded, one word of the written-out name
    capital: bool  # whether it begins with a capital, as printed
    begin: int  # where in the name the printed word begins
    printed: str  # that word


@cache
def _expansions() -> dict[tuple[str, ...], tuple[str, ...]]:
    pairs = table("canonical")["expand"].items()
    return {tuple(fold(short).split()): tuple(fold(long).split()) for short, long in pairs}


@cache
def _longest() -> int:
    return max(map(len, _expansions()))


def tokens(name: str) -> tuple[Token, ...]:
    """The canonical tokens of a name of a body or place.

    >>> " ".join(token.word for token in tokens("BTV Đảng uỷ Khối CCQ&DN"))
    'ban thường vụ đảng uỷ khối cơ quan doanh nghiệp'
    """
    # The replacement keeps the length, so that offsets stay those of the name.
    plain = _CENTRE.sub(lambda match: "TW".ljust(len(match[0])), _TERM.sub("", name))
    plain = _BESIDE.sub(lambda match: " " * len(match[0]), plain)
    printed = [
        Token(fold(match[0]).replace("’", "'"), match[0][:1].isupper(), match.start(), match[0])
        for match in _WORD.finditer(plain)
    ]
    return tuple(token for token in _expand(printed) if token.word not in _noise())


def _expand(printed: list[Token]) -> list[Token]:
    written: list[Token] = []
    position = 0
    while position < len(printed):
        for length in range(min(_longest(), len(printed) - position), 0, -1):
            run = printed[position : position + length]
            long = _expansions().get(tuple(token.word for token in run))
            if long is not None:
                written += [run[0]._replace(word=word) for word in long]
                position += length
                break
        else:
            written.append(printed[position])
            position += 1
    return written
