"""Scores of earlier builds: a name whose mentions are what they were is not scored again.

What is remembered depends on the mentions alone, so a graph built with it is byte for byte that of a build without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from kg.resolve.linkage import Link
from kg.resolve.mentions import Mention

Links = dict[tuple[int, int], Link]
_Row = tuple[int, int, float, int]


class Memory:
    """The links between the groups of a name, by a digest of all that they follow from."""

    def __init__(self, path: Path | None = None) -> None:
        self._known: dict[str, list[_Row]] = {}
        self._used: dict[str, list[_Row]] = {}
        if path is not None and path.exists():
            try:
                self._known = msgspec.msgpack.decode(path.read_bytes(), type=dict[str, list[_Row]])
            except msgspec.DecodeError:
                self._known = {}  # of another version, or cut short: nothing is lost but time

    def links(self, digest: str) -> Links | None:
        rows = self._known.get(digest)
        if rows is None:
            return None
        self._used[digest] = rows
        return {(one, other): (total, count) for one, other, total, count in rows}

    def keep(self, digest: str, links: Links) -> None:
        self._used[digest] = [(one, other, total, count) for (one, other), (total, count) in sorted(links.items())]

    def write(self, path: Path) -> None:
        """What was of use since it was read."""
        path.write_bytes(msgspec.msgpack.encode(dict(sorted(self._used.items()))))


@cache
def _model() -> bytes:
    data = files("kg.resolve").joinpath("data")
    return b"".join(data.joinpath(name).read_bytes() for name in ("model.json", "frequencies.tsv"))


def digest(groups: Iterable[Iterable[Mention]]) -> str:
    """Of all that the links between groups of mentions follow from, the model included."""
    found = hashlib.blake2b(_model_digest(), digest_size=16)
    for group in groups:
        found.update(b"\x1d")
        for one in group:
            found.update(msgspec.msgpack.encode(_row(one)))
    return found.hexdigest()


@cache
def _model_digest() -> bytes:
    return hashlib.blake2b(_model(), digest_size=16).digest()


def _row(one: Mention) -> tuple[object, ...]:
    told = (one.posts, one.bodies, one.titles, one.provinces, one.beside)
    person = one.person
    return (one.name, one.article, *map(sorted, told), one.near, one.around, person.birth_year, person.gender)
