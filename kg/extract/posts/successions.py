"""Posts that are said of one person by way of another's: who held it before, who holds it in another state.

"làm Giám đốc Sở X thay ông B"; "Ngoại trưởng Pháp A và người đồng cấp Đức B".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kg.extract.bodies.finder import BodyMention
from kg.extract.posts.finder import PostMention
from kg.extract.text.chunks import Chunk, Row
from kg.extract.text.reading import Reading
from kg.vi import fold, word_set

_words = partial(word_set, "tenures", "successions")
_NEXT = re.compile(r"(?P<o>X|k|w)H?(?P<p>P)T?(?:\([^()]*\))?,?(?P<w>[wo]{1,3})H*(?P<n>N)")

_LIKE = re.compile(r"(?P<p>P)H*N[^NP.;]{0,12}(?P<h>[Hw])(?P<w>w)H*(?P<n>N)")


def find(row: Row) -> Iterator[tuple[int, int]]:
    """(post, holder before), as chunks."""
    for match in _NEXT.finditer(row.code):
        said = " ".join(chunk.norm for chunk in row.chunks[match.start("w") : match.end("w")])
        opened = row.code[match.start("o")] != "w" or row.chunks[match.start("o")].norm == "có"
        if said in _words() and opened and row.code[match.start("n") + 1 : match.start("n") + 2] not in ("(", "-"):
            yield match.start("p"), match.start("n")


def counterparts(row: Row) -> Iterator[tuple[int, int, int]]:
    """(post of another, holder, the holder's state), as chunks: "người đồng cấp" says that the posts are alike."""
    for match in _LIKE.finditer(row.code):
        state = row.chunks[match.start("w")]
        if row.chunks[match.start("h")].norm == "người đồng cấp" and state.value and "country" in state.value:
            yield match.start("p"), match.start("n"), match.start("w")


def abroad(reading: Reading, post: PostMention, state: Chunk) -> PostMention:
    """The post as that of another state: "Ngoại trưởng" of "Đức", "Bộ trưởng" of "Bộ Quốc phòng Đức"."""
    name = reading.phrase(state.begin, state.end)
    if post.body is None or post.body.kind == "national":
        return replace(post, body=BodyMention(state.begin, state.end, name, "national"))
    own = " ".join(post.body.name.split()[:3]) if fold(post.body.name).startswith("bộ ") else post.body.name
    return replace(post, body=BodyMention(state.begin, state.end, f"{own} {name}", post.body.kind))
