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
    what = "(?:ảnh|video|clip|đồ hoạ|hình)(?:,? (?:ảnh|video|clip|minh hoạ|tư liệu))*"
    return re.compile(rf"[-–(.,;|]? *{what} ?: ?([^:()]{{2,60}}?)(?=[ .)]*$)")


def credits(lines: list[Line]) -> Iterator[Credit]:
    """The credits of an article's own lines, furniture left out."""
    feet = set(_feet(lines))
    for index, line in enumerate(lines):
        if index in feet:
            yield Credit(line.span, tuple(names(line.begin, line.text)))
        elif led := _led(line, index, len(lines)):
            yield led
        else:
            yield from _tail(line)


def _feet(lines: list[Line]) -> Iterator[int]:
    """Lines below the article's last paragraph that are names alone; captions may follow."""
    run: list[int] = []
    for index in range(len(lines) - 1, FOOT_LINES - 1, -1):
        if len(lines[index].text) > CAPTION:
            break
        if _all_names(lines[index].text) and (index + 1 == len(lines) or index + 1 in run or _ends(lines[index + 1])):
            run.append(index)
    if len(run) <= 2:  # more of them are a list
        yield from run


def _ends(below: Line) -> bool:
    """Whether what stands below a name can stand below a byline: a credit, or a gap and captions."""
    return below.gap or _credit().match(fold(below.text)) is not None


def _led(line: Line, index: int, count: int) -> Credit | None:
    """A line that begins with a role: "Tin, ảnh: An Bình – Đài truyền thanh xã"."""
    if not 8 < len(line.text) <= 120:
        return None
    found = _credit().match(fold(line.text))
    if not found or not (index >= count / 2 or index <= 2 or found[0].startswith("ảnh")):
        return None
    rest = line.text[found.end() :]
    spans = tuple(names(line.begin + found.end(), rest))
    if ":" in found[0]:
        return Credit(line.span, spans) if _is_credited(rest) else None
    return (
        Credit(line.span, spans) if spans and spans[0].begin == line.begin + found.end() and _all_names(rest) else None
    )


def _tail(line: Line) -> Iterator[Credit]:
    end = line.text[-90:]
    if ":" not in end:
        return
    found = _inline().search(fold(end))
    if found and _is_credited(end[slice(*found.span(1))]):
        at = line.end - len(end)
        begin, close = found.span(1)
        yield Credit(Span(at + found.start(), line.end), tuple(names(at + begin, end[begin:close])))


def _is_credited(text: str) -> bool:
    """Whether what follows "Ảnh:" or "Video:" begins with who made it, rather than telling what it shows."""
    first = re.split(r" *[,;/&–-] *", text.strip(), maxsplit=1)[0].rstrip(" .")
    words = first.split()
    return (
        is_name(first) or fold(first) in _no_names() or len(words) <= 1 or not any(word[0].islower() for word in words)
    )


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
    if folded in _no_names() or (len(words) > 3 and words[0] == "Anh"):
        return False
    return not folded.startswith(_office_starts())


@cache
def _no_names() -> frozenset[str]:
    """What has the form of a name and is a paper or a province."""
    provinces = [province["name"] for province in table("places")["province"]]
    return frozenset(map(fold, table("furniture")["agencies"] + provinces))


@cache
def _office_starts() -> tuple[str, ...]:
    return tuple(f"{fold(word)} " for word in table("furniture")["office_starts"])


def _is_name_word(word: str) -> bool:
    cased = word[:1].isupper() and (word[1:].islower() or word.isupper())
    return cased and _SYLLABLE.fullmatch(plain(word)) is not None


def _all_names(text: str) -> bool:
    """Whether a line is one to four names and nothing else. A point at its end makes it a caption, or half a phrase."""
    bare = _ASIDE.sub("", text[:100])
    if len(bare) > 60 or bare.endswith("."):
        return False
    pieces = [piece for piece in re.split(r" *(?:[,;/&–-]| và ) *", bare) if piece]
    return 0 < len(pieces) <= 4 and all(map(is_name, pieces))
