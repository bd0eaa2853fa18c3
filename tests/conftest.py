"""What several rooms' tests share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
Kg = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and their gold facts that may lie beside the checkout; not part of the project."""
    folder = ROOT.parent / "shared"
    if not (folder / "eval").is_dir():
        pytest.skip(f"no folder {folder}: real articles and their gold facts are not part of the repository")
    return folder


@pytest.fixture(scope="session")
def kg() -> Kg:
    """Runs ``kg ARGUMENTS`` in a process of its own, with no terminal."""

    def run(*arguments: object, stdin: str = "", **more: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            **more,  # type: ignore[call-overload]
        )

    return run


@pytest.fixture(scope="session")
def built(kg: Kg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the sample articles, as ``kg build`` makes it."""
    folder = tmp_path_factory.mktemp("built") / "graph"
    done = kg("build", ROOT / "data" / "articles", "--out", folder, "--quiet")
    assert done.returncode == 0, done.stderr
    return folder
