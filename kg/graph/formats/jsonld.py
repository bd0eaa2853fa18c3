"""JSON-LD with the ontology's prefixes in its context, one subject a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.rdf.vocab import PREFIXES

_RDF_TYPE = f"{PREFIXES['rdf']}type"
_PLAIN = f"{PREFIXES['xsd']}string"


def write(triples: Iterable[ox.Triple], file: BinaryIO) -> None:
    """Writes triples that come by subject; what is held is one subject."""
    file.write(f'{{"@context": {_json(dict(PREFIXES))},\n"@graph": [\n'.encode())
    for number, subject in enumerate(_subjects(triples)):
        file.write(f"{',' if number else ''}{_json(subject)}\n".encode())
    file.write(b"]}\n")


def _subjects(triples: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for subject, about in groupby(triples, key=lambda triple: triple.subject.value):
        found: dict[str, list[Any]] = {}
        for triple in about:
            name = "@type" if triple.predicate.value == _RDF_TYPE else _compact(triple.predicate.value)
            found.setdefault(name, []).append(_value(triple.object, name))
        yield {"@id": subject} | {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _value(term: Any, name: str) -> Any:
    if isinstance(term, ox.NamedNode):
        return _compact(term.value) if name == "@type" else {"@id": _compact(term.value)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _PLAIN:
        return term.value
    return {"@value": term.value, "@type": _compact(term.datatype.value)}


@lru_cache(maxsize=4096)  # the vocabulary recurs, things do not
def _compact(iri: str) -> str:
    """The prefixed name of an IRI of a known vocabulary; others stay whole."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and iri[len(start) :].isidentifier():
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
