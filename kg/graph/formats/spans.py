"""When nodes and edges are there, so that an edge's time always lies within that of its two nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.graph.when import ALWAYS, Spell, hull


class Spans:
    """A node is there from its own first day, or that of its first edge, to the last; one that has a part without time
    is always there. An edge without time is there while both its nodes are."""

    def __init__(self, graph: nx.Graph[Any]) -> None:
        own = {node: data["spells"] for node, data in graph.nodes(data=True) if data.get("spells")}
        touching: dict[Any, list[Spell]] = {node: list(spells) for node, spells in own.items()}
        for source, target, data in graph.edges(data=True):
            for node in (source, target):
                if data.get("spells"):
                    touching.setdefault(node, []).extend(data["spells"])
                elif node not in own:
                    touching.setdefault(node, []).append(ALWAYS)
        self._nodes = {node: hull(touching.get(node, ())) for node in graph}
        for source, target, data in graph.edges(data=True):
            if not data.get("spells") and not self._nodes[source].meets(self._nodes[target]):
                self._nodes[source] = self._nodes[target] = ALWAYS  # joined, and never there together: time unknown

    def node(self, node: Any) -> tuple[Spell, ...]:
        """() for a node that is always there."""
        return _dated(self._nodes[node])

    def edge(self, source: Any, target: Any, data: Mapping[str, Any]) -> tuple[Spell, ...]:
        """() for an edge that is always there."""
        if data.get("spells"):
            return tuple(data["spells"])
        return _dated(self._nodes[source].clipped(self._nodes[target]) or ALWAYS)


def _dated(one: Spell) -> tuple[Spell, ...]:
    return (one,) if one.dated else ()
