"""Gold facts, written as a graph and read back by the scorers' own queries, must come back whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from goldfacts import gold_folder

from kg.model import Article, Event, Evidence, Facts, Participation, Person, Span
from kg.rdf import write_ntriples
from tests.rdf.merged import merged

TYPES = ("persons", "tenures", "changes", "events", "roles", "instruments")


@pytest.mark.parametrize("name", ["dev", "local", "seeds"])
def test_gold_facts_score_as_gold(name: str, shared: Path, tmp_path: Path) -> None:
    gold = shared / "eval/gold" / name
    read = list(gold_folder(gold, shared / "corpus" / name))
    write_ntriples(merged(facts for _, facts in read), [article for article, _ in read], tmp_path / "graph.nt")
    result = json.loads(_run(shared / "eval/score.py", gold, tmp_path / "graph.nt", "--json"))
    assert result["articles_found"] == len(read) > 0
    assert {kind: result[kind]["f1"] for kind in TYPES} == pytest.approx(dict.fromkeys(TYPES, 1.0), abs=0.02)
    assert result["status_accuracy"] == result["type_accuracy"] == 1.0
    assert result["date_accuracy"] == 1.0
    # Two nominations of one person to one post, which the scorer pairs in the order of their identifiers.
    assert result["change_date_accuracy"] in (None, 1.0) or result["change_date_accuracy"] >= 0.97


def test_people_of_one_node_are_one_person(shared: Path, tmp_path: Path) -> None:
    """people-dev names clusters of articles: a graph that has just these people scores 1."""
    clusters = json.loads((shared / "eval/people-dev.json").read_text(encoding="utf-8"))
    people: dict[str, Person] = {}
    for name, mentions in clusters.items():
        for article, mention in mentions.items():
            key = f"person/{len(name)}-{name.replace(' ', '-')}-{mention['cluster']}"
            found = (
                (*people[key].evidence, Evidence(article, Span(0, 1)))
                if key in people
                else (Evidence(article, Span(0, 1)),)
            )
            people[key] = Person(key=key, name=name, evidence=found)
    articles = sorted({evidence.article for person in people.values() for evidence in person.evidence})
    everyone = merged([Facts(article="all", persons=tuple(people.values()))])
    write_ntriples(everyone, (Article(id=article, text="x") for article in articles), tmp_path / "graph.nt")
    printed = _run(shared / "eval/score_people.py", shared / "eval/people-dev.json", tmp_path / "graph.nt")
    ours = next(line for line in printed.splitlines() if line.startswith("this graph"))
    assert " 0 mentions not in the graph" in printed
    assert ours.count("1.000") == 6


def test_chairs_come_back(shared: Path, tmp_path: Path) -> None:
    gold = json.loads((shared / "eval/chairs-dev.json").read_text(encoding="utf-8"))
    facts = [_chairs(passage, row["chairs"]) for passage, row in gold.items() if not row.get("doubtful")]
    articles = (Article(id=fact.article, text="x") for fact in facts)
    write_ntriples(merged(facts), articles, tmp_path / "graph.nt")
    printed = _run(shared / "eval/score_chairs.py", shared / "eval/chairs-dev.json", tmp_path / "graph.nt")
    assert "precision 1.000 recall 1.000; of the right ones, event 1.000" in printed


def _chairs(article: str, rows: list[dict[str, str]]) -> Facts:
    here = (Evidence(article, Span(0, 1)),)
    return Facts(
        article=article,
        persons=tuple(Person(key=f"p{i}", name=row["agent"], evidence=here) for i, row in enumerate(rows)),
        events=tuple(
            Event(key=f"e{i}", kind="meeting", label=row["event"], evidence=here) for i, row in enumerate(rows)
        ),
        participations=tuple(
            Participation(key=f"r{i}", event=f"e{i}", agent=f"p{i}", role="chair", evidence=here)
            for i in range(len(rows))
        ),
    )


def _run(*command: object) -> str:
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
