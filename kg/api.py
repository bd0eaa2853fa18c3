"""A built graph from Python: ``g = kg.open("DIR")``."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.ask import saved
from kg.ask.guard import refuse_unsafe
from kg.engine.folder import manifest
from kg.errors import InputError, UsageError
from kg.graph.cards import Card, card
from kg.graph.facts import Reader
from kg.graph.names import Names
from kg.graph.result import Result, result
from kg.graph.tables import TABLES, Row, labels, records
from kg.rdf.store import open_graph, open_store
from kg.rdf.vocab import PREFIXES

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

__all__ = ["Graph"]

_MANY = 8  # names that an error lists


class Graph:
    """A built graph, read-only.

    ``source`` is a folder that ``kg build`` made, a file of N-Triples or Turtle, or a pyoxigraph store.
    Raises InputError where there is no graph.
    """

    def __init__(self, source: str | Path | ox.Store) -> None:
        self.path = None if isinstance(source, ox.Store) else Path(source)
        self.store = source if isinstance(source, ox.Store) else _open(Path(source))

    def __repr__(self) -> str:
        return f"<kg.Graph {self.path or 'in memory'}>"

    def query(self, sparql: str) -> Result:
        """Runs SPARQL in this process, with the usual prefixes known (kg:, org:, rdfs:, skos:, dct:, …).

        There is no time limit here; ``kg query`` has one. Raises UsageError for a query that does not parse or that
        calls a remote SERVICE.
        """
        refuse_unsafe(sparql)
        try:
            return result(self.store.query(sparql, prefixes=dict(PREFIXES)))
        except SyntaxError as error:
            raise UsageError(f"the query does not parse: {error}") from error

    def saved(self, name: str, **values: str) -> Result:
        """A query of ``ontology/queries`` by name, its parameters as text: ``g.saved("careers", person="…")``.

        Only for a graph in a folder. Raises UsageError for a name or parameter that there is not.
        """
        if self.path is None or self.path.is_file():
            raise UsageError("saved queries run on a graph's folder")
        query = saved.load(name)
        terms = saved.bind(self.path, query, values)
        given = {ox.Variable(parameter): term for parameter, term in terms.items()}
        return result(self.store.query(query.text, substitutions=given))

    def rdflib(self) -> rdflib.Graph:
        """The same triples as an rdflib Graph, on the same Oxigraph store."""
        return open_graph(self.store)

    @cached_property
    def labels(self) -> dict[str, str]:
        """IRI → what to call the thing."""
        return labels(self.store)

    @cached_property
    def names(self) -> Names:
        return Names(self.store)

    def records(self, table: str, only: Collection[str] | None = None) -> dict[str, Row]:
        """A table's rows by IRI as plain values, in all columns or ``only`` some; see :mod:`kg.graph.tables`."""
        if table not in TABLES:
            raise UsageError(f"no table {table!r}; there are {', '.join(TABLES)}")
        return records(self.store, table, only)

    def frame(self, table: str) -> pd.DataFrame:
        """A table as a pandas data frame: persons, bodies, posts, tenures, changes, events, participations,
        body_changes, instruments, places, terms, articles or mentions. Dates are dates with their lexical form
        beside them (``from``, ``from_text``), links are IRIs with labels beside them (``post``, ``post_label``)."""
        from kg.graph.frames import frame

        return frame(self.records(table), table, self.labels)

    def find(self, name: str, kind: str | None = None) -> list[Card]:
        """Cards of the persons, bodies and events that go by ``name``, diacritics or not; [] where none does."""
        return [self.card(iri) for iri in self.names.find(name, kind)]

    def card(self, iri: str) -> Card:
        """The card of one person, body or event by IRI."""
        try:
            return card(Reader(self.store), iri, self.names.kind(iri))
        except KeyError:
            raise UsageError(f"no person, body or event <{iri}> in this graph") from None

    def person(self, name: str) -> Card:
        """The person of this name or IRI. Raises UsageError where none is, or several are: it lists them."""
        return self._one(name, "person")

    def body(self, name: str) -> Card:
        """The body of this name or IRI. Raises UsageError where none is, or several are: it lists them."""
        return self._one(name, "body")

    def event(self, name: str) -> Card:
        """The event of this name or IRI. Raises UsageError where none is, or several are: it lists them."""
        return self._one(name, "event")

    def events(
        self, name: str | None = None, *, type: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[Card]:
        """Events by part of their name, type ("Congress", "Conference", …) and time ("2020", "2020-05", a whole day).

        In order of time; events whose year is open come last, and are left out where a time is asked for.
        """
        from kg.graph.when import Window

        window = Window.of(since, until)
        wanted = set(self.names.find(name, "event")) if name else None
        rows = {
            iri: row
            for iri, row in self.records("events").items()
            if (wanted is None or iri in wanted)
            and type in (None, row["type"])
            and window.holds(row["earliest"], row["latest"])
        }
        order = sorted(rows, key=lambda iri: (str(rows[iri]["earliest"]), iri))
        return [self.card(iri) for iri in order]

    def networkx(self, view: str = "all", *, since: str | None = None, until: str | None = None) -> nx.Graph[Any]:
        """A networkx graph: "all", "people", "people-bodies", "bodies" or "events"; see :mod:`kg.graph.views`."""
        from kg.graph.views import view as make

        return make(self, view, since=since, until=until)

    def _one(self, name: str, kind: str) -> Card:
        found = self.names.find(name, kind)
        if not found:
            raise UsageError(f"no {kind} goes by {name!r}")
        if len(found) > 1:
            listed = "; ".join(f"{self.labels[iri]} <{iri}>" for iri in found[:_MANY])
            more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
            raise UsageError(f"{len(found)} of kind {kind} go by {name!r}, name one by its IRI: {listed}{more}")
        return self.card(found[0])


def _open(path: Path) -> ox.Store:
    if path.is_file():
        return _load(path)
    manifest(path)  # says what is wrong with a folder that is no graph, or one of another format
    return open_store(path / "store")


def _load(path: Path) -> ox.Store:
    format = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if format is None:
        raise InputError(f"{path}: no RDF format goes by this extension")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=format)
    except SyntaxError as error:
        raise InputError(f"{path}: {error}") from error
    return store
