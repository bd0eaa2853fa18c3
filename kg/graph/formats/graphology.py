"""graphology's JSON, for sigma.js and Gephi Lite: no timeline, so dates are a ``year``, a ``start`` and an ``end``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

import networkx as nx

from kg.graph.formats.look import Look
from kg.graph.formats.values import clean, first_year
from kg.graph.when import hull


def write(graph: nx.Graph[Any], file: TextIO) -> None:
    """Writes a view, one node or edge a line, with ``x``, ``y``, ``size`` and ``color`` as sigma.js draws them."""
    look = Look.of(graph)
    options = {
        "type": "directed" if graph.is_directed() else "undirected",
        "multi": graph.is_multigraph(),
        "allowSelfLoops": True,
    }
    about = {"name": graph.graph.get("view", "graph"), "layout": look.layout}
    file.write(f'{{"options": {_json(options)}, "attributes": {_json(about)},\n"nodes": [\n')
    _write_rows(file, _nodes(graph, look))
    file.write('],\n"edges": [\n')
    _write_rows(file, _edges(graph))
    file.write("]}\n")


def _nodes(graph: nx.Graph[Any], look: Look) -> Iterator[dict[str, Any]]:
    for node, data in graph.nodes(data=True):
        x, y = look.places[node]
        drawn = {"x": x, "y": y, "size": look.size(node), "color": f"#{bytes(look.colour(node)).hex()}"}
        yield {"key": node, "attributes": _attributes(data) | drawn}


def _edges(graph: nx.Graph[Any]) -> Iterator[dict[str, Any]]:
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        yield {"key": str(number), "source": source, "target": target, "attributes": _attributes(data)}


def _attributes(data: Mapping[str, Any]) -> dict[str, Any]:
    spells = data.get("spells", ())
    span = hull(spells)
    time = {"year": first_year(spells), "start": span.start and str(span.start), "end": span.end and str(span.end)}
    values = {name: _cleaned(value) for name, value in data.items() if name != "spells"}
    return {name: value for name, value in (time | values).items() if value is not None}


def _cleaned(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_cleaned(one) for one in value]
    return clean(value) if isinstance(value, str) else value


def _write_rows(file: TextIO, rows: Iterator[dict[str, Any]]) -> None:
    for number, row in enumerate(rows):
        file.write(f"{',' if number else ''}{_json(row)}\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
