"""What a graph calls its things: read from its store, or faster from the tables beside the store. Both say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Store

KG = "https://w3id.org/vnkg/ontology#"
_PREFIXES = f"""PREFIX kg: <{KG}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX org: <http://www.w3.org/ns/org#>"""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with its names; ``around`` are the labels of what goes with it: a place, an organizer, a term."""

    iri: str
    label: str  # of a post its title
    others: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    home: str = ""  # of a post: its body
    kind: str = ""  # of an event: its class
    first: str = ""  # of an event: its first and last day, and its date as it is known
    last: str = ""
    date: str = ""


Things = Callable[[str], Iterator[Thing]]  # a kind → its things, by IRI


def from_store(store: Store) -> Things:
    """Kinds: person, body, post, event, document, place, term."""
    return _FromStore(store)


def from_tables(folder: Path) -> Things | None:
    """The same from the tables of a built graph; None where the folder has none."""
    from kg.ask.thingtables import FromTables

    needed = (folder / "build.json", folder / "tables" / "entities.parquet", folder / "tables" / "facts.parquet")
    return FromTables(folder) if all(path.is_file() for path in needed) else None


_CLASSES = {
    "person": "Person",
    "body": "Body",
    "event": "Event",
    "document": "Instrument",
    "place": "Place",
    "term": "Term",
}
_AROUND = {
    "body": "?s kg:place/rdfs:label ?o",
    "event": "?s a kg:Event ; kg:organizer|kg:place|kg:term ?x . ?x rdfs:label ?o",
    "document": "?s kg:issuer/rdfs:label ?o",
}


class _FromStore:
    def __init__(self, store: Store) -> None:
        self.store = store

    def __call__(self, kind: str) -> Iterator[Thing]:
        if kind == "post":
            homes = dict(self._select("?s org:postIn ?o"))
            for iri, title in sorted(self._select("?s kg:title ?o")):
                yield Thing(iri, title, home=homes.get(iri, ""))
            return
        name = _CLASSES[kind]
        others = self._of(f"?s a kg:{name} ; skos:altLabel ?o")
        around = self._of(_AROUND[kind]) if kind in _AROUND else {}
        more: Mapping[str, dict[str, str]] = self._more(kind)
        for iri, label in sorted(self._select(f"?s a kg:{name} ; rdfs:label ?o")):
            own = {field: values[iri] for field, values in more.items() if iri in values}
            called = f"{own.pop('called', '')} {own.pop('number', '')}".strip()
            names = [*sorted(others.get(iri, ())), *([called] if called else [])]
            yield Thing(iri, label, tuple(names), tuple(sorted(around.get(iri, ()))), **own)

    def _more(self, kind: str) -> dict[str, dict[str, str]]:
        if kind == "document":
            fields = {"called": "instrumentKind", "number": "number"}
            return {field: dict(self._select(f"?s a kg:Instrument ; kg:{name} ?o")) for field, name in fields.items()}
        if kind != "event":
            return {}
        fields = {"first": "earliest", "last": "latest", "date": "date"}
        found = {
            field: dict(sorted(self._select(f"?s a kg:Event ; kg:{name} ?o"), reverse=True))
            for field, name in fields.items()
        }
        kinds = self._select("?s a kg:Event ; a ?o . FILTER(?o != kg:Event)")
        return found | {"kind": {iri: name.removeprefix(KG) for iri, name in kinds}}

    def _select(self, pattern: str) -> Iterator[tuple[str, str]]:
        """The values of ?s and ?o of a pattern of this module, streamed."""
        solutions: Any = self.store.query(f"{_PREFIXES} SELECT ?s ?o WHERE {{ {pattern} }}")
        for subject, value in solutions:
            yield subject.value, value.value

    def _of(self, pattern: str) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for subject, value in self._select(pattern):
            groups[subject].append(value)
        return groups
