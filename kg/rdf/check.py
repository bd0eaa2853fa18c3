"""The check of a built graph: shapes, links, quotes, and that its file and its store say the same.

report = check("graph")
report.require()  # raises InvalidGraph, with the nodes that are broken and why
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat, Store
from rdflib import SH, Graph

from kg.errors import InputError, InvalidGraph
from kg.rdf.links import Problem, broken_links
from kg.rdf.quotes import wrong_quotes
from kg.rdf.same import differences
from kg.rdf.shapes import Result, validate
from kg.rdf.store import open_store
from kg.resources import ontology

SMALL = 5_000  # triples that pySHACL validates in about a second; more than that goes to the compiled queries
SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found. ``engine`` says what validated the shapes: "pyshacl", or "sparql" for the queries."""

    triples: int
    engine: str
    problems: tuple[Problem, ...]

    @property
    def valid(self) -> bool:
        return not self.problems

    def require(self) -> None:
        """Raises InvalidGraph, which names the first problems, unless the graph is valid."""
        if self.problems:
            shown = "".join(f"\n  {node}: {reason}" for node, reason in self.problems[:SHOWN])
            more = len(self.problems) - SHOWN
            raise InvalidGraph(f"the graph is broken:{shown}" + (f"\n  and {more} more" if more > 0 else ""))


def check(directory: str | Path, *, engine: str = "auto", limit: int = 100) -> Report:
    """Check the graph folder; names up to ``limit`` broken nodes for each rule.

    ``engine`` is "pyshacl", "sparql" (the same shapes as queries: fast and lean) or "auto", which takes pySHACL for
    small graphs. Raises InputError where the folder lacks a part of a graph.
    """
    folder = Path(directory)
    for part in ("graph.nt", "store", "tables/articles.parquet"):
        if not (folder / part).exists():
            raise InputError(f"{folder} is no built graph: it has no {part}")
    store = open_store(folder / "store")
    triples = len(store)
    if engine == "auto":
        engine = "pyshacl" if triples <= SMALL else "sparql"
    results = by_pyshacl(store) if engine == "pyshacl" else validate(store, shapes_graph(), limit=limit)
    problems = chain(
        differences(store, folder / "graph.nt", limit=limit),
        (Problem(result.focus, _reason(result)) for result in results),
        broken_links(store, limit=limit),
        wrong_quotes(store, folder / "tables/articles.parquet"),
    )
    return Report(triples=triples, engine=engine, problems=tuple(dict.fromkeys(problems)))


def shapes_graph() -> Graph:
    """``ontology/shapes.ttl``, parsed."""
    return Graph().parse(ontology("shapes.ttl"), format="turtle")


def by_pyshacl(store: Store) -> Iterator[Result]:
    """Every validation result of pySHACL, which takes the whole graph into Python's memory."""
    from pyshacl import validate as pyshacl_validate

    data = Graph().parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()), format="nt")
    _, report, _ = pyshacl_validate(data, shacl_graph=shapes_graph())
    for result in report.subjects(SH.focusNode):
        focus, component, path, value, message = (
            report.value(result, term)
            for term in (SH.focusNode, SH.sourceConstraintComponent, SH.resultPath, SH.value, SH.resultMessage)
        )
        inverse = report.value(path, SH.inversePath)
        name = str(component).rpartition("#")[2]
        yield Result(str(focus), name, f"^{inverse}" if inverse else str(path or ""), str(value or ""), str(message))


def _reason(result: Result) -> str:
    return f"{result.message}; here: {result.value}" if result.value else result.message
