"""kg stats: what a graph holds, in numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

CLASSES = (
    *("Article", "Person", "Body", "Post", "Tenure", "PersonnelChange", "Event", "Participation", "BodyChange"),
    *("Instrument", "Place", "Term", "Mention"),
)

_COUNTS = "SELECT ?class (COUNT(*) AS ?n) { ?thing a ?class } GROUP BY ?class"
_SPAN = "SELECT (MIN(?from) AS ?first) (MAX(?to) AS ?last) { ?x a kg:Event ; kg:earliest ?from ; kg:latest ?to }"
_BODIES = """SELECT ?label (COUNT(*) AS ?n) {
  { ?event kg:organizer ?body } UNION { ?fact kg:post/org:postIn ?body } UNION { ?part kg:agent ?body }
  ?body a kg:Body ; rdfs:label ?label } GROUP BY ?body ?label ORDER BY DESC(?n) ?label LIMIT 10"""
_CHAIRS = """SELECT ?label (COUNT(DISTINCT ?event) AS ?n) {
  ?event kg:chairedBy ?person . ?person a kg:Person ; rdfs:label ?label }
  GROUP BY ?person ?label ORDER BY DESC(?n) ?label LIMIT 10"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Numbers of one graph. ``classes``: things of each class; days are ISO dates, None where no event has a year."""

    triples: int
    classes: dict[str, int]
    first_day: str | None  # the earliest day that an event may have had
    last_day: str | None
    bodies: tuple[tuple[str, int], ...]  # the ten named most: as organizer, as agent, by a post in them
    chairs: tuple[tuple[str, int], ...]  # the ten people who chaired most events


def measure(folder: Path) -> Stats:
    """Count what a graph folder holds. Raises InputError if there is no graph."""
    import pyoxigraph as ox

    from kg.ask.sparql import store_of
    from kg.rdf.vocab import ONTOLOGY, PREFIXES

    store = ox.Store.read_only(str(store_of(folder)))

    def rows(text: str) -> list[list[str | None]]:
        found = store.query(text, prefixes=dict(PREFIXES))
        assert isinstance(found, ox.QuerySolutions)
        return [[None if term is None else term.value for term in solution] for solution in found]

    counts = {str(name).removeprefix(ONTOLOGY): int(n or 0) for name, n in rows(_COUNTS)}
    [(first, last)] = rows(_SPAN)
    return Stats(
        triples=len(store),
        classes={name: counts.get(name, 0) for name in CLASSES},
        first_day=first,
        last_day=last,
        bodies=tuple((str(label), int(n or 0)) for label, n in rows(_BODIES)),
        chairs=tuple((str(label), int(n or 0)) for label, n in rows(_CHAIRS)),
    )


def stats(
    folder: Annotated[Path, typer.Argument(help="Folder of the graph.", metavar="DIR")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Count what a graph holds: things of each class, the time it spans, the bodies and chairs named most.

    Example:  kg stats graph
    """
    found = measure(folder)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    _block("Things", [*found.classes.items(), ("triples", found.triples)])
    if found.first_day:
        typer.echo(f"Events from {found.first_day} to {found.last_day}\n")
    _block("Bodies named most", found.bodies)
    _block("Who chaired most events", found.chairs)


def _block(title: str, numbers: Iterable[tuple[str, int]]) -> None:
    lines = list(numbers)
    if lines:
        typer.echo(title)
        width = max(len(name) for name, _ in lines)
        for name, number in lines:
            typer.echo(f"  {name:{width}}  {number:>10,}")
        typer.echo()
