"""Who is who: mentions of one name put together where more than the name says that they are one person.

Judgements come first; then a post that only one person can hold at a time; then the scores of
:mod:`kg.resolve.scoring`, by average linkage. Two persons of one article are never one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.resolve.groups import Groups
from kg.resolve.judgements import Judgements, Who
from kg.resolve.linkage import Link, linked, mean_links
from kg.resolve.memory import Memory, digest
from kg.resolve.mentions import Mention

# Bits of evidence, mean over the pairs of two groups, that make them one person. Above what the parameters alone would
# ask for, because what articles have in common is not independent: see docs/resolution.md for the figures.
THRESHOLD = 6.0
# Mentions of one group that are scored: the rest of a group that a post has made adds little and costs much.
SAMPLE = 12


@dataclass(slots=True)
class Candidates:
    """The groups of one name and the mean weight between any two."""

    name: str
    groups: list[list[int]]  # positions of mentions
    memory: Memory
    digest: str | None = None  # of what the links follow from; None where there is one group
    fellows: set[tuple[int, int]] = field(default_factory=set)  # groups that share an article
    judged: set[tuple[int, int]] = field(default_factory=set)  # groups that are judged different

    @property
    def links(self) -> dict[tuple[int, int], Link]:
        return self.memory.links(self.digest) if self.digest else {}

    @property
    def apart(self) -> set[tuple[int, int]]:
        return self.fellows | self.judged

    def clusters(self) -> list[list[int]]:
        """Positions of mentions, a list for each person."""
        if self.digest is None:
            return self.groups
        found = self._linked() if self.apart else self.memory.clusters(self.digest, self._linked)
        return [sorted(position for group in cluster for position in self.groups[group]) for cluster in found]

    def _linked(self) -> list[list[int]]:
        return linked(len(self.groups), self.links, THRESHOLD, self.apart)


def clusters(
    mentions: Sequence[Mention], judgements: Judgements | None = None, memory: Memory | None = None
) -> list[list[int]]:
    """Positions of the mentions that are one person, each person's in order; every mention is in one cluster."""
    return [cluster for block in candidates(mentions, judgements, memory) for cluster in block.clusters()]


def candidates(
    mentions: Sequence[Mention], judgements: Judgements | None = None, memory: Memory | None = None
) -> list[Candidates]:
    """All mentions by name, in order of name, with the scores between those that may be one person."""
    judgements = judgements or Judgements()
    known = Groups([mention.article for mention in mentions])
    differing = _judged(mentions, judgements, known)
    _by_post(mentions, known, differing)
    blocks = _blocks(mentions, known, memory or Memory())
    _score(blocks, mentions)
    _bar_fellows(blocks, mentions)
    group = {position: (block, i) for block in blocks for i, members in enumerate(block.groups) for position in members}
    for one, other in differing:
        (block, first), (other_block, second) = group[one], group[other]
        if block is other_block and first != second:
            block.judged.add((min(first, second), max(first, second)))
    return blocks


def _judged(mentions: Sequence[Mention], judgements: Judgements, known: Groups) -> list[tuple[int, int]]:
    """Join what is judged the same; the pairs that are judged different."""
    places = {Who(one.name, one.article, one.rank): position for position, one in enumerate(mentions)}
    for one, other in judgements.having("same"):
        if one in places and other in places:
            known.join(places[one], places[other])
    pairs = judgements.having("different")
    return [(places[one], places[other]) for one, other in pairs if one in places and other in places]


def _by_post(mentions: Sequence[Mention], known: Groups, differing: Sequence[tuple[int, int]]) -> None:
    """Join those of one name in one post of one holder: "Bí thư Tỉnh ủy X", not "Ủy viên" nor "Đại biểu"."""
    apart = {position for pair in differing for position in pair}
    holders: dict[tuple[str, str], int] = {}
    for position, mention in enumerate(mentions):
        if position not in apart:
            for seat in sorted(mention.seats):
                first = holders.setdefault((mention.name, seat), position)
                if first != position:
                    known.join(first, position)


def _blocks(mentions: Sequence[Mention], known: Groups, memory: Memory) -> list[Candidates]:
    by_name: dict[str, list[list[int]]] = defaultdict(list)
    for group in known.groups():
        by_name[min(mentions[position].name for position in group)].append(group)
    return [Candidates(name, by_name[name], memory) for name in sorted(by_name)]


def _score(blocks: Sequence[Candidates], mentions: Sequence[Mention]) -> None:
    """Put into the memory of each block the weights between its groups, from a sample of each group's mentions."""
    chosen: list[int] = []
    home: list[tuple[int, int]] = []  # of each chosen mention: its block, its group there
    new: list[int] = []
    for number, block in enumerate(blocks):
        if len(block.groups) > 1:
            samples = [group[:: max(1, -(-len(group) // SAMPLE))] for group in block.groups]
            block.digest = digest([mentions[position] for position in sample] for sample in samples)
            if block.digest in block.memory:
                continue
            new.append(number)
            for i, sample in enumerate(samples):
                chosen += sample
                home += [(number, i)] * len(sample)
    links = _weighed([mentions[position] for position in chosen], home)
    for number in new:
        block = blocks[number]
        block.memory.keep(block.digest or "", links.get(number, {}))


def _weighed(chosen: Sequence[Mention], home: Sequence[tuple[int, int]]) -> dict[int, dict[tuple[int, int], Link]]:
    """The links of each block, from the scores of the chosen mentions."""
    if not chosen:
        return {}
    from kg.resolve.scoring import weights  # Splink is slow to import

    pairs: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for one, other, weight in weights(chosen):
        pairs[home[one][0]].append((one, other, weight))
    groups = [i for _, i in home]
    return {number: mean_links(found, groups) for number, found in pairs.items()}


def _bar_fellows(blocks: Sequence[Candidates], mentions: Sequence[Mention]) -> None:
    """Two of one name in one article are two persons."""
    for block in blocks:
        seen: dict[str, list[int]] = defaultdict(list)
        for i, group in enumerate(block.groups):
            for article in sorted({mentions[position].article for position in group}):
                seen[article].append(i)
        for fellows in seen.values():
            block.fellows |= {(one, other) for one in fellows for other in fellows if one < other}
