"""The pairs that a person should look at, and the lines that say what was judged of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log1p

from kg.model import Facts
from kg.resolve.articles import localise
from kg.resolve.bodies import Bodies
from kg.resolve.corrections import apply
from kg.resolve.judgements import Judgements, Who, pair
from kg.resolve.memory import Memory
from kg.resolve.mentions import Mention, mentions
from kg.resolve.people import THRESHOLD, Candidates, candidates

DOUBT = 8.0  # bits of evidence on either side of the threshold that leave a decision open


@dataclass(frozen=True, slots=True)
class Question:
    """Two groups of mentions of one name that may be one person."""

    one: tuple[Mention, ...]
    other: tuple[Mention, ...]
    weight: float  # bits of evidence that they are
    joined: bool  # whether they are one in the graph

    @property
    def use(self) -> float:
        """How much an answer is worth: the surer the less, the more articles the more."""
        return (1 - abs(self.weight - THRESHOLD) / DOUBT) * log1p(len(self.one) * len(self.other))

    def line(self, verb: str) -> str:
        """The judgement on the pair."""
        return f"{verb} | {named(self.one[0])} | {named(self.other[0])}"


def named(mention: Mention) -> str:
    """A person as judgements name one."""
    rank = f"#{mention.rank}" if mention.rank else ""
    return f"{mention.person.name} @ {mention.article}{rank}"


def questions(facts: Iterable[Facts], judgements: Judgements, memory: Memory | None = None) -> list[Question]:
    """The open questions of all articles, most useful first. What has been judged, unsure included, is none.

    ``memory``: the scores of the last build, which save time.
    """
    bodies = Bodies()
    articles = [localise(apply(one, judgements), bodies) for one in sorted(facts, key=lambda one: one.article)]
    people = [mention for local in articles for mention in mentions(local)]
    found = [
        question
        for block in candidates(people, judgements, memory)
        for question in _of_block(block, people, judgements)
    ]
    return sorted(found, key=lambda question: (-question.use, question.line("same")))


def _of_block(block: Candidates, people: Sequence[Mention], judgements: Judgements) -> Iterator[Question]:
    home = {position: number for number, cluster in enumerate(block.clusters()) for position in cluster}
    for (one, other), (total, count) in sorted(block.links.items()):
        weight = total / count
        if (one, other) in block.apart or abs(weight - THRESHOLD) > DOUBT:
            continue
        first, second = ([people[position] for position in block.groups[group]] for group in (one, other))
        if not any(pair(_who(a), _who(b)) in judgements.pairs for a in first for b in second):
            joined = home[block.groups[one][0]] == home[block.groups[other][0]]
            yield Question(tuple(first), tuple(second), round(weight, 1), joined)


def _who(mention: Mention) -> Who:
    return Who(mention.name, mention.article, mention.rank)
