"""Answers of SPARQL, written: a table to read, the W3C's formats, Parquet, XLSX."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from kg.ask.sparql import Answer, Term

STANDARD = ("csv", "tsv", "json", "xml")  # of solutions, and of yes or no, as the W3C defines them
GRAPH = ("ttl", "nt", "rdf", "jsonld")
READABLE = ("table", "list")
FILES = ("parquet", "xlsx")
FORMATS = (*READABLE, *STANDARD, *FILES, *GRAPH)


def choose(wanted: str | None, output: Path | None) -> str:
    """The format asked for, or that of the file's name, or a table. Raises UsageError for one that there is not."""
    name = wanted or (output.suffix.lstrip(".").lower() if output else "") or "table"
    name = {"txt": "table", "srj": "json", "srx": "xml"}.get(name, name)
    if name not in FORMATS:
        raise UsageError(f"no format is named {name}; there are {', '.join(FORMATS)}")
    if name in FILES and output is None:
        raise UsageError(f"{name} is written to a file: add --output FILE.{name}")
    return name


def solutions_format(chosen: str) -> str:
    """The format in which the query's process gives solutions: the chosen one, or JSON, from which others are made."""
    return chosen if chosen in STANDARD else "json"


def graph_format(chosen: str) -> str:
    """The format in which the query's process gives a graph: the chosen one, or Turtle."""
    return chosen if chosen in GRAPH else "ttl"


def write(answer: Answer, chosen: str, output: Path | None) -> None:
    """Write the answer to the file, which is there only once it is whole, or to standard output.

    Raises UsageError when the format does not suit the kind of answer, InputError when the file cannot be written.
    """
    graph = answer.kind == "graph"
    if graph and chosen not in (*GRAPH, "table"):
        raise UsageError(f"this query gives a graph, which {chosen} cannot hold; take one of {', '.join(GRAPH)}")
    if not graph and chosen in GRAPH:
        raise UsageError(f"this query gives no graph; take one of {', '.join((*READABLE, *STANDARD, *FILES))}")
    if not graph and chosen in FILES:
        assert output is not None  # choose() has seen to it
        with _beside(output) as path:
            _writer(chosen)(answer, path)
        return
    with _stream(output) as stream:
        if graph or chosen in STANDARD:
            chunk = b""
            for chunk in answer.chunks():
                stream.write(chunk)
            if output is None and not chunk.endswith(b"\n"):
                stream.write(b"\n")
        else:
            _readable(answer, chosen, stream)


def _readable(answer: Answer, chosen: str, stream: IO[bytes]) -> None:
    from kg.cli import tables

    if answer.kind == "boolean":
        stream.write(b"yes\n" if answer.boolean() else b"no\n")
    elif chosen == "list":
        tables.write_list(answer.variables, answer.rows(), stream)
    else:
        tables.write_table(answer.variables, list(answer.rows()), stream)


def _writer(chosen: str) -> Callable[[Answer, Path], None]:
    from kg.cli import tables

    writers = {"parquet": tables.write_parquet, "xlsx": tables.write_xlsx}

    def write_rows(answer: Answer, path: Path) -> None:
        variables, rows = _rows(answer)
        writers[chosen](variables, rows, path)

    return write_rows


def _rows(answer: Answer) -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
    if answer.kind == "boolean":
        import pyoxigraph as ox

        return ("answer",), iter([(ox.Literal(answer.boolean()),)])
    return answer.variables, answer.rows()


@contextmanager
def _stream(output: Path | None) -> Iterator[IO[bytes]]:
    if output is not None:
        with _beside(output) as path, path.open("wb") as file:
            yield file
        return
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader, such as "head", has had enough; nothing more may be flushed to it when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _beside(output: Path) -> Iterator[Path]:
    """A path to write to that becomes ``output`` when all has gone well."""
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(output)
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error}") from error
    finally:
        with suppress(OSError):
            part.unlink()
