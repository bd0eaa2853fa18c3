"""What the formats share: the type of every attribute over the whole graph, and text that a file may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.graph.when import Spell

# Control characters, surrogates and non-characters: XML 1.0 has no way to write them, tables should not hold them.
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_STRUCTURE = frozenset({"label", "weight", "spells"})  # what formats have places of their own for
_LONG = 2**31


def clean(text: str) -> str:
    """Text without what no file may hold: control characters (tab and line ends stay), U+FEFF, lone surrogates."""
    return text if text.isprintable() else _UNFIT.sub("", text)


def columns(items: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Every attribute by name: boolean, integer, long, double, list or string, as all its values allow."""
    found: dict[str, str] = {}
    for item in items:
        for name, value in item.items():
            if name not in _STRUCTURE:
                kind = _kind(value)
                found[name] = kind if found.get(name, kind) == kind else _common(found[name], kind)
    return dict(sorted(found.items()))


def as_text(value: Any) -> str:
    """A single value as text: true and false in small letters, as XML has them."""
    return str(value).lower() if isinstance(value, bool) else clean(str(value))


def joined(value: Any) -> str:
    """A value as one cell: lists with a semicolon between."""
    return "; ".join(map(as_text, value)) if isinstance(value, list | tuple) else as_text(value)


def first_year(spells: tuple[Spell, ...]) -> int | None:
    """The year in which something began, or else ended, for programs that know no timeline."""
    days = [day for one in spells for day in one if day]
    return days[0].year if days else None


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer" if abs(value) < _LONG else "long"
    if isinstance(value, float):
        return "double"
    return "list" if isinstance(value, list | tuple) else "string"


def _common(one: str, other: str) -> str:
    numbers = ("integer", "long", "double")
    return max(one, other, key=numbers.index) if {one, other} <= {*numbers} else "string"
