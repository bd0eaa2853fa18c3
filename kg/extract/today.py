"""The day of "hôm nay", "hôm qua", "năm ngoái", where an article dates itself.

related(mentions, text, published=None) -> list[DateMention]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta

from kg.extract.mentions import DateMention
from kg.model import Date
from kg.vi import fold

_OPENING = 600  # code points: title and first paragraph


def related(mentions: Sequence[DateMention], text: str, published: Date | None = None) -> list[DateMention]:
    """The mentions with the relative ones dated: all of them from the article's own date or one printed beside "nay"
    ("hôm nay 17/3"), but only "hôm nay" itself from the first day that the text tells of, for that may be yesterday.
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
    beside = (m for m in mentions if m.kind == "day" and " nay" in fold(text[m.span.begin : m.span.end]))
    return next((mention.start for mention in beside), None)


def _dated(mention: DateMention, today: Date | None) -> DateMention:
    if not today or mention.offset is None:
        return mention
    if mention.kind == "relative_year":
        return replace(mention, start=Date(today.year + mention.offset), basis="today") if today.year else mention
    if not mention.offset:
        return replace(mention, start=today, basis="today")
    day = Day(today.year or 2000, today.month or 1, today.day or 1) + timedelta(days=mention.offset)
    return replace(mention, start=Date(today.year and day.year, day.month, day.day), basis="today")
