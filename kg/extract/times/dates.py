"""Dates in running text: "Sáng ngày 8/4", "từ 19 đến 21/8/2020", "tháng 7-2018", "quý I/2022", "hôm qua".

    find_dates(text, begin=0, end=None) -> list[DateMention]

Plain strings with offsets in code points. Nothing is made up here: what a mention does not print stays open, and
:mod:`kg.extract.times.years` fills in what the rest of the article fixes. Ratios, votes, scores and numbers of
documents ("23/23 đảng viên", "tỷ số 2-1", "12/2018/NĐ-CP") are no dates; terms of office have a module of their own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

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
from kg.extract.times.periods import months, months_ago, named_months, quarters, relative, years
from kg.model import Date, Span
from kg.vi import fold, table

__all__ = ["DateMention", "find_dates"]


_WORDS = table("dates")
_WEEKDAY = frozenset(map(fold, _WORDS["weekday"]))
_BEFORE = frozenset(map(fold, _WORDS["before"]))
_JOINT = frozenset(("thứ", "chủ", "nhật", "cuối", "đầu", "giữa", "giờ", "buổi", "tinh", "mơ"))
_LEAD = PART_OF_DAY | DAY_WORD | _WEEKDAY | _JOINT | frozenset(map(fold, _WORDS["relative_day"]))

_CLOCK = re.compile(r"\d{1,2}(?:h|g|:)\d{0,2}'?")

# "12/3", "12-3-2018", "19-21/8/2020", "2 đến 6-10", "06 tháng 7 năm 2021", and "7/2018". Starts with a class of
# characters and no look-behind, so that the search runs from digit to digit.
_NUMERIC = re.compile(
    r"([0-9][0-9]?)(?:,\s[0-9][0-9]?(?=,?\s))*(?:"
    r"(?:\s?(?:-|–|,\s|\bđến(?: hết)?(?: ngày)?\b|\btới(?: ngày)?\b|\bvà(?: ngày)?\b)\s?([0-9][0-9]?))?"
    rf"(\s?[/.–-]\s?|\s?,?\stháng\s)([0-9][0-9]?)(?![0-9])(?:{OWN_YEAR})?"
    rf"|\s?([/–-])\s?{YEAR})"
)
_DAY_NEAR = re.compile(r"(?:[nN]gày|[tT]hứ|[hH]ôm|[cC]hủ nhật|[tT]uần)\s[^.;]*\($")
_TO = re.compile(r"\s?(?:\(.{0,12}\)\s?)?(?:-|–|đến|tới)(?: hết)?(?: ngày| tháng| năm)?\s?")
_AND = re.compile(r"(?:\s?,|\s(?:và|đến|tới|hoặc))(?: ngày)?\s")


def find_dates(text: str, begin: int = 0, end: int | None = None) -> list[DateMention]:
    """All dates of ``text[begin:end]`` in order, without overlaps. Spans count from the start of ``text``."""
    stop = len(text) if end is None else end
    found = [*_days(text, begin, stop), *months(text, begin, stop), *years(text, begin, stop)]
    found += [*named_months(text, begin, stop), *quarters(text, begin, stop)]
    found += [*relative(text, begin, stop), *months_ago(text, begin, stop)]
    found.sort(key=lambda mention: (mention.span.begin, -mention.span.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.span.begin >= kept[-1].span.end:
            kept.append(mention)
    return _joined(text, kept)


def _lead(text: str, begin: int, floor: int) -> int:
    """Where "Sáng thứ ba, ngày" before a date begins; ``begin`` itself where nothing of the kind stands there."""
    floor = max(floor, begin - 36, text.rfind("\n", floor, begin) + 1)
    words: list[tuple[int, str]] = []
    for match in reversed(list(WORD.finditer(text, floor, begin))):
        word = fold(match[0])
        if word not in _LEAD and not _CLOCK.fullmatch(word):
            break
        words.insert(0, (match.start(), word))
    for place, (start, word) in enumerate(words):
        following = words[place + 1][1] if place + 1 < len(words) else ""
        if word in PART_OF_DAY or word in DAY_WORD or (word[0].isdigit() and len(word) > 1):
            return start
        if (word, following) == ("chủ", "nhật") or (word == "thứ" and following in _WEEKDAY):
            return start
        if word in ("cuối", "đầu", "giữa") and following in ("giờ", "buổi"):
            return start
    return begin


def _bare_day_stands(text: str, match: re.Match[str], floor: int, previous: int) -> bool:
    """That "12/3" without a word such as "ngày" before it is a date all the same."""
    begin, end = match.span()
    if counted(text, end):
        return False
    if text[end : end + 2] == ", " and (begin == floor or text[begin - 1] == "\n" or text[begin - 2 : begin] == ". "):
        return True  # "19-7, ông A …" at the head of a sentence
    if previous >= 0 and _AND.fullmatch(text, previous, begin):
        return True
    word = last_word(text, begin, floor)
    if text[begin - 1 : begin] == "(" and text[end : end + 1] in (")", ","):
        return "/" in match[3] or bool(_DAY_NEAR.search(text, max(floor, begin - 32), begin))
    return word in _BEFORE and (match[3] or "").strip() != "."


def _days(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    """Days, days from one to another in one month, and months printed as "7/2018"."""
    previous = -1
    for match in _NUMERIC.finditer(text, floor, stop):
        begin, end = match.span()
        if not closed(text, begin, end):
            continue
        mention = _month_of(text, match, floor) if match[6] else _day_of(text, match, floor, previous)
        if mention:
            previous = end
            yield mention


def _day_of(text: str, match: re.Match[str], floor: int, previous: int) -> DateMention | None:
    first, last, month = int(match[1]), int(match[2] or match[1]), int(match[4])
    year = int(match[5]) if match[5] else None
    if not 1 <= month <= 12 or not 1 <= first <= last <= monthrange(year or 2000, month)[1]:
        return None
    begin = _lead(text, match.start(), floor)
    word = last_word(text, begin, floor)
    if begin == match.start() and (word == "số" if year else not _bare_day_stands(text, match, floor, previous)):
        return None
    if word == "tức":
        return None  # the same day in the moon's calendar
    bracket = begin < match.start() and text[match.start() - 1] == "(" and text[match.end() : match.end() + 1] == ")"
    span, basis = Span(begin, match.end() + bracket), "printed" if year else None
    if last == first:
        return DateMention(span, Date(year, month, first), basis=basis)
    return DateMention(span, Date(year, month, first), Date(year, month, last), "range", basis=basis)


def _month_of(text: str, match: re.Match[str], floor: int) -> DateMention | None:
    """A month as "7/2018"; with a dash only after a word that a date follows."""
    month, year, begin = int(match[1]), int(match[7]), match.start()
    word = last_word(text, begin, floor)
    if not 1 <= month <= 12 or word == "số" or (match[6] != "/" and word not in _BEFORE | {"tháng"}):
        return None
    return DateMention(Span(begin, match.end()), Date(year, month), kind="month", basis="printed")


def _joined(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Two dates with "đến" or a dash between them made one range, or an anniversary."""
    kept: list[DateMention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        merged = last and _range(text, last, mention)
        if merged:
            kept[-1] = merged
        else:
            kept.append(mention)
    return kept


def _range(text: str, one: DateMention, two: DateMention) -> DateMention | None:
    kinds = ("day", "month", "year")
    if one.kind not in kinds or two.kind not in kinds or not _TO.fullmatch(text, one.span.end, two.span.begin):
        return None
    start, end = one.start, two.start
    span = Span(one.span.begin, two.span.end)
    if start.year and end.year and start[1:] == end[1:] and start.day:
        return DateMention(span, start, end, "anniversary", basis="printed")
    if not start.year and end.year and start.month and end.month:
        later = (start.month, start.day or 1) > (end.month, end.day or 31)
        start = start._replace(year=end.year - 1 if later else end.year)
    if start.earliest and end.latest and start.earliest > end.latest:
        return None
    return replace(one, span=span, start=start, end=end, kind="range", basis="printed" if end.year else None)
