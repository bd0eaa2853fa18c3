"""A body as a text names it, and the words that its names are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kg.vi import fold, table


@dataclass(slots=True)
class BodyMention:
    """A body as named at one place of the text."""

    begin: int  # tokens
    end: int
    name: str
    kind: str
    level: str | None = None  # of the area that it names last: "tỉnh", "xã" …
    area: str | None = None  # the name of that area; None where the level stands alone
    bare: bool = False  # nothing says whose: "Đảng ủy", "UBND", "UBND tỉnh"
    parts: list[BodyMention] = field(default_factory=list)  # the body that this one is part of
    alias: str | None = None  # an abbreviation defined behind it
    alias_of: str | None = None  # the part of the name that stands before the abbreviation


# Kinds of bodies that states have, and whose names may end with the state's.
OF_STATES = frozenset(
    """union party_organisation party_centre association abroad ministry national force
    party_committee department company standing media institute""".split()
)


class _Words:
    def __init__(self) -> None:
        data = table("bodies")
        self.of = frozenset(map(fold, data["joiners"]["of"]))
        self.own_level = {fold(word): level for word, level in data["own_level"].items()}
        self.stops = frozenset(map(fold, data["lower_case"]["stops"]))
        self.suffixes = frozenset(map(fold, data["suffixes"]["words"]))
        self.tails = frozenset(data["tails"]["kinds"])
        self.written_out: dict[str, str] = data["written_out"]
        self.seldom = frozenset(map(fold, data["seldom_alone"]["words"]))


@cache
def words_of_bodies() -> _Words:
    return _Words()
