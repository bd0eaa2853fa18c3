"""``kg export``: the graph in a file that another program opens."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that 'kg build' made.")],
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Where to write; the extension says what: .gexf (Gephi), .graphml, .json (graphology: sigma.js, Gephi "
            "Lite), .csv (two tables, FILE.nodes.csv and FILE.edges.csv), .ttl, .nt, .jsonld, .rdf.",
        ),
    ],
    view: Annotated[
        str | None, typer.Option(help="all (default), people, people-bodies, bodies or events; not for RDF.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", help="Leave out what was before: 2020, 2020-05, 2020-05-18.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Leave out what came after.")] = None,
    flat: Annotated[bool, typer.Option("--flat", help="GEXF without a timeline, years as numbers.")] = False,
) -> None:
    """Write the graph, or a view of it, for Gephi, networkx, a spreadsheet or a triple store.

    Example: kg export demo people.gexf --view people --from 2020 --until 2021-06
    """
    import kg
    from kg.graph.export import export as write

    for path in write(kg.open(folder), file, view=view, since=since, until=until, flat=flat):
        typer.echo(path)
