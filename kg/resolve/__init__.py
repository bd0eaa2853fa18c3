"""From the facts of each article to one node per thing.

    knowledge = resolve(facts)

The result depends on the set of articles alone: not on their order, nor on who read them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.model import Facts, Knowledge
from kg.resolve.articles import Local, localise
from kg.resolve.bodies import Bodies
from kg.resolve.judgements import Judgements, load
from kg.resolve.knowledge import Weaver
from kg.resolve.mentions import Mention, mentions
from kg.resolve.people import clusters

__all__ = ["Judgements", "load", "resolve"]


def resolve(facts: Iterable[Facts], judgements: Judgements | Path | str | None = None) -> Knowledge:
    """The knowledge of all articles together, its facts in order of identifier.

    ``judgements``: what people have judged, or the file in which it stands. Raises InputError if that cannot be read.
    """
    judged = judgements if isinstance(judgements, Judgements) else load(Path(judgements) if judgements else None)
    bodies = Bodies()
    articles = [localise(one, bodies) for one in sorted(facts, key=lambda one: one.article)]
    named = [mention for local in articles for mention in mentions(local)]
    people = [[named[position] for position in cluster] for cluster in clusters(named, judged)]
    return Weaver(articles, bodies, people).knowledge()
