"""The closed vocabulary: every term that the graph may use, and the model's words for them.

``KG`` fails on a term that the ontology does not have: a typing slip is an error here, not a stray triple.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

ONTOLOGY = "https://w3id.org/vnkg/ontology#"
BASE = "https://w3id.org/vnkg/id/"
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")


class KG(DefinedNamespace):
    """The terms of ``ontology/kg.ttl``."""

    _fail = True
    _NS = Namespace(ONTOLOGY)
    _extras = ("from",)  # a keyword of Python: KG["from"]

    # Classes: what was read, who and what is in it
    Article: URIRef
    Mention: URIRef
    Person: URIRef
    Body: URIRef
    Post: URIRef
    Place: URIRef
    AdministrativeArea: URIRef
    Term: URIRef
    Instrument: URIRef
    LegalInstrument: URIRef
    # Classes: what is said of them
    Tenure: URIRef
    PersonnelChange: URIRef
    BodyChange: URIRef
    Participation: URIRef
    Event: URIRef
    Congress: URIRef
    Conference: URIRef
    Session: URIRef
    Meeting: URIRef
    Ceremony: URIRef
    WorkingSession: URIRef
    Visit: URIRef
    Trial: URIRef
    OtherEvent: URIRef
    # Links
    agent: URIRef
    article: URIRef
    atEvent: URIRef
    change: URIRef
    decidedBy: URIRef
    decidedIn: URIRef
    disputed: URIRef
    event: URIRef
    evidence: URIRef
    holder: URIRef
    issuer: URIRef
    organizer: URIRef
    partOf: URIRef
    person: URIRef
    place: URIRef
    post: URIRef
    previousPost: URIRef
    role: URIRef
    status: URIRef
    subEventOf: URIRef
    supports: URIRef
    term: URIRef
    termOf: URIRef
    # Shortcuts, each beside the node that states it in full
    addressedBy: URIRef
    attendedBy: URIRef
    chairedBy: URIRef
    directedBy: URIRef
    holds: URIRef
    presentedBy: URIRef
    # Values
    acting: URIRef
    asOf: URIRef
    begin: URIRef
    birthYear: URIRef
    bodyType: URIRef
    confidence: URIRef
    date: URIRef
    earliest: URIRef
    end: URIRef
    endDate: URIRef
    gender: URIRef
    instrumentKind: URIRef
    latest: URIRef
    level: URIRef
    measure: URIRef
    number: URIRef
    ordinal: URIRef
    planned: URIRef
    published: URIRef
    quote: URIRef
    title: URIRef
    until: URIRef
    # Concepts and their schemes
    Roles: URIRef
    chair: URIRef
    direct: URIRef
    speak: URIRef
    present: URIRef
    attend: URIRef
    Statuses: URIRef
    current: URIRef
    former: URIRef
    PersonChanges: URIRef
    elected: URIRef
    appointed: URIRef
    transferred: URIRef
    nominated: URIRef
    relieved: URIRef
    dismissed: URIRef
    disciplined: URIRef
    resigned: URIRef
    suspended: URIRef
    BodyChanges: URIRef
    established: URIRef
    merged: URIRef
    split: URIRef
    renamed: URIRef
    dissolved: URIRef


TERMS = frozenset(KG[name] for name in (*KG.__annotations__, *KG._extras))


def _terms(**words: str) -> Mapping[str, URIRef]:
    return MappingProxyType({word: KG[term] for word, term in words.items()})


def _same(words: str) -> Mapping[str, URIRef]:
    return _terms(**{word: word for word in words.split()})


# The model's word → the ontology's term. ``kg:acting`` is both a status and the flag of a change.
EVENT_TYPES = _terms(
    congress="Congress",
    conference="Conference",
    session="Session",
    meeting="Meeting",
    ceremony="Ceremony",
    working_session="WorkingSession",
    visit="Visit",
    trial="Trial",
    other="OtherEvent",
)
ROLES = _same("chair direct speak present attend")
SHORTCUTS = _terms(
    chair="chairedBy", direct="directedBy", speak="addressedBy", present="presentedBy", attend="attendedBy"
)
STATUSES = _same("current former acting")
PERSON_CHANGES = _same("elected appointed transferred nominated relieved dismissed disciplined resigned suspended")
BODY_CHANGES = _same("established merged split renamed dissolved")

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": ONTOLOGY,
        "org": str(ORG),
        "foaf": str(FOAF),
        "sem": str(SEM),
        "schema": str(SDO),
        "prov": str(PROV),
        "nif": str(NIF),
        "time": str(TIME),
        "eli": str(ELI),
        "dct": str(DCTERMS),
        "skos": str(SKOS),
        "owl": str(OWL),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "xsd": str(XSD),
    }
)
