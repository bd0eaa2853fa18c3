"""Vietnamese as data: the words and names that the grammar uses, and the ways one word is spelled."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from kg.vi.spelling import fold, folded, plain

__all__ = ["fold", "folded", "plain", "table"]


@cache
def table(name: str) -> dict[str, Any]:
    """The data file ``kg/vi/<name>.toml``. Callers must not change what they get.

    Raises FileNotFoundError for a name that has no file.
    """
    with files("kg.vi").joinpath(f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
