"""How a graph looks in the programs that draw it: a colour for the kind, a size for the degree, a place."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.graph.layout import Positions, positions

# Okabe and Ito's palette (2008): told apart by colour-blind readers too.
COLOURS = {"person": (0, 114, 178), "body": (230, 159, 0), "post": (0, 158, 115), "event": (213, 94, 0)}
_OTHER = (153, 153, 153)


@dataclass(frozen=True, slots=True)
class Look:
    graph: nx.Graph[Any]
    layout: str  # its name
    places: Positions

    @classmethod
    def of(cls, graph: nx.Graph[Any]) -> Look:
        return cls(graph, *positions(graph))

    def colour(self, node: Any) -> tuple[int, int, int]:
        """Red, green and blue, 0 to 255, by the node's kind."""
        return COLOURS.get(self.graph.nodes[node].get("kind", ""), _OTHER)

    def size(self, node: Any) -> float:
        """4 for a node alone, growing with the square root of its degree: the area shows the degree."""
        return round(4 + 3 * math.sqrt(self.graph.degree(node)), 2)
