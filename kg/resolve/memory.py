"""Scores of earlier builds: a name whose mentions are what they were is not scored again.

What is remembered depends on the mentions alone, so a graph built with it is byte for byte that of a build without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from kg.resolve.linkage import Link
from kg.resolve.mentions import Mention

Links = dict[tuple[int, int], Link]
_Row = tuple[int, int, float, int]


class _Kept(msgspec.Struct, array_like=True):
    links: list[_Row]
    clusters: list[list[int]] | None = None


class Memory:
    """The links between the groups of a name, and how they were joined, by a digest of all that these follow from."""

    def __init__(self, path: Path | None = None) -> None:
        self._known: dict[str, _Kept] = {}
        self._used: dict[str, _Kept] = {}
        if path is not None and path.exists():
            try:
                self._known = msgspec.msgpack.decode(path.read_bytes(), type=dict[str, _Kept])
            except msgspec.DecodeError:
                self._known = {}  # of another version, or cut short: nothing is lost but time

    def __contains__(self, digest: str) -> bool:
        if digest in self._known:
            self._used[digest] = self._known[digest]
        return digest in self._used

    def links(self, digest: str) -> Links:
        """Of a digest that is known."""
        return {(one, other): (total, count) for one, other, total, count in self._used[digest].links}

    def keep(self, digest: str, links: Links) -> None:
        self._used[digest] = _Kept(
            [(one, other, total, count) for (one, other), (total, count) in sorted(links.items())]
        )

    def clusters(self, digest: str, make: Callable[[], list[list[int]]]) -> list[list[int]]:
        """How the groups of a known digest are joined where none of them are kept apart; made once."""
        kept = self._used[digest]
        if kept.clusters is None:
            kept.clusters = make()
        return kept.clusters

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
    told = (one.posts, one.bodies, one.offices, one.titles, one.provinces, one.beside)
    person = one.person
    return (one.name, one.article, *map(sorted, told), one.near, one.around, person.birth_year, one.age, person.gender)
