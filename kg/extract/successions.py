"""Who held a post before the one who comes to it: "làm Giám đốc Sở X thay ông B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.chunks import Row
from kg.vi import fold, table

_NEXT = re.compile(r"(?:X|k)H?(?P<p>P)T?(?:\([^()]*\))?,?(?P<w>[wo]{1,3})H*(?P<n>N)(?![^,.;]{0,2}X)")


@cache
def _words() -> frozenset[str]:
    return frozenset(map(fold, table("tenures")["successions"]))


def find(row: Row) -> Iterator[tuple[int, int]]:
    """(post, holder before), as chunks; one who is said to retire is told of by that change."""
    if "k" not in row.code and "X" not in row.code:
        return
    for match in _NEXT.finditer(row.code):
        said = " ".join(chunk.norm for chunk in row.chunks[match.start("w") : match.end("w")])
        if said in _words() and row.code[match.start("n") + 1 : match.start("n") + 2] not in ("(", "-"):
            yield match.start("p"), match.start("n")
