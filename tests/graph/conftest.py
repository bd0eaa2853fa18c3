"""The hand-made graph as a folder, as ``kg build`` leaves one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.api import Graph
from kg.engine.folder import FORMAT
from kg.rdf import load_store, write_ntriples
from tests.graph import sample


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("graph")
    write_ntriples(sample.knowledge(), sample.articles(), out / "graph.nt")
    load_store(out / "graph.nt", out / "store")
    (out / "build.json").write_text(json.dumps({"format": FORMAT}))
    return out


@pytest.fixture(scope="session")
def graph(folder: Path) -> Graph:
    return kg.open(folder)
