"""Knowledge as N-Triples lines, in no order: everything but the articles and their mentions.

A line ends without its newline. Keys become IRIs under the base; there are no blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from itertools import chain

from rdflib import RDF, URIRef

from kg.model import Date, Event, Evidence, Fact, Instrument, Knowledge, Participation, Place, Tenure
from kg.rdf import terms
from kg.rdf.bounds import fact_bounds
from kg.rdf.mentions import mention_key
from kg.rdf.schema import SCHEMA, STATUS, Property, property_named
from kg.rdf.vocab import EVENT_TYPES, KG, SHORTCUTS

Pair = tuple[URIRef, str]  # a property, and an object in N-Triples


def facts(knowledge: Knowledge) -> Iterator[Fact]:
    """Everything that becomes a node, the articles and mentions aside."""
    return chain(
        knowledge.persons,
        knowledge.bodies,
        knowledge.posts,
        knowledge.tenures,
        knowledge.changes,
        knowledge.events,
        knowledge.participations,
        knowledge.body_changes,
        knowledge.instruments,
        knowledge.places,
        knowledge.terms,
    )


def lines(knowledge: Knowledge, base: str) -> Iterator[str]:
    """The triples of every fact. The same triple may come twice."""
    for fact in facts(knowledge):
        yield from own_lines(fact, base)
        yield from shortcuts(fact, base)


def own_lines(fact: Fact, base: str) -> Iterator[str]:
    """The lines that have the fact as their subject."""
    subject = f"<{base}{fact.key}>"
    return (f"{subject} <{predicate}> {value} ." for predicate, value in pairs(fact, base))


def pairs(fact: Fact, base: str) -> Iterator[Pair]:
    """The triples that have the fact as their subject."""
    for kind in _types(fact):
        yield RDF.type, terms.iri(kind)
    for attribute, field in SCHEMA[type(fact)].fields.items():
        for value in _values(getattr(fact, attribute)):
            yield field.predicate, _form(field, value, base)
    yield from fact_bounds(fact)
    yield from _disputes(fact, base)
    status = tenure_status(fact) if isinstance(fact, Tenure) else None
    if status:
        yield STATUS.predicate, _form(STATUS, status, base)
    for evidence in fact.evidence:
        yield KG.evidence, f"<{base}{mention_key(fact.key, evidence)}>"
    if fact.evidence:
        yield KG.confidence, terms.decimal(fact.confidence)


def _types(fact: Fact) -> Iterator[URIRef]:
    yield SCHEMA[type(fact)].type
    if isinstance(fact, Event):
        yield EVENT_TYPES[fact.kind]
    elif isinstance(fact, Instrument) and fact.law:
        yield KG.LegalInstrument
    elif isinstance(fact, Place) and fact.level:
        yield KG.AdministrativeArea


def _values(value: object) -> tuple[object, ...]:
    """What there is to say: nothing of what is missing, empty, or not so."""
    if isinstance(value, tuple) and not isinstance(value, Date):
        return value
    if value is None or value is False or value == "" or value == Date():
        return ()
    return (value,)


def _form(field: Property, value: object, base: str) -> str:
    return f"<{base}{value}>" if field.form is None else field.form(value)


def _disputes(fact: Fact, base: str) -> Iterator[Pair]:
    for name, others in fact.disputed.items():
        field = property_named(name, fact.key)
        yield KG.disputed, terms.iri(field.predicate)
        for value in others:
            yield field.predicate, _form(field, value, base)


def shortcuts(fact: Fact, base: str) -> Iterator[str]:
    """What the fact states in full, as one triple between two others."""
    if isinstance(fact, Participation):
        yield f"<{base}{fact.event}> <{SHORTCUTS[fact.role]}> <{base}{fact.agent}> ."
    elif isinstance(fact, Tenure) and tenure_status(fact) in ("current", "acting"):
        yield f"<{base}{fact.person}> <{KG.holds}> <{base}{fact.post}> ."


def tenure_status(tenure: Tenure) -> str | None:
    """The status that the latest dated attestation gives, of undated ones what all agree on; else None.

    Attestations are compared by the first day that their date may mean, then by the last; where the latest ones
    contradict each other, no status is known.
    """
    said = [evidence for evidence in tenure.evidence if evidence.status]
    dated = [evidence for evidence in said if _when(evidence)]
    if dated:
        latest = max(map(_when, dated))
        said = [evidence for evidence in dated if _when(evidence) == latest]
    statuses = {evidence.status for evidence in said} or {tenure.status}
    return statuses.pop() if len(statuses) == 1 else None


def _when(evidence: Evidence) -> tuple[Day, ...]:
    """() where the year is open."""
    date = evidence.as_of or Date()
    return (date.earliest, date.latest) if date.earliest and date.latest else ()
