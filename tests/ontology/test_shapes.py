"""Every shape with a node that passes and nodes that fail: one Turtle file each, which says in comments what must fail.

``# bad-node: Component path`` is one validation result: the SHACL constraint component without its ending, and the
property. pySHACL and the compiled queries must both give exactly these, and nothing for the nodes named good.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store
from rdflib import OWL, RDF, SH, Graph

from kg.rdf.check import by_pyshacl, shapes_graph
from kg.rdf.shapes import TYPES, Result, queries, validate
from kg.rdf.vocab import ONTOLOGY, PREFIXES
from kg.resources import ontology

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.ttl"))
EXAMPLE = "https://example.org/"
Finding = tuple[str, str, str]  # node, component, path


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return shapes_graph()


def expected(path: Path) -> set[Finding]:
    found = re.findall(r"^# (\S+): (\w+)(?: (\w+):(\w+))?$", path.read_text("utf-8"), re.MULTILINE)
    return {(EXAMPLE + node, kind, PREFIXES[prefix] + name if name else "") for node, kind, prefix, name in found}


def told(results: set[Result]) -> set[Finding]:
    """Results for the nodes that an example is about; those that it only links to are not described in full."""
    return {
        (result.focus, result.component.removesuffix("ConstraintComponent"), result.path)
        for result in results
        if result.focus.startswith((f"{EXAMPLE}good", f"{EXAMPLE}bad"))
    }


def by_queries(path: Path, shapes: Graph) -> set[Result]:
    store = Store()
    store.load(path=str(path), format=RdfFormat.TURTLE)
    for quad in list(store.quads_for_pattern(None, NamedNode(RDF.type), None)):
        store.add(Quad(quad.subject, quad.predicate, quad.object, NamedNode(TYPES)))
    return set(validate(store, queries(shapes), limit=1000))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_both_engines_find_what_the_example_says(path: Path, shapes: Graph) -> None:
    found, oracle = by_queries(path, shapes), set(by_pyshacl(Graph().parse(path), shapes))
    assert told(oracle) == expected(path)
    assert told(found) == expected(path)
    assert {result[:4] for result in found} == {result[:4] for result in oracle}


def test_every_shape_has_an_example_that_passes_and_one_that_fails(shapes: Graph) -> None:
    named = {str(shape).rpartition("#")[2] for shape in shapes.subjects(RDF.type, SH.NodeShape)}
    assert {path.stem for path in EXAMPLES} == named
    for path in EXAMPLES:
        assert f"{EXAMPLE}good" in {str(node) for node in Graph().parse(path).subjects()}
        assert any(node.startswith(f"{EXAMPLE}bad") for node, _, _ in expected(path))


def test_every_class_has_a_shape(shapes: Graph) -> None:
    classes = set(Graph().parse(ontology()).subjects(RDF.type, OWL.Class))
    assert set(shapes.objects(None, SH.targetClass)) == classes


def test_a_construct_that_is_not_compiled_is_an_error() -> None:
    prefixes = f"@prefix sh: <{SH}> . @prefix kg: <{ONTOLOGY}> ."
    for unknown in ('sh:pattern "^A"', "sh:property [ sh:path ( kg:event kg:date ) ; sh:minCount 1 ]"):
        shape = f"{prefixes} kg:S a sh:NodeShape ; sh:targetClass kg:Person ; {unknown} ."
        shapes = Graph().parse(data=shape, format="turtle")
        with pytest.raises(ValueError, match="not compiled"):
            list(queries(shapes))
