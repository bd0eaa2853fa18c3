"""Whether graph.nt and the store hold the same triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, RdfFormat, Store, parse

from kg.rdf.links import Problem
from kg.rdf.sort import write_sorted


def holds_all(store: Store, lines: Iterable[bytes]) -> bool:
    """Whether the store has every triple of the lines; with equal counts of distinct triples, they are the same."""
    return all(quad in store for quad in parse(b"".join(lines), RdfFormat.N_TRIPLES))


def differences(store: Store, nt_path: Path, *, limit: int) -> Iterator[Problem]:
    """Which triples only the file or only the store has, up to ``limit``: both as sorted lines, side by side.

    Slow, since it reads the whole store back; for when they are known to differ. Comparing lines is comparing triples,
    because ``graph.nt`` is written as Oxigraph writes it.
    """
    with TemporaryDirectory(prefix="kg-check-") as folder:
        stored, filed = Path(folder) / "stored.nt", Path(folder) / "filed.nt"
        store.dump(f"{stored}.unsorted", RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
        for source, target in ((Path(f"{stored}.unsorted"), stored), (nt_path, filed)):
            with source.open(encoding="utf-8", newline="\n") as lines:
                write_sorted((line.rstrip("\n") for line in lines), target)
        yield from islice(_compared(filed, stored, nt_path.name), limit)


def _compared(filed: Path, stored: Path, name: str) -> Iterator[Problem]:
    with filed.open("rb") as file, stored.open("rb") as other:
        line, triple = next(file, b""), next(other, b"")
        while line or triple:
            if line == triple:
                line, triple = next(file, b""), next(other, b"")
            elif not triple or (line and line < triple):
                yield Problem(_shown(line), f"a triple of {name} that the store does not have")
                line = next(file, b"")
            else:
                yield Problem(_shown(triple), f"a triple of the store that {name} does not have")
                triple = next(other, b"")


def _shown(line: bytes) -> str:
    return line.decode().rstrip("\n")
