"""The names of a graph's things from its Parquet tables: a matter of a second where the store takes many."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date as Day
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq

from kg.ask.english import class_of
from kg.ask.things import Thing
from kg.model import Date

_TABLES = {
    "person": ("entities", "persons"),
    "body": ("entities", "bodies"),
    "post": ("entities", "posts"),
    "place": ("entities", "places"),
    "term": ("entities", "terms"),
    "event": ("facts", "events"),
    "document": ("facts", "instruments"),
}


class FromTables:
    """Things of a folder that ``kg build`` made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, kind: str) -> Iterator[Thing]:
        make = {
            "person": lambda iri, row: Thing(iri, row["name"], tuple(row["aliases"])),
            "place": lambda iri, row: Thing(iri, row["name"], tuple(row["aliases"])),
            "term": lambda iri, row: Thing(iri, row["label"]),
            "post": lambda iri, row: Thing(iri, row["title"], home=self._iri(row["body"])),
            "body": self._body,
            "event": self._event,
            "document": self._document,
        }[kind]
        for iri, row in sorted(self._rows(kind), key=lambda pair: pair[0]):
            yield make(iri, row)

    @cached_property
    def base(self) -> str:
        base: str = json.loads((self.folder / "build.json").read_text(encoding="utf-8"))["options"]["base"]
        return base

    def _rows(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        table, name = _TABLES[kind]
        path = self.folder / "tables" / f"{table}.parquet"
        rows = pq.read_table(path, columns=["key", "data"], filters=[("kind", "=", name)])
        for key, data in zip(rows["key"].to_pylist(), rows["data"].to_pylist(), strict=True):
            yield self.base + key, msgspec.json.decode(data)

    def _iri(self, key: str | None) -> str:
        return self.base + key if key else ""

    @cached_property
    def _labels(self) -> dict[str, str]:
        """Of bodies, places, terms and persons."""
        path = self.folder / "tables" / "entities.parquet"
        kinds = ["persons", "bodies", "places", "terms"]
        rows = pq.read_table(path, columns=["key", "label"], filters=[("kind", "in", kinds)])
        return dict(zip(rows["key"].to_pylist(), rows["label"].to_pylist(), strict=True))

    def _around(self, *keys: str | None) -> tuple[str, ...]:
        return tuple(sorted(self._labels[key] for key in keys if key in self._labels))

    def _body(self, iri: str, row: dict[str, Any]) -> Thing:
        return Thing(iri, row["name"], tuple(row["aliases"]), self._around(row["place"]))

    def _event(self, iri: str, row: dict[str, Any]) -> Thing:
        starts = [row["date"], *row["disputed"].get("date", ())]
        ends = [*starts, row["end"], *row["disputed"].get("endDate", ())]
        known = [Date(*value) for value in starts if value]
        first = min((day for date in known if (day := date.earliest)), default=None)
        last = max((day for value in ends if value and (day := Date(*value).latest)), default=None)
        return Thing(
            iri,
            row["label"],
            tuple(sorted(row["aliases"])),
            self._around(row["place"], row["term"], *row["organizers"]),
            kind=class_of(row["kind"]),
            first=_day(first),
            last=_day(last),
            date=min((date.lexical for date in known), default=""),
        )

    def _document(self, iri: str, row: dict[str, Any]) -> Thing:
        called = f"{row['kind']} {row['number'] or ''}".strip()
        return Thing(iri, row["label"], (called,), self._around(row["issuer"]))


def _day(day: Day | None) -> str:
    return day.isoformat() if day else ""
