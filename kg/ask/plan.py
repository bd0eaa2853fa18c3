"""From a linked question to one SPARQL query: a template of queries.toml, its variables bound to IRIs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from kg.ask.english import event_types
from kg.ask.grammar import bare_words, word_class
from kg.ask.linker import Link, Option
from kg.ask.reading import Reading
from kg.ask.timing import conditions
from kg.vi import plain, table

PREFIXES = """PREFIX kg: <https://w3id.org/vnkg/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
_OPENING = "SELECT DISTINCT * WHERE {\n"


@dataclass(frozen=True, slots=True)
class Plan:
    """A query with what reading its rows needs."""

    kind: str
    sparql: str
    columns: tuple[str, ...]
    unit: str
    supports: str
    fact: str = "fact"  # the variable of what states an answer
    broad: bool = False  # no thing of the graph narrows the query
    tally: str = ""  # a smaller query that counts the units of each answer, where the most is asked for

    def among(self, answers: Iterable[str]) -> Plan:
        """The same query for some answers alone, by their IRIs."""
        return replace(
            self, sparql=self.sparql.replace(_OPENING, f"{_OPENING}{_values('answer', answers)}\n"), tally=""
        )


@cache
def templates() -> Mapping[str, Any]:
    """queries.toml."""
    return tomllib.loads(files("kg.ask").joinpath("queries.toml").read_text(encoding="utf-8"))


def fulfils(reading: Reading) -> bool:
    """Whether the reading has the slots without which its query is not asked."""
    template = templates().get(reading.kind, {})
    return all(slot in reading.slots for slot in template.get("needs", ()))


def plan(reading: Reading, links: Iterable[Link], chosen: Mapping[str, Option], terms: Iterable[str]) -> Plan:
    """The query of a reading. ``chosen``: the option taken for each slot; ``terms``: IRIs of the term it asks about."""
    template = templates()[reading.kind]
    slots = template.get("slots", {})
    body = [
        template["where"].strip("\n"),
        *(f"  {pattern}" for slot, pattern in slots.items() if slot in reading.slots),
    ]
    where, values = "\n".join(body), []
    for slot, option in chosen.items():
        variable = "answer" if slot in ("scope", "topic") else slot
        where, rest = _bound(
            where, slot, _values(variable, option.iris), f"FILTER(?{slot} IN ({_iris(option.iris, ', ')}))"
        )
        values += rest
    for link in links:
        if link.classes is not None:
            classes = _of_classes(link.slot, link.classes)
            where, rest = _bound(where, link.slot, classes, f"FILTER EXISTS {{ {classes.strip()} }}")
            values += rest
    core = [*values, re.sub(r"%(?:in )?\w+% ?", "", where), *_words(reading)]
    more = [f"  {pattern}" for pattern in template.get("more", ())]
    dated = conditions(reading, template, list(terms))
    labels = [f"  OPTIONAL {{ ?{of} rdfs:label ?{name} }}" for name, of in template.get("labels", {}).items()]
    return Plan(
        reading.kind,
        f"{PREFIXES}{_OPENING}" + "\n".join(filter(None, [*core, *more, *dated, *labels])) + "\n}",
        tuple(template["columns"]),
        template.get("unit", ""),
        template.get("supports", ""),
        template.get("fact", "fact"),
        broad=not chosen,
        tally=_tally(reading, template, core + (dated if reading.window else [])),
    )


def _tally(reading: Reading, template: Mapping[str, Any], parts: Iterable[str]) -> str:
    if reading.mode != "most" or template.get("tenure") or not re.search(r"\?answer\b", template["where"]):
        return ""
    if "UNION" in template["where"]:  # to which an engine brings no bound answers
        return ""
    where = "\n".join(filter(None, parts))
    counted = f"(COUNT(DISTINCT ?{template['unit']}) AS ?times)"
    return f"{PREFIXES}SELECT ?answer {counted} WHERE {{\n{where}\n}} GROUP BY ?answer"


def _bound(where: str, slot: str, values: str, among: str) -> tuple[str, list[str]]:
    """The pattern with what a slot stands for put where it says, else that for the beginning of the query."""
    if f"%in {slot}%" in where:
        return where.replace(f"%in {slot}%", among), []
    if f"%{slot}%" in where:
        return where.replace(f"%{slot}%", values.strip()), []
    return where, [values]


def _values(variable: str, iris: Iterable[str]) -> str:
    return f"  VALUES ?{variable} {{ {_iris(iris)} }}"


def _iris(iris: Iterable[str], joint: str = " ") -> str:
    return joint.join(f"<{iri}>" for iri in iris)


def _concepts(variable: str, names: Iterable[str]) -> str:
    """A filter, not VALUES: engines would begin with everything that has one of a few concepts."""
    return f"  FILTER(?{variable} IN (" + ", ".join(f"kg:{name}" for name in names) + "))"


def _of_classes(variable: str, classes: Iterable[str]) -> str:
    names = " ".join(f"kg:{name}" for name in sorted(classes))
    return f"  ?{variable} a ?class . VALUES ?class {{ {names} }}" if names else f"  ?{variable} a kg:Event ."


def _words(reading: Reading) -> list[str]:
    """What the words of the question itself ask for: roles, kinds of change, of event, of document."""
    parts = []
    for name, phrase in reading.words.items():
        if name == "role":
            parts.append(_role(phrase))
        elif name == "change":
            parts += _change(phrase)
        elif name in ("type", "type2"):
            parts.append(_type(phrase))
        elif name == "document":
            parts.append(_document(phrase))
        elif name == "acting" and reading.kind == "changes":
            parts.append("  ?fact kg:acting true .")
        elif name == "bodychange":
            parts.append(_body_change(phrase))
    return [part for part in dict.fromkeys(parts) if part]


def _groups(phrase: str, groups: Iterable[str]) -> list[str]:
    """The word classes of a phrase; of several phrases joined by "and", "or", the classes of each."""
    groups = list(groups)
    words = tuple(word for word in phrase.split())
    whole = [group for group in groups if words in word_class(group).phrases]
    if whole:
        return whole
    found: list[str] = []
    at = 0
    while at < len(words):
        longest = max(
            (
                (size, group)
                for group in groups
                for size in range(1, len(words) - at + 1)
                if words[at : at + size] in word_class(group).phrases
            ),
            default=(1, ""),
        )
        found += [longest[1]] if longest[1] else []
        at += longest[0]
    return list(dict.fromkeys(found))


_ROLES = {
    "CHAIR": "chair",
    "CHAIRMAN": "chair",
    "DIRECT": "direct",
    "DIRECTOR": "direct",
    "SPEAK": "speak",
    "SPEAKER": "speak",
    "PRESENT": "present",
    "PRESENTER": "present",
}


def _role(phrase: str) -> str:
    """Whoever has a role was there: to attend is no restriction."""
    roles = sorted({_ROLES[group] for group in _groups(phrase, _ROLES)})
    return _concepts("role", roles) if roles else ""


def _change(phrase: str) -> list[str]:
    kinds = [group.lower() for group in _groups(phrase, _CHANGES)]
    if "became" in kinds:
        kinds = ["elected", "appointed", "transferred"]
    if "disciplined" in kinds and not _measure(phrase):
        kinds.append("dismissed")
    filters = [_concepts("change", sorted(set(kinds)))]
    if measure := _measure(phrase):
        filters.append(
            f'  FILTER NOT EXISTS {{ ?fact kg:measure ?taken FILTER(!CONTAINS(LCASE(?taken), "{measure}")) }}'
        )
    return filters


_CHANGES = (
    "ELECTED", "APPOINTED", "TRANSFERRED", "NOMINATED", "RELIEVED",
    "DISMISSED", "DISCIPLINED", "RESIGNED", "SUSPENDED", "BECAME",
)  # fmt: skip


def _measure(phrase: str) -> str:
    """The measure that the words name: "khai trừ" is one way of several to dismiss. A word of ours, not the asker's."""
    measures: Mapping[str, list[str]] = table("lexicon")["measures"]
    named = [m for m, words in measures.items() if any(plain(word) in phrase for word in words)]
    joined = set(phrase.split()) & {"hay", "hoac", "va", "or", "and"}
    return named[0] if len(named) == 1 and not joined else ""


def _type(phrase: str) -> str:
    classes, _, _ = next(
        (found for at in range(len(phrase.split())) if (found := event_types(_from(phrase, at)))[0]),
        (frozenset(), [], ""),
    )
    return _of_classes("answer", classes) if classes else ""


def _from(phrase: str, at: int) -> str:
    return " ".join(phrase.split()[at:])


def _document(phrase: str) -> str:
    words = f" {phrase} "
    for kind, names in table("lexicon")["documents"].items():
        if kind and any(f" {' '.join(bare_words(name))} " in words for name in names):
            return f'  FILTER(?document = "{kind}")'
    return ""


def _body_change(phrase: str) -> str:
    kinds = [g.lower() for g in _groups(phrase, ("ESTABLISHED", "MERGED", "SPLIT", "RENAMED", "DISSOLVED"))]
    return _concepts("change", [*kinds, "merged"] if kinds == ["established"] else kinds)


__all__ = ["Plan", "fulfils", "plan", "templates"]
