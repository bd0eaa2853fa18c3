"""What came, went and changed between two graphs: people, posts, tenures and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.rdf import PREFIXES, open_store

Description = Mapping[str, tuple[str, ...]]  # what a thing says, by property, in order of letters

PARTS: Mapping[str, str] = {"people": "kg:Person", "posts": "kg:Post", "tenures": "kg:Tenure", "events": "kg:Event"}
# What is compared, by the word for it.
_SAID = {
    "people": {"label": "rdfs:label", "other names": "skos:altLabel", "born": "kg:birthYear"},
    "posts": {"title": "kg:title", "body": "org:postIn/rdfs:label"},
    "tenures": {
        "holder": "kg:holder/rdfs:label",
        "post": "kg:post/kg:title",
        "body": "kg:post/org:postIn/rdfs:label",
        "status": "kg:status",
        "from": "kg:from",
        "until": "kg:until",
        "term": "kg:term/rdfs:label",
    },
    "events": {
        "label": "rdfs:label",
        "date": "kg:date",
        "end": "kg:endDate",
        "place": "kg:place/rdfs:label",
        "organizer": "kg:organizer/rdfs:label",
    },
}
_ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Change:
    name: str
    iri: str
    before: Description
    after: Description

    def values(self) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Property → its values before and after, of what differs."""
        return {
            said: (self.before.get(said, ()), self.after.get(said, ()))
            for said in sorted({*self.before, *self.after})
            if self.before.get(said, ()) != self.after.get(said, ())
        }


@dataclass(frozen=True, slots=True)
class Part:
    """What became of the things of one kind; each by (name, IRI), in order."""

    came: tuple[tuple[str, str], ...]
    went: tuple[tuple[str, str], ...]
    changed: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "came": [{"name": name, "iri": iri} for name, iri in self.came],
            "went": [{"name": name, "iri": iri} for name, iri in self.went],
            "changed": [
                {
                    "name": change.name,
                    "iri": change.iri,
                    "values": {said: {"before": old, "after": new} for said, (old, new) in change.values().items()},
                }
                for change in self.changed
            ],
        }


def difference(old: Path, new: Path) -> dict[str, Part]:
    """From the graph in one folder to that in another. Raises InputError where there is none."""
    before, after = (open_store(folder / "store") for folder in (old, new))
    return {part: compared(read(before, part), read(after, part), part) for part in PARTS}


def read(store: ox.Store, part: str) -> dict[str, Description]:
    """IRI → description of the things of one kind."""
    kind = PARTS[part]
    found: dict[str, dict[str, set[str]]] = {}
    paths = {**_SAID[part], _ARTICLES: "kg:evidence/kg:article/dct:identifier"}
    for said, path in paths.items():
        rows = store.query(f"SELECT ?x ?v WHERE {{ ?x a {kind} . ?x {path} ?v }}", prefixes=dict(PREFIXES))
        for row in rows:  # type: ignore[union-attr]
            value = row[1].value.rpartition("#")[2]
            found.setdefault(row[0].value, {}).setdefault(said, set()).add(value)
    return {iri: {said: tuple(sorted(values)) for said, values in about.items()} for iri, about in found.items()}


def compared(old: Mapping[str, Description], new: Mapping[str, Description], part: str) -> Part:
    """A thing whose IRI changed but not its name, and that an article of old still tells of, has changed."""
    gone = {iri: old[iri] for iri in sorted(old.keys() - new.keys())}
    fresh = {iri: new[iri] for iri in sorted(new.keys() - old.keys())}
    again = _again(gone, fresh, part)
    kept = [(iri, iri) for iri in sorted(old.keys() & new.keys()) if old[iri] != new[iri]]
    changed = [Change(_name(new[iri], part), iri, old[was], new[iri]) for was, iri in [*kept, *again.items()]]
    return Part(
        came=_named({iri: fresh[iri] for iri in fresh if iri not in again.values()}, part),
        went=_named({iri: gone[iri] for iri in gone if iri not in again}, part),
        changed=tuple(sorted(changed, key=lambda change: (change.name, change.iri))),
    )


def _again(gone: Mapping[str, Description], fresh: Mapping[str, Description], part: str) -> dict[str, str]:
    """Old IRI → new IRI of the same thing."""
    by_article: dict[tuple[str, str], str] = {}
    for iri, about in fresh.items():
        for article in about.get(_ARTICLES, ()):
            by_article.setdefault((_name(about, part), article), iri)
    found: dict[str, str] = {}
    for iri, about in gone.items():
        keys = ((_name(about, part), article) for article in about.get(_ARTICLES, ()))
        match = next(
            (by_article[key] for key in keys if key in by_article and by_article[key] not in found.values()), None
        )
        if match:
            found[iri] = match
    return found


_NAMED_BY = {
    "people": ("label",),
    "posts": ("title", "body"),
    "tenures": ("holder", "post", "body"),
    "events": ("label",),
}


def _name(about: Description, part: str) -> str:
    return ", ".join(value for said in _NAMED_BY[part] for value in about.get(said, ())[:1])


def _named(things: Mapping[str, Description], part: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((_name(about, part), iri) for iri, about in things.items()))
