"""What a query may not do: change the graph, or call another server (``SERVICE``).

pyoxigraph's ``query`` refuses updates by itself but follows ``SERVICE`` to the network, so the query is read word by
word first, by the terminals of the SPARQL grammar: a word in a string, a comment, an IRI, a variable or a prefixed
name is no keyword. ``FROM`` and ``FROM NAMED`` only choose among the graphs of the store and are let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import UsageError

_ESCAPED = r"\\(?:[tbnrf\"'\\]|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
_STRING = "|".join(
    [rf"{q * 3}(?:{q}{{0,2}}(?:[^{q}\\]|{_ESCAPED}))*{q * 3}" for q in "\"'"]
    + [rf"{q}(?:[^{q}\\\n\r]|{_ESCAPED})*{q}" for q in "\"'"]
)
_TERMINAL = re.compile(
    rf"""
      (?P<skip> \s+ | \#[^\n\r]* )
    | (?P<iri> <[^<>"{{}}|^`\\\x00-\x20]*> )
    | (?P<string> {_STRING} )
    | (?P<name> [\w.-]*: (?: (?:[\w:%]|\\[^\w\s]) (?:[\w:%.·‿⁀-]|\\[^\w\s])* )? )
    | (?P<sigil> [?$]\w+ | @[\w-]+ )                                            # variables, language tags
    | (?P<number> [0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)? )
    | (?P<word> \w+ )
    | (?P<mark> . )
    """,
    re.VERBOSE | re.DOTALL,
)
# Oxigraph lets words run together: "SERVICEex:a {" and "trueSERVICE <…> {" are calls too.
_GLUED_CALL = re.compile(r"(?:\s|#[^\n\r]*[\n\r])*\{")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

# Where a reading stands: position, one parenthesis depth per open brace, and whether an operand has just ended.
_State = tuple[int, tuple[int, ...], bool]


def refuse_unsafe(query: str) -> None:
    """Raise UsageError if the query is an update or calls a ``SERVICE``; a query with wrong syntax passes."""
    # SPARQL lets any character be written as an escape; whether an engine resolves it before or after it splits the
    # query into words differs, so both readings are looked at.
    for text in {query, _ESCAPE.sub(_unescape, query)}:
        words = list(_keywords(text))
        if any("SERVICE" in word for word in words):
            raise UsageError("SERVICE is refused: a query reads this graph alone and calls no other server")
        updates = [word for word in words if word in _UPDATES]
        if updates and not {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"} & set(words[: words.index(updates[0])]):
            raise UsageError(f"{updates[0]} is refused: a built graph is only read, never changed by a query")


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _keywords(text: str) -> Iterator[str]:
    """The keywords outside parentheses, upper case, in every reading that a grammar allows.

    ``<`` after an operand inside parentheses may open an IRI or say "less than": in
    ``FILTER(1<2)SERVICE#>`` the longest IRI hides a keyword. Both ways are followed.
    """
    pending: list[_State] = [(0, (0,), False)]
    seen: set[_State] = set()
    while pending:
        state = pending.pop()
        while state not in seen and state[0] < len(text):
            seen.add(state)
            position, depths, operand = state
            match = _TERMINAL.match(text, position)
            assert match is not None  # "mark" takes any character
            if match["iri"] and operand and depths[-1]:
                pending.append((position + 1, depths, False))
            if not depths[-1] and (match["word"] or (match["name"] and _GLUED_CALL.match(text, match.end()))):
                yield match[0].partition(":")[0].upper()
            state = _step(match, depths, operand)


def _step(match: re.Match[str], depths: tuple[int, ...], operand: bool) -> _State:
    mark = match["mark"]
    if mark == "{":
        depths = (*depths, 0)
    elif mark == "}" and len(depths) > 1:
        depths = depths[:-1]
    elif mark == "(":
        depths = (*depths[:-1], depths[-1] + 1)
    elif mark == ")":
        depths = (*depths[:-1], max(0, depths[-1] - 1))
    if not match["skip"]:
        operand = not mark or mark in ")]"
    return match.end(), depths, operand
