"""From the facts of each article to one node per thing.

    knowledge = resolve(facts)

The result depends on the set of articles alone: not on their order, nor on who read them.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Facts, Knowledge
from kg.resolve.articles import localise
from kg.resolve.bodies import Bodies
from kg.resolve.knowledge import Weaver
from kg.resolve.mentions import mentions
from kg.resolve.people import clusters

__all__ = ["resolve"]


def resolve(facts: Iterable[Facts], judgements: object = None) -> Knowledge:
    """The knowledge of all articles together, its facts in order of identifier."""
    bodies = Bodies()
    articles = [localise(one, bodies) for one in sorted(facts, key=lambda one: one.article)]
    named = [mention for local in articles for mention in mentions(local)]
    people = [[named[position] for position in cluster] for cluster in clusters(named)]
    return Weaver(articles, bodies, people).knowledge()
