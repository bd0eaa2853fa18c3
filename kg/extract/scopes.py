"""Whose a body is: "UBND tỉnh", "Huyện ủy", "Đảng ủy Khối" completed from the rest of the article.

A bare level takes the area that the article names on that level; a body named in part takes the one fuller name that begins
like it; a post in a row takes the area of its neighbour. What stays uncertain stays as the article has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.extract.bodies import BodyMention
from kg.extract.chunks import Row
from kg.extract.posts import PostMention
from kg.extract.reading import Reading
from kg.vi import fold, table


@dataclass(slots=True)
class Areas:
    """Areas that the article names: level → (token where, name, level as printed), in order."""

    named: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)
    fuller: list[tuple[int, str]] = field(default_factory=list)  # (token where, name) of bodies that say whose they are
    organisation: str | None = None  # the school, company … that the article is about
    aliases: dict[str, str] = field(default_factory=dict)  # folded abbreviation → full name


@cache
def _provinces() -> dict[str, str]:
    """Folded province → level word."""
    found = {fold(name): "tỉnh" for name in table("scopes")["provinces"]["names"]}
    for province in table("places")["province"]:
        for name in (province["name"], *province.get("aliases", ())):
            found[fold(name)] = province["kind"]
    return found


def bodies_of(row: Row) -> list[BodyMention]:
    """Every body of a sentence, those of posts included, left to right."""
    found = []
    for chunk in row.chunks:
        if chunk.symbol == "B":
            found.append(chunk.value)
        elif chunk.symbol == "P" and chunk.value.body is not None:
            found.append(chunk.value.body)
    return found


def posts_of(rows: list[Row]) -> list[PostMention]:
    """Every post that the article names."""
    return [chunk.value for row in rows for chunk in row.chunks if chunk.symbol == "P"]


def collect(reading: Reading, rows: list[Row]) -> Areas:
    """The areas that the article names, then the full names of its bodies, with their levels completed by those areas."""
    areas = Areas()
    bodies = [body for row in rows for body in _with_parts(bodies_of(row))]
    for body in bodies:
        _collect_area(areas, body)
    for row in rows:
        _collect_units(reading, areas, row)
    for entries in areas.named.values():
        entries.sort()
    for body in bodies:
        if not body.bare and (body.area or len(body.name.split()) > 2):
            areas.fuller.append((body.begin, body.name))
        elif body.level and not body.area and len(body.name.split()) > 2:
            found = area_for(areas, body.level, body.begin)
            areas.fuller.append((body.begin, with_area(body.name, None, found[1]) if found else body.name))
        elif body.kind == "party_block" or len(body.name.split()) > 4:
            areas.fuller.append((body.begin, body.name))
        if body.alias:
            areas.aliases.setdefault(fold(body.alias), body.name)
    areas.fuller.sort()
    names = [body.name for body in bodies if body.kind in ("school", "company", "media", "hospital") and not body.bare and len(body.name.split()) > 2]
    areas.organisation = _prevailing(names) if len(names) > 1 else None
    return areas


def _with_parts(bodies: list[BodyMention]) -> Iterator[BodyMention]:
    for body in bodies:
        yield body
        yield from _with_parts(body.parts)


def _collect_area(areas: Areas, body: BodyMention) -> None:
    if body.level and body.area:
        areas.named.setdefault(body.level, []).append((body.begin, body.area, body.level))
    elif body.area and fold(body.area) in _provinces():
        areas.named.setdefault(_provinces()[fold(body.area)], []).append((body.begin, body.area, ""))


def _collect_units(reading: Reading, areas: Areas, row: Row) -> None:
    """Areas that stand by themselves: "tại huyện Hướng Hoá (Quảng Trị)"."""
    units = row.sentence.units
    for at, unit in enumerate(units):
        if unit.person or not unit.classes:
            continue
        level = unit.classes.get("level")
        if level and at + 1 < len(units) and units[at + 1].cap and not units[at + 1].person and not units[at + 1].classes.get("title"):
            name = reading.phrase(units[at + 1].begin, _name_end(units, at + 1))
            areas.named.setdefault(level, []).append((unit.begin, name, level))
        elif "province" in unit.classes and unit.cap and not (at and "level" in units[at - 1].classes):
            name = reading.phrase(unit.begin, unit.end)
            areas.named.setdefault(_provinces().get(fold(name), "tỉnh"), []).append((unit.begin, name, ""))


def _name_end(units: list, at: int) -> int:  # type: ignore[type-arg]
    stop = at
    while stop < len(units) and units[stop].cap and not units[stop].person and stop - at < 3 and not ({"title", "level", "honorific"} & units[stop].classes.keys()):
        stop += 1
        if "province" in units[stop - 1].classes or "place" in units[stop - 1].classes:
            break
    return units[max(stop, at + 1) - 1].end


def area_for(areas: Areas, level: str, at: int) -> tuple[str, str] | None:
    """(level as printed, area) that "tỉnh", "huyện" … at token ``at`` means: the one area of the level, or by far the commonest."""
    entries = areas.named.get(level)
    if not entries:
        return None
    counts = Counter(fold(name) for _, name, _ in entries)
    (best, most), *others = counts.most_common()
    before = [entry for entry in entries if entry[0] < at]
    if others and others[0][1] * 2 > most:
        near = before[-1] if before else entries[0]
        best = fold(near[1])
    for _, name, printed in sorted(entries, key=lambda entry: (not entry[2], entry[0])):
        if fold(name) == best:
            return printed or level, name
    return None


def with_area(name: str, level: str | None, area: str) -> str:
    """A body's name with its area behind, the level's word said once: "UBND TP" + "TP. HCM" gives "UBND TP. HCM"."""
    words, first = name.split(), fold(area).split()[0]
    levels = table("scopes")["levels"]
    if first in levels and words and levels.get(fold(words[-1])) == levels[first]:
        words = words[:-1]
    elif first in levels and len(words) > 1 and levels.get(fold(" ".join(words[-2:]))) == levels[first]:
        words = words[:-2]
    return " ".join((*words, level, area) if level else (*words, area))


def complete(areas: Areas, body: BodyMention, neighbour: tuple[str, str] | None = None) -> None:
    """Completes a bare body in place; ``neighbour`` is (level, area) of the post beside it."""
    name = fold(body.name)
    if name in areas.aliases and not body.area:
        body.name = areas.aliases[name]
        body.bare = False
        return
    _expand_aliases(areas, body)
    if body.bare and body.level is not None and body.area is None:
        found = neighbour if neighbour and neighbour[0] == body.level else area_for(areas, body.level, body.begin)
        if found:
            body.area = found[1]
            body.name = with_area(body.name, None, found[1])
            body.bare = False
        return
    if body.area is None and body.level is None:
        _complete_name(areas, body, neighbour)


def with_organisation(name: str, organisation: str) -> str:
    """"Hội đồng Trường" + "Trường Đại học X" gives "Hội đồng Trường Đại học X"."""
    words = name.split()
    if fold(words[-1]) == fold(organisation.split()[0]):
        words = words[:-1]
    return " ".join((*words, organisation))


def _complete_name(areas: Areas, body: BodyMention, neighbour: tuple[str, str] | None) -> None:
    if body.bare and body.kind == "school" and areas.organisation:
        body.name, body.bare = areas.organisation, False
        return
    fuller = _fuller(areas, body)
    if fuller is None and fold(body.name) == "chi uỷ":  # the committee of the cell that the article is about
        cell = _fuller(areas, BodyMention(body.begin, body.end, "Chi bộ", "party_organisation", bare=True))
        fuller = f"{body.name} {cell}" if cell else None
    if fuller:
        body.name, body.bare = fuller, False
    elif neighbour and body.kind in ("peoples_committee", "peoples_council", "party_committee", "party_organisation"):
        body.name = with_area(body.name, *neighbour)
        body.level, body.area = neighbour
        body.bare = False
    elif body.kind == "department" and fold(body.name).split()[0] in _provincial() and not body.bare:
        found = area_for(areas, "tỉnh", body.begin) or area_for(areas, "thành phố", body.begin)
        if found and len({fold(name) for level in ("tỉnh", "thành phố") for _, name, _ in areas.named.get(level, ())}) == 1:
            body.level, body.area = found
            body.name = with_area(body.name, found[0], found[1])


@cache
def _provincial() -> frozenset[str]:
    """Heads of bodies that every province has: "Sở"."""
    return frozenset(map(fold, table("scopes")["provincial"]["heads"]))


def _expand_aliases(areas: Areas, body: BodyMention) -> None:
    """"Đảng uỷ Vinachem" where the article says what Vinachem is."""
    if not areas.aliases:
        return
    words = body.name.split()
    if len(words) > 1:
        expanded = [areas.aliases.get(fold(word), word) if fold(word) != fold(words[0]) and len(word) > 2 else word for word in words]
        if expanded != words and all(fold(body.name) not in fold(new) for old, new in zip(words, expanded, strict=True) if old != new):
            body.name = " ".join(expanded)


def _fuller(areas: Areas, body: BodyMention) -> str | None:
    """The fuller name that this one is short for: the only one, the one that prevails, or the nearest before a head alone."""
    name = fold(body.name)
    fits = [(at, full) for at, full in areas.fuller if fold(full).startswith(name + " ")]
    if not fits:
        return _same_block(areas, body)
    longest = max((full for _, full in fits), key=len)
    if all(fold(longest).startswith(fold(full)) for _, full in fits):
        return longest
    if not body.bare:
        return None
    prevailing = _prevailing([full for _, full in fits])
    if prevailing is not None:
        return prevailing
    before = [full for at, full in fits if at < body.begin]
    return before[-1] if before else None


def _prevailing(names: list[str]) -> str | None:
    """The longest form of the name that is said at least twice as often as any other; forms that begin alike are one name."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=len):
        group = next((key for key in groups if fold(name).startswith(key)), fold(name))
        groups.setdefault(group, []).append(name)
    first, *others = sorted(groups.values(), key=len, reverse=True)
    return max(first, key=len) if not others or len(first) >= 2 * len(others[0]) else None


def _same_block(areas: Areas, body: BodyMention) -> str | None:
    """"Đảng ủy Khối" of the bloc that the article names in full: "Khối cơ quan và doanh nghiệp tỉnh X"."""
    if not fold(body.name).endswith(" khối"):
        return None
    blocks = [full[fold(full).index("khối ") :] for _, full in areas.fuller if "khối " in fold(full)]
    longest = max(blocks, key=len, default=None)
    return f"{body.name[: -len('khối')]}{longest}" if longest and all(fold(longest).startswith(fold(block)) for block in blocks) else None


def complete_row(areas: Areas, row: Row) -> None:
    """Completes every body of a sentence; posts in one row lend their area to one another."""
    chain: list[PostMention] = []
    for chunk in row.chunks:
        if chunk.symbol == "P":
            chain.append(chunk.value)
        elif chunk.symbol not in ",;v-kH":
            _complete_chain(areas, chain)
            chain = []
        if chunk.symbol == "B":
            complete(areas, chunk.value)
    _complete_chain(areas, chain)


def _complete_chain(areas: Areas, chain: list[PostMention]) -> None:
    """Bodies that name a level first, since the party committees beside them take their area."""
    party = ("party_committee", "party_organisation", "standing")
    for last in (False, True):
        for index, post in enumerate(chain):
            if post.body is not None and (post.body.kind in party) == last:
                _complete_in_chain(areas, chain, index, post.body)
    for index in range(len(chain) - 1, -1, -1):
        if chain[index].body is None:
            _borrow_body(chain, index)


def _borrow_body(chain: list[PostMention], index: int) -> None:
    """"Phó Bí thư, Chủ tịch UBND xã": of that commune's party committee; "bí thư và phó bí thư Đảng uỷ X": of the same body."""
    post = chain[index]
    if post.national:
        return
    following = next((other for other in chain[index + 1 :] if other.body is not None), None)
    if following is None or following.body is None:
        return
    words = fold(post.title).split()
    if words[-1] == fold(following.title).split()[-1]:
        post.body = following.body
    elif words[-2:] == ["bí", "thư"] and following.body.level and following.body.kind in ("peoples_committee", "peoples_council"):
        post.body = _party_committee(following.body)


def _party_committee(body: BodyMention) -> BodyMention:
    name = table("posts")["party_committee"].get(body.level, "Đảng ủy")
    area = body.area or ""
    full = f"{name} {body.level} {area}" if name == "Đảng ủy" or area.isdigit() else f"{name} {area}"
    return BodyMention(body.begin, body.end, full.strip(), "party_committee", body.level, body.area, bare=body.area is None)


def _above(body: BodyMention) -> BodyMention:
    """The organisation whose committee is meant beside one of its sections: of "Ban Tuyên giáo Đảng bộ Khối X" the Đảng bộ."""
    part = body.parts[0] if body.parts else None
    return part if part is not None and part.kind in ("party_organisation", "party_committee", "union", "party_committee_of_area") else body


@cache
def _inner() -> frozenset[str]:
    """Organs that every organisation has: "HĐQT", "Công đoàn"."""
    return frozenset(map(fold, table("scopes")["inner"]["heads"]))


_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu", "thôn")
_OWN_PARTY = ("company", "school", "media", "institute", "hospital", "board", "department", "force")


def _complete_in_chain(areas: Areas, chain: list[PostMention], index: int, body: BodyMention) -> None:
    others = [post.body for post in chain[index + 1 :] + chain[:index] if post.body is not None]
    neighbour = next(((other.level, other.area) for other in others if other.level and other.area and (body.level in (None, other.level))), None)
    if body.bare and body.level is None and (body.kind in ("party_committee", "party_organisation") or fold(body.name) in _inner()):
        organisation = next((_above(other) for other in others if other.kind in _OWN_PARTY and not other.bare), None)
        if organisation is not None:
            body.name, body.bare = f"{body.name} {organisation.name}", False
            return
        neighbour = next(((other.level, other.area) for other in others if other.level in _COMMUNES and other.area), None)
        if neighbour is None and areas.organisation and _fuller(areas, body) is None:
            body.name, body.bare = with_organisation(body.name, areas.organisation), False
            return
    complete(areas, body, neighbour)
