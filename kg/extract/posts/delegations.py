"""Sides that a sentence introduces: "Về phía Công ty có ông A, Bí thư Đảng ủy; bà B, Trưởng phòng Kế hoạch".

The offices and committees of those who are listed are the body's own.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.bodies.finder import BodyMention
from kg.extract.text.chunks import Row
from kg.vi import word_set

_words = partial(word_set, "scopes", "delegations")
# A side and the body behind it, or a side that is no body.
_SIDE = re.compile(r"[wH](B)(?=[w:])|w(?=ww)")


def introduced(row: Row) -> bool:
    """Whether a body stands where a sentence may introduce a side."""
    return _BODY.search(row.code) is not None


_BODY = re.compile(r"[wH]B[w:]+H*N")


def host(row: Row, at: int) -> BodyMention | None:
    """The body on whose side those are who stand at chunk ``at``; None where no side is introduced before them."""
    chunks = row.chunks
    for found in reversed(list(_SIDE.finditer(row.code, 0, at))):
        before = found.start()
        if chunks[before].norm not in _words("sides"):
            continue
        body: BodyMention | None = chunks[before + 1].value if found[1] else None
        if body is None or chunks[before + 2].norm not in _words("lists"):
            return None  # "về phía địa phương có …"
        return body if body.kind in _words("kinds") else None
    return None
