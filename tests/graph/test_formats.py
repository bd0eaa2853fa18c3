"""GraphML, CSV and RDF as their readers see them, and files that are written whole or not at all."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib

from kg.api import Graph
from kg.errors import InputError, UsageError
from kg.graph.export import _VIEWS as drawn
from kg.graph.export import EXTENSIONS, export
from kg.graph.formats import graphml
from kg.graph.formats.sheets import safe

ID = "https://w3id.org/vnkg/id/"


def test_graphml_is_read_back_by_networkx(graph: Graph, tmp_path: Path) -> None:
    export(graph, tmp_path / "graph.graphml")
    got, want = nx.read_graphml(tmp_path / "graph.graphml"), graph.networkx()
    assert set(got) == set(want) and got.number_of_edges() == want.number_of_edges() and got.is_directed()
    event = got.nodes[f"{ID}event/1"]
    assert (event["Label"], event["kind"], event["ordinal"]) == ("Đại hội Đảng bộ huyện Sông Mơ lần thứ X", "event", 10)
    assert (event["start"], event["end"]) == ("2020-05-18", "2020-05-19")
    assert got.nodes[f"{ID}body/3"]["Label"] == 'Phòng "A & B" <😀>'
    assert got.nodes[f"{ID}body/1"]["aliases"] == "Huyện ủy"


def test_csv_is_utf8_with_a_mark_and_has_gephi_s_columns(graph: Graph, tmp_path: Path) -> None:
    nodes, edges = export(graph, tmp_path / "graph.csv")
    assert (nodes.name, edges.name) == ("graph.nodes.csv", "graph.edges.csv")
    assert nodes.read_bytes().startswith(b"\xef\xbb\xbfId,Label,")
    assert edges.read_bytes().startswith(b"\xef\xbb\xbfSource,Target,Type,Id,Label,Weight,")
    want = graph.networkx()
    seen_nodes, seen_edges = pd.read_csv(nodes), pd.read_csv(edges)
    assert set(seen_nodes["Id"]) == set(want) and len(seen_edges) == want.number_of_edges()
    assert set(seen_edges["Source"]) | set(seen_edges["Target"]) <= set(seen_nodes["Id"])
    assert set(seen_edges["Type"]) == {"Directed"}
    held = seen_edges[(seen_edges["Kind"] == "holds") & (seen_edges["Source"] == f"{ID}person/1")].iloc[0]
    assert held["Timeset"] == "<[2010-01-01, 2015-08-31]; [2016-01-01, 2020-05-31]>"


def test_no_cell_starts_a_formula(graph: Graph, tmp_path: Path) -> None:
    nodes, _ = export(graph, tmp_path / "graph.csv")
    with nodes.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'=1+1" in cells and "'--05-18" in cells
    assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@")]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=A1", "'=A1"),
        ("@x", "'@x"),
        (" +1", "' +1"),
        ("\t=1", "'\t=1"),
        ("\ufeff=1", "'=1"),
        ("\x00-1", "'-1"),
        ("＝1", "'＝1"),
        ("Lê A", "Lê A"),
        (["a", "b"], "a; b"),
        (True, "true"),
        (3, "3"),
        (None, ""),
        ("", ""),
    ],
)
def test_cells(value: object, cell: str) -> None:
    assert safe(value) == cell


@pytest.mark.parametrize(
    ("name", "format"), [("g.ttl", "turtle"), ("g.nt", "nt"), ("g.jsonld", "json-ld"), ("g.rdf", "xml")]
)
def test_rdf_holds_the_same_triples(graph: Graph, tmp_path: Path, name: str, format: str) -> None:
    export(graph, tmp_path / name)
    got = rdflib.Graph().parse(tmp_path / name, format=format)
    want = rdflib.Graph().parse(data=str(graph.store).replace("\x07", ""), format="nt")
    lost = {(s, p, o) for s, p, o in want if not (p == rdflib.RDFS.label and "😀" in o)} - set(got)
    assert not lost and len(got) == len(want)


def test_turtle_reads_with_prefixes(graph: Graph, tmp_path: Path) -> None:
    export(graph, tmp_path / "g.ttl")
    text = (tmp_path / "g.ttl").read_text(encoding="utf-8")
    assert "@prefix kg: <https://w3id.org/vnkg/ontology#> ." in text and "kg:chairedBy" in text


def test_a_graph_in_memory_exports_the_same_rdf(graph: Graph, folder: Path, tmp_path: Path) -> None:
    export(graph, tmp_path / "a.ttl")
    export(Graph(graph.store), tmp_path / "b.ttl")
    assert set((tmp_path / "a.ttl").read_text().split()) == set((tmp_path / "b.ttl").read_text().split())
    export(graph, tmp_path / "c.nt")
    assert (tmp_path / "c.nt").read_bytes() == (folder / "graph.nt").read_bytes()


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_the_same_graph_gives_the_same_bytes_in_every_format(graph: Graph, tmp_path: Path, extension: str) -> None:
    first, again = (export(graph, tmp_path / f"{name}{extension}") for name in "ab")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    assert all(path.stat().st_size > 500 for path in first)


def test_a_file_that_fails_half_way_leaves_the_old_one(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_made: object, file: object) -> None:
        file.write("<graphml")  # type: ignore[attr-defined]
        raise OSError(28, "No space left on device")

    path = tmp_path / "graph.graphml"
    path.write_text("the old one")
    monkeypatch.setitem(drawn, ".graphml", full)
    with pytest.raises(InputError, match="No space left"):
        export(graph, path)
    assert path.read_text() == "the old one" and [one.name for one in tmp_path.iterdir()] == ["graph.graphml"]


def test_a_folder_that_is_not_there_is_said_so(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        export(graph, tmp_path / "nowhere" / "graph.gexf")


@pytest.mark.parametrize(
    ("name", "options"), [("a.xyz", {}), ("gexf", {}), ("a.ttl", {"view": "people"}), ("a.nt", {"since": "2020"})]
)
def test_what_a_format_cannot_do_is_said_so(graph: Graph, tmp_path: Path, name: str, options: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        export(graph, tmp_path / name, **options)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_graphml_of_a_graph_without_attributes(tmp_path: Path) -> None:
    with (tmp_path / "a.graphml").open("w") as file:
        graphml.write(nx.path_graph(3), file)
    assert nx.read_graphml(tmp_path / "a.graphml").number_of_edges() == 2
