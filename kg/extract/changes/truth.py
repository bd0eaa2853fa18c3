"""Whether a verb of change tells what has happened, or only what is denied, proposed, meant, or done in general."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.changes.arguments import LIKEWISE
from kg.extract.changes.frame import Frame, words
from kg.extract.changes.lines import Line
from kg.extract.text.chunks import Row
from kg.vi import fold, table

_NEVER = (
    re.compile(r"n[wbBczsqKF]{0,6}$"),  # "chưa bị kỷ luật"
    re.compile(r"nw{0,2}H*N[wzqbBP]{0,5}$"),  # "không thấy ông A có quyết định bổ nhiệm"
    re.compile(r"g[wHm]{0,2}B[^,NX]{0,8}$"),  # "giao Chính phủ ra quyết định kỷ luật"
)
_OPENING = re.compile(r"(?:D,)?w?eb?[^N]*$")  # "trước khi được bổ nhiệm, ông A …"
_NAMED = r"[mHcw]{0,3}(?:P(?:[,v]P)*)?N|[^NX]{0,12}mH*N"  # "việc bổ nhiệm ông A", "việc bổ nhiệm P đối với ông A"
_REASON = re.compile(r"d[wb]?$")  # "miễn nhiệm ông A do chuyển công tác"
_MEANT = re.compile(r"e[wBHPqK]{0,5}$")  # "họp để bầu Bí thư"


def unreal(frame: Frame) -> bool:
    """Whether the verb is denied, proposed, meant or planned, or names a kind of act."""
    left = frame.line.code[: frame.begin]
    if any(pattern.search(left) for pattern in _NEVER):
        return True
    if frame.kind != "nominated" and _MEANT.search(left) and not _OPENING.match(left) and not _since(frame):
        return True
    if _REASON.search(left) and frame.line.chunks[frame.begin].norm in words().intransitive:
        return True
    strong = re.search(r"f([^Xf]*)$", left)
    if strong and _by_wish(frame.line, strong.start()):
        strong = None
    if strong and len(strong[1]) <= 25 and not re.search(r",[wH]*N[^N]*b", strong[1]):
        return True
    weak = re.search(r"F([^X]*)$", left)
    if weak and len(weak[1]) <= 14 and not re.search(r"[qz]", weak[1]):
        return True
    if _of_anybody(frame):
        return True
    verb, before = frame.line.chunks[frame.begin], frame.line.chunks[max(0, frame.begin - 1)]
    if before is not verb and (
        before.norm == "nên" or before.norm == "xin" and frame.kind in ("transferred", "relieved")
    ):
        return True  # advised, or asked for, alone
    if verb.norm == "bầu" and capitalised(frame.line, frame.end):
        return True  # "bầu Đức": what the owner of a club is called
    return _general(frame)


def _by_wish(line: Line, at: int) -> bool:
    """ "theo nguyện vọng cá nhân": so it was done; a wish alone is none."""
    return line.chunks[at].norm == "nguyện vọng" and line.chunks[at - 1].norm in ("theo", "thể theo")


def _since(frame: Frame) -> bool:
    """ "…, trước khi được bầu làm P": what came then, and is not meant."""
    line, at = frame.line, frame.line.code.rfind("e", 0, frame.begin)
    happens = line.code[frame.begin - 1] == "b" or line.chunks[frame.begin].norm.startswith("được")
    return happens and line.chunks[at].norm.endswith("khi")


def _of_anybody(frame: Frame) -> bool:
    """ "luân chuyển cán bộ", "bổ nhiệm nhiều lãnh đạo": of nobody in particular."""
    line = frame.line
    if frame.kind == "disciplined" or frame.end >= len(line.code) or line.chunks[frame.end].norm not in words().anybody:
        return False
    return re.match(r"[wH]{0,2}[mlokha(]|H*N", line.code[frame.end + 1 :]) is None


def capitalised(line: Line, at: int) -> bool:
    """Whether a plain word with a capital letter stands at a position."""
    if line.code[at : at + 1] != "w":
        return False
    return any(unit.cap for unit in line.row.sentence.units if unit.begin == line.chunks[at].begin)


@cache
def _rumours() -> re.Pattern[str]:
    return re.compile("|".join(map(fold, table("changes")["grammar"]["rumours"])))


def rumoured(row: Row) -> bool:
    """Whether a sentence passes on, or calls false, what was said of somebody."""
    return _rumours().search(" ".join(chunk.norm for chunk in row.chunks if chunk.symbol not in "NPBEDTI")) is not None


def _general(frame: Frame) -> bool:
    """Whether a noun before the verb makes of it a rule, a paper or an act in general."""
    line = frame.line
    plain = line.code[frame.begin] == "K"
    if LIKEWISE.match(line.code, frame.end) and line.chunks[0].norm.startswith("cùng"):
        return False
    before = [chunk.norm for chunk in line.chunks[max(0, frame.begin - 3) : frame.begin]]
    nouns = {*(before if plain else before[-1:]), " ".join(before[-2:])} & words().unreal
    if plain and re.search(
        r"\b(?:quy trình|đang)\b", " ".join(chunk.norm for chunk in line.chunks[max(0, frame.begin - 7) : frame.begin])
    ):
        return True  # "tiến hành quy trình xử lý kỷ luật ông A": nothing is decided yet
    if " ".join(before).endswith(words().arranging):
        return True  # "đang làm thủ tục thôi nhiệm vụ đối với ông A"
    if line.code[: frame.begin].endswith("b") and " ".join(before[:-1]).endswith("thời hạn"):
        return True  # "đã quá thời hạn được bổ nhiệm"
    if not nouns:
        return False
    if plain and len(before) > 2 and before[-1] not in nouns:
        return True  # "về việc thi hành kỷ luật ông A"
    following = line.code[frame.end :]
    named = re.match(rf"{_NAMED}|[^NX]{{0,12}}[,v]w{{0,3}}X[^NX]{{0,12}}mH*N", following)
    meant = re.match(rf"(?:{_NAMED})w?f", following)
    if meant and _by_wish(line, frame.end + meant.end() - 1):
        meant = None
    return not (nouns <= words().passing and named) or meant is not None
