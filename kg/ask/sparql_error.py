"""What Oxigraph says of a query that it cannot run, in words for the one who wrote it."""

from __future__ import annotations

import re

from kg.errors import InputError, KgError, UsageError

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def explain(kind: str, message: str, query: str) -> KgError:
    """The error to raise for an exception of pyoxigraph, named by its class and text."""
    if kind == "OSError":
        return InputError(f"the graph's store cannot be read: {message}")
    place = _PLACE.search(message)
    if not place:
        return UsageError(message)
    line, column, detail = int(place[1]), int(place[2]), place[3]
    text = (query + "\n").split("\n")[line - 1]
    # The parser may stop inside a word ("F" of FILTER could begin a prefixed name): point to where the word starts.
    column = _word_start(text, column)
    return UsageError(
        f"syntax error in line {line}, column {column}: {_why(detail, text[column - 1 :])}\n"
        f"  {text}\n  {' ' * (column - 1)}^"
    )


def _word_start(text: str, column: int) -> int:
    words = (word for word in re.finditer(r"\w+", text) if word.start() < column <= word.end())
    return next((word.start() + 1 for word in words), column)


def _why(detail: str, rest: str) -> str:
    if "Prefix not found" in detail:
        return "a prefix is used that the query does not declare"
    # Oxigraph lists what else could stand there, dozens of alternatives, single characters included: no help.
    found = re.match(r"\s*(\w+|\S)", rest)
    return f"{found[1]} is not expected here" if found else "the query ends too early, or the line does"
