"""Frames of change: a verb, whom it moves, to or from which posts, and who decided it.

Patterns over the code of a line (kg.extract.change_lines). A verb is read with what stands before it, "được", "bị" with or without
an agent, and what stands behind it as far as the next verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg.extract.change_lines import Line
from kg.extract.change_posts import posts_from
from kg.extract.chunks import Chunk
from kg.extract.posts import PostMention
from kg.model import Date
from kg.vi import fold, table


@dataclass(slots=True)
class Frame:
    line: Line
    kind: str
    begin: int  # positions in the line
    end: int
    stop: int  # where the next verb begins
    people: list[int] = field(default_factory=list)  # positions
    posts: list[PostMention] = field(default_factory=list)
    by: int | None = None  # position
    rule: str = ""
    behind: int = 0  # behind the last argument
    carried: list[str] = field(default_factory=list)  # keys of people named in an earlier line
    left: dict[str, PostMention] = field(default_factory=dict)  # person → the post that is meant, where none is named
    date: Date | None = None  # once it is told
    of: Frame | None = None  # the frame whose verb, and day, this one of a list shares

    @property
    def persons(self) -> list[str]:
        return [self.line.chunks[at].value for at in self.people] or self.carried


class _Words:
    def __init__(self) -> None:
        data = table("changes")["grammar"]
        folded = lambda words: frozenset(fold(word) for word in words)  # noqa: E731
        self.intransitive, self.weak = folded(data["intransitive"]), folded(data["weak"])
        self.unreal, self.passing = folded(data["unreal_nouns"]), folded(data["passing_nouns"])
        self.rank = {kind: place for place, kind in enumerate(data["strongest_first"])}


@cache
def words() -> _Words:
    return _Words()


APPOSED = r"(?:[,-][wHgcq#D]{0,3}P(?!H*N)(?:T|[,v-]{0,2}[Hc]?P(?!H*N)|,B)*[,-]?)?"
_ONE = rf"(?:P(?:[,v]P)*H*)?N{APPOSED}"
_AND = r"(?:,v|,|v|(?<=[,-]))"
_PEOPLE = re.compile(rf"[wH#l]*{_ONE}(?:{_AND}[wH]*{_ONE})*")
_OBJECT = (
    re.compile(r"[wmqiHc#K]{0,6}(?=(?:P(?:[,v]P)*[wH]*)?N)"),  # "bổ nhiệm ông A"
    re.compile(r"[^NXds]{0,30}?m[wH#l]{0,5}(?=(?:P(?:[,v]P)*H*)?N)"),  # "miễn nhiệm chức vụ P đối với ông A"
    re.compile(r"[^NXs]{0,8}?oH*(?=(?:P(?:[,v]P)*H*)?N)"),  # "cách tất cả chức vụ của ông A"
)
_LISTED = re.compile(r"(?:[^NXs]{0,16}?z|[^NXs]{0,30}?l)[wH:lz]{0,6}(?=(?:P(?:[,v]P)*H*)?N)")
_PASSIVE = re.compile(r"b(?:w{0,2}(?P<agent>[BPN])(?:H*N)?(?:[,v]B)*)?[wqKiFzhcm]{0,9}$")
_GIVEN = re.compile(r"z[wqKoBPHmc]{0,7}$")
_TARGET = re.compile(r"[kahi]+[wqH]{0,2}(?=[PB])")


def frames(line: Line) -> list[Frame]:
    """The frames of one line, left to right; those without people or posts too, which the story may complete."""
    groups = _groups(line)
    found = []
    for index, (begin, end, kind) in enumerate(groups):
        stop = next((later[0] for later in groups[index + 1 :] if later[0] >= end), len(line.code))
        frame = Frame(line, kind, begin, end, stop, behind=end)
        if kind == "elected" and found and found[-1].kind == "nominated" and _purpose(line, found[-1], begin):
            _take_posts(frame, found[-1])
            continue
        if _unreal(frame) or line.code[end : end + 1] == "N" and line.chunks[begin].norm in words().intransitive:
            frame.kind = ""  # "tổng thống đắc cử A" is no news
        _fill(frame)
        if found and frame.by is not None and frame.by >= found[-1].begin:
            frame.by = found[-1].by  # what stands between is an argument of the verb before
        found.append(frame)
    _share(found)
    return [frame for frame in found if frame.kind]


def _groups(line: Line) -> list[tuple[int, int, str]]:
    """Runs of verbs: (begin, end, kind); a measure beside another verb counts for itself."""
    found = []
    for match in re.finditer(r"X(?:[,v]{0,2}X)*", line.code):
        kinds = {line.chunks[at].value["change"] for at in range(*match.span()) if line.code[at] == "X"}
        if kinds > {"disciplined"}:
            found.append((match.start(), match.end(), "disciplined"))
            kinds -= {"disciplined"}
        found.append((match.start(), match.end(), min(kinds, key=words().rank.__getitem__)))
    if not any(kind in ("disciplined", "dismissed", "suspended") for _, _, kind in found):
        found.extend((at, at + 1, "disciplined") for at in _plain_discipline(line))
    return sorted(found)


def _plain_discipline(line: Line) -> list[int]:
    """"bị kỷ luật", "kỷ luật ông A", where no measure is named."""
    found = []
    for match in re.finditer("K", line.code):
        left, right = line.code[: match.start()], line.code[match.end() :]
        if re.search(r"N[^NXs]{0,12}b(?:w{0,2}[BP])?[wz]{0,2}$", left) or re.match(r"[mH]{0,3}N", right):
            found.append(match.start())
    return found[:1]


def _purpose(line: Line, nominated: Frame, begin: int) -> bool:
    """Whether a verb says what somebody is nominated for: "giới thiệu ông A để Quốc hội bầu làm P"."""
    return re.search(r"(?:e[wBP]{0,3}|[mie]?[BP]|X)$", line.code[:begin]) is not None


def _take_posts(elected: Frame, nominated: Frame) -> None:
    nominated.stop = elected.stop
    posts, behind = _direct(elected)
    if posts:
        nominated.posts, nominated.behind = posts, behind


# -- what is only said ---------------------------------------------------------------------------------------------------


def _unreal(frame: Frame) -> bool:
    """Whether the verb is denied, proposed, meant or planned, or names a kind of act."""
    left = frame.line.code[: frame.begin]
    if re.search(r"n[wbBczsqKF]{0,6}$", left) or re.search(r"g[wHm]{0,2}B[^,NX]{0,8}$", left) or re.search(r"e[wBHPqK]{0,5}$", left) and frame.kind != "nominated":
        return True
    strong = re.search(r"f([^X]*)$", left)
    if strong and len(strong[1]) <= 25 and not re.search(r",[wH]*N[^N]*b", strong[1]):
        return True
    weak = re.search(r"F([^X]*)$", left)
    if weak and len(weak[1]) <= 14 and not re.search(r"[qz]", weak[1]):
        return True
    return _general(frame)


def _general(frame: Frame) -> bool:
    """Whether a noun before the verb makes of it a rule, a paper or an act in general."""
    line = frame.line
    plain = line.code[frame.begin] == "K"
    before = [chunk.norm for chunk in line.chunks[max(0, frame.begin - (3 if plain else 2)) : frame.begin]]
    nouns = {*(before if plain else before[-1:]), " ".join(before[-2:])} & words().unreal
    if not nouns:
        return False
    if plain and len(before) > 2 and before[-1] not in nouns:
        return True  # "về việc thi hành kỷ luật ông A"
    return not (nouns <= words().passing and re.match(r"[mHc]{0,3}(?:P(?:[,v]P)*)?N|[^NX]{0,12}mH*N", line.code[frame.end : frame.stop]))


# -- arguments -----------------------------------------------------------------------------------------------------------


def _fill(frame: Frame) -> None:
    line, code = frame.line, frame.line.code
    left = code[: frame.begin]
    verbs = [chunk for chunk, symbol in zip(line.chunks[frame.begin : frame.end], code[frame.begin : frame.end], strict=True) if symbol == "X"]
    passive = _PASSIVE.search(left)
    given = None if passive else _GIVEN.search(left)
    inner = bool(verbs) and (re.search(r"(?:^| )(?:được|bị) ", verbs[0].norm) is not None or all(verb.norm in words().intransitive for verb in verbs))
    cut = passive.start() if passive else given.start() if given else frame.begin
    if passive or inner or given and not _OBJECT[0].match(code[frame.end : frame.stop]):
        if inner and not passive:
            frame.people = _behind(frame, _OBJECT[1:])
        frame.people = frame.people or subject(line, cut) or _behind(frame, (_LISTED,))
        frame.rule = "change_passive"
    else:
        objects = _OBJECT if frame.kind in (*_TAKES, "disciplined") else _OBJECT[:2]
        frame.people = _behind(frame, objects) or _punished(frame) or _behind(frame, (_LISTED,))
        frame.rule = "change_active"
    frame.posts, behind = _target(frame, verbs)
    frame.behind = max([frame.end, behind, *(at + 1 for at in frame.people if at >= frame.end)])
    if passive:
        frame.by = passive.start("agent") if passive["agent"] else None
    elif given and frame.rule == "change_passive":
        frame.by = next((at for at in range(given.start(), frame.begin) if code[at] == "B"), None)
    elif frame.rule == "change_active":
        frame.by = _decider(frame)


def _punished(frame: Frame) -> list[int]:
    """"thi hành kỷ luật ông A bằng hình thức cảnh cáo", "vi phạm của ông A … nên quyết định cảnh cáo"."""
    if frame.kind not in ("disciplined", "dismissed"):
        return []
    left = frame.line.code[: frame.begin]
    match = re.search(r"K[mwH]{0,3}(N)[^NXs]*$", left) or re.search(r"o[wH]*(N)[^NX]{0,25}$", left)
    return [match.start(1)] if match else []


def _behind(frame: Frame, patterns: tuple[re.Pattern[str], ...]) -> list[int]:
    """People behind the verb."""
    code = frame.line.code[: frame.stop]
    for pattern in patterns:
        match = pattern.match(code, frame.end)
        people = _PEOPLE.match(code, match.end()) if match else None
        if people is not None and match is not None:
            first = code.index("N", people.start())
            if re.match(r"[wHP,-]*s", code[people.end() :]) and not re.search(r"[mo]H*$", code[:first]):
                continue  # he speaks: "… bổ nhiệm cho Bí thư quận, ông A nói"
            return [at for at in range(*people.span()) if code[at] == "N"]
    return []


def subject(line: Line, stop: int) -> list[int]:
    """The people before position ``stop`` who are the subject of what stands there."""
    left = line.code[:stop]
    last = left.rfind("N")
    if last < 0:
        return []
    tail = left[last + 1 :]
    tail = re.sub(r"[hkc]w{0,2}P(?:[,v]P)*", "w", re.sub(rf"^{APPOSED}", "", tail))
    if "X" in tail or len(tail) > 24 or re.search(r"s.*[BPdf]|s.{9}", tail) or re.search(r"[BP][^,]{0,6}$", tail) and "," not in tail[-3:]:
        return []
    joined = [last]
    while step := re.search(rf"(N){APPOSED}{_AND}[wH]*(?:P(?:[,v]P)*H*)?$", left[: joined[0]]):
        joined.insert(0, step.start(1))
    between = left[joined[0] : last]
    return joined if "v" in between else [last]


def _decider(frame: Frame) -> int | None:
    """The body, or the person or post, whose deed an active verb is."""
    cut = min([frame.begin, *frame.people])
    match = re.search(r"([BP]|N)[^BPNX]{0,12}$", frame.line.code[:cut])
    return match.start(1) if match else None


def _direct(frame: Frame) -> tuple[list[PostMention], int]:
    """Posts right behind the verb."""
    line = frame.line
    start = re.compile(r"[wkhcaiHqmK]{0,5}(?=[PB])").match(line.code, frame.end, frame.stop)
    if start is None:
        return [], frame.end
    verb = line.chunks[frame.end - 1].norm
    inside = frame.kind == "elected" or verb.endswith("tham gia") or re.search("[ai]", start[0]) is not None
    return posts_from(line, start.end(), frame.stop, inside=inside)


_TAKES = ("relieved", "dismissed", "resigned", "suspended")


def _target(frame: Frame, verbs: list[Chunk]) -> tuple[list[PostMention], int]:
    """The posts that the verb gives or takes."""
    line = frame.line
    if frame.kind == "disciplined" or line.code[frame.begin] == "K":
        return [], frame.end
    direct, behind = _direct(frame)
    named = direct and line.code[behind : behind + 1] in ("N", "H") and re.match(r"H*N", line.code[behind:])
    if direct and (frame.kind in _TAKES or not named):
        return direct, behind
    after = max((at + 1 for at in frame.people if at >= frame.end), default=None)
    if after is not None:
        held = line.chunks[frame.people[0] - 1].value
        if frame.kind in ("resigned", "suspended") and isinstance(held, PostMention):
            return [held], after
        return target(line, after, frame.stop)
    later = re.compile(r"[^NXs]{0,14}?h(?=P)").match(line.code, frame.end, frame.stop)
    return posts_from(line, later.end(), frame.stop, inside=False) if later else ([], frame.end)


def target(line: Line, after: int, stop: int) -> tuple[list[PostMention], int]:
    """The posts that "làm", "giữ chức", "tham gia" bring behind a person."""
    code = line.code
    for match in _TARGET.finditer(code, after, stop):
        if line.chunks[match.start()].norm.startswith("kiêm"):
            continue
        if "N" in code[after : match.start()] or "y" in code[after : match.start()] or "s" in code[after : match.start()]:
            break
        posts, behind = posts_from(line, match.end(), stop, inside=re.search(r"[ai]", match[0]) is not None)
        if posts:
            return posts, behind
    apposed = re.compile(r"(?:[,-][wHgcq#D]{0,3}P)?[,-]?(?=P)").match(code, after, stop)
    if apposed:
        post = line.chunks[apposed.end()].value
        if post.status == "acting" or fold(post.title).startswith("phụ trách"):
            return [post], apposed.end() + 1
    return [], after


def _share(found: list[Frame]) -> None:
    """Verbs in a row share the object behind the last, or the people of the first."""
    for frame, following in zip(found[-2::-1], found[:0:-1], strict=True):
        joint = "v" if not following.kind else "v|,|X"  # of an object that is only proposed, "và" alone makes sure
        linked = re.fullmatch(rf"[^NX]*(?:{joint})[^NX]{{0,6}}|", frame.line.code[frame.end : following.begin]) is not None
        if not frame.people and following.people and following.people[0] >= following.end and linked:
            frame.people, frame.rule = following.people, following.rule
    for frame, earlier in zip(found[1:], found, strict=False):
        between = frame.line.code[earlier.end : frame.begin]
        linked = re.search(r"(?:^|[,v])[wDi#Tt]{0,7}b?[wqK]{0,3}$", between) and not re.search(r"s|N.*N", between)
        named = frame.kind in ("appointed", "elected", "transferred") and re.search(r"b[^X]{0,6}$", between) is None and frame.line.code[frame.end : frame.end + 1] == "P"
        alone = not frame.posts and (frame.kind == "appointed" or frame.line.chunks[frame.begin].norm in words().intransitive)
        if not frame.people and earlier.people and linked and not named and not alone:
            if not any(at > frame.begin for at in earlier.people) and not _LISTED.match(frame.line.code, frame.end):
                frame.people, frame.rule = earlier.people, "change_carried"
