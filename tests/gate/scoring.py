"""How far found facts agree with gold facts: precision, recall and F1 of each type, article by article.

Both sides are dictionaries in the format of ``data/README.md``; a found row may carry ``bodies``, further names of its
body. Facts are matched one to one, the most alike first, by these rules:

person      one name, spelling folded
tenure      one person; posts alike: head word and rank equal, F1 of their words at least 0.75, and at most one side
            saying more than the other (a province left out is no error, another province is)
change      one person, one kind, no contradicting dates; posts alike where the gold names one
event       F1 of the labels' words at least 0.5, or 0.3 with one full date; no contradicting dates
role        the matched event, one agent, one role
instrument  one number, or one kind and date where a number is missing

Left out of account: a byline that was not found; a post stated as held that a change gives or takes; a second term in a
post; an event that is only named; attending beside a stronger role; speaking beside directing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.vi import fold
from tests.gate.phrases import Words, agree, contradict, parts

Row = Mapping[str, Any]
Pairs = list[tuple[int, int]]
TYPES = ("persons", "tenures", "changes", "events", "roles", "instruments")


@dataclass
class Count:
    """Facts of one type: found rightly, missed, invented."""

    right: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.invented) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.missed + self.invented
        return 2 * self.right / both if both else 0.0


@dataclass
class Result:
    """Counts of facts, and of the matched ones how many have the gold's date, kind, status or exact post."""

    counts: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in TYPES})
    details: dict[str, Counter[bool]] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """F1 of each type, their mean as ``macro``, and the share of right details."""
        figures = {kind: count.f1 for kind, count in self.counts.items()}
        figures["macro"] = sum(figures.values()) / len(TYPES)
        return figures | {name: seen[True] / seen.total() for name, seen in self.details.items()}

    def note(self, detail: str, right: bool) -> None:
        self.details.setdefault(detail, Counter())[right] += 1


def score(articles: Iterable[tuple[Row, Row]]) -> Result:
    """The figures of many articles, given as (gold, found)."""
    result = Result()
    for gold, found in articles:
        _Comparison(gold, found, result).run()
    return result


def align(likeness: Callable[[Row, Row], float], gold: Sequence[Row], found: Sequence[Row]) -> Pairs:
    """One-to-one pairs of indices with a likeness above 0, the most alike first."""
    every = ((likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    pairs: Pairs = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted((x for x in every if x[0] > 0), key=lambda x: (-x[0], x[1], x[2])):
        if i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs


class _Comparison:
    """One article's gold facts beside its found facts."""

    def __init__(self, gold: Row, found: Row, result: Result) -> None:
        self.gold, self.found, self.result = gold, found, result
        self.words = Words(gold.get("abbreviations", {}))
        self.called = {p["id"]: fold(p["name"]) for p in gold["persons"]}
        self.names = {p["id"]: {fold(n) for n in (p["name"], *p["aliases"])} for p in found["persons"]}
        self.events: dict[str, str] = {}  # id of a gold event → id of the found one

    def run(self) -> None:
        for kind in TYPES:
            gold, found = self.gold[kind], self.found[kind]
            pairs = align(getattr(self, f"_{kind}"), gold, found)
            if kind == "events":
                self.events = {gold[i]["id"]: found[j]["id"] for i, j in pairs}
            missed = [g for i, g in enumerate(gold) if i not in {i for i, _ in pairs}]
            beside = [f for j, f in enumerate(found) if j not in {j for _, j in pairs}]
            count = self.result.counts[kind]
            count.right += len(pairs)
            count.missed += sum(not (g.get("byline") or g.get("mentioned")) for g in missed)
            matched = [found[j] for _, j in pairs]
            count.invented += sum(not self.neutral(kind, f, matched) for f in beside)
            for i, j in pairs:
                self.details(kind, gold[i], found[j])

    def neutral(self, kind: str, found: Row, matched: Sequence[Row]) -> bool:
        """Whether a found fact without a gold one is no invention."""
        if kind == "tenures":
            post = ("person", "title", "body")
            again = any(all(found[k] == m[k] for k in post) for m in matched)
            return again or any(c["title"] and self._tenures(c, found) for c in self.gold["changes"])
        if kind == "roles" and found["role"] in ("attend", "speak"):
            return any(
                (found["role"] == "attend" or role["role"] == "direct")
                and self.events.get(role["event"]) == found["event"]
                and self.same_agent(role["agent"], found)
                for role in self.gold["roles"]
            )
        return False

    def details(self, kind: str, gold: Row, found: Row) -> None:
        note = self.result.note
        if kind in ("events", "changes") and (gold["date"] or found["date"]):
            note(f"{kind[:-1]} dates", parts(gold["date"]) == parts(found["date"]))
        if kind == "events":
            note("event types", gold["type"] == found["type"])
        if kind == "tenures":
            note("tenure status", gold["status"] == found["status"])
        if kind in ("tenures", "changes") and gold["title"]:
            want = self.words.bag(gold["title"], gold["body"])
            note("exact posts", any(want == self.words.bag(found["title"], b) for b in self.bodies(found)))

    def bodies(self, found: Row) -> list[str | None]:
        return [found["body"], *found.get("bodies", ())]

    def same_person(self, gold: str, found: str) -> bool:
        return gold in self.called and self.called[gold] in self.names.get(found, ())

    def same_agent(self, gold: str, found: Row) -> bool:
        if gold in self.called:
            return self.same_person(gold, found["agent"])
        return fold(gold) in map(fold, (found["agent"], *found.get("bodies", ())))

    def post(self, gold: Row, found: Row) -> float:
        if not gold["title"]:
            return 1.0
        if not found["title"]:
            return 0.0
        want = (gold["title"], gold["body"])
        return max(self.words.post_likeness(want, (found["title"], body)) for body in self.bodies(found))

    def _persons(self, gold: Row, found: Row) -> float:
        return float(self.called[gold["id"]] in self.names[found["id"]])

    def _tenures(self, gold: Row, found: Row) -> float:
        return self.post(gold, found) if self.same_person(gold["person"], found["person"]) else 0.0

    def _changes(self, gold: Row, found: Row) -> float:
        if gold["kind"] != found["kind"] or contradict(gold["date"], found["date"]):
            return 0.0
        return self._tenures(gold, found)

    def _events(self, gold: Row, found: Row) -> float:
        told = [date for date in (gold["date"], gold["end"]) if date]
        if told and all(contradict(date, found["date"]) for date in told):
            return 0.0
        likeness = self.words.likeness(gold["label"], found["label"])
        day = parts(gold["date"])[2] is not None and agree(gold["date"], found["date"])
        return likeness + 0.2 * day if likeness >= (0.3 if day else 0.5) else 0.0

    def _roles(self, gold: Row, found: Row) -> float:
        if gold["role"] != found["role"] or self.events.get(gold["event"]) != found["event"]:
            return 0.0
        if gold["agent"] in self.called:
            return float(self.same_person(gold["agent"], found["agent"]))
        names = [found["agent"], *found.get("bodies", ())]
        likeness = max(self.words.contained(gold["agent"], name) for name in names)
        return likeness if likeness >= 0.7 else 0.0

    def _instruments(self, gold: Row, found: Row) -> float:
        numbers = [re.sub(r"\W|_", "", fold(row["number"] or "")) for row in (gold, found)]
        if all(numbers):
            return float(numbers[0] == numbers[1])
        kinds = {fold(row["kind"]).split()[0] for row in (gold, found)}
        return float(len(kinds) == 1 and bool(gold["date"]) and agree(gold["date"], found["date"]))
