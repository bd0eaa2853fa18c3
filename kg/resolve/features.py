"""Mentions as rows of a table for Splink: one column for each thing that may tell two bearers of a name apart.

Weighted columns hold words that begin with a character for their weight, so that SQL can add up what two rows share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from kg.resolve.frequencies import Frequencies
from kg.resolve.mentions import Mention

SCHEMA = pa.schema(
    [
        ("unique_id", pa.int64()),
        ("name", pa.string()),
        ("article", pa.string()),
        ("posts", pa.list_(pa.string())),
        ("bodies", pa.list_(pa.string())),
        ("offices", pa.list_(pa.string())),
        ("titles", pa.list_(pa.string())),
        ("provinces", pa.list_(pa.string())),
        ("near", pa.list_(pa.string())),
        ("around", pa.list_(pa.string())),
        ("beside", pa.list_(pa.string())),
        ("born", pa.int64()),
        ("age", pa.int64()),
        ("gender", pa.string()),
    ]
)


def table(groups: Sequence[Sequence[Mention]], frequencies: Frequencies) -> pa.Table:
    """A row per group of mentions that are known to be one person; ``unique_id`` is the group's position."""
    return pa.Table.from_pylist([_row(i, group, frequencies) for i, group in enumerate(groups)], schema=SCHEMA)


def _row(position: int, group: Sequence[Mention], frequencies: Frequencies) -> dict[str, object]:
    first = group[0]
    years = sorted({one.person.birth_year for one in group if one.person.birth_year})
    ages = sorted({one.age for one in group if one.age})
    genders = {one.person.gender for one in group if one.person.gender}
    return {
        "unique_id": position,
        "name": first.name,
        "article": first.article,
        "posts": _known(post for one in group for post in one.posts),
        "bodies": _known(body for one in group for body in one.bodies),
        "offices": _known(office for one in group for office in one.offices),
        "titles": _known(title for one in group for title in one.titles),
        "provinces": _known(area for one in group for area in one.provinces),
        "near": weighted("near", (word for one in group for word in one.near), first.name, frequencies),
        "around": weighted("around", (word for one in group for word in one.around), first.name, frequencies),
        "beside": weighted("beside", (name for one in group for name in one.beside), first.name, frequencies),
        "born": years[0] if len(years) == 1 else None,
        "age": ages[0] if len(ages) == 1 else None,
        "gender": genders.pop() if len(genders) == 1 else None,
    }


def _known(values: Iterable[str]) -> list[str] | None:
    """None where nothing is known: two rows that are empty agree on nothing."""
    return sorted(set(values)) or None


def weighted(kind: str, words: Iterable[str], name: str, frequencies: Frequencies) -> list[str]:
    """The words that are not the person's own name, each behind chr(48 + its weight)."""
    own = frozenset(name.split())
    last = name.rsplit(" ", 1)[-1]
    kept = {word for word in words if word.rsplit(" ", 1)[-1] != last and not own.issuperset(word.split())}
    weights = ((word, frequencies.weight(kind, word)) for word in sorted(kept))
    return [chr(48 + weight) + word for word, weight in weights if weight > 0]
