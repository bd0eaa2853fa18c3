"""Groups that grow by joins and never hold two things of one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence


class Groups:
    """Positions 0…n-1 with the article that each comes from; at first each is a group of its own."""

    def __init__(self, articles: Sequence[str]) -> None:
        self._leader = list(range(len(articles)))
        self._articles = [{article} for article in articles]

    def leader(self, position: int) -> int:
        """The first of the group that ``position`` is in."""
        while self._leader[position] != position:
            self._leader[position] = self._leader[self._leader[position]]
            position = self._leader[position]
        return position

    def join(self, one: int, other: int) -> bool:
        """Make two groups one; False, and nothing done, where an article would stand in it twice."""
        first, second = sorted((self.leader(one), self.leader(other)))
        if first == second:
            return True
        if self._articles[first] & self._articles[second]:
            return False
        self._leader[second] = first
        self._articles[first] |= self._articles[second]
        return True

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for position in range(len(self._leader)):
            found[self.leader(position)].append(position)
        return list(found.values())
