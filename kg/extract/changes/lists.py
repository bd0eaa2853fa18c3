"""Changes that need no verb of their own: further posts and people of a list, "giữ chức P" behind a decision.

"bổ nhiệm ông A làm P, bà B làm Q": Q for B; "bầu các chức danh:" and then a line for each person; "do ông A làm trưởng
ban".
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from kg.extract.changes.arguments import people_at, target
from kg.extract.changes.frame import APPOSED, GIVES, TAKES, Frame
from kg.extract.changes.lines import Line
from kg.extract.changes.posts import given_instead, posts_from
from kg.extract.posts.finder import PostMention
from kg.vi import fold

_HELD = (
    (re.compile(rf"(?P<n>N){APPOSED}f?w?G(?P<p>P)"), "acting"),  # "ông A giữ quyền Chủ tịch nước"
    (re.compile(rf"(?P<n>N){APPOSED}w?zq?[wH]?h(?P<p>P)"), "received"),  # "ông A nhận quyết định giữ chức P"
    (re.compile(r"g[mH]{0,2}(?P<n>N)(?:[,-]P[,-]?)?k?(?P<p>P)(?!H*N)"), "given"),  # "giao ông A phụ trách B"
    (re.compile(rf"d(?:P[,v]?)*H*(?P<n>N){APPOSED}k(?P<p>P)"), "do"),  # "gồm 5 người do ông A làm trưởng ban"
)

_NEXT_POST = re.compile(r"T?,?ea(?=[PB])|(?:T?,?ew{0,3}(?:[hk]|zw{0,2})|,?w[hk])(?=P)")
_BY_ORDER = re.compile(rf"w[wq]{{0,2}}[Xgqw]oH*(?P<by>B),[wH]*(?P<n>N){APPOSED}(?:,?w{{0,3}})?(?=[hk])")


def next_posts(frame: Frame, moved: Frame | None) -> list[Frame]:
    """ "thôi giữ chức P để giữ chức P2", "được bổ nhiệm P, rồi làm P2"; ``moved``: the verb before it."""
    line = frame.line
    match = _NEXT_POST.match(line.code, frame.behind)
    if match is None and frame.kind in TAKES:
        match = given_instead(line, frame.behind)
    if match is None:
        return []
    posts, behind = posts_from(line, match.end(), len(line.code), inside=match[0].endswith("a"))
    kind = "appointed" if frame.kind in {*TAKES, "elected"} else frame.kind
    if moved is not None and moved.persons == frame.persons and not moved.posts:
        kind = moved.kind
    further = replace(frame, kind=kind, begin=match.start(), end=match.end(), stop=len(line.code), posts=posts)
    further.behind, further.rule = behind, "change_carried"
    further.then = match[0].startswith((",w", "w"))
    return [further]


def next_people(frame: Frame) -> list[Frame]:
    """ "bổ nhiệm ông A làm P, bà B làm P2"; "ông A được bầu làm P, bà B giữ chức P2"."""
    match = re.compile(r"(?:,v|,|v)[wH]*(?=(?:P[,v]?)*H*N)").match(frame.line.code, frame.behind)
    return (
        alike(frame.line, frame, match.end())
        if match and frame.people and not frame.earlier and (frame.people[0] >= frame.end or _held_next(frame, match))
        else []
    )


_PAIR = re.compile(r"(?:,v|,|v)[wk]{0,2}(?P<p>P)T?m[wH]*(?P<n>N)")


def next_pairs(frame: Frame) -> list[Frame]:
    """ "miễn nhiệm chức P đối với ông A và chức Q đối với ông B": Q for B."""
    line, last = frame.line, max(frame.people, default=0)
    if last < frame.end or re.search(r"PT?m[wH]*$", line.code[frame.end : last]) is None:
        return []
    match = _PAIR.match(line.code, re.compile(APPOSED).match(line.code, last + 1).end())  # type: ignore[union-attr]
    if match is None:
        return []
    at = match.start("n")
    further = replace(frame, people=[at], posts=[line.chunks[match.start("p")].value], behind=at + 1)
    further.of = frame.of or frame
    return [further, *next_pairs(further)]


def _held_next(frame: Frame, match: re.Match[str]) -> bool:
    """Whether the next name behind a passive verb comes to a post too: "…, bà B giữ chức P2"."""
    holding = "[hk]" if frame.kind == "elected" else "h"
    name = re.compile(rf"(?:P[,v]?)*H*N{APPOSED}{holding}P").match(frame.line.code, match.end())
    return frame.kind in GIVES and frame.rule == "change_passive" and name is not None


def alike(line: Line, before: Frame, start: int) -> list[Frame]:
    """The next people and post of a list whose verb was said at its head."""
    people = people_at(line.code, start)
    ahead = line.code[people[-1] :] if people else ""
    if not people or "X" in line.code[people[0] :] and line is not before.line or re.match(r"[^kha]*[fn]", ahead):
        return []
    posts, behind = target(line, people[-1] + 1, len(line.code))
    if not posts:
        return []
    frame = Frame(
        line,
        before.kind,
        people[0],
        people[0],
        len(line.code),
        people,
        posts,
        rule="change_list",
        behind=behind,
    )
    frame.of = before.of or before
    share_body(before.posts, posts)
    return [frame, *next_people(frame)]


def share_body(before: list[PostMention], posts: list[PostMention]) -> None:
    """ "ông A làm Chủ tịch, ông B làm Phó Chủ tịch Hội X": of one body."""
    for one, other in product(before, posts):
        if _stem(one) == _stem(other) and not one.national:
            one.body, other.body = one.body or other.body, other.body or one.body


def _stem(post: PostMention) -> list[str]:
    return fold(post.title).removesuffix(" thường trực").split()[-2:]


def _by_order(line: Line) -> list[Frame]:
    """ "Theo phân công của B, ông A giữ chức P"."""
    match = _BY_ORDER.match(line.code) if line.chunks[0].norm == "theo" else None
    if match is None:
        return []
    at, stop = match.start("n"), len(line.code)
    posts, behind = target(line, match.end(), stop)
    frame = Frame(line, "appointed", at, match.end(), stop, [at], posts, match.start("by"), rule="change_held")
    frame.behind = behind
    return [frame] if posts else []


def decided(line: Line, opened: Frame | None, *, lists: bool) -> list[Frame]:
    """A post that somebody holds by decision of "B quyết định ông A giữ chức P", or of the sentence before."""
    code = line.code
    match = re.search(rf"(?P<by>B)[wz]{{0,3}}q[wmH]{{0,3}}(?P<n>N)(?:{APPOSED}|[^NXh]*)(?=[hk])", code)
    if match:
        frame = Frame(
            line,
            "appointed",
            match.start("by"),
            match.end(),
            len(code),
            [match.start("n")],
            by=match.start("by"),
            rule="change_held",
        )
        frame.posts, frame.behind = target(line, match.end(), len(code))
        return [frame] if frame.posts else []
    if ordered := _by_order(line):
        return ordered
    for pattern, kind in _HELD:
        held = pattern.search(code)
        if held is not None:
            post = line.chunks[held.start("p")].value
            owner = re.search(r"B[^NPB]{0,8}$", code[: held.start()]) if kind == "do" and post.body is None else None
            if owner is not None:
                post.body = line.chunks[owner.start()].value
            given = (
                kind == "given"
                and (code[held.start("p") - 1] == "k" or fold(post.title).startswith("phụ trách"))
                and "f" not in code[: held.start()]
            )
            if kind == "acting" and any(one.norm in ("trường hợp", "nếu") for one in line.chunks[: held.start()]):
                continue  # "trong trường hợp đó, ông A sẽ giữ quyền P"
            if kind in ("acting", "received") or given or kind == "do" and "X" in code[: held.start()]:
                frame = Frame(
                    line,
                    "appointed",
                    held.start("n"),
                    held.end(),
                    len(code),
                    [held.start("n")],
                    [post],
                    rule="change_held",
                    behind=held.end(),
                )
                return [frame]
    return _listed(line, opened, lists=lists)


_SUCCEEDS = (
    re.compile(rf"(?P<n>N){APPOSED}[wD]{{0,4}}[hk](?P<p>P)T?,?y[wH]*(?:P[,v]?)*H*N"),
    re.compile(rf"(?P<n>N){APPOSED}[wD]{{0,4}}y[wH]*(?:P[,v]?)*H*N{APPOSED}[,w]{{0,2}}[hk](?P<p>P)"),
)


def succeeded(line: Line) -> list[Frame]:
    """ "Ông A giữ chức P thay ông B", "ông A thay ông B giữ chức P": no verb says how he came to it."""
    for pattern in _SUCCEEDS:
        match = pattern.search(line.code)
        if match and not re.search("[fnFe]", line.code[: match.start("p")]):
            at, post = match.start("n"), line.chunks[match.start("p")].value
            return [
                Frame(
                    line,
                    "appointed",
                    at,
                    match.start("p"),
                    match.end(),
                    [at],
                    [post],
                    rule="change_instead",
                    behind=match.end(),
                )
            ]
    return []


def _listed(line: Line, opened: Frame | None, *, lists: bool) -> list[Frame]:
    if opened is None or opened.kind not in GIVES:
        return []
    if opened.kind == "elected" and not lists and (opened.of or opened).persons:
        return []  # else "bầu Ban Thường vụ gồm 5 người" is followed by who they are
    match = re.match(
        rf"[wH,-]*(?P<n>N){APPOSED}w{{0,4}}h" if lists else rf"[wH]{{0,3}}(?P<n>N){APPOSED}(?:w?h|i[kh])", line.code
    )
    if match and not lists and line.code[match.end() - 2] == "w" and line.chunks[match.end() - 2].norm != "tiếp tục":
        return []  # "hiện giữ chức P"
    if match is None and lists:
        match = re.match(rf"[wH,-]*(?P<n>N){APPOSED}(?:-(?=P)|k(?=P))", line.code)
    if match is None:
        return []
    posts, behind = posts_from(
        line, match.end() + (line.code[match.end() : match.end() + 1] == "w"), len(line.code), inside=False
    )
    if not posts:
        return []
    kind = "appointed" if opened.kind == "transferred" else opened.kind
    return [
        Frame(
            line,
            kind,
            match.start("n"),
            match.end(),
            len(line.code),
            [match.start("n")],
            posts,
            rule="change_list",
            behind=behind,
            of=opened,
        )
    ]
