import random
from itertools import combinations

from kg.resolve.linkage import linked


def naive(
    size: int, weights: dict[tuple[int, int], float], threshold: float, apart: set[tuple[int, int]]
) -> list[list[int]]:
    """Average linkage by its definition."""
    groups = [[item] for item in range(size)]

    def mean(one: list[int], other: list[int]) -> float:
        pairs = [tuple(sorted((a, b))) for a in one for b in other]
        if any(pair in apart for pair in pairs):
            return float("-inf")
        known = [weights[pair] for pair in pairs if pair in weights]  # type: ignore[index]
        return sum(known) / len(known) if known else float("-inf")

    while len(groups) > 1:
        best = max(combinations(groups, 2), key=lambda two: (mean(*two), -two[0][0], -two[1][0]))
        if mean(*best) < threshold:
            break
        groups.remove(best[1])
        groups[groups.index(best[0])] = sorted(best[0] + best[1])
        groups.sort()
    return groups


def test_average_linkage_is_what_its_definition_gives() -> None:
    chance = random.Random(7)
    for _ in range(60):
        size = chance.randint(2, 9)
        pairs = [pair for pair in combinations(range(size), 2) if chance.random() < 0.8]
        weights = {pair: round(chance.uniform(-9, 9), 3) for pair in pairs}
        apart = {pair for pair in pairs if chance.random() < 0.1}
        links = {pair: (weight, 1) for pair, weight in weights.items()}
        assert linked(size, links, 1.0, apart) == naive(size, weights, 1.0, apart)


def test_pairs_apart_never_meet_through_a_third() -> None:
    links = {(0, 1): (20.0, 1), (1, 2): (20.0, 1), (0, 2): (20.0, 1)}
    assert linked(3, links, 0.0, {(0, 2)}) == [[0, 1], [2]]
