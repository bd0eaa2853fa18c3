"""Graphs to ask: built from gold facts, so that asking is measured and not extraction; and by the whole program."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.rdf import write_ntriples
from kg.resolve import resolve
from tests.goldfacts import gold_folder

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FOLDERS = {  # name → gold facts, articles
    "data": (ROOT / "data" / "gold", ROOT / "data" / "articles"),
    "seeds": (SHARED / "eval" / "gold" / "seeds", SHARED / "corpus" / "seeds"),
    "local": (SHARED / "eval" / "gold" / "local", SHARED / "corpus" / "local"),
    "dev": (SHARED / "eval" / "gold" / "dev", SHARED / "corpus" / "dev"),
}


@cache
def gold_graph(name: str) -> Store:
    """The graph of a folder's gold facts."""
    pairs = list(gold_folder(*FOLDERS[name]))
    knowledge = resolve(facts for _, facts in pairs)
    store = Store()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        write_ntriples(knowledge, [article for article, _ in pairs], path)
        store.bulk_load(path=str(path), format=RdfFormat.N_TRIPLES)
    return store


@cache
def extracted_graph(name: str) -> Store:
    """The graph that the program itself builds from a folder's articles."""
    from kg.engine.local import build

    with tempfile.TemporaryDirectory() as folder:
        build([FOLDERS[name][1]], Path(folder) / "graph", jobs=1)
        store = Store()
        store.bulk_load(path=str(Path(folder) / "graph" / "graph.nt"), format=RdfFormat.N_TRIPLES)
    return store
