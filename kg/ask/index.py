"""The names of a graph's things, gathered once, ready to be looked up by words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.things import KG, Thing, Things, from_store
from kg.ask.words import Word, words
from kg.collector import collector_paused
from kg.vi import fold

LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
IDENTIFIER = NamedNode("http://purl.org/dc/terms/identifier")
TITLE = NamedNode("http://purl.org/dc/terms/title")
URL = NamedNode("https://schema.org/url")
POST_IN = NamedNode("http://www.w3.org/ns/org#postIn")
KINDS = ("person", "body", "post", "event", "document", "place", "term")


def post_label(title: str, body: str) -> str:
    """ "Phó Bí thư" in "Tỉnh ủy X" → "Phó Bí thư Tỉnh ủy X"; "Trưởng ban" in "Ban Y" → "Trưởng Ban Y"."""
    own, home = title.split(), body.split()
    for size in range(min(3, len(own) - 1, len(home)), 0, -1):
        if fold(" ".join(own[-size:])) == fold(" ".join(home[:size])):
            return " ".join([*own[:-size], *home])
    return f"{title} {body}".strip()


def kg(name: str) -> NamedNode:
    """A term of our ontology."""
    return NamedNode(KG + name)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A thing of the graph with all that a question may call it by."""

    iri: str
    label: str
    names: tuple[tuple[Word, ...], ...]
    around: tuple[Word, ...] = ()  # words that are not its name but go with it: its place, its organizer
    title: tuple[str, ...] = ()  # of a post
    home: str = ""  # of a post: its body
    kinds: frozenset[str] = frozenset()  # of an event: its classes
    first: str = ""  # of what is dated: the first and the last day, and the date as it is known
    last: str = ""
    date: str = ""


@dataclass(slots=True)
class Names:
    """The entries of one kind, with the words that lead to them."""

    entries: list[Entry]
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for number, entry in enumerate(self.entries):
            for bare in {word.bare for name in (*entry.names, entry.around) for word in name}:
                self.by_word[bare].append(number)

    def rarity(self, bare: str) -> float:
        """How much a word says: log(1 + things / things with the word)."""
        return math.log(1 + len(self.entries) / max(1, len(self.by_word.get(bare, ()))))

    def holding(self, bares: Iterable[str]) -> Iterable[Entry]:
        """The entries with any of the words."""
        return (self.entries[number] for number in sorted({n for bare in bares for n in self.by_word.get(bare, ())}))


class Index:
    """The names of each kind of thing in a graph; each kind is gathered when it is first asked for."""

    def __init__(self, store: Store, things: Things | None = None) -> None:
        self.store = store
        self._things = things or from_store(store)
        self._kinds: dict[str, Names] = {}
        self._labels: dict[str, str] = {}

    def __getitem__(self, kind: str) -> Names:
        """Raises KeyError for a kind that has no names: person, body, post, event, document, place, term have."""
        if kind not in self._kinds:
            with collector_paused():
                self._kinds[kind] = Names(list(self._gathered(kind)))
        return self._kinds[kind]

    def label(self, iri: str) -> str:
        """What a thing is called; a post by its title and its body, as it has no label of its own."""
        if iri not in self._labels:
            self._labels[iri] = self._value(iri, LABEL) or self._post_label(iri) or iri
        return self._labels[iri]

    def weight(self, iri: str) -> int:
        """How many passages speak of a thing, of a post how many facts: the better known comes first."""
        return self._count(f"<{iri}> kg:evidence ?x") or self._count(f"?x kg:post <{iri}>")

    def _count(self, pattern: str) -> int:
        (found,) = cast("Any", self.store.query(f"PREFIX kg: <{KG}> SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"))
        return int(found["n"].value)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The things of which articles say what does not agree."""
        return frozenset(cast("Any", q.subject).value for q in self.store.quads_for_pattern(None, kg("disputed"), None))

    def hint(self, iri: str) -> str:
        """What tells a thing from others of its name: a post of a person, the place of a body, else an article."""
        for predicate in (kg("holds"), kg("place"), kg("date")):
            if found := self._value(iri, predicate):
                return self.label(found) if found.startswith("http") else found
        mention = self._value(iri, kg("evidence"))
        article = self._value(mention, kg("article")) if mention else ""
        return self._value(article, IDENTIFIER) if article else iri

    def _value(self, iri: str, predicate: NamedNode) -> str:
        found = (quad.object for quad in self.store.quads_for_pattern(NamedNode(iri), predicate, None))
        return next((value.value for value in found if isinstance(value, Literal | NamedNode)), "")

    def _post_label(self, iri: str) -> str:
        title, home = self._value(iri, kg("title")), self._value(iri, POST_IN)
        return post_label(title, self._value(home, LABEL) if home else "") if title else ""

    def _gathered(self, kind: str) -> Iterator[Entry]:
        bodies = {entry.iri: entry for entry in self["body"].entries} if kind == "post" else {}
        for thing in self._things(kind):
            if kind == "post":
                yield _post(thing, bodies.get(thing.home))
                continue
            names = dict.fromkeys(tuple(words(text)) for text in (thing.label, *thing.others))
            yield Entry(
                thing.iri,
                thing.label,
                tuple(names),
                _words(thing.around),
                kinds=frozenset([thing.kind] if thing.kind else ()),
                first=thing.first,
                last=thing.last,
                date=thing.date,
            )


def _post(thing: Thing, home: Entry | None) -> Entry:
    title = tuple(word.bare for word in words(thing.label))
    label = post_label(thing.label, home.label if home else "")
    names, around = (home.names, home.around) if home else ((), ())
    return Entry(thing.iri, label, names, around, title=title, home=home.iri if home else "")


def _words(texts: Iterable[str]) -> tuple[Word, ...]:
    return tuple(dict.fromkeys(word for text in texts for word in words(text)))
