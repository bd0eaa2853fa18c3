"""Times as people say them: "quý I/2022", "trước tháng 6/2021", "last year", "from May to July 2020"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta

from kg.ask.words import bare
from kg.vi import plain

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends included; None is open. No year: ``month``, ``day``; a term of office: ``term``."""

    first: Day | None = None
    last: Day | None = None
    month: int | None = None
    day: int | None = None
    term: str | None = None  # "2020-2025", "khoa12": as kg.ask.words gives it
    text: str = ""

    def __bool__(self) -> bool:
        return any((self.first, self.last, self.month, self.day, self.term))

    def __and__(self, other: Window) -> Window:
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Window(
            max(firsts, default=None),
            min(lasts, default=None),
            self.month or other.month,
            self.day or other.day,
            self.term or other.term,
            f"{self.text}, {other.text}".strip(", "),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A time in a question: where it stands, with the words that lead to it, and what it means."""

    begin: int
    end: int
    window: Window


_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)
_QUARTERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_Y = r"(?P<y>(?:19|20)\d\d)"
_D = r"(?P<d>\d{1,2})"
_M = r"(?P<m>\d{1,2})"
_N = rf"(?P<name>{_MONTH})\.?"
_TH = r"(?:st|nd|rd|th)?"
_Q = r"(?P<q>i{1,3}|iv|[1-4]|first|second|third|fourth|1st|2nd|3rd|4th)"
_POINTS = [
    r"(?P<a>(?:19|20)\d\d) ?[-–—] ?(?P<b>(?:19|20)\d\d)(?P<after> term| tenure)?",
    rf"{_Y}-(?P<m>\d\d)-(?P<d>\d\d)",
    rf"(?:(?:ngay )?(?P<d0>\d{{1,2}}) ?(?:[-–—]|den) ?)(?:ngay )?{_D}[/.-]{_M}[/.-]{_Y}",
    rf"(?:ngay )?(?:mong )?{_D} ?[/.-] ?{_M} ?[/.-] ?{_Y}",
    rf"(?:ngay )?(?:mong )?{_D} thang {_M},? nam {_Y}",
    rf"{_D}{_TH}(?: of)? {_N},? {_Y}",
    rf"{_N} {_D}{_TH},? {_Y}",
    rf"quy {_Q}(?: ?/ ?| nam |-| ){_Y}",
    rf"(?:the )?q(?P<q>[1-4])(?: ?/ ?| of | ){_Y}",
    rf"(?:the )?{_Q} quarter(?: of|,)? {_Y}",
    rf"(?:6|sau) thang (?P<h>dau|cuoi) nam {_Y}",
    rf"nua (?P<h>dau|cuoi|sau)(?: cua)? nam {_Y}",
    rf"(?:the )?(?P<h>first|second) half(?: of|,)? {_Y}",
    rf"thang {_M} ?(?:/|-|,? nam|cua nam) ?{_Y}",
    rf"{_N},?(?: of)? {_Y}",
    rf"(?<![\d/]){_M}/{_Y}",
    rf"(?:ngay )?(?:mong )?{_D} thang {_M}(?![\d/])",
    rf"ngay {_D}[/-]{_M}(?![\d/])",
    rf"{_D}{_TH}(?: of)? (?P<name>{_MONTH})(?!\w)",
    rf"(?P<name>{_MONTH}) {_D}{_TH}(?![\w/])",
    rf"(?<![\d/]){_D}/{_M}(?![\d/])",
    rf"thang {_M}(?![\d/])",
    rf"(?:(?<=in |of )|(?<=from )|(?<=since |after )|(?<=before |during )|(?<=between )){_N}(?!\w)",
    rf"(?:(?:dau|cuoi|giua) )?nam {_Y}",
    r"khoa (?P<k>[ivxl]+|\d{1,2})",
    rf"(?<![\d/.-])(?:the year )?{_Y}(?![\d/-])",
    r"(?P<n>\d+) (?P<unit>ngay|tuan|thang|nam) (?:qua|gan day|vua qua|tro lai day)",
    r"(?:the )?(?:last|past) (?P<n>\d+) (?P<unit>day|week|month|year)s?",
    r"(?P<rel>hom nay|today|hom qua|yesterday|tuan nay|this week|tuan truoc|tuan qua|last week|thang nay|this month"
    r"|thang truoc|thang qua|last month|previous month|quy nay|this quarter|quy truoc|last quarter|nam nay|this year"
    r"|nam ngoai|nam truoc|nam qua|last year|previous year|hai nam truoc|nam kia)",
]
_POINT = [re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for pattern in _POINTS]
_LEAD = re.compile(
    r"(?:(?:^|(?<=\s))(?:(?P<term>(?:trong |o |for the |the |in the )?(?:nhiem ky|term|tenure|term of)(?: nam)?)"
    r"|(?P<between>from|between|trong khoang tu|trong khoang|tu|giua|ke tu|giai doan)"
    r"|(?P<before>truoc|before|prior to|cho den truoc|tinh den truoc)"
    r"|(?P<until>until|till|up to|den het|tinh den|cho den)"
    r"|(?P<since>since|starting|bat dau tu)"
    r"|(?P<after>sau|after|following))(?: ngay| nam| the year| khi)?"
    r"|(?:^|(?<=\s))(?:vao ngay|vao nam|vao thang|vao|trong nam|trong thang|trong|hoi|during|within"
    r"|dated|as of|in the year|in the|in|on|of|cua|for)) $"
)
_JOIN = re.compile(r" ?(?:den|toi|cho den|to|until|till|through|and|va|[-–—]) ?(?:ngay |nam |the )?")
# "Việt Nam 2020", "xã hội 6 tháng", "tư", "khoa", "quỹ": not năm, hồi, từ, khóa, quý.
_LOOKALIKE = re.compile(
    r"\b(?:nam|hội|hỏi|tư|tự|đền|đen|quy|quỹ|khoa|thắng|thăng|sáu(?! tháng)|trườc)\b", re.IGNORECASE
)
_OPEN_END = re.compile(r" (?:den nay|tro di|tro lai day|onwards?|on|tro ve sau)(?!\w)")


def find(text: str, today: Day) -> list[Found]:
    """The times in a question, in order; ``today`` is what "last year" counts from."""
    flat = _flat(text)
    points = list(_points(flat, today))
    found: list[Found] = []
    while points:
        begin, end, window, shape = points.pop(0)
        lead = _LEAD.search(flat[:begin])
        kind = lead.lastgroup if lead else None
        if lead:
            begin = lead.start()
        if points and kind in ("between", "since", "after", None) and _joined(flat[end : points[0][0]], kind):
            _, end, until, _ = points.pop(0)
            window = Window(_year_of(window, until).first, until.last)
        else:
            window = _led(window, kind, shape)
            if tail := _OPEN_END.match(flat[end:]):
                end += tail.end()
                window = replace(window, last=None)
        found.append(Found(begin, end, replace(window, text=text[begin:end].strip())))
    return found


def _flat(text: str) -> str:
    """Without diacritics; where the text has them, words that only look like words for times are blotted out."""
    marked = plain(text) != text.lower()
    return plain(_LOOKALIKE.sub(lambda match: "_" * len(match[0]), text) if marked else text)


def _joined(between: str, kind: str | None) -> bool:
    joins = bool(_JOIN.fullmatch(between))
    return joins and (kind is not None or between.strip() not in ("and", "va"))


def _year_of(window: Window, until: Window) -> Window:
    """ "from May to July 2020": the first month has the year of the last."""
    if window.first or not (window.month and until.last):
        return window
    return _month(until.last.year, window.month) if not window.day else _day(until.last.year, window.month, window.day)


def _led(window: Window, kind: str | None, shape: str) -> Window:
    if kind == "term" or shape == "term":
        return window if window.term else replace(window, first=None, last=None)
    if shape == "days":
        return window
    if window.first and window.term:  # "2020-2025" without the word: a term of office, as articles print it
        return Window(window.first, window.last) if kind == "between" else Window(term=window.term)
    if kind == "before":
        return Window(last=window.first - _ONE) if window.first else window
    if kind == "until":
        return Window(last=window.last)
    if kind in ("since", "between"):
        return Window(first=window.first) if window.first else window
    if kind == "after":
        return Window(first=window.last + _ONE) if window.last else window
    return window


def _points(flat: str, today: Day) -> Iterator[tuple[int, int, Window, str]]:
    taken: list[tuple[int, int, Window, str]] = []
    for pattern in _POINT:
        for match in pattern.finditer(flat):
            free = all(match.end() <= begin or match.start() >= end for begin, end, *_ in taken)
            if free and (window := _read(match, today)):
                part = match.groupdict()
                shape = "term" if part.get("after") else "days" if part.get("d0") or part.get("n") else ""
                taken.append((match.start(), match.end(), window, shape))
    return iter(sorted(taken, key=lambda point: point[0]))


def _read(match: re.Match[str], today: Day) -> Window | None:
    part = {name: value for name, value in match.groupdict().items() if value}
    try:
        return next(reader(part, today) for key, reader in _READERS.items() if key in part)
    except (ValueError, OverflowError):  # 31/2, month 13
        return None


def _read_years(part: dict[str, str], _today: Day) -> Window | None:
    begin, end = int(part["a"]), int(part["b"])
    return Window(Day(begin, 1, 1), Day(end, 12, 31), term=f"{begin}-{end}") if begin <= end else None


def _read_quarter(part: dict[str, str], _today: Day) -> Window:
    quarter = _QUARTERS.get(part["q"]) or int(part["q"])
    return Window(Day(int(part["y"]), 3 * quarter - 2, 1), _month(int(part["y"]), 3 * quarter).last)


def _read_half(part: dict[str, str], _today: Day) -> Window:
    year = int(part["y"])
    early = part["h"] in ("dau", "first")
    return Window(Day(year, 1, 1), Day(year, 6, 30)) if early else Window(Day(year, 7, 1), Day(year, 12, 31))


def _read_calendar(part: dict[str, str], _today: Day) -> Window:
    month = int(part["m"]) if "m" in part else 1 + next(i for i, n in enumerate(_MONTHS) if n.startswith(part["name"]))
    day = int(part["d"]) if "d" in part else None
    if "y" not in part:
        Day(2000, month, day or 1)
        return Window(month=month, day=day)
    year = int(part["y"])
    if day is None:
        return _month(year, month)
    return Window(Day(year, month, int(part.get("d0", day))), Day(year, month, day))


def _read_relative(part: dict[str, str], today: Day) -> Window:
    phrase = part["rel"]
    back = 0 if "nay" in phrase.split() or "this" in phrase or phrase == "today" else 1
    if phrase.startswith(("hai nam", "nam kia")):
        back = 2
    if "tuan" in phrase or "week" in phrase:
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return Window(monday, monday + timedelta(days=6))
    if "thang" in phrase or "month" in phrase:
        months = today.year * 12 + today.month - 1 - back
        return _month(months // 12, months % 12 + 1)
    if "quy" in phrase or "quarter" in phrase:
        quarters = today.year * 4 + (today.month - 1) // 3 - back
        return _read_quarter({"q": str(quarters % 4 + 1), "y": str(quarters // 4)}, today)
    if "year" in phrase or phrase.startswith("nam") or phrase.startswith("hai nam"):
        return Window(Day(today.year - back, 1, 1), Day(today.year - back, 12, 31))
    return Window(today - back * _ONE, today - back * _ONE)


def _read_recent(part: dict[str, str], today: Day) -> Window:
    days = {"ngay": 1, "day": 1, "tuan": 7, "week": 7, "thang": 30, "month": 30, "nam": 365, "year": 365}
    return Window(today - timedelta(days=int(part["n"]) * days[part["unit"]]), today)


_READERS: dict[str, Callable[[dict[str, str], Day], Window | None]] = {
    "a": _read_years,
    "q": _read_quarter,
    "h": _read_half,
    "m": _read_calendar,
    "name": _read_calendar,
    "k": lambda part, _today: Window(term=bare("khóa " + part["k"])),
    "rel": _read_relative,
    "n": _read_recent,
    "y": lambda part, _today: Window(Day(int(part["y"]), 1, 1), Day(int(part["y"]), 12, 31)),
}


def _month(year: int, month: int) -> Window:
    return Window(Day(year, month, 1), Day(year, month, monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> Window:
    return Window(Day(year, month, day), Day(year, month, day))
