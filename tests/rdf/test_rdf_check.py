"""The check passes what a build writes, and fails a graph with one thing broken, naming the node."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyoxigraph import Store

from kg.errors import InputError, InvalidGraph
from kg.rdf import BASE, batches, load_store
from kg.rdf.check import check
from tests.rdf.small import FIRST, SECOND, build

KG = "https://w3id.org/vnkg/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("check") / "graph")


@pytest.fixture
def copy(graph: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(graph, tmp_path / "copy"))


def edit(folder: Path, change: Callable[[str], str]) -> None:
    """Change the lines of graph.nt and load them anew: file and store agree, and both are wrong."""
    path = folder / "graph.nt"
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text("".join(sorted(after.splitlines(keepends=True))), "utf-8")
    shutil.rmtree(folder / "store")
    load_store(path, folder / "store")


def without(subject: str, predicate: str) -> Callable[[str], str]:
    start = f"<{BASE}{subject}> <{predicate}> "
    return lambda lines: "".join(line for line in lines.splitlines(keepends=True) if not line.startswith(start))


def plus(subject: str, predicate: str, value: str) -> Callable[[str], str]:
    return lambda lines: f"{lines}<{BASE}{subject}> <{predicate}> {value} .\n"


@pytest.mark.parametrize("engine", ["pyshacl", "sparql"])
def test_a_built_graph_is_valid(graph: Path, engine: str) -> None:
    report = check(graph, engine=engine)
    assert (report.valid, report.problems, report.engine) == (True, (), engine)
    assert report.triples == len((graph / "graph.nt").read_bytes().splitlines())
    report.require()


def test_small_parts_say_what_one_part_says(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches.parts, "__defaults__", (1,))
    assert check(graph, engine="sparql").valid


LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
BROKEN: dict[str, tuple[str, Callable[[str], str], str]] = {
    "no label": ("person/1", without("person/1", LABEL), "exactly one rdfs:label"),
    "two labels": ("body/2", plus("body/2", LABEL, '"Đảng bộ D"'), "exactly one rdfs:label"),
    "no evidence": ("body/2", without("body/2", f"{KG}evidence"), "at least one kg:evidence"),
    "two titles": ("post/1", plus("post/1", f"{KG}title", '"Phó Bí thư"'), "exactly one kg:title"),
    "no such day": (
        "merger/1",
        lambda lines: lines.replace(f'"2019"^^<{XSD}gYear>', f'"2019-02-30"^^<{XSD}date>', 2),
        "kg:date is a valid",
    ),
    "two dates": ("change/1", plus("change/1", f"{KG}date", f'"2020"^^<{XSD}gYear>'), "unless kg:disputed"),
    "dangling link": (
        "change/1",
        lambda lines: lines.replace(f"<{KG}decidedBy> <{BASE}body/1>", f"<{KG}decidedBy> <{BASE}body/9>"),
        "links to a node that has no type",
    ),
    "link to another class": (
        "event/1",
        lambda lines: lines.replace(f"<{KG}place> <{BASE}place/1>", f"<{KG}place> <{BASE}post/1>"),
        "kg:place is a kg:Place",
    ),
    "misspelt property": (
        "event/1",
        lambda lines: lines.replace(f"{KG}ordinal", f"{KG}ordinale"),
        "only the properties of its shape",
    ),
    "unknown concept": (
        "role/2",
        lambda lines: lines.replace(f"<{KG}attend>", f"<{KG}attended>"),
        "exactly one kg:role",
    ),
    "no type": (
        "role/2",
        lambda lines: lines.replace(
            f"<{BASE}role/2> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{KG}Participation> .\n", ""
        ),
        "has no type",
    ),
    "one event type": (
        "event/2",
        lambda lines: lines.replace(
            f"<{BASE}event/2> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{KG}OtherEvent> .\n", ""
        ),
        "exactly one of its subclasses",
    ),
    "confidence above one": (
        "person/2",
        lambda lines: lines.replace(f'"0.5"^^<{XSD}decimal>', f'"1.5"^^<{XSD}decimal>'),
        "from 0 to 1",
    ),
    "no shortcut": ("event/1", without("event/1", f"{KG}chairedBy"), "lacks the shortcut kg:chairedBy"),
    "shortcut of nothing": (
        "person/1",
        plus("person/1", f"{KG}holds", f"<{BASE}post/1>"),
        "has the shortcut kg:holds that no fact states",
    ),
    "no earliest": ("merger/1", without("merger/1", f"{KG}earliest"), "has no kg:earliest"),
    "earliest after latest": (
        "term/1",
        lambda lines: lines.replace(f'"2020-01-01"^^<{XSD}date>', f'"2030-01-01"^^<{XSD}date>'),
        "not after kg:latest",
    ),
    "disputes no property": (
        "event/1",
        plus("event/1", f"{KG}disputed", f"<{KG}colour>"),
        "disputes what is no property",
    ),
    "wrong quote": (
        "article/bai-1",
        lambda lines: lines.replace('"bà được bầu làm Bí thư"', '"bà được bầu làm Chủ tịch"'),
        "a kg:quote that is not",
    ),
    "shifted quote": (
        "article/bai-1",
        lambda lines: lines.replace(f'"65"^^<{XSD}integer>', f'"64"^^<{XSD}integer>'),
        "a kg:quote that is not",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_broken_triple_is_named(name: str, copy: Path) -> None:
    node, change, reason = BROKEN[name]
    edit(copy, change)
    report = check(copy, engine="sparql")
    assert [problem for problem in report.problems if problem.node == BASE + node and reason in problem.reason]
    with pytest.raises(InvalidGraph, match=node):
        report.require()


def test_a_line_taken_from_the_file_alone_is_named(copy: Path) -> None:
    lines = (copy / "graph.nt").read_text("utf-8").splitlines(keepends=True)
    (copy / "graph.nt").write_text("".join(lines[:5] + lines[6:]), "utf-8")
    problems = {problem.node: problem.reason for problem in check(copy).problems}
    assert problems[lines[5].rstrip("\n")] == "a triple of the store that graph.nt does not have"


def test_a_triple_written_into_the_store_alone_is_named(copy: Path) -> None:
    extra = f'<{BASE}person/1> <{KG}gender> "male"'
    store = Store(str(copy / "store"))
    store.update(f"INSERT DATA {{ {extra} }}")
    store.flush()
    del store
    assert (f"{extra} .", "a triple of the store that graph.nt does not have") in check(copy).problems


def test_a_changed_triple_of_the_file_is_named_on_both_sides(copy: Path) -> None:
    path = copy / "graph.nt"
    path.write_text(path.read_text("utf-8").replace('"Nà Páo"', '"Nà Pán"'), "utf-8")
    reasons = {problem.reason for problem in check(copy).problems}
    assert reasons == {
        "a triple of graph.nt that the store does not have",
        "a triple of the store that graph.nt does not have",
    }


def test_lines_out_of_order_are_named(copy: Path) -> None:
    lines = (copy / "graph.nt").read_text("utf-8").splitlines(keepends=True)
    (copy / "graph.nt").write_text("".join([*lines[1:], lines[0]]), "utf-8")
    assert [problem.node for problem in check(copy, engine="sparql").problems if "out of order" in problem.reason] == [
        lines[0].rstrip("\n")
    ]


def test_a_file_that_is_no_ntriples_is_invalid(copy: Path) -> None:
    with (copy / "graph.nt").open("a", encoding="utf-8") as file:
        file.write("<z> is no triple\n")
    assert "no N-Triples" in check(copy).problems[0].reason


def test_an_article_whose_text_is_missing_is_named(copy: Path) -> None:
    table = pa.table({"id": [FIRST.id, "khác"], "text": [FIRST.text, SECOND.text]})
    pq.write_table(table, copy / "tables/articles.parquet")
    reasons = {problem.reason for problem in check(copy).problems}
    assert reasons == {"an article that the graph does not have", "an article without a text in articles.parquet"}


@pytest.mark.parametrize("part", ["graph.nt", "store", "tables/articles.parquet"])
def test_a_folder_that_lacks_a_part_is_no_graph(copy: Path, part: str) -> None:
    path = copy / part
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(InputError, match=part):
        check(copy)


def test_problems_are_limited_for_each_reason(copy: Path) -> None:
    edit(copy, lambda lines: "".join(line for line in lines.splitlines(keepends=True) if f"<{LABEL}>" not in line))
    missing = [problem for problem in check(copy, engine="sparql", limit=3).problems if "rdfs:label" in problem.reason]
    assert len(missing) == 3


def test_the_store_is_dumped_as_the_file_is_written(graph: Path) -> None:
    """What naming differences relies on."""
    store = Store.read_only(str(graph / "store"))
    assert sorted(f"{quad.triple} ." for quad in store) == (graph / "graph.nt").read_text("utf-8").splitlines()
