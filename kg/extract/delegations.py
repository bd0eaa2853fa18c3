"""Sides that a sentence introduces: "Về phía Công ty có ông A, Bí thư Đảng ủy; bà B, Trưởng phòng Kế hoạch".

The offices and committees of those who are listed are the body's own.
"""

from __future__ import annotations

from functools import cache

from kg.extract.bodies import BodyMention
from kg.extract.chunks import Row
from kg.vi import fold, table


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, table("scopes")["delegations"][name]))


def host(row: Row, at: int) -> BodyMention | None:
    """The body on whose side those are who stand at chunk ``at``; None where no side is introduced before them."""
    if "B" not in row.code[:at]:
        return None
    chunks = row.chunks
    for before in range(at - 2, -1, -1):
        if chunks[before].norm not in _words("sides"):
            continue
        if row.code[before + 1] != "B" or chunks[before + 2].norm not in _words("lists"):
            return None  # "về phía địa phương có …"
        body: BodyMention = chunks[before + 1].value
        return body if body.kind in _words("kinds") else None
    return None
