"""People as articles name them, with what each article tells of who they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Person
from kg.resolve.articles import Local, title_form
from kg.resolve.bodies import Identity
from kg.vi import fold


@dataclass(slots=True)
class Mention:
    """One person of one article."""

    article: str
    key: str  # within the article
    name: str  # folded
    rank: str  # "" for the first of that name in the article, then "2", "3" …
    person: Person
    posts: set[str] = field(default_factory=set)  # identifiers of posts that hold beyond the article
    titles: set[str] = field(default_factory=set)  # titles alone
    bodies: set[str] = field(
        default_factory=set
    )  # identifiers of bodies known beyond the article, with what they are part of
    areas: set[str] = field(default_factory=set)  # of those bodies
    provinces: set[str] = field(default_factory=set)  # that the article names
    beside: set[str] = field(default_factory=set)  # folded names of the other people of the article
    around: set[str] = field(default_factory=set)  # all bodies of the article
    year: int | None = None  # of the article


def name_form(name: str) -> str:
    return " ".join(fold(name).replace("’", "'").replace("-", " ").split())


def mentions(local: Local) -> Iterator[Mention]:
    """The people of an article, in its order."""
    facts = local.facts
    names = {person.key: name_form(person.name) for person in facts.persons}
    held: dict[str, set[str]] = defaultdict(set)
    for tenure in facts.tenures:
        held[tenure.person].add(tenure.post)
    for change in facts.changes:
        held[change.person].update(post for post in (change.post, change.previous_post) if post)
    around = {identity.key for identity in local.bodies.values() if identity.own}
    titles = {post.key: title_form(post.title) for post in facts.posts}
    bodies = {post.key: post.body for post in facts.posts}
    seen: dict[str, int] = defaultdict(int)
    for person in facts.persons:
        name = names[person.key]
        seen[name] += 1
        mention = Mention(facts.article, person.key, name, str(seen[name]) if seen[name] > 1 else "", person)
        mention.beside = {name for key, name in names.items() if key != person.key} - {mention.name}
        mention.provinces = local.context.provinces
        mention.around = around
        mention.year = facts.date.year if facts.date else None
        for post in sorted(held[person.key]):
            mention.titles.add(titles[post])
            if local.seats[post].own:
                mention.posts.add(local.seats[post].key)
            body = bodies[post]
            for identity in _upward(local.bodies[body] if body else None):
                if identity.own:
                    mention.bodies.add(identity.key)
                if identity.area:
                    mention.areas.add(identity.area)
        yield mention


def _upward(identity: Identity | None) -> Iterator[Identity]:
    while identity is not None:
        yield identity
        identity = identity.parent
