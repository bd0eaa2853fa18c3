"""SPARQL over a built graph: read-only, with a time limit that holds, its rows streamed.

pyoxigraph cannot stop a query once it runs, so each query has a process of its own (kg.ask.sparql_child) that is
killed when its time is up.
"""

from __future__ import annotations

import json
import math
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox

from kg.ask.guard import refuse_unsafe
from kg.ask.sparql_error import explain
from kg.ask.timed_pipe import TimedPipe
from kg.engine.folder import manifest
from kg.errors import KgError, UsageError
from kg.rdf.vocab import PREFIXES

__all__ = ["Answer", "Term", "query", "store_of"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_CHILD = Path(__file__).with_name("sparql_child.py")
_CHUNK = 1 << 16
_GRACE = 5  # seconds of CPU beyond the limit, after which the kernel ends a child whose parent is gone


def query(
    folder: Path | str,
    text: str,
    *,
    bind: Mapping[str, Term] | None = None,
    timeout: float = 30.0,
    results_format: str = "json",
    graph_format: str = "nt",
) -> Answer:
    """Run one SPARQL query on the graph folder ``folder``; the answer must be closed, or used as a context.

    ``bind`` gives values to variables that the query projects. ``timeout`` is in seconds of waiting for the query; the
    time that the caller takes over rows does not count. The formats are file extensions known to pyoxigraph ("json",
    "csv", "tsv", "xml"; "nt", "ttl", "rdf", "jsonld") and matter only to a caller of ``chunks``.

    Raises UsageError (syntax with line and column, an update, SERVICE, a parameter that the query does not project),
    InputError (no graph in the folder), TimeLimit.
    """
    if not timeout > 0:
        raise UsageError("the time limit must be more than 0 seconds")
    refuse_unsafe(text)
    request = {
        "store": str(store_of(folder)),
        "query": text,
        "prefixes": dict(PREFIXES),  # its own declarations win
        "bind": dict(bind or {}),
        "results_format": results_format,
        "graph_format": graph_format,
        "cpu_seconds": math.ceil(min(timeout, 1e9)) + _GRACE,
    }
    return Answer(request, timeout)


def store_of(folder: Path | str) -> Path:
    """The Oxigraph store of a graph folder. Raises InputError if there is none, or one of another format."""
    manifest(Path(folder))
    return Path(folder) / "store"


class Answer:
    """What a query gives, while its process runs. ``kind`` is "solutions", "boolean" or "graph"."""

    kind: str
    variables: tuple[str, ...]

    def __init__(self, request: dict[str, Any], timeout: float) -> None:
        self._query: str = request["query"]
        self._formats = request["results_format"], request["graph_format"]
        # -P: a module beside the child's file must not hide one of the standard library.
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(_CHILD)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._pipe = TimedPipe(self._process, timeout)
        try:
            _send(self._process, request)
            head = self._head()
        except BaseException:
            self.close()
            raise
        self.kind = head["kind"]
        self.variables = tuple(head.get("variables", ()))

    def chunks(self) -> Iterator[bytes]:
        """The serialised answer, in the format that was asked for, as it comes. Raises TimeLimit."""
        while chunk := self._pipe.read(_CHUNK):
            yield chunk
        self._end()

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """Solutions as tuples in the order of ``variables``; the triples of a graph. Raises TimeLimit."""
        if self.kind == "graph":
            for quad in ox.parse(self._pipe, format=_graph_format(self._formats[1])):  # type: ignore[arg-type]
                yield quad.subject, quad.predicate, quad.object
        else:
            found = ox.parse_query_results(self._pipe, format=_results_format(self._formats[0]))  # type: ignore[arg-type]
            if isinstance(found, ox.QueryBoolean):
                raise TypeError("a yes-or-no answer has no rows: use Answer.boolean()")
            yield from (tuple(solution) for solution in found)
        self._end()

    def boolean(self) -> bool:
        """The answer to an ASK. Raises TimeLimit."""
        found = ox.parse_query_results(b"".join(self.chunks()), format=_results_format(self._formats[0]))
        if not isinstance(found, ox.QueryBoolean):
            raise TypeError("only ASK has a yes-or-no answer: use Answer.rows()")
        return bool(found)

    def close(self) -> None:
        """End the query's process, whether or not it has finished."""
        self._pipe.stop()
        for stream in (self._process.stdin, self._process.stderr):
            if stream:
                stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _head(self) -> dict[str, Any]:
        line = bytearray()
        while not line.endswith(b"\n"):
            byte = self._pipe.read(1)
            if not byte:
                self._end()
                raise KgError("the query's process ended without an answer")
            line += byte
        head: dict[str, Any] = json.loads(line)
        return head

    def _end(self) -> None:
        """After the last byte: raise what went wrong in the child, if anything did."""
        if self._process.wait() == 0:
            return
        assert self._process.stderr is not None
        said = self._process.stderr.read().decode(errors="replace")
        try:
            error = json.loads(said)
        except ValueError:
            raise KgError(f"the query's process ended with code {self._process.returncode}: {said.strip()}") from None
        raise explain(error["type"], error["message"], self._query)


def _send(process: subprocess.Popen[bytes], request: dict[str, Any]) -> None:
    assert process.stdin is not None
    try:
        with process.stdin as stream:
            pickle.dump(request, stream)
    except BrokenPipeError:
        pass  # the child has died; what it said on stderr is told when its answer is read


def _results_format(extension: str) -> ox.QueryResultsFormat:
    found = ox.QueryResultsFormat.from_extension(extension)
    if found is None:
        raise UsageError(f"no format of results has the extension {extension}")
    return found


def _graph_format(extension: str) -> ox.RdfFormat:
    found = ox.RdfFormat.from_extension(extension)
    if found is None:
        raise UsageError(f"no format of graphs has the extension {extension}")
    return found
