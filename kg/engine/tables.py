"""The graph's Parquet tables: articles with their text, facts, mentions and entities, for those who prefer rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from kg.engine.delta import Delta
from kg.engine.parquet import Maker, Place, Row, column, write_table
from kg.model import Article, Fact, Knowledge, Span

__all__ = ["Item", "items", "write"]

STRING, STRINGS = pa.string(), pa.list_(pa.string())
ENTITIES = ("persons", "bodies", "posts", "places", "terms")

SCHEMAS = {
    "articles": {
        "id": STRING,
        "title": STRING,
        "text": STRING,
        "date": STRING,
        "url": STRING,
        "source": STRING,
        "bylines": STRINGS,
        "fingerprint": STRING,
    },
    "entities": {
        "key": STRING,
        "kind": STRING,
        "label": STRING,
        "aliases": STRINGS,
        "articles": STRINGS,
        "data": STRING,
        "digest": STRING,
    },
    "facts": {
        "key": STRING,
        "kind": STRING,
        "confidence": pa.float64(),
        "articles": STRINGS,
        "data": STRING,
        "digest": STRING,  # of the whole fact, its mentions included
    },
    "mentions": {
        "fact": STRING,
        "article": STRING,
        "begin": pa.int32(),
        "end": pa.int32(),
        "quote": STRING,
        "supports": STRINGS,
        "status": STRING,
        "as_of": STRING,
    },
}


class Item(NamedTuple):
    """One fact of the knowledge, its kind being the field that it stands in. Equal digests are equal facts."""

    kind: str
    fact: Fact
    digest: str


def items(knowledge: Knowledge) -> list[Item]:
    """All facts in the order of the tables."""
    encode = msgspec.msgpack.Encoder().encode
    return [
        Item(kind, fact, hashlib.blake2b(encode((kind, fact)), digest_size=12).hexdigest())
        for kind in knowledge.__dataclass_fields__
        for fact in getattr(knowledge, kind)
    ]


def write(items: Sequence[Item], articles: Mapping[str, Article], folder: Path, delta: Delta | None = None) -> None:
    """Write the four tables as ``folder/NAME.parquet``. Rows are in order of id or key; texts stream.

    Rows that are what they were before the ``delta`` are taken from the tables of then; the bytes are the same.
    """
    facts = [item.fact for item in items]
    made: dict[str, tuple[list[Place], Maker]] = {
        "articles": (_articles(articles, delta), lambda id: _article(articles[id])),
        "entities": (_things([item for item in items if item.kind in ENTITIES], "entities", delta), _entity),
        "facts": (_things([item for item in items if item.kind not in ENTITIES], "facts", delta), _fact),
        "mentions": (_passages(facts, delta), _Mentions(facts, articles).row),
    }
    for name, (places, make) in made.items():
        schema = pa.schema(list(SCHEMAS[name].items()))
        write_table(
            folder / f"{name}.parquet", schema, places, make, delta.tables / f"{name}.parquet" if delta else None
        )


def _articles(articles: Mapping[str, Article], delta: Delta | None) -> list[Place]:
    if delta is None:
        return list(articles)
    known = {id: row for row, id in enumerate(column(delta.tables / "articles.parquet", "id"))}
    return [id if id in delta.articles else known.get(id, id) for id in articles]


def _things(found: Sequence[Item], name: str, delta: Delta | None) -> list[Place]:
    if delta is None:
        return list(found)
    known = {digest: row for row, digest in enumerate(column(delta.tables / f"{name}.parquet", "digest"))}
    return [known.get(item.digest, item) for item in found]


class Passage(NamedTuple):
    """Where a fact stands in an article; ``which`` and ``at`` number the fact and its evidence."""

    article: str
    span: Span
    key: str
    which: int
    at: int


def _passages(facts: Sequence[Fact], delta: Delta | None) -> list[Place]:
    """Article by article, so that each text is read once."""
    fresh = sorted(
        Passage(evidence.article, evidence.span, fact.key, which, at)
        for which, fact in enumerate(facts)
        for at, evidence in enumerate(fact.evidence)
        if delta is None or evidence.article in delta.touched
    )
    if delta is None:
        return list(fresh)
    kept = enumerate(column(delta.tables / "mentions.parquet", "article"))
    ordered: list[tuple[str, Place]] = [(article, row) for row, article in kept if article not in delta.touched]
    ordered += [(passage.article, passage) for passage in fresh]
    return [place for _, place in sorted(ordered, key=itemgetter(0))]  # stable: within an article as they are


class _Mentions:
    """Rows of passages, the text of the last one's article at hand."""

    def __init__(self, facts: Sequence[Fact], articles: Mapping[str, Article]) -> None:
        self._facts = facts
        self._articles = articles
        self._last = ("", "")

    def row(self, passage: Passage) -> Row:
        article, span, key, which, at = passage
        if article != self._last[0]:
            self._last = article, self._articles[article].text
        evidence = self._facts[which].evidence[at]
        return {
            "fact": key,
            "article": article,
            "begin": span.begin,
            "end": span.end,
            "quote": self._last[1][slice(*span)],
            "supports": list(evidence.supports),
            "status": evidence.status,
            "as_of": evidence.as_of.lexical if evidence.as_of else None,
        }


def _article(article: Article) -> Row:
    return {
        "id": article.id,
        "title": article.text[slice(*article.title)] if article.title else None,
        "text": article.text,
        "date": article.published.lexical if article.published else None,
        "url": article.url,
        "source": article.source,
        "bylines": [article.text[slice(*span)] for span in article.bylines],
        "fingerprint": article.fingerprint,
    }


def _entity(item: Item) -> Row:
    fact: Any = item.fact
    label = getattr(fact, "name", None) or getattr(fact, "title", None) or getattr(fact, "label", None)
    return _fact(item) | {"label": label, "aliases": list(getattr(fact, "aliases", ()))}


def _fact(item: Item) -> Row:
    fact = item.fact
    fields = msgspec.to_builtins(fact)
    for name in ("key", "confidence", "evidence"):
        fields.pop(name)
    return {
        "key": fact.key,
        "kind": item.kind,
        "confidence": fact.confidence,
        "articles": sorted({evidence.article for evidence in fact.evidence}),
        "data": msgspec.json.encode(fields).decode(),  # the other fields as JSON
        "digest": item.digest,
    }
