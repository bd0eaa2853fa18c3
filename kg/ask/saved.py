"""Saved queries: ``ontology/queries/NAME.rq``, run by name with parameters.

A saved query is plain SPARQL, usable as it stands in any other tool. Comment lines at its head say what it is::

    # title: Every post that a person holds or held
    # title@vi: Các chức vụ một người đang và đã giữ
    # param person (person): whose posts; without it, everybody's
    # param since (date): only what ended on this day or later
    # param term (text, required): "2020-2025"
    SELECT ?person ?title ?since WHERE { … }

A parameter is a variable that the SELECT clause projects; setting it binds the variable to a value as a term, never as
text. A parameter that is not set stays a free variable, so write it into a triple pattern (``?p rdfs:label ?person``),
a BIND (``BIND(YEAR(?day) AS ?year)``), or a filter that an unbound variable passes
(``FILTER(COALESCE(?latest >= ?since, true))``). Never into an OPTIONAL alone, which lets every row pass and shows the
value beside it: write ``OPTIONAL { ?post org:postIn/rdfs:label ?in }`` and ``SELECT (COALESCE(?in, "") AS ?body)``.
``required`` is for queries that mean nothing without the parameter.

Types: ``text``; ``integer``; ``date`` (2020-05-18); ``iri``; and ``person``, ``body``, ``place``, ``event``: a name as
somebody remembers it, with or without diacritics, which becomes the ``rdfs:label`` of the thing that has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from kg.ask import sparql
from kg.errors import UsageError
from kg.rdf.vocab import PREFIXES
from kg.resources import saved_queries
from kg.vi import plain

__all__ = ["Parameter", "SavedQuery", "bind", "load", "names"]

NAMED = {"person": "kg:Person", "body": "kg:Body", "place": "kg:Place", "event": "kg:Event"}
TYPES = ("text", "integer", "date", "iri", *NAMED)

_TITLE = re.compile(r"#\s*title(?:@(\w+))?:\s*(.+)")
_PARAM = re.compile(r"#\s*param\s+(\w+)\s*\((\w+)(,\s*required)?\):\s*(.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    type: str  # one of TYPES
    required: bool
    help: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    name: str
    title: str
    titles: Mapping[str, str]  # by language, where others than English are given
    parameters: tuple[Parameter, ...]
    text: str


def names() -> tuple[str, ...]:
    """The names of all saved queries, sorted."""
    return tuple(saved_queries())


def load(name: str) -> SavedQuery:
    """The saved query of that name. Raises UsageError, which lists the names there are."""
    path = saved_queries().get(name)
    if path is None:
        raise UsageError(f"no saved query is named {name}; there are: {', '.join(names()) or 'none'}")
    return parse(path)


def parse(path: Path) -> SavedQuery:
    """Read one file. Raises ValueError for a head that does not follow the format."""
    text = path.read_text(encoding="utf-8")
    titles: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        if title := _TITLE.match(line):
            titles[title[1] or "en"] = title[2].strip()
        elif param := _PARAM.match(line):
            if param[2] not in TYPES:
                raise ValueError(f"{path}: parameter {param[1]} has the type {param[2]}; there are {', '.join(TYPES)}")
            parameters.append(Parameter(param[1], param[2], bool(param[3]), param[4].strip()))
        elif re.match(r"#\s*(title|param)\b", line):
            raise ValueError(f"{path}: not a title or a parameter: {line}")
    if "en" not in titles:
        raise ValueError(f"{path}: no line '# title: …'")
    return SavedQuery(path.stem, titles["en"], titles, tuple(parameters), text)


def bind(
    folder: Path | str, saved: SavedQuery, values: Mapping[str, str], *, timeout: float = 30.0
) -> dict[str, sparql.Term]:
    """The RDF terms for the parameters' values, names looked up in the graph.

    Raises UsageError: an unknown or missing parameter, a value of another type, a name that nothing or several have.
    """
    known = {parameter.name: parameter for parameter in saved.parameters}
    for name in values:
        if name not in known:
            raise UsageError(f"{saved.name} has no parameter {name}; it has: {', '.join(known) or 'none'}")
    for parameter in saved.parameters:
        if parameter.required and parameter.name not in values:
            raise UsageError(f'{saved.name} needs --set {parameter.name}="…": {parameter.help}')
    return {name: _term(folder, known[name], value, timeout) for name, value in values.items()}


def _term(folder: Path | str, parameter: Parameter, value: str, timeout: float) -> sparql.Term:
    if parameter.type in NAMED:
        return ox.Literal(_label(folder, parameter, value, timeout))
    try:
        if parameter.type == "integer":
            return ox.Literal(int(value))
        if parameter.type == "date":
            day = date.fromisoformat(value).isoformat()
            return ox.Literal(day, datatype=ox.NamedNode(PREFIXES["xsd"] + "date"))
        return ox.NamedNode(value) if parameter.type == "iri" else ox.Literal(value)
    except ValueError as error:
        raise UsageError(f"{parameter.name} takes {_article(parameter.type)}, not {value!r}") from error


def _article(type_: str) -> str:
    return {"integer": "a whole number", "date": "a date such as 2020-05-18", "iri": "an IRI"}.get(type_, type_)


def _label(folder: Path | str, parameter: Parameter, value: str, timeout: float) -> str:
    """The label of the thing that bears this name: to the letter if any does, else without diacritics and capitals."""
    text = f"SELECT DISTINCT ?label ?name {{ ?x a {NAMED[parameter.type]} ; rdfs:label ?label ; {_ANY} ?name }}"
    exact = _labels(folder, text, {"name": ox.Literal(value)}, value, timeout)
    found = exact or _labels(folder, text, {}, value, timeout)
    if value in found:
        return value
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"the graph has no {parameter.type} named {value!r}")
    raise UsageError(f"{value!r} names {len(found)} of them; give one in full: {'; '.join(found[:10])}")


_ANY = "(rdfs:label|skos:altLabel)"


def _labels(folder: Path | str, text: str, given: Mapping[str, sparql.Term], value: str, timeout: float) -> list[str]:
    wanted = plain(value)
    found = set()
    with sparql.query(folder, text, bind=given, timeout=timeout) as answer:
        for label, name in answer.rows():
            if isinstance(label, ox.Literal) and isinstance(name, ox.Literal) and plain(name.value) == wanted:
                found.add(label.value)
    return sorted(found)
