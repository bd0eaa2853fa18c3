"""``kg show``: one person, body or event, with its facts and the sentences that say so."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from kg.api import Graph
    from kg.graph.cards import Card
    from kg.graph.facts import Line, Quote

_LISTED = 40  # of several things of one name


def show(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that 'kg build' made.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, with or without diacritics, or an IRI.")],
    kind: Annotated[str | None, typer.Option(help="person, body or event.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: a list of all that go by the name.")] = False,
) -> None:
    """Show one person, body or event: posts, changes, events, each with its sentence.

    Example: kg show demo "Trần Văn Gương"
    """
    import kg
    from kg.errors import UsageError
    from kg.graph.names import KINDS

    if kind not in (None, *KINDS):
        raise UsageError(f"--kind is one of {', '.join(KINDS)}")
    graph = kg.open(folder)
    found = graph.names.find(name, kind)
    if as_json:
        typer.echo(json.dumps([graph.card(iri).to_dict() for iri in found], ensure_ascii=False, indent=1))
    elif not found:
        raise UsageError(f"nobody and nothing goes by {name!r} in {folder}")
    elif len(found) == 1:
        _print_card(_console(), graph.card(found[0]))
    else:
        _print_list(_console(), graph, found)


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False)


def _print_list(console: Console, graph: Graph, found: list[str]) -> None:
    from rich.table import Table

    table = Table(
        box=None, pad_edge=False, title=f"{len(found)} go by this name; show one by its IRI", title_justify="left"
    )
    for column in ("kind", "name", "known for", "IRI"):
        table.add_column(column, overflow="fold")
    for iri in found[:_LISTED]:
        card = graph.card(iri)
        table.add_row(card.kind, card.label, _known_for(card), iri)
    console.print(table)
    if len(found) > _LISTED:
        console.print(f"… and {len(found) - _LISTED} more")


def _known_for(card: Card) -> str:
    when = dict(card.about).get("date", "")
    return when or (card.facts[0].what if card.facts else "")


def _print_card(console: Console, card: Card) -> None:
    from rich.text import Text

    console.print(Text.assemble((card.label, "bold"), f"  {card.kind}"))
    if card.names:
        console.print(Text("also: " + ", ".join(card.names), "dim"))
    for caption, value in card.about:
        console.print(Text(f"{caption}: {value}"))
    console.print(Text(card.iri, "dim"))
    if not card.facts:
        console.print(Text("Nothing is known but that it is named:", "italic"))
        for quote in card.quotes:
            console.print(_quote(quote))
    for group, lines in groupby(card.facts, key=lambda line: line.group):
        console.print()
        console.print(Text(group, "bold cyan"))
        console.print(_facts(list(lines)))


def _facts(lines: list[Line]) -> RenderableType:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, min_width=10)
    table.add_column(overflow="fold")
    for line in lines:
        table.add_row(line.when, Group(Text(line.what), *map(_quote, line.quotes)))
    return table


def _quote(quote: Quote) -> RenderableType:
    """The sentence, and the article it stands in: a link where the article has an address."""
    from rich.text import Text

    words = " ".join(quote.quote.split())
    where = Text(quote.title or quote.article, f"link {quote.address}" if quote.address else "")
    return Text.assemble((f"“{words}”", "italic green"), " — ", where)
