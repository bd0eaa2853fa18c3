"""A sorted graph.nt part by part: whole nodes, each part with the types of what its nodes link to.

Reading the file once from end to end is many times faster than looking a million nodes up in a store on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, RdfFormat, Store
from rdflib import RDF

from kg.rdf.shapes import TYPES

SIZE = 100_000  # triples in a part: enough to make the cost of starting its queries small
_TYPE = f"<{RDF.type}>".encode()


class TypeIndex:
    """Node → its classes, 64 bits of hash for each node: a million nodes take about 100 MB."""

    def __init__(self, nt_path: Path) -> None:
        self.classes: list[tuple[bytes, ...]] = [()]
        self.numbers: dict[int, int] = {}
        self.unordered: list[bytes] = []  # lines that do not stand where sorting puts them
        known: dict[tuple[bytes, ...], int] = {(): 0}
        last = b""
        with nt_path.open("rb") as file:
            for line in file:
                if line <= last:
                    self.unordered.append(line)
                last = line
                subject, predicate, value = _parts(line)
                if predicate == _TYPE:
                    types = (*self.of(subject), value)
                    number = known.setdefault(types, len(self.classes))
                    if number == len(self.classes):
                        self.classes.append(types)
                    self.numbers[hash(subject)] = number

    def of(self, node: bytes) -> tuple[bytes, ...]:
        """The classes of a node, in N-Triples as the node itself."""
        return self.classes[self.numbers.get(hash(node), 0)]


class Part(NamedTuple):
    """Whole nodes of the graph: their lines, their classes, and a store that holds both."""

    lines: list[bytes]
    classes: frozenset[str]
    store: Store


def parts(nt_path: Path, index: TypeIndex, size: int = SIZE) -> Iterator[Part]:
    """The whole file in parts of about ``size`` triples. Raises SyntaxError where it is no N-Triples."""
    lines: list[bytes] = []
    last = b""
    with nt_path.open("rb") as file:
        for line in file:
            subject = line[: line.find(b" ")]
            if len(lines) >= size and subject != last:
                yield _part(lines, index)
                lines = []
            lines.append(line)
            last = subject
    if lines:
        yield _part(lines, index)


def _part(lines: list[bytes], index: TypeIndex) -> Part:
    split = [_parts(line) for line in lines]
    linked = {value for _, predicate, value in split if predicate != _TYPE and value.startswith(b"<")}
    store = Store()
    store.bulk_load(b"".join(lines), RdfFormat.N_TRIPLES)
    store.bulk_load(b"".join(_typed(linked, index)), RdfFormat.N_TRIPLES, to_graph=NamedNode(TYPES))
    classes = {value[1:-1].decode() for _, predicate, value in split if predicate == _TYPE}
    return Part(lines, frozenset(classes), store)


def _typed(nodes: Iterable[bytes], index: TypeIndex) -> Iterator[bytes]:
    return (b"%s %s %s .\n" % (node, _TYPE, kind) for node in nodes for kind in index.of(node))


def _parts(line: bytes) -> tuple[bytes, bytes, bytes]:
    """Subject, predicate and object of a line of N-Triples; empty where it is none."""
    subject, _, rest = line.partition(b" ")
    predicate, _, value = rest.partition(b" ")
    return subject, predicate, value.rstrip()[:-1].rstrip()
