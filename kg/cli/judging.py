"""A graph's folder as someone who judges needs it: its articles, its file of judgements, and what its ids stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from kg.engine.local import SCORES
from kg.engine.spool import Spool
from kg.errors import InputError, UsageError
from kg.model import Evidence, Fact
from kg.resolve import corrections
from kg.resolve.judgements import Judgements, append, load, take_back, warnings
from kg.resolve.memory import Memory
from kg.resolve.mentions import name_form

_KINDS = {called: kind for kind, (called, _) in corrections.KINDS.items()}


class Desk:
    """Raises InputError where ``folder`` is no built graph or the judgements cannot be read."""

    def __init__(self, folder: Path, judgements: Path | None = None) -> None:
        self.folder = folder
        self.file = judgements or folder / "judgements.txt"
        self.judgements: Judgements = load(self.file)

    @cached_property
    def spool(self) -> Spool:
        path = self.folder / "tables" / "extracted.arrow"
        if not path.exists():
            raise InputError(f"{self.folder} is no folder that 'kg build' made")
        return Spool(path)

    @property
    def memory(self) -> Memory:
        """The scores of the last build."""
        return Memory(self.folder / SCORES)

    def quote(self, evidence: Evidence) -> str:
        """The passage, on one line."""
        return " ".join(self.spool[evidence.article].text[slice(*evidence.span)].split())

    def judge(self, lines: Iterable[str]) -> None:
        append(self.file, lines)
        self.judgements = load(self.file)

    def take_back(self, lines: Iterable[str]) -> int:
        return take_back(self.file, lines)

    def warnings(self) -> list[str]:
        return warnings(self.judgements)

    def someone(self, text: str) -> list[str]:
        """A person as judgements name one, once for each article that does. Raises UsageError."""
        if "@" in text:
            return [" @ ".join(part.strip() for part in text.split("@", 1))]
        found = self._persons(text)
        if len(found) != 1:
            many = "".join(f"\n  {key}" for key in sorted(found)[:8])
            raise UsageError(f"{len(found)} persons go by {text!r}{': name one by its id' if many else ''}{many}")
        (names,) = found.values()
        return names

    def _persons(self, text: str) -> dict[str, list[str]]:
        """Key → names by article, of the person with that IRI or of all with that name."""
        wanted = name_form(text)
        found: dict[str, set[tuple[str, str]]] = {}
        for iri, label, article in self._rows(
            "SELECT DISTINCT ?p ?label ?a WHERE { ?p a kg:Person ; rdfs:label|skos:altLabel ?label ; "
            "kg:evidence/kg:article/dct:identifier ?a }"
        ):
            if _is(iri, text) or (name_form(label) == wanted and "/" not in text):
                found.setdefault(iri, set()).add((label, article))
        return {iri: self._named(pairs) for iri, pairs in found.items()}

    def _named(self, pairs: set[tuple[str, str]]) -> list[str]:
        """ "Name @ article" with the name as each article has it."""
        articles = sorted({article for _, article in pairs})
        labels = {name_form(label) for label, _ in pairs}
        names: list[str] = []
        for article in articles:
            seen: dict[str, int] = {}
            for person in self.spool.facts_of(article).persons:
                form = name_form(person.name)
                seen[form] = seen.get(form, 0) + 1
                if form in labels and seen[form] == 1:
                    names.append(f"{person.name} @ {article}")
        return names

    def facts(self, text: str) -> list[str]:
        """A fact as judgements name it, once for each article that states it. Raises UsageError."""
        kind = _KINDS.get(text.rstrip("/").split("/")[-2] if "/" in text else "")
        if kind is None:
            raise UsageError(f"{text!r} is no fact: name one by its IRI or the id in it, as in tenure/5c1f0a2b9e3d4f60")
        passages = {
            (article, int(begin), int(end))
            for iri, article, begin, end in self._rows(
                "SELECT DISTINCT ?f ?a ?b ?e WHERE { ?f kg:evidence ?m . ?m kg:article/dct:identifier ?a ; "
                "kg:begin ?b ; kg:end ?e . FILTER(STRENDS(STR(?f), '" + _id(text) + "')) }"
            )
            if _is(iri, text)
        }
        if not passages:
            raise UsageError(f"there is no {text!r} in {self.folder}")
        about = self._about(text)
        found = [
            name
            for article in sorted({one[0] for one in passages})
            for name in self._facts(kind, article, passages, about)
        ]
        return list(dict.fromkeys(found))

    def _facts(self, kind: str, article: str, passages: set[tuple[str, int, int]], about: set[str]) -> list[str]:
        """Those of an article that have one of the passages; of several those that name most of what it does."""
        facts = self.spool.facts_of(article)
        named: list[tuple[int, str]] = []
        for fact in getattr(facts, kind):
            if _passages(fact) & passages:
                name = corrections.printed(facts, fact, kind)
                shared = sum(name_form(word) in about for word in name.split(" | ")[1:])
                named.append((shared, name))
        most = max((shared for shared, _ in named), default=0)
        return [name for shared, name in named if shared == most]

    def _about(self, text: str) -> set[str]:
        """Folded words of the fact and of the things that it links."""
        rows = self._rows(
            "SELECT DISTINCT ?w WHERE { { ?f ?p ?w FILTER(isLiteral(?w)) } UNION { ?f ?p ?x . ?x "
            "rdfs:label|skos:altLabel|kg:title|(org:postIn/(rdfs:label|skos:altLabel)) ?w } "
            "UNION { ?f kg:change|kg:role ?c BIND(REPLACE(STR(?c), '.*#', '') AS ?w) } "
            "FILTER(STRENDS(STR(?f), '" + _id(text) + "')) }"
        )
        return {name_form(word) for (word,) in rows}

    def _rows(self, sparql: str) -> list[tuple[str, ...]]:
        from kg.rdf import PREFIXES, open_store

        store = open_store(self.folder / "store")
        found = store.query(sparql, prefixes=dict(PREFIXES))
        return [tuple(term.value for term in row) for row in found]  # type: ignore[union-attr]


def _passages(fact: Fact) -> set[tuple[str, int, int]]:
    return {(one.article, *one.span) for one in fact.evidence}


def _id(text: str) -> str:
    """The last two steps of an IRI or id, fit for a SPARQL string."""
    steps: Sequence[str] = text.strip("<>").rstrip("/").split("/")[-2:]
    if not all(step.replace("-", "").isalnum() for step in steps):
        raise UsageError(f"{text!r} is no id")
    return "/".join(steps)


def _is(iri: str, text: str) -> bool:
    return "/" in text and iri.endswith("/" + text.strip("<>").removeprefix("/")) or iri == text.strip("<>")
