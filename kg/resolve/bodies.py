"""Bodies: one node per canonical name and area; a name that leaves its area open stays with its article.

The article completes what it leaves out: a bare "tỉnh", or the "Sở Y tế" of the only province that it names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day
from typing import NamedTuple

from kg.model import Body, Date, Facts
from kg.resolve.bodynames import BodyName, body_name
from kg.resolve.ids import identifier
from kg.resolve.places import LEVELS, Area, Scope, gazetteer, scope_at
from kg.vi.words import tokens


class Identity(NamedTuple):
    """Which body a name of one article means."""

    key: str
    label: str  # the name, its area written out where the article gives it elsewhere
    area: str | None  # key of a place
    parent: Identity | None
    own: bool  # known beyond its article


@dataclass(slots=True)
class Context:
    """The areas that an article names, and so what its bare "tỉnh", "huyện", "xã" mean: the only one of their level."""

    provinces: set[str] = field(default_factory=set)
    areas: dict[str, set[str]] = field(default_factory=dict)  # level word → keys of the areas so called
    about: str | None = None  # key of the province that the article is about, where it says so
    two_tier: bool = False  # written since districts ended on 1 July 2025: communes lie in provinces

    def name(self, area: Area) -> None:
        for word in {area.word, "thành phố" if area.word == "thị xã" else area.word}:
            self.areas.setdefault(word, set()).add(area.key)
        if area.province:
            self.provinces.add(area.province)

    @property
    def province(self) -> str | None:
        if self.about:
            return self.about
        return next(iter(self.provinces)) if len(self.provinces) == 1 else None

    def only(self, word: str) -> str | None:
        """Key of the one area that a bare ``word`` means here."""
        book = gazetteer().areas
        if word in ("tỉnh", "thành phố") and self.province and book[self.province].word == word:
            return self.province
        named = self.areas.get(word, set())
        return next(iter(named)) if len(named) == 1 else None


class Communes:
    """Areas below the gazetteer, made as articles name them."""

    def __init__(self) -> None:
        self.areas: dict[str, Area] = {}

    def get(self, word: str, name: str, parent: Area) -> Area:
        key = identifier("place", "commune", word, " ".join(token.word for token in tokens(name)), parent.key)
        return self.areas.setdefault(key, Area(key, name, word, "commune", parent.province, parent.key))


def scopes_of(text: str) -> tuple[Scope, ...]:
    """The areas that a phrase names, narrowest first: "xã Phong Hải, huyện Bảo Thắng" gives two."""
    run = tokens(text)
    found: list[Scope] = []
    position = 0
    while position < len(run):
        hit = scope_at(run, position)
        if hit is None:
            length = gazetteer().longest(run[position:])
            name = " ".join(token.printed for token in run[position : position + length])
            hit = (Scope(None, name), position + length) if length else None
        if hit is not None:
            found.append(hit[0])
        position = hit[1] if hit else position + 1
    return tuple(found)


class Bodies:
    """All bodies of all articles; made article by article."""

    def __init__(self) -> None:
        self.communes = Communes()

    def identities(self, facts: Facts) -> tuple[dict[str, Identity], Context]:
        """The identity of every body of an article by its key there, and the areas that the article names."""
        context = self.context(facts)
        reader = _Reader(facts, context, self.communes)
        return {body.key: reader.identity(body) for body in facts.bodies}, context

    def context(self, facts: Facts) -> Context:
        context = Context(two_tier=_since_districts_ended(facts.date))
        about = self.area(scopes_of(facts.place), context) if facts.place else None
        context.about = about.province if about else None
        named = [body_name(body.name).scopes for body in facts.bodies]
        named += [scopes_of(body.place) for body in facts.bodies if body.place]
        named += [scopes_of(event.place) for event in facts.events if event.place]
        # Twice, because a district may be known only by the province that another name gives.
        for _ in range(2):
            for scopes in named:
                area = self.area(scopes, context) if any(scope.name for scope in scopes) else None
                if area is not None:
                    context.name(area)
        return context

    def area(self, scopes: tuple[Scope, ...], context: Context) -> Area | None:
        return area_of(scopes, context, self.communes)


def area_of(scopes: tuple[Scope, ...], context: Context, communes: Communes) -> Area | None:
    """The area that scopes of one name mean in an article, the narrowest; None where that stays open."""
    book = gazetteer()
    within: Area | None = None
    for scope in reversed(scopes):
        near = {within.province} if within and within.province else context.provinces
        if scope.name is None:
            key = context.only(scope.word or "")
            area = book.areas.get(key or "") or communes.areas.get(key or "")
        elif LEVELS.get(scope.word or "") == "commune":
            area = _commune(scope, within, context, communes)
        else:
            area = book.find(scope, near)
        if area is None:
            return None
        within = area
    return within


def _commune(scope: Scope, within: Area | None, context: Context, communes: Communes) -> Area | None:
    """Named with its district; or as the article names it fully elsewhere; or in the one area it can lie in."""
    if within is not None:
        return communes.get(scope.word or "", scope.name or "", within)
    named = [communes.areas[key] for key in sorted(context.areas.get(scope.word or "", ()))]
    found = [area for area in named if area.name == scope.name]
    if len(found) == 1:
        return found[0]
    book = gazetteer().areas
    if context.two_tier and context.province:
        return communes.get(scope.word or "", scope.name or "", book[context.province])
    keys = {key for word in _DISTRICTS for key in context.areas.get(word, ())}
    districts = [book[key] for key in keys if book[key].level == "district"]
    return communes.get(scope.word or "", scope.name or "", districts[0]) if len(districts) == 1 else None


_DISTRICTS = ("huyện", "quận", "thị xã", "thành phố")


def _since_districts_ended(date: Date | None) -> bool:
    return bool(date and date.earliest and date.earliest >= Day(2025, 7, 1))


class _Reader:
    """The bodies of one article."""

    def __init__(self, facts: Facts, context: Context, communes: Communes) -> None:
        self.article = facts.article
        self.context = context
        self.communes = communes
        self.bodies = {body.key: body for body in facts.bodies}
        self.done: dict[str, Identity] = {}

    def identity(self, body: Body) -> Identity:
        if body.key not in self.done:
            # A body that is said to be part of itself is part of nothing.
            self.done[body.key] = self.read(body.name, None, body.place)
            parent = self.bodies.get(body.parent or "")
            if parent is not None and not self.done[body.key].parent:
                self.done[body.key] = self.read(body.name, self.identity(parent), body.place)
        return self.done[body.key]

    def read(self, printed: str, parent: Identity | None, place: str | None = None) -> Identity:
        name = body_name(printed)
        scopes = name.scopes or (scopes_of(place) if place else ())
        if not scopes and name.head and name.head.level and not name.national and self.context.province:
            area: Area | None = gazetteer().areas[self.context.province]
        else:
            area = area_of(scopes, self.context, self.communes) if scopes else None
        inner = self.read(printed[name.parent :], None, place) if name.parent else parent
        parts = self.parts(name, scopes, area, inner)
        key = identifier("body", *parts) if parts else identifier("body", name.core, *map(str, scopes), self.article)
        inner = inner if inner is None or inner.key != key else None
        return Identity(key, _label(printed, name, area), area.key if area else None, inner, bool(parts))

    def parts(
        self, name: BodyName, scopes: tuple[Scope, ...], area: Area | None, parent: Identity | None
    ) -> tuple[str, ...] | None:
        """What tells the body from every other one; None where that is not known."""
        if area is not None:
            return (name.core, area.key)
        if scopes:
            return None
        if name.national:
            return (name.core,)
        if parent is not None:
            return (name.core, parent.key) if parent.own else None
        if name.head is not None and name.head.scoped:
            return None
        return (name.core,) if name.proper else None


def _label(printed: str, name: BodyName, area: Area | None) -> str:
    if area is None or (name.scopes and name.scopes[-1].name) or any(scope.name for scope in name.scopes):
        return printed
    if not name.scopes:
        return f"{printed} {area.word} {area.name}"
    return f"{printed} {area.name}"
