"""From the facts of each article to one node per thing.

    knowledge = resolve(facts)

The result depends on the set of articles alone: not on their order, nor on who read them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from pathlib import Path

from kg.engine.select import without
from kg.model import Facts, Knowledge
from kg.resolve.articles import Local, localise
from kg.resolve.bodies import Bodies
from kg.resolve.corrections import apply
from kg.resolve.judgements import Judgements, Who, load
from kg.resolve.knowledge import Weaver
from kg.resolve.memory import Memory
from kg.resolve.mentions import Mention, mentions
from kg.resolve.people import clusters

__all__ = ["Judgements", "Memory", "load", "resolve"]


def resolve(
    facts: Iterable[Facts], judgements: Judgements | Path | str | None = None, memory: Memory | None = None
) -> Knowledge:
    """The knowledge of all articles together, its facts in order of identifier.

    ``judgements``: what people have judged, or the file in which it stands. ``memory``: scores of an earlier build,
    which save time and change nothing. Raises InputError if the judgements cannot be read.
    """
    # Hundreds of thousands of values and no cycles among them: looking for cycles would take a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _resolve(facts, judgements, memory)
    finally:
        if collecting:
            gc.enable()


def _resolve(facts: Iterable[Facts], judgements: Judgements | Path | str | None, memory: Memory | None) -> Knowledge:
    judged = judgements if isinstance(judgements, Judgements) else load(Path(judgements) if judgements else None)
    bodies = Bodies()
    articles = [localise(apply(one, judged), bodies) for one in sorted(facts, key=lambda one: one.article)]
    named = [mention for local in articles for mention in mentions(local)]
    people = [[named[position] for position in cluster] for cluster in clusters(named, judged, memory)]
    kept, forgotten = _parted(people, judged)
    return Weaver(_without(articles, forgotten, bodies), bodies, kept).knowledge()


def _parted(people: list[list[Mention]], judged: Judgements) -> tuple[list[list[Mention]], list[Mention]]:
    """The people that are kept, and every mention of those to be forgotten."""
    known = judged.forgotten
    gone = [any(Who(one.name, one.article, one.rank) in known for one in person) for person in people]
    kept = [person for person, forget in zip(people, gone, strict=True) if not forget]
    return kept, [one for person, forget in zip(people, gone, strict=True) if forget for one in person]


def _without(articles: list[Local], mentions: list[Mention], bodies: Bodies) -> list[Local]:
    """The articles without what they say of the mentioned."""
    gone: dict[str, set[str]] = {}
    for one in mentions:
        gone.setdefault(one.article, set()).add(one.key)
    return [
        localise(without(local.facts, gone[local.facts.article]), bodies) if local.facts.article in gone else local
        for local in articles
    ]
