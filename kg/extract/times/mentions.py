"""What a date mention is, and the looks at its neighbours that all kinds of dates share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Date, Span
from kg.vi import fold, table


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date as printed, with the time of day and the weekday that stand with it.

    ``kind`` is "day", "month", "quarter", "year", "range" (``end`` is set: two days, months or years),
    "anniversary" ("26/3/1931 - 26/3/2024": the first and the last year of the same day) or "relative"
    ("hôm qua": ``offset`` counts days) or "relative_year" ("năm ngoái": ``offset`` counts years).
    """

    span: Span
    start: Date
    end: Date | None = None
    kind: str = "day"
    offset: int | None = None
    basis: str | None = None  # of the year: "printed", or how it was found (kg.extract.times.years)


_WORDS = table("dates")
PART_OF_DAY = frozenset(map(fold, _WORDS["part_of_day"]))
DAY_WORD = frozenset(map(fold, _WORDS["day_word"]))
_UNIT = frozenset(map(fold, _WORDS["unit"]))

WORD = re.compile(r"[^\s,(]+")
YEAR = r"((?:19|20)[0-9][0-9])(?![0-9])"
OWN_YEAR = rf"(?:\s?[/.–-]\s?|\s?,?\s(?:của )?năm\s){YEAR}"
_NEXT = re.compile(r"[^\S\n]?([^\s.,;:()]+)")
_GLUE = frozenset("0123456789./-–,:")  # a date does not continue a number: "1.700", "3-8/2"


def last_word(text: str, begin: int, floor: int) -> str:
    """The folded word before ``begin`` on its line, without an opening mark; "" where there is none."""
    words = text[max(floor, begin - 16) : begin].split()
    return fold(words[-1].lstrip("(“\"'")) if words and text[begin - 1] not in "\n" else ""


def closed(text: str, begin: int, end: int) -> bool:
    """That ``text[begin:end]`` is not a part of a longer number or of a document's number."""
    before, earlier, after = text[begin - 1 : begin], text[begin - 2 : begin - 1], text[end : end + 2]
    if before.isalnum() or before == "/" or (before and before in _GLUE and earlier.isdigit()):
        return False
    return not after[:1].isalnum() and not (after[:1] in ("/", "-") and after[1:].isalnum()) and after[:1] != "%"


def counted(text: str, end: int) -> bool:
    """That a unit follows: "8/8 chỉ tiêu", "2-5 năm"."""
    after = _NEXT.match(text, end)
    return after is not None and fold(after[1]) in _UNIT
