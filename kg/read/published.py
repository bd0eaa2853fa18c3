"""The article's own date, where its source or a line under its title gives it."""

from __future__ import annotations

import re
from functools import cache

from kg.model import Date
from kg.read.lines import Line
from kg.vi import fold, table

__all__ = ["dateline", "opening_date", "parsed"]

_DAY = r"(?P<day>\d{1,2}) ?(?:[/.-]| tháng ) ?(?P<month>\d{1,2})(?: ?(?:[/.-]|,? năm ) ?(?P<year>\d{4}))?"
_ISO = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?=\D|$)")
_PRINTED = re.compile(_DAY + r"(?=\D|$)")
_TIME = r"\d{1,2}[:hg]\d{2}(?::\d{2})?(?: ?[ap]m)?"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"


@cache
def _dateline() -> re.Pattern[str]:
    """A date with its weekday and its time, and perhaps a name before it; nothing else."""
    data = table("furniture")
    said, after = fold(data["dated"]), fold(data["after_date"])
    sep = r"[ ,|•–()-]*"
    return re.compile(
        rf"(?:(?P<name>[^\d|•:]{{3,40}}?) ?[|•–-] ?)?(?:{said}[: ]*)?(?:{_TIME}{sep})?(?:{_WEEKDAY}{sep})?"
        rf"(?:ngày )?(?P<date>{_DAY}){sep}(?:lúc )?(?:{_TIME})?{sep}(?:gmt ?\+? ?7)?{sep}"
        rf"(?:{after}[: ]*[\d.]+)?"
    )


_PLACE = r"[^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*){0,4}"
_OPENING = re.compile(rf"\((?P<where>{_PLACE})[,:]? ?(?:[–-] ?)?(?:[Nn]gày )?{_DAY}\)")


def parsed(text: str) -> Date | None:
    """A record's date: ISO 8601, or day/month/year as printed; None where it is neither or no such day exists."""
    found = _ISO.match(text.strip()) or _PRINTED.search(text)
    return _date(found) if found else None


def dateline(line: Line) -> tuple[Date, str | None] | None:
    """The date of a line that is but a date with its year, and the name before it: "An Bình • 12/3/2021 08:15"."""
    if len(line.text) > 100:
        return None
    found = _dateline().fullmatch(fold(line.text))
    if not found or not found["year"]:
        return None
    date = _date(found)
    name = line.text[slice(*found.span("name"))] if found["name"] else None
    return (date, name) if date else None


def opening_date(line: Line) -> Date | None:
    """The date in brackets with which an agency's report begins: "(Đắk Nông, 12/3)"."""
    found = _OPENING.match(line.text)
    if found and all(word[0].isupper() for word in found["where"].split()):
        return _date(found)
    return None


def _date(found: re.Match[str]) -> Date | None:
    year, month, day = (int(found[name]) if found[name] else None for name in ("year", "month", "day"))
    date = Date(year, month, day)
    try:
        return date if Date(year or 2000, month, day).earliest else None
    except ValueError:
        return None
