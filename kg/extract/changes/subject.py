"""Whom a verb of change is told of before it: the subject, not those who only say whose kin he is or when it was."""

from __future__ import annotations

import re

from kg.extract.changes.frame import AND, APPOSED, TITLED, words
from kg.extract.changes.lines import Line


def subject(line: Line, stop: int) -> list[int]:
    """The people before position ``stop`` who are the subject of what stands there."""
    left = line.code[:stop]
    last = left.rfind("N")
    if last < 0:
        return []
    if re.search(r"bw?(?:P(?:[,v]P)*)?H*$", left[:last]):
        return []  # the agent: "7 học sinh bị ông A ký quyết định cảnh cáo"
    host = _host_of_kin(line, last)
    if host is not None:
        return [host] if host >= 0 else []
    tail = left[last + 1 :]
    tail = re.sub(r"[hkc]w{0,2}P(?:[,v]P)*", "w", re.sub(rf"^{APPOSED}", "", tail))
    if (
        re.search("[Xy]|s,", tail)
        or _hands(line, stop, tail)
        or _source(line, last, stop)
        or tail[:1] == ","
        and re.search(r"o(?:P[,v]?)*H*$", left[:last])  # "vệ sĩ của ông A, bị đình chỉ"
        or _named_otherwise(line, stop)
        or _of_others(line, stop, tail)
        or _of_an_age(line, last)
        or len(tail) > 24
        or re.search(r"s.*[BPdf]|s.{9}", tail)
        or re.search(r"[BP][^,]{0,6}$", tail)
        and "," not in tail[-3:]
    ):
        return []
    joined = [last]
    while step := re.search(rf"(N){APPOSED}{AND}[wH]*{TITLED}$", left[: joined[0]]):
        joined.insert(0, step.start(1))
    between = left[joined[0] : last]
    return joined if "v" in between or _plural(line, joined[0]) else [last]


def opened(line: Line, stop: int) -> list[int]:
    """Whom the sentence begins with, and goes on with: "Ông A dùng bằng giả, từ đó được bầu làm P"."""
    at = line.code.rfind(",", 0, stop) + 1
    words = " ".join(chunk.norm for chunk in line.chunks[at:stop] if chunk.symbol != "b")
    first = re.match(r"[wH]{0,2}(N)", line.code)
    if first is None or words not in _THEN or "N" in line.code[first.end() : stop]:
        return []
    return [first.start(1)]


_THEN = ("từ đó", "sau đó", "nhờ đó", "rồi", "rồi sau đó", "qua đó", "sau này", "tiếp đó")


def _plural(line: Line, at: int) -> bool:
    """Whether a name stands behind "các ông", "các đồng chí"."""
    value = line.chunks[at - 1].value if at else None
    return isinstance(value, dict) and value.get("honorific") == "plural"


def _host_of_kin(line: Line, at: int) -> int | None:
    """Of "bà A, vợ ông B, được bầu" the position of A; -1 where B's wife is not named; None where B is nobody's kin."""
    begin = at
    while begin and line.code[begin - 1] in "HPo" and line.chunks[begin - 1].norm not in words().kin:
        begin -= 1
    kin = line.chunks[begin - 1].norm if begin else ""
    if kin not in words().kin or begin == at and " " not in kin:
        return None  # "em A" is what she is called
    host = re.search(r"N,[wH#]{0,2}$", line.code[: begin - 1])
    return host.start() if host else -1


def _hands(line: Line, stop: int, tail: str) -> bool:
    """Whether what stands before the verb hands its decision to another: "ông A trao quyết định nghỉ hưu"."""
    return "b" not in tail and any(
        chunk.norm.startswith(("trao", "công bố", "ký")) for chunk in line.chunks[max(0, stop - 2) : stop]
    )


def _source(line: Line, at: int, stop: int) -> bool:
    """Whether a person only says what follows: "Theo ông A, phần lớn bị kỷ luật"."""
    before = re.search(r".?w?[HP]*$", line.code[:at])
    said = before is not None and any(chunk.norm == "theo" for chunk in line.chunks[before.start() : at])
    like = before is not None and any(chunk.norm in ("giống", "như") for chunk in line.chunks[before.start() : at])
    return like or said and re.search("[,l]", line.code[at:stop]) is not None


def _of_others(line: Line, stop: int, tail: str) -> bool:
    """Whether people without a name are the subject: "ông A chúc mừng các cán bộ được bổ nhiệm"."""
    at = stop - 1
    while at > 0 and (line.code[at] in "fnF" or line.chunks[at].norm in _ADVERBS):
        at -= 1
    return line.chunks[at].norm in words().anybody and "c" not in tail and line.code[at - 1] not in ",-k"


_ADVERBS = ("vừa", "mới", "đã", "đều", "cũng", "đang", "vừa mới", "này", "trên")


def _of_an_age(line: Line, at: int) -> bool:
    """Whether a person only names a time: "dưới thời Tổng thống A"."""
    before = re.search(r"(.)[HP]*$", line.code[:at])
    return before is not None and line.chunks[before.start()].norm.split()[-1:] == ["thời"]


def _named_otherwise(line: Line, stop: int) -> bool:
    """Whether two capitalised words that are no known name stand right before position ``stop``."""
    if line.code[stop - 2 : stop] != "ww":
        return False
    begins = {chunk.begin for chunk in line.chunks[stop - 2 : stop]}
    return sum(unit.cap for unit in line.row.sentence.units if unit.begin in begins) == 2


def alone(line: Line, stop: int) -> list[int]:
    """The only person named before a position."""
    named = [at for at in range(stop) if line.code[at] == "N"]
    return named[:1] if named and len({line.chunks[at].value for at in named}) == 1 else []
