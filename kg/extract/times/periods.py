"""Dates longer than a day, and those that count from today: "cuối tháng 3", "quý I/2022", "năm 2018", "hôm qua".

Each finder yields the mentions of its kind in ``text[floor:stop]``, for :func:`kg.extract.times.dates.find_dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.times.mentions import (
    DAY_WORD,
    OWN_YEAR,
    PART_OF_DAY,
    WORD,
    YEAR,
    DateMention,
    closed,
    counted,
    last_word,
)
from kg.model import Date, Span
from kg.vi import fold, table

_WORDS = table("dates")
_REL_DAY = {fold(word): days for word, days in _WORDS["relative_day"].items()}
_REL_YEAR = {fold(word): years for word, years in _WORDS["relative_year"].items()}
_BEFORE_YEAR = frozenset(map(fold, _WORDS["before_year"]))
_PERIOD = frozenset(map(fold, _WORDS["part_of_period"]))

_MONTH = re.compile(rf"[hH][áÁ][nN][gG]\s([0-9][0-9]?)(?![0-9])(?:{OWN_YEAR})?")
_QUARTER = re.compile(rf"[qQ][uU][ýÝí]\s(I{{1,3}}V?|IV|[1-4])(?!\w)(?:\s?[/-]\s?{YEAR}|,?\s(?:năm\s)?{YEAR})?")
_YEARS = re.compile(
    r"([12][0-9][0-9][0-9])(?![0-9]|[.,/-][0-9]{1,3}(?![0-9]))"
    r"(?:\s?(?:-|–|đến(?: năm)?)\s?((?:19|20)[0-9][0-9])(?![0-9]))?"
)
_NAMES = {fold(name): month for name, month in _WORDS["month"].items()}
_BEFORE_MONTH = frozenset(map(fold, _WORDS["before_month"]))
_NAME = re.compile(rf"(mười (?:một|hai)|[^\W\d_]+)(?:\snăm\s{YEAR})?(?=[\s,.;)]|$)")
_NUMBERS = frozenset((*map(fold, _WORDS["ordinal"]), "một", "mấy", "vài", "những", "các", "nhiều"))
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _period_lead(text: str, begin: int, floor: int) -> int:
    """Where "đầu" or "cuối" of "cuối tháng 3" begins."""
    words = list(WORD.finditer(text, max(floor, begin - 10), begin))
    return words[-1].start() if words and fold(words[-1][0]) in _PERIOD else begin


def months(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    """Months with a number: "tháng 7-2018", "cuối tháng 3"."""
    for match in _MONTH.finditer(text, floor, stop):
        month, begin = int(match[1]), match.start() - 1
        if begin < floor or text[begin] not in "tT" or (text.startswith(" ngày", match.end()) and not match[2]):
            continue  # "18 năm 4 tháng 10 ngày"
        if 1 <= month <= 12 and closed(text, begin, match.end()):
            year = int(match[2]) if match[2] else None
            span = Span(_period_lead(text, begin, floor), match.end())
            yield DateMention(span, Date(year, month), kind="month", basis="printed" if year else None)


def named_months(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    """Months by name behind a word of time: "hồi tháng ba", "đầu tháng Chạp năm 2017"."""
    at = text.find(" tháng ", floor, stop)
    while at >= 0:
        match = _NAME.match(text, at + len(" tháng "), stop)
        name = fold(match[1]) if match else ""
        shared = name == "năm" and text[match.end() :].startswith((" nay", " ngoái", " trước")) if match else False
        if match and name in _NAMES and not shared and last_word(text, at, floor) in _BEFORE_MONTH:
            year = int(match[2]) if match[2] else None
            span = Span(_period_lead(text, at + 1, floor), match.end())
            yield DateMention(span, Date(year, _NAMES[name]), kind="month", basis="printed" if year else None)
        at = text.find(" tháng ", at + 1, stop)


def quarters(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    """From its first to its last month: "quý I/2022", "quý 2 năm 2019"."""
    for match in _QUARTER.finditer(text, floor, stop):
        if match[1] not in _ROMAN or (text[match.start() - 1 : match.start()].isalnum() and match.start()):
            continue
        quarter, year = _ROMAN[match[1]], int(match[2] or match[3] or 0) or None
        span, basis = Span(*match.span()), "printed" if year else None
        yield DateMention(span, Date(year, 3 * quarter - 2), Date(year, 3 * quarter), "quarter", basis=basis)


def years(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    """Years after "năm" and the like, and from one to another: "đầu năm 2011", "từ 2007 – 2011"."""
    for match in _YEARS.finditer(text, floor, stop):
        begin, end = match.span()
        first, last = int(match[1]), int(match[2] or 0)
        if not 1900 <= first <= 2099 or not closed(text, begin, end):
            continue
        word = last_word(text, begin, floor)
        if word not in _BEFORE_YEAR or (word != "năm" and counted(text, end)):
            continue
        span = Span(_period_lead(text, text.rindex(" ", 0, begin) - 3, floor) if word == "năm" else begin, end)
        if last > first:
            yield DateMention(span, Date(first), Date(last), "range", basis="printed")
        else:
            yield DateMention(span, Date(first), kind="year", basis="printed")


def relative(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    """Days and years that count from the day of the article."""
    for second in (*_REL_DAY, *(_REL_YEAR.keys() - _REL_DAY.keys())):
        at = text.find(" " + second, floor, stop)
        while at >= 0:
            end = at + 1 + len(second)
            if not text[end : end + 1].isalnum():
                words = list(WORD.finditer(text, max(floor, at - 8), at))
                if words and words[-1].end() == at:
                    yield from _relative_to(fold(words[-1][0]), second, Span(words[-1].start(), end))
            at = text.find(" " + second, end, stop)


def months_ago(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    """ "Tháng trước": counts from the month of the article."""
    at = text.find("háng trước", floor, stop)
    while at >= 0:
        end = at + len("háng trước")
        if text[at - 1 : at] in ("t", "T") and not text[end : end + 1].isalnum() and not _counted_before(text, at - 1):
            yield DateMention(Span(at - 1, end), Date(), kind="relative_month", offset=-1)
        at = text.find("háng trước", end, stop)


def _counted_before(text: str, at: int) -> bool:
    """ "Hai tháng trước", "3 tháng trước đó": months that are counted."""
    word = last_word(text, at, 0)
    return word in _NUMBERS or word[:1].isdigit()


def _relative_to(first: str, second: str, span: Span) -> Iterator[DateMention]:
    """Of "hôm qua", "sáng mai", "năm ngoái"; "ngày nay" is no day."""
    if first == "năm" and second in _REL_YEAR:
        yield DateMention(span, Date(), kind="relative_year", offset=_REL_YEAR[second])
    elif second in _REL_DAY and (first in PART_OF_DAY or (first in DAY_WORD and (first, second) != ("ngày", "nay"))):
        yield DateMention(span, Date(), kind="relative", offset=_REL_DAY[second])


_STEMS, _BRANCHES = (list(map(fold, _WORDS["sexagenary"][key])) for key in ("stems", "branches"))
_MOON = re.compile(rf"năm ((?i:{'|'.join(_STEMS)})) ((?i:{'|'.join(_BRANCHES)}))(?!\w)")


def moon_years(text: str) -> Iterator[tuple[Span, int]]:
    """Years of the moon's calendar, as those of ours from 1984 to 2043: "năm Mậu Tuất" is 2018."""
    for match in _MOON.finditer(text):
        # The stems go round in ten years, the branches in twelve.
        ten, twelve = _STEMS.index(fold(match[1])), _BRANCHES.index(fold(match[2]))
        yield Span(*match.span()), int(_WORDS["sexagenary"]["first"]) + (6 * ten - 5 * twelve) % 60
