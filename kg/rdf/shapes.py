"""The SHACL Core constructs of ``ontology/shapes.ttl``, compiled to SPARQL: one query per target and constraint.

pySHACL validates in Python memory, which suits small graphs and is the oracle of the tests; these queries give the
same results from the store at millions of triples, and see ill-formed gMonth and the like, which rdflib takes as they
are. A construct that is not known here is an error, never skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from pyoxigraph import Store
from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.rdf.store import select


class Result(NamedTuple):
    """One validation result, in SHACL's own terms; ``path`` and ``value`` are empty where SHACL gives none."""

    focus: str
    component: str  # local name: "MaxCountConstraintComponent"
    path: str
    value: str
    message: str


class Query(NamedTuple):
    """Selects ?this and ?value of every violation of one constraint; closed shapes select ?path too."""

    target: str
    text: str
    component: str
    path: str
    message: str


class _Violation(NamedTuple):
    """A focus node violates a constraint where the pattern matches and the condition is true."""

    component: str
    pattern: str
    condition: str
    path: str = ""
    message: str = ""

    @property
    def expression(self) -> str:
        return f"EXISTS {{ {self.pattern} FILTER({self.condition}) }}" if self.pattern else f"({self.condition})"


TYPES = "urn:kg:types"
_NOT_CONSTRAINTS = {RDF.type, SH.path, SH.message, SH.targetClass, SH.property, SH.ignoredProperties}
_COMPARISONS: dict[Node, str] = {SH.minInclusive: ">=", SH.maxInclusive: "<="}
_PAIRS: dict[Node, str] = {SH.lessThan: "<", SH.lessThanOrEquals: "<="}
_COUNTS = {SH.minCount, SH.maxCount, SH.hasValue, *_PAIRS}
_Step = Callable[[str, str], str]  # (focus, value) → the triple pattern between them


def queries(shapes: Graph) -> Iterator[Query]:
    """The queries of every node shape with a target; raises ValueError for a construct that is not known."""
    compiler = _Compiler(shapes)
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        for target in sorted(shapes.objects(shape, SH.targetClass), key=str):
            for violation in compiler.node(shape, "?this"):
                pattern = f"?this a {target.n3()} . {violation.pattern} FILTER({violation.condition})"
                text = f"SELECT DISTINCT ?this ?path ?value WHERE {{ {pattern} }}"
                yield Query(str(target), text, violation.component, violation.path, violation.message)


def validate(store: Store, compiled: Iterable[Query], *, limit: int) -> Iterator[Result]:
    """Up to ``limit`` results of each query over the nodes of the default graph.

    The graph TYPES holds the types of what these nodes link to: so a part of a large graph can be validated by itself.
    """
    for query in compiled:
        for row in select(store, f"{query.text} LIMIT {limit}"):
            yield Result(row["this"], query.component, query.path or row["path"], row["value"], query.message)


class _Compiler:
    def __init__(self, shapes: Graph) -> None:
        self.shapes = shapes
        self.variables = 0

    def node(self, shape: Node, focus: str) -> Iterator[_Violation]:
        """What a node shape asks of its focus node."""
        message = str(self.shapes.value(shape, SH.message) or "")
        for component, condition in self.conditions(shape, focus):
            pattern = f"BIND({focus} AS ?value)" if focus == "?this" else ""
            yield _Violation(component, pattern, condition, message=message)
        if self.shapes.value(shape, SH.closed):
            yield self.closed(shape, focus, message)
        for part in self.shapes.objects(shape, SH.property):
            yield from self.property(part, focus)

    def property(self, shape: Node, focus: str) -> Iterator[_Violation]:
        """What a property shape asks of its focus node and of the values at its path."""
        step, path = self.path(shape)
        message = str(self.shapes.value(shape, SH.message) or "")
        value = "?value" if focus == "?this" else self.variable()
        for component, condition in self.conditions(shape, value):
            yield _Violation(component, step(focus, value), condition, path, message)
        for component, pattern, condition in self.counts(shape, focus, value, step):
            yield _Violation(component, pattern, condition, path, message)

    def conditions(self, shape: Node, value: str) -> Iterator[tuple[str, str]]:
        """(component, the SPARQL expression that is true of a value that breaks it)."""
        for constraint, argument in sorted(self.shapes.predicate_objects(shape), key=str):
            name = str(constraint).rpartition("#")[2]
            component = f"{name[0].upper()}{name[1:]}ConstraintComponent"
            if constraint == SH.datatype:
                yield component, _other_datatype(value, argument)
            elif constraint == SH["class"]:
                yield component, f"NOT EXISTS {{ GRAPH <{TYPES}> {{ {value} a {argument.n3()} }} }}"
            elif constraint == SH.nodeKind and argument == SH.IRI:
                yield component, f"!isIRI({value})"
            elif constraint == SH["in"]:
                yield component, f"{value} NOT IN ({', '.join(item.n3() for item in self.items(argument))})"
            elif constraint == SH.minLength:
                yield component, f"STRLEN(STR({value})) < {argument}"
            elif constraint in _COMPARISONS:
                yield component, f"!COALESCE({value} {_COMPARISONS[constraint]} {argument}, false)"
            elif constraint == SH["or"]:
                yield component, " && ".join(self.broken(shape, value) for shape in self.items(argument))
            elif constraint not in _NOT_CONSTRAINTS | _COUNTS | {SH.closed}:
                raise ValueError(f"shapes.ttl uses a construct that is not compiled: {constraint} {argument}")

    def broken(self, shape: Node, focus: str) -> str:
        """True of a focus node that does not conform to an alternative of sh:or."""
        return f"({' || '.join(violation.expression for violation in self.node(shape, focus))})"

    def counts(self, shape: Node, focus: str, value: str, step: _Step) -> Iterator[tuple[str, str, str]]:
        """(component, pattern, condition) of what a property shape asks of its values together."""
        for constraint, argument in self.shapes.predicate_objects(shape):
            if constraint == SH.minCount:
                yield (
                    "MinCountConstraintComponent",
                    "",
                    f"NOT EXISTS {{ {self.several(focus, step, int(str(argument)))} }}",
                )
            elif constraint == SH.maxCount:
                yield (
                    "MaxCountConstraintComponent",
                    "",
                    f"EXISTS {{ {self.several(focus, step, int(str(argument)) + 1)} }}",
                )
            elif constraint == SH.hasValue:
                yield "HasValueConstraintComponent", "", f"NOT EXISTS {{ {step(focus, argument.n3())} }}"
            elif constraint in _PAIRS:
                other = self.variable()
                name = str(constraint).rpartition("#")[2]
                condition = f"!COALESCE({value} {_PAIRS[constraint]} {other}, false)"
                pattern = f"{step(focus, value)} {focus} {argument.n3()} {other} ."
                yield f"{name[0].upper()}{name[1:]}ConstraintComponent", pattern, condition

    def closed(self, shape: Node, focus: str, message: str) -> _Violation:
        paths = {self.shapes.value(part, SH.path) for part in self.shapes.objects(shape, SH.property)}
        ignored = self.shapes.value(shape, SH.ignoredProperties)
        allowed = {path for path in paths if isinstance(path, URIRef)} | set(self.items(ignored) if ignored else ())
        condition = f"?path NOT IN ({', '.join(sorted(term.n3() for term in allowed))})"
        return _Violation("ClosedConstraintComponent", f"{focus} ?path ?value .", condition, message=message)

    def several(self, focus: str, step: _Step, number: int) -> str:
        """A pattern that matches where there are at least ``number`` values."""
        names = [self.variable() for _ in range(number)]
        apart = "".join(f" FILTER(!sameTerm({one}, {other}))" for one, other in combinations(names, 2))
        return " ".join(step(focus, name) for name in names) + apart

    def path(self, shape: Node) -> tuple[_Step, str]:
        """How to go from a focus node to its values, and the path's name in results."""
        path = self.shapes.value(shape, SH.path)
        if not isinstance(path, URIRef):
            raise ValueError(f"shapes.ttl uses a path that is not compiled: {path}")
        return (lambda focus, value: f"{focus} {path.n3()} {value} ."), str(path)

    def items(self, head: Node) -> list[Node]:
        return list(Collection(self.shapes, head))

    def variable(self) -> str:
        self.variables += 1
        return f"?v{self.variables}"


def _other_datatype(value: str, datatype: Node) -> str:
    """True of all but well-formed literals of the datatype: a cast of a wrong form is an error, which is not true."""
    same = f"DATATYPE({value}) = {datatype.n3()}"
    if str(datatype).endswith(("#string", "#anyURI")):
        return f"!COALESCE({same}, false)"
    formed = f"{datatype.n3()}(STR({value})) = {value}"
    if str(datatype).endswith("#gMonthDay"):  # the engine casts as if no year had a 29 February
        formed = f'(STR({value}) = "--02-29" || {formed})'
    return f"!COALESCE({same} && BOUND({value}) && {formed}, false)"
