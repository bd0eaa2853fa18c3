"""On real articles beside the checkout: the seeds' questions on gold facts, and who is who among thirteen names."""

import json
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from goldfacts import gold_folder

from kg.extract import extract
from kg.rdf import write_ntriples
from kg.read import read
from kg.resolve import resolve


def test_the_seeds_questions_hold_on_gold_facts(shared: Path, tmp_path: Path) -> None:
    articles, facts = zip(*gold_folder(shared / "eval/gold/seeds", shared / "corpus/seeds"), strict=True)
    write_ntriples(resolve(facts), articles, tmp_path / "graph.nt")
    store = ox.Store()
    store.bulk_load(path=str(tmp_path / "graph.nt"), format=ox.RdfFormat.N_TRIPLES)
    questions = sorted((shared / "eval/seeds").glob("*.rq"))
    assert questions
    assert [path.stem for path in questions if not store.query(path.read_text(encoding="utf-8"))] == []


def test_who_is_who_among_namesakes(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(shared / "eval")])
    from score_people import figures, fold, people  # type: ignore[import-not-found]

    source = shared / "corpus/people-dev.jsonl.gz"
    articles = list(read([source]))
    assert articles
    write_ntriples(resolve(map(extract, articles)), articles, tmp_path / "graph.nt")
    found = people(tmp_path / "graph.nt")
    raw = json.loads((shared / "eval/people-dev.json").read_text(encoding="utf-8"))
    gold = {name: {doc: one["cluster"] for doc, one in said.items() if not one["unsure"]} for name, said in raw.items()}
    answer = {name: {doc: found.get((doc, fold(name)), doc) for doc in said} for name, said in gold.items()}
    measured = figures(gold, answer)
    assert measured["b3_f1"] >= 0.92
    assert measured["pair_precision"] >= 0.97
