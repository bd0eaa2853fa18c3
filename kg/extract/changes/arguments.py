"""The arguments of a verb of change: whom it moves, to or from which posts, who decided it.

A verb is read with what stands before it, "được", "bị" with or without an agent, and what stands behind it as far as
the next verb.
"""

from __future__ import annotations

import re

from kg.extract.changes.frame import AND, APPOSED, GIVES, TAKES, TITLED, Frame, words
from kg.extract.changes.lines import Line
from kg.extract.changes.posts import enters, posts_from
from kg.extract.changes.subject import alone, opened, subject
from kg.extract.posts.finder import PostMention
from kg.vi import fold

_ONE = rf"{TITLED}N{APPOSED}"
_PUNISHES = re.compile(rf"K[mwH]{{0,3}}(?={TITLED}N)")
_UNREAD = rf"(?:-w{{1,8}}(?=,?vH+{TITLED}N))?"  # "ông A - công chức phường X và ông B": no post that is read
_PEOPLE = re.compile(rf"[wH#l]*{_ONE}{_UNREAD}(?:{AND}[wH]*{_ONE}{_UNREAD})*")
_OBJECT: tuple[re.Pattern[str], ...] = (
    re.compile(r"[wmqiHc#K]{0,6}(?=(?:P(?:[,v]P)*[wH]*)?N)"),  # "bổ nhiệm ông A"
    re.compile(rf"[^NXdsfg]{{0,30}}?m[wH#l]{{0,5}}(?={TITLED}N)"),  # "miễn nhiệm chức vụ P đối với ông A"
    re.compile(rf"(?:[^NXs]{{0,8}}?|(?:PT?|B)[^NXsdfg]{{0,24}}?P)oH*(?={TITLED}N)"),  # "cách tất cả chức vụ của ông A"
)
LISTED = re.compile(rf"(?:[^NXs]{{0,16}}?z|[^NXs]{{0,30}}?l)[wH:lz]{{0,6}}(?={TITLED}N)")
# "Cùng mức kỷ luật còn có bà B", "cùng chịu hình thức kỷ luật này là ông C"
LIKEWISE = re.compile(rf"w{{0,3}}[zc][wHz]{{0,3}}(?={TITLED}N)")
_PASSIVE = re.compile(r"b(?:w{0,2}(?P<agent>[BPN])(?:T|H*N)?(?:[,v]B)*)?[wqKiFzhcm#]{0,9}(?:K[,v])?$")
_GIVEN = re.compile(r"z[wqKoBPHmc]{0,7}$")
_TARGET = re.compile(r"[kahi]+[wqH]{0,2}(?=[PB])")


def fill(frame: Frame) -> None:
    """Reads the people, the posts and the decider of a verb."""
    line, code = frame.line, frame.line.code
    left = code[: frame.begin]
    verbs = [
        chunk
        for chunk, symbol in zip(line.chunks[frame.begin : frame.end], code[frame.begin : frame.end], strict=True)
        if symbol == "X"
    ]
    passive = _PASSIVE.search(left)
    given = None if passive else _GIVEN.search(left)
    inner = bool(verbs) and (
        re.search(r"(?:^| )(?:được|bị) ", verbs[0].norm) is not None
        or all(verb.norm in words().intransitive for verb in verbs)
    )
    cut = passive.start() if passive else given.start() if given else frame.begin
    object_ = _OBJECT[0].match(code, frame.end, frame.stop)
    if given and object_ is None and line.chunks[given.start()].norm == "có":
        object_ = _OBJECT[1].match(code, frame.end, frame.stop)  # "ông A có quyết định bổ nhiệm P đối với ông B"
    if passive or inner or given and (object_ is None or _from(frame, object_.end())):
        if inner and not passive:
            frame.people = _behind(frame, _OBJECT[1:])
        frame.people = frame.people or subject(line, cut) or opened(line, cut) or _behind(frame, (LISTED,))
        frame.rule = "change_passive"
    else:
        objects: tuple[re.Pattern[str], ...] = _OBJECT if frame.kind in {*TAKES, "disciplined"} else _OBJECT[:2]
        if line.chunks[0].norm.startswith("cùng") and frame.kind in ("disciplined", "dismissed"):
            objects = (*objects, LIKEWISE)
        frame.people = _behind(frame, objects) or _punished(frame) or _behind(frame, (LISTED,)) or _fronted(frame)
        frame.rule = "change_active"
    frame.posts, behind = _target(frame)
    if (passive or inner) and not frame.people:
        _behind_all(frame, behind)
    frame.behind = max([frame.end, behind, *(at + 1 for at in frame.people if at >= frame.end and not frame.earlier)])
    if passive:
        frame.by = passive.start("agent") if passive["agent"] else None
    elif given and frame.rule == "change_passive":
        frame.by = next((at for at in range(given.start(), frame.begin) if code[at] == "B"), None)
    elif frame.rule == "change_active":
        frame.by = _decider(frame)


def _behind_all(frame: Frame, behind: int) -> None:
    """People whom a passive verb is told of, but who do not stand before it."""
    line, code = frame.line, frame.line.code
    left = code[: frame.begin]
    if "N" in left:
        if frame.posts and re.search(r"e[wD]{0,2}b?$", left):
            frame.people = alone(line, frame.begin)  # "ông A làm P trước khi được bổ nhiệm làm P2"
        return
    following = re.compile(rf"T?w?D?,[wDH]{{0,3}}{TITLED}(N)").match(code, behind) if frame.posts else None
    if following and while_(line, 0, frame.begin):  # "trước khi được bổ nhiệm làm P, ông A …"
        frame.people, frame.earlier = [following.start(1)], True
    elif not frame.people:
        _introduced(frame, behind)


def _introduced(frame: Frame, behind: int) -> None:
    """ "Người được bầu làm P là ông A"."""
    line = frame.line
    match = re.compile(rf"T?[wD]{{0,2}}c[wH#]{{0,3}}(?={TITLED}N)").match(line.code, behind)
    if match is None:
        return
    frame.people = people_at(line.code, match.end())
    post = re.search(r"(P)w{0,2}b?$", line.code[: frame.begin])
    if post and not frame.posts and frame.kind in {*GIVES, "nominated"}:
        frame.posts = [line.chunks[post.start(1)].value]  # "tân chủ tịch được bầu là ông A"


def _punished(frame: Frame) -> list[int]:
    """ "thi hành kỷ luật ông A bằng hình thức cảnh cáo", "vi phạm của ông A … nên quyết định cảnh cáo"."""
    if frame.kind not in ("disciplined", "dismissed"):
        return []
    left = frame.line.code[: frame.begin]
    for match in reversed(list(_PUNISHES.finditer(left))):
        people = people_at(left, match.end())
        if people and not set("NXs") & set(left[people[-1] + 1 :]):
            return people
    owner = re.search(r"o[wH]*(N)[^NX]{0,25}$", left)
    return [owner.start(1)] if owner else []


def _fronted(frame: Frame) -> list[int]:
    """ "Riêng ông A, B kỷ luật bằng hình thức: cách chức P"."""
    if frame.kind not in TAKES or frame.line.chunks[0].norm not in words().setting_apart:
        return []
    match = re.match(rf"w{{1,2}}[mH]*{TITLED}(N){APPOSED},?w{{0,2}}B[^NX]{{0,16}}$", frame.line.code[: frame.begin])
    return [match.start(1)] if match else []


def people_at(code: str, start: int) -> list[int]:
    """The people of an enumeration that begins at position ``start``."""
    people = re.compile(r"v?" + _PEOPLE.pattern).match(code, start)
    return [at for at in range(*people.span()) if code[at] == "N"] if people else []


def _behind(frame: Frame, patterns: tuple[re.Pattern[str], ...]) -> list[int]:
    """People behind the verb."""
    code = frame.line.code[: frame.stop]
    for pattern in patterns:
        match = pattern.match(code, frame.end)
        people = _PEOPLE.match(code, match.end()) if match else None
        if people is not None and match is not None and not _from(frame, match.end()):
            first = code.index("N", people.start())
            if while_(frame.line, frame.end, first):
                continue  # "từ chức sau khi bất đồng với ông A"
            if re.match(r"[wHP,-]*s", code[people.end() :]) and not re.search(r"[mo]H*$", code[:first]):
                continue  # he speaks: "… bổ nhiệm cho Bí thư quận, ông A nói"
            if pattern is LISTED and re.match(r"w{0,2}b?X", code[people.end() :] + frame.line.code[frame.stop :]):
                continue  # he has a verb of his own: "bầu 15 người, trong đó ông A được bầu làm P"
            return [at for at in range(*people.span()) if code[at] == "N"]
    return []


def _expels(frame: Frame) -> bool:
    """Whether it puts out of the Party, which is no post."""
    return frame.kind == "dismissed" and "khai trừ" in frame.line.chunks[frame.end - 1].norm


def while_(line: Line, begin: int, end: int) -> bool:
    """Whether words between positions begin a clause of another time: "trước khi giữ chức P"."""
    return any(line.code[at] == "e" and line.chunks[at].norm.endswith(("khi", "lúc")) for at in range(begin, end))


def _from(frame: Frame, stop: int) -> bool:
    """ "nhận quyết định bổ nhiệm từ Bộ trưởng A": who gives it."""
    return any(chunk.norm in ("từ", "theo") for chunk in frame.line.chunks[frame.end : stop])


def _decider(frame: Frame) -> int | None:
    """The body, or the person or post, whose deed an active verb is."""
    cut = min([frame.begin, *frame.people])
    match = re.search(r"([BPN])([^BPNX]{0,12})$", frame.line.code[:cut])
    if match is None or match[1] != "B" and re.search(r"s(?!w{0,2}q)", match[2]):
        return None  # who only says so
    return match.start(1)


_DIRECT = (re.compile(r"[wkhcaiHqmK]{0,5}(?=[PB])"), re.compile(r"(?:ew?(?=[kh]))?[wkhcaiHqmK]{0,5}(?=[PB])"))


def direct(frame: Frame) -> tuple[list[PostMention], int]:
    """Posts right behind the verb."""
    line = frame.line
    start = _DIRECT[frame.kind == "nominated"].match(line.code, frame.end, frame.stop)
    if start is None or re.search(r"[kh]w{3,}$", start[0]):  # "làm phái viên thay mặt Chủ tịch A": a post not read
        return [], frame.end
    verb = line.chunks[frame.end - 1].norm
    inside = frame.kind == "elected" or verb.endswith(("tham gia", "khỏi")) or enters(line, frame.end, start.end())
    return posts_from(line, start.end(), frame.stop, inside=inside, taking=frame.kind in TAKES)


def _target(frame: Frame) -> tuple[list[PostMention], int]:
    """The posts that the verb gives or takes."""
    line = frame.line
    if frame.kind == "disciplined" or line.code[frame.begin] == "K" or _expels(frame):
        return [], frame.end
    posts, behind = direct(frame)
    named = posts and re.match(r"(?:[,v]P)*H*N", line.code[behind:])
    if posts and (frame.kind in TAKES or not named):
        return posts, behind
    posts, behind = _kept(frame) or _in_charge(frame) or ([], frame.end)
    if posts:
        return posts, behind
    after = max((at + 1 for at in frame.people if at >= frame.end), default=None)
    if after is not None:
        held = line.chunks[frame.people[0] - 1].value
        if frame.kind in ("resigned", "suspended") and isinstance(held, PostMention):
            return [held], after
        if frame.kind == "suspended" and len(frame.people) == 1:
            posts, behind = _apposed(line, after)
            if posts:
                return posts, behind
        return target(line, after, frame.stop)
    later = re.compile(r"[^NXsd]{0,14}?h(?=P)").match(line.code, frame.end, frame.stop)
    if later and while_(line, frame.end, later.end()):
        return [], frame.end
    return posts_from(line, later.end(), frame.stop, inside=False) if later else ([], frame.end)


def _apposed(line: Line, after: int) -> tuple[list[PostMention], int]:
    """The posts in apposition behind a name: "đình chỉ công tác đối với ông A - P, P"."""
    match = re.compile(APPOSED).match(line.code, after)
    stop = match.end() if match else after
    return [chunk.value for chunk in line.chunks[after:stop] if chunk.symbol == "P"], stop


_KEPT = re.compile(r"[,-][wH]{0,2}(P)(?!H*N|[,v]{1,2}H?P)")


def _in_charge(frame: Frame) -> tuple[list[PostMention], int] | None:
    """ "được giao phụ trách B"."""
    match = re.compile(r"[sw]?(B)(?![BP])").match(frame.line.code, frame.end)
    if match is None or frame.line.chunks[frame.end - 1].norm not in words().charging:
        return None
    body = frame.line.chunks[match.start(1)].value
    return [PostMention(body.begin, body.end, "Phụ trách", body)], match.end()


def _kept(frame: Frame) -> tuple[list[PostMention], int] | None:
    """The one post in apposition, of those who resign or are given anew what they hold."""
    verb = frame.line.chunks[frame.end - 1].norm
    if len(frame.people) != 1 or verb not in words().again and (frame.kind != "resigned" or verb.endswith("khỏi")):
        return None
    match = _KEPT.match(frame.line.code, frame.people[0] + 1)
    if match is None or re.match(r"[,w]{0,2}[kh][PB]", frame.line.code[match.end() :]):
        return None
    return [frame.line.chunks[match.start(1)].value], max(frame.end, match.end())


def target(line: Line, after: int, stop: int) -> tuple[list[PostMention], int]:
    """The posts that "làm", "giữ chức", "tham gia" bring behind a person."""
    code = line.code
    for match in _TARGET.finditer(code, after, stop):
        if line.chunks[match.start()].norm in words().besides:
            continue
        if (
            "N" in code[after : match.start()]
            or "y" in code[after : match.start()]
            or "s" in code[after : match.start()]
            or while_(line, after, match.start())
        ):
            break
        posts, behind = posts_from(line, match.end(), stop, inside=enters(line, *match.span()))
        if posts:
            return posts, behind
    besides = re.compile(r"(?:[,-][wH]{0,2}P)*[,v]?kk?(?=P)").match(code, after, stop)
    if besides and line.chunks[besides.end() - 1].norm != "kiêm":  # "ông A, P, kiêm nhiệm chức vụ P2"
        return posts_from(line, besides.end(), stop, inside=False)
    apposed = re.compile(r"(?:[,-][wHgcq#D]{0,3}P)?[,-]?(?=P)").match(code, after, stop)
    if apposed:
        post = line.chunks[apposed.end()].value
        if post.status == "acting" or fold(post.title).startswith("phụ trách"):
            return [post], apposed.end() + 1
    return [], after
