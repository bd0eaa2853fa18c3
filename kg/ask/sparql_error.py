"""What Oxigraph says of a query that it cannot run, in words for the one who wrote it."""

from __future__ import annotations

import re

from kg.errors import InputError, KgError, UsageError

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_WORD = re.compile(r'"([^"\\ ]+)"|\b([A-Z]{3,})\b')


def explain(kind: str, message: str, query: str) -> KgError:
    """The error to raise for an exception of pyoxigraph, named by its class and text."""
    if kind == "OSError":
        return InputError(f"the graph's store cannot be read: {message}")
    place = _PLACE.search(message)
    if not place:
        return UsageError(message)
    line, column, detail = int(place[1]), int(place[2]), place[3]
    text = query.split("\n")[line - 1] if line <= query.count("\n") + 1 else ""
    return UsageError(
        f"syntax error in line {line}, column {column}: {_why(detail)}\n  {text}\n  {' ' * (column - 1)}^"
    )


def _why(detail: str) -> str:
    if "Prefix not found" in detail:
        return "a prefix is used that the query does not declare"
    # Oxigraph lists every alternative, single characters included; the words among them are what helps.
    words = dict.fromkeys(quoted or word for quoted, word in _WORD.findall(detail.split("[")[0]))
    return f"expected {' or '.join(words)}" if words else "this was not expected here"
