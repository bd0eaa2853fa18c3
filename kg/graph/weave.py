"""A networkx graph under construction: typed nodes, and one edge per source, target and kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.graph.tables import Row
from kg.graph.when import ALWAYS, Spell, Window, merged, spell

if TYPE_CHECKING:
    from kg.api import Graph


# What views read; the rest of a large table would cost time and memory.
_COLUMNS = {
    "articles": {"published"},
    "persons": {"aliases", "gender"},
    "bodies": {"aliases", "type", "place", "parent"},
    "events": {"type", "date", "end", "place", "organizers", "ordinal", "parent", "planned"},
    "tenures": {"person", "post", "status", "term", "from", "until"},
    "changes": {"person", "change", "post", "previous_post", "measure", "date", "decided_by", "event", "term"},
    "participations": {"event", "agent", "role"},
    "body_changes": {"change", "originals", "results", "date"},
}


class Weave:
    """Nodes carry ``label``, ``kind`` and what their table says; edges ``kind``, ``weight``, and ``spells`` if dated.

    What happens outside the window is left out; a second fact between the same two of the same kind adds to the
    weight, the spells and the lists of the edge that is there. Links that have no time of their own (a post in its
    body) are kept where both ends are there.
    """

    def __init__(self, source: Graph, window: Window, graph: nx.Graph[Any]) -> None:
        self.source, self.window, self.graph = source, window, graph
        self._tables: dict[str, dict[str, Row]] = {}
        self._timeless: list[tuple[str, str, str]] = []

    def table(self, name: str) -> dict[str, Row]:
        if name not in self._tables:
            self._tables[name] = self.source.records(name, _COLUMNS.get(name))
        return self._tables[name]

    def add(
        self, source: str, target: str, kind: str, spells: Iterable[Spell] = (), **lists: Iterable[str | None]
    ) -> None:
        """An edge that happens in time, if any of it falls into the window. Keywords are list attributes."""
        times = tuple(one for one in spells if one.dated)
        if not any(self.window.holds(*one) for one in times or (ALWAYS,)):
            return
        if not self.graph.has_edge(source, target, *self._key(kind)):
            self.graph.add_edge(source, target, *self._key(kind), kind=kind, weight=0)
        edge = self._edge(source, target, kind)
        edge["weight"] += 1
        if times:
            edge["spells"] = merged((*edge.get("spells", ()), *times))
        for name, values in lists.items():
            if known := {*edge.get(name, ()), *(value for value in values if value)}:
                edge[name] = sorted(known)

    def add_timeless(self, source: str | None, target: str | None, kind: str) -> None:
        """A link without a time of its own, drawn by :meth:`finished` where the window leaves both ends."""
        if source and target:
            self._timeless.append((source, target, kind))

    def add_node(self, iri: str, when: Spell = ALWAYS) -> None:
        """A node that may stand alone, if the window holds its time."""
        if self.window.holds(*when):
            self.graph.add_node(iri)

    def finished(self) -> nx.Graph[Any]:
        """The graph, its nodes described, nodes and edges in order: equal input gives equal files."""
        for source, target, kind in self._timeless:
            if source in self.graph and target in self.graph:
                self.add_always(source, target, kind)
        described = type(self.graph)()
        described.add_nodes_from((iri, self._node(iri)) for iri in sorted(self.graph))
        described.add_edges_from(sorted(self._edges(), key=lambda edge: edge[:-1]))
        return described

    def add_always(self, source: str, target: str, kind: str) -> None:
        """An edge without time, whatever the window."""
        self.graph.add_edge(source, target, *self._key(kind), kind=kind, weight=1)

    def event_spell(self, iri: str) -> Spell:
        """When an event was; open on both sides where its year is not known."""
        row = self.table("events").get(iri)
        return spell(row["date"], row["end"] or row["date"]) if row else ALWAYS

    def _key(self, kind: str) -> tuple[str, ...]:
        return (kind,) if self.graph.is_multigraph() else ()

    def _edge(self, source: str, target: str, kind: str) -> dict[str, Any]:
        found: dict[str, Any] = self.graph.get_edge_data(source, target, *self._key(kind))
        return found

    def _edges(self) -> Iterable[tuple[Any, ...]]:
        if isinstance(self.graph, nx.MultiDiGraph):
            return self.graph.edges(keys=True, data=True)
        return [(*sorted((u, v)), data) for u, v, data in self.graph.edges(data=True)]

    def _node(self, iri: str) -> dict[str, Any]:
        label = self.source.labels.get(iri, iri)
        for table, describe in _DESCRIBE.items():
            row = self.table(table).get(iri)
            if row is not None:
                known = {
                    name: value for name, value in describe(self, iri, row).items() if value not in (None, "", [], ())
                }
                return {"label": label, **known}
        return {"label": label, "kind": "other"}


def _person(weave: Weave, iri: str, row: Row) -> dict[str, Any]:  # noqa: ARG001
    return {"kind": "person", "aliases": row["aliases"], "gender": row["gender"]}


def _body(weave: Weave, iri: str, row: Row) -> dict[str, Any]:  # noqa: ARG001
    place = weave.source.labels.get(row["place"] or "")
    return {"kind": "body", "body_type": row["type"], "aliases": row["aliases"], "place": place}


def _post(weave: Weave, iri: str, row: Row) -> dict[str, Any]:  # noqa: ARG001
    return {"kind": "post", "title": row["title"], "body": weave.source.labels.get(row["body"] or "")}


def _event(weave: Weave, iri: str, row: Row) -> dict[str, Any]:
    when = weave.event_spell(iri)
    return {
        "kind": "event",
        "event_type": row["type"],
        "date": row["date"].lexical if row["date"] else None,
        "year": row["date"].year if row["date"] else None,
        "place": weave.source.labels.get(row["place"] or ""),
        "ordinal": row["ordinal"],
        "planned": row["planned"],
        "spells": (when,) if when.dated else (),
    }


_DESCRIBE = {"persons": _person, "bodies": _body, "posts": _post, "events": _event}
