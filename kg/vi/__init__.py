"""Vietnamese as data: the words and names that the grammar uses, and the ways one word is spelled."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from kg.vi.spelling import fold, folded, plain

__all__ = ["fold", "folded", "plain", "table", "word_list", "word_set"]


@cache
def table(name: str) -> dict[str, Any]:
    """The data file ``kg/vi/<name>.toml``. Callers must not change what they get.

    Raises FileNotFoundError for a name that has no file.
    """
    with files("kg.vi").joinpath(f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def word_list(name: str, *keys: str) -> tuple[str, ...]:
    """A list of words or phrases in the data file ``kg/vi/<name>.toml``, folded; ``keys`` lead to it from the top.

    Raises FileNotFoundError for a name that has no file, KeyError for keys that lead nowhere.
    """
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return tuple(map(fold, found))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """The words of :func:`word_list`, for looking one up."""
    return frozenset(word_list(name, *keys))
