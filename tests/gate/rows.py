"""Extracted facts in the format of the gold files, so that the two can be laid side by side."""

from __future__ import annotations

from typing import Any

from kg.model import Body, Date, Event, Facts, Participation, PersonnelChange, Tenure

Row = dict[str, Any]


def as_gold(facts: Facts) -> Row:
    """One article's facts as a gold file has them; rows with a body carry its further names as ``bodies``."""
    return _Writer(facts).document()


class _Writer:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.bodies: dict[str, Body] = {body.key: body for body in facts.bodies}
        self.posts = {post.key: post for post in facts.posts}

    def document(self) -> Row:
        facts = self.facts
        return {
            "doc": facts.article,
            "persons": [
                {"id": p.key, "name": p.name, "aliases": [*p.aliases]} | ({"byline": True} if p.byline else {})
                for p in facts.persons
            ],
            "tenures": [self.tenure(tenure) for tenure in facts.tenures],
            "changes": [self.change(change) for change in facts.changes],
            "events": [self.event(event) for event in facts.events],
            "roles": [self.role(role) for role in facts.participations],
            "body_changes": [
                {
                    "kind": c.kind,
                    "body": self.named(result),
                    "from": [self.named(b) for b in c.originals],
                    "date": lexical(c.date),
                }
                for c in facts.body_changes
                for result in c.results or c.originals
            ],
            "instruments": [
                {"kind": i.kind, "number": i.number, "date": lexical(i.date), "issuer": self.named(i.issuer)}
                for i in facts.instruments
            ],
        }

    def named(self, key: str | None) -> str | None:
        """Name of a body or person."""
        if key in self.bodies:
            return self.bodies[key].name
        return next((person.name for person in self.facts.persons if person.key == key), None)

    def post(self, key: str | None) -> Row:
        if key is None:
            return {"title": None, "body": None, "bodies": []}
        post = self.posts[key]
        body = self.bodies[post.body] if post.body else None
        return {"title": post.title, "body": body and body.name, "bodies": [*body.aliases] if body else []}

    def tenure(self, tenure: Tenure) -> Row:
        return {"person": tenure.person, **self.post(tenure.post), "status": tenure.status, "term": tenure.term}

    def change(self, change: PersonnelChange) -> Row:
        said = {"date": lexical(change.date), "by": self.named(change.decided_by), "term": change.term}
        return {"person": change.person, "kind": change.kind, **self.post(change.post), **said}

    def event(self, event: Event) -> Row:
        return {
            "id": event.key,
            "type": event.kind,
            "label": event.label,
            "date": lexical(event.date),
            "end": lexical(event.end),
            "place": event.place,
            "organizers": [self.named(key) for key in event.organizers],
        }

    def role(self, role: Participation) -> Row:
        body = self.bodies.get(role.agent)
        agent = {"agent": body.name, "bodies": [*body.aliases]} if body else {"agent": role.agent}
        return {"event": role.event, **agent, "role": role.role}


def lexical(date: Date | None) -> str | None:
    return date.lexical or None if date else None
