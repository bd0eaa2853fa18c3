"""The areas and the full names of bodies that an article names: what its short forms are completed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.extract.bodies.aliases import Aliases
from kg.extract.bodies.finder import BodyMention
from kg.extract.posts.finder import PostMention
from kg.extract.text.chunks import Row
from kg.extract.text.reading import Reading, Unit
from kg.extract.text.units import without_people
from kg.vi import fold, table

ORGANISATIONS = ("school", "company", "media", "hospital", "institute")


@dataclass(slots=True)
class Areas:
    """Areas that the article names: level → (token where, name, level as printed), in order."""

    named: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)
    fuller: list[tuple[int, str]] = field(default_factory=list)  # (token where, name) of bodies that say whose they are
    organisation: str | None = None  # the school, company … that the article is about
    seats: dict[str, tuple[str, str]] = field(default_factory=dict)  # provinces that bodies name: folded → level, name
    ministry: str | None = None  # the ministry that the article names alone, or by far the most
    aliases: Aliases = field(default_factory=Aliases)
    heads: frozenset[str] = frozenset()  # folded first words of the bodies that the article names


@cache
def provinces() -> dict[str, str]:
    """Folded province → level word."""
    found = {fold(name): "tỉnh" for name in table("scopes")["provinces"]["names"]}
    for province in table("places")["province"]:
        for name in (province["name"], *province.get("aliases", ())):
            found[fold(name)] = province["kind"]
    return found


def bodies_of(row: Row) -> list[BodyMention]:
    """Every body of a sentence, those of posts included, left to right."""
    found = []
    for chunk in row.chunks if "B" in row.code or "P" in row.code else ():
        if chunk.symbol == "B":
            found.append(chunk.value)
        elif chunk.symbol == "P" and chunk.value.body is not None:
            found.append(chunk.value.body)
    return found


def posts_of(rows: list[Row]) -> list[PostMention]:
    """Every post that the article names."""
    return [chunk.value for row in rows if "P" in row.code for chunk in row.chunks if chunk.symbol == "P"]


def named(reading: Reading, rows: list[Row]) -> Areas:
    """The areas that the article names, and the full names of its bodies with their levels completed by those."""
    areas = Areas()
    bodies = [body for row in rows for body in _with_parts(bodies_of(row))]
    for body in bodies:
        _collect_area(areas, body)
        areas.aliases.define(body)
    for row in rows:
        _collect_units(reading, areas, row)
    for entries in areas.named.values():
        entries.sort()
    for body in bodies:
        loud = body.name.isupper() and not body.name.endswith("HCM")
        if not loud and not (body.parts and body.bare and not body.level):  # no heading, nor "Phòng X thuộc Sở"
            _collect_name(areas, body)
    areas.fuller.sort()
    areas.heads = frozenset(fold(body.name.split()[0]) for body in bodies)
    names = [
        body.name
        for body in bodies
        if (body.kind in ORGANISATIONS or fold(body.name).startswith("công an tỉnh "))
        and not body.bare
        and len(body.name.split()) > 2
        and not fold(body.name).startswith("thpt quốc gia")  # the examination
    ]
    short = [areas.aliases.expand(body.name) for body in bodies if body.kind == "body" and body.name.isupper()]
    names += [full for full in short if full in names]
    areas.organisation = prevailing(names) if len(names) > 1 else None
    areas.ministry = _ministry(rows, bodies)
    return areas


def _ministry(rows: list[Row], bodies: list[BodyMention]) -> str | None:
    """The ministry that the article tells of, written out if it is anywhere; none beside ministers without one."""
    names = [body.name for body in bodies if body.kind == "ministry" and not body.bare]
    without = table("scopes")["sections"]["ministers_without"]
    if not names or any(post.body and fold(post.body.name) in without for post in posts_of(rows)):
        return None
    full = [name for name in names if not any(word.isupper() and len(word) > 1 for word in name.split())]
    found = max(full or names, key=len)
    folded = fold(found)
    if any(not folded.startswith(fold(name)) for name in full or names):
        return None
    return None if any(state in folded for state in _states()) else found


@cache
def _states() -> tuple[str, ...]:
    return tuple(f" {fold(state)}" for state in table("scopes")["countries"]["names"])


def _collect_name(areas: Areas, body: BodyMention) -> None:
    if body.kind == "embassy":
        return
    size = len(body.name.split())
    name = areas.aliases.expand(body.name)
    if not body.bare and (body.area or size > 2):
        areas.fuller.append((body.begin, name))
        areas.aliases.learn(body.name)
    elif body.level and not body.area and size > 2:
        found = area_for(areas, body.level, body.begin)
        areas.fuller.append((body.begin, with_area(name, None, found[1]) if found else name))
    elif body.kind == "party_block" or size > 4 or name != body.name:
        areas.fuller.append((body.begin, name))


def _with_parts(bodies: list[BodyMention]) -> Iterator[BodyMention]:
    for body in bodies:
        yield body
        yield from _with_parts(body.parts)


def _letters(area: str) -> str:
    """What spellings of a city's name share: "TP. HCM", "TPHCM", "Hồ Chí Minh"."""
    return fold(area).replace("hồ chí minh", "hcm").removeprefix("tp").strip(". ")


def _collect_area(areas: Areas, body: BodyMention) -> None:
    if body.area and fold(body.area) in provinces() and body.level in (None, "tỉnh", "thành phố"):
        areas.seats.setdefault(_letters(body.area), (body.level or "", body.area))
    if body.level and body.area:
        areas.named.setdefault(body.level, []).append((body.begin, _small(body.area), body.level))
    elif body.area and fold(body.area) in provinces():
        areas.named.setdefault(provinces()[fold(body.area)], []).append((body.begin, body.area, ""))


def _collect_units(reading: Reading, areas: Areas, row: Row) -> None:
    """Areas that stand by themselves: "tại huyện Hướng Hoá (Quảng Trị)"; abbreviations that do: "thuộc Vinachem"."""
    whole = areas.aliases.whole
    units = without_people(reading, row.sentence) if whole else row.sentence.units
    for at, unit in enumerate(units):
        if not unit.classes:
            if whole and unit.cap and unit.norm in whole and not unit.person:
                areas.fuller.append((unit.begin, whole[unit.norm]))
            continue
        level = unit.classes.get("level")
        if level and at + 2 < len(units) and units[at + 1].norm == "số" and units[at + 2].norm.isdigit():
            name = reading.phrase(units[at + 1].begin, units[at + 2].end).lower()
            areas.named.setdefault(level, []).append((unit.begin, name, level))
        elif (
            level
            and at + 1 < len(units)
            and units[at + 1].cap
            and not units[at + 1].person
            and not units[at + 1].classes.get("title")
        ):
            areas.named.setdefault(level, []).append((unit.begin, _name(reading, units, at + 1), level))
        elif "province" in unit.classes and unit.cap and not (at and "level" in units[at - 1].classes):
            name = reading.phrase(unit.begin, unit.end)
            if unit.norm != "sài gòn":  # the city's old name is no short form's
                areas.named.setdefault(provinces().get(fold(name), "tỉnh"), []).append((unit.begin, name, ""))


def _name(reading: Reading, units: list[Unit], at: int) -> str:
    """The area's name at unit ``at``; in a heading of capitals it ends before a known word, and is written small."""
    stop, loud = at, reading.words[units[at].begin].isupper() and len(units[at].norm) > 1
    while (
        stop < len(units)
        and units[stop].cap
        and not units[stop].person
        and stop - at < 3
        and not ({"title", "level", "honorific"} & units[stop].classes.keys())
        and not (loud and stop > at and units[stop].classes and " " in units[stop].norm)
    ):
        stop += 1
        if "province" in units[stop - 1].classes or "place" in units[stop - 1].classes:
            return reading.phrase(units[at].begin, units[stop - 1].end)
    name = reading.phrase(units[at].begin, units[max(stop, at + 1) - 1].end)
    return _small(name) if loud else name


def _small(name: str) -> str:
    """A name from a heading in capitals as it is written elsewhere: "XUÂN MAI" gives "Xuân Mai"."""
    return name.title() if " " in name and name.isupper() and "." not in name and "HCM" not in name else name


def area_for(areas: Areas, level: str, at: int) -> tuple[str, str] | None:
    """(level as printed, area) that "tỉnh" … at token ``at`` means: the one of the level, or by far the commonest."""
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


def shape(name: str) -> str:
    """The folded name, with the short forms of what kind of company it is."""
    text = fold(name)
    for full, short in _FORMS if "ty " in text or "hàng " in text else ():
        text = text.replace(full, short)
    return text


_FORMS = (("cổ phần", "cp"), ("trách nhiệm hữu hạn", "tnhh"), ("một thành viên", "mtv"), ("thương mại cp", "tmcp"))


def prevailing(names: list[str]) -> str | None:
    """The longest form of the name that is said twice as often as any other; forms that begin alike are one name."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=len):
        group = next((key for key in groups if shape(name).startswith(key)), shape(name))
        groups.setdefault(group, []).append(name)
    if not groups:
        return None
    first, *others = sorted(groups.values(), key=len, reverse=True)
    return max(first, key=len) if not others or len(first) >= 2 * len(others[0]) else None
