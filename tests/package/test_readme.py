"""The README is true: its commands run, its samples give what they show."""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Kg

README = "README.md"
READMES = [README, "README.vi.md"]
SAMPLES = [README, "docs/querying.md"]  # the Vietnamese README has those of the English one, as a test sees to
KG = [sys.executable, "-c", "from kg.cli import main; main()"]


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def desk(root: Path, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample articles and the graph of the demo, to run samples in."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "data").symlink_to(root / "data")
    shutil.copytree(built, folder / "demo")
    return folder


def shell(line: str, folder: Path) -> str:
    """Run a line of a console block, in which ``kg`` is the command of this environment."""
    called = re.sub(r"(^|\| )kg ", lambda found: found[1] + shlex.join(KG) + " ", line)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        called, shell=True, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=300
    )
    assert done.returncode == 0, f"{line}\n{done.stderr}"
    return done.stdout


def matches(shown: str, said: str) -> bool:
    """Whether the output is as shown; "…" stands for anything."""
    pattern = ".*".join(map(re.escape, shown.strip().split("…")))
    return re.fullmatch(pattern, said.strip(), re.DOTALL) is not None


@pytest.mark.parametrize("name", SAMPLES)
def test_console_samples_give_what_they_show(root: Path, desk: Path, name: str) -> None:
    ran = 0
    for block in blocks(root / name, "console"):
        for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            said = shell(command, desk)
            assert matches(shown, said), f"{command}\n--- shown\n{shown}\n--- said\n{said}"
            ran += 1
    assert ran >= (10 if name == README else 1)


@pytest.mark.parametrize("name", SAMPLES)
def test_python_samples_give_what_they_show(root: Path, desk: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    samples = blocks(root / name, "python")
    assert samples
    for text in samples:
        test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        said: list[str] = []
        runner.run(test, out=said.append)
        assert test.examples and not said, "".join(said)


@pytest.mark.parametrize("name", SAMPLES)
def test_sparql_samples_have_answers(root: Path, desk: Path, name: str, kg: Kg) -> None:
    samples = blocks(root / name, "sparql")
    assert samples
    for text in samples:
        done = kg("query", desk / "demo", text, "--format", "csv")
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) > 1


@pytest.mark.skipif(os.name == "nt", reason="these are the lines for a POSIX shell")
def test_the_way_without_make_installs(root: Path, tmp_path: Path) -> None:
    """The lines as they stand, but for the dependencies: pip finds them installed already."""
    [lines] = [block for block in blocks(root / "README.md", "sh") if "pip install" in block]
    for name in ("kg", "ontology"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "constraints.txt"):
        shutil.copy(root / name, tmp_path)
    site = next(path for path in sys.path if path.endswith("site-packages"))
    environment = {**os.environ, "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    lend = f'echo "{site}" > "$(.venv/bin/python -c "import site; print(site.getsitepackages()[0])")/lent.pth"\n'
    # The path is lent after pip has looked for what is installed, so kg must come from this folder.
    install, _, after = lines.partition(".venv/bin/kg")
    venv, pip, rest = install.partition(".venv/bin/pip")
    script = f"set -e\n{venv}{lend}{pip}{rest.replace('install', 'install --ignore-installed')}.venv/bin/kg{after}"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "build" in done.stdout
    where = subprocess.run(
        [".venv/bin/python", "-I", "-c", "import kg; print(kg.__file__)"], cwd=tmp_path, capture_output=True, text=True
    )
    assert Path(where.stdout).is_relative_to(tmp_path / ".venv")


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_and_link_is_there(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = {
        target for block in blocks(root / name, "sh") for target in re.findall(r"^make (\w+)", block, re.MULTILINE)
    }
    assert {"demo", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for link in re.findall(r"\]\((?!http)([^)#]+)\)", text):
        assert (root / link).exists(), link


def test_every_page_of_the_documentation_is_linked_and_links_to_what_is_there(root: Path) -> None:
    docs = root / "docs"
    index = (docs / "README.md").read_text(encoding="utf-8")
    for page in sorted(docs.rglob("*.md")):
        if page.name != "README.md":
            assert f"({page.relative_to(docs)})" in index, page
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page}: {link}"


def test_ci_calls_the_test_command_of_the_readme(root: Path) -> None:
    assert "\nmake test\n" in (root / ".ci" / "run").read_text(encoding="utf-8")


def test_both_languages_show_the_same_samples(root: Path) -> None:
    """What is run of the one is true of the other."""
    for language in ("console", "python", "sparql"):
        english, vietnamese = (
            [re.sub(r" *#.*", "", line) for block in blocks(root / name, language) for line in block.splitlines()]
            for name in READMES
        )
        assert english == vietnamese


def test_make_demo_does_what_it_says(root: Path, tmp_path: Path) -> None:
    """In the environment that make has set up; elsewhere it would install one first."""
    made = root / ".venv" / ".run"
    if not made.exists() or not shutil.which("make"):
        pytest.skip("make has not set up .venv here")
    demo = tmp_path / "demo"
    done = subprocess.run(["make", "demo", f"DEMO={demo}"], cwd=root, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "Lưu Trọng Khiêm" in done.stdout
    assert "12-hop-ho-cho-ea-blang" in done.stdout
    assert "Try next" in done.stdout
