"""What a build was asked for and what it did, in memory and as ``build.json``."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.engine.changes import Changes
from kg.engine.folder import FORMAT
from kg.engine.versions import EXTRACTION, code_fingerprint, versions
from kg.read import Report

__all__ = ["Options", "Summary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What decides, beside the articles and the program, which graph a build gives."""

    base: str
    officials_only: bool = False
    min_confidence: float = 0.0
    judgements: str = ""  # hex digest of the users' judgements


@dataclass(slots=True)
class Summary:
    """What a build did."""

    report: Report
    changes: Changes = field(default_factory=Changes)
    triples: int = 0
    bytes: int = 0  # of graph.nt
    counts: dict[str, int] = field(default_factory=dict)  # class of things → how many
    seconds: dict[str, float] = field(default_factory=dict)  # stage → time
    warnings: list[str] = field(default_factory=list)  # judgements that contradict each other
    unchanged: bool = False  # nothing that decides the graph had changed, so that it was left as it was

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Adds the time within to ``seconds``."""
        began = time.perf_counter()
        yield
        self.seconds[stage] = round(time.perf_counter() - began, 3)

    def manifest(self, options: Options, articles: str) -> str:
        """The text of ``build.json``. ``articles``: hex digest of them all."""
        changes, report = self.changes, self.report
        content = {
            "format": FORMAT,
            "versions": versions(),
            "extraction": code_fingerprint(*EXTRACTION),
            **decisive(options, articles),
            "articles": {
                "read": report.articles,
                "extracted": len(changes.new) + len(changes.changed) + changes.again,
                "reused": changes.reused,
                "removed": len(changes.removed),
                "duplicates": report.duplicates,
                "skipped": len(report.problems),
            },
            "triples": self.triples,
            "bytes": self.bytes,
            "counts": self.counts,
            "skipped": [str(problem) for problem in report.problems[:1000]],
            "seconds": self.seconds,
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def decisive(options: Options, articles: str) -> dict[str, Any]:
    """The part of a manifest on which the graph depends: where it is equal, so is the graph."""
    return {"program": code_fingerprint(), "options": asdict(options), "fingerprint": articles}
