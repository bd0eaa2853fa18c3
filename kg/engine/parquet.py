"""Parquet tables of which rows may be taken from an earlier table: the same rows, the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["Maker", "Place", "Row", "column", "write_table"]

GROUP = 4096  # rows of a row group, and held in memory

Row = dict[str, Any]
Place = Any  # where a row comes from: an int is its number in the earlier table, all else is what it is made of
Maker = Callable[[Any], Row]


def column(path: Path, name: str) -> Iterator[str]:
    """A column of strings."""
    for batch in pq.ParquetFile(path).iter_batches(columns=[name]):
        yield from batch.column(0).to_pylist()


def write_table(path: Path, schema: pa.Schema, places: Sequence[Place], make: Maker, old: Path | None = None) -> None:
    """Write the rows of the ``places``: those of the table ``old`` that they number, the others made."""
    earlier = pq.ParquetFile(old, memory_map=True) if old else None
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for first in range(0, len(places), GROUP):
            writer.write_table(_group(places[first : first + GROUP], schema, make, earlier))


def _group(places: Sequence[Place], schema: pa.Schema, make: Maker, earlier: pq.ParquetFile | None) -> pa.Table:
    made = pa.Table.from_pylist([make(place) for place in places if not isinstance(place, int)], schema)
    taken = sorted({place // GROUP for place in places if isinstance(place, int)})
    if earlier is None or not taken:
        return made
    table = pa.concat_tables([earlier.read_row_groups(taken).cast(schema), made])
    begins = {group: number * GROUP for number, group in enumerate(taken)}  # only the last of a table may be shorter
    fresh = iter(range(len(table) - len(made), len(table)))
    rows = [begins[at // GROUP] + at % GROUP if isinstance(at, int) else next(fresh) for at in places]
    return table.take(pa.array(rows, pa.int64())).combine_chunks()
