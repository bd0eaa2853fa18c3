"""GraphML, written line by line: for yEd, Cytoscape, igraph and networkx.

Lists become text with semicolons, spells a start and an end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from kg.graph.formats.values import clean, columns, joined
from kg.graph.when import hull

_TYPES = {"integer": "int", "list": "string"}


def write(graph: nx.Graph[Any], file: TextIO) -> None:
    """Writes a view; ``start`` and ``end`` are the first and last day of all spells."""
    file.writelines(f"{line}\n" for line in _lines(graph))


def _lines(graph: nx.Graph[Any]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    nodes = columns(_flat(data) for _, data in graph.nodes(data=True))
    edges = columns(_flat(data) for *_, data in graph.edges(data=True))
    for prefix, element, types in (("n", "node", nodes), ("e", "edge", edges)):
        for number, (name, kind) in enumerate(types.items()):
            key = f'id="{prefix}{number}" for="{element}" attr.name={quoteattr(name)}'
            yield f'<key {key} attr.type="{_TYPES.get(kind, kind)}"/>'
    yield f'<graph edgedefault="{"directed" if graph.is_directed() else "undirected"}">'
    for node, data in graph.nodes(data=True):
        yield f"<node id={_quoted(node)}>{_data('n', nodes, _flat(data))}</node>"
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        yield f'<edge id="{number}" {ends}>{_data("e", edges, _flat(data))}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """Names that :func:`columns` counts: GraphML has no place of its own for a label or a weight."""
    span = hull(data.get("spells", ()))
    time = {"start": span.start, "end": span.end}
    words = {"Label": data.get("label"), "Weight": data.get("weight")}
    values = {name: value for name, value in data.items() if name not in ("label", "weight", "spells")}
    return {name: value for name, value in (words | values | time).items() if value is not None}


def _data(prefix: str, types: Mapping[str, str], data: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{prefix}{number}">{escape(joined(data[name]))}</data>'
        for number, name in enumerate(types)
        if name in data
    )


def _quoted(node: Any) -> str:
    return quoteattr(clean(str(node)))
