"""What a list says once: "Bộ Tài chính, Y tế và Xây dựng" are three ministries.

"Bí thư Chi bộ A và Chi bộ B" is two posts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.bodies.finder import BodyMention, Parser
from kg.extract.text.reading import Unit
from kg.vi import fold, table

if TYPE_CHECKING:
    from kg.extract.text.chunks import Row

_ABROAD = frozenset(("abroad", "national"))
_SECOND = re.compile(r"P(?=vB(?:,?H*N))|(?<=k)P(?=vB(?:[.,;]|$))")
_TIES = frozenset((",", "và"))
_CLOSES = frozenset((",", "và", ".", ";", ")", "..."))


@cache
def _heads() -> dict[str, str]:
    return {fold(word): word for word in table("bodies")["shared_heads"]["words"]}


def further(
    parser: Parser, units: list[Unit], at: int, first: BodyMention
) -> tuple[int, list[tuple[Unit, BodyMention]]]:
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


def second_bodies(row: Row) -> None:
    """Makes a post of the second body of a post, in place: "Chủ tịch Hội đồng A và Hội đồng B nước C"."""
    for match in _SECOND.finditer(row.code):
        post, chunk = row.chunks[match.start()].value, row.chunks[match.start() + 2]
        one, two = post.body, chunk.value
        if one is None or (one.kind != two.kind and not {one.kind, two.kind} <= _ABROAD):
            continue
        if one.kind == "abroad" and two.area and not one.area:
            one.name, one.area = f"{one.name} {two.area}", two.area
        chunk.symbol, chunk.value = "P", replace(post, begin=chunk.begin, end=chunk.end, body=two)
        row.code = f"{row.code[: match.start() + 2]}P{row.code[match.start() + 3 :]}"
