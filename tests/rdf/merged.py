"""Facts of several articles as one Knowledge without any resolution: every article keeps its own people and bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from kg.model import Fact, Facts, Knowledge, Place, Term
from kg.rdf.schema import LINK, SCHEMA
from kg.rdf.terms import hashed_key

NAMED = {"place": (Place, "name"), "term": (Term, "label")}  # what an article has as text, and Knowledge as a node


def merged(all_facts: Iterable[Facts]) -> Knowledge:
    """Every fact under a key of its own; places and terms, which articles only name, become nodes."""
    found: dict[str, list[Fact]] = {name: [] for name in (field.name for field in fields(Knowledge))}
    for facts in all_facts:
        nodes: dict[str, Fact] = {}
        for name in found:
            found[name] += [_global(fact, facts.article, nodes) for fact in getattr(facts, name, ())]
        found["places"] += [node for node in nodes.values() if isinstance(node, Place)]
        found["terms"] += [node for node in nodes.values() if isinstance(node, Term)]
    return Knowledge(**{name: tuple(facts) for name, facts in found.items()})


def _global(fact: Fact, article: str, nodes: dict[str, Fact]) -> Fact:
    def key(local: str) -> str:
        return hashed_key("thing", article, local)

    changed: dict[str, Any] = {"key": key(fact.key)}
    for attribute, field in SCHEMA[type(fact)].fields.items():
        value = getattr(fact, attribute)
        if field.form is not LINK or not value:
            continue
        if attribute in NAMED:
            kind, label = NAMED[attribute]
            value = key(f"{attribute} {value}")
            nodes[value] = kind(key=value, **{label: getattr(fact, attribute)})
        else:
            value = tuple(map(key, value)) if isinstance(value, tuple) else key(value)
        changed[attribute] = value
    return replace(fact, **changed)
