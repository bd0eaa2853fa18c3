"""GEXF 1.3, written line by line, as Gephi reads it and its schema wants it.

Dynamic: nodes and edges that are dated have ``start`` and ``end`` (inclusive days, a missing side is open), or several
``<spells>`` that do not overlap; an edge's time lies within that of its nodes. Flat: no time but the year as a number,
for programs that know no timeline. The one departure from the published schema is that colours, sizes and positions
stand in the ``viz`` namespace, where every reader looks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

import networkx as nx

from kg.graph.formats.look import Look
from kg.graph.formats.spans import Spans
from kg.graph.formats.values import as_text, clean, columns, first_year
from kg.graph.when import Spell

_TYPES = {"list": "liststring"}
_ESCAPES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_MARKED = re.compile('[&<>"\n\r\t]')
_QUOTED = frozenset(",\"'[]\\\n\r\t")
_BACKSLASHES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def write(graph: nx.Graph[Any], file: TextIO, *, flat: bool = False) -> None:
    """Writes a view. The same graph gives the same bytes: the file's date is that of its latest article."""
    look = Look.of(graph)
    file.writelines(f"{line}\n" for line in _lines(graph, look, flat))


def _lines(graph: nx.Graph[Any], look: Look, flat: bool) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
    yield f'<meta lastmodifieddate="{graph.graph.get("modified", "1970-01-01")}">'
    yield "<creator>kg</creator>"
    yield f"<description>{_description(graph, look)}</description>"
    yield "</meta>"
    direction = "directed" if graph.is_directed() else "undirected"
    time = 'mode="static"' if flat else 'mode="dynamic" timeformat="date" timerepresentation="interval"'
    yield f'<graph {time} defaultedgetype="{direction}" idtype="string">'
    spans = None if flat else Spans(graph)
    yield from _nodes(graph, look, spans)
    yield from _edges(graph, spans)
    yield "</graph>"
    yield "</gexf>"


def _description(graph: nx.Graph[Any], look: Look) -> str:
    about = graph.graph
    window = (
        f" from {about['since'] or '…'} to {about['until'] or '…'}" if about.get("since") or about.get("until") else ""
    )
    return f"view: {about.get('view', 'graph')}{window}; layout: {look.layout}"


def _nodes(graph: nx.Graph[Any], look: Look, spans: Spans | None) -> Iterator[str]:
    types = columns(data for _, data in graph.nodes(data=True))
    edge_types = columns(data for *_, data in graph.edges(data=True)) | ({} if spans else {"year": "integer"})
    yield from _declared("node", types)
    yield from _declared("edge", edge_types)
    yield f'<nodes count="{graph.number_of_nodes()}">'
    for node, data in graph.nodes(data=True):
        times = spans.node(node) if spans else ()
        label = data.get("label", node)
        yield f"<node{_attribute('id', node)}{_attribute('label', label)}{_bounds(times)}>{_spells(times)}"
        yield from _values(types, data)
        red, green, blue = look.colour(node)
        x, y = look.places[node]
        yield f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:position x="{x}" y="{y}" z="0.0"/>'
        yield f'<viz:size value="{look.size(node)}"/></node>'
    yield "</nodes>"


def _edges(graph: nx.Graph[Any], spans: Spans | None) -> Iterator[str]:
    types = columns(data for *_, data in graph.edges(data=True)) | ({} if spans else {"year": "integer"})
    yield f'<edges count="{graph.number_of_edges()}">'
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        times = spans.edge(source, target, data) if spans else ()
        kind = data.get("kind", "")
        weight = data.get("weight") or 1
        ends = f"{_attribute('source', source)}{_attribute('target', target)}"
        yield f'<edge id="{number}"{ends}{_attribute("kind", kind)} weight="{weight}"{_bounds(times)}>{_spells(times)}'
        year = None if spans else first_year(data.get("spells", ()))
        yield from _values(types, data if year is None else {**data, "year": year})
        yield "</edge>"
    yield "</edges>"


def _declared(name: str, types: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{name}">'
    for number, (title, kind) in enumerate(types.items()):
        yield f'<attribute id="{number}"{_attribute("title", title)} type="{_TYPES.get(kind, kind)}"/>'
    yield "</attributes>"


def _values(types: Mapping[str, str], data: Mapping[str, Any]) -> Iterator[str]:
    yield "<attvalues>"
    for number, (name, kind) in enumerate(types.items()):
        value = data.get(name)
        if value not in (None, "", [], ()):
            text = liststring(value) if kind == "list" else as_text(value)
            yield f'<attvalue for="{number}"{_attribute("value", text)}/>'
    yield "</attvalues>"


def _bounds(times: tuple[Spell, ...]) -> str:
    """A single spell stands in the element itself."""
    return _start_end(times[0]) if len(times) == 1 else ""


def _spells(times: tuple[Spell, ...]) -> str:
    if len(times) < 2:
        return ""
    return f"<spells>{''.join(f'<spell{_start_end(one)}/>' for one in times)}</spells>"


def _start_end(one: Spell) -> str:
    start = f' start="{one.start}"' if one.start else ""
    return f'{start} end="{one.end}"' if one.end else start


def _attribute(name: str, value: Any) -> str:
    text = clean(str(value))
    return f" {name}={quoteattr(text, _ESCAPES)}" if _MARKED.search(text) else f' {name}="{text}"'


def liststring(values: Iterable[Any]) -> str:
    """GEXF's list of strings, [a, b]; a string that holds the list's own signs is quoted."""
    return f"[{', '.join(map(_piece, values))}]"


def _piece(value: Any) -> str:
    text = as_text(value)
    if text and not _QUOTED & {*text} and text == text.strip():
        return text
    return f'"{text.translate(_BACKSLASHES)}"'
