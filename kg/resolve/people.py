"""Who is who: mentions of one name put together where more than the name says that they are one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.resolve.mentions import Mention


def clusters(mentions: Sequence[Mention]) -> list[list[int]]:
    """Positions of the mentions that are one person, each person's in order; every mention is in one cluster."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for position, mention in enumerate(mentions):
        blocks[mention.name].append(position)
    found: list[list[int]] = []
    for name in sorted(blocks):
        found += _joined(blocks[name], mentions)
    return found


def _joined(block: Sequence[int], mentions: Sequence[Mention]) -> Iterable[list[int]]:
    leader = {position: position for position in block}

    def find(position: int) -> int:
        while leader[position] != position:
            position = leader[position]
        return position

    for i, one in enumerate(block):
        for other in block[i + 1 :]:
            if same(mentions[one], mentions[other]):
                first, second = sorted((find(one), find(other)))
                leader[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for position in block:
        groups[find(position)].append(position)
    return groups.values()


def same(one: Mention, other: Mention) -> bool:
    return one.article != other.article and bool(one.posts & other.posts or one.bodies & other.bodies)
