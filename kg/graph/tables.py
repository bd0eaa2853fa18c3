"""The classes of the ontology as tables: one row per node, one column per property.

The tables are data; :func:`records` reads any of them from the store by one scan per property, so that its time grows
with the graph and nothing is multiplied by joins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.graph.terms import expand, local, parse_date, python, scan, select

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A property as a column. ``holds``: link (to a labelled node), concept (local name), date, or value."""

    property: str
    holds: str = "value"
    many: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    type: str
    columns: dict[str, Column]


def _link(curie: str, many: bool = False) -> Column:
    return Column(curie, "link", many)


_LABEL = {"label": Column("rdfs:label")}
_NAMES = _LABEL | {"aliases": Column("skos:altLabel", many=True)}
_SURE = {"confidence": Column("kg:confidence"), "disputed": Column("kg:disputed", "concept", many=True)}
_DATE = {"date": Column("kg:date", "date")}
_RANGE = {"earliest": Column("kg:earliest", "day"), "latest": Column("kg:latest", "day")}

TABLES: dict[str, Table] = {
    "articles": Table(
        "kg:Article",
        {
            "id": Column("dct:identifier"),
            "title": Column("dct:title"),
            "source": Column("dct:source"),
            "url": Column("schema:url"),
            "published": Column("kg:published", "date"),
            "byline": _link("dct:creator", many=True),
        },
    ),
    "persons": Table(
        "kg:Person",
        _NAMES
        | {"gender": Column("kg:gender"), "birth_year": Column("kg:birthYear"), "holds": _link("kg:holds", many=True)}
        | _SURE,
    ),
    "bodies": Table(
        "kg:Body",
        _NAMES
        | {
            "type": Column("kg:bodyType", "concept"),
            "parent": _link("org:subOrganizationOf"),
            "place": _link("kg:place"),
        }
        | _SURE,
    ),
    "posts": Table("kg:Post", {"title": Column("kg:title"), "body": _link("org:postIn")}),
    "tenures": Table(
        "kg:Tenure",
        {
            "person": _link("kg:holder"),
            "post": _link("kg:post"),
            "status": Column("kg:status", "concept"),
            "term": _link("kg:term"),
            "from": Column("kg:from", "date"),
            "until": Column("kg:until", "end"),
            "first_attested": Column("kg:asOf", "day"),
            "last_attested": Column("kg:asOf", "day"),
        }
        | _RANGE
        | _SURE,
    ),
    "changes": Table(
        "kg:PersonnelChange",
        {
            "person": _link("kg:person"),
            "change": Column("kg:change", "concept"),
            "post": _link("kg:post"),
            "previous_post": _link("kg:previousPost"),
            "acting": Column("kg:acting"),
            "measure": Column("kg:measure"),
        }
        | _DATE
        | {
            "decided_by": _link("kg:decidedBy"),
            "event": _link("kg:atEvent"),
            "instrument": _link("kg:decidedIn"),
            "term": _link("kg:term"),
        }
        | _RANGE
        | _SURE,
    ),
    "events": Table(
        "kg:Event",
        _NAMES
        | {"type": Column("rdf:type", "concept", many=True)}
        | _DATE
        | {
            "end": Column("kg:endDate", "end"),
            "place": _link("kg:place"),
            "organizers": _link("kg:organizer", many=True),
            "ordinal": Column("kg:ordinal"),
            "term": _link("kg:term"),
            "parent": _link("kg:subEventOf"),
            "planned": Column("kg:planned"),
        }
        | _RANGE
        | _SURE,
    ),
    "participations": Table(
        "kg:Participation",
        {"event": _link("kg:event"), "agent": _link("kg:agent"), "role": Column("kg:role", "concept")} | _SURE,
    ),
    "body_changes": Table(
        "kg:BodyChange",
        {
            "change": Column("kg:change", "concept"),
            "originals": _link("org:originalOrganization", many=True),
            "results": _link("org:resultingOrganization", many=True),
        }
        | _DATE
        | {"instrument": _link("kg:decidedIn")}
        | _RANGE
        | _SURE,
    ),
    "instruments": Table(
        "kg:Instrument",
        _LABEL
        | {"kind": Column("kg:instrumentKind"), "number": Column("kg:number")}
        | _DATE
        | {"issuer": _link("kg:issuer")}
        | _RANGE
        | _SURE,
    ),
    "places": Table("kg:Place", _NAMES | {"level": Column("kg:level"), "parent": _link("kg:partOf")}),
    "terms": Table(
        "kg:Term",
        _LABEL
        | {
            "ordinal": Column("kg:ordinal"),
            "body": _link("kg:termOf"),
            "from": Column("kg:from", "date"),
            "until": Column("kg:until", "end"),
        },
    ),
    "mentions": Table(
        "kg:Mention",
        {
            "article": _link("kg:article"),
            "quote": Column("kg:quote"),
            "begin": Column("kg:begin"),
            "end": Column("kg:end"),
            "supports": Column("kg:supports", "concept", many=True),
            "status": Column("kg:status", "concept"),
            "as_of": Column("kg:asOf", "date"),
        },
    ),
}


# Properties that most nodes have, mentions too: to look them up for a table's nodes is less than to read them all.
_WIDE = frozenset({"kg:status", "kg:earliest", "kg:latest", "kg:confidence", "kg:disputed"})


def records(store: ox.Store, name: str, only: Collection[str] | None = None) -> dict[str, Row]:
    """The rows of a table by IRI, in IRI order; every column, or those of ``only``, is in every row (None, or an empty
    list where many).

    Links are IRIs, concepts local names ("elected"), dates :class:`kg.model.Date`; lists are sorted.
    A property that holds more than one value where one is expected keeps the first in order, the rest being disputed.
    Raises KeyError for a table that is not in :data:`TABLES`.
    """
    table = TABLES[name]
    subjects = sorted(iri for iri, _ in scan(store, None, "rdf:type", expand(table.type)))
    rows: dict[str, Row] = {iri: {} for iri in subjects}
    for column, spec in table.columns.items():
        if only is None or column in only:
            found = _values(store, table, spec, rows)
            for iri, row in rows.items():
                values = found.get(iri, [])
                if len(values) > 1:
                    values.sort(key=str)
                row[column] = values if spec.many else (values[0] if values else None)
    if name == "events":
        _single_type(rows)
    elif name == "tenures":
        _attestations(store, rows)
    return rows


def labels(store: ox.Store) -> dict[str, str]:
    """What to call each thing: its label, an article's title or identifier, a post's title and body."""
    names: dict[str, str] = {}
    for curie in ("dct:identifier", "dct:title", "kg:title", "rdfs:label"):
        names.update((iri, term.value) for iri, term in scan(store, None, curie))
    for post, body in scan(store, None, "org:postIn"):
        if post in names and body.value in names:
            names[post] = f"{names[post]}, {names[body.value]}"
    return names


def _values(store: ox.Store, table: Table, spec: Column, rows: dict[str, Row]) -> dict[str, list[Any]]:
    """The values of one property for the subjects that are rows."""
    found: dict[str, list[Any]] = {}
    seen: dict[str, Any] = {}  # one Python object per distinct value: links recur, and memory is short
    for iri, term in _looked_up(store, table, spec) if spec.property in _WIDE else scan(store, None, spec.property):
        if iri in rows:
            value = _value(term, spec.holds)
            found.setdefault(iri, []).append(seen.setdefault(value, value) if isinstance(value, str) else value)
    return found


def _looked_up(store: ox.Store, table: Table, spec: Column) -> Iterator[tuple[str, Any]]:
    found = select(store, f"SELECT ?s ?o WHERE {{ ?s a <{expand(table.type)}> ; <{expand(spec.property)}> ?o }}")
    return ((subject.value, term) for subject, term in found)


def _value(term: Any, holds: str) -> Any:
    if holds == "link":
        return term.value
    if holds == "concept":
        return local(term.value)
    return parse_date(term.value) if holds in ("date", "end") else python(term)


def _single_type(rows: dict[str, Row]) -> None:
    """An event has two types, kg:Event and its subclass: keep the one that says more."""
    for row in rows.values():
        special = [name for name in row["type"] if name != "Event"]
        row["type"] = special[0] if special else "Event"


def _attestations(store: ox.Store, rows: dict[str, Row]) -> None:
    """The first and last day for which an article says that a tenure holds, or held: a mention's kg:asOf."""
    sparql = """SELECT ?tenure (MIN(?a) AS ?first) (MAX(?b) AS ?last) WHERE {
        ?tenure a kg:Tenure ; kg:evidence ?mention . ?mention kg:asOf ?day ; kg:earliest ?a ; kg:latest ?b
    } GROUP BY ?tenure"""
    for row in rows.values():
        row["first_attested"] = row["last_attested"] = None
    for tenure, first, last in select(store, sparql):
        rows[tenure.value]["first_attested"], rows[tenure.value]["last_attested"] = python(first), python(last)
