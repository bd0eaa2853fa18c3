"""The year of a date that prints none, where the article fixes it, and the day of "hôm nay".

    resolve_dates(mentions, text, published=None, spans=()) -> list[DateMention]
    article_year(text, published=None, spans=(), mentions=None) -> int | None

A careful reader fills in "8/4" from what else the article says, and leaves it open otherwise. What counts, strongest
first; :attr:`DateMention.basis` names it:

- "published": the article's own date (never that of the page around it);
- "same day": the same day with its year elsewhere ("6-10" and "6-10-2018");
- "near": a date some weeks away that has its year, unless a later year is spoken of;
- "period": the year under way ("6 tháng đầu năm 2019", "quý I/2022", "năm học 2015-2016", an anniversary's last year);
- "sentence": a year in the same sentence that names the occasion ("Hội báo toàn quốc 2018");
- "congress": the first year of the term that a congress of the same sentence opens;
- "article": another open date of the article got its year in one of these ways.

Years of births, of laws and of plans ("đến năm 2030") fix nothing. ``spans`` are the passages to believe
(Article.body); empty for the whole text.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day

from kg.extract.times.dates import DateMention, find_dates
from kg.extract.times.periods import moon_years
from kg.extract.times.today import related
from kg.model import Date, Span
from kg.vi import fold, table

_WORDS = table("dates")
_PERIOD = re.compile(r"(?:tháng(?: đầu| cuối)?|(?:kỳ họp|hội nghị)(?: thường lệ)?(?: giữa| cuối)?) $")
_NAMED = re.compile(r"(?<![-–/.,\d])(?<![-–] )((?:19|20)\d\d)(?!\d|[-–/]\d|\s[-–]\s\d)")
_CONGRESS = re.compile(r"đại hội[^.;\n]*?nhiệm k[ỳì]\s((?:19|20)\d\d)\s?[-–]\s?(?:19|20)\d\d")
_TERM = re.compile(r"hiệm k[ỳì]\s((?:19|20)\d\d)\s?[-–]\s?(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZĐÀ-Ỹ\"“])|\n")
_NOT_NAMING = re.compile(
    r"(?:đến|tới|từ|trước|sau|hồi|vào|sinh|sn|hết|giai đoạn|nhiệm kỳ|luật [^,.]{1,30}|hiến pháp|khoá)"
    r"(?: cuối| đầu| giữa)?(?: năm)?\s\(?$"
)
_PLANNED = tuple(fold(word) for word in _WORDS["year"]["planned"])
_ENDS = tuple(fold(word) for word in _WORDS["year"]["ends"])
_AHEAD = (*_ENDS, *(fold(word) for word in _WORDS["year"]["ahead"]))
_BIRTH = tuple(fold(word) for word in _WORDS["year"]["birth"])
_OCCASION = re.compile(rf"(?<!\w)(?:{'|'.join(fold(word) for word in _WORDS['year']['occasion'])})(?!\w)")
_SPOKEN_OF = re.compile("|".join(fold(word) for word in _WORDS["year"]["spoken_of"]))
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 45  # days
_OPEN = ("day", "range", "month")  # kinds of dates that may leave their year open
_REACH = 140  # from the name of an occasion to its year


@dataclass(frozen=True, slots=True)
class _Article:
    """What the open dates of one article are judged by."""

    text: str
    published: Date | None
    mentions: tuple[DateMention, ...]  # with a printed year, believed, no births
    near: tuple[DateMention, ...]  # of these, the days and months of what the article tells
    periods: tuple[int, ...]  # years under way
    term: int  # the first year of the earliest term of office that is named; 0 where none is
    prints_year: bool  # any, be it part of a date or not
    latest: int  # the latest year spoken of as past or present; 0 where none is


def resolve_dates(
    mentions: Sequence[DateMention], text: str, published: Date | None = None, spans: Sequence[Span] = ()
) -> list[DateMention]:
    """The mentions with the years that the article fixes; those whose year stays open come back as they are."""
    if all(mention.basis for mention in mentions):
        return list(mentions)
    article = _article(mentions, text, published, spans)
    first = [_resolved(mention, article) if mention.basis is None else mention for mention in mentions]
    anchors = [mention for mention in first if mention.basis not in (None, "printed")]
    return related([_follow(mention, anchors) for mention in first], text, published)


def article_year(
    text: str, published: Date | None = None, spans: Sequence[Span] = (), mentions: Sequence[DateMention] | None = None
) -> int | None:
    """The year that the article is written in, where it says so."""
    if published and published.year:
        return published.year
    return year_told(resolve_dates(find_dates(text) if mentions is None else mentions, text, None, spans), text, spans)


def year_told(mentions: Sequence[DateMention], text: str, spans: Sequence[Span] = ()) -> int | None:
    """The year that the article is written in, by its mentions as :func:`resolve_dates` gives them."""
    anchors = [mention for mention in mentions if mention.basis not in (None, "printed")]
    followed = [_follow(mention, anchors) for mention in mentions]
    filled = [m for m in followed if m.basis not in (None, "printed") and m.kind in ("day", "range")]
    years = [m.start.year for m in filled if m.start.year]
    return years[0] if years else max(_periods(_printed(mentions, text, spans), text, spans), default=None)


def _printed(mentions: Sequence[DateMention], text: str, spans: Sequence[Span]) -> list[DateMention]:
    """The mentions with a printed year that are believed; no births."""
    return [m for m in mentions if m.basis == "printed" and _within(m.span, spans) and not _birth(text, m)]


def _periods(printed: list[DateMention], text: str, spans: Sequence[Span]) -> list[int]:
    """Years under way."""
    periods = [year for m in printed if (year := _under_way(text, m))]
    return periods + [year for span, year in moon_years(text) if _within(span, spans)]


def _article(mentions: Sequence[DateMention], text: str, published: Date | None, spans: Sequence[Span]) -> _Article:
    printed = _printed(mentions, text, spans)
    periods = _periods(printed, text, spans)
    past = [m for m in printed if m.kind != "anniversary" and not _before(text, m).rstrip().endswith((*_AHEAD, "học"))]
    years = [(m.end or m.start).year or 0 for m in past]
    term = min((int(match[1]) for match in _TERM.finditer(text)), default=0)
    latest = max((*years, *periods), default=0)
    near = [m for m in printed if m.kind in _OPEN and m.start.month and not _story(text, m) and not _ends(text, m)]
    prints = _YEAR.search(text) is not None
    return _Article(text, published, tuple(printed), tuple(near), tuple(periods), term, prints, latest)


def _before(text: str, mention: DateMention) -> str:
    return fold(text[max(0, mention.span.begin - 24) : mention.span.begin])


def _under_way(text: str, mention: DateMention) -> int | None:
    """The year of "quý I/2022", "6 tháng đầu năm 2019", "năm học 2015-2016", "26/3/1931 - 26/3/2024"."""
    if mention.kind == "anniversary":
        return mention.end and mention.end.year
    before = _before(text, mention)
    if mention.kind == "quarter":
        return None if any(word in before for word in _PLANNED) else mention.start.year
    if mention.kind == "year" and _PERIOD.search(before):
        return mention.start.year
    return mention.start.year if mention.kind == "range" and before.endswith("năm học ") else None


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return not spans or any(begin <= span.begin < end for begin, end in spans)


def _birth(text: str, mention: DateMention) -> bool:
    return _before(text, mention).rstrip().endswith(_BIRTH)


def _resolved(mention: DateMention, article: _Article) -> DateMention:
    if mention.kind not in _OPEN or not mention.start.month:
        return mention
    for basis, year in _votes(mention, article):
        if year:
            return _with_year(mention, year, basis)
    return mention


def _votes(mention: DateMention, article: _Article) -> Iterator[tuple[str, int | None]]:
    yield "published", _closest(mention.start, article.published)
    yield "same day", _same_day(mention, article)
    if mention.kind != "month":
        yield "near", _near(mention, article)
        yield "period", _period(mention, article)
        if not article.prints_year:
            return  # nor do its sentences
        sentence = fold(_sentence_of(article.text, mention.span.begin))
        yield "sentence", _sentence(mention, sentence, article)
        yield "congress", _congress(sentence, article)


def _with_year(mention: DateMention, year: int, basis: str) -> DateMention:
    if not isleap(year) and any(date and date[1:] == (2, 29) for date in (mention.start, mention.end)):
        return mention
    end = mention.end and mention.end._replace(year=year)
    return replace(mention, start=mention.start._replace(year=year), end=end, basis=basis)


def _day(date: Date, year: int) -> Day:
    return Day(year, date.month or 1, min(date.day or 15, 28))


def _closest(date: Date, other: Date | None) -> int | None:
    """The year in which ``date`` lies closest to ``other``."""
    if not other or not other.year or not other.month:
        return None
    there = _day(other, other.year)
    return min((other.year - 1, other.year, other.year + 1), key=lambda year: abs((_day(date, year) - there).days))


def _sides(mention: DateMention) -> list[Date]:
    """The days of a date; not that on which a term of years ends, which lies ahead."""
    if mention.end is None or (mention.end.year or 0) - (mention.start.year or mention.end.year or 0) > 1:
        return [mention.start]
    return [mention.start, mention.end]


def _same_day(mention: DateMention, article: _Article) -> int | None:
    wanted = {(d.month, d.day) for d in (mention.start, mention.end) if d}
    for other in article.mentions:
        for date in _sides(other):
            if date.year and (date.month, date.day) in wanted and other.kind != "anniversary":
                return date.year if mention.kind != "month" or date.year >= max(article.latest, article.term) else None
    return None


def _near(mention: DateMention, article: _Article) -> int | None:
    """A date a few weeks away has its year, and no later year is spoken of."""
    best: tuple[int, int] | None = None
    for other in article.near:
        for date in _sides(other):
            year = _closest(mention.start, date)
            if date.year and year:
                days = abs((_day(mention.start, year) - _day(date, date.year)).days)
                now = max(year, date.year) >= max(article.latest, article.term)
                if days <= _NEAR and now and (best is None or days < best[0]):
                    best = (days, year)
    return best[1] if best else None


def _story(text: str, mention: DateMention) -> bool:
    """ "Tháng 5-2016, ông được …", "từ tháng 4-2014": a month of somebody's life, not of the article."""
    if mention.kind != "month":
        return False
    before = text[max(0, mention.span.begin - 4) : mention.span.begin]
    return text[mention.span.begin].isupper() or fold(before).endswith("từ ")


def _ends(text: str, mention: DateMention) -> bool:
    """ "Kết thúc vào ngày 31/3/2020": it lies ahead."""
    return _before(text, mention).rstrip().endswith(_ENDS)


def _period(mention: DateMention, article: _Article) -> int | None:
    """The year under way; early in January what is spoken of is the year before."""
    year = max(article.periods, default=0)
    if not year or year < article.latest or (mention.start.month or 0) < 2:
        return None
    return year


def _sentence_of(text: str, at: int) -> str:
    begin = max(0, at - 400)
    for match in _SENTENCE_END.finditer(text, begin, at):
        begin = match.end()
    end = _SENTENCE_END.search(text, at, at + 600)
    return text[begin : end.start() if end else at + 600]


def _sentence(mention: DateMention, sentence: str, article: _Article) -> int | None:
    """A year that names the occasion in the same sentence; not in winter, when it may be the year that was."""
    if (mention.start.month or 0) < 3:
        return None
    years = {int(m[1]) for m in _NAMED.finditer(sentence) if _names_occasion(sentence[: m.start()])}
    return years.pop() if len(years) == 1 and max(years) >= article.latest else None


def _names_occasion(before: str) -> bool:
    return not _NOT_NAMING.search(before) and bool(_OCCASION.search(before, max(0, len(before) - _REACH)))


def _congress(sentence: str, article: _Article) -> int | None:
    found = _CONGRESS.search(sentence)
    if not found or _SPOKEN_OF.search(sentence, 0, found.end()):
        return None
    return int(found[1]) if int(found[1]) >= article.latest else None


def _follow(mention: DateMention, anchors: Sequence[DateMention]) -> DateMention:
    """An open date takes the year of the dates that the article has fixed, where it lies within half a year of one."""
    if mention.basis or not anchors or not mention.start.month or mention.kind not in _OPEN:
        return mention
    years = {_closest(mention.start, anchor.start) for anchor in anchors if anchor.start.day}
    year = years.pop() if len(years) == 1 else None
    return _with_year(mention, year, "article") if year else mention
