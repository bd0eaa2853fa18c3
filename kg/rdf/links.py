"""What shapes cannot say: links that lead nowhere, terms that no ontology has, shortcuts that no fact stands behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Store
from rdflib import RDF, SDO

from kg.rdf.schema import CLASSES, PROPERTIES
from kg.rdf.store import select
from kg.rdf.vocab import KG, ROLES, SHORTCUTS


class Problem(NamedTuple):
    """One thing that is wrong: the node (an IRI, or a line of graph.nt) and the reason."""

    node: str
    reason: str


# Properties whose values are terms or things outside the graph.
_OUTWARD = ", ".join(
    f"<{term}>" for term in (RDF.type, KG.supports, KG.disputed, KG.role, KG.status, KG.change, SDO.sameAs)
)
_NAMED = ", ".join(f"<{field.predicate}>" for field in PROPERTIES.values())
_YEAR_KNOWN = "FILTER(DATATYPE(?value) IN (xsd:date, xsd:gYearMonth, xsd:gYear))"


def _shortcuts() -> Iterator[tuple[str, str]]:
    for word, role in ROLES.items():
        short = f"?this <{SHORTCUTS[word]}> ?value"
        full = f"?fact kg:event ?this ; kg:role <{role}> ; kg:agent ?value"
        yield f"kg:{word} of a participation without its shortcut, to", f"{full} . FILTER NOT EXISTS {{ {short} }}"
        yield f"a shortcut that no participation states (kg:{word}), to", f"{short} . FILTER NOT EXISTS {{ {full} }}"
    short = "?this kg:holds ?value"
    full = "?fact kg:holder ?this ; kg:post ?value ; kg:status ?status . FILTER(?status IN (kg:current, kg:acting))"
    yield "a post held by a tenure without kg:holds, to", f"{full} FILTER NOT EXISTS {{ {short} }}"
    yield "kg:holds that no current tenure states, to", f"{short} . FILTER NOT EXISTS {{ {full} }}"


# Reason → pattern that binds ?this, the broken node, and ?value.
_BROKEN: Mapping[str, str] = {
    "links to a node that has no type,": f"?this ?p ?value . FILTER(isIRI(?value) && ?p NOT IN ({_OUTWARD})) "
    "FILTER NOT EXISTS { ?value a ?type }",
    "has no type, only": "?this ?value ?o . FILTER NOT EXISTS { ?this a ?type }",
    "is of a class that the ontology does not have,": "?this a ?value . "
    f"FILTER(?value NOT IN ({', '.join(f'<{term}>' for term in sorted(CLASSES))}))",
    "supports what is no property of a fact,": f"?this kg:supports ?value . FILTER(?value NOT IN ({_NAMED}))",
    "disputes what is no property of a fact,": f"?this kg:disputed ?value . FILTER(?value NOT IN ({_NAMED}))",
    "has a day or year but no kg:earliest,": "VALUES ?p { kg:date kg:from kg:published kg:asOf } "
    f"?this ?p ?value . {_YEAR_KNOWN} FILTER NOT EXISTS {{ ?this kg:earliest ?day }}",
    "has a day or year but no kg:latest,": "VALUES ?p { kg:date kg:endDate kg:until kg:published kg:asOf } "
    f"?this ?p ?value . {_YEAR_KNOWN} FILTER NOT EXISTS {{ ?this kg:latest ?day }}",
    **dict(_shortcuts()),
}
_PROLOGUE = f"PREFIX kg: <{KG._NS}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "


def broken_links(store: Store, *, limit: int) -> Iterator[Problem]:
    """Up to ``limit`` problems of each kind."""
    for reason, pattern in _BROKEN.items():
        for row in select(store, f"{_PROLOGUE} SELECT DISTINCT ?this ?value WHERE {{ {pattern} }} LIMIT {limit}"):
            yield Problem(row["this"], f"{reason} {row['value']}")
