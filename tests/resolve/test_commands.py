import json
import shutil
from pathlib import Path

import pytest

from kg.rdf import PREFIXES, open_store


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "graph")
    return tmp_path / "graph"


def ids(graph: Path, sparql: str) -> list[str]:
    rows = open_store(graph / "store").query(sparql, prefixes=dict(PREFIXES))
    return [row[0].value for row in rows]  # type: ignore[union-attr]


def test_forgotten_rejected_and_merged_then_built_again(graph: Path, tmp_path: Path, kg, root: Path) -> None:  # type: ignore[no-untyped-def]
    person = ids(graph, "SELECT ?p WHERE { ?p a kg:Person . ?t a kg:Tenure ; kg:holder ?p } ORDER BY ?p LIMIT 1")[0]
    event = ids(graph, "SELECT ?e WHERE { ?e a kg:Event } ORDER BY ?e LIMIT 1")[0]
    for command, *arguments in (("forget", person), ("reject", event.split("/id/")[1])):
        done = kg(command, graph, *arguments)
        assert done.returncode == 0, done.stderr
    lines = (graph / "judgements.txt").read_text(encoding="utf-8").splitlines()
    assert {line.split(" | ")[0] for line in lines} == {"forget", "reject"}
    again = tmp_path / "again"
    done = kg("build", root / "data" / "articles", "--out", again, "--judgements", graph / "judgements.txt", "--quiet")
    assert done.returncode == 0, done.stderr
    assert person not in ids(again, "SELECT ?p WHERE { ?p a kg:Person }")
    assert event not in ids(again, "SELECT ?e WHERE { ?e a kg:Event }")
    found = json.loads(kg("diff", graph, again, "--json").stdout)
    assert person in [one["iri"] for one in found["people"]["went"]]
    assert event in [one["iri"] for one in found["events"]["went"]]
    assert "- " in kg("diff", graph, again).stdout


def test_a_judgement_is_taken_back(graph: Path, kg) -> None:  # type: ignore[no-untyped-def]
    pair = ("Lò Văn Thử @ x-1", "Lò Văn Thử @ x-2")
    assert kg("merge", graph, *pair).returncode == 0
    assert "1 taken back" in kg("merge", graph, *pair, "--take-back").stdout
    assert (graph / "judgements.txt").read_text() == ""


def test_contradictions_are_told(graph: Path, kg) -> None:  # type: ignore[no-untyped-def]
    (graph / "judgements.txt").write_text("same | A B @ 1 | A B @ 3\ndifferent | A B @ 1 | A B @ 2\n")
    assert "yet the first and the last are judged different" in kg("merge", graph, "A B @ 2", "A B @ 3").stderr


def test_a_listed_pair_is_a_line_of_a_judgements_file(graph: Path, kg) -> None:  # type: ignore[no-untyped-def]
    done = kg("review", graph, "--list")
    assert done.returncode == 0, done.stderr
    (graph / "judgements.txt").write_text(done.stdout, encoding="utf-8")
    assert not [line for line in kg("review", graph, "--list").stdout.splitlines() if line.startswith("unsure")]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("merge", "Không Có Ai", "A B @ 1"), 2),
        (("reject", "tenure/0000000000000000"), 2),
        (("reject", "nothing"), 2),
        (("correct", "event/0000000000000000", "date"), 2),
    ],
)
def test_what_is_not_there_is_said(graph: Path, kg, arguments: tuple[str, ...], code: int) -> None:  # type: ignore[no-untyped-def]
    command, *rest = arguments
    done = kg(command, graph, *rest)
    assert done.returncode == code
    assert done.stderr.startswith("kg: ")


def test_no_graph_is_an_input_error(tmp_path: Path, kg) -> None:  # type: ignore[no-untyped-def]
    assert kg("review", tmp_path, "--list").returncode == 3
    assert kg("diff", tmp_path, tmp_path).returncode == 3
