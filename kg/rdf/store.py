"""The graph on disk: an Oxigraph store loaded from N-Triples, and the same store as an rdflib graph."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from oxrdflib import OxigraphStore
from pyoxigraph import QuerySolutions, RdfFormat, Store, parse
from rdflib import XSD, Graph, Literal
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

from kg.errors import InputError
from kg.rdf.patch import Patch
from kg.rdf.vocab import PREFIXES

SLICE = 16 << 20


def load_store(nt_path: Path, store_dir: Path) -> None:
    """Fill a new store from a file of N-Triples.

    Raises InputError where ``store_dir`` holds something already, or the file is no N-Triples.
    """
    if store_dir.exists() and any(store_dir.iterdir()):
        raise InputError(f"a store is loaded into an empty folder, and this one is not: {store_dir}")
    store = Store(str(store_dir))
    try:
        for lines in _slices(nt_path):
            store.bulk_load(lines, RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        raise InputError(f"{nt_path}: {error}") from error
    store.optimize()
    store.flush()


def patch_store(old: Path, new: Path, patch: Patch) -> None:
    """Make ``new`` the store ``old`` with the lines of a patch taken out and put in; ``old`` stays as it is.

    Tables of a store are never written twice, so the new one shares them where the file system can.
    """
    new.mkdir()
    for path in old.iterdir():
        if path.suffix == ".sst":
            _share(path, new / path.name)
        elif path.name != "LOCK" and not path.name.startswith("LOG"):
            shutil.copyfile(path, new / path.name)
    store = Store(str(new))
    for triple in parse(b"".join(patch.removed), RdfFormat.N_TRIPLES):
        store.remove(triple)
    store.extend(parse(b"".join(patch.added), RdfFormat.N_TRIPLES))
    store.flush()


def _share(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def _slices(nt_path: Path) -> Iterator[bytes]:
    """Whole lines, SLICE bytes at a time: Oxigraph's loader takes memory by what it is given at once."""
    with nt_path.open("rb") as file:
        while lines := file.read(SLICE):
            yield lines + file.readline()


def open_store(store_dir: Path) -> Store:
    """The store, read-only: several processes may have it open.

    Raises InputError where there is none.
    """
    try:
        return Store.read_only(str(store_dir))
    except OSError as error:
        raise InputError(f"no graph store in {store_dir}: {error}") from error


class PlainStrings(OxigraphStore):
    """Oxigraph under rdflib, with plain strings equal to rdflib's own: Literal("x"), which carries no datatype."""

    def triples(self, *arguments: Any, **named: Any) -> Iterator[Any]:
        for triple, graphs in super().triples(*arguments, **named):
            yield tuple(map(_plain, triple)), graphs

    def query(self, *arguments: Any, **named: Any) -> Result:
        result = super().query(*arguments, **named)
        if result.type == "SELECT":
            result.bindings = [{name: _plain(term) for name, term in row.items()} for row in result.bindings]
        elif result.graph is not None:
            plain = Graph()
            plain += (tuple(map(_plain, triple)) for triple in result.graph)
            result.graph = plain
        return result


def _plain(term: Any) -> Any:
    return Literal(str(term)) if isinstance(term, Literal) and term.datatype == XSD.string else term


def open_graph(store: Store) -> Graph:
    """The store's default graph as rdflib sees it, with the ontology's prefixes bound."""
    graph = Graph(store=PlainStrings(store=store), identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def select(store: Store, query: str) -> Iterator[dict[str, str]]:
    """The rows of a SELECT query over the store: variable → IRI or lexical form, "" where it is not bound."""
    rows = store.query(query)
    assert isinstance(rows, QuerySolutions)
    names = [variable.value for variable in rows.variables]
    for row in rows:
        yield {name: "" if term is None else getattr(term, "value", "") for name, term in zip(names, row, strict=True)}
