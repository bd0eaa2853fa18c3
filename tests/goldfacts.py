"""Gold facts as the values that extraction gives: every later room can be tested on what a careful reader finds.

    facts = gold_facts(Path("data/gold/x-001.json"), article_text)

Keys: persons p1, bodies b1, posts s1, tenures t1, changes c1, events e1, participations r1, body changes m1,
instruments i1. The evidence of a fact is the sentence of the text that shares most words with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from kg.model import (
    Article,
    Body,
    BodyChange,
    Date,
    Event,
    Evidence,
    Facts,
    Instrument,
    Participation,
    Person,
    PersonnelChange,
    Post,
    Span,
    Tenure,
)
from kg.vi import fold

Row = Mapping[str, Any]
Change = TypeVar("Change", PersonnelChange, BodyChange)
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…](?=\s)|(?=\n)|\Z)")
_WORD = re.compile(r"[^\W_]+")
_VERBS = {
    "established": "thành lập",
    "merged": "sáp nhập",
    "split": "tách",
    "renamed": "đổi tên",
    "dissolved": "giải thể",
}
_OFFICE = re.compile(r"(?:phó )?(?:chủ tịch|chủ nhiệm|giám đốc|bí thư|bộ trưởng|thủ tướng|tổng bí thư)\b")


def gold_facts(gold: Path, text: str) -> Facts:
    """The facts of one gold file; ``text`` is the article's stored text, in which the evidence is looked for."""
    row = json.loads(gold.read_text(encoding="utf-8"))
    return _Reader(row["doc"], text).read(row)


def gold_folder(gold: Path, texts: Path) -> Iterator[tuple[Article, Facts]]:
    """Each gold file of a folder with its article ``texts/<stem>.txt``, by name."""
    for path in sorted(gold.glob("*.json")):
        text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
        article = Article(id=path.stem, text=text, body=(Span(0, len(text)),), source=f"{path.stem}.txt")
        yield article, gold_facts(path, text)


def date(printed: str | None) -> Date | None:
    """2018-09-28, 2018-09, 2018, --09-28 and --09 as a Date."""
    if not printed:
        return None
    if printed.startswith("--"):
        month, _, day = printed[2:].partition("-")
        return Date(None, int(month), int(day) if day else None)
    return Date(*map(int, printed.split("-")))


class _Reader:
    def __init__(self, article: str, text: str) -> None:
        self.article = article
        self.sentences = [
            (Span(match.start(), match.end()), fold(match[0]), set(_WORD.findall(fold(match[0]))))
            for match in _SENTENCE.finditer(text)
            if match[0].strip()
        ]
        self.persons: dict[str, Person] = {}
        self.bodies: dict[str, Body] = {}
        self.posts: dict[tuple[str, str | None], Post] = {}
        self.abbreviations: dict[str, str] = {}

    def read(self, row: Row) -> Facts:
        self.abbreviations = {full: short for short, full in row.get("abbreviations", {}).items()}
        for person in row["persons"]:
            self.persons[person["id"]] = self.person(person)
        events = tuple(self.event(event) for event in row["events"])
        issued = tuple(self.instrument(i, row=instrument) for i, instrument in enumerate(row["instruments"], 1))
        decided = {one.number: one.key for one in issued if one.number}
        return Facts(
            article=self.article,
            tenures=tuple(self.tenure(i, row=tenure) for i, tenure in enumerate(row["tenures"], 1)),
            changes=tuple(
                self.decided(self.change(i, row=change, events=events), decided)
                for i, change in enumerate(row["changes"], 1)
            ),
            events=events,
            participations=tuple(self.role(i, row=role, events=events) for i, role in enumerate(row["roles"], 1)),
            body_changes=tuple(
                self.decided(self.body_change(i, row=change), decided)
                for i, change in enumerate(row["body_changes"], 1)
            ),
            instruments=issued,
            persons=tuple(self.persons.values()),
            bodies=tuple(self.bodies.values()),
            posts=tuple(self.posts.values()),
        )

    def evidence(self, *phrases: str | None, within: str = "", **stated: Any) -> tuple[Evidence, ...]:
        """The first sentence that shares most words with the phrases, one holding ``within`` before all others."""
        words = set(_WORD.findall(fold(" ".join(phrase or "" for phrase in phrases))))
        best = max(self.sentences, key=lambda s: (fold(within) in s[1], len(words & s[2])))
        return (Evidence(self.article, best[0], **stated),)

    def decided(self, change: Change, instruments: Mapping[str, str]) -> Change:
        """The change with the instrument whose number stands in its sentence."""
        sentence = next(text for span, text, _ in self.sentences if span == change.evidence[0].span)
        return replace(change, decided_in=next((key for no, key in instruments.items() if fold(no) in sentence), None))

    def person(self, row: Row) -> Person:
        return Person(
            key=row["id"],
            name=row["name"],
            aliases=tuple(row["aliases"]),
            byline=row.get("byline", False),
            evidence=self.evidence(row["name"], within=row["name"]),
        )

    def body(self, name: str) -> str:
        if name not in self.bodies:
            short = self.abbreviations.get(name)
            aliases = (short,) if short else ()
            key = f"b{len(self.bodies) + 1}"
            self.bodies[name] = Body(key=key, name=name, aliases=aliases, evidence=self.evidence(name, within=name))
        return self.bodies[name].key

    def post(self, title: str | None, body: str | None) -> str | None:
        if title is None:
            return None
        key = (title, self.body(body) if body else None)
        if key not in self.posts:
            self.posts[key] = Post(key=f"s{len(self.posts) + 1}", title=key[0], body=key[1])
        return self.posts[key].key

    def tenure(self, number: int, row: Row) -> Tenure:
        name = self.persons[row["person"]].name
        post = self.post(row.get("title"), row["body"])
        assert post is not None
        evidence = self.evidence(
            name, row.get("title"), row["body"], within=name, supports=("holder", "post"), status=row["status"]
        )
        return Tenure(
            key=f"t{number}",
            person=row["person"],
            post=post,
            status=row["status"],
            term=row.get("term"),
            evidence=evidence,
        )

    def change(self, number: int, row: Row, events: tuple[Event, ...]) -> PersonnelChange:
        name = self.persons[row["person"]].name
        decided_by, at_event = self.decider(row.get("by"), events)
        return PersonnelChange(
            key=f"c{number}",
            person=row["person"],
            kind=row["kind"],
            post=self.post(row.get("title"), row["body"]),
            acting=row.get("acting", False),
            date=date(row.get("date")),
            term=row.get("term"),
            decided_by=decided_by,
            at_event=at_event,
            evidence=self.evidence(
                name, row.get("title"), row["body"], within=name, supports=("person", "change", "post")
            ),
        )

    def decider(self, by: str | None, events: tuple[Event, ...]) -> tuple[str | None, str | None]:
        """(key of the body, person or post that decided, key of the event at which it was decided)."""
        if not by:
            return None, None
        if re.match("(đại hội|hội nghị|kỳ họp)", fold(by)):
            words = set(_WORD.findall(fold(by)))
            return None, max(
                (event.key for event in events if len(words & set(_WORD.findall(fold(event.label)))) > len(words) / 2),
                default=None,
            )
        for person in self.persons.values():
            if by in (person.name, *person.aliases):
                return person.key, None
        office = _OFFICE.match(fold(by))
        if office:
            return self.post(by[: office.end()], by[office.end() :].strip() or None), None
        return self.body(by), None

    def event(self, row: Row) -> Event:
        return Event(
            key=row["id"],
            kind=row["type"],
            label=row["label"],
            date=date(row.get("date")),
            end=date(row.get("end")),
            place=row.get("place"),
            organizers=tuple(map(self.body, row["organizers"])),
            evidence=self.evidence(row["label"], supports=("date",) if row.get("date") else ()),
        )

    def role(self, number: int, row: Row, events: tuple[Event, ...]) -> Participation:
        person = self.persons.get(row["agent"])
        label = next(event.label for event in events if event.key == row["event"])
        name = person.name if person else row["agent"]
        return Participation(
            key=f"r{number}",
            event=row["event"],
            agent=person.key if person else self.body(name),
            role=row["role"],
            evidence=self.evidence(name, label, within=name, supports=("agent", "role")),
        )

    def body_change(self, number: int, row: Row) -> BodyChange:
        return BodyChange(
            key=f"m{number}",
            kind=row["kind"],
            originals=tuple(map(self.body, row["from"])),
            results=(self.body(row["body"]),),
            date=date(row.get("date")),
            evidence=self.evidence(row["body"], *row["from"], within=_VERBS[row["kind"]]),
        )

    def instrument(self, number: int, row: Row) -> Instrument:
        label = row.get("name") or " ".join(filter(None, (row["kind"], row.get("number") and f"số {row['number']}")))
        return Instrument(
            key=f"i{number}",
            kind=row["kind"],
            label=label,
            number=row.get("number"),
            date=date(row.get("date")),
            issuer=self.decider(row.get("issuer"), ())[0],
            law=row["kind"] in {"Luật", "Bộ luật", "Hiến pháp"},
            evidence=self.evidence(row["kind"], row.get("number"), row.get("name"), within=row.get("number") or ""),
        )
