"""The facts about one thing, as lines to read: when, what, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote as quote_for_url

import pyoxigraph as ox

from kg.graph.tables import TABLES, Row
from kg.graph.terms import expand, local, parse_date, python, scan
from kg.model import Date


class Quote(NamedTuple):
    """A passage of an article that states a fact; offsets in code points of the stored text, end exclusive."""

    article: str  # dct:identifier
    title: str
    url: str
    quote: str
    begin: int
    end: int

    @property
    def address(self) -> str:
        """The article's address with a text fragment: a browser opens it at the sentence. "" where it has none."""
        words = " ".join(self.quote.split())
        return f"{self.url}#:~:text={quote_for_url(words, safe='')}" if self.url else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact about the thing that is shown. ``what`` leaves out the thing itself."""

    iri: str
    group: str
    when: str
    what: str
    quotes: tuple[Quote, ...] = ()


# Which property leads from a fact to the thing, the fact's table, and the heading that it stands under.
LINKS = (
    ("kg:holder", "tenures", "posts"),
    ("kg:person", "changes", "changes"),
    ("kg:event", "participations", "people and bodies"),
    ("kg:atEvent", "changes", "changes"),
    ("kg:subEventOf", "events", "parts"),
    ("kg:agent", "participations", "events"),
    ("kg:organizer", "events", "organised"),
    ("org:originalOrganization", "body_changes", "changes of the body"),
    ("org:resultingOrganization", "body_changes", "changes of the body"),
    ("kg:decidedBy", "changes", "decided"),
    ("kg:decidedIn", "changes", "changes"),
    ("kg:decidedIn", "body_changes", "changes of the body"),
    ("kg:issuer", "instruments", "documents"),
    ("org:subOrganizationOf", "bodies", "parts"),
)
_THROUGH_POSTS = (("kg:post", "tenures", "people"), ("kg:post", "changes", "changes"))


class Reader:
    """Reads single nodes of a store; what :func:`kg.graph.tables.records` is for whole tables."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def values(self, iri: str, curie: str) -> list[Any]:
        return sorted((term for _, term in scan(self.store, iri, curie)), key=lambda term: str(term.value))

    def subjects(self, curie: str, iri: str) -> list[str]:
        return sorted(subject for subject, _ in scan(self.store, None, curie, iri))

    def value(self, iri: str, curie: str) -> str:
        values = self.values(iri, curie)
        return str(values[0].value) if values else ""

    def is_a(self, iri: str, curie: str) -> bool:
        return any(scan(self.store, iri, "rdf:type", expand(curie)))

    def label(self, iri: str | None) -> str:
        """What to call a thing; a post with its body. "" for None."""
        if not iri:
            return ""
        title = self.value(iri, "kg:title")
        if title:
            body = self.value(iri, "org:postIn")
            return f"{title}, {self.label(body)}" if body else title
        return self.value(iri, "rdfs:label") or self.value(iri, "dct:title") or local(iri)

    def text(self, term: Any) -> str:
        """What to print of a value: a thing's label, a literal as it stands."""
        return self.label(term.value) if isinstance(term, ox.NamedNode) else str(term.value)

    def row(self, table: str, iri: str) -> Row:
        """A node's values in the columns of its table: lists of strings, numbers and dates."""
        found: Row = {}
        for name, spec in TABLES[table].columns.items():
            terms = self.values(iri, spec.property)
            if spec.holds in ("date", "end"):
                found[name] = [parse_date(term.value) for term in terms]
            else:
                found[name] = [local(t.value) if spec.holds == "concept" else python(t) for t in terms]
        return found

    def quotes(self, iri: str) -> tuple[Quote, ...]:
        """The sentences that state a fact, in the order of their articles."""
        return tuple(sorted(self._quote(mention.value) for mention in self.values(iri, "kg:evidence")))

    def _quote(self, mention: str) -> Quote:
        article = self.value(mention, "kg:article")
        return Quote(
            article=self.value(article, "dct:identifier"),
            title=self.value(article, "dct:title"),
            url=self.value(article, "schema:url"),
            quote=self.value(mention, "kg:quote"),
            begin=int(self.value(mention, "kg:begin") or 0),
            end=int(self.value(mention, "kg:end") or 0),
        )


def facts_about(read: Reader, iri: str) -> list[Line]:
    """Every fact that names the thing, by heading and then by time; facts without a known year come last."""
    keyed = {(line.iri, line.group): (key, line) for key, line in _lines(read, iri)}
    order = [group for _, _, group in (*LINKS, *_THROUGH_POSTS)]
    found = sorted(keyed.values(), key=lambda pair: (order.index(pair[1].group), pair[0], pair[1].what, pair[1].iri))
    return [line for _, line in found]


def _lines(read: Reader, iri: str) -> Iterator[tuple[str, Line]]:
    targets = [(LINKS, iri)] + [(_THROUGH_POSTS, post) for post in read.subjects("org:postIn", iri)]
    for links, target in targets:
        for curie, table, group in links:
            for fact in read.subjects(curie, target):
                if read.is_a(fact, TABLES[table].type):
                    row = read.row(table, fact)
                    when = _when(read, table, row, fact) if curie != "kg:event" else ()  # the event's card dates it
                    what = _WHAT[table](read, row, iri)
                    yield _sort_key(when), Line(fact, group, _period(when), what, read.quotes(fact))


def _sort_key(when: tuple[Date | None, ...]) -> str:
    days = [str(date.earliest) for date in when if date and date.earliest]
    return days[0] if days else "9999"


def _period(when: tuple[Date | None, ...]) -> str:
    first, last = (date.lexical if date else "" for date in (*when, None, None)[:2])
    return f"{first} – {last}".strip() if last and last != first else first


def _when(read: Reader, table: str, row: Row, fact: str) -> tuple[Date | None, ...]:
    if table == "tenures":
        return (_first(row["from"]) or _attested(read, fact), _first(row["until"]))
    if table == "participations":
        row = read.row("events", row["event"][0])
    return (_first(row.get("date", [])), _first(row.get("end", [])))


def _attested(read: Reader, tenure: str) -> Date | None:
    """The first day for which an article says that the post is held."""
    dates = [read.value(mention.value, "kg:asOf") for mention in read.values(tenure, "kg:evidence")]
    return parse_date(min(filter(None, dates), default=""))


def _first(values: list[Any]) -> Any:
    return values[0] if values else None


def _tenure(read: Reader, row: Row, about: str) -> str:
    post, term = read.label(_first(row["post"])), read.label(_first(row["term"]))
    head = post if about in row["person"] else f"{read.label(_first(row['person']))}: {post}"
    notes = [note for note in (*row["status"], term) if note and note != "current"]
    return f"{head} ({', '.join(notes)})" if notes else head


def _change(read: Reader, row: Row, about: str) -> str:
    verb = " ".join((*row["change"], *(f"({measure})" for measure in row["measure"])))
    head = verb if about in row["person"] else f"{read.label(_first(row['person']))} {verb}"
    acting = "acting " if row["acting"] == [True] else ""
    post = f": {acting}{read.label(row['post'][0])}" if row["post"] else ""
    before = f", before {read.label(row['previous_post'][0])}" if row["previous_post"] else ""
    by = ", ".join(read.label(iri) for iri in row["decided_by"] if iri != about)
    return f"{head}{post}{before}{f', by {by}' if by else ''}"


def _participation(read: Reader, row: Row, about: str) -> str:
    other = row["event"] if about in row["agent"] else row["agent"]
    return f"{'/'.join(row['role'])}: {read.label(_first(other))}"


def _body_change(read: Reader, row: Row, about: str) -> str:  # noqa: ARG001
    olds, news = (", ".join(read.label(iri) for iri in row[side]) for side in ("originals", "results"))
    return f"{'/'.join(row['change'])}: {' → '.join(filter(None, (olds, news)))}"


def _labelled(read: Reader, row: Row, about: str) -> str:  # noqa: ARG001
    return str(_first(row["label"]) or "")


_WHAT: dict[str, Callable[[Reader, Row, str], str]] = {
    "tenures": _tenure,
    "changes": _change,
    "participations": _participation,
    "body_changes": _body_change,
    "events": _labelled,
    "instruments": _labelled,
    "bodies": _labelled,
}
