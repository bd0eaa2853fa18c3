"""A graph into a file of another program, its format told by the file's extension."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import networkx as nx

from kg.collector import collector_paused
from kg.errors import InputError, UsageError
from kg.graph.formats import gexf, graphml, graphology, sheets, triples

if TYPE_CHECKING:
    from kg.api import Graph

_VIEWS: dict[str, Callable[..., None]] = {".gexf": gexf.write, ".graphml": graphml.write, ".json": graphology.write}
DRAWN = (*_VIEWS, ".csv")
EXTENSIONS = (*DRAWN, *triples.FORMATS)


def export(
    graph: Graph,
    path: Path,
    *,
    view: str | None = None,
    since: str | None = None,
    until: str | None = None,
    flat: bool = False,
) -> list[Path]:
    """Writes ``path`` whole or not at all, and returns the files written: a ``.csv`` becomes two, of nodes and edges.

    ``view``, ``since`` and ``until`` as in :func:`kg.graph.views.view`; RDF holds the whole graph and takes none.
    ``flat`` leaves GEXF's timeline out; the other formats have none. Raises UsageError for what a format cannot do,
    InputError where the file cannot be written.
    """
    extension = path.suffix.lower()
    if extension not in EXTENSIONS:
        raise UsageError(f"no format is known by {path.name!r}: end the name in one of {', '.join(EXTENSIONS)}")
    if extension in triples.FORMATS:
        if view or since or until or flat:
            raise UsageError(f"{extension} holds the whole graph: a view or a window is for {', '.join(DRAWN)}")
        with replaced(path) as part, part.open("wb") as file:
            triples.write(graph, file, triples.FORMATS[extension])
        return [path]
    with collector_paused():
        made = graph.networkx(view or "all", since=since, until=until)
        if extension == ".csv":
            return _sheets(made, path)
        write = partial(gexf.write, flat=flat) if extension == ".gexf" else _VIEWS[extension]
        with replaced(path) as part, _text(part) as file:
            write(made, file)
    return [path]


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A place beside ``path`` to write to; it becomes ``path`` when all went well, and goes when it did not."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def _sheets(made: nx.Graph[Any], path: Path) -> list[Path]:
    nodes, edges = path.with_suffix(".nodes.csv"), path.with_suffix(".edges.csv")
    with replaced(nodes) as nodes_part, replaced(edges) as edges_part:
        with _text(nodes_part, sheets.ENCODING) as file:
            sheets.write_nodes(made, file)
        with _text(edges_part, sheets.ENCODING) as file:
            sheets.write_edges(made, file)
    return [nodes, edges]


def _text(path: Path, encoding: str = "utf-8") -> TextIO:
    return path.open("w", encoding=encoding, newline="")
