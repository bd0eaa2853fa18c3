"""One post for several people: "các Phó chủ tịch A và B", "các Uỷ viên Bộ Chính trị: Chủ tịch nước A; Thủ tướng B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from kg.extract.posts.finder import PostMention
from kg.extract.text.chunks import Chunk, Row
from kg.vi import fold, word_set

_words = partial(word_set, "tenures")
_ASIDE = r"(?:\([^()]*\))?"
_NAMES = rf"H*N{_ASIDE}(?:,H*N{_ASIDE})*(?:,?vH*N{_ASIDE})?"
_BESIDE = re.compile(rf"(?P<p>P(?:[,v]P)*)T?[:k]?(?P<n>{_NAMES})")
_BELOW = re.compile(r"(?P<p>P(?:[,v]P)*)[^NP.;]{0,16}:")


_NUMBERED = re.compile(rf"[#w](?P<p>P)w?(?P<l>[wk]):?w?(?P<n>{_NAMES})")
_DEPUTIES = re.compile(r"H(B):")


@dataclass(frozen=True, slots=True)
class Shared:
    posts: tuple[int, ...]  # chunks
    holders: tuple[Chunk, ...]


def find(row: Row) -> Iterator[Shared]:
    """Posts of one sentence that several people hold."""
    code = row.code
    if code.count("N") < 2:
        return
    for match in _BESIDE.finditer(code):
        posts = tuple(at for at in range(*match.span("p")) if code[at] == "P")
        if _plural(row, posts[0]) or len(posts) == 1 and _pair(row, match):
            apart = (at for at in range(*match.span("n")) if code[at] == "v" and row.chunks[at].norm != "và")
            holders = [row.chunks[at] for at in _outside_brackets(code, match.start("n"), next(apart, match.end("n")))]
            if re.match(r"(?:,H?|-|\(k?)P", code[match.end() :]) and not _plural(row, posts[0]):
                holders.pop()
            if len(holders) > 1:
                yield Shared(posts, tuple(holders))
    yield from _numbered(row)
    for match in _BELOW.finditer(code):
        if _plural(row, match.start("p")):
            posts = tuple(at for at in range(*match.span("p")) if code[at] == "P")
            listed = tuple(_listed(row, match.end()))
            if listed:
                yield Shared(posts, listed)


def _numbered(row: Row) -> Iterator[Shared]:
    """ "Bộ X có bốn Thứ trưởng gồm các ông A, B và bà C"."""
    code = row.code
    for match in _NUMBERED.finditer(code):
        holders = tuple(row.chunks[at] for at in _outside_brackets(code, *match.span("n")))
        several = match[0][0] == "#" or _plural(row, match.start("p"))
        if not several or row.chunks[match.start("l")].norm not in _words("consists") or len(holders) < 2:
            continue
        post, owner = row.chunks[match.start("p")].value, re.search(r"B[wfk]{1,4}$", code[: match.start()])
        between = row.chunks[owner.start() : match.start()] if owner is not None else []
        if post.body is None and any(chunk.norm == "có" for chunk in between):
            post.body = between[0].value
        yield Shared((match.start("p"),), holders)


def deputies(row: Row) -> Iterator[tuple[PostMention, tuple[Chunk, ...]]]:
    """The deputies of a council whom a sentence lists: "Các đại biểu HĐND tỉnh X: ông A, Giám đốc B; bà C"."""
    for match in _DEPUTIES.finditer(row.code):
        called, body = row.chunks[match.start()], row.chunks[match.start(1)]
        if called.norm in _words("deputies") and body.value.kind == "peoples_council":
            post = PostMention(called.begin, body.end, "Đại biểu", body.value)
            yield post, tuple(_listed(row, match.end()))


def _plural(row: Row, at: int) -> bool:
    """Whether "các", "hai" … stands before the post."""
    before = at - 1
    if row.code[:at].endswith("k"):  # "hai người đang là …"
        said = [chunk.norm for chunk in row.chunks[max(0, at - 4) : at]]
        return any(
            one in _words("plural") and two in ("người", "vị", "nhân sự", "cá nhân", "cán bộ")
            for one, two in pairwise(said)
        )
    while before >= 0 and row.code[before] == "H" and row.chunks[before].value.get("honorific") != "plural":
        before -= 1
    if before < 0:
        return False
    chunk = row.chunks[before]
    return chunk.norm in _words("plural") or chunk.symbol == "H" and chunk.value.get("honorific") == "plural"


def _pair(row: Row, match: re.Match[str]) -> bool:
    """Whether two names without a word of address follow a post that many hold: "Đại biểu A và B"."""
    title = fold(row.chunks[match.start("p")].value.title)
    return (
        "H" not in match["n"]
        and match["n"].count("N") == 2
        and "v" in match["n"]
        and title.startswith(tuple(_words("of_many")))
    )


def _outside_brackets(code: str, begin: int, end: int) -> Iterator[int]:
    depth = 0
    for at in range(begin, end):
        depth += (code[at] == "(") - (code[at] == ")")
        if code[at] == "N" and not depth:
            yield at


def _listed(row: Row, begin: int) -> Iterator[Chunk]:
    """The people of a list behind a colon: the first of each item that semicolons part, else names that commas part."""
    code = row.code
    end = next((at for at in range(begin, len(code)) if code[at] == "."), len(code))
    if ";" in code[begin:end]:
        at = begin
        for item in code[begin:end].split(";"):
            first = re.match(r"[HPv,]*?N(?:vH*(N)$)?", item)
            if first:
                yield row.chunks[at + item.index("N")]
                if first[1]:
                    yield row.chunks[at + first.end() - 1]
            at += len(item) + 1
        return
    match = re.compile(_NAMES).match(code, begin)
    if match and match[0].count("N") > 1 and not re.match(r"(?:,H?|-)P", code[match.end() :]):
        yield from (row.chunks[at] for at in _outside_brackets(code, *match.span()))
