"""Who holds which post: posts before a name, behind it, or after "là", alone or in rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract import careers, shared_posts
from kg.extract.chunks import Chunk, Row
from kg.extract.mentions import DateMention
from kg.extract.posts import PostMention
from kg.extract.reading import Reading
from kg.model import Date
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
    start: Date | None = None
    until: Date | None = None
    dated: bool = False  # told of a past time: "Năm 2012, ông A giữ chức B"


_POSTS = careers.LIST
_ROW = r"P(?:T|\(T\)|(?:,|-|v|k|,v|,k|H)?P)*"  # of one sentence's clause
_ASIDE = r"(?:\([^()]*\))?"
# name of the construction, pattern; group "p" the posts, group "n" the people
_PATTERNS = (
    ("before", re.compile(rf"(?P<p>{_ROW})(?:oB)?{_ASIDE},?H*(?P<n>N)")),
    ("behind", re.compile(rf"(?P<n>N){_ASIDE}(?:,#w,|,#w)?(?:,|-|\(|,H,|\(#w,|,kw?,?)(?:HH?,)?(?P<p>{_POSTS})")),
    ("is", re.compile(rf"(?P<n>N){_ASIDE}[,-]?[wbDt]{{0,4}}k+[wkg]?(?P<p>{_POSTS})")),
    ("apart", re.compile(rf"(?P<n>N){_ASIDE}(?:,[^NPX.;:\"]{{1,14}}?)+,w?k+(?P<p>{_POSTS})")),
    ("aside", re.compile(rf"(?P<n>N){_ASIDE}(?:[,-]?H*P[^NP.;()]{{0,3}})*\([wkH]{{0,3}}(?P<p>{_ROW})\)")),
    ("list", re.compile(rf"(?P<n>N)[^N.;:]{{0,6}}k[^N.;P]{{0,9}}:(?P<p>{_POSTS})")),
    ("while", re.compile(rf"k+(?P<p>P(?:[^NX.;:]{{0,8}}P)*?)[^NPX.;:]{{0,12}}[,w]H*(?P<n>N)")),
    ("told", re.compile(rf"(?P<n>N){_ASIDE}(?P<p>{_POSTS})")),
    ("told", re.compile(rf"^[wtD,]{{0,6}}H*(?P<n>N)[^NPX.;:\"]{{0,30}},(?P<p>{_POSTS})")),
    ("from", re.compile(rf"(?P<n>N){_ASIDE}w(?P<p>P)w{{1,3}}k")),
    ("of", re.compile(rf"(?P<p>{_ROW}){_ASIDE}w{{0,3}}k+H*(?P<n>N)")),
    ("named", re.compile(r"(?P<p>P)[^NP.;:()]{0,6}\(H+(?P<n>N)\)")),
    ("owned", re.compile(r"(?P<p>P)T?oH*(?P<n>N)")),
)


def read(reading: Reading, rows: Iterable[Row]) -> Iterator[tuple[Row, TenureMention]]:
    """The tenures of an article, sentence by sentence."""
    topic: str | None = None
    for row in rows:
        if "P" in row.code:
            yield from ((row, found) for found in find(reading, row, topic))
        topic = next(iter(row.people()), topic)


def find(reading: Reading, row: Row, topic: str | None = None) -> list[TenureMention]:
    """The tenures that one sentence states; ``topic`` is whom the sentences before are about."""
    taken: set[int] = set()
    found: list[TenureMention] = []
    for career in careers.find(reading, row):
        person = career.holder.value if career.holder else topic
        if person is not None:
            begin = (career.holder or row.chunks[career.opener]).begin
            found.extend(_tenures(row, person, (begin, begin + 1), career.posts, "former", "list"))
            taken.update(career.posts)
    if "N" not in row.code:
        return found
    for shared in shared_posts.find(row):
        posts = [at for at in shared.posts if at not in taken]
        for holder in shared.holders:
            found.extend(_tenures(row, holder.value, (holder.begin, holder.end), posts, None, "shared"))
        taken.update(posts)
    for name, match in _matches(careers.linked(row)):
        posts = _posts_meant(reading, row, name, match, taken)
        if posts:
            status = _status(reading, row, match, name)
            dated = name == "is" and re.search(r"(?:^|[;.])[wt]{0,2}D,?H*$", row.code[: match.start("n")]) is not None
            for person in _holders_meant(row, match):
                rule = "while" if name == "before" and row.code[: match.start("p")].endswith("k") else name
                told = _tenures(row, person.value, (person.begin, person.end), posts, status, rule)
                found.extend(replace(one, dated=dated) for one in told)
            taken.update(posts)
    return found


def _posts_meant(reading: Reading, row: Row, name: str, match: re.Match[str], taken: set[int]) -> list[int]:
    """The posts of a match that no tighter construction has given away."""
    code = row.code
    posts = [at for at in range(*match.span("p")) if code[at] == "P" and at not in taken and not careers.gloss(row, at)]
    if match.start("n") < match.start("p"):  # "ông A (con trai nguyên bí thư …)"
        posts = [at for at in posts if row.chunks[at - 1].norm not in table("tenures")["kin"]]
    if name == "behind":  # "…, người phát ngôn địa phương này cho biết" is someone else
        posts = [
            at
            for at in posts
            if row.chunks[at].value.body is not None
            or "này" not in [chunk.norm for chunk in row.chunks[at + 1 : at + 3]]
        ]
    if name == "behind" and posts:  # "bầu ông A, Giám đốc B, giữ chức C": C is what the change gives
        given = next(
            (
                at
                for at in posts
                if row.code[at - 1] == "k"
                and at > posts[0]
                and "X" in row.code[: match.start("n")]
                and row.chunks[at - 1].norm not in table("tenures")["besides"]
            ),
            None,
        )
        posts = [at for at in posts if given is None or at < given]
    if posts and name == "before":
        if len(posts) > 1 and _in_apposition(code, match):
            posts = posts[-1:]  # "ông A - Giám đốc B, đại biểu C": only the last belongs to who follows
        heads = [fold(row.chunks[at].value.title) for at in posts]
        posts = [
            at
            for at, head in zip(posts, heads, strict=True)
            if at == posts[-1] or head != heads[-1] or head not in ("bí thư", "chủ tịch")
        ]
    return posts if posts and _fits(reading, row, name, match, posts[0]) else []


def _matches(code: str) -> list[tuple[str, re.Match[str]]]:
    """Matches of all constructions; the tighter reading of a row of posts comes first."""
    found = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(code):
            found.append((_rank(name, match, code), match.start(), name, match))
    found.sort(key=lambda item: (item[0], item[1]))
    return [(name, match) for _, _, name, match in found]


def _in_apposition(code: str, match: re.Match[str]) -> bool:
    """Whether the row of posts stands behind another name and a sign, or "là"."""
    return re.search(r"N(?:\([^()]*\))?(?:[,(-]|[bw]?X?k+)H?$", code[: match.start("p")]) is not None


def _holders_meant(row: Row, match: re.Match[str]) -> list[Chunk]:
    """The person of a match; behind "đều là" the two who are named together."""
    at = match.start("n")
    gap = row.chunks[at + 1 : match.start("p")]
    both = any(chunk.norm in ("đều", "cùng", "đều là") for chunk in gap)
    others = [i for i in range(max(0, at - 12), at) if row.code[i] == "N"][-1:] if both else []
    return [row.chunks[i] for i in (*others, at)]


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
    """A post right before a name belongs to it; one behind a name and a comma to that name; else to the name that follows."""
    if name == "before":
        between = code[match.end("p") : match.start("n")]
        apposition = _in_apposition(code, match)
        if not between.strip("H"):
            return (
                2
                if apposition and code[match.end("n") : match.end("n") + 1] in (",", "-", "(") and "H" in between
                else 0
            )
        return 3 if not apposition else 5
    return _RANKS[name]


def _fits(reading: Reading, row: Row, name: str, match: re.Match[str], first: int) -> bool:
    post: PostMention = row.chunks[first].value
    opening = reading.norms[row.chunks[first].begin]
    if name == "while":
        return _told_as_past(reading, row, match)
    if name == "told":
        return opening in ("nguyên", "cựu")
    if name == "from":
        return row.chunks[first - 1].norm == "từ"
    if name == "aside":
        return row.chunks[first - 1].norm != "nay là" and row.chunks[max(0, first - 2)].norm != "nay"
    if name == "owned":
        return (
            (post.body is not None or post.national)
            and fold(post.title).split()[0] not in table("tenures")["helpers"]
            and "X" not in row.code[:first]
        )
    if name == "before" and "," in row.code[match.end("p") : match.start("n")]:
        before = row.code[: match.start("p")]
        return (
            "H" in row.code[match.end("p") : match.start("n")]
            and before[-1:] not in ("o", "g", "t", "d")
            and not (before[-1:] in ("X", "k") and "N" in before)
        )
    if name == "is" and not set(row.code[match.start("n") : match.start("p")]) & set(",-("):
        return re.search(r"X[wH]*$", row.code[: match.start("n")]) is None  # "bổ nhiệm ông A giữ chức B" is a change
    if name == "behind" and post.national:
        object_of = re.search(r"^w{2,}H*$", row.code[: match.start("n")])
        return not (object_of and row.code[match.end() : match.end() + 1] in ("s", "g", "r"))
    return True


def _told_as_past(reading: Reading, row: Row, match: re.Match[str]) -> bool:
    """Whether the sentence says the post as a thing of the past: "từng là", "trong thời gian giữ chức", "khi còn làm"."""
    begin = row.chunks[max(0, match.start() - 4)].begin
    end = row.chunks[match.start("p")].begin if match.start("p") > match.start("n") else row.chunks[match.end() - 1].end
    text = " ".join(reading.norms[begin:end])
    return any(marker in text for marker in table("tenures")["past"])


def _status(reading: Reading, row: Row, match: re.Match[str], name: str) -> str | None:
    """The status that the sentence gives all the posts of a match; None: each has its own."""
    if name == "before":
        return "former" if row.code[: match.start("p")].endswith("k") and _spanned(row, match) else None
    if (
        name == "from"
        or _told_as_past(reading, row, match)
        or name in ("is", "list", "apart", "while")
        and (_spanned(row, match) or _earlier(reading, row, match))
    ):
        return "former"
    before = row.chunks[match.start("p") - 1] if match.start("p") else None
    if before is not None and before.symbol == "k" and before.norm in table("tenures")["acting"]:
        return "acting"
    return None


def _earlier(reading: Reading, row: Row, match: re.Match[str]) -> bool:
    """Whether "Trước đó" opens the clause."""
    begin = max(row.code.rfind(";", 0, match.start()), row.code.rfind(".", 0, match.start())) + 1
    first = row.chunks[begin].begin
    return " ".join(reading.norms[first : first + 2]) in ("trước đó", "trước đây") and match.start() - begin < 6


def _spanned(row: Row, match: re.Match[str]) -> bool:
    """Whether a span of time that is over opens the clause: "Từ 2008 đến 2010, ông A làm …"."""
    begin = min(match.start("n"), match.start("p"))
    clause = re.search(r"(?:^|[;.,])[^;.NP]{0,6}?(D)(?:[w-](D))?,?k*H?$", row.code[:begin])
    if clause is None:
        return False
    first: DateMention = row.chunks[clause.start(1)].value
    return first.end is not None or bool(clause[2]) and row.chunks[clause.start(2) - 1].norm in ("đến", "-", "tới")


def _tenures(
    row: Row, person: str, where: tuple[int, int], posts: Sequence[int], told: str | None, rule: str
) -> list[TenureMention]:
    """The tenures of one person; ``told`` is the status that the sentence gives them all."""
    found = []
    inherited = "current"
    for at in posts:
        chunk = row.chunks[at]
        post: PostMention = _lent(row, at, posts, shared=rule == "shared")
        if post.status == "former" or at == posts[0]:
            inherited = post.status
        if (
            told is None
            and rule in ("behind", "aside")
            and _replaced(row, where[0])
            and fold(post.title) not in table("tenures")["of_many"]
        ):
            post = replace(post, status="former")
        status = told or (post.status if post.status != "current" else "former" if inherited == "former" else "current")
        start, until = careers.period(row, at)
        if until is not None or _over(row, at) or _past_board(row, at, posts):
            status = "former"
        span = min(where[0], chunk.begin), max(where[1], chunk.end)
        found.append(TenureMention(person, post, status, *span, _term(row, at), rule, start, until))
    return found


def _past_board(row: Row, at: int, posts: Sequence[int]) -> bool:
    """Whether the post is in a board for an examination of a year that the posts beside it name: it ended with the examination."""
    names = [fold(row.chunks[index].value.body.name) if row.chunks[index].value.body else "" for index in (at, *posts)]
    return " thi" in names[0] and any(" thi" in name and re.search(r"\b20\d\d\b", name) for name in names)


def _replaced(row: Row, begin: int) -> bool:
    """Whether the person whose name begins at token ``begin`` is the one whom somebody follows: "thay ông B, Bí thư …"."""
    before = [chunk for chunk in row.chunks if chunk.end <= begin and chunk.symbol != "H"]
    return bool(before) and before[-1].norm in ("thay", "thay thế", "thay cho", "kế nhiệm")


def _over(row: Row, at: int) -> bool:
    """Whether "giai đoạn 2011-2016" behind the post bounds it."""
    ahead = row.chunks[at + 1 : at + 3]
    return any(chunk.symbol == "T" and getattr(chunk.value, "kind", "") == "period" for chunk in ahead[:1])


def _lent(row: Row, at: int, posts: Sequence[int], *, shared: bool) -> PostMention:
    """The post, with the body of the one beside it that has the same title but for its rank: "phó chủ tịch … và chủ tịch UBND X"."""
    post: PostMention = row.chunks[at].value
    if post.body is None and not post.national:
        head = fold(post.title).split()[-2:]
        alone = row.code[at - 1 : at + 2] == "(P)" or shared
        near = [index for index, symbol in enumerate(row.code) if symbol == "P" and index != at] if alone else []
        for index in (*(index for index in posts if index > at), *near):
            other = row.chunks[index].value
            if other.body is not None and fold(other.title).split()[-2:] == head:
                return replace(post, body=other.body)
    return post


def _term(row: Row, at: int) -> str | None:
    following = row.code[at + 1 : at + 3]
    if following[:1] == "T":
        return str(row.chunks[at + 1].value.label)
    if following in ("(T", ",T"):
        return str(row.chunks[at + 2].value.label)
    return None


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
