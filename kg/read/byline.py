"""Who wrote and who photographed: the names at an article's foot, under its title, and after "Ảnh:" in a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.model import Span
from kg.read.lines import Line
from kg.vi import fold, plain, table

__all__ = ["Credit", "credits", "names"]

_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
_SYLLABLE = re.compile(_ONSET + "[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_PIECE = re.compile(r"[^\s,;/&–-][^,;/&–-]*?(?= *(?:[,;/&–-]| và |$))(?<! và)")
_ASIDE = re.compile(r" *\((?:tổng hợp|t ?/ ?h|ghi|thực hiện|theo [^()]+|lược ghi|dịch|biên dịch)[^()]*\)\.?$", re.I)
CAPTION = 250  # characters: longer lines are paragraphs
FOOT_LINES = 2  # a name alone below this line of the article may be a byline


class Credit(NamedTuple):
    """A stretch that names its writers or photographers and is none of the article's sentences."""

    stretch: Span
    names: tuple[Span, ...]


@cache
def _credit() -> re.Pattern[str]:
    role = table("furniture")["credit"]
    return re.compile(rf"{fold(role)}(?: *(?:,|và|&|/|-) *{fold(role)})*(?: *[:：] *| +)")


@cache
def _inline() -> re.Pattern[str]:
    """A credit at the end of a caption or sentence: "- Ảnh: AN BÌNH.", "(Ảnh: An Bình)", ". Video: An Bình"."""
    return re.compile(
        r"[-–(.,;|]? *(?:ảnh|video|clip|đồ hoạ|hình)(?:,? (?:ảnh|video|clip|minh hoạ|tư liệu))* ?: ?([^:()]{2,60}?)(?=[ .)]*$)"
    )


def credits(lines: list[Line]) -> Iterator[Credit]:
    """The credits of an article's own lines, furniture left out."""
    feet = set(_feet(lines))
    for index, line in enumerate(lines):
        if index in feet:
            yield Credit(line.span, tuple(names(line.begin, line.text)))
        elif len(line.text) > 8 and (led := _led(line, index, len(lines))):
            yield led
        else:
            yield from _tail(line)


def _feet(lines: list[Line]) -> Iterator[int]:
    """Lines below the article's last paragraph that are names alone; captions may follow."""
    run: list[int] = []
    for index in range(len(lines) - 1, FOOT_LINES - 1, -1):
        line = lines[index]
        if len(line.text) > CAPTION:
            break
        if len(line.text) <= 60 and _all_names(line.text):
            run.append(index)
    if len(run) <= 2:
        yield from run


def _led(line: Line, index: int, count: int) -> Credit | None:
    """A line that begins with a role: "Tin, ảnh: An Bình – Đài truyền thanh xã"."""
    if len(line.text) > 120 or (index < count / 2 and index > 2):
        return None
    found = _credit().match(fold(line.text))
    if not found:
        return None
    rest = line.text[found.end() :]
    spans = tuple(names(line.begin + found.end(), rest))
    alone = ":" in found[0] or rest == line.text[slice(*(spans[0].begin - line.begin, None))] if spans else False
    return Credit(line.span, spans) if alone else None


def _tail(line: Line) -> Iterator[Credit]:
    end = line.text[-90:]
    found = _inline().search(fold(end))
    if found:
        at = line.end - len(end)
        begin, close = found.span(1)
        yield Credit(Span(at + found.start(), line.end), tuple(names(at + begin, end[begin:close])))


def names(at: int, text: str) -> Iterator[Span]:
    """Spans of the persons' names in a list of names that begins at ``at``: "An Bình – Hà Nội mới" has one."""
    aside = _ASIDE.search(text)
    text = text[: aside.start()] if aside else text
    for piece in _PIECE.finditer(text):
        name = piece[0].rstrip(" .)")
        if is_name(name):
            yield Span(at + piece.start(), at + piece.start() + len(name))


def is_name(text: str) -> bool:
    """Whether a text can be a Vietnamese person's name of two to five syllables, and is no paper's or office's."""
    words = text.split(" ")
    if not 2 <= len(words) <= 5 or not all(map(_is_name_word, words)):
        return False
    folded = fold(text)
    data = table("furniture")
    return folded not in data["agencies"] and not any(folded.startswith(f"{word} ") for word in data["office_starts"])


def _is_name_word(word: str) -> bool:
    cased = word[:1].isupper() and (word[1:].islower() or word.isupper())
    return cased and _SYLLABLE.fullmatch(plain(word)) is not None


def _all_names(text: str) -> bool:
    bare = _ASIDE.sub("", text).rstrip(" .")
    pieces = [piece for piece in re.split(r" *(?:[,;/&–-]| và ) *", bare) if piece]
    return 0 < len(pieces) <= 4 and all(map(is_name, pieces))
