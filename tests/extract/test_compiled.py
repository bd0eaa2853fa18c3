"""The compiled extraction (`make compiled`) says what the interpreted one says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.extract import extract
from kg.read import read
from tests.gate.figures import SHARED

ROOT = Path(__file__).parents[2]
COMPILED = ROOT / "build" / "compiled"
SOURCES = [path.relative_to(ROOT) for part in ("kg/extract", "kg/vi") for path in sorted((ROOT / part).rglob("*.*"))]
PROGRAM = """
import sys
from kg.extract import extract
from kg.extract.text import chunks
from kg.read import read

assert not chunks.__file__.endswith(".py"), "not compiled"
for article in read(sys.argv[1:]):
    print(repr(extract(article)))
"""


def built() -> str | None:
    """Why there is nothing to compare; None where there is."""
    if not COMPILED.exists():
        return "build/compiled is not there: run `make compiled`"
    changed = [path for path in SOURCES if path.suffix in (".py", ".toml") and not _same(path)]
    return f"build/compiled is older than {changed[0]}: run `make compiled`" if changed else None


def _same(path: Path) -> bool:
    copy = COMPILED / path
    return copy.exists() and copy.read_bytes() == (ROOT / path).read_bytes()


@pytest.mark.skipif(built() is not None, reason=built() or "")
def test_the_compiled_modules_give_the_same_facts() -> None:
    folders = [ROOT / "data" / "articles", *(SHARED / "corpus" / name for name in ("seeds", "local", "dev"))]
    paths = [str(path) for path in folders if path.exists()]
    environment = {**os.environ, "PYTHONPATH": str(COMPILED)}
    command = [sys.executable, "-c", PROGRAM, *paths]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=COMPILED, check=True)
    assert result.stdout.splitlines() == [repr(extract(article)) for article in read(paths)]
