"""The ontology and the code agree: nothing written that is not defined, nothing defined that is not used."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef, namespace

from kg.rdf.check import shapes_graph
from kg.rdf.schema import CLASSES, PROPERTIES
from kg.rdf.vocab import (
    BODY_CHANGES,
    ELI,
    EVENT_TYPES,
    KG,
    NIF,
    ONTOLOGY,
    PERSON_CHANGES,
    ROLES,
    SEM,
    SHORTCUTS,
    STATUSES,
    TERMS,
)
from kg.resources import ontology


@pytest.fixture(scope="module")
def defined() -> Graph:
    return Graph().parse(ontology(), format="turtle")


def ours(terms: object) -> set[URIRef]:
    return {term for term in terms if isinstance(term, URIRef) and term.startswith(ONTOLOGY)}  # type: ignore[attr-defined]


def test_the_vocabulary_of_the_code_is_that_of_the_ontology(defined: Graph) -> None:
    assert ours(defined.subjects(RDF.type)) == TERMS


def test_a_term_that_is_not_defined_cannot_be_written() -> None:
    with pytest.raises(AttributeError):
        _ = KG.chairedby


def test_every_term_is_documented_in_both_languages(defined: Graph) -> None:
    for term in TERMS:
        for predicate in (RDFS.label, RDFS.comment):
            texts = [text for text in defined.objects(term, predicate) if isinstance(text, Literal)]
            assert sorted(str(text.language) for text in texts) == ["en", "vi"], (term, predicate)
            assert all(text.strip() for text in texts)


def test_every_concept_is_labelled_and_in_its_scheme(defined: Graph) -> None:
    members = {KG.Roles: ROLES, KG.Statuses: STATUSES, KG.PersonChanges: PERSON_CHANGES, KG.BodyChanges: BODY_CHANGES}
    assert set(defined.subjects(RDF.type, SKOS.ConceptScheme)) == set(members)
    for scheme, words in members.items():
        assert set(defined.subjects(SKOS.inScheme, scheme)) == set(words.values())
        for concept in words.values():
            assert {str(label.language) for label in defined.objects(concept, SKOS.prefLabel)} == {"vi", "en"}


def test_every_term_is_used_by_code_or_shapes() -> None:
    shapes = shapes_graph()
    used = (
        ours(shapes.objects()) | CLASSES | {field.predicate for field in PROPERTIES.values()} | set(SHORTCUTS.values())
    )
    schemes = {KG.Roles, KG.Statuses, KG.PersonChanges, KG.BodyChanges}
    assert TERMS - used == schemes


def test_every_event_type_is_a_subclass_of_event(defined: Graph) -> None:
    assert set(defined.subjects(RDFS.subClassOf, KG.Event)) == set(EVENT_TYPES.values())


def test_each_property_is_of_one_kind_and_its_shape_agrees(defined: Graph) -> None:
    """Links have object properties, values datatype properties: the shapes say which they are."""
    shapes = shapes_graph()
    for shape, path in shapes.subject_objects(SH.path):
        if path not in TERMS:
            continue
        if (shape, SH["class"], None) in shapes:
            assert (path, RDF.type, OWL.ObjectProperty) in defined, path
        if (shape, SH.datatype, None) in shapes:
            assert (path, RDF.type, OWL.DatatypeProperty) in defined, path


CLOSED = (DCTERMS, FOAF, ORG, PROV, SKOS, namespace.SDO, namespace.TIME)


def test_alignments_name_terms_that_the_other_vocabularies_have(defined: Graph) -> None:
    """rdflib has these vocabularies as closed classes; of NIF, SEM and ELI it has none, so ours are listed here."""
    listed = {
        *(NIF[name] for name in ("OffsetBasedString", "anchorOf", "beginIndex", "endIndex", "referenceContext")),
        *(SEM[name] for name in ("Event", "Role", "eventType", "hasActor", "hasPlace", "hasTimeStamp", "roleType")),
        *(SEM[name] for name in ("subEventOf", "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp")),
        *(ELI[name] for name in ("LegalResource", "number", "passed_by", "type_document")),
    }
    aligned = set()
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso):
        aligned |= {other for term in TERMS for other in defined.objects(term, predicate)} - TERMS
    for other in aligned - listed:
        assert any(other in vocabulary for vocabulary in CLOSED), other
    assert {other for other in aligned if other in listed} == listed


def test_an_alignment_never_makes_a_person_a_document(defined: Graph) -> None:
    """Subclasses and subproperties followed with the other vocabularies' domains and ranges, where these are strict."""
    strict = {  # property: (class of its subjects, class of its objects), as the vocabularies themselves declare
        ORG.member: (KG.Tenure, KG.Person),
        ORG.holds: (KG.Person, KG.Post),
        PROV.wasQuotedFrom: (KG.Mention, KG.Article),
        NIF.anchorOf: (KG.Mention, None),
        NIF.beginIndex: (KG.Mention, None),
        NIF.endIndex: (KG.Mention, None),
        FOAF.gender: (KG.Person, None),
        SEM.subEventOf: (KG.Event, KG.Event),
    }
    for term, other in defined.subject_objects(RDFS.subPropertyOf):
        if other in strict:
            domain, range_ = strict[other]
            assert defined.value(term, RDFS.domain) == domain, term
            assert range_ in (None, defined.value(term, RDFS.range)), term


def test_version_and_languages_of_the_ontology_itself(defined: Graph) -> None:
    node = URIRef(ONTOLOGY.rstrip("#"))
    assert defined.value(node, OWL.versionIRI) == URIRef(f"{node}/{defined.value(node, OWL.versionInfo)}")
    assert {str(title.language) for title in defined.objects(node, DCTERMS.title)} == {"vi", "en"}
