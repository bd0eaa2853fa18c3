"""Sources as users name them (files, folders, "-") → the files to read, and their bytes."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from kg.errors import InputError
from kg.read.report import Report

__all__ = ["SUFFIXES", "File", "files", "opened"]

FORMATS = (".txt", ".jsonl")
PACKINGS = ("", ".gz", ".zst")
SUFFIXES = tuple(form + packing for form in FORMATS for packing in PACKINGS)


@dataclass(frozen=True, slots=True)
class File:
    """A file of articles. ``id`` names the article of a text file; a file of records has ids of its own."""

    path: str  # as the user named it, or below the folder that the user named; "-" for standard input
    id: str

    @property
    def format(self) -> str:
        """ "txt", "jsonl", or "-" where only the bytes can tell."""
        if self.path == "-":
            return "-"
        return "txt" if _bare(self.path).endswith(".txt") else "jsonl"

    @property
    def size(self) -> int:
        """Bytes on disk; 0 where there is nothing to ask."""
        try:
            return Path(self.path).stat().st_size
        except OSError:
            return 0


def files(sources: Iterable[str | Path], report: Report) -> Iterator[File]:
    """The files of all sources, folders walked in sorted order. Only names are kept in memory.

    Raises InputError for a source that is missing, of another format, or a folder without an article file.
    """
    for source in sources:
        name = os.fspath(source)
        if name == "-":
            yield File("-", "stdin")
        elif Path(name).is_dir():
            yield from _walk(name, report)
        elif not Path(name).exists():
            raise InputError(f"{name}: no such file or folder")
        elif not name.endswith(SUFFIXES):
            raise InputError(f"{name}: not a known kind of file ({', '.join(SUFFIXES)})")
        else:
            yield File(name, _stem(Path(name).name))


def _walk(folder: str, report: Report) -> Iterator[File]:
    """Article files below a folder. An id is the stem, or the path without extension where stems repeat."""

    def unreadable(error: OSError) -> None:
        report.skip(str(error.filename), f"cannot be listed: {error.strerror}")

    found = []
    for root, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names if name.endswith(SUFFIXES) and not name.startswith(".")]
    if not found:
        raise InputError(f"{folder}: no article files in this folder ({', '.join(SUFFIXES)})")
    stems = Counter(_stem(path.name) for path in found)
    for path in sorted(found, key=lambda path: path.as_posix()):
        below = path.relative_to(folder)
        stem = _stem(path.name)
        yield File(str(path), stem if stems[stem] == 1 else _stem(below.as_posix()))


def _bare(name: str) -> str:
    return name.removesuffix(".gz").removesuffix(".zst")


def _stem(name: str) -> str:
    bare = _bare(name)
    return bare.removesuffix(".txt").removesuffix(".jsonl")


@contextmanager
def opened(file: File) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """The file's bytes, unpacked as they are read, and the bytes as they lie on disk (to ask how far reading has come).

    Raises OSError, EOFError, zlib.error or zstandard.ZstdError, some of them only as bytes are read.
    """
    if file.path == "-":
        yield sys.stdin.buffer, sys.stdin.buffer
        return
    with Path(file.path).open("rb") as raw:
        if file.path.endswith(".gz"):
            with gzip.open(raw) as unpacked:
                yield cast(BinaryIO, unpacked), raw
        elif file.path.endswith(".zst"):
            reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
            yield io.BufferedReader(cast(io.RawIOBase, reader)), raw
        else:
            yield raw, raw
