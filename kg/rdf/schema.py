"""How the model's dataclasses stand in the graph: the class of each, and the property and the form of each field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from rdflib import ORG, RDFS, SDO, SKOS, URIRef

from kg.model import (
    Body,
    BodyChange,
    Event,
    Fact,
    Instrument,
    Participation,
    Person,
    PersonnelChange,
    Place,
    Post,
    Tenure,
    Term,
)
from kg.rdf import terms
from kg.rdf.vocab import BODY_CHANGES, EVENT_TYPES, KG, PERSON_CHANGES, ROLES, STATUSES

LINK = None  # a field that holds keys: its form needs the base, which the writer knows


Form = Callable[[Any], str]  # a value → its term in N-Triples


class Property(NamedTuple):
    """One field of a dataclass: the property, and the form of its values (LINK for keys)."""

    predicate: URIRef
    form: Form | None


class Class(NamedTuple):
    """One dataclass: its class, and its fields in order."""

    type: URIRef
    fields: Mapping[str, Property]


def _concept(words: Mapping[str, URIRef]) -> Form:
    return lambda word: terms.iri(words[word])


def _wikidata(number: str) -> str:
    return terms.iri(f"http://www.wikidata.org/entity/{number}")


_LABEL = Property(RDFS.label, terms.text)
_ALIASES = Property(SKOS.altLabel, terms.text)
_DATE = Property(KG.date, terms.date)
_TERM = Property(KG.term, LINK)
_FROM, _UNTIL = Property(KG["from"], terms.date), Property(KG.until, terms.date)

SCHEMA: Mapping[type[Fact], Class] = {
    Person: Class(
        KG.Person,
        {
            "name": _LABEL,
            "aliases": _ALIASES,
            "birth_year": Property(KG.birthYear, terms.year),
            "gender": Property(KG.gender, terms.text),
        },
    ),
    Body: Class(
        KG.Body,
        {
            "name": _LABEL,
            "aliases": _ALIASES,
            "kind": Property(KG.bodyType, terms.text),
            "parent": Property(ORG.subOrganizationOf, LINK),
            "place": Property(KG.place, LINK),
        },
    ),
    Post: Class(KG.Post, {"title": Property(KG.title, terms.text), "body": Property(ORG.postIn, LINK)}),
    Tenure: Class(
        KG.Tenure,
        {
            "person": Property(KG.holder, LINK),
            "post": Property(KG.post, LINK),
            "term": _TERM,
            "start": _FROM,
            "end": _UNTIL,
        },
    ),
    PersonnelChange: Class(
        KG.PersonnelChange,
        {
            "person": Property(KG.person, LINK),
            "kind": Property(KG.change, _concept(PERSON_CHANGES)),
            "post": Property(KG.post, LINK),
            "previous_post": Property(KG.previousPost, LINK),
            "acting": Property(KG.acting, terms.boolean),
            "measure": Property(KG.measure, terms.text),
            "date": _DATE,
            "decided_by": Property(KG.decidedBy, LINK),
            "at_event": Property(KG.atEvent, LINK),
            "decided_in": Property(KG.decidedIn, LINK),
            "term": _TERM,
        },
    ),
    Event: Class(
        KG.Event,
        {
            "label": _LABEL,
            "aliases": _ALIASES,
            "date": _DATE,
            "end": Property(KG.endDate, terms.date),
            "place": Property(KG.place, LINK),
            "organizers": Property(KG.organizer, LINK),
            "ordinal": Property(KG.ordinal, terms.integer),
            "term": _TERM,
            "parent": Property(KG.subEventOf, LINK),
            "planned": Property(KG.planned, terms.boolean),
        },
    ),
    Participation: Class(
        KG.Participation,
        {
            "event": Property(KG.event, LINK),
            "agent": Property(KG.agent, LINK),
            "role": Property(KG.role, _concept(ROLES)),
        },
    ),
    BodyChange: Class(
        KG.BodyChange,
        {
            "kind": Property(KG.change, _concept(BODY_CHANGES)),
            "originals": Property(ORG.originalOrganization, LINK),
            "results": Property(ORG.resultingOrganization, LINK),
            "date": _DATE,
            "decided_in": Property(KG.decidedIn, LINK),
        },
    ),
    Instrument: Class(
        KG.Instrument,
        {
            "label": _LABEL,
            "kind": Property(KG.instrumentKind, terms.text),
            "number": Property(KG.number, terms.text),
            "date": _DATE,
            "issuer": Property(KG.issuer, LINK),
        },
    ),
    Place: Class(
        KG.Place,
        {
            "name": _LABEL,
            "aliases": _ALIASES,
            "level": Property(KG.level, terms.text),
            "parent": Property(KG.partOf, LINK),
            "wikidata": Property(SDO.sameAs, _wikidata),
        },
    ),
    Term: Class(
        KG.Term,
        {
            "label": _LABEL,
            "ordinal": Property(KG.ordinal, terms.integer),
            "body": Property(KG.termOf, LINK),
            "start": _FROM,
            "end": _UNTIL,
        },
    ),
}

# Every class that a node of a graph may be of.
CLASSES = {described.type for described in SCHEMA.values()} | {
    KG.Article,
    KG.Mention,
    KG.AdministrativeArea,
    KG.LegalInstrument,
    *EVENT_TYPES.values(),
}

# What an attestation of a tenure says, beside the tenure's own fields.
STATUS = Property(KG.status, _concept(STATUSES))

# Local name → property: how a mention says what it supports, and a fact what is disputed.
PROPERTIES: Mapping[str, Property] = {
    str(field.predicate).replace("#", "/").rpartition("/")[2]: field
    for described in SCHEMA.values()
    for field in described.fields.values()
} | {"status": STATUS}


def property_named(name: str, fact: str) -> Property:
    """The property of a local name; raises ValueError, with the key of the fact that used it, where there is none."""
    try:
        return PROPERTIES[name]
    except KeyError:
        raise ValueError(f"{fact} names a property that the ontology does not have: {name!r}") from None
