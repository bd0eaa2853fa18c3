"""Groups by average linkage: the two groups whose pairs agree most on average are joined, until none agree enough."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

Link = tuple[float, int]  # sum of the weights of the pairs between two groups, and their number


def linked(
    size: int, weights: Mapping[tuple[int, int], Link], threshold: float, apart: Collection[tuple[int, int]] = ()
) -> list[list[int]]:
    """Items 0…size-1 in groups, each in order.

    ``weights``: (lower, higher) item → sum and number of the weights between them. Groups are joined while the mean
    weight between them is at least ``threshold``; pairs of ``apart`` never come into one group, nor do those without a
    weight.
    Ties go to the lowest items, so that the same input gives the same groups.
    """
    members: dict[int, list[int]] = {item: [item] for item in range(size)}
    links: dict[int, dict[int, Link]] = {item: {} for item in range(size)}
    barred: dict[int, set[int]] = {item: set() for item in range(size)}
    for one, other in apart:
        barred[one].add(other)
        barred[other].add(one)
    for (one, other), link in weights.items():
        links[one][other] = links[other][one] = link
    heap = [
        (-total / count, one, other) for (one, other), (total, count) in weights.items() if total / count >= threshold
    ]
    heapify(heap)
    while heap:
        negative, one, other = heappop(heap)
        found = links.get(one, {}).get(other)
        if found is None or -found[0] / found[1] != negative or other in barred[one]:
            continue
        _join(one, other, members, links, barred)
        for third, (total, count) in links[one].items():
            if total / count >= threshold:
                heappush(heap, (-total / count, min(one, third), max(one, third)))
    return [sorted(members[item]) for item in sorted(members)]


def _join(
    one: int, other: int, members: dict[int, list[int]], links: dict[int, dict[int, Link]], barred: dict[int, set[int]]
) -> None:
    members[one] += members.pop(other)
    theirs = links.pop(other)
    theirs.pop(one, None)
    links[one].pop(other, None)
    for third, (total, count) in theirs.items():
        links[third].pop(other, None)
        mine = links[one].get(third, (0.0, 0))
        links[one][third] = links[third][one] = (mine[0] + total, mine[1] + count)
    for third in barred.pop(other):
        barred[one].add(third)
        barred[third].discard(other)
        barred[third].add(one)


def mean_links(pairs: Iterable[tuple[int, int, float]], group: Sequence[int]) -> dict[tuple[int, int], Link]:
    """The weights between groups, from those between their items; ``group`` is each item's."""
    found: dict[tuple[int, int], Link] = {}
    for one, other, weight in pairs:
        first, second = sorted((group[one], group[other]))
        if first != second:
            total, count = found.get((first, second), (0.0, 0))
            found[first, second] = (total + weight, count + 1)
    return found
