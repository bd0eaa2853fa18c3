"""Who holds which post: posts before a name, behind it, or after "là", alone or in rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.posts import careers, successions
from kg.extract.posts import shared as shared_posts
from kg.extract.posts.constructions import fits, holders_meant, in_apposition, matches
from kg.extract.posts.finder import PostMention
from kg.extract.posts.statuses import bounded, past_board, replaced, status_told, term_end
from kg.extract.text.chunks import Row
from kg.extract.text.reading import Reading
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
    ends: int | None = None  # year in which the term that it is told with ends
    dated: bool = False  # told of a past time: "Năm 2012, ông A giữ chức B"


def read(reading: Reading, rows: Iterable[Row]) -> Iterator[tuple[Row, TenureMention]]:
    """The tenures of an article, sentence by sentence."""
    topic: str | None = None
    rows = list(rows)
    latest = max((year for row in rows for year in _years(row)), default=0)
    for row in rows:
        if "P" in row.code:
            for found in find(reading, row, topic):
                if found.status == "current" and found.ends and found.ends < latest:
                    found.status = "former"
                yield row, found
        topic = next(iter(row.people()), topic)


def _years(row: Row) -> Iterator[int]:
    """Years that the sentence names as reached: of its days and months, and those in which its terms begin."""
    for chunk in row.chunks:
        if chunk.symbol == "D" and chunk.value.kind in ("day", "month", "range") and chunk.value.start.year:
            yield chunk.value.start.year
        elif chunk.symbol == "T" and chunk.value.start:
            yield chunk.value.start


def find(reading: Reading, row: Row, topic: str | None = None) -> list[TenureMention]:
    """The tenures that one sentence states; ``topic`` is whom the sentences before are about."""
    taken: set[int] = set()
    found: list[TenureMention] = []
    for career in careers.find(reading, row):
        person = career.holder.value if career.holder else topic
        if person is not None:
            begin = (career.holder or row.chunks[career.opener]).begin
            listed = _tenures(row, person, (begin, begin + 1), career.posts, career.status, "list")
            start, until = career.time
            found.extend(replace(one, start=one.start or start, until=one.until or until) for one in listed)
            taken.update(career.posts)
    if "N" not in row.code:
        return found
    for shared in shared_posts.find(row):
        posts = [at for at in shared.posts if at not in taken]
        for holder in shared.holders:
            found.extend(_tenures(row, holder.value, (holder.begin, holder.end), posts, None, "shared"))
        taken.update(posts)
    for post, people in shared_posts.deputies(row) if "HB:" in row.code else ():
        found.extend(TenureMention(one.value, post, "current", post.begin, one.end, None, "shared") for one in people)
    for name, match in matches(careers.linked(row)):
        posts = _posts_meant(reading, row, name, match, taken)
        if posts:
            status = status_told(reading, row, match, name)
            dated = name == "is" and re.search(r"(?:^|[;.])[wt]{0,2}D,?H*$", row.code[: match.start("n")]) is not None
            for person in holders_meant(row, match):
                rule = "while" if name == "before" and row.code[: match.start("p")].endswith("k") else name
                told = _tenures(row, person.value, (person.begin, person.end), posts, status, rule)
                found.extend(replace(one, dated=dated) for one in told)
            taken.update(posts)
    for at, before in successions.find(row):
        holder = row.chunks[before]
        found.extend(_tenures(row, holder.value, (holder.begin, holder.end), (at,), "former", "behind"))
    for at, counterpart, state in successions.counterparts(row):
        holder, post = row.chunks[counterpart], successions.abroad(reading, row.chunks[at].value, row.chunks[state])
        found.append(TenureMention(holder.value, post, "current", row.chunks[at].begin, holder.end, None, "before"))
    return found


def _posts_meant(reading: Reading, row: Row, name: str, match: re.Match[str], taken: set[int]) -> list[int]:
    """The posts of a match that no tighter construction has given away."""
    posts = [
        at for at in range(*match.span("p")) if row.code[at] == "P" and at not in taken and not careers.gloss(row, at)
    ]
    if match.start("n") < match.start("p"):  # "ông A (con trai nguyên bí thư …)"
        posts = [at for at in posts if row.chunks[at - 1].norm not in table("tenures")["kin"]]
    if name == "behind":
        posts = _behind(row, posts, changed="X" in row.code[: match.start("n")])
    if posts and name == "before":
        posts = _before(row, posts, alone=in_apposition(row.code, match))
    return posts if posts and fits(reading, row, name, match, posts[0]) else []


def _behind(row: Row, posts: list[int], *, changed: bool) -> list[int]:
    """Of the posts behind a name those of the person: not "…, người phát ngôn tỉnh này", nor what a change gives."""
    kept: list[int] = []
    for at in posts:
        if row.chunks[at].value.body is None and "này" in [chunk.norm for chunk in row.chunks[at + 1 : at + 3]]:
            continue
        linked = row.chunks[at - 1].norm in table("tenures")["besides"]
        if kept and changed and row.code[at - 1] == "k" and not linked:
            break  # "bầu ông A, Giám đốc B, giữ chức C"
        kept.append(at)
    return kept


def _before(row: Row, posts: list[int], *, alone: bool) -> list[int]:
    """Of a row of posts before a name those of the person: only the last where the others are of the person before."""
    if alone:
        return posts[-1:]  # "ông A - Giám đốc B, đại biểu C"
    last: PostMention = row.chunks[posts[-1]].value
    kept = []
    for at in posts:
        post: PostMention = row.chunks[at].value
        twice = (
            row.code[at + 1] != "v"
            and fold(post.title) == fold(last.title)
            and fold(post.title) in ("bí thư", "chủ tịch")
        )
        abroad = post.national and post.body is not None and post.status == "current"
        deputy = _is_highest(last) and fold(post.title).startswith("phó ")
        other = deputy or _is_highest(post) and fold(last.title).startswith(tuple(table("tenures")["lower"]))
        if (
            at == posts[-1] or not twice and not abroad and not other
        ):  # "tân Bí thư quận 1, Bí thư Thành ủy A", "tiếp Thủ tướng Lào, …"
            kept.append(at)
    return kept


def _is_highest(post: PostMention) -> bool:
    """Whether the post is one of the highest offices, whose holder holds no lower one."""
    body = f" {fold(post.body.name)}" if post.body is not None else ""
    return f"{fold(post.title)}{body}" in table("tenures")["highest"]


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
            and replaced(row, where[0])
            and fold(post.title) not in table("tenures")["of_many"]
        ):
            post = replace(post, status="former")
        status = told or (post.status if post.status != "current" else "former" if inherited == "former" else "current")
        start, until = careers.period(row, at)
        if until is not None or bounded(row, at) or past_board(row, at, posts):
            status = "former"
        span = min(where[0], chunk.begin), max(where[1], chunk.end)
        ends = term_end(row, at, posts)
        found.append(TenureMention(person, post, status, *span, _term(row, at), rule, start, until, ends))
    return found


def _lent(row: Row, at: int, posts: Sequence[int], *, shared: bool) -> PostMention:
    """The post, with the body of the one beside it of the same title but for its rank: "phó chủ tịch và chủ tịch X"."""
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
    """(folded title, folded body or "") → the one person who holds that post; posts of several are left out."""
    people: dict[tuple[str, str], set[str]] = {}
    for tenure in tenures:
        if tenure.status != "former":
            title = fold(tenure.post.title)
            body = fold(tenure.post.body.name) if tenure.post.body else ""
            for key in {(title, body), (title, "")}:
                people.setdefault(key, set()).add(tenure.person)
    return {key: next(iter(found)) for key, found in people.items() if len(found) == 1}
