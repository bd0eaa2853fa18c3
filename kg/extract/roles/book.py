"""The roles found so far, and who acts: a person, a body, or the one person who holds a post here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.bodies.finder import BodyMention
from kg.extract.events.happenings import Happening
from kg.extract.posts.finder import PostMention
from kg.extract.roles.words import role_words
from kg.extract.text.chunks import Row
from kg.vi import fold


def _invited(row: Row, index: int, at: int) -> bool:
    """Whether somebody is only asked for what stands behind: "trân trọng mời Tổng Bí thư N dự và phát biểu"."""
    before = re.search(r".[HP]*$", row.code[:index]) if index < at else None
    return before is not None and row.chunks[before.start()].norm.rpartition(" ")[2] in role_words().invites


@dataclass(slots=True)
class RoleMention:
    event: Happening
    person: str | None  # key
    body: BodyMention | None  # a BodyMention where a body acts
    role: str
    row: Row
    begin: int  # tokens
    end: int
    rule: str


class Book:
    """Roles in the order in which they are read."""

    def __init__(self, holders: dict[tuple[str, str], str]) -> None:
        self.holders = holders  # (folded title, folded body) → the one person who holds it here
        self.found: list[RoleMention] = []

    def add(self, role: str, event: Happening, row: Row, indexes: list[int], at: int, rule: str) -> None:
        present = [index for index in indexes if not _invited(row, index, at)]
        for person, body, index in self.agents(row, present, at):
            low, high = sorted((index, at))
            self.found.append(
                RoleMention(event, person, body, role, row, row.chunks[low].begin, row.chunks[high].end, rule)
            )

    def agents(self, row: Row, indexes: list[int], at: int) -> list[tuple[str | None, BodyMention | None, int]]:
        """(person, body, chunk) of those who act at chunk ``at``."""
        agents: list[tuple[str | None, BodyMention | None, int]] = []
        for index in indexes:
            chunk = row.chunks[index]
            if chunk.symbol == "N":
                agents.append((self._by_post(row, index, at) or chunk.value, None, index))
            elif chunk.symbol == "B":
                agents.append((None, chunk.value, index))
            elif chunk.symbol == "P":
                person = self._holder(chunk.value)
                if person:
                    agents.append((person, None, index))
        return agents

    def _by_post(self, row: Row, index: int, at: int) -> str | None:
        """Who holds the post behind another's name: "Nói về việc kỷ luật ông A, Tổng Bí thư cho biết …"."""
        match = re.fullmatch(r",H*(P)w{0,3}", row.code[index + 1 : at]) if index < at else None
        return self._holder(row.chunks[index + 1 + match.start(1)].value) if match else None

    def _holder(self, post: PostMention) -> str | None:
        body = fold(post.body.name) if post.body else ""
        return self.holders.get((fold(post.title), body)) or self.holders.get((fold(post.title), ""))
