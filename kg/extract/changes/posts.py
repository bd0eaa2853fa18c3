"""Posts that a change gives or takes: posts as named, and bodies that somebody comes into or leaves.

"tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Phó Bí thư Tỉnh ủy X" gives three posts, the first two in bodies
whose area the third one says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise

from kg.extract.bodies.finder import BodyMention
from kg.extract.changes.lines import Line
from kg.extract.posts.finder import PostMention
from kg.extract.text.reading import Reading
from kg.vi import fold, table, word_set

_entering = partial(word_set, "changes", "grammar", "entering")


@cache
def _members() -> list[tuple[str, str]]:
    """(folded beginning of a body's name, title of its members), longest beginning first."""
    found = [(fold(head), title) for title, heads in table("changes")["member"].items() for head in heads]
    return sorted(found, key=lambda pair: -len(pair[0]))


@cache
def _held() -> dict[str, tuple[str, str]]:
    return {fold(name): (title, body) for name, (title, body) in table("changes")["held"].items()}


def membership(body: BodyMention) -> PostMention | None:
    """The post of somebody who comes into a body: "Ủy viên" of a committee; None of a body that has no members."""
    name = f"{fold(body.name)} "
    title = next((title for head, title in _members() if name.startswith(f"{head} ")), None)
    if title is None:
        return None
    if title == "đại biểu quốc hội":
        return PostMention(body.begin, body.end, "Đại biểu Quốc hội", None, national=True)
    if fold(body.name) == "trung ương đảng":
        body = replace(body, name="Ban Chấp hành Trung ương Đảng")
    return PostMention(body.begin, body.end, title.capitalize(), replace(body))


def holding(body: BodyMention) -> PostMention | None:
    """The post that is called as a body is: "giữ chức Thường trực Ban Bí thư"."""
    found = _held().get(fold(body.name))
    if found is None:
        return None
    return PostMention(body.begin, body.end, found[0], BodyMention(body.begin, body.end, found[1], "party_centre"))


def enters(line: Line, begin: int, end: int) -> bool:
    """Whether words between positions bring somebody into a body ("vào", "tham gia"), not only to it ("về")."""
    return any(
        line.code[at] == "a" or line.code[at] == "i" and line.chunks[at].norm in _entering() for at in range(begin, end)
    )


_NEXT = re.compile(r"(?:w?T(?:[,v]T)*)?(?:(?:,v|,|v|-|q)?[kahiX]{0,2}?|,w?l[wk]{0,3})(?=[PB])")


# "thôi giữ chức P, tham gia Ban Thường vụ và giữ chức P2": what is given for what is left.
_HELD_NEXT = re.compile(r"[,v]{1,2}(?:a(?=B(?:,v|,|v)(?:a?B(?:,v|,|v))*h)|h(?=P))")


def given_instead(line: Line, at: int) -> re.Match[str] | None:
    """The words behind a post that is left which bring the next one."""
    return _HELD_NEXT.match(line.code, at)


def posts_from(line: Line, at: int, stop: int, *, inside: bool, taking: bool = False) -> tuple[list[PostMention], int]:
    """Posts from position ``at`` on, joined by commas and "và".

    ``inside``: a body stands for membership in it; ``taking``: they are left, and what is joined or held next is not.
    """
    found: list[PostMention] = []
    behind = at
    while at < stop:
        post = _post(line, at, inside=inside)
        if post is None or found and line.code[at] == "P" and line.code[at + 1 : at + 2] == "N":
            break
        found.append(post)
        behind = at + 1
        step = _NEXT.match(line.code, behind)
        if step is None or step.end() >= stop or taking and _HELD_NEXT.match(line.code, behind):
            break
        inside = enters(line, behind, step.end()) or inside and not re.search(r"[khX]", step[0])
        at = step.end()
    return found, behind


def _joining(post: PostMention) -> PostMention:
    """ "tham gia Thường trực Ban Bí thư": the post's name is that of the group that he joins."""
    assert post.body is not None
    return PostMention(post.begin, post.end, "Thành viên", replace(post.body, name=f"{post.title} {post.body.name}"))


def _post(line: Line, at: int, *, inside: bool) -> PostMention | None:
    value = line.chunks[at].value
    if line.code[at] == "P":
        return _joining(value) if inside and fold(value.title) == "thường trực" and value.body is not None else value
    if line.code[at] != "B":
        return None
    return membership(value) if inside else holding(value)


# -- where bare posts are ----------------------------------------------------------------------------------------------

_DESTINATION = re.compile(r"i[wzti]{0,5}(B)[^NPB]{0,8}$")  # "đến công tác tại B và giữ chức P"


def settled(line: Line, post: PostMention) -> PostMention:
    """A post that names no body, in the body that its holder is sent to, or that was founded for it."""
    own = post.body is not None and post.begin <= post.body.begin and post.body.end <= post.end
    at = next((index for index, chunk in enumerate(line.chunks) if chunk.begin == post.begin), None)
    if at is not None and post.body is not None and fold(post.body.name) in _BOARDS:
        firms = [body for body in line.values(0, at, "B") if body.kind == "company"]
        return replace(post, body=_board(post.body, firms[-1])) if firms else post
    if own or at is None or post.national:
        return post
    sent = _DESTINATION.search(line.code[:at])
    body = line.chunks[sent.start(1)].value if sent else _founded(line, post)
    return replace(post, body=body) if body is not None else post


def of_decider(reading: Reading, post: PostMention, decider: object) -> None:
    """Gives a post of a committee that is named without its area the area of the body that decides in its sentence.

    An article on the congresses of many provinces says "Bí thư Tỉnh ủy" of each.
    """
    body = post.body
    if not isinstance(decider, BodyMention) or not decider.area or body is None or post.national:
        return
    printed = reading.phrase(body.begin, body.end)
    level = _LEVELS.get(fold(printed))
    if level is not None and level == decider.level and fold(decider.area) not in fold(body.name):
        post.body = replace(body, name=f"{printed} {decider.area}", level=level, area=decider.area, bare=False)


_LEVELS = {"tỉnh uỷ": "tỉnh", "thành uỷ": "thành phố", "huyện uỷ": "huyện", "quận uỷ": "quận", "thị uỷ": "thị xã"}
_BOARDS = ("hội đồng quản trị", "hđqt", "hội đồng thành viên", "hđtv", "ban kiểm soát")


def _board(board: BodyMention, firm: BodyMention) -> BodyMention:
    return replace(board, name=f"{board.name} {firm.name}", bare=False)


def _founded(line: Line, post: PostMention) -> BodyMention | None:
    """The body that the sentence founds for whom it then names: "thành lập Khoa Y; bổ nhiệm bà B làm Trưởng khoa"."""
    for before, chunk in pairwise(line.row.chunks):
        if chunk.begin >= post.begin:
            return None
        if chunk.symbol == "B" and before.norm in ("lập", "thành lập"):
            body: BodyMention = chunk.value
            kind = fold(body.name).split()[0]
            words = fold(post.title).split()
            if words[-1] == kind or words[-2:] in (["giám", "đốc"], ["hiệu", "trưởng"]) and body.kind in _LED:
                return body
    return None


_LED = ("company", "institute", "school", "hospital")

# -- bodies that the next post completes -------------------------------------------------------------------------------

_COMMITTEE = ("tỉnh uỷ", "thành uỷ", "huyện uỷ", "quận uỷ", "thị uỷ")
_OPEN = {
    "ban chấp hành": "ch",
    "bch": "ch",
    "ban thường vụ": "tv",
    "btv": "tv",
    "thường vụ": "tv",
    "đảng uỷ": "đu",
    "ban chấp hành đảng bộ": "ch",
}


def complete(reading: Reading, posts: list[PostMention]) -> None:
    """Gives bare committees among posts that are given together the body of the party post beside them."""
    for post, following in zip(posts[-2::-1], posts[:0:-1], strict=True):
        if post.body is None and not post.national and following.body is not None and following.begin - post.end < 8:
            inner = following.body.parts if fold(post.title).endswith("bộ trưởng") else []
            post.body = inner[-1] if inner else following.body  # "Bộ trưởng, Bí thư Ban cán sự đảng Bộ X"
    for index, post in enumerate(posts):
        body = post.body
        kind = _OPEN.get(fold(reading.phrase(body.begin, body.end))) if body is not None else None
        if kind is None and body is not None and body.bare:
            kind = _OPEN.get(fold(body.name))
        if body is None or kind is None:
            continue
        others = [other.body for other in posts[index + 1 :] + posts[:index] if other.body is not None]
        said = [one for one in others if fold(reading.phrase(one.begin, one.end)) not in _OPEN]
        wholes = [replace(one, name=one.name.removeprefix(_standing(one.name))) for one in said]
        owner = next(
            (one for one in wholes if fold(one.name).startswith(("đảng uỷ ", *(f"{name} " for name in _COMMITTEE)))),
            None,
        )
        if owner is not None:
            post.body = _owned(body, kind, owner)


def _standing(name: str) -> str:
    """ "Ban Thường vụ " where a name begins so."""
    return name[: len("Ban Thường vụ ")] if fold(name).startswith("ban thường vụ ") else ""


def _owned(body: BodyMention, kind: str, owner: BodyMention) -> BodyMention:
    if kind == "đu":
        return replace(body, name=owner.name, bare=False) if fold(owner.name).startswith("đảng uỷ") else body
    if kind == "tv":
        return replace(body, name=f"Ban Thường vụ {owner.name}", level=owner.level, area=owner.area, bare=False)
    name = f"Ban Chấp hành {owner.name}"
    if owner.level and owner.area and fold(owner.name).startswith(_COMMITTEE):
        name = f"Ban Chấp hành Đảng bộ {owner.level} {owner.area}"
    return replace(body, name=name, level=owner.level, area=owner.area, bare=False)
