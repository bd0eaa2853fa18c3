"""Whose a body is: "UBND tỉnh", "Huyện ủy", "Đảng ủy Khối" completed from the rest of the article.

A bare level takes the area that the article names on that level; a body named in part takes the one fuller name that
begins like it; a post in a row takes the area of its neighbour. What stays uncertain stays as the article has it.
"""

from __future__ import annotations

from functools import partial

from kg.extract.bodies.areas import Areas, area_for, bodies_of, named, posts_of, prevailing, provinces, shape, with_area
from kg.extract.bodies.finder import BodyMention
from kg.extract.bodies.sections import section
from kg.extract.text.chunks import Row
from kg.extract.text.reading import Reading
from kg.vi import fold, word_set

__all__ = ["Areas", "bodies_of", "collect", "complete", "posts_of"]

_states = partial(word_set, "scopes", "countries", "names")

Area = tuple[str, str]  # level, name


def collect(reading: Reading, rows: list[Row]) -> Areas:
    """The areas and full names that the article gives; "Phòng X của Sở" among them once it is known whose the Sở is."""
    areas = named(reading, rows)
    for row in rows:
        for body in bodies_of(row):
            if section(body) and body.parts and body.bare and not body.level and _complete_part(areas, body, None):
                areas.fuller.append((body.begin, body.name))
    areas.fuller.sort()
    return areas


def complete(areas: Areas, body: BodyMention, neighbour: Area | None = None) -> None:
    """Completes a bare body in place; ``neighbour`` is (level, area) of the post beside it."""
    expanded = areas.aliases.expand(body.name)
    if expanded != body.name:
        body.name, body.bare = expanded, False
        body.name = fuller_name(areas, body) or body.name
        return
    if body.parts and (body.bare or _provincial(body.parts[0])) and _complete_part(areas, body, neighbour):
        return
    if body.bare and body.level is not None and body.area is None:
        found = neighbour if neighbour and neighbour[0] == body.level else area_for(areas, body.level, body.begin)
        if found:
            body.area = found[1]
            body.name = with_area(body.name, None, found[1])
            body.bare = False
        return
    if body.area is None and body.level is None:
        _complete_name(areas, body, neighbour)


def _complete_part(areas: Areas, body: BodyMention, neighbour: Area | None) -> bool:
    """Completes the body that this one is part of, where its name ends this one's: "Phòng Y của Sở"."""
    part = body.parts[0]
    old = part.name
    if not fold(body.name).endswith(fold(old)):
        return False
    complete(areas, part, neighbour)
    if part.name == old:
        return False
    body.name = body.name[: len(body.name) - len(old)] + part.name
    body.level, body.area, body.bare = part.level, part.area, part.bare
    return True


def _provincial(body: BodyMention) -> bool:
    """Whether the body is one that every province has, without its province: "Sở Y tế"."""
    return body.area is None and body.level is None and fold(body.name).split()[0] in heads_named("provincial")


def with_organisation(name: str, organisation: str) -> str:
    """ "Hội đồng Trường" + "Trường Đại học X" gives "Hội đồng Trường Đại học X"."""
    words = name.split()
    if fold(words[-1]) == fold(organisation.split()[0]):
        words = words[:-1]
    return " ".join((*words, organisation))


def _complete_name(areas: Areas, body: BodyMention, neighbour: Area | None) -> None:
    if body.bare and body.kind == "school":
        schools = {fold(full): full for _, full in areas.fuller if fold(full).startswith(("trường ", "học viện "))}
        school = areas.organisation or (next(iter(schools.values())) if len(schools) == 1 else None)
        if school:
            body.name, body.bare = school, False
            return
    fuller = fuller_name(areas, body)
    if fuller is None and fold(body.name) == "chi uỷ":  # the committee of the cell that the article is about
        cell = fuller_name(areas, BodyMention(body.begin, body.end, "Chi bộ", "party_organisation", bare=True))
        fuller = f"{body.name} {cell}" if cell else None
    if fuller:
        body.name, body.bare = fuller, False
    elif neighbour and body.kind in ("peoples_committee", "peoples_council", "party_committee", "party_organisation"):
        body.name = with_area(body.name, *neighbour)
        body.level, body.area = neighbour
        body.bare = False
    elif body.kind == "department" and fold(body.name).split()[0] in heads_named("provincial") and not body.bare:
        _complete_province(areas, body)


def _complete_province(areas: Areas, body: BodyMention) -> None:
    """ "Sở Y tế" of the only province that the article names, or that its bodies are of."""
    found = area_for(areas, "tỉnh", body.begin) or area_for(areas, "thành phố", body.begin)
    named = {fold(name) for level in ("tỉnh", "thành phố") for _, name, _ in areas.named.get(level, ())}
    if len(areas.seats) == 1 and len(named) > 1:
        found = next(iter(areas.seats.values()))
    elif found is None or len(named) != 1:
        return
    body.level, body.area = found
    known = fold(found[1]) in provinces() and found[0] == "" or _levelled(found[1])
    body.name = with_area(body.name, None if known else found[0], found[1])


def _levelled(area: str) -> bool:
    return fold(area).startswith(("tp", "t.p"))


def heads_named(name: str) -> frozenset[str]:
    """Folded heads of a list of scopes.toml: "provincial", "inner", "party_groups"."""
    return word_set("scopes", name, "heads")


def fuller_name(areas: Areas, body: BodyMention) -> str | None:
    """The fuller name that this one is short for: the only one, the prevailing one, or the nearest before a head."""
    name = fold(body.name)
    longer = (name + " ", name + ",")
    fits = [(at, full) for at, full in areas.fuller if fold(full).startswith(longer)]
    if body.kind == "ministry":  # whose state it is nobody says
        fits = [(at, full) for at, full in fits if fold(full)[len(name) + 1 :] not in _states()]
    if not fits:
        return _same_block(areas, body)
    longest = max((full for _, full in fits), key=len)
    form = shape(longest)
    if all(form.startswith(shape(full)) for _, full in fits):
        alike = [full for at, full in fits if at < body.begin and shape(full) == form]
        return alike[-1] if alike and fold(alike[-1]) != fold(longest) else longest
    if not body.bare:
        return None
    if fold(body.name) in heads_named("nearest"):
        companies = [
            full
            for at, full in areas.fuller
            if at < body.begin and fold(full).startswith(tuple(heads_named("nearest")))
        ]
        return companies[-1] if companies and fold(companies[-1]).startswith(name) else None
    most = prevailing([full for _, full in fits])
    before = [full for at, full in fits if at < body.begin]
    return most if most is not None else before[-1] if before else None


def _same_block(areas: Areas, body: BodyMention) -> str | None:
    """ "Đảng ủy Khối" of the bloc that the article names in full: "Khối cơ quan và doanh nghiệp tỉnh X"."""
    if not fold(body.name).endswith(" khối"):
        return None
    blocks = [full[fold(full).index("khối ") :] for _, full in areas.fuller if "khối " in fold(full)]
    longest = max(blocks, key=len, default=None)
    return (
        f"{body.name[: -len('khối')]}{longest}"
        if longest and all(fold(longest).startswith(fold(block)) for block in blocks)
        else None
    )
