"""The package's own papers agree with each other."""

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import kg


def test_the_changelog_begins_with_this_version(root: Path) -> None:
    newest = re.search(r"^## (\S+)", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest and newest[1] == kg.__version__


def test_every_dependency_is_pinned_exactly(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [re.fullmatch(r"([\w.-]+)==[\w.+!]+", line) for line in lines if not line.startswith("#")]
    assert all(pins)
    pinned = {_normal(pin[1]) for pin in pins if pin}
    assert {_normal(re.split(r"[<>=!~ \[;]", name)[0]) for name in wanted} <= pinned
    backend = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    assert all(re.fullmatch(r"\w+==[\d.]+", name) for name in backend)
    assert set(backend) <= set(lines)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_file_names_a_package_index(root: Path) -> None:
    for name in ("Makefile", ".ci/run", "constraints.txt", "pyproject.toml", "README.md", "README.vi.md"):
        text = (root / name).read_text(encoding="utf-8")
        assert not re.search(r"index-url|find-links|pypi\.", text), name


def test_all_public_modules_import_with_the_runtime_dependencies(root: Path) -> None:
    modules = [path.relative_to(root).with_suffix("") for path in sorted((root / "kg").rglob("*.py"))]
    names = [".".join(path.parts).removesuffix(".__init__") for path in modules]
    assert "kg.model" in names and "kg.ask.sparql" in names
    assert [name for name in names if find_spec(name) is None] == []
