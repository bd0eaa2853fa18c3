"""A record → the article in it: its title, the passages that are the article, its byline and its own date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Article, Date, Span
from kg.read import byline, published
from kg.read.furniture import furniture, title_line
from kg.read.lines import Line, lines
from kg.read.record import Record

__all__ = ["article"]

BELOW_TITLE = 2  # lines under the title among which a line with the article's date stands


def article(record: Record) -> Article:
    """The :class:`Article` of a record. Looks at this record alone: same record, same article."""
    split = lines(record.text)
    left_out = furniture(split, titled=record.titled > 0)
    top = 0 if record.titled else title_line(split, left_out)
    title = Span(0, record.titled) if record.titled else split[top].span if top is not None else None
    own = [line for index, line in enumerate(split) if index not in left_out]
    date, dated, writers = _dated(own, top is not None)
    credits = list(byline.credits([line for line in own if line is not dated]))
    return Article(
        id=record.id,
        text=record.text,
        title=title,
        body=tuple(
            _passages(record.text, own, [credit.stretch for credit in credits] + ([dated.span] if dated else []))
        ),
        bylines=tuple(sorted({*writers, *(name for credit in credits for name in credit.names)})),
        published=published.parsed(record.date) if record.date else date,
        url=record.url,
        source=record.source,
        fingerprint=record.fingerprint,
    )


def _dated(own: list[Line], titled: bool) -> tuple[Date | None, Line | None, list[Span]]:
    """The article's date as a line under the title gives it, that line, and the writers it names."""
    for index, line in enumerate(own[titled : titled + BELOW_TITLE], titled):
        if found := published.dateline(line):
            date, name = found
            writers = list(byline.names(line.begin + line.text.index(name), name)) if name else []
            if index > titled and byline.is_name(own[index - 1].text):
                writers.append(own[index - 1].span)
            return date, line, writers
        if opening := published.opening_date(line):
            return opening, None, []
    return None, None, []


def _passages(text: str, own: Iterable[Line], cuts: list[Span]) -> Iterator[Span]:
    """The lines without what is cut out of them, joined where only blanks stand between."""
    begin = end = -1
    for piece in (_trimmed(text, piece) for line in own for piece in _without(line.span, cuts)):
        if end >= 0 and not text[end : piece.begin].strip():
            end = piece.end
            continue
        if end >= 0:
            yield Span(begin, end)
        begin, end = piece
    if end >= 0:
        yield Span(begin, end)


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.begin, span.begin + len(text[slice(*span)].rstrip()))


def _without(span: Span, cuts: list[Span]) -> Iterator[Span]:
    begin, end = span
    for cut in cuts:
        if begin <= cut.begin < end:
            if cut.begin > begin:
                yield Span(begin, cut.begin)
            begin = min(cut.end, end)
    if begin < end:
        yield Span(begin, end)
