"""A text as lines with their places in it."""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Span

__all__ = ["Line", "lines"]


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it."""

    begin: int
    end: int
    text: str
    gap: bool  # whether a blank line stands before it

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


def lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    found: list[Line] = []
    at = 0
    gap = False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            begin = at + len(raw) - len(raw.lstrip())
            found.append(Line(begin, begin + len(stripped), stripped, gap))
        gap = not stripped
        at += len(raw) + 1
    return found
