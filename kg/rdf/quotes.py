"""Every kg:quote against the text that it was taken from. Mentions are held as numbers, texts in batches."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from pyarrow import ArrowException
from pyarrow.parquet import ParquetFile
from pyoxigraph import Store

from kg.errors import InputError
from kg.rdf.links import Problem
from kg.rdf.store import select
from kg.rdf.vocab import ONTOLOGY

BATCH = 200  # articles
_PREFIXES = f"PREFIX kg: <{ONTOLOGY}> PREFIX dct: <http://purl.org/dc/terms/>"
_MENTIONS = f"""{_PREFIXES} SELECT ?article ?begin ?end ?quote WHERE {{
  ?mention kg:article ?article ; kg:begin ?begin ; kg:end ?end ; kg:quote ?quote }}"""
_ARTICLES = f"{_PREFIXES} SELECT ?article ?id WHERE {{ ?article a kg:Article ; dct:identifier ?id }}"


class Quotes:
    """The mentions of the whole graph, gathered part by part: four numbers for each."""

    def __init__(self) -> None:
        self.articles: dict[str, int] = {}  # IRI → number
        self.identifiers: dict[str, str] = {}  # dct:identifier → IRI
        self.rows = array("q")  # article number, begin, end, hash of the quote; and again

    def add(self, store: Store) -> None:
        for row in select(store, _ARTICLES):
            self.identifiers[row["id"]] = row["article"]
        for row in select(store, _MENTIONS):
            number = self.articles.setdefault(row["article"], len(self.articles))
            self.rows.extend((number, int(row["begin"]), int(row["end"]), hash(row["quote"])))

    def problems(self, table: Path) -> Iterator[Problem]:
        """A problem for each passage that is not its slice, and for each article that only one side has.

        ``table`` is a Parquet file with the columns id and text. Raises InputError where it cannot be read.
        """
        rows = np.frombuffer(self.rows, dtype=np.int64).reshape(-1, 4)
        rows = rows[rows[:, 0].argsort(kind="stable")]
        strangers = dict(self.identifiers)
        for identifier, text in _texts(table):
            article = strangers.pop(identifier, None)
            if article is None:
                yield Problem(f"{table.name}: {identifier}", "an article that the graph does not have")
                continue
            number = self.articles.get(article, -1)
            first, last = np.searchsorted(rows[:, 0], [number, number + 1])
            for _, begin, end, quote in rows[first:last].tolist():
                if hash(text[begin:end]) != quote:
                    yield Problem(article, f"a kg:quote that is not {begin}-{end} of the text of {identifier}")
        for article in strangers.values():
            yield Problem(article, f"an article without a text in {table.name}")


def _texts(table: Path) -> Iterator[tuple[str, str]]:
    try:
        with ParquetFile(table) as file:
            for rows in file.iter_batches(BATCH, columns=["id", "text"]):
                yield from zip(rows["id"].to_pylist(), rows["text"].to_pylist(), strict=True)
    except (OSError, ArrowException) as error:
        raise InputError(f"{table} cannot be read: {error}") from error
