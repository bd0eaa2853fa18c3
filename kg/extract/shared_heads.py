"""Bodies of a list that share the head of the first: "Bộ Tài chính, Y tế và Xây dựng" are three ministries."""

from __future__ import annotations

from functools import cache

from kg.extract.bodies import BodyMention, Parser
from kg.extract.reading import Unit
from kg.vi import fold, table

_TIES = frozenset((",", "và"))
_CLOSES = frozenset((",", "và", ".", ";", ")", "..."))


@cache
def _heads() -> dict[str, str]:
    return {fold(word): word for word in table("bodies")["shared_heads"]["words"]}


def further(parser: Parser, units: list[Unit], at: int, first: BodyMention) -> tuple[int, list[tuple[Unit, BodyMention]]]:
    """The unit behind such a list whose first body ends before unit ``at``; the further bodies, each with its tie."""
    head = _heads().get(fold(first.name.split(" ", 1)[0]))
    found: list[tuple[Unit, BodyMention]] = []
    while head is not None and not first.parts and at + 1 < len(units) and units[at].norm in _TIES:
        field = units[at + 1]
        if not field.cap or "field" not in field.classes or "body" in field.classes or field.person:
            break
        body = parser.after(at + 1, head)
        if body is None or body[0] < len(units) and units[body[0]].norm not in _CLOSES:
            break
        body[1].kind = first.kind
        found.append((units[at], body[1]))
        at = body[0]
    return at, found
