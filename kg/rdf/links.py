"""What shapes cannot say: links that lead nowhere, terms that no ontology has, shortcuts that no fact stands behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import RdfFormat, Store
from rdflib import RDF, SDO, URIRef

from kg.rdf.schema import CLASSES, PROPERTIES
from kg.rdf.shapes import TYPES
from kg.rdf.store import select
from kg.rdf.vocab import KG, ONTOLOGY, ROLES, SHORTCUTS


class Problem(NamedTuple):
    """One thing that is wrong: the node (an IRI, or a line of graph.nt) and the reason."""

    node: str
    reason: str


def _listed(terms: Iterable[URIRef]) -> str:
    return ", ".join(f"<{term}>" for term in sorted(terms))


# Properties whose values are terms, or things outside the graph.
_OUTWARD = _listed((RDF.type, KG.supports, KG.disputed, KG.role, KG.status, KG.change, SDO.sameAs))
_NAMED = _listed({field.predicate for field in PROPERTIES.values()})
_YEAR_KNOWN = "FILTER(DATATYPE(?value) IN (xsd:date, xsd:gYearMonth, xsd:gYear))"

# Reason → pattern that binds ?this, the broken node, and ?value. The first kind looks at a node and the types of what
# it links to, as validate() does; the second needs all nodes at once, but few of their properties.
_OF_NODES: Mapping[str, str] = {
    "links to a node that has no type,": f"?this ?p ?value . FILTER(isIRI(?value) && ?p NOT IN ({_OUTWARD})) "
    f"FILTER NOT EXISTS {{ GRAPH <{TYPES}> {{ ?value a ?type }} }}",
    "has no type, only": "?this ?value ?o . FILTER NOT EXISTS { ?this a ?type }",
    "is of a class that the ontology does not have,": f"?this a ?value . FILTER(?value NOT IN ({_listed(CLASSES)}))",
    "supports what is no property of a fact,": f"?this kg:supports ?value . FILTER(?value NOT IN ({_NAMED}))",
    "disputes what is no property of a fact,": f"?this kg:disputed ?value . FILTER(?value NOT IN ({_NAMED}))",
    "is dated but has no kg:earliest,": "VALUES ?p { kg:date kg:from kg:published kg:asOf } "
    f"?this ?p ?value . {_YEAR_KNOWN} FILTER NOT EXISTS {{ ?this kg:earliest ?day }}",
    "is dated but has no kg:latest,": "VALUES ?p { kg:date kg:endDate kg:until kg:published kg:asOf } "
    f"?this ?p ?value . {_YEAR_KNOWN} FILTER NOT EXISTS {{ ?this kg:latest ?day }}",
}


_OF_ALL: Mapping[str, str] = {
    "a mention that no fact has,": "?this kg:article ?value . FILTER NOT EXISTS { ?fact kg:evidence ?this }",
    "a mention of two facts,": "?value kg:evidence ?this . ?other kg:evidence ?this . FILTER(?value != ?other)",
}
# Shortcut → the pattern that states it in full, ?this being its subject and ?value its object.
_IN_FULL: Mapping[URIRef, str] = {
    **{SHORTCUTS[word]: f"?fact kg:event ?this ; kg:role <{ROLES[word]}> ; kg:agent ?value" for word in ROLES},
    KG.holds: "?fact kg:holder ?this ; kg:post ?value ; kg:status ?status FILTER(?status IN (kg:current, kg:acting))",
}
_NEEDED = frozenset(
    f"<{term}>".encode()
    for term in (
        *(KG.evidence, KG.article, KG.event, KG.agent, KG.role, KG.holder, KG.post, KG.status),
        *_IN_FULL,
    )
)


class Skeleton:
    """The triples of the whole graph that :data:`_OF_ALL` looks at, gathered part by part."""

    def __init__(self) -> None:
        self.store = Store()

    def add(self, lines: Iterable[bytes]) -> None:
        needed = b"".join(line for line in lines if line.split(b" ", 2)[1] in _NEEDED)
        self.store.bulk_load(needed, RdfFormat.N_TRIPLES)

    def problems(self, *, limit: int) -> Iterator[Problem]:
        """Up to ``limit`` problems of each kind."""
        yield from _found(self.store, _OF_ALL, limit)
        for shortcut, pattern in _IN_FULL.items():
            name = shortcut.removeprefix(ONTOLOGY)
            short = set(_rows(self.store, f"?this <{shortcut}> ?value"))
            full = set(_rows(self.store, pattern))
            for this, value in sorted(full - short)[:limit]:
                yield Problem(this, f"lacks the shortcut kg:{name}, to {value}")
            for this, value in sorted(short - full)[:limit]:
                yield Problem(this, f"has the shortcut kg:{name} that no fact states, to {value}")


def broken_nodes(store: Store, *, limit: int) -> Iterator[Problem]:
    """Up to ``limit`` problems of each kind of the nodes of one part of the graph."""
    return _found(store, _OF_NODES, limit)


def _found(store: Store, patterns: Mapping[str, str], limit: int) -> Iterator[Problem]:
    for reason, pattern in patterns.items():
        for this, value in _rows(store, pattern, f"LIMIT {limit}"):
            yield Problem(this, f"{reason} {value}")


def _rows(store: Store, pattern: str, ending: str = "") -> Iterator[tuple[str, str]]:
    prologue = f"PREFIX kg: <{ONTOLOGY}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
    for row in select(store, f"{prologue} SELECT DISTINCT ?this ?value WHERE {{ {pattern} }} {ending}"):
        yield row["this"], row["value"]
