"""The constructions in which a sentence says who holds which post, as patterns over the code of its chunks."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.posts import careers
from kg.extract.posts.finder import PostMention
from kg.extract.posts.statuses import told_as_past
from kg.extract.text.chunks import Chunk, Row
from kg.extract.text.reading import Reading
from kg.vi import fold, table

_POSTS = careers.LIST


_ROW = r"P(?:T|\(T\)|(?:,|-|v|k|,v|,k|k,|H)?P)*"  # of one sentence's clause


_ASIDE = r"(?:\([^()]*\))?"


# name of the construction, pattern; group "p" the posts, group "n" the people
_PATTERNS = (
    ("before", re.compile(rf"(?P<p>{_ROW})(?:oB)?{_ASIDE},?H*(?P<n>N)")),
    ("behind", re.compile(rf"(?P<n>N){_ASIDE}(?:,#w,|,#w|-#w)?(?:,|-|\(|,H,|\(#w,|,kw?,?)(?:HH?,)?(?P<p>{_POSTS})")),
    ("behind", re.compile(rf"(?P<n>N)\([^()NP]*\)(?P<p>{_POSTS})")),
    ("apart", re.compile(rf"(?P<n>N){_ASIDE}(?:,H?P{_ASIDE})+,[tw]{{1,3}}k+(?P<p>{_POSTS})")),
    ("is", re.compile(rf"(?P<n>N){_ASIDE}[,-]?[wbDt]{{0,4}}k+[wkg]?(?:H,)?(?P<p>{_POSTS})")),
    ("apart", re.compile(rf"(?P<n>N){_ASIDE}(?:,[^NPX.;:\"]{{1,14}}?)+,w?k+(?P<p>{_POSTS})")),
    ("aside", re.compile(rf"(?P<n>N){_ASIDE}(?:[,-]?H*P[^NP.;()]{{0,3}})*\([wkH]{{0,3}}(?P<p>{_ROW})(?:,w{{1,3}})?\)")),
    ("list", re.compile(rf"(?P<n>N)[^N.;:]{{0,6}}k[^N.;P]{{0,9}}:(?P<p>{_POSTS})")),
    ("while", re.compile(r"k+(?P<p>P(?:[^NX.;:]{0,8}P)*?)[^NPX.;:]{0,12}[,w]H*(?P<n>N)")),
    ("told", re.compile(rf"(?P<n>N){_ASIDE}(?P<p>{_POSTS})")),
    ("told", re.compile(rf"^[wtD,]{{0,6}}H*(?P<n>N)[^NPX.;:\"]{{0,30}},(?P<p>{_POSTS})")),
    ("told", re.compile(rf"H(?P<n>N),[^NPBEXksrcpav.;:\"]{{1,9}},(?P<p>{_POSTS})")),
    ("from", re.compile(rf"(?P<n>N){_ASIDE}w(?P<p>P)w{{1,3}}[kP]")),
    ("of", re.compile(rf"(?P<p>{_ROW}){_ASIDE}w{{0,3}}k+H*(?P<n>N)")),
    ("named", re.compile(r"(?P<p>P)[^NP.;:()]{0,6}\(H+(?P<n>N)\)")),
    ("owned", re.compile(r"(?P<p>P)T?oH*(?P<n>N)")),
)


def matches(code: str) -> list[tuple[str, re.Match[str]]]:
    """Matches of all constructions; the tighter reading of a row of posts comes first."""
    found = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(code):
            found.append((_rank(name, match, code), match.start(), name, match))
    found.sort(key=lambda item: (item[0], item[1]))
    return [(name, match) for _, _, name, match in found]


def in_apposition(code: str, match: re.Match[str]) -> bool:
    """Whether the row of posts stands behind another name and a sign, or "là"."""
    return re.search(r"N(?:\([^()]*\))?(?:[,(-]|[bw]?X?k+)H?$", code[: match.start("p")]) is not None


def holders_meant(row: Row, match: re.Match[str]) -> list[Chunk]:
    """The person of a match; behind "đều là" the two who are named together."""
    at = match.start("n")
    gap = row.chunks[at + 1 : match.start("p")]
    both = any(chunk.norm in ("đều", "cùng", "đều là") for chunk in gap)
    others = [i for i in range(max(0, at - 12), at) if row.code[i] == "N"][-1:] if both else []
    return [row.chunks[i] for i in (*others, at)]


_PRONOUNS = frozenset(("ông", "bà", "anh", "chị"))
_RANKS = {
    "while": 0,
    "behind": 1,
    "aside": 1,
    "list": 1,
    "is": 1,
    "apart": 2,
    "of": 4,
    "told": 4,
    "from": 2,
    "owned": 6,
    "named": 6,
}


def _rank(name: str, match: re.Match[str], code: str) -> int:
    """A post right before a name is its own, one behind a name and a comma too; else it goes with what follows."""
    if name == "before":
        between = code[match.end("p") : match.start("n")]
        apposition = in_apposition(code, match)
        if not between.strip("H"):
            return (
                2
                if apposition and code[match.end("n") : match.end("n") + 1] in (",", "-", "(") and "H" in between
                else 0
            )
        return 3 if not apposition else 5
    return _RANKS[name]


def fits(reading: Reading, row: Row, name: str, match: re.Match[str], first: int) -> bool:
    post: PostMention = row.chunks[first].value
    opening = reading.norms[row.chunks[first].begin]
    holder = match.start("n")
    if holder and row.chunks[holder].norm in _PRONOUNS and row.chunks[holder - 1].norm in table("tenures")["kin"]:
        return False  # "Bố bà từng là …"
    if name == "before" and post.body is not None and " lễ tang" in fold(post.body.name):
        return False  # "Trưởng ban lễ tang ông A" buries him
    if name in ("is", "behind") and holder > 1 and row.code[holder - 1] == "P" and _is_kin(row, holder - 2):
        return False  # "bổ nhiệm ông A - con trai Bí thư B - làm …"
    if name == "while" and row.code[: match.start()].endswith("N"):
        return False  # "khi ông giữ chức A, mà ông B …"
    if name == "while":
        return told_as_past(reading, row, match)
    if name == "told":
        return opening in ("nguyên", "cựu")
    if name == "from":
        return row.chunks[first - 1].norm == "từ"
    if name == "aside":
        return row.chunks[first - 1].norm != "nay là" and row.chunks[max(0, first - 2)].norm != "nay"
    if name == "owned":
        said = row.chunks[first - 1].norm in table("tenures")["as"] if first else False
        return "H" in row.code[first : match.end()] and (
            post.status == "former" or said and "X" not in row.code[:first]
        )
    if name == "list" and "X" in row.code[match.start("n") : first]:
        return False  # "cách chức ông A các chức vụ: …"
    if name == "before" and "," in row.code[match.end("p") : match.start("n")]:
        before, following = row.code[: match.start("p")], row.code[match.end() :]
        lead = row.chunks[match.start("p") - 1].norm if before else ""
        if lead in table("tenures")["plural"]:
            return False  # "với hai phó chủ tịch, ông A nói"
        if re.match(r"[-,(]P", following):
            return False  # "với Phó Thủ tướng, ông A - Giám đốc B - cho biết"
        if lead in table("tenures")["sources"] and following[:1] not in (",", "("):
            return False  # "Theo Giám đốc B, ông A bị cách chức": he is told of by B
        return (
            "H" in row.code[match.end("p") : match.start("n")]
            and before[-1:] not in ("o", "g", "t", "d")
            and not (before[-1:] in ("X", "k") and ("N" in before or "P" in before))
            and not (before[-1:] == "X" and following[:1] == "s")  # "bầu P, ông A nói"
        )
    if name == "is" and _claimed(row, holder, first):
        return False  # "người tự xưng là Giám đốc A"
    if name == "is" and not set(row.code[match.start("n") : match.start("p")]) & set(",-("):
        # "bổ nhiệm ông A và bà B giữ chức C" is a change.
        return re.search(r"[Xg][wH]*(?:N(?:,v?|v)[wH]*)*$", row.code[: match.start("n")]) is None
    return name != "behind" or _in_aside(row, match, post)


def _claimed(row: Row, holder: int, first: int) -> bool:
    said = " ".join([chunk.norm for chunk in row.chunks[holder + 1 : first]])
    return any(phrase in said for phrase in table("tenures")["claimed"])


def _is_kin(row: Row, at: int) -> bool:
    if at < 0:
        return False
    norm, kin = row.chunks[at].norm, table("tenures")["kin"]
    return norm in kin or norm.rpartition(" ")[2] in kin


@cache
def _clauses() -> tuple[str, ...]:
    return tuple(f"{word} " for word in table("tenures")["clauses"])


def _in_aside(row: Row, match: re.Match[str], post: PostMention) -> bool:
    """Whether posts behind a name are of the person: in "Theo ông A, Thủ tướng đã …" they begin a clause."""
    if row.code[match.end() : match.end() + 1] in ("", ",", ".", "-", ")", ";", "(", '"', ":"):
        return True
    holder = match.start("n")
    if holder > 1 and row.code[holder - 1] == "P" and row.code[match.end()] in "wsn":
        return (
            row.code[holder - 2] not in "wovtX" or row.code[holder + 1] != ","
        )  # "của Chủ tịch A, Phó Bí thư B đã …": the clause begins behind the comma
    before = [chunk.norm for chunk in row.chunks[: match.start("n")] if chunk.symbol != "H"]
    clause = " ".join(before).startswith(_clauses())
    if clause and "," not in row.code[:holder]:
        return False  # "Sau khi miễn nhiệm ông A, Chủ tịch UBND tỉnh quyết định …"
    return not (before and (post.national or before[-1] == "theo"))
