"""Facts of invented articles, told in few words.

facts = article("bai-01", tenures=[("Lò Văn Thử", "Bí thư", "Tỉnh ủy Lào Cai")])
"""

from __future__ import annotations

from typing import Any

from kg.model import (
    Body,
    Date,
    Event,
    Evidence,
    Facts,
    Participation,
    Person,
    PersonnelChange,
    Post,
    Span,
    Tenure,
)


class Said:
    def __init__(self, id: str, **about: Any) -> None:
        self.id = id
        self.about = about
        self.evidence = (Evidence(id, Span(0, 9)),)
        self.persons: dict[str, Person] = {}
        self.bodies: dict[str, Body] = {}
        self.posts: dict[tuple[str, str | None], Post] = {}
        self.tenures: list[Tenure] = []
        self.changes: list[PersonnelChange] = []
        self.events: list[Event] = []
        self.roles: list[Participation] = []

    def person(self, name: str, **more: Any) -> str:
        if name not in self.persons:
            key = f"p{len(self.persons) + 1}"
            self.persons[name] = Person(key=key, name=name, evidence=self.evidence, **more)
        return self.persons[name].key

    def body(self, name: str | None, **more: Any) -> str | None:
        if name is None:
            return None
        if name not in self.bodies:
            self.bodies[name] = Body(key=f"b{len(self.bodies) + 1}", name=name, evidence=self.evidence, **more)
        return self.bodies[name].key

    def post(self, title: str, body: str | None) -> str:
        key = (title, self.body(body))
        if key not in self.posts:
            self.posts[key] = Post(key=f"s{len(self.posts) + 1}", title=title, body=key[1])
        return self.posts[key].key

    def held(self, name: str, title: str, body: str | None, **more: Any) -> Said:
        tenure = Tenure(
            key=f"t{len(self.tenures) + 1}",
            person=self.person(name),
            post=self.post(title, body),
            evidence=self.evidence,
            **more,
        )
        self.tenures.append(tenure)
        return self

    def changed(self, name: str, kind: str, title: str, body: str | None, **more: Any) -> Said:
        change = PersonnelChange(
            key=f"c{len(self.changes) + 1}",
            person=self.person(name),
            kind=kind,
            post=self.post(title, body),
            evidence=self.evidence,
            **more,
        )
        self.changes.append(change)
        return self

    def event(self, kind: str, label: str, host: str | None, *roles: tuple[str, str], **more: Any) -> Said:
        hosts = tuple(filter(None, [self.body(host)]))
        key = f"e{len(self.events) + 1}"
        self.events.append(Event(key=key, kind=kind, label=label, organizers=hosts, evidence=self.evidence, **more))
        for name, role in roles:
            self.roles.append(
                Participation(
                    key=f"r{len(self.roles) + 1}",
                    event=key,
                    agent=self.person(name),
                    role=role,
                    evidence=self.evidence,
                )
            )
        return self

    def facts(self) -> Facts:
        return Facts(
            article=self.id,
            persons=tuple(self.persons.values()),
            bodies=tuple(self.bodies.values()),
            posts=tuple(self.posts.values()),
            tenures=tuple(self.tenures),
            changes=tuple(self.changes),
            events=tuple(self.events),
            participations=tuple(self.roles),
            **self.about,
        )


def people(id: str, *names: str, near: dict[str, tuple[str, ...]] | None = None, **about: Any) -> Facts:
    """An article that names people who hold no post; ``near``: the words near a name."""
    said = Said(id, **about)
    for name in names:
        said.person(name, context=(near or {}).get(name, ()))
    return said.facts()


def on(year: int, month: int | None = None, day: int | None = None) -> Date:
    return Date(year, month, day)
