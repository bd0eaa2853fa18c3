"""One article on its way to the graph: its facts, and what its local keys mean everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kg.model import Facts, Post
from kg.resolve.bodies import Bodies, Context, Identity
from kg.resolve.bodynames import body_name
from kg.resolve.ids import identifier
from kg.vi import fold, table


class Seat(NamedTuple):
    """A post as it stands everywhere."""

    key: str
    title: str
    body: str | None  # key
    own: bool  # known beyond its article
    body_name: str | None = None  # where the title names a body that no list of the article's need hold


@dataclass(slots=True)
class Local:
    facts: Facts
    bodies: Mapping[str, Identity]
    context: Context
    seats: Mapping[str, Seat]
    persons: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    instruments: dict[str, str] = field(default_factory=dict)

    def agent(self, key: str | None) -> str | None:
        """The identifier of a person, a body or a post of this article."""
        if key is None:
            return None
        if key in self.persons:
            return self.persons[key]
        if key in self.bodies:
            return self.bodies[key].key
        return self.seats[key].key if key in self.seats else None


def localise(facts: Facts, bodies: Bodies) -> Local:
    identities, context = bodies.identities(facts)
    names = {body.key: body.name for body in facts.bodies}
    seats = {post.key: seat(post, facts.article, identities, names) for post in facts.posts}
    return Local(facts, identities, context, seats)


@cache
def _national() -> dict[str, tuple[str, tuple[str, str] | None]]:
    """Folded title, with or without its body → the title, and (title, body) where the post is found by these."""
    forms: dict[str, tuple[str, tuple[str, str] | None]] = {}
    for row in table("canonical")["posts"]:
        found = (row["body"][0], row["body"][1]) if "body" in row else None
        forms |= {fold(form): (row["title"], found) for form in row["forms"]}
    return forms


@cache
def _of_the_state() -> frozenset[str]:
    return frozenset(fold(row["title"]) for row in table("canonical")["posts"] if row.get("of_the_state"))


@cache
def _titles() -> dict[str, str]:
    return {fold(form): fold(title) for form, title in table("canonical")["titles"].items()}


def title_form(title: str) -> str:
    """Folded, one form for titles that are the same: "PCT" and "Phó Chủ tịch"."""
    words = " ".join(fold(title).split())
    return _titles().get(words, words)


def seat(post: Post, article: str, bodies: Mapping[str, Identity], names: Mapping[str, str]) -> Seat:
    """The nation's single posts are one each; a post whose body is unknown belongs to its article alone."""
    title = title_form(post.title)
    whole = title if post.body is None else f"{title} {fold(names[post.body])}"
    for form in (whole, title) if post.body is None else (whole,):
        if form in _national():
            printed, found = _national()[form]
            if found is None:
                state = bodies[post.body].key if post.body is not None and fold(printed) in _of_the_state() else None
                return Seat(identifier("post", "national", fold(printed)), printed, state, True)
            body = identifier("body", body_name(found[1]).core)
            return Seat(identifier("post", title_form(found[0]), body), found[0], body, True, found[1])
    if post.body is None:
        return Seat(identifier("post", title, None, article), post.title, None, False)
    body = bodies[post.body].key
    return Seat(identifier("post", title, body), post.title, body, bodies[post.body].own)
