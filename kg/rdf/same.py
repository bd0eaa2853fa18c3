"""Whether graph.nt and the store hold the same triples: both as sorted lines, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.rdf.links import Problem
from kg.rdf.sort import write_sorted


def differences(store: Store, nt_path: Path, *, limit: int) -> Iterator[Problem]:
    """Triples that only the file or only the store has, and lines of the file that are out of order; up to ``limit``.

    Relies on ``graph.nt`` being written as Oxigraph writes it, which makes comparing lines comparing triples.
    """
    with TemporaryDirectory(prefix="kg-check-") as folder:
        dumped, ordered = Path(folder) / "dumped.nt", Path(folder) / "sorted.nt"
        store.dump(str(dumped), RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
        with dumped.open(encoding="utf-8", newline="\n") as lines:
            write_sorted((line.rstrip("\n") for line in lines), ordered)
        dumped.unlink()
        yield from islice(_compared(nt_path, ordered), limit)


def _compared(nt_path: Path, ordered: Path) -> Iterator[Problem]:
    with nt_path.open("rb") as file, ordered.open("rb") as stored:
        line, triple, last = next(file, b""), next(stored, b""), b""
        while line or triple:
            if line and line <= last:
                yield Problem(_shown(line), f"a line of {nt_path.name} out of order, or there twice")
            if line == triple:
                last, line, triple = line, next(file, b""), next(stored, b"")
            elif not triple or (line and line < triple):
                yield Problem(_shown(line), f"a triple of {nt_path.name} that the store does not have")
                last, line = line, next(file, b"")
            else:
                yield Problem(_shown(triple), f"a triple of the store that {nt_path.name} does not have")
                triple = next(stored, b"")


def _shown(line: bytes) -> str:
    return line.decode(errors="replace").rstrip("\n")
