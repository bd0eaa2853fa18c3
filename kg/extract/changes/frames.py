"""Frames of change in a line: verbs in a row, and what they share."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extract.changes.arguments import LIKEWISE, LISTED, direct, fill
from kg.extract.changes.frame import GIVES, PENALTIES, TAKES, Frame, words
from kg.extract.changes.lines import Line
from kg.extract.changes.truth import unreal
from kg.extract.posts.finder import PostMention
from kg.vi import fold


def frames(line: Line) -> list[Frame]:
    """The frames of one line, left to right; those without people or posts too, which the story may complete."""
    groups = _groups(line)
    found: list[Frame] = []
    for index, (begin, end, kind) in enumerate(groups):
        stop = next((later[0] for later in groups[index + 1 :] if later[0] >= end), len(line.code))
        frame = Frame(line, kind, begin, end, stop, behind=end)
        if kind == "elected" and found and found[-1].kind == "nominated" and _purpose(line, begin):
            _take_posts(frame, found[-1])
            continue
        if (
            unreal(frame)
            or kind not in GIVES
            and _revoked(frame)
            or line.code[end : end + 1] == "N"
            and line.chunks[begin].norm in words().intransitive
        ):
            frame.kind = ""  # "tổng thống đắc cử A" is no news
        fill(frame)
        if found and frame.by is not None and frame.by >= found[-1].begin and frame.rule == "change_active":
            frame.by = found[-1].by  # what stands between is an argument of the verb before
        found.append(frame)
    _share(found)
    _sent(found)
    for frame, following in pairwise(found):
        if frame.kind == following.kind == "nominated" and not frame.posts and frame.people == following.people:
            # "B giới thiệu ông A, đã được B2 giới thiệu để bầu làm P"
            frame.posts, following.earlier = following.posts, True
    for frame in found:
        if frame.kind in GIVES and _taken_back(frame):
            frame.kind = "relieved"
    return [frame for frame in found if frame.kind]


def _revoked(frame: Frame) -> bool:
    """ "thu hồi ba quyết định bổ nhiệm ông A"."""
    before = " ".join(chunk.norm for chunk in frame.line.chunks[max(0, frame.begin - 6) : frame.begin])
    return re.search(r"\b(?:thu hồi|huỷ|huỷ bỏ|bãi bỏ)\b[^,;]*\bquyết định$", before) is not None


def _taken_back(frame: Frame) -> bool:
    """ "quyết định bổ nhiệm ông A làm P bị thu hồi"."""
    if _revoked(frame):
        return True
    line, begin = frame.line, max(frame.behind, *(at + 1 for at in frame.people), 0)
    if "q" not in line.code[max(0, frame.begin - 2) : frame.begin] or "b" not in line.code[begin : begin + 4]:
        return False
    passive = line.code.index("b", begin)
    following = " ".join(chunk.norm for chunk in line.chunks[passive + 1 : passive + 4])
    return following.startswith(("thu hồi", "huỷ", "bãi bỏ"))


def _groups(line: Line) -> list[tuple[int, int, str]]:
    """Runs of verbs: (begin, end, kind); a measure beside another verb counts for itself."""
    found = []
    for match in re.finditer(r"X(?:[,v]{0,2}X)*", line.code):
        kinds = {line.chunks[at].value["change"] for at in range(*match.span()) if line.code[at] == "X"}
        if kinds > {"disciplined"}:
            found.append((match.start(), match.end(), "disciplined"))
            kinds -= {"disciplined"}
        found.append((match.start(), match.end(), min(kinds, key=words().rank.__getitem__)))
    if not any(kind in PENALTIES for _, _, kind in found):
        found.extend((at, at + 1, "disciplined") for at in _plain_discipline(line))
    return sorted(found)


def _plain_discipline(line: Line) -> list[int]:
    """ "bị kỷ luật", "kỷ luật ông A", where no measure is named."""
    found = []
    for match in re.finditer("K", line.code):
        left, right = line.code[: match.start()], line.code[match.end() :]
        likewise = LIKEWISE.match(right) and line.chunks[0].norm.startswith("cùng")
        if likewise or re.search(r"N[^NXs]{0,12}b(?:w{0,2}[BP])?[wz]{0,2}$", left) or re.match(r"[mH]{0,3}N", right):
            found.append(match.start())
    return found[:1]


def _purpose(line: Line, begin: int) -> bool:
    """Whether a verb says what somebody is nominated for: "giới thiệu ông A để Quốc hội bầu làm P"."""
    return re.search(r"(?:e[wBP]{0,3}|[mie]?[BP]|X)$", line.code[:begin]) is not None


def _take_posts(elected: Frame, nominated: Frame) -> None:
    nominated.stop = elected.stop
    posts, behind = direct(elected)
    if posts:
        nominated.posts, nominated.behind = posts, behind


def _sent(found: list[Frame]) -> None:
    """ "điều động ông A đến B và bổ nhiệm giữ chức P": one move."""
    for frame, following in pairwise(found):
        one = frame.people and frame.people == following.people and not frame.posts and following.posts
        if one and (frame.kind, following.kind) == ("transferred", "appointed"):
            frame.kind, following.kind, following.of = "", "transferred", frame


def _same(given: list[PostMention], taken: list[PostMention]) -> bool:
    return [fold(post.title) for post in given] == [fold(post.title) for post in taken]


def _share(found: list[Frame]) -> None:
    """Verbs in a row share the object behind the last, or the people of the first."""
    for frame, following in zip(found[-2::-1], found[:0:-1], strict=True):
        between = frame.line.code[frame.end : following.begin]
        linked = re.fullmatch(r"[^NX]*[v,X][^NX]{0,10}|", between) and (following.kind or "n" not in between)
        if frame.line.chunks[frame.begin].norm in words().intransitive and (
            "m" not in frame.line.code[following.end : min(following.people, default=0)]
        ):
            continue  # "hai phó bí thư về hưu, tỉnh bổ sung ông A"
        if frame.kind in GIVES and following.kind in TAKES and frame.posts and _same(frame.posts, following.posts):
            continue  # "bổ nhiệm P, miễn nhiệm P đối với ông A": somebody else comes
        if not frame.people and following.people and following.people[0] >= following.end and linked:
            frame.people, frame.rule = following.people, following.rule
            if "q" not in between:
                frame.behind = max(frame.behind, following.people[-1] + 1)
    for frame, earlier in zip(found[1:], found, strict=False):
        between = frame.line.code[earlier.end : frame.begin]
        linked = re.search(r"(?:^|[,v])[wDi#Tt]{0,7}b?[wqK]{0,3}$", between) and not re.search(r"s|N.*N", between)
        named = (
            frame.kind in ("appointed", "elected", "transferred")
            and re.search(r"b[^X]{0,6}$", between) is None
            and frame.line.code[frame.end : frame.end + 1] == "P"
        )
        alone = not frame.posts and (
            frame.kind == "appointed" or frame.line.chunks[frame.begin].norm in words().intransitive
        )
        shared = any(at > frame.begin for at in earlier.people) or LISTED.match(frame.line.code, frame.end)
        if not frame.people and earlier.people and linked and not (named or alone or shared):
            frame.people, frame.rule = earlier.people, "change_carried"
