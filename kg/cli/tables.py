"""Rows of RDF terms as tables: for the eye, for pandas (Parquet), for Excel (XLSX)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import UsageError
from kg.rdf.vocab import PREFIXES

if TYPE_CHECKING:
    import pyarrow as pa

    from kg.ask.sparql import Term

    Row = tuple[Term | None, ...]

Value = str | int | float | bool | date | None

_XSD = PREFIXES["xsd"]
_NUMBERS: dict[str, Callable[[str], int | float]] = {
    _XSD + "integer": int,
    _XSD + "decimal": float,
    _XSD + "double": float,
    _XSD + "float": float,
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML, hence XLSX, cannot hold
_WIDE = 100_000  # columns of characters: a table that no screen shows is not wrapped


def text(term: Term | None) -> str:
    """A term for the eye: a literal's text, an IRI with its prefix where it has one."""
    if isinstance(term, ox.Literal):
        return term.value
    if isinstance(term, ox.NamedNode):
        for prefix, start in PREFIXES.items():
            local = term.value.removeprefix(start)
            if local != term.value and re.fullmatch(r"\w+", local):
                return f"{prefix}:{local}"
        return term.value
    return "" if term is None else str(term)


def value(term: Term | None) -> Value:
    """A term as the Python value that tools for tables understand; a date of unknown day stays text."""
    if not isinstance(term, ox.Literal):
        return None if term is None else text(term)
    kind = term.datatype.value
    try:
        if kind in _NUMBERS:
            return _NUMBERS[kind](term.value)
        if kind == _XSD + "date":
            return date.fromisoformat(term.value)
    except ValueError:
        return term.value
    return term.value == "true" if kind == _XSD + "boolean" else term.value


def write_list(variables: Sequence[str], rows: Iterable[Row], stream: IO[bytes]) -> None:
    """Each row as a paragraph, a line per value that it has."""
    width = max(map(len, variables), default=0)
    for number, row in enumerate(rows):
        if number:
            stream.write(b"\n")
        for name, term in zip(variables, row, strict=True):
            if term is not None:
                stream.write(f"{name:{width}}  {' '.join(text(term).split())}\n".encode())


def write_table(variables: Sequence[str], rows: Sequence[Row], stream: IO[bytes]) -> None:
    """An aligned table with the number of its rows; wrapped to the width of a terminal if there is one."""
    import io
    import sys

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    screen = stream is sys.stdout.buffer and sys.stdout.isatty()
    drawn = io.StringIO()
    console = Console(file=drawn, force_terminal=screen, width=None if screen else _WIDE)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in variables:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(text(term)) for term in row))
    console.print(table)
    lines = [line.rstrip() for line in drawn.getvalue().splitlines() if not line.isspace()]
    stream.write("\n".join([*lines, f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}", ""]).encode())


def write_parquet(variables: Sequence[str], rows: Iterable[Row], path: Path) -> None:
    """A column per variable: whole numbers, numbers, dates or yes-no where all its values are, else text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns: list[list[Value]] = [[] for _ in variables]
    for row in rows:
        for column, term in zip(columns, row, strict=True):
            column.append(value(term))
    names = list(variables)
    pq.write_table(pa.Table.from_arrays([_array(column) for column in columns], names=names), path)


def _array(column: list[Value]) -> pa.Array:
    import pyarrow as pa

    kinds = {type(cell) for cell in column if cell is not None}
    if kinds == {int, float}:
        kinds = {float}
    if len(kinds) > 1 or not kinds:
        return pa.array([None if cell is None else str(cell) for cell in column], pa.string())
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
    return pa.array(column, types[kinds.pop()])


def write_xlsx(variables: Sequence[str], rows: Iterable[Row], path: Path) -> None:
    """One sheet with a frozen head. Text stays text: no cell starts a formula. Raises UsageError without openpyxl."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError:
        raise UsageError("XLSX needs openpyxl: pip install 'vnkg[xlsx]'") from None
    book = Workbook(write_only=True)
    sheet = book.create_sheet("result")
    sheet.freeze_panes = "A2"

    def cell(content: Value) -> object:
        if not isinstance(content, str):
            return content
        made = WriteOnlyCell(sheet, _CONTROL.sub("", content))
        made.data_type = "s"
        return made

    heads: Iterator[list[Value]] = iter([list(variables)])
    for line in chain(heads, ([value(term) for term in row] for row in rows)):
        sheet.append([cell(content) for content in line])
    book.save(path)
