"""What a SPARQL query gives: named columns and rows of Python values."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyoxigraph as ox

from kg.graph.terms import python

_SHOWN = 50  # rows that a notebook shows; all of them are in .rows


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a query. SELECT: its variables; ASK: one column, "answer"; CONSTRUCT: subject, predicate, object."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """An ASK's answer; otherwise whether there are rows."""
        return bool(self.rows[0]["answer"]) if self.columns == ("answer",) and self.rows else bool(self.rows)

    def frame(self) -> pd.DataFrame:
        return pd.DataFrame(self.rows, columns=list(self.columns))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_text(row[name]))}</td>" for name in self.columns) + "</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = f"<p>… {len(self.rows) - _SHOWN} more rows</p>" if len(self.rows) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def result(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    """A pyoxigraph result, read to its end."""
    if isinstance(found, ox.QueryBoolean):
        return Result(("answer",), [{"answer": bool(found)}])
    if isinstance(found, ox.QueryTriples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
        return Result(columns, [{name: python(getattr(triple, name)) for name in columns} for triple in found])
    columns = tuple(variable.value for variable in found.variables)
    return Result(columns, [dict(zip(columns, map(python, solution), strict=True)) for solution in found])


def _text(value: Any) -> str:
    return "" if value is None else str(value)
