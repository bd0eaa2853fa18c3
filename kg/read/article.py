"""A record → the article in it: its title, the passages that are the article, its byline and its own date."""

from __future__ import annotations

from kg.model import Article, Span
from kg.read.records import Record

__all__ = ["article"]


def article(record: Record) -> Article:
    """The :class:`Article` of a record. Looks at this record alone: same record, same article."""
    text = record.text
    title = Span(0, record.titled) if record.titled else None
    return Article(
        id=record.id,
        text=text,
        title=title,
        body=(Span(0, len(text)),),
        url=record.url,
        source=record.source,
        fingerprint=record.fingerprint,
    )
