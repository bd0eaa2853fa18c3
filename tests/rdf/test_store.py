"""The store holds what graph.nt holds, for pyoxigraph and for rdflib."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat
from rdflib import Graph, Literal
from rdflib.compare import isomorphic

from kg.errors import InputError
from kg.rdf import BASE, KG, load_store, open_graph, open_store, store
from tests.rdf.small import build


def test_store_gives_back_the_bytes_of_the_file(tmp_path: Path) -> None:
    folder = build(tmp_path / "graph")
    dumped = open_store(folder / "store").dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    assert sorted((dumped or b"").splitlines()) == (folder / "graph.nt").read_bytes().splitlines()


def test_a_store_loaded_in_slices_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SLICE", 1000)
    folder = build(tmp_path / "graph")
    assert len(open_store(folder / "store")) == len((folder / "graph.nt").read_bytes().splitlines())


def test_rdflib_sees_the_same_graph(tmp_path: Path) -> None:
    folder = build(tmp_path / "graph")
    graph = open_graph(open_store(folder / "store"))
    assert isomorphic(graph, Graph().parse(folder / "graph.nt", format="nt"))
    rows = list(graph.query("SELECT ?name { ?event kg:chairedBy/rdfs:label ?name }"))
    assert rows == [(Literal("Lò Thị Én"),)]
    assert (None, KG.title, Literal("Bí thư")) in graph
    copied = graph.query("CONSTRUCT { ?post kg:title ?title } WHERE { ?post kg:title ?title }").graph
    assert copied is not None
    assert list(copied.objects()) == [Literal("Bí thư")]
    assert graph.qname(KG.chairedBy) == "kg:chairedBy"


def test_two_readers_at_once_and_no_writer(tmp_path: Path) -> None:
    folder = build(tmp_path / "graph")
    first, second = open_store(folder / "store"), open_store(folder / "store")
    assert len(first) == len(second) > 0
    with pytest.raises(RuntimeError):
        first.update(f"INSERT DATA {{ <{BASE}x> <{BASE}y> <{BASE}z> }}")


def test_a_folder_without_a_store_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no graph store"):
        open_store(tmp_path / "nothing")


def test_a_store_is_never_loaded_over_another(tmp_path: Path) -> None:
    folder = build(tmp_path / "graph")
    with pytest.raises(InputError, match="empty folder"):
        load_store(folder / "graph.nt", folder / "store")


def test_what_is_no_ntriples_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("<a> is no triple .\n", "utf-8")
    with pytest.raises(InputError, match=r"graph\.nt"):
        load_store(tmp_path / "graph.nt", tmp_path / "store")
