"""Whom a verb of change moves to or from which post, and for which term."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.changes.frame import TAKES, Frame, words
from kg.extract.posts.finder import PostMention
from kg.vi import fold, table


@cache
def _needs_post() -> frozenset[str]:
    return frozenset(table("changes")["grammar"]["needs_post"])


def verbs_of(frame: Frame) -> set[str]:
    """The verbs of a frame; of a measure told beside another verb, those of its kind."""
    code, chunks = frame.line.code, frame.line.chunks
    verbs = [chunks[at] for at in range(frame.begin, frame.end) if code[at] == "X"]
    measure = frame.kind == "disciplined"
    return {verb.norm for verb in verbs if (verb.value["change"] == "disciplined") == measure}


def pairs(frame: Frame, verbs: set[str]) -> list[tuple[str, PostMention | None]]:
    """Whom the verb moves to or from which post; empty where it says too little to be a change."""
    people, posts = frame.persons, frame.posts
    own = _own(frame)
    if own and frame.kind in TAKES and own[0] in posts:
        return list(zip(people, own, strict=True))
    if frame.left and not posts:
        return [
            (person, frame.left.get(person)) for person in people if person in frame.left or frame.kind != "resigned"
        ]
    if not posts and (meant := _by_title(frame, own, verbs) or _unseated(frame, verbs)):
        frame.meant = True
        return list(zip(people, meant, strict=True))
    if not posts:
        moved = frame.kind in ("appointed", "transferred")
        unknown = moved and re.search(r"[kh]w", frame.line.code[frame.end : frame.stop])  # a post that is not read
        if unknown or frame.kind in _needs_post() or verbs and verbs <= words().weak:
            return []
    if len(people) == len(posts) > 1 and _paired(frame):
        return list(zip(people, posts, strict=True))
    return [(person, post) for person in people for post in posts] if posts else [(person, None) for person in people]


def _own(frame: Frame) -> list[PostMention]:
    """The posts right before the people behind a verb: "miễn nhiệm Bộ trưởng A, Thứ trưởng B"; of all, or none."""
    chunks, found = frame.line.chunks, []
    for at in frame.people:
        before = re.search(r"(P)H*$", frame.line.code[frame.end : at]) if at >= frame.end else None
        if before is None:
            return []
        found.append(chunks[frame.end + before.start(1)].value)
    return found


def _by_title(frame: Frame, own: list[PostMention], verbs: set[str]) -> list[PostMention]:
    """ "Quốc hội bầu Chủ tịch Quốc hội A", where no other post is named: what they come to be."""
    decided = frame.by is not None and frame.line.code[frame.by] == "B"
    given = frame.kind == "appointed" or frame.kind == "elected" and decided
    if not given or frame.rule != "change_active" or not verbs <= words().seating:
        return []
    held = frame.line.code.startswith("P", frame.end) and all(post.status == "current" for post in own)
    return own if held else []


_ONLY = re.compile(r"[,-]w?H?(P)(?![,v-]{0,2}[wH]?P)")


def _unseated(frame: Frame, verbs: set[str]) -> list[PostMention]:
    """ "miễn nhiệm ông A, P", "ông A, P, bị cách chức": the one post that he is said to hold."""
    line = frame.line
    if len(frame.people) != 1 or not verbs or not verbs <= words().unseating:
        return []
    following = line.chunks[frame.end].norm if frame.end < len(line.code) else ""
    held = _ONLY.match(line.code, frame.people[0] + 1)
    post = line.chunks[held.start(1)].value if held and following not in words().of_all else None
    return [post] if post is not None and post.status == "current" else []


def is_membership(post: PostMention) -> bool:
    return fold(post.title) in ("uỷ viên", "đại biểu", "thành viên")


def _paired(frame: Frame) -> bool:
    """Whether posts and people are told in the same order: "cách chức bí thư và phó bí thư đối với ông A và ông B"."""
    code = frame.line.code
    if not frame.people or frame.people[0] < frame.end:
        return False
    first = next((at for at in range(frame.end, len(code)) if code[at] in "PB"), len(code))
    return first < frame.people[0] and code[frame.people[0] - 2 : frame.people[0]].strip("H")[-1:] in ("m", "w", "o")


def term_of(frame: Frame) -> str | None:
    line = frame.line
    opens = frame.posts[0].begin if frame.posts else 0  # what stands before is the term of another post
    for at in range(frame.end, min(frame.behind + 3, len(line.code))):
        if line.code[at] == "T" and line.chunks[at].begin > opens:
            return str(line.chunks[at].value.label)
    return None
