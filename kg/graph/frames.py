"""Tables as pandas data frames: dates as dates beside their lexical form, labels beside IRIs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from kg.graph.tables import TABLES, Column, Row

_NONE = np.datetime64("NaT", "s")


def frame(rows: Mapping[str, Row], name: str, names: Mapping[str, str]) -> pd.DataFrame:
    """The rows of table ``name``, one column "iri" and those of the table.

    A link ``post`` has ``post_label`` beside it. A date ``from`` is the first day that it may mean, one that closes a
    time (``until``, ``end``) the last; it is missing where the year is open, and ``from_text`` beside it has what is
    known in XSD's lexical form: "2020", "--05-18".
    """
    columns: dict[str, Any] = {"iri": list(rows)}
    for column, spec in TABLES[name].columns.items():
        values = [row[column] for row in rows.values()]
        columns |= _columns(column, spec, values, names)
    return pd.DataFrame(columns)


def _columns(name: str, spec: Column, values: list[Any], names: Mapping[str, str]) -> dict[str, Any]:
    if spec.holds in ("date", "end"):
        side = "earliest" if spec.holds == "date" else "latest"
        days = _days([value and getattr(value, side) for value in values])
        return {name: days, f"{name}_text": [value.lexical if value else None for value in values]}
    if spec.holds == "day":
        return {name: _days(values)}
    if spec.holds == "link":
        return {name: values, f"{name}_label": [_label(value, names) for value in values]}
    if any(type(value) is int for value in values):
        return {name: pd.array(values, dtype="Int64")}
    return {name: values}


def _days(days: list[Any]) -> Any:
    return np.array([np.datetime64(day, "s") if day else _NONE for day in days], dtype="datetime64[s]")


def _label(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [names.get(iri, iri) for iri in value]
    return None if value is None else names.get(value, value)
