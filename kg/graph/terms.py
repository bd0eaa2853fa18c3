"""Reading a store in Python values: prefixed names, patterns, literals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from kg.model import Date
from kg.rdf.vocab import PREFIXES

XSD = PREFIXES["xsd"]
_DATE = re.compile(r"(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?")
_NUMBERS = {f"{XSD}{name}" for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")}
_FRACTIONS = {f"{XSD}{name}" for name in ("decimal", "double", "float")}


def expand(curie: str) -> str:
    """The IRI of a prefixed name: "kg:date" → "https://w3id.org/vnkg/ontology#date". KeyError for an unknown prefix."""
    prefix, name = curie.split(":", 1)
    return PREFIXES[prefix] + name


def scan(
    store: ox.Store, subject: str | None = None, curie: str | None = None, value: str | None = None
) -> Iterator[tuple[str, Any]]:
    """Subject and object of the triples that fit, objects as terms; ``value`` is an IRI."""
    pattern = (
        ox.NamedNode(subject) if subject else None,
        ox.NamedNode(expand(curie)) if curie else None,
        ox.NamedNode(value) if value else None,
    )
    for quad in store.quads_for_pattern(*pattern, ox.DefaultGraph()):
        yield quad.subject.value, quad.object  # type: ignore[union-attr]  # the graph has no quoted triples


def select(store: ox.Store, sparql: str) -> Iterator[Any]:
    """The rows of a SELECT, as terms."""
    found: Any = store.query(sparql, prefixes=dict(PREFIXES))
    return iter(found)


def local(iri: str) -> str:
    """The last part of an IRI: "…ontology#elected" → "elected"; what is no IRI stays."""
    return re.split(r"[#/]", iri)[-1] if ":" in iri else iri


@lru_cache(maxsize=65536)  # days recur
def parse_date(lexical: str) -> Date:
    """A date from its XSD lexical form (date, gYearMonth, gYear, gMonthDay, gMonth); an unreadable one is empty."""
    found = _DATE.fullmatch(lexical)
    if not found:
        return Date()
    year, month, day = (int(part) if part else None for part in found.groups())
    return Date(year, month, day)


def python(term: Any) -> Any:
    """A pyoxigraph term as a Python value: IRIs and strings as str, numbers, booleans, whole dates as date.

    Dates that are not whole (a year, a month) stay strings in their lexical form; None stays None.
    """
    datatype = getattr(getattr(term, "datatype", None), "value", None)
    value = getattr(term, "value", term)
    if datatype is None or datatype == f"{XSD}string":
        return value
    if datatype in _NUMBERS:
        return int(value)
    if datatype in _FRACTIONS:
        return float(value)
    if datatype == f"{XSD}boolean":
        return value in ("true", "1")
    if datatype == f"{XSD}date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return Day.fromisoformat(value)
    return value
