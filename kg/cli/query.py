"""kg query: SPARQL on a built graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUFFIXES = (".rq", ".sparql")


def _list_saved(wanted: bool) -> None:
    if not wanted:
        return
    from kg.ask import saved

    for name in saved.names():
        found = saved.load(name)
        typer.echo(f"{name}: {found.title}")
        for parameter in found.parameters:
            need = ", required" if parameter.required else ""
            typer.echo(f'    --set {parameter.name}="…"  ({parameter.type}{need}) {parameter.help}')
    raise typer.Exit


def query(
    folder: Annotated[Path, typer.Argument(help="Folder of the graph.", metavar="DIR")],
    text: Annotated[str | None, typer.Argument(help="SPARQL, a file of it, or - for stdin.", metavar="QUERY")] = None,
    saved: Annotated[str | None, typer.Option(help="Run a saved query.", metavar="NAME")] = None,
    values: Annotated[list[str] | None, typer.Option("--set", help="A parameter.", metavar="NAME=VALUE")] = None,
    shape: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="table, list, csv, tsv, json, xml, parquet, xlsx; for a graph ttl, nt, rdf, jsonld. "
            "Without it: by the name of the output file, else table.",
            metavar="FORMAT",
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file.", metavar="FILE")] = None,
    timeout: Annotated[float, typer.Option(help="Seconds after which the query is ended.", metavar="SECONDS")] = 30.0,
    list_saved: Annotated[  # noqa: ARG001
        bool,
        typer.Option("--list", help="List the saved queries and leave.", callback=_list_saved, is_eager=True),
    ] = False,
) -> None:
    """Run SPARQL on a graph: SELECT, ASK, CONSTRUCT, DESCRIBE; never an update, never another server.

    The prefixes kg, org, foaf, dct, rdf, rdfs, skos, xsd, schema, prov, sem, nif and time need not be declared.

    Example:  kg query graph "SELECT ?name { ?event kg:chairedBy/rdfs:label ?name }"

    Example:  kg query graph --saved careers --set person="Lò Thị Mẫu" --output careers.xlsx
    """
    from kg.ask import sparql
    from kg.ask.saved import bind, load
    from kg.cli import results

    chosen = results.choose(shape, output)
    terms: Mapping[str, Any] = {}
    if saved is not None:
        if text is not None:
            raise UsageError("give a query or --saved NAME, not both")
        stored = load(saved)
        terms = bind(folder, stored, _pairs(values), timeout=timeout)
        written = stored.text
    elif values:
        raise UsageError("--set gives a parameter to a saved query: it needs --saved NAME")
    else:
        written = _read(text)
    with sparql.query(
        folder,
        written,
        bind=terms,
        timeout=timeout,
        results_format=results.solutions_format(chosen),
        graph_format=results.graph_format(chosen),
    ) as answer:
        results.write(answer, chosen, output)


def _read(text: str | None) -> str:
    if text is None:
        raise UsageError('what is the query? Give SPARQL, a file, - for standard input, or --saved NAME (see "--list")')
    if text == "-":
        return sys.stdin.read()
    if not text.endswith(_SUFFIXES) and not _is_file(text):
        return text
    try:
        return Path(text).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{text}: the query cannot be read: {error}") from error


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # a query is no good file name: too long, or with a NUL
        return False


def _pairs(values: list[str] | None) -> dict[str, str]:
    pairs = [value.partition("=") for value in values or []]
    for name, equals, _ in pairs:
        if not equals:
            raise UsageError(f'--set takes NAME=VALUE, such as --set person="Lò Thị Mẫu", not {name!r}')
    return {name.strip(): value for name, _, value in pairs}
