"""Tenures after they are found: the post at its fullest, one status for what is said several times, who holds what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from kg.extract.bodies.finder import BodyMention
from kg.extract.changes.finder import ChangeMention
from kg.extract.changes.frame import GIVES
from kg.extract.posts.finder import PostMention
from kg.extract.posts.tenures import TenureMention
from kg.extract.text.chunks import Row
from kg.extract.text.reading import Reading
from kg.vi import fold, table, word_set

_words = partial(word_set, "tenures")
Found = list[tuple[Row, TenureMention]]

# Words that forms of one name differ in, beside the level of an area.
_OPTIONAL = frozenset(("cơ", "quan", "tập", "đoàn", "và", "của", "bộ", ","))
_LEVELS = (
    ("thành phố", "tp"),
    ("tp.", "tp"),
    ("tp", "tp"),
    ("thị xã", "thị xã"),
    ("tỉnh", "tỉnh"),
    ("huyện", "huyện"),
    ("quận", "quận"),
)
# Spellings of one name that differ in more than a level.
_RESPELLED = (
    (" tphcm ", " tp hcm "),
    (" tp.hcm ", " tp hcm "),
    (" hồ chí minh ", " hcm "),
    (" hn ", " hà nội "),
    (" huyện uỷ ", " huyện "),
)


def complete(found: Found, posts: list[PostMention], ministry: str | None = None) -> Found:
    """Gives a post that is named in part the fuller name: the same person's, else the article's only one.

    ``ministry``: the one that the article tells of, which ministers without one lead.
    """
    own: dict[str, list[PostMention]] = {}
    for _, tenure in found:
        own.setdefault(tenure.person, []).append(tenure.post)
    for mine in own.values():
        _unite(mine)
    for person in own:
        _lengthen([pair for pair in found if pair[1].person == person])
    now = {
        person: [tenure.post for _, tenure in found if tenure.person == person and tenure.status == "current"]
        for person in own
    }
    for _, tenure in found:
        post = tenure.post
        if post.body is not None and fold(post.body.name) == "bộ":  # "Phó chánh thanh tra Bộ"
            full = BodyMention(post.begin, post.end, ministry, "ministry") if ministry else None
            post = tenure.post = replace(post, body=full)
        fuller = [other for other in own[tenure.person] if _fuller(other, post)]
        fuller = [other for other in fuller if other in now[tenure.person]] or fuller
        if not fuller and post.body is None and ministry and _leads_ministry(tenure, own[tenure.person]):
            tenure.post = replace(post, body=BodyMention(post.begin, post.end, ministry, "ministry"))
            continue
        if not fuller and post.body is None and _alone_abroad(tenure, found):
            fuller = [other for other in posts if other.body is not None and fold(other.title) == fold(post.title)]
            fuller = fuller if len({fold(_body_name(other)) for other in fuller}) == 1 else []
        if not fuller and post.body is None and not post.national and not post.open:
            fuller = [other for other in posts if other.body is not None and _fuller(other, post)] or [
                other for other in posts if other.body is not None and fold(post.title) == f"phó {fold(other.title)}"
            ]
            fuller = fuller if len({fold(_body_name(other)) for other in fuller}) == 1 else []
            fuller = [other for other in fuller if not _others(found, tenure, other)]
        if fuller:
            best = max(fuller, key=lambda other: len(_body_name(other)))
            tenure.post = replace(post, body=best.body)
    _agree(tenure for _, tenure in found)
    return found


def _others(found: Found, tenure: TenureMention, post: PostMention) -> bool:
    """Whether somebody else is said to hold the post, which one person holds at a time."""
    many = fold(post.title).startswith(tuple(_words("of_many")))
    if many or tenure.status != "current" or fold(post.title) != fold(tenure.post.title):
        return False
    named = fold(post.title), fold(_body_name(post))
    return any(
        one.person != tenure.person
        and one.status == "current"
        and (fold(one.post.title), fold(_body_name(one.post))) == named
        for _, one in found
    )


def _leads_ministry(tenure: TenureMention, mine: list[PostMention]) -> bool:
    """Whether the post is a minister's, and no other post of the person says of what."""
    titles = table("scopes")["sections"]["of_ministry"]
    return (
        not tenure.post.national
        and any(fold(tenure.post.title) == fold(title) for title in titles)
        and not any(post.body and post.body.kind in ("ministry", "department") for post in mine)
    )


def _alone_abroad(tenure: TenureMention, found: Found) -> bool:
    """Whether the title is one that only other states have, and the article names nobody else with it."""
    title = fold(tenure.post.title)
    return title in table("posts")["abroad"] and all(
        other.person == tenure.person for _, other in found if fold(other.post.title) == title
    )


def _unite(posts: list[PostMention]) -> None:
    """One form, the longest, for a body that a person's posts name with and without "tỉnh", "cơ quan", "TP"."""
    forms: dict[tuple[str, str], dict[str, BodyMention]] = {}
    for post in posts:
        if post.body is not None:
            bare, level = bare_words(post.body.name)
            known = forms.setdefault((fold(post.title), bare), {})
            if level not in known or len(post.body.name.split()) > len(known[level].name.split()):
                known[level] = post.body
    for post in posts:
        if post.body is not None:
            bare, level = bare_words(post.body.name)
            known = forms[fold(post.title), bare]
            levels = [one for one in known if one]
            post.body = known[level or levels[0]] if level or len(levels) == 1 else known[level]


def _longer(title: str) -> tuple[str, ...]:
    return f"{title} thường trực", f"{title} thứ nhất", f"{title} nước"


def _lengthen(held: Found) -> None:
    """ "Phó Chủ tịch" of one who is said to be "Phó Chủ tịch Thường trực" of the same body is that post."""
    full = [
        (row, one.post) for row, one in held if fold(one.post.title).endswith((" thường trực", " thứ nhất", " nước"))
    ]
    for row, tenure in held if full else ():
        post = tenure.post
        for place, other in full:
            one_body = post.body and other.body and fold(post.body.name) == fold(other.body.name)
            bare = fold(post.title).startswith("phó ") and (post.body is None or other.body is None)
            longer = fold(other.title) in _longer(fold(post.title)) and not fold(post.title).startswith("bí thư")
            if place is not row and longer and (one_body or bare) and post.status == other.status:
                tenure.post = replace(post, title=other.title, body=other.body or post.body)


def bare_words(name: str) -> tuple[str, str]:
    """The name without the words that forms of one name differ in, and the level of area that it says."""
    text, level = f" {fold(name).replace('-', ' ')} ", ""
    for short, full in _RESPELLED:
        text = text.replace(short, full)
    for word, meaning in _LEVELS:
        if f" {word} " in text:
            text, level = text.replace(f" {word} ", " "), meaning
            break
    return " ".join(word for word in text.split() if word not in _OPTIONAL), level


def _agree(tenures: Iterable[TenureMention]) -> None:
    """One status for what is said several times.

    "nguyên" and "quyền" hold wherever they stand; "khi giữ chức" only where no sentence has the post as held now; what
    dates bound is former beside what the person does now.
    """
    groups: dict[tuple[str, str, str], list[TenureMention]] = {}
    people: dict[str, list[TenureMention]] = {}
    for tenure in tenures:
        groups.setdefault((tenure.person, fold(tenure.post.title), fold(_body_name(tenure.post))), []).append(tenure)
        people.setdefault(tenure.person, []).append(tenure)
    for key, group in groups.items():
        plain = any(tenure.rule in ("before", "behind") and tenure.status == "current" for tenure in group)
        called = {tenure.status for tenure in group if tenure.post.status == tenure.status or not plain}
        others = [one for one in people[key[0]] if one not in group and not one.dated and one.status == "current"]
        status = next((one for one in ("former", "acting") if one in called), "current")
        if status == "current" and others and all(tenure.dated for tenure in group):
            status = "former"
        for tenure in group:
            tenure.status = status


def _body_name(post: PostMention) -> str:
    return post.body.name if post.body is not None else ""


def _fuller(other: PostMention, post: PostMention) -> bool:
    """Whether the other mention names the same post with more of its body."""
    if fold(other.title) != fold(post.title):
        return False
    mine, more = fold(_body_name(post)).split(), fold(_body_name(other)).split()
    if len(more) <= len(mine) or mine and mine[0] != more[0] or set(mine) - set(more):
        return False
    return post.body is None or post.body.bare or more[: len(mine)] == mine


def end(found: Found, changes: list[ChangeMention], reading: Reading) -> None:
    """Makes former what the article itself says is over: posts that a change takes away, and all posts of the dead."""
    dead = set(_dead(reading, (row for row, _ in found)))
    for _, tenure in found:
        if tenure.status == "current" and (tenure.person in dead or any(_takes(change, tenure) for change in changes)):
            tenure.status = "former"


def without_given(found: Found, changes: list[ChangeMention]) -> Found:
    """The tenures without those that a list of holders only repeats: a change gives that person the post."""
    given = {
        (change.person, fold(change.post.title))
        for change in changes
        if change.post is not None and change.kind in GIVES
    }
    return [
        (row, one) for row, one in found if not (one.rule == "shared" and (one.person, fold(one.post.title)) in given)
    ]


def _takes(change: ChangeMention, tenure: TenureMention) -> bool:
    if (
        change.person != tenure.person
        or change.kind not in ("relieved", "dismissed", "resigned")
        or change.post is None
    ):
        return False
    if fold(change.post.title) != fold(tenure.post.title):
        return False
    mine, theirs = (bare_words(_body_name(post))[0].split() for post in (tenure.post, change.post))
    return not mine or not theirs or set(mine) <= set(theirs) or set(theirs) <= set(mine)


_DEATHS = ("từ trần", "qua đời", "tạ thế", "lễ tang", "quốc tang", "Lễ tang", "Quốc tang")


def _dead(reading: Reading, rows: Iterable[Row]) -> Iterator[str]:
    """Keys of people of whom a sentence says that they have died."""
    if not any(word in reading.text for word in _DEATHS):
        return
    for row in rows:
        for at, chunk in enumerate(row.chunks):
            if chunk.symbol == "N":
                after = " ".join(reading.norms[chunk.end : chunk.end + 4])
                before = [one.norm for one in row.chunks[max(0, at - 4) : at]]
                if any(after.startswith((word, f"đã {word}", f"vừa {word}")) for word in _words("died")) or any(
                    word in _words("funerals") for word in before
                ):
                    yield chunk.value
