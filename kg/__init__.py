"""kg: knowledge graphs of Vietnamese public life."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Graph

__all__ = ["__version__", "open"]
__version__ = "0.1.0"


def open(source: str | Path) -> Graph:
    """The graph in a folder that ``kg build`` made (or in a file of N-Triples or Turtle), read-only.

    Raises kg.errors.InputError where there is none.
    """
    from kg.api import Graph  # pyoxigraph and rapidfuzz load only when a graph is opened

    return Graph(source)
