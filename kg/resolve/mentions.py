"""People as articles name them, with what each article tells of who they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.model import Person
from kg.resolve.articles import Local, title_form
from kg.resolve.bodies import Identity
from kg.resolve.places import gazetteer
from kg.vi import fold, table
from kg.vi.words import tokens

_AGE = re.compile(r"(\d\d) tuổi")


@dataclass(slots=True)
class Mention:
    """One person of one article."""

    article: str
    key: str  # within the article
    name: str  # folded
    rank: str  # "" for the first of that name in the article, then "2", "3" …
    person: Person
    posts: set[str] = field(default_factory=set)  # identifiers of posts that hold beyond the article
    seats: set[str] = field(default_factory=set)  # of those, the posts that have one holder at a time
    titles: set[str] = field(default_factory=set)  # titles alone
    offices: set[str] = field(default_factory=set)  # titles with the bodies' canonical words, wherever these may lie
    bodies: set[str] = field(
        default_factory=set
    )  # identifiers of bodies known beyond the article, with what they are part of
    provinces: set[str] = field(
        default_factory=set
    )  # of those bodies, or named near the name; else the article's only one
    beside: set[str] = field(default_factory=set)  # folded names of the other people of the article
    near: tuple[str, ...] = ()  # words near the name, areas left out: ``provinces`` has them
    around: tuple[str, ...] = ()  # names that the article uses, likewise
    age: int | None = None  # in years, as the article has it
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
    titles = {post.key: title_form(post.title) for post in facts.posts}
    bodies = {post.key: post.body for post in facts.posts}
    words = {body.key: [token.word for token in tokens(body.name)] for body in facts.bodies}
    seen: dict[str, int] = defaultdict(int)
    around = _not_areas(facts.context)
    for person in facts.persons:
        name = names[person.key]
        seen[name] += 1
        mention = Mention(facts.article, person.key, name, str(seen[name]) if seen[name] > 1 else "", person)
        mention.beside = {name for key, name in names.items() if key != person.key} - {mention.name}
        mention.near = _not_areas(person.context)
        mention.around = around
        mention.age = _age(person.context)
        mention.year = facts.date.year if facts.date else None
        for post in sorted(held[person.key]):
            mention.titles.add(titles[post])
            if local.seats[post].own:
                mention.posts.add(local.seats[post].key)
                if single(titles[post]):
                    mention.seats.add(local.seats[post].key)
            body = bodies[post]
            if body:
                mention.offices.add(" ".join((titles[post], *words[body])))
            for identity in _upward(local.bodies[body] if body else None):
                if identity.own:
                    mention.bodies.add(identity.key)
                if identity.area:
                    mention.provinces |= province_of(identity.area)
        mention.provinces |= named_provinces(person.context)
        if not mention.provinces:
            named = named_provinces(facts.context)
            mention.provinces = set(named) if len(named) == 1 else set()
        yield mention


def _not_areas(words: Iterable[str]) -> tuple[str, ...]:
    """Words without the areas that :func:`named_provinces` knows, and without the first half of "tỉnh Bắc Ninh"."""
    known = _province_names()
    return tuple(word for word in words if not word.startswith("tỉnh ") and word.removeprefix("tp ") not in known)


def _age(words: Iterable[str]) -> int | None:
    """What stands near the name as "45 tuổi", where that is one age."""
    found = {int(match[1]) for match in map(_AGE.fullmatch, words) if match}
    return found.pop() if len(found) == 1 else None


@cache
def _many() -> re.Pattern[str]:
    return re.compile("|".join(fold(word) for word in table("canonical")["many"]))


def single(title: str) -> bool:
    """Whether a post of this title has one holder at a time, or so few that none has another's name."""
    return not _many().search(title)


def province_of(area: str) -> frozenset[str]:
    known = gazetteer().areas.get(area)
    return frozenset([known.province]) if known and known.province else frozenset()


def named_provinces(words: Iterable[str]) -> frozenset[str]:
    """The provinces among names, and those of the districts that no other province has."""
    known = _province_names()
    return frozenset(known[word] for word in words if word in known)


@cache
def _province_names() -> dict[str, str]:
    """Folded name of an area → its province, where no area of that name lies in another."""
    found: dict[str, set[str]] = defaultdict(set)
    for area in gazetteer().areas.values():
        for name in (area.name, *area.aliases):
            if " " in name and area.province:
                found[name_form(name)].add(area.province)
    provinces = {name_form(area.name): area.key for area in gazetteer().areas.values() if area.level == "province"}
    return {name: keys.pop() for name, keys in found.items() if len(keys) == 1} | provinces


def _upward(identity: Identity | None) -> Iterator[Identity]:
    while identity is not None:
        yield identity
        identity = identity.parent
