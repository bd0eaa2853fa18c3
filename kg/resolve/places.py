"""The gazetteer: areas by name, and the areas that a name ends with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from kg.model import Place
from kg.resolve.ids import identifier
from kg.vi import fold, table
from kg.vi.words import Token, tokens

LEVELS = {
    "tỉnh": "province",
    "thành phố": "city",
    "thị xã": "town",
    "quận": "urban",
    "huyện": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
}
_GROUPS = {"city": ("cities", "thành phố"), "urban": ("urban", "quận"), "district": ("districts", "huyện")}
_LONGEST = 6  # tokens of the longest name of an area


@dataclass(frozen=True, slots=True)
class Area:
    key: str
    name: str
    word: str  # what kind it is called: tỉnh, thành phố, huyện …
    level: str  # province, district, commune
    province: str | None  # key of the province it lies in; its own for a province
    parent: str | None  # key
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None

    @property
    def label(self) -> str:
        """A province by its name, what lies in one with its kind: "Trà Vinh", "huyện Châu Thành"."""
        numbered = self.name.isdigit()
        return (
            self.name
            if self.level == "province"
            else f"{self.word.capitalize() if numbered else self.word} {self.name}"
        )


class Scope(NamedTuple):
    """One area as a name says it: ("huyện", "Châu Thành"), ("tỉnh", None) for a bare "tỉnh", (None, "Hà Nội")."""

    word: str | None
    name: str | None


class Gazetteer:
    def __init__(self, data: Mapping[str, Any]) -> None:
        self.country = Area(
            identifier("place", "country", data["country"]),
            data["country"],
            "nước",
            "country",
            None,
            None,
            wikidata=data["country_wikidata"],
        )
        self.persons = frozenset(data["persons"])
        self.areas: dict[str, Area] = {}
        self.names: dict[tuple[str, ...], list[Area]] = defaultdict(list)
        for row in data["province"]:
            self._province(row)
        for spelling, name in data["spellings"].items():
            self.names[_words(spelling)] += self.names[_words(name)]

    def _province(self, row: Mapping[str, Any]) -> None:
        key = identifier("place", "province", row["name"])
        aliases = tuple(row.get("aliases", ()))
        self._add(Area(key, row["name"], row["kind"], "province", key, self.country.key, aliases, row.get("wikidata")))
        for group, word in _GROUPS.values():
            for name in row.get(group, ()):
                parts = ("district", row["name"], word, name)
                self._add(Area(identifier("place", *parts), name, word, "district", key, key))

    def _add(self, area: Area) -> None:
        self.areas[area.key] = area
        for name in (area.name, *area.aliases):
            self.names[_words(name)].append(area)

    def longest(self, run: Sequence[Token]) -> int:
        """How many tokens at the start of ``run`` are the name of an area, as many as can be; 0 for none."""
        for length in range(min(_LONGEST, len(run)), 0, -1):
            words = tuple(token.word for token in run[:length])
            if words in self.names and (run[0].capital or words[0].isdigit()):
                return length
        return 0

    def find(self, scope: Scope, within: Iterable[str] = ()) -> Area | None:
        """The one area that is meant, where it is certain; ``within`` are keys of provinces that it may lie in."""
        if scope.name is None:
            return None
        found = [area for area in self.names.get(_words(scope.name), ()) if _fits(area, scope.word)]
        provinces = [area for area in found if area.level == "province"]
        if provinces and scope.word in (None, "tỉnh", "thành phố"):
            return provinces[0]
        if len(found) == 1:
            return found[0]
        near = [area for area in found if area.province in frozenset(within)]
        return near[0] if len(near) == 1 else None


@cache
def _words(name: str) -> tuple[str, ...]:
    words = tuple(token.word for token in tokens(name))
    return words[2:] if words[:2] == ("thành", "phố") and len(words) > 2 else words


def _fits(area: Area, word: str | None) -> bool:
    """Towns become cities and districts become towns: only "quận" and "tỉnh" never stand for another kind."""
    if word is None or area.word == word:
        return True
    if word == "tỉnh":
        return area.level == "province"
    if area.level == "province":
        return False
    return {area.word, word} in ({"thành phố", "thị xã"}, {"huyện", "thị xã"}, {"quận", "huyện"})


@cache
def gazetteer() -> Gazetteer:
    """The areas of ``kg/vi/places.toml``."""
    return Gazetteer(table("places"))


def scope_at(run: Sequence[Token], start: int) -> tuple[Scope, int] | None:
    """The scope whose kind is named at ``start`` ("huyện Châu Thành", "tỉnh"), and the position behind it."""
    word, after = _level_word(run, start)
    if word is None:
        return None
    length = gazetteer().longest(run[after:]) if LEVELS[word] != "commune" else 0
    if not length and LEVELS[word] == "commune":
        length = _capitals(run, after)
    if length:
        return Scope(word, name_of(run[after : after + length])), after + length
    closed = after == len(run) or _level_word(run, after)[0] is not None
    return (
        (Scope(word, None), after) if closed and not (word == "xã" and start and run[start - 1].word == "tác") else None
    )


def name_of(run: Sequence[Token]) -> str:
    """The words as printed, an abbreviation once."""
    return " ".join(dict(zip((token.begin for token in run), (token.printed for token in run), strict=True)).values())


def _level_word(run: Sequence[Token], start: int) -> tuple[str | None, int]:
    for length in (2, 1):
        words = [token.word for token in run[start : start + length]]
        if " ".join(words) in _LEVEL_WORDS:
            return _LEVEL_WORDS[" ".join(words)], start + len(words)
    return None, start


_LEVEL_WORDS = {fold(word): word for word in LEVELS}


def _capitals(run: Sequence[Token], start: int) -> int:
    """How many capitalised words, or one number, follow: the name of a commune, which no gazetteer here lists."""
    length = 0
    while start + length < len(run) and (run[start + length].capital or run[start + length].word.isdigit()):
        if _level_word(run, start + length)[0] is not None:
            break
        length += 1
    return length


def places(keys: Iterable[str], extra: Mapping[str, Area | Place]) -> Iterator[Place]:
    """The place nodes of the keys and of all that they lie in, in order of key."""
    book = gazetteer()
    known: dict[str, Area | Place] = {**book.areas, book.country.key: book.country, **extra}
    wanted: dict[str, Area | Place] = {}
    pending = [key for key in keys if key in known]
    while pending:
        key = pending.pop()
        if key not in wanted:
            wanted[key] = known[key]
            parent = known[key].parent
            pending += [parent] if parent else []
    for key in sorted(wanted):
        thing = wanted[key]
        yield thing if isinstance(thing, Place) else node(thing)


def node(area: Area) -> Place:
    kind = () if area.name.isdigit() or area.level == "country" else (f"{area.word} {area.name}",)
    aliases = {*area.aliases, area.name, *kind} - {area.label}
    return Place(
        key=area.key,
        name=area.label,
        aliases=tuple(sorted(aliases)),
        level=None if area.level == "country" else area.level,
        parent=area.parent,
        wikidata=area.wikidata,
    )
