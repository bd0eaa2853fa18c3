"""What all articles say of each body, gathered into one node for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.model import Body, Evidence
from kg.resolve.bodies import Identity
from kg.resolve.bodynames import body_name
from kg.resolve.evidence import best, count, merged
from kg.vi import fold, table


@cache
def _names_by_custom() -> dict[str, str]:
    return {fold(name): short for name, short in table("canonical")["customary"].items()}


def _customary(name: str) -> tuple[str, ...]:
    """What a body is called besides its full name: the state, of which the president is."""
    short = _names_by_custom().get(fold(name))
    return (short,) if short is not None else ()


@dataclass(slots=True)
class Gathered:
    """What all articles say of one body."""

    labels: dict[str, int] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)
    kinds: dict[str, int] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    parents: dict[str, int] = field(default_factory=dict)
    area: str | None = None
    confidence: float = 0.0

    def add(self, body: Body, identity: Identity) -> None:
        count(self.labels, identity.label)
        self.aliases.update((body.name, *body.aliases, *_customary(body.name)))
        head = body_name(body.name).head
        count(self.kinds, body.kind if body.kind != "body" else (head and head.kind) or "body")
        self.share(body, identity)

    def share(self, body: Body, identity: Identity) -> None:
        """What holds as well of a body that is only named as part of another's name."""
        self.evidence += body.evidence
        self.confidence = max(self.confidence, body.confidence)
        self.area = identity.area
        if identity.parent is not None:
            count(self.parents, identity.parent.key)


class Register:
    """Gathers what the articles say of each body, and of those that only stand in the names of others."""

    def __init__(self) -> None:
        self.found: dict[str, Gathered] = {}

    def add(self, body: Body, identity: Identity) -> None:
        self.found.setdefault(identity.key, Gathered()).add(body, identity)
        inner = identity.parent
        while inner is not None:
            part = self.found.setdefault(inner.key, Gathered())
            count(part.labels, inner.label)
            head = body_name(inner.label).head
            count(part.kinds, (head and head.kind) or "body")
            part.share(body, inner)
            inner = inner.parent

    def bodies(self) -> Iterator[Body]:
        """The nodes, by key."""
        for key in sorted(self.found):
            gathered = self.found[key]
            name = best(gathered.labels) or key
            kinds = {kind: count for kind, count in gathered.kinds.items() if kind != "body"}
            yield Body(
                key=key,
                name=name,
                aliases=tuple(sorted({*gathered.aliases, *gathered.labels} - {name})),
                kind=best(kinds) or "body",
                parent=best(gathered.parents),
                place=gathered.area,
                evidence=merged(gathered.evidence),
                confidence=gathered.confidence,
            )
