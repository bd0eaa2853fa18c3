"""The whole graph as RDF: N-Triples, Turtle, JSON-LD, RDF/XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph as ox

from kg.graph.formats import jsonld
from kg.graph.formats.values import clean
from kg.rdf.vocab import PREFIXES

if TYPE_CHECKING:
    from kg.api import Graph

FORMATS = {
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}


def write(graph: Graph, file: BinaryIO, format: ox.RdfFormat) -> None:
    """All triples, in the order of the sorted N-Triples, with the ontology's prefixes: same graph, same bytes."""
    if format == ox.RdfFormat.JSON_LD:  # Oxigraph's own knows prefixes only where it reads
        jsonld.write(_sorted(graph), file)
    else:
        found = map(_fit_for_xml, _sorted(graph)) if format == ox.RdfFormat.RDF_XML else _sorted(graph)
        ox.serialize(found, file, format, prefixes=dict(PREFIXES))


def _sorted(graph: Graph) -> Iterable[Any]:
    lines = graph.path / "graph.nt" if graph.path else None
    if lines and lines.is_file():
        return _parsed(str(lines))
    return sorted((quad.triple for quad in graph.store), key=str)


def _parsed(path: str) -> Iterator[ox.Triple]:
    """Sorted lines keep a subject's triples together, so that nothing has to be held to write them as one block."""
    for quad in ox.parse(path=path, format=ox.RdfFormat.N_TRIPLES):
        yield quad.triple


def _fit_for_xml(triple: ox.Triple) -> ox.Triple:
    """XML has no way to write control characters; the other formats have."""
    value: Any = triple.object
    if not isinstance(value, ox.Literal) or clean(value.value) == value.value:
        return triple
    tag: dict[str, Any] = {"language": value.language} if value.language else {"datatype": value.datatype}
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(clean(value.value), **tag))
