"""kg check: is a built graph whole and true to its ontology?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def check(
    folder: Annotated[Path, typer.Argument(help="Folder of the graph.", metavar="DIR")],
    engine: Annotated[str, typer.Option(help="Who validates the shapes: auto, pyshacl, sparql.")] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of a graph that is valid.")] = False,
) -> None:
    """Check a graph: the ontology's SHACL shapes, links that lead nowhere, quotes that are not their slices.

    Leaves with 0 when the graph is valid, 4 when it is not, naming the first nodes that are broken.

    Example:  kg check graph
    """
    from kg.engine.folder import manifest
    from kg.errors import UsageError
    from kg.rdf.check import check as check_graph

    if engine not in ("auto", "pyshacl", "sparql"):
        raise UsageError(f"--engine is auto, pyshacl or sparql, not {engine}")
    manifest(folder)
    report = check_graph(folder, engine=engine)
    report.require()
    if not quiet:
        typer.echo(f"{folder} is valid: {report.triples:,} triples, shapes checked by {report.engine}")
