"""The figures that the gate holds: how well the program reads each set of articles that has gold facts.

The sample articles of the repository are read and scored here. The real ones, where they lie beside the checkout, go
the whole way into a graph, which the scorers that lie with them question as a user would.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.gate.rows import as_gold
from tests.gate.scoring import TYPES, score

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
# What score.py calls the shares of right details → what ours calls them.
DETAILS = {
    "date": "event dates",
    "change_date": "change dates",
    "type": "event types",
    "status": "tenure status",
    "post_exact": "exact posts",
}

Figures = dict[str, float]


@dataclass(frozen=True)
class Corpus:
    """Articles, their gold facts, and the scorer that comes with them; none: ours."""

    name: str
    articles: Path
    gold: Path
    scorer: Path | None = None

    def fingerprint(self) -> str:
        """Hex digest over the names and bytes of articles and gold; equal whatever folder they lie in."""
        digest = hashlib.sha256()
        for place in (self.articles, self.gold):
            for path in sorted(place.iterdir()) if place.is_dir() else [place]:
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                digest.update(f"{path.name}\0{content}\n".encode())
        return digest.hexdigest()[:16]

    def measure(self) -> Figures:
        """The figures now, each between 0 and 1."""
        if self.scorer is None:
            return score(_extracted(self)).figures()
        with tempfile.TemporaryDirectory() as folder:
            graph = _built(self.articles, Path(folder) / "graph")
            command = [sys.executable, self.scorer, self.gold, graph]
            if self.gold.is_file():
                return _chairs(_output(command))
            return _facts(json.loads(_output([*command, "--json"])))


def corpora() -> dict[str, Corpus]:
    """Every set that is there, by name."""
    articles, evaluation = SHARED / "corpus", SHARED / "eval"
    facts = {n: Corpus(n, articles / n, evaluation / "gold" / n, evaluation / "score.py") for n in _REAL}
    chairs = Corpus(
        "chairs", articles / "chairs-dev.jsonl", evaluation / "chairs-dev.json", evaluation / "score_chairs.py"
    )
    every = {"sample": Corpus("sample", ROOT / "data" / "articles", ROOT / "data" / "gold"), **facts, "chairs": chairs}
    return {name: corpus for name, corpus in every.items() if corpus.articles.exists() and corpus.gold.exists()}


_REAL = ("seeds", "dev", "local")


def _extracted(corpus: Corpus) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    from kg.extract import extract
    from kg.read import read

    for article in read([corpus.articles]):
        gold = json.loads((corpus.gold / f"{article.id}.json").read_text("utf-8"))
        yield gold, as_gold(extract(article))


def _built(articles: Path, out: Path) -> Path:
    from kg.engine.local import build

    build([articles], out)
    return out / "graph.nt"


def _output(command: list[Any]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _facts(result: Mapping[str, Any]) -> Figures:
    figures = {kind: float(result[kind]["f1"]) for kind in TYPES} | {"macro": float(result["macro_f1"])}
    return figures | {ours: float(result[f"{theirs}_accuracy"] or 0.0) for theirs, ours in DETAILS.items()}


def _chairs(printed: str) -> Figures:
    found = re.search(r"precision ([\d.]+) recall ([\d.]+); .* event ([\d.]+), date ([\d.]+)", printed)
    if found is None:
        raise ValueError(f"no figures in: {printed!r}")
    return dict(zip(("precision", "recall", "event", "date"), map(float, found.groups()), strict=True))
