"""Sections ("Phòng Nội vụ") and posts that name only the head of their body ("Viện trưởng"): whose they are.

The organisation is the one at which the sentence says the person works, that of the post which follows, the school or
hospital that the article is about, or for the offices that every district has, the district.
"""

from __future__ import annotations

import re
from functools import cache, partial

from kg.extract.bodies.areas import ORGANISATIONS, Areas, area_for, prevailing
from kg.extract.bodies.finder import BodyMention
from kg.extract.posts.finder import PostMention
from kg.extract.text.chunks import Row
from kg.vi import fold, table, word_set

_words = partial(word_set, "scopes", "sections")
_WORKPLACES = (*ORGANISATIONS, "department", "ministry", "force", "court")
_DISTRICTS = ("huyện", "quận", "thị xã")


@cache
def _naming() -> dict[str, str]:
    return {fold(title): fold(head) for title, head in table("posts")["naming"].items() if fold(head) != "bộ"}


def section(body: BodyMention) -> bool:
    """Whether the body is part of an organisation, by its head."""
    return fold(body.name).split()[0] in _words("heads")


def complete_section(areas: Areas, row: Row) -> None:
    """Completes in place the sections of a sentence's posts, and the posts whose title alone says what they head."""
    staff = _staff(row)
    for at, chunk in enumerate(row.chunks):
        if chunk.symbol != "P":
            continue
        post: PostMention = chunk.value
        if post.body is None and not post.national and staff is not None:
            post.body = staff
        elif post.body is None:
            _by_title(areas, row, at, post)
        elif post.body.bare and fold(post.body.name) in word_set("scopes", "inner", "heads"):
            _organ_of_led(row, at, post.body)
        elif section(post.body) and not post.body.parts and not post.body.area and post.body.level is None:
            _complete(areas, row, at, post.body)


def _staff(row: Row) -> BodyMention | None:
    """The body whose leaders a sentence lists: "UBND tỉnh X hiện có các phó chủ tịch: …"."""
    match = re.match(r"[^NPB]*(B)[^NPB.;,]{0,5}P", row.code)
    said = [chunk.norm for chunk in row.chunks[match.end(1) : match.end() - 1]] if match else []
    body: BodyMention | None = row.chunks[match.start(1)].value if match else None
    led = body is not None and body.kind in ("peoples_committee", "peoples_council", "front") and not body.bare
    return body if led and not {"có", "gồm"}.isdisjoint(said) else None


def _complete(areas: Areas, row: Row, at: int, body: BodyMention) -> None:
    fuller = {
        fold(full): full
        for _, full in areas.fuller
        if fold(full).startswith(f"{fold(body.name)} ") or fold(full).startswith(f"{fold(body.name)},")
    }
    if fuller:
        if len(fuller) == 1:
            body.name = next(iter(fuller.values()))
        return
    if re.search(" (?:thuộc|của) |,", body.name):
        return
    workplace = _workplace(row, at)
    office = re.sub(r"\s+(?:và|-|–|&)\s+", " ", fold(body.name)).partition(" ")[2]
    if workplace is not None and workplace.kind != "peoples_committee":
        body.name, body.parts = f"{body.name}, {workplace.name}", [workplace]
        body.level, body.area = workplace.level, workplace.area
    elif office in _words("of_district") and fold(body.name).startswith("phòng "):
        found = _district(areas, workplace, body.begin)
        if found is not None:
            body.name, body.level, body.area = f"{body.name} {found[0]} {found[1]}", found[0], found[1]
    elif (
        areas.organisation is not None
        and not re.search(" (?:thuộc|của) |,", body.name)
        and fold(body.name).split()[0] in _words("of_organisation")
    ):
        body.name = f"{body.name} {areas.organisation}"


def _organ_of_led(row: Row, at: int, body: BodyMention) -> None:
    """ "Công ty X do ông A làm Chủ tịch HĐQT": the organ is the company's."""
    led = re.search(r"(B)w?dH*Nk(?:P,)*$", row.code[:at])
    if led and not row.chunks[led.start(1)].value.bare:
        body.name, body.bare = f"{body.name} {row.chunks[led.start(1)].value.name}", False


def _workplace(row: Row, at: int) -> BodyMention | None:
    """The organisation of the next post of the list, or one before: "làm việc tại Ban X, …, phó phòng Y"."""
    following = re.match(r"[,;vw]{1,2}(?:bX|X)?k?P", row.code[at + 1 :])
    if following and (following[0] == ",P" or row.chunks[at + 1].norm in (";", "và", "rồi")):
        body: BodyMention | None = row.chunks[at + following.end()].value.body
        if (
            body is not None
            and not section(body)
            and (body.kind in _WORKPLACES or body.kind == "peoples_committee" and body.level in _DISTRICTS)
            and not body.bare
        ):
            return body
    before = [
        i
        for i in range(at)
        if row.code[i] == "B" and i and row.code[i - 1] == "t" and row.chunks[i].value.kind in _WORKPLACES
    ]
    return row.chunks[before[-1]].value if before and not row.chunks[before[-1]].value.bare else None


def _district(areas: Areas, workplace: BodyMention | None, at: int) -> tuple[str, str] | None:
    """(level, area) of the district whose office is meant: the article's only one, unless it tells of a Sở."""
    if workplace is not None and workplace.level in _DISTRICTS and workplace.area:
        return workplace.level, workplace.area
    levels = [level for level in _DISTRICTS if any(entry[2] for entry in areas.named.get(level, ()))]
    found = area_for(areas, levels[0], at) if len(levels) == 1 else None
    if found is None or found[0] not in _DISTRICTS:
        return None
    offices = any(
        fold(full).startswith("phòng ") and fold(full).endswith(fold(f" {found[0]} {found[1]}"))
        for _, full in areas.fuller
    )
    return found if offices or "sở" not in areas.heads else None


def _by_title(areas: Areas, row: Row, at: int, post: PostMention) -> None:
    """ "Viện trưởng" where the article names one institute; "Công ty X do ông A, Phó Giám đốc làm đại diện"."""
    if post.national:
        return
    led = re.search(r"(B)w?dH*N(?:,|k)(?:P,)*$", row.code[:at])
    if led and row.chunks[led.start(1)].value.kind in _WORKPLACES:
        post.body = row.chunks[led.start(1)].value
        return
    words = fold(post.title).removeprefix("phó ").split()
    head = _naming().get(" ".join(words)) or _naming().get(" ".join(words[:2]))
    near = [
        chunk.value
        for chunk in row.chunks[:at]
        if chunk.symbol == "B" and head and fold(chunk.value.name).startswith(f"{head} ")
    ]
    if near:
        post.body = near[-1]
    elif head in _words("named_once"):
        named = [full for _, full in areas.fuller if fold(full).startswith(f"{head} ")]
        level = table("scopes")["levels"].get(head)
        named += [f"{head} {name}" for _, name, _ in areas.named.get(level, ())] if level else []
        name = prevailing(named)
        post.body = (
            BodyMention(post.begin, post.end, name, "institute" if head == "viện" else "department") if name else None
        )
    elif (
        fold(post.title) in _words("managers")
        and areas.organisation
        and fold(areas.organisation).startswith(("công ty", "tổng công ty", "tập đoàn", "ngân hàng"))
    ):
        post.body = BodyMention(post.begin, post.end, areas.organisation, "company")
