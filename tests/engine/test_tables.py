"""The tables of a graph that holds what is rare in small corpora."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from kg.engine import tables
from kg.model import Article, Date, Event, Evidence, Knowledge, Person, Span

TEXT = "Ông Hà Văn Mươi chủ trì hội nghị."


def test_every_passage_of_every_fact(tmp_path: Path) -> None:
    both = (Evidence("a", Span(4, 15), ("label",)), Evidence("a", Span(0, 33), as_of=Date(2021, 1)))
    knowledge = Knowledge(
        persons=(Person(key="person/1", name="Hà Văn Mươi", aliases=("ông Mươi",), evidence=both),),
        # The same key once more: two facts that one article states alike.
        events=(Event(key="person/1", kind="conference", label="hội nghị", evidence=both[1:]),),
    )
    tables.write(tables.items(knowledge), {"a": Article(id="a", text=TEXT)}, tmp_path)
    mentions = pq.read_table(tmp_path / "mentions.parquet").to_pylist()
    assert [(row["begin"], row["quote"], row["as_of"]) for row in mentions] == [
        (0, TEXT, "2021-01"),
        (0, TEXT, "2021-01"),
        (4, "Hà Văn Mươi", None),
    ]
    (entity,) = pq.read_table(tmp_path / "entities.parquet").to_pylist()
    assert (entity["label"], entity["aliases"], entity["articles"]) == ("Hà Văn Mươi", ["ông Mươi"], ["a"])
    (fact,) = pq.read_table(tmp_path / "facts.parquet").to_pylist()
    assert (fact["kind"], fact["confidence"]) == ("events", 1.0)
