"""The names of a graph's things, gathered once, ready to be looked up by words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.words import Word, words
from kg.vi import fold

KG = "https://w3id.org/vnkg/ontology#"
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
POST_IN = NamedNode("http://www.w3.org/ns/org#postIn")
_PREFIXES = " ".join(
    f"PREFIX {name}: <{iri}>"
    for name, iri in {
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "org": "http://www.w3.org/ns/org#",
    }.items()
)


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
    """The names of each kind of thing in a store; each kind is gathered when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kinds: dict[str, Names] = {}
        self._labels: dict[str, str] = {}

    def __getitem__(self, kind: str) -> Names:
        """Raises KeyError for a kind that has no names: person, body, post, event, document, place, term have."""
        if kind not in self._kinds:
            gather = {
                "person": lambda: self._simple("Person"),
                "body": lambda: self._simple("Body", self._of("?s kg:place/rdfs:label ?o")),
                "post": self._posts,
                "event": self._events,
                "document": self._documents,
                "place": lambda: self._simple("Place"),
                "term": lambda: self._simple("Term"),
            }[kind]
            self._kinds[kind] = Names(gather())
        return self._kinds[kind]

    def label(self, iri: str) -> str:
        """What a thing is called; a post by its title and its body, as it has no label of its own."""
        if iri not in self._labels:
            self._labels[iri] = self._value(iri, LABEL) or self._post_label(iri) or iri
        return self._labels[iri]

    def weight(self, iri: str) -> int:
        """How many passages speak of a thing, of a post how many facts: the better known comes first."""
        node = NamedNode(iri)
        passages = sum(1 for _ in self.store.quads_for_pattern(node, kg("evidence"), None))
        return passages or sum(1 for _ in self.store.quads_for_pattern(None, kg("post"), node))

    def _value(self, iri: str, predicate: NamedNode) -> str:
        found = (quad.object for quad in self.store.quads_for_pattern(NamedNode(iri), predicate, None))
        return next((value.value for value in found if isinstance(value, Literal | NamedNode)), "")

    def _post_label(self, iri: str) -> str:
        title, home = self._value(iri, kg("title")), self._value(iri, POST_IN)
        return post_label(title, self._value(home, LABEL) if home else "") if title else ""

    def _select(self, pattern: str) -> Iterator[tuple[str, ...]]:
        """The values of ?s and ?o of a pattern, streamed; the pattern is one of this module."""
        query = f"PREFIX kg: <{KG}> {_PREFIXES} SELECT ?s ?o WHERE {{ {pattern} }}"
        for subject, value in self.store.query(query):  # type: ignore[misc, union-attr]
            yield subject.value, value.value

    def _of(self, pattern: str) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for subject, value in self._select(pattern):
            groups[subject].append(value)
        return groups

    def _named(self, kind: str) -> list[tuple[str, str, tuple[tuple[Word, ...], ...]]]:
        """IRI, label and all names of each thing of a class, by IRI."""
        others = self._of(f"?s a kg:{kind} ; skos:altLabel ?o")
        found = []
        for iri, label in sorted(self._select(f"?s a kg:{kind} ; rdfs:label ?o")):
            names = dict.fromkeys(tuple(words(text)) for text in (label, *others.get(iri, ())))
            found.append((iri, label, tuple(names)))
        return found

    def _simple(self, kind: str, around: Mapping[str, list[str]] = MappingProxyType({})) -> list[Entry]:
        return [Entry(iri, label, names, _words(around.get(iri, ()))) for iri, label, names in self._named(kind)]

    def _posts(self) -> list[Entry]:
        titles = sorted(self._select("?s kg:title ?o"))
        homes = dict(self._select("?s org:postIn ?o"))
        bodies = {entry.iri: entry for entry in self["body"].entries}
        entries = []
        for iri, title in titles:
            home = bodies.get(homes.get(iri, ""))
            label = post_label(title, home.label if home else "")
            seat = tuple(word.bare for word in words(title))
            names, around = (home.names, home.around) if home else ((), ())
            entries.append(Entry(iri, label, names, around, title=seat, home=home.iri if home else ""))
        return entries

    def _events(self) -> list[Entry]:
        first, last, date = (dict(self._select(f"?s a kg:Event ; kg:{name} ?o")) for name in ("earliest", "latest", "date"))
        around = self._of("?s a kg:Event ; kg:organizer|kg:place|kg:term ?x . ?x rdfs:label ?o")
        numbers = self._of("?s a kg:Event ; kg:ordinal ?o")
        kinds = self._of("?s a kg:Event ; a ?o . FILTER(?o != kg:Event)")
        return [
            Entry(
                iri,
                label,
                names,
                _words([*around.get(iri, ()), *numbers.get(iri, ())]),
                kinds=frozenset(kind.removeprefix(KG) for kind in kinds.get(iri, ())),
                first=first.get(iri, ""),
                last=last.get(iri, ""),
                date=date.get(iri, ""),
            )
            for iri, label, names in self._named("Event")
        ]

    def _documents(self) -> list[Entry]:
        numbers, kinds = (dict(self._select(f"?s a kg:Instrument ; kg:{name} ?o")) for name in ("number", "instrumentKind"))
        issuers = self._of("?s kg:issuer/rdfs:label ?o")
        return [
            Entry(
                iri,
                label,
                (*names, tuple(words(f"{kinds.get(iri, '')} {numbers.get(iri, '')}"))),
                _words(issuers.get(iri, ())),
            )
            for iri, label, names in self._named("Instrument")
        ]


def _words(texts: Iterable[str]) -> tuple[Word, ...]:
    return tuple(dict.fromkeys(word for text in texts for word in words(text)))
