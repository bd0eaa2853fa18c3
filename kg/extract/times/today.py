"""The day of "hôm nay", "hôm qua", "năm ngoái", where an article dates itself.

related(mentions, text, published=None) -> list[DateMention]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta

from kg.extract.times.mentions import DateMention
from kg.model import Date
from kg.vi import fold

_OPENING = 600  # code points: title and first paragraph
_MORNING = ("sáng", "trưa")


def related(mentions: Sequence[DateMention], text: str, published: Date | None = None) -> list[DateMention]:
    """The mentions with the relative ones dated.

    All of them count from the article's own date, from one printed beside "nay" ("hôm nay 17/3"), or from a morning
    that opens a paragraph ("Sáng 26/4, …"), for what happens in the morning is told on that day. "Hôm nay" itself may
    also be the first day that the text tells of; "hôm qua" may not be counted from that, which may be yesterday.
    """
    if all(mention.offset is None for mention in mentions):
        return list(mentions)
    today = _today(mentions, text, published)
    days = [m for m in mentions if m.kind == "day" and m.basis != "printed" and m.span.begin < _OPENING]
    told = days[0].start if days else None
    return [_dated(mention, today if today or mention.offset else told) for mention in mentions]


def _today(mentions: Sequence[DateMention], text: str, published: Date | None) -> Date | None:
    if published and published.day:
        return published
    days = [(m.start, m.span.begin, fold(text[m.span.begin : m.span.end])) for m in mentions if m.kind == "day"]
    beside = [start for start, _, printed in days if " nay" in printed]
    morning = [
        start
        for start, begin, printed in days
        if begin < _OPENING and printed.startswith(_MORNING) and text[begin - 1 : begin] == "\n"
    ]
    return next(iter((*beside, *morning)), None)


def _dated(mention: DateMention, today: Date | None) -> DateMention:
    if not today or mention.offset is None:
        return mention
    if mention.kind == "relative_year":
        return replace(mention, start=Date(today.year + mention.offset), basis="today") if today.year else mention
    if mention.kind == "relative_month":
        first = Day(today.year or 2000, today.month or 1, 1) - timedelta(days=1)
        return replace(mention, start=Date(today.year and first.year, first.month), basis="today")
    if not mention.offset:
        return replace(mention, start=today, basis="today")
    day = Day(today.year or 2000, today.month or 1, today.day or 1) + timedelta(days=mention.offset)
    return replace(mention, start=Date(today.year and day.year, day.month, day.day), basis="today")
