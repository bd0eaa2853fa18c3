"""The process that runs one SPARQL query: started by kg.ask.sparql, which ends it when its time is up.

It is run as a file and imports nothing of kg, so that it starts in the time that pyoxigraph takes to load.
In: one pickled dict on standard input. Out: one line of JSON that says what kind of answer follows, then the answer.
"""

from __future__ import annotations

import json
import pickle
import sys
from typing import Any

import pyoxigraph as ox


def limit_cpu(seconds: int) -> None:
    """Let the kernel end this process if the parent dies before it can. Windows has no such limit."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def answer(request: dict[str, Any], out: Any) -> None:
    """Run the request's query and write its answer to the binary stream ``out``.

    Raises what pyoxigraph raises: SyntaxError, OSError, RuntimeError.
    """
    store = ox.Store.read_only(request["store"])
    found = store.query(
        request["query"],
        prefixes=request["prefixes"],
        substitutions={ox.Variable(name): term for name, term in request["bind"].items()},
    )
    head: dict[str, Any] = {"kind": "solutions"}
    if isinstance(found, ox.QueryBoolean):
        head = {"kind": "boolean"}
    elif isinstance(found, ox.QueryTriples):
        head = {"kind": "graph"}
    else:
        head["variables"] = [variable.value for variable in found.variables]
    out.write(json.dumps(head).encode() + b"\n")
    out.flush()
    if isinstance(found, ox.QueryTriples):
        ox.serialize(
            found, out, format=ox.RdfFormat.from_extension(request["graph_format"]), prefixes=request["prefixes"]
        )
    else:
        found.serialize(out, format=ox.QueryResultsFormat.from_extension(request["results_format"]))
    out.flush()


def main() -> None:
    request = pickle.load(sys.stdin.buffer)
    limit_cpu(request["cpu_seconds"])
    try:
        answer(request, sys.stdout.buffer)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has had enough
    except (SyntaxError, OSError, RuntimeError, ValueError) as error:
        sys.stderr.write(json.dumps({"type": type(error).__name__, "message": str(error)}))
        sys.stderr.flush()
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
