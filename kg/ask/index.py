"""The names of a graph's things, gathered once, ready to be looked up by words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.words import Word, words
from kg.vi import fold

KG = "https://w3id.org/vnkg/ontology#"
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
OTHER = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
POST_IN = NamedNode("http://www.w3.org/ns/org#postIn")
EVENT_CLASSES = ("Congress", "Conference", "Session", "Meeting", "Ceremony", "WorkingSession", "Visit", "Trial", "OtherEvent")


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
    weight: int = 0  # how many passages speak of it
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
    """The names of each kind of thing in a store; each kind is gathered when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kinds: dict[str, Names] = {}

    def __getitem__(self, kind: str) -> Names:
        """Raises KeyError for a kind that has no names: person, body, post, event, document, place, term have."""
        if kind not in self._kinds:
            gather = {
                "person": self._persons,
                "body": self._bodies,
                "post": self._posts,
                "event": self._events,
                "document": self._documents,
                "place": self._places,
                "term": self._terms,
            }[kind]
            self._kinds[kind] = Names(gather())
        return self._kinds[kind]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What everything is called; a post has no label of its own."""
        titles, homes = dict(self._pairs(kg("title"))), dict(self._pairs(POST_IN))
        named = dict(self._pairs(LABEL))
        return named | {iri: post_label(title, named.get(homes.get(iri, ""), "")) for iri, title in titles.items()}

    @cached_property
    def _others(self) -> Mapping[str, list[str]]:
        return self._grouped(OTHER)

    @cached_property
    def _mentions(self) -> Mapping[str, int]:
        return Counter(q.subject.value for q in self.store.quads_for_pattern(None, kg("evidence"), None))

    @cached_property
    def _seats(self) -> Mapping[str, list[str]]:
        return self._grouped(kg("place"))

    def _pairs(self, predicate: NamedNode) -> Iterable[tuple[str, str]]:
        for quad in self.store.quads_for_pattern(None, predicate, None):
            assert isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
            yield quad.subject.value, quad.object.value

    def _grouped(self, predicate: NamedNode) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for subject, value in self._pairs(predicate):
            groups[subject].append(value)
        return groups

    def _members(self, *classes: str) -> list[str]:
        found = {
            quad.subject.value for name in classes for quad in self.store.quads_for_pattern(None, TYPE, kg(name))
        }
        return sorted(iri for iri in found if iri in self.labels)

    def _names(self, iri: str) -> tuple[tuple[Word, ...], ...]:
        texts = dict.fromkeys([self.labels[iri], *self._others.get(iri, ())])
        return tuple(dict.fromkeys(tuple(words(text)) for text in texts))

    def _around(self, iris: Iterable[str]) -> tuple[Word, ...]:
        return tuple(dict.fromkeys(word for iri in iris if iri in self.labels for name in self._names(iri) for word in name))

    def _simple(self, iri: str, around: Iterable[str] = ()) -> Entry:
        return Entry(iri, self.labels[iri], self._names(iri), self._around(around), self._mentions.get(iri, 0))

    def _persons(self) -> list[Entry]:
        return [self._simple(iri) for iri in self._members("Person")]

    def _places(self) -> list[Entry]:
        return [self._simple(iri) for iri in self._members("Place", "AdministrativeArea")]

    def _terms(self) -> list[Entry]:
        return [self._simple(iri) for iri in self._members("Term")]

    def _bodies(self) -> list[Entry]:
        return [self._simple(iri, self._seats.get(iri, ())) for iri in self._members("Body")]

    def _posts(self) -> list[Entry]:
        titles = dict(self._pairs(kg("title")))
        homes = dict(self._pairs(POST_IN))
        used = Counter(post for _, post in self._pairs(kg("post")))
        entries = []
        for iri in self._members("Post"):
            home = homes.get(iri, "")
            names = self._names(home) if home in self.labels else ()
            around = self._around(self._seats.get(home, ()))
            title = tuple(word.bare for word in words(titles.get(iri, "")))
            entries.append(Entry(iri, self.labels[iri], names, around, used[iri], title=title, home=home))
        return entries

    def _events(self) -> list[Entry]:
        first, last, date = (dict(self._pairs(kg(name))) for name in ("earliest", "latest", "date"))
        organizers, terms, ordinals = (self._grouped(kg(name)) for name in ("organizer", "term", "ordinal"))
        kinds: dict[str, set[str]] = defaultdict(set)
        for name in EVENT_CLASSES:
            for quad in self.store.quads_for_pattern(None, TYPE, kg(name)):
                kinds[quad.subject.value].add(name)
        entries = []
        for iri in self._members("Event"):
            around = self._around([*organizers.get(iri, ()), *self._seats.get(iri, ()), *terms.get(iri, ())])
            numbers = tuple(Word(number, number) for number in ordinals.get(iri, ()))
            entries.append(
                Entry(
                    iri,
                    self.labels[iri],
                    self._names(iri),
                    around + numbers,
                    self._mentions.get(iri, 0),
                    kinds=frozenset(kinds[iri]),
                    first=first.get(iri, ""),
                    last=last.get(iri, ""),
                    date=date.get(iri, ""),
                )
            )
        return entries

    def _documents(self) -> list[Entry]:
        numbers, kinds = dict(self._pairs(kg("number"))), dict(self._pairs(kg("instrumentKind")))
        issuers = self._grouped(kg("issuer"))
        entries = []
        for iri in self._members("Instrument"):
            called = f"{kinds.get(iri, '')} {numbers.get(iri, '')}"
            names = (*self._names(iri), tuple(words(called)))
            entries.append(
                Entry(iri, self.labels[iri], names, self._around(issuers.get(iri, ())), self._mentions.get(iri, 0))
            )
        return entries
