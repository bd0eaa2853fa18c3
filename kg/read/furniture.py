"""Page furniture: menus, counters, lists of other articles, share bars, the page's head and foot.

The article is what is left. Only short lines are looked at: a full paragraph is never furniture by its own words, and
only a page's foot before it can take it away.
"""

from __future__ import annotations

import re
from functools import cache

from kg.read.lines import Line
from kg.vi import fold, table

__all__ = ["TITLE_LIMIT", "furniture", "title_line"]

SHORT = 200  # characters: a longer line is a paragraph
RESUME = 160  # characters of a paragraph that shows that a list of other articles was only a box in the text
TITLE_LIMIT = 300
HEAD = 14  # lines among which the title stands
_SENTENCE_END = (".", "!", "?", "”", '"', "…", "./.", ";")


@cache
def _pattern(*names: str) -> re.Pattern[str]:
    data = table("furniture")
    return re.compile("|".join(f"(?:{fold(pattern)})" for name in names for pattern in data[name]))


def furniture(lines: list[Line], titled: bool) -> set[int]:
    """Indexes of the lines that are furniture. ``titled``: the first line is known to be the title."""
    found: set[int] = set()
    top = 1 if titled else _head(lines, found)
    listing = False
    for index in range(top, len(lines)):
        text = lines[index].text
        if len(text) > SHORT:
            listing = listing and not text.endswith(_SENTENCE_END)
        elif not listing and not _is(text, "foot_marks", "list_marks", "anywhere"):  # what nearly every line is
            continue
        elif _is(text, "foot_marks") and _is_late(lines, index):
            found.update(range(index, len(lines)))
            break
        elif _is(text, "list_marks"):
            listing = True
        elif _is(text, "anywhere"):
            found.add(index)
        elif listing and len(text) >= RESUME and text.endswith(_SENTENCE_END):
            listing = False
        if listing:
            found.add(index)
    return found


def title_line(lines: list[Line], furniture: set[int]) -> int | None:
    """Index of the line that is the title of a text which does not say; None where it begins without one.

    A title is the first line that is the article's, is no paragraph, and has the article below it.
    """
    first = next((index for index in range(len(lines)) if index not in furniture), None)
    if first is None or first > HEAD or first + 1 >= len(lines):
        return None
    text = lines[first].text
    ends = text.endswith((".", ";", ":", ",")) and not text.endswith("...")
    return None if len(text) > TITLE_LIMIT or ends else first


def _head(lines: list[Line], found: set[int]) -> int:
    """Notes the furniture above the title; returns the index of the first line below it."""
    for index, line in enumerate(lines[:HEAD]):
        if len(line.text) <= TITLE_LIMIT and _is(line.text, "head", "anywhere"):
            found.add(index)
        else:
            return index + 1
    return min(len(lines), HEAD)


def _is(text: str, *names: str) -> bool:
    return _pattern(*names).fullmatch(fold(text)) is not None


def _is_late(lines: list[Line], index: int) -> bool:
    """Whether the article can have ended: some paragraph stands before the line, and no long text after it."""
    before = sum(len(line.text) for line in lines[:index])
    after = sum(len(line.text) for line in lines[index:])
    return before > after or not any(len(line.text) > SHORT for line in lines[index:])
