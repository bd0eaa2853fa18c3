"""The pages on Gephi and notebooks say what is so: their Python runs, their commands work, their links lead on."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "docs" / name for name in ("gephi.md", "notebooks.md")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``demo`` is the graph of the sample articles."""
    home = tmp_path_factory.mktemp("docs")
    done = CliRunner().invoke(app, ["build", str(ROOT / "data" / "articles"), "--out", str(home / "demo"), "--quiet"])
    assert done.exit_code == 0, done.output
    return home


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_pictures_are_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert links and not [link for link in links if not (page.parent / link).is_file()]


def test_the_python_of_the_notebook_page_runs(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(demo)
    blocks = re.findall(r"```python\n(.*?)```", PAGES[1].read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    for block in blocks:
        exec(block, names)
    assert len(blocks) == 2 and {"g", "people", "held"} <= names.keys()


def test_the_commands_of_the_gephi_page_work(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(demo)
    commands = re.findall(r"^\$ kg (.*)$", PAGES[0].read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) == 7
    for command in commands:
        words = shlex.split(command)
        if words[0] != "build":  # the fixture has built it
            done = CliRunner().invoke(app, words)
            assert done.exit_code == 0 and done.stdout, f"kg {command}: {done.output}"
    made = {"demo.gexf", "flat.gexf", "demo.json", "demo.nodes.csv", "demo.edges.csv"}
    assert made <= {path.name for path in demo.iterdir()}


def test_the_person_of_the_finding_joins_circles(demo: Path) -> None:
    import networkx as nx

    import kg

    people = kg.open(demo / "demo").networkx("people")
    between = nx.betweenness_centrality(people)
    assert people.nodes[max(between, key=lambda person: between[person])]["label"] == "Y Thanh Niê"
