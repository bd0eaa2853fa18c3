"""Extracted articles on disk, read back in order of id without holding them in memory.

One Arrow file, memory-mapped: per article its id, its fingerprint, the article and its facts, the last two as
zstd-compressed MessagePack. It stays in the graph's folder, and the next build takes from it what has not changed.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Self

import msgspec
import pyarrow as pa
import zstandard

from kg.model import Article, Facts

__all__ = ["Row", "Spool", "SpoolWriter", "facts_found", "row"]

SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("fingerprint", pa.string()),
        ("source", pa.string()),
        ("found", pa.int32()),
        ("article", pa.binary()),
        ("facts", pa.binary()),
    ]
)
BATCH = 256  # rows


class Row(NamedTuple):
    id: str
    fingerprint: str
    source: str  # apart from the article, which may be found elsewhere tomorrow and still be the same
    found: int  # number of facts
    article: bytes  # without its source
    facts: bytes


def row(article: Article, facts: Facts) -> Row:
    """The row that stores an article with its facts."""
    pack = zstandard.ZstdCompressor(level=3).compress
    encode = msgspec.msgpack.encode
    found = facts_found(facts)
    packed = pack(encode(dataclasses.replace(article, source="")))
    return Row(article.id, article.fingerprint, article.source, found, packed, pack(encode(facts)))


def facts_found(facts: Facts) -> int:
    """How many statements an article makes: posts held, changes, events, roles, changes of bodies, instruments."""
    kinds = (facts.tenures, facts.changes, facts.events, facts.participations, facts.body_changes, facts.instruments)
    return sum(map(len, kinds))


class SpoolWriter:
    """Appends rows to a file. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        self._sink = pa.OSFile(str(path), "wb")
        self._writer = pa.ipc.new_file(self._sink, SCHEMA)
        self._rows: list[Row] = []

    def append(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) == BATCH:
            self._flush()

    def _flush(self) -> None:
        columns = [
            pa.array(column, field.type) for column, field in zip(zip(*self._rows, strict=True), SCHEMA, strict=True)
        ]
        self._writer.write_batch(pa.record_batch(columns, schema=SCHEMA))
        self._rows.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._rows and error[0] is None:
            self._flush()
        self._writer.close()
        self._sink.close()


class Spool(Mapping[str, Article]):
    """The articles of a spool file by id, in order of id; decoded one at a time as they are asked for."""

    def __init__(self, path: Path) -> None:
        self._file = pa.ipc.open_file(pa.memory_map(str(path)))
        self._batches = [self._file.get_batch(index) for index in range(self._file.num_record_batches)]
        self._article = msgspec.msgpack.Decoder(Article)
        self._facts = msgspec.msgpack.Decoder(Facts)
        self._unpack = zstandard.ZstdDecompressor().decompress

    @cached_property
    def _places(self) -> dict[str, int]:
        ids = self._columns["id"]
        return {ids[place]: place for place in sorted(range(len(ids)), key=ids.__getitem__)}

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """Id → fingerprint."""
        return {id: fingerprint for id, (fingerprint, _) in self.marks.items()}

    def fingerprint(self) -> str:
        """Hex digest of all articles and where they were found: two builds with the same one read the same."""
        digest = hashlib.blake2b(digest_size=16)
        for id, mark in self.marks.items():
            digest.update(msgspec.msgpack.encode((id, *mark)))
        return digest.hexdigest()

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        """The small columns, row by row."""
        names = ("id", "fingerprint", "source", "found")
        return {name: [cell for batch in self._batches for cell in batch.column(name).to_pylist()] for name in names}

    @cached_property
    def marks(self) -> dict[str, tuple[str, str]]:
        """Id → fingerprint and source: all that an article and its facts follow from, the program aside."""
        places, columns = self._places, self._columns
        return {id: (columns["fingerprint"][at], columns["source"][at]) for id, at in places.items()}

    def _cell(self, id: str, column: str) -> Any:
        place = self._places[id]
        if column in self._columns:
            return self._columns[column][place]
        batch, at = divmod(place, BATCH)
        return self._batches[batch].column(column)[at].as_py()

    def row(self, id: str) -> Row:
        """The row as stored, to be copied into another spool."""
        return Row(*(self._cell(id, name) for name in SCHEMA.names))

    def facts_of(self, id: str) -> Facts:
        return self._facts.decode(self._unpack(self._cell(id, "facts")))

    def facts(self) -> Iterator[Facts]:
        """The facts of all articles, in order of id."""
        return map(self.facts_of, self)

    def __getitem__(self, id: str) -> Article:
        packed = self._unpack(self._cell(id, "article"))
        return dataclasses.replace(self._article.decode(packed), source=self._cell(id, "source"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
