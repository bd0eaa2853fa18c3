"""Every kg:quote against the text that it was taken from. Texts are read in batches; none is held longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyarrow import ArrowException
from pyarrow.parquet import ParquetFile
from pyoxigraph import Store

from kg.errors import InputError
from kg.rdf import terms
from kg.rdf.links import Problem
from kg.rdf.store import select
from kg.rdf.vocab import ONTOLOGY

BATCH = 200  # articles
_PREFIXES = f"PREFIX kg: <{ONTOLOGY}> PREFIX dct: <http://purl.org/dc/terms/>"
_MENTIONS = """SELECT ?mention ?id ?begin ?end ?quote WHERE { VALUES ?id { %s } ?article dct:identifier ?id .
  ?mention kg:article ?article ; kg:begin ?begin ; kg:end ?end ; kg:quote ?quote }"""
_ARTICLES = "SELECT ?article ?id WHERE { ?article a kg:Article ; dct:identifier ?id }"


def wrong_quotes(store: Store, articles: Path) -> Iterator[Problem]:
    """A problem for each mention whose quote is not its slice, and for each article that only one side has.

    ``articles`` is a Parquet table with the columns id and text. Raises InputError where it cannot be read.
    """
    strangers = {row["id"]: row["article"] for row in select(store, f"{_PREFIXES} {_ARTICLES}")}
    for texts in _batches(articles):
        for row in select(store, f"{_PREFIXES} {_MENTIONS % ' '.join(map(terms.text, texts))}"):
            identifier, begin, end = row["id"], int(row["begin"]), int(row["end"])
            if texts[identifier][begin:end] != row["quote"]:
                yield Problem(row["mention"], f"kg:quote is not {begin}-{end} of article {identifier}")
        for identifier in texts:
            if strangers.pop(identifier, None) is None:
                yield Problem(f"{articles.name}: {identifier}", "an article that the graph does not have")
    for article in strangers.values():
        yield Problem(article, f"an article without a text in {articles.name}")


def _batches(articles: Path) -> Iterator[dict[str, str]]:
    """id → text, of at most BATCH articles at a time."""
    try:
        with ParquetFile(articles) as table:
            for rows in table.iter_batches(BATCH, columns=["id", "text"]):
                yield dict(zip(rows["id"].to_pylist(), rows["text"].to_pylist(), strict=True))
    except (OSError, ArrowException) as error:
        raise InputError(f"{articles} cannot be read: {error}") from error
