"""The notebooks run top to bottom, and are committed without their output."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from kg.engine.local import build

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the sample articles, which a notebook builds by itself where no other is named."""
    folder = tmp_path_factory.mktemp("samples") / "graph"
    build([ROOT / "data" / "articles"], folder)
    return folder


def ran(path: Path, graph: Path | str, monkeypatch: pytest.MonkeyPatch) -> list[nbformat.NotebookNode]:
    monkeypatch.setenv("KG_GRAPH", str(graph))
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT / "notebooks")}})
    client.execute()
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def shown(outputs: list[nbformat.NotebookNode]) -> str:
    """All that the cells show, by kind and as HTML."""
    found = [output.get("data", {}) for output in outputs]
    return "\n".join([*(kind for data in found for kind in data), *(data.get("text/html", "") for data in found)])


# What each draws: an Altair chart embeds itself, ipysigma is a widget, matplotlib an image.
DRAWS = {
    "1-careers": ["vegaEmbed", "<table"],
    "2-who-meets-whom": ["image/png", "jupyter.widget-view", "<table"],
    "3-one-body": ["vegaEmbed", "<table"],
}


def test_every_notebook_is_run() -> None:
    assert [path.stem for path in NOTEBOOKS] == list(DRAWS)


@pytest.mark.parametrize("graph", ["samples", "folder"])
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_any_graph(
    path: Path, graph: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = shown(ran(path, request.getfixturevalue(graph), monkeypatch))
    assert not [sign for sign in DRAWS[path.stem] if sign not in seen]


def test_a_notebook_takes_the_sample_articles_where_no_graph_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "in memory" not in shown(ran(NOTEBOOKS[0], "", monkeypatch))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_committed_without_output(path: Path) -> None:
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert code and not any(cell.outputs or cell.execution_count for cell in code)
