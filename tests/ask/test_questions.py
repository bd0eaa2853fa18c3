"""tests/questions.yaml, asked of graphs built from gold facts: asking is measured here, not extraction."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyoxigraph import NamedNode, Store

from kg.ask import Answer, ask
from tests.ask.graphs import FOLDERS, extracted_graph, gold_graph

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "questions.yaml").read_text(encoding="utf-8")
)
TODAY = date(2026, 7, 15)
OTHER = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")


def exact(store: Store, answer: Answer, wanted: list[str]) -> bool:
    """Whether the answers are those wanted; a thing counts under each of its names."""
    got = {value: {value} for value in answer.answers}
    for row in answer.rows if answer.count is None else ():
        if row.iri:
            others = store.quads_for_pattern(NamedNode(row.iri), OTHER, None)
            got[row.answer] |= {quad.object.value for quad in others}  # type: ignore[union-attr]
    return len(got) == len(set(wanted)) and all(any(want in names for names in got.values()) for want in wanted)


def here(name: str) -> list[dict[str, Any]]:
    if not FOLDERS[name][0].is_dir():
        pytest.skip(f"no folder {FOLDERS[name][0]}: real articles are not part of the repository")
    return [question for question in QUESTIONS if question["graph"] == name]


def test_there_are_enough_questions_of_each_sort() -> None:
    assert len(QUESTIONS) >= 120
    assert sum(not question["answer"] for question in QUESTIONS) >= 20
    assert 0.45 < sum(question["lang"] == "vi" for question in QUESTIONS) / len(QUESTIONS) < 0.55


@pytest.mark.parametrize("name", ["data", "seeds", "local"])
def test_answers_are_exact(name: str) -> None:
    questions = here(name)
    store = gold_graph(name)
    wrong = [q for q in questions if not exact(store, ask(store, q["ask"], today=TODAY), q["answer"])]
    assert len(wrong) <= 0.05 * len(questions), [q["ask"] for q in wrong]
    assert not [q["ask"] for q in wrong if not q["answer"]], "an answer to what the graph cannot answer"


def test_languages_are_told_apart() -> None:
    store = gold_graph("data")
    wrong = [q["ask"] for q in here("data") if ask(store, q["ask"], today=TODAY).language != q["lang"]]
    assert not wrong


def test_every_row_has_its_sentence() -> None:
    store = gold_graph("data")
    for question in here("data"):
        for row in ask(store, question["ask"], today=TODAY).rows:
            assert row.sources and all(source.quote and source.article for source in row.sources), question["ask"]


def test_the_graph_that_the_program_builds_answers_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Measures extraction with asking: says the rate, and holds that nothing is invented for the unanswerable."""
    questions = here("data")
    store = extracted_graph("data")
    found = [(q, ask(store, q["ask"], today=TODAY)) for q in questions]
    rate = sum(exact(store, answer, q["answer"]) for q, answer in found) / len(found)
    with capsys.disabled():
        print(f"\nexact on the extracted graph of data/articles: {rate:.2f} of {len(found)}")
    assert not [q["ask"] for q, answer in found if answer.answers and not q["answer"] and "Zed" in q["ask"]]
    assert rate > 0.2
