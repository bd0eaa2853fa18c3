"""The check of a built graph: shapes, links, quotes, and that its file and its store say the same.

report = check("graph")
report.require()  # raises InvalidGraph, with the nodes that are broken and why
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store
from rdflib import SH, Graph

from kg.errors import InputError, InvalidGraph
from kg.rdf.batches import TypeIndex, parts
from kg.rdf.links import Problem, Skeleton, broken_nodes
from kg.rdf.quotes import Quotes
from kg.rdf.same import differences, holds_all
from kg.rdf.shapes import Result, queries, validate
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
    """Check the graph folder; names up to ``limit`` broken nodes for each reason.

    ``engine`` is "pyshacl", "sparql" (the same shapes as queries, part by part: fast and lean) or "auto", which takes
    pySHACL for small graphs. Raises InputError where the folder lacks a part of a graph.
    """
    folder = Path(directory)
    for part in ("graph.nt", "store", "tables/articles.parquet"):
        if not (folder / part).exists():
            raise InputError(f"{folder} is no built graph: it has no {part}")
    store = open_store(folder / "store")
    triples = len(store)
    if engine == "auto":
        engine = "pyshacl" if triples <= SMALL else "sparql"
    try:
        problems = tuple(_limited(_problems(folder, store, triples, engine, limit), limit))
    except SyntaxError as error:
        problems = (Problem(str(folder / "graph.nt"), f"no N-Triples: {error}"),)
    return Report(triples=triples, engine=engine, problems=problems)


def _problems(folder: Path, store: Store, triples: int, engine: str, limit: int) -> Iterator[Problem]:
    nt_path = folder / "graph.nt"
    index, skeleton, quotes = TypeIndex(nt_path), Skeleton(), Quotes()
    compiled = list(queries(shapes_graph())) if engine == "sparql" else []
    same, lines = True, 0
    for part in parts(nt_path, index):
        results = validate(part.store, (query for query in compiled if query.target in part.classes), limit=limit)
        yield from map(_problem, results)
        yield from broken_nodes(part.store, limit=limit)
        skeleton.add(part.lines)
        quotes.add(part.store)
        same = same and holds_all(store, part.lines)
        lines += len(part.lines)
    if engine == "pyshacl":
        yield from map(_problem, by_pyshacl(Graph().parse(nt_path, format="nt")))
    yield from skeleton.problems(limit=limit)
    yield from quotes.problems(folder / "tables/articles.parquet")
    for line in index.unordered:
        yield Problem(line.decode(errors="replace").rstrip(), "a line of graph.nt out of order, or there twice")
    if not same or lines != triples + len(index.unordered):
        yield from differences(store, nt_path, limit=limit)


def _limited(problems: Iterable[Problem], limit: int) -> Iterator[Problem]:
    """Each problem once, and ``limit`` of each reason, the value that it ends with aside."""
    seen: set[Problem] = set()
    counts: Counter[str] = Counter()
    for problem in problems:
        reason = problem.reason.partition(",")[0]
        if problem not in seen and counts[reason] < limit:
            seen.add(problem)
            counts[reason] += 1
            yield problem


def shapes_graph() -> Graph:
    """``ontology/shapes.ttl``, parsed."""
    return Graph().parse(ontology("shapes.ttl"), format="turtle")


def by_pyshacl(data: Graph, shapes: Graph | None = None) -> Iterator[Result]:
    """Every validation result of pySHACL, which needs the whole graph in Python's memory."""
    from pyshacl import validate as pyshacl_validate

    _, report, _ = pyshacl_validate(data, shacl_graph=shapes or shapes_graph())
    for result in report.subjects(SH.focusNode):
        terms = (
            report.value(result, term)
            for term in (SH.focusNode, SH.sourceConstraintComponent, SH.resultPath, SH.value, SH.resultMessage)
        )
        focus, component, path, value, message = ("" if term is None else str(term) for term in terms)
        yield Result(focus, component.rpartition("#")[2], path, value, message)


def _problem(result: Result) -> Problem:
    return Problem(result.focus, f"{result.message}; here: {result.value}" if result.value else result.message)
