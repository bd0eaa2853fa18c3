"""The frame that a verb of change opens, and the patterns of lines that its readers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.extract.changes.lines import Line
from kg.extract.posts.finder import PostMention
from kg.model import Date
from kg.vi import fold, folded, table


@dataclass(slots=True)
class Frame:
    line: Line
    kind: str
    begin: int  # positions in the line
    end: int
    stop: int  # where the next verb begins
    people: list[int] = field(default_factory=list)  # positions
    posts: list[PostMention] = field(default_factory=list)
    by: int | None = None  # position
    decider: Any = None  # whose deed it is, where an earlier line of the sentence says so
    rule: str = ""
    behind: int = 0  # behind the last argument
    carried: list[str] = field(default_factory=list)  # keys of people named in an earlier line
    left: dict[str, PostMention] = field(default_factory=dict)  # person → the post that is meant, where none is named
    earlier: bool = False  # than what the article tells of
    meant: bool = False  # the posts are titles of the people, for none is said to be given or taken
    then: bool = False  # told behind another, "rồi làm P": later than it
    announced: bool = False  # the date is that of the day on which the decision was handed over
    past: bool = False  # the same, once it is told
    date: Date | None = None  # once it is told
    of: Frame | None = None  # the frame whose verb, and day, this one of a list shares

    @property
    def persons(self) -> list[str]:
        return [self.line.chunks[at].value for at in self.people] or self.carried


class _Words:
    def __init__(self) -> None:
        data = table("changes")["grammar"]
        self.intransitive, self.weak = folded(data["intransitive"]), folded(data["weak"])
        self.again, self.charging = folded(data["again"]), folded(data["charging"])
        self.seating = folded(data["seating"])
        self.unseating, self.of_all = folded(data["unseating"]), folded(data["of_all"])
        self.anybody = folded(data["anybody"])
        self.unreal, self.passing = folded(data["unreal_nouns"]), folded(data["passing_nouns"])
        self.arranging = tuple(map(fold, data["arranging"]))
        self.setting_apart, self.besides = folded(data["setting_apart"]), folded(data["besides"])
        self.kin = frozenset(
            word for word in folded(table("tenures")["kin"]) | folded(data["kin"]) if not word.endswith(" là")
        )
        self.rank = {kind: place for place, kind in enumerate(data["strongest_first"])}


@cache
def words() -> _Words:
    return _Words()


# Behind a name: its posts in apposition. Before a name: its title. Between names: what joins them.
APPOSED = r"(?:[,-][wHgcq#D]{0,3}P(?!H*N)(?:T|[,v-]{0,2}[Hck]?P(?!H*N)|,B)*[,-]?)?"
TITLED = r"(?:P(?:[,v]P)*H*)?"
AND = r"(?:,v|,|v|(?<=[,-]))"

PENALTIES = ("disciplined", "dismissed", "suspended")
TAKES = ("relieved", "dismissed", "resigned", "suspended")  # kinds that take a post away
GIVES = ("elected", "appointed", "transferred")
