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
from tools.compile import COPIED, FOLDER, ROOT

PROGRAM = """
import sys
from kg.extract import extract
from kg.extract.text import chunks
from kg.read import read

assert not chunks.__file__.endswith(".py"), "not compiled"
for article in read(sys.argv[1:]):
    print(repr(extract(article)))
"""


def sources(root: Path) -> dict[Path, bytes]:
    """The files that `tools/compile.py` copies, but for what it compiles them to."""
    files = [path for part in COPIED for path in (root / part).rglob("*") if path.is_file()]
    kept = [path for path in files if path.suffix not in (".so", ".pyd", ".pyc")]
    return {path.relative_to(root): path.read_bytes() for path in kept}


def missing() -> str | None:
    """Why there is nothing to compare; None where there is."""
    if not FOLDER.exists():
        return "build/compiled is not there: run `make compiled`"
    return None if sources(FOLDER) == sources(ROOT) else "build/compiled is of other sources: run `make compiled`"


@pytest.mark.skipif(missing() is not None, reason=missing() or "")
def test_the_compiled_modules_give_the_same_facts() -> None:
    folders = [ROOT / "data" / "articles", *(SHARED / "corpus" / name for name in ("seeds", "local", "dev"))]
    paths = [str(path) for path in folders if path.exists()]
    environment = {**os.environ, "PYTHONPATH": str(FOLDER)}
    command = [sys.executable, "-c", PROGRAM, *paths]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=FOLDER, check=True)
    assert result.stdout.splitlines() == [repr(extract(article)) for article in read(paths)]
