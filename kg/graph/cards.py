"""One person, body or event with its facts: what ``kg show`` prints and a notebook draws."""

from __future__ import annotations

import html
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from kg.graph.facts import Line, Quote, Reader, facts_about

# What stands under a card's heading, beside its facts: a caption, and the property.
_ABOUT = {
    "body": (("kind", "kg:bodyType"), ("part of", "org:subOrganizationOf"), ("place", "kg:place")),
    "event": (
        ("date", "kg:date"),
        ("end", "kg:endDate"),
        ("place", "kg:place"),
        ("organised by", "kg:organizer"),
        ("term", "kg:term"),
        ("part of", "kg:subEventOf"),
    ),
}


@dataclass(frozen=True, slots=True)
class Card:
    """A thing to look at. ``about`` pairs captions with what is known; ``facts`` are in reading order."""

    iri: str
    kind: str  # person, body, event
    label: str
    names: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]  # where the thing itself is named
    facts: tuple[Line, ...]

    def __str__(self) -> str:
        return self.label

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as ``kg show --json`` prints them."""
        found = asdict(self) | {"about": dict(self.about), "quotes": [quote._asdict() for quote in self.quotes]}
        found["facts"] = [
            {"iri": line.iri, "group": line.group, "when": line.when, "what": line.what}
            | {"quotes": [quote._asdict() for quote in line.quotes]}
            for line in self.facts
        ]
        return found

    def _repr_html_(self) -> str:
        names = f"<div><i>{html.escape(', '.join(self.names))}</i></div>" if self.names else ""
        about = "".join(f"<div>{html.escape(name)}: {html.escape(value)}</div>" for name, value in self.about)
        facts = "".join(
            f"<tr><th colspan=3 style='text-align:left'>{html.escape(group)}</th></tr>" + "".join(map(_html_row, lines))
            for group, lines in groupby(self.facts, key=lambda line: line.group)
        )
        return (
            "<div style='border:1px solid #8886;border-radius:6px;padding:8px 12px;max-width:60em'>"
            f"<b>{html.escape(self.label)}</b> <small>{self.kind}</small>{names}{about}"
            f"<table style='text-align:left'>{facts}</table></div>"
        )


def card(read: Reader, iri: str, kind: str) -> Card:
    """The card of a person, body or event."""
    about = [
        (caption, ", ".join(read.text(term) for term in terms))
        for caption, curie in _ABOUT.get(kind, ())
        if (terms := read.values(iri, curie))
    ]
    names = tuple(term.value for term in read.values(iri, "skos:altLabel"))
    return Card(iri, kind, read.label(iri), names, tuple(about), read.quotes(iri), tuple(facts_about(read, iri)))


def _html_row(line: Line) -> str:
    quotes = "".join(
        f"<div><small>“{html.escape(quote.quote)}” — {_html_source(quote)}</small></div>" for quote in line.quotes
    )
    cells = f"<td style='vertical-align:top;white-space:nowrap'>{html.escape(line.when)}</td>"
    return f"<tr>{cells}<td style='text-align:left'>{html.escape(line.what)}{quotes}</td></tr>"


def _html_source(quote: Quote) -> str:
    title = html.escape(quote.title or quote.article)
    return f'<a href="{html.escape(quote.address)}">{title}</a>' if quote.address.startswith("http") else title
