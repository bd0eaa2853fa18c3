"""Dates in running text: "Sáng ngày 8/4", "từ 19 đến 21/8/2020", "tháng 7-2018", "quý I/2022", "hôm qua".

    find_dates(text, begin=0, end=None) -> list[DateMention]

Plain strings with offsets in code points. Nothing is made up here: what a mention does not print stays open, and
:mod:`kg.extract.years` fills in what the rest of the article fixes. Ratios, votes, scores and numbers of documents
("23/23 đảng viên", "tỷ số 2-1", "12/2018/NĐ-CP") are no dates, terms of office are :mod:`kg.extract.terms`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    basis: str | None = None  # of the year: "printed", or how it was found (kg.extract.years)


_WORDS = table("dates")
_PART = frozenset(map(fold, _WORDS["part_of_day"]))
_DAY = frozenset(map(fold, _WORDS["day_word"]))
_WEEKDAY = frozenset(map(fold, _WORDS["weekday"]))
_REL_DAY = {fold(word): days for word, days in _WORDS["relative_day"].items()}
_REL_YEAR = {fold(word): years for word, years in _WORDS["relative_year"].items()}
_BEFORE = frozenset(map(fold, _WORDS["before"]))
_BEFORE_YEAR = frozenset(map(fold, _WORDS["before_year"]))
_UNIT = frozenset(map(fold, _WORDS["unit"]))
_PERIOD = frozenset(map(fold, _WORDS["part_of_period"]))
_JOINT = frozenset(("thứ", "chủ", "nhật", "cuối", "đầu", "giữa", "giờ", "buổi", "tinh", "mơ"))
_LEAD = _PART | _DAY | _WEEKDAY | _JOINT | frozenset(_REL_DAY)

_CLOCK = re.compile(r"\d{1,2}(?:h|g|:)\d{0,2}'?")
_WORD = re.compile(r"[^\s,(]+")
_NEXT = re.compile(r"\s?([^\s.,;:()]+)")
_YEAR = r"((?:19|20)[0-9][0-9])(?![0-9])"
_OWN_YEAR = rf"(?:\s?[/.–-]\s?|\s?,?\s(?:của )?năm\s){_YEAR}"

# "12/3", "12-3-2018", "19-21/8/2020", "2 đến 6-10", "06 tháng 7 năm 2021", and "7/2018". Starts with a class of
# characters and no look-behind, so that the search runs from digit to digit.
_NUMERIC = re.compile(
    r"([0-9][0-9]?)(?:,\s[0-9][0-9]?(?=,?\s))*(?:"
    r"(?:\s?(?:-|–|,\s|\bđến(?: hết)?(?: ngày)?\b|\btới(?: ngày)?\b|\bvà(?: ngày)?\b)\s?([0-9][0-9]?))?"
    rf"(\s?[/.–-]\s?|\s?,?\stháng\s)([0-9][0-9]?)(?![0-9])(?:{_OWN_YEAR})?"
    rf"|\s?([/–-])\s?{_YEAR})"
)
_MONTH = re.compile(rf"[hH][áÁ][nN][gG]\s([0-9][0-9]?)(?![0-9])(?:{_OWN_YEAR})?")
_QUARTER = re.compile(rf"[qQ][uU][ýÝí]\s(I{{1,3}}V?|IV|[1-4])(?!\w)(?:\s?[/-]\s?{_YEAR}|,?\s(?:năm\s)?{_YEAR})?")
_YEARS = re.compile(
    r"([12][0-9][0-9][0-9])(?![0-9]|[.,/-][0-9]{1,3}(?![0-9]))"
    r"(?:\s?(?:-|–|đến(?: năm)?)\s?((?:19|20)[0-9][0-9])(?![0-9]))?"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_GLUE = frozenset("0123456789./-–,:")  # a date does not continue a number: "1.700", "3-8/2"
_DAY_NEAR = re.compile(r"(?:[nN]gày|[tT]hứ|[hH]ôm|[cC]hủ nhật|[tT]uần)\s[^.;]*\($")
_TO = re.compile(r"\s?(?:\(.{0,12}\)\s?)?(?:-|–|đến|tới)(?: hết)?(?: ngày| tháng| năm)?\s?")
_AND = re.compile(r"(?:\s?,|\s(?:và|đến|tới|hoặc))(?: ngày)?\s")


def find_dates(text: str, begin: int = 0, end: int | None = None) -> list[DateMention]:
    """All dates of ``text[begin:end]`` in order, without overlaps. Spans count from the start of ``text``."""
    stop = len(text) if end is None else end
    found = [*_days(text, begin, stop), *_months(text, begin, stop), *_years(text, begin, stop)]
    found += [*_quarters(text, begin, stop), *_relative(text, begin, stop)]
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
    for match in reversed(list(_WORD.finditer(text, floor, begin))):
        word = fold(match[0])
        if word not in _LEAD and not _CLOCK.fullmatch(word):
            break
        words.insert(0, (match.start(), word))
    for place, (start, word) in enumerate(words):
        following = words[place + 1][1] if place + 1 < len(words) else ""
        if word in _PART or word in _DAY or (word[0].isdigit() and len(word) > 1):
            return start
        if (word, following) == ("chủ", "nhật") or (word == "thứ" and following in _WEEKDAY):
            return start
        if word in ("cuối", "đầu", "giữa") and following in ("giờ", "buổi"):
            return start
    return begin


def _last_word(text: str, begin: int, floor: int) -> str:
    words = text[max(floor, begin - 16) : begin].split()
    return fold(words[-1].lstrip("(“\"'")) if words and text[begin - 1] not in "\n" else ""


def _closed(text: str, begin: int, end: int) -> bool:
    """That ``text[begin:end]`` is not a part of a longer number or of a document's number."""
    before, after = text[begin - 1 : begin], text[end : end + 2]
    if (
        before
        and (before in _GLUE or before.isalnum())
        and not (before in ",-–.:" and not text[begin - 2 : begin - 1].isdigit())
    ):
        return False
    return not after[:1].isalnum() and not (after[:1] in ("/", "-") and after[1:].isalnum()) and after[:1] != "%"


def _counted(text: str, end: int) -> bool:
    """That a unit follows: "8/8 chỉ tiêu", "2-5 năm"."""
    after = _NEXT.match(text, end)
    return after is not None and fold(after[1]) in _UNIT


def _bare_day_stands(text: str, match: re.Match[str], floor: int, previous: int) -> bool:
    """That "12/3" without a word such as "ngày" before it is a date all the same."""
    begin, end = match.span()
    if _counted(text, end):
        return False
    if previous >= 0 and _AND.fullmatch(text, previous, begin):
        return True
    word = _last_word(text, begin, floor)
    if text[begin - 1 : begin] == "(" and text[end : end + 1] in (")", ","):
        return "/" in match[3] or bool(_DAY_NEAR.search(text, max(floor, begin - 32), begin))
    return word in _BEFORE and (match[3] or "").strip() != "."


def _days(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    previous = -1
    for match in _NUMERIC.finditer(text, floor, stop):
        begin, end = match.span()
        if not _closed(text, begin, end):
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
    if begin == match.start() and (
        _last_word(text, begin, floor) == "số" if year else not _bare_day_stands(text, match, floor, previous)
    ):
        return None
    if _last_word(text, begin, floor) == "(tức" or text[max(floor, begin - 5) : begin].endswith("tức "):
        return None  # the same day in the moon's calendar
    bracket = begin < match.start() and text[match.start() - 1] == "(" and text[match.end() : match.end() + 1] == ")"
    span, basis = Span(begin, match.end() + bracket), "printed" if year else None
    if last == first:
        return DateMention(span, Date(year, month, first), basis=basis)
    return DateMention(span, Date(year, month, first), Date(year, month, last), "range", basis=basis)


def _month_of(text: str, match: re.Match[str], floor: int) -> DateMention | None:
    """ "7/2018"; with a dash only after a word that a date follows."""
    month, year, begin = int(match[1]), int(match[7]), match.start()
    word = _last_word(text, begin, floor)
    if not 1 <= month <= 12 or word == "số" or (match[6] != "/" and word not in _BEFORE | {"tháng"}):
        return None
    return DateMention(Span(begin, match.end()), Date(year, month), kind="month", basis="printed")


def _period_lead(text: str, begin: int, floor: int) -> int:
    """Where "đầu" or "cuối" of "cuối tháng 3" begins."""
    words = list(_WORD.finditer(text, max(floor, begin - 10), begin))
    return words[-1].start() if words and fold(words[-1][0]) in _PERIOD else begin


def _months(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    for match in _MONTH.finditer(text, floor, stop):
        month, begin = int(match[1]), match.start() - 1
        if begin < floor or text[begin] not in "tT" or (text.startswith(" ngày", match.end()) and not match[2]):
            continue  # "18 năm 4 tháng 10 ngày"
        if 1 <= month <= 12 and _closed(text, begin, match.end()):
            year = int(match[2]) if match[2] else None
            span = Span(_period_lead(text, begin, floor), match.end())
            yield DateMention(span, Date(year, month), kind="month", basis="printed" if year else None)


def _quarters(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    for match in _QUARTER.finditer(text, floor, stop):
        if match[1] not in _ROMAN or (text[match.start() - 1 : match.start()].isalnum() and match.start()):
            continue
        quarter, year = _ROMAN[match[1]], int(match[2] or match[3] or 0) or None
        span, basis = Span(*match.span()), "printed" if year else None
        yield DateMention(span, Date(year, 3 * quarter - 2), Date(year, 3 * quarter), "quarter", basis=basis)


def _years(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    for match in _YEARS.finditer(text, floor, stop):
        begin, end = match.span()
        first, last = int(match[1]), int(match[2] or 0)
        if not 1900 <= first <= 2099 or not _closed(text, begin, end):
            continue
        word = _last_word(text, begin, floor)
        if word not in _BEFORE_YEAR or (word != "năm" and _counted(text, end)):
            continue
        span = Span(_period_lead(text, text.rindex(" ", 0, begin) - 3, floor) if word == "năm" else begin, end)
        if last > first:
            yield DateMention(span, Date(first), Date(last), "range", basis="printed")
        else:
            yield DateMention(span, Date(first), kind="year", basis="printed")


def _relative(text: str, floor: int, stop: int) -> Iterator[DateMention]:
    for second in (*_REL_DAY, *(_REL_YEAR.keys() - _REL_DAY.keys())):
        at = text.find(" " + second, floor, stop)
        while at >= 0:
            end = at + 1 + len(second)
            if not text[end : end + 1].isalnum():
                words = list(_WORD.finditer(text, max(floor, at - 8), at))
                if words and words[-1].end() == at:
                    yield from _relative_to(fold(words[-1][0]), second, Span(words[-1].start(), end))
            at = text.find(" " + second, end, stop)


def _relative_to(first: str, second: str, span: Span) -> Iterator[DateMention]:
    """ "hôm qua", "sáng mai"; "năm ngoái"."""
    if first == "năm" and second in _REL_YEAR:
        yield DateMention(span, Date(), kind="relative_year", offset=_REL_YEAR[second])
    elif second in _REL_DAY and (first in _PART or (first in _DAY and (first, second) != ("ngày", "nay"))):
        yield DateMention(span, Date(), kind="relative", offset=_REL_DAY[second])


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
