"""Reading a store: objects and subjects as text, and the solutions of a SELECT."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from pyoxigraph import NamedNode, Store


def objects(store: Store, subject: str, predicate: NamedNode) -> list[str]:
    """The values of a property of a thing."""
    return [cast("Any", quad.object).value for quad in store.quads_for_pattern(NamedNode(subject), predicate, None)]


def subjects(store: Store, predicate: NamedNode, value: str) -> list[str]:
    """The things that have an IRI as the value of a property."""
    return [cast("Any", quad.subject).value for quad in store.quads_for_pattern(None, predicate, NamedNode(value))]


def solutions(store: Store, sparql: str) -> Iterable[Any]:
    """The solutions of a SELECT query; streamed, with their ``variables``."""
    return cast("Iterable[Any]", store.query(sparql))
