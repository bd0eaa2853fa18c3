"""The graph's Parquet tables: articles with their text, facts, mentions and entities, for those who prefer rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from kg.model import Article, Fact, Knowledge

__all__ = ["write"]

GROUP = 4096  # rows held in memory
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
    },
    "facts": {"key": STRING, "kind": STRING, "confidence": pa.float64(), "articles": STRINGS, "data": STRING},
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


def write(knowledge: Knowledge, articles: Mapping[str, Article], folder: Path) -> None:
    """Write the four tables as ``folder/NAME.parquet``. Rows are in order of id or key; texts stream."""
    kinds = [(kind, fact) for kind in knowledge.__dataclass_fields__ for fact in getattr(knowledge, kind)]
    _table("articles", map(_article, articles.values()), folder)
    _table("entities", (_entity(kind, fact) for kind, fact in kinds if kind in ENTITIES), folder)
    _table("facts", (_fact(kind, fact) for kind, fact in kinds if kind not in ENTITIES), folder)
    _table("mentions", _mentions([fact for _, fact in kinds], articles), folder)


def _table(name: str, rows: Iterable[dict[str, Any]], folder: Path) -> None:
    schema = pa.schema(list(SCHEMAS[name].items()))
    stream = iter(rows)
    with pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd") as writer:
        for group in iter(lambda: list(islice(stream, GROUP)), []):
            writer.write_table(pa.Table.from_pylist(group, schema))


def _article(article: Article) -> dict[str, Any]:
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


def _entity(kind: str, fact: Any) -> dict[str, Any]:
    label = getattr(fact, "name", None) or getattr(fact, "title", None) or getattr(fact, "label", None)
    return _fact(kind, fact) | {"label": label, "aliases": list(getattr(fact, "aliases", ()))}


def _fact(kind: str, fact: Fact) -> dict[str, Any]:
    fields = msgspec.to_builtins(fact)
    for name in ("key", "confidence", "evidence"):
        fields.pop(name)
    return {
        "key": fact.key,
        "kind": kind,
        "confidence": fact.confidence,
        "articles": sorted({evidence.article for evidence in fact.evidence}),
        "data": msgspec.json.encode(fields).decode(),  # the other fields as JSON
    }


def _mentions(facts: list[Fact], articles: Mapping[str, Article]) -> Iterator[dict[str, Any]]:
    """One row per passage that states a fact, article by article, so that each text is read once."""
    passages = sorted(
        (evidence.article, evidence.span, fact.key, which, at)
        for which, fact in enumerate(facts)
        for at, evidence in enumerate(fact.evidence)
    )
    text = previous = ""
    for article, span, key, which, at in passages:
        if article != previous:
            text, previous = articles[article].text, article
        evidence = facts[which].evidence[at]
        yield {
            "fact": key,
            "article": article,
            "begin": span.begin,
            "end": span.end,
            "quote": text[slice(*span)],
            "supports": list(evidence.supports),
            "status": evidence.status,
            "as_of": evidence.as_of.lexical if evidence.as_of else None,
        }
