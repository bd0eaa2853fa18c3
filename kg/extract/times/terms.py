"""Terms of office ("khóa IV, nhiệm kỳ 2020 - 2025") and ordinals ("lần thứ IV").

find_terms(text, begin=0, end=None) -> list[TermMention]
ordinal(text) -> int | None
roman(text) -> int | None
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Span
from kg.vi import fold, table


@dataclass(frozen=True, slots=True)
class TermMention:
    """A term as printed. ``label`` is normalised: "2020-2025" where years are given, else "khóa XII"."""

    span: Span
    label: str
    start: int | None = None  # year
    end: int | None = None  # year
    ordinal: int | None = None  # of "khóa"; None for a list of several
    kind: str = (
        "term"  # or "period" for "giai đoạn 2011-2016" and bare years, which are a term only by what they stand with
    )


_NUMERAL = r"(?:[IVXLC]+|[0-9]{1,2})(?![\w/])"
_YEARS = re.compile(r"([12][0-9][0-9][0-9])\s?(?:[-–—/]|đến)\s?((?:19|20)[0-9][0-9])(?![0-9])")
_TERM = re.compile(rf"[kK][hH](?:óa|oá|ÓA|OÁ)\s((?:thứ\s)?{_NUMERAL}(?:(?:,\s?|\svà\s|,\svà\s){_NUMERAL})*)")
_HEAD = re.compile(r"(nhiệm k[ỳì]|kho[áa]|khóa|giai đoạn)(?: từ)?(?: năm)?[\s(:]*$", re.IGNORECASE)
_GAP = re.compile(r"[\s,]{0,2}[(\s]?(?:-\s)?")

_ORDINAL = {fold(word): value for word, value in table("dates")["ordinal"].items()}
_WORDS = "|".join(_ORDINAL)
_SAID = re.compile(
    r"\b(?:lần|thứ)\s(?:thứ\s)?"
    rf"(?:([ivxlc]+|[0-9]{{1,3}})(?!\w)|((?:{_WORDS})(?:\s(?:{_WORDS}|mươi))*)(?!\w)|đầu)"
)
_CONGRESS = re.compile(r"\b(?:đại hội(?: đảng)?|trung ương)\s([ivxlc]+|[0-9]{1,2})(?!\w)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def find_terms(text: str, begin: int = 0, end: int | None = None) -> list[TermMention]:
    """All terms of ``text[begin:end]`` in order; "khóa IV, nhiệm kỳ 2020-2025" is one."""
    stop = len(text) if end is None else end
    found = [*_by_years(text, begin, stop), *_by_number(text, begin, stop)]
    found.sort(key=lambda mention: mention.span)
    kept: list[TermMention] = []
    for mention in found:
        last = kept[-1] if kept else None
        if last and _one_term(text, last, mention):
            kept[-1] = _merged(text, last, mention)
        elif not last or mention.span.begin >= last.span.end:
            kept.append(mention)
    return kept


def _one_term(text: str, one: TermMention, two: TermMention) -> bool:
    """That a number and years stand together."""
    return (one.start is None) != (two.start is None) and bool(_GAP.fullmatch(text, one.span.end, two.span.begin))


def _by_years(text: str, floor: int, stop: int) -> Iterator[TermMention]:
    for match in _YEARS.finditer(text, floor, stop):
        first, last = int(match[1]), int(match[2])
        if not 1900 <= first < last <= first + 10 or text[match.start() - 1 : match.start()].isalnum():
            continue
        head = _HEAD.search(text[max(floor, match.start() - 24) : match.start()])
        begin = match.start() - (len(head[0]) if head else 0)
        kind = "term" if head and not fold(head[1]).startswith("giai") else "period"
        yield TermMention(Span(begin, match.end()), f"{first}-{last}", first, last, kind=kind)


def _by_number(text: str, floor: int, stop: int) -> Iterator[TermMention]:
    for match in _TERM.finditer(text, floor, stop):
        if not text[match.start() - 1 : match.start()].isalnum():
            numerals = match[1].removeprefix("thứ ")
            yield TermMention(Span(*match.span()), f"khóa {numerals}", ordinal=_number(numerals))


def _merged(text: str, one: TermMention, two: TermMention) -> TermMention:
    years, number = (one, two) if one.start else (two, one)
    end = two.span.end
    if "(" in text[one.span.begin : two.span.begin + 1] and text[end : end + 1] == ")":
        end += 1
    return replace(years, span=Span(one.span.begin, end), ordinal=number.ordinal, kind="term")


def roman(text: str) -> int | None:
    """The value of a Roman numeral below 400; None for what is none ("IVX" too)."""
    values = [_ROMAN[letter] for letter in text.lower()] if text and not text.lower().strip("ivxlc") else []
    total = sum(-one if one < two else one for one, two in pairwise([*values, 0]))
    return total if values and _as_roman(total) == text.lower() else None


def _as_roman(value: int) -> str:
    steps = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for size, letters in steps:
        count, value = divmod(value, size)
        written += letters * count
    return written


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else roman(text)


def _in_words(words: list[str]) -> int | None:
    """ "mười lăm" 15, "hai mươi" 20, "ba mươi tư" 34."""
    total = 0
    for word in words:
        total = total * 10 if word == "mươi" else total + _ORDINAL[word]
    return total or None


def ordinal(text: str) -> int | None:
    """The number of "lần thứ IV", "lần thứ 7", "thứ nhất", "lần II", else of "Đại hội XIII", "Trung ương 8"."""
    folded = fold(text)
    match = _SAID.search(folded)
    if match:
        return _number(match[1]) if match[1] else _in_words(match[2].split()) if match[2] else 1
    match = _CONGRESS.search(folded)
    return _number(match[1]) if match else None
