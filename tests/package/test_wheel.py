"""The wheel, installed where no checkout is near: it builds, checks and answers."""

import csv
import io
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

BIN = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what a release holds."""
    source = tmp_path_factory.mktemp("source")
    for name in ("kg", "ontology"):
        shutil.copytree(root / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, source)
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
    )
    [made] = out.glob("vnkg-*.whl")
    return made


@pytest.fixture(scope="session")
def home(wheel: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with a venv whose kg comes from the wheel, and three sample articles.

    The dependencies are those of the environment that runs the tests, lent by path: installing them again would show
    nothing about the wheel. A path in a .pth file brings no editable installation with it.
    """
    folder = tmp_path_factory.mktemp("home")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / BIN / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    [site] = {Path(path) for path in _asked(python, "import site; print(*site.getsitepackages(), sep='\\n')")}
    lent = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (site / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    (folder / "articles").mkdir()
    for path in sorted((root / "data" / "articles").glob("*.txt"))[:3]:
        shutil.copy(path, folder / "articles")
    return folder


def _asked(python: Path, code: str) -> list[str]:
    return subprocess.run([python, "-I", "-c", code], check=True, capture_output=True, text=True).stdout.split()


def _kg(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [home / "venv" / BIN / "kg", *arguments],
        cwd=home,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def test_the_wheel_carries_ontology_and_language_data_and_nothing_else(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in [*(root / "ontology").rglob("*"), *(root / "kg" / "vi").glob("*.toml")]:
        if path.is_file():
            kept = path.relative_to(root)
            assert str(kept if kept.parts[0] == "kg" else Path("kg") / kept) in names
    assert "kg/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kg", "vnkg"}


def test_kg_comes_from_the_wheel(home: Path) -> None:
    python = home / "venv" / BIN / "python"
    code = "import kg, kg.resources as r; print(kg.__file__, r.ontology_folder(), r.ontology('shapes.ttl'))"
    for path in _asked(python, code):
        assert Path(path).is_relative_to(home)


def test_build_check_and_query_away_from_the_checkout(home: Path) -> None:
    built = _kg(home, "build", "articles", "--out", "graph")
    assert built.returncode == 0, built.stderr
    checked = _kg(home, "check", "graph")
    assert checked.returncode == 0, checked.stderr
    posts = "SELECT DISTINCT ?who ?title { ?t kg:holder/rdfs:label ?who ; kg:post/kg:title ?title }"
    asked = _kg(home, "query", "graph", posts, "--format", "csv")
    assert asked.returncode == 0, asked.stderr
    assert len(list(csv.DictReader(io.StringIO(asked.stdout)))) > 3
    saved = _kg(home, "query", "graph", "--saved", "careers", "--format", "csv")
    assert saved.returncode == 0, saved.stderr
    assert len(list(csv.DictReader(io.StringIO(saved.stdout)))) > 3
