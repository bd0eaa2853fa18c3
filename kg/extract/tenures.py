"""Who holds which post: posts before a name, behind it, or after "là", alone or in rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.extract.chunks import Chunk, Row
from kg.extract.posts import PostMention
from kg.extract.reading import Reading
from kg.vi import fold, table


@dataclass(slots=True)
class TenureMention:
    person: str
    post: PostMention
    status: str
    begin: int  # tokens: what states it
    end: int
    term: str | None = None
    rule: str = ""  # the construction, which confidence is given by


_POSTS = r"P(?:T|\(T\)|(?:,|;|-|v|k|,v|,k|H)?P)*"
_ROW = r"P(?:T|\(T\)|(?:,|-|v|k|,v|,k|H)?P)*"  # of one sentence's clause
# name of the construction, pattern; group "p" the posts, group "n" the people
_PATTERNS = (
    ("before", re.compile(rf"(?P<p>{_ROW})(?:\([^()]*\))?,?H*(?P<n>N)")),
    ("behind", re.compile(rf"(?P<n>N)(?:\([^()]*\))?(?:,#w,|,#w)?(?:,|-|\(|,H,|\(#w,|,kw?,?)(?:HH?,)?(?P<p>{_POSTS})")),
    ("is", re.compile(rf"(?P<n>N)(?:\([^()]*\))?,?[wbDt]{{0,4}}k+[wkg]?(?P<p>{_POSTS})")),
    ("list", re.compile(rf"(?P<n>N)[^N.;:]{{0,6}}k[^N.;P]{{0,9}}:(?P<p>{_POSTS})")),
    ("while", re.compile(rf"k+(?P<p>{_POSTS})[,w]{{1,2}}H*(?P<n>N)")),
    ("told", re.compile(rf"(?P<n>N)(?:\([^()]*\))?(?P<p>{_POSTS})")),
    ("of", re.compile(rf"(?P<p>{_POSTS})k+H*(?P<n>N)")),
)


def find(reading: Reading, row: Row) -> list[TenureMention]:
    """The tenures that one sentence states."""
    code = row.code
    if "P" not in code or "N" not in code:
        return []
    taken: dict[int, TenureMention | None] = {}
    found: list[TenureMention] = []
    for name, match in _matches(code):
        posts = [at for at in range(*match.span("p")) if code[at] == "P"]
        if name == "before" and len(posts) > 1 and _in_apposition(code, match):
            posts = posts[-1:]  # "ông A - Giám đốc B, đại biểu C": only the last belongs to who follows
        posts = [at for at in posts if at not in taken]
        if not posts or not _fits(reading, row, name, match):
            continue
        former = _told_as_past(reading, row, match, name)
        for person in _holders_meant(row, match):
            found.extend(_tenures(row, person, posts, former, name))
        taken.update(dict.fromkeys(posts))
    return found


def _matches(code: str) -> list[tuple[str, re.Match[str]]]:
    """Matches of all constructions; the tighter reading of a row of posts comes first."""
    found = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(code):
            found.append((_rank(name, match, code), match.start(), name, match))
    found.sort(key=lambda item: (item[0], item[1]))
    return [(name, match) for _, _, name, match in found]


def _in_apposition(code: str, match: re.Match[str]) -> bool:
    """Whether the row of posts stands behind another name and a sign."""
    return re.search(r"N(?:\([^()]*\))?[,(-]H?$", code[: match.start("p")]) is not None


def _holders_meant(row: Row, match: re.Match[str]) -> list[Chunk]:
    """The person of a match; behind "đều là" the two who are named together."""
    at = match.start("n")
    gap = row.chunks[at + 1 : match.start("p")]
    both = any(chunk.norm in ("đều", "cùng", "đều là") for chunk in gap)
    others = [i for i in range(max(0, at - 12), at) if row.code[i] == "N"][-1:] if both else []
    return [row.chunks[i] for i in (*others, at)]


def _rank(name: str, match: re.Match[str], code: str) -> int:
    """A post right before a name belongs to it; one behind a name and a comma to that name; else to the name that follows."""
    if name == "before":
        between = code[match.end("p") : match.start("n")]
        apposition = _in_apposition(code, match)
        if not between.strip("H"):
            return 2 if apposition and code[match.end("n") : match.end("n") + 1] in (",", "-", "(") and "H" in between else 0
        return 3 if not apposition else 5
    return {"while": 0, "behind": 1, "list": 1, "is": 1, "of": 4, "told": 4}[name]


def _fits(reading: Reading, row: Row, name: str, match: re.Match[str]) -> bool:
    if name == "while":
        return _told_as_past(reading, row, match, name)
    if name == "told":
        return reading.norms[row.chunks[match.start("p")].begin] == "nguyên"
    if name == "before" and "," in row.code[match.end("p") : match.start("n")]:
        return "H" in row.code[match.end("p") : match.start("n")]
    return True


def _told_as_past(reading: Reading, row: Row, match: re.Match[str], name: str) -> bool:
    """Whether the sentence says the post as a thing of the past: "từng là", "trong thời gian giữ chức", "khi còn làm"."""
    begin = row.chunks[max(0, match.start() - 4)].begin
    end = row.chunks[match.end() - 1].end
    text = " ".join(reading.norms[begin:end])
    return name != "before" and any(marker in text for marker in table("tenures")["past"])


def _tenures(row: Row, person: Chunk, posts: list[int], former: bool, rule: str) -> list[TenureMention]:
    found = []
    inherited = "current"
    for at in posts:
        chunk = row.chunks[at]
        post: PostMention = chunk.value
        if post.status == "former" or at == posts[0]:
            inherited = post.status
        status = "former" if former else post.status if post.status != "current" else "former" if inherited == "former" else "current"
        term = _term(row, at)
        begin, end = min(person.begin, chunk.begin), max(person.end, chunk.end)
        found.append(TenureMention(person.value, post, status, begin, end, term, rule))
    return found


def _term(row: Row, at: int) -> str | None:
    following = row.code[at + 1 : at + 3]
    if following[:1] == "T":
        return str(row.chunks[at + 1].value.label)
    if following in ("(T", ",T"):
        return str(row.chunks[at + 2].value.label)
    return None


def complete(found: list[tuple[Row, TenureMention]], posts: list[PostMention]) -> list[tuple[Row, TenureMention]]:
    """Gives a post that is named in part the fuller name: what the same person's post is called elsewhere, else what the article calls it."""
    own: dict[str, list[PostMention]] = {}
    for _, tenure in found:
        own.setdefault(tenure.person, []).append(tenure.post)
    for _, tenure in found:
        post = tenure.post
        fuller = [other for other in own[tenure.person] if _fuller(other, post)]
        if not fuller and post.body is None and not post.national:
            fuller = [other for other in posts if other.body is not None and _fuller(other, post)]
            fuller = fuller if len({fold(_body_name(other)) for other in fuller}) == 1 else []
        if fuller:
            best = max(fuller, key=lambda other: len(_body_name(other)))
            tenure.post = replace(post, body=best.body)
    return found


def _body_name(post: PostMention) -> str:
    return post.body.name if post.body is not None else ""


def _fuller(other: PostMention, post: PostMention) -> bool:
    """Whether the other mention names the same post with more of its body."""
    if fold(other.title) != fold(post.title) and not (post.national and other.national and fold(other.title).endswith("chủ tịch nước") and fold(post.title) == fold(other.title)):
        return False
    mine, more = fold(_body_name(post)).split(), fold(_body_name(other)).split()
    return len(more) > len(mine) and (not mine or mine[0] == more[0]) and not set(mine) - set(more)


def holders(tenures: Iterable[TenureMention]) -> dict[tuple[str, str], str]:
    """(folded title, folded body or "") → the one person of the article who holds that post; posts of several are left out."""
    people: dict[tuple[str, str], set[str]] = {}
    for tenure in tenures:
        if tenure.status != "former":
            title = fold(tenure.post.title)
            body = fold(tenure.post.body.name) if tenure.post.body else ""
            for key in {(title, body), (title, "")}:
                people.setdefault(key, set()).add(tenure.person)
    return {key: next(iter(found)) for key, found in people.items() if len(found) == 1}
