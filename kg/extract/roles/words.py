"""The words of what people do at events: kg/vi/roles.toml."""

from __future__ import annotations

from functools import cache

from kg.vi import fold, table


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


class RoleWords:
    def __init__(self) -> None:
        data = table("roles")["context"]
        self.elsewhere = {words: frozenset(words.split()) for words in map(fold, data["elsewhere"])}
        self.earlier = tuple(map(fold, data["earlier"]))
        self.handings = _folded(data["handings"])
        self.invites = _folded(data["invites"])
        self.makes = _folded(data["makes"])
        self.details = _folded(data["details"])
        self.asides = _folded(data["asides"])
        self.there = _folded(data["there"])
        self.tasks = _folded(data["tasks"])
        self.not_there = _folded(data["not_there"])
        self.reports = _folded(data["reports"])
        self.on_behalf = _folded(data["on_behalf"])
        self.honours = tuple(map(fold, data["honours"]))
        self.will = _folded(data["will"])
        self.list_words = _folded(data["list"])
        self.strong_direct = _folded(data["direct_alone"])
        self.chairs_alone = _folded(data["chairs_alone"])
        self.opening = _folded(data["opening"])
        self.body_presents = _folded(data["body_presents"])
        self.loose_speech = _folded(data["loose_speech"])
        self.subordinating = _folded(data["subordinating"])
        self.courtesies = _folded(data["courtesies"])
        self.said = {"direct": _folded(data["said_direct"]), "speak": _folded(data["said_speak"])}
        self.at_trial = _folded(data["at_trial"])
        self.lives = _folded(data["lives"])
        self.answers = _folded(data["answers"])
        self.outsiders = _folded(data["outsiders"])
        self.speeches_of = _folded(data["speeches_of"])
        self.debates = _folded(data["debates"])
        self.urges = tuple(map(fold, data["urges"]))
        self.instructs = _folded(data["instructs"])
        self.formal_speech = tuple(map(fold, data["formal_speech"]))
        self.formal_acts = ("phát biểu", *map(fold, data["formal_presents"]))
        self.formal_presents = tuple(map(fold, data["formal_presents"]))
        self.joins_clauses = _folded(data["joins_clauses"])
        self.before_event = _folded(data["before_event"])


@cache
def role_words() -> RoleWords:
    return RoleWords()
