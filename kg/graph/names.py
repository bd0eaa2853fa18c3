"""Finding a person, body or event by a name as people type it."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from kg.graph.terms import expand, scan
from kg.vi import fold, plain

KINDS = {"person": "kg:Person", "body": "kg:Body", "event": "kg:Event"}
_SIMILAR = 85  # of 100, rapidfuzz's token_sort_ratio: a slip of a letter or two in a name of four syllables


class Names:
    """Labels and other names of persons, bodies and events: folded, and without diacritics."""

    def __init__(self, store: ox.Store) -> None:
        self._kind = {
            iri: kind for kind, curie in KINDS.items() for iri, _ in scan(store, None, "rdf:type", expand(curie))
        }
        self._folded: dict[str, set[str]] = {}
        self._plain: dict[str, set[str]] = {}
        for curie in ("rdfs:label", "skos:altLabel"):
            for iri, term in scan(store, None, curie):
                if iri in self._kind:
                    self._add(iri, term.value)

    def _add(self, iri: str, name: str) -> None:
        self._folded.setdefault(fold(name), set()).add(iri)
        self._plain.setdefault(plain(name), set()).add(iri)

    def kind(self, iri: str) -> str:
        """person, body or event. Raises KeyError for another thing."""
        return self._kind[iri]

    def find(self, name: str, kind: str | None = None) -> list[str]:
        """IRIs that go by ``name``, from the first of these that finds any: the IRI itself or its end, the name as
        spelled, the name without diacritics, names that hold it, names much like it."""
        bare = plain(name).strip()
        tiers: Iterable[set[str]] = (
            {iri for iri in self._kind if iri == name or ("/" in name and iri.endswith(f"/{name}"))},
            self._folded.get(fold(name).strip(), set()),
            self._plain.get(bare, set()),
            self._union(key for key in self._plain if bare and f" {bare} " in f" {key} "),
            self._union(self._similar(bare)),
        )
        for tier in tiers:
            found = sorted(iri for iri in tier if kind in (None, self._kind[iri]))
            if found:
                return found
        return []

    def _union(self, keys: Iterable[str]) -> set[str]:
        return {iri for key in keys for iri in self._plain[key]}

    def _similar(self, bare: str) -> list[str]:
        found = process.extract(bare, list(self._plain), scorer=fuzz.token_sort_ratio, score_cutoff=_SIMILAR, limit=10)
        return [key for key, _, _ in found]
