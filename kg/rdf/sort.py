"""External merge sort of lines: memory does not grow with the graph, and the same set of lines gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from pathlib import Path
from tempfile import TemporaryDirectory

CHUNK = 48 << 20  # bytes of text that are sorted at a time; Python holds about twice as much


def write_sorted(lines: Iterable[str], path: Path, *, chunk: int = CHUNK) -> int:
    """Write the lines in the order of their code points, each once; returns how many there are.

    Lines come without their newline and hold none. Temporary files stand beside ``path`` while it is written.
    """
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder, ExitStack() as files:
        runs = [
            files.enter_context(_run(batch, Path(folder) / str(number)).open("rb"))
            for number, batch in enumerate(_batches(lines, chunk))
        ]
        with path.open("wb") as out:
            count = 0
            for line in _unique(merge(*runs)):
                out.write(line)
                count += 1
    return count


def _batches(lines: Iterable[str], size: int) -> Iterator[list[bytes]]:
    """Lines as bytes, which sort as their code points do, in lists of about ``size`` bytes."""
    batch: list[bytes] = []
    held = 0
    for line in lines:
        batch.append(line.encode() + b"\n")
        held += len(batch[-1])
        if held >= size:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _run(batch: list[bytes], path: Path) -> Path:
    batch.sort()
    with path.open("wb") as out:
        out.writelines(_unique(batch))
    batch.clear()
    return path


def _unique(ordered: Iterable[bytes]) -> Iterator[bytes]:
    last = None
    for line in ordered:
        if line != last:
            yield line
            last = line
