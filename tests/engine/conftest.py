"""A small corpus that tests may change, and graphs built from it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.engine.local import Summary, build

ARTICLES = ("01-dai-hoi-chi-bo", "04-sap-nhap-chi-bo", "05-ky-hop-hdnd-huyen", "06-ky-luat-dang")


@pytest.fixture
def corpus(tmp_path: Path, root: Path) -> Path:
    """A folder with a few of the sample articles."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ARTICLES:
        shutil.copy(root / "data" / "articles" / f"{name}.txt", folder)
    return folder


@pytest.fixture
def graph(tmp_path: Path, corpus: Path) -> Path:
    """The folder of a graph built from the corpus."""
    build([corpus], tmp_path / "graph")
    return tmp_path / "graph"


@pytest.fixture
def full(tmp_path: Path) -> Callable[..., bytes]:
    """Builds from nothing in a new folder; gives graph.nt."""

    def built(*sources: Path, **options: object) -> bytes:
        out = tmp_path / f"full-{len(list(tmp_path.iterdir()))}"
        build(sources, out, **options)  # type: ignore[arg-type]
        return (out / "graph.nt").read_bytes()

    return built


def digest(folder: Path) -> str:
    """One digest of every file of a graph but the store's log, which carries the time."""
    sums = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("LOG"):
            sums.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return sums.hexdigest()


__all__ = ["Summary", "digest"]
