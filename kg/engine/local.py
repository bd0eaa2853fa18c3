"""The stages run by the processes of one machine, into a folder that is exchanged for the old one when all is done."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.engine import folder, tables
from kg.engine.changes import Changes, Earlier
from kg.engine.pool import extracted
from kg.engine.select import confident, officials
from kg.engine.spool import Spool, SpoolWriter
from kg.engine.versions import EXTRACTION, code_fingerprint, versions
from kg.errors import InputError
from kg.model import Facts, Knowledge
from kg.read import Report, records

__all__ = ["Progress", "Summary", "build", "plan"]

Progress = Callable[
    [str, int, int, float | None], None
]  # stage, articles so far, facts so far, share of the input's bytes


@dataclass(slots=True)
class Summary:
    """What a build did."""

    report: Report
    changes: Changes
    triples: int = 0
    counts: dict[str, int] = field(default_factory=dict)  # class of things → how many
    seconds: dict[str, float] = field(default_factory=dict)  # stage → time

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[stage] = round(time.perf_counter() - began, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What decides, beside the articles, which graph a build gives."""

    base: str
    officials_only: bool = False
    min_confidence: float = 0.0


def build(
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    jobs: int = 1,
    base: str | None = None,
    officials_only: bool = False,
    min_confidence: float = 0.0,
    strict: bool = False,
    wait: bool = False,
    judgements: Any = None,
    progress: Progress | None = None,
) -> Summary:
    """Build the graph of the articles in ``sources`` in the folder ``out``, or bring the graph there up to date.

    Only new and changed articles are extracted; the graph is byte for byte that of a build from nothing, whatever
    ``jobs``. Until the last step ``out`` holds what it held before. Raises UsageError if ``out`` is no place for a
    graph, InputError if there is no article, two articles have one id, the disk is full, or another process builds
    there.
    """
    from kg.rdf import BASE

    target = Path(out).absolute()
    options = Options(base=base or BASE, officials_only=officials_only, min_confidence=min_confidence)
    folder.check_target(target)
    summary = Summary(Report(strict=strict), Changes())
    try:
        with folder.locked(target, wait=wait), folder.workshop(target) as new:
            _extract(sources, target, new, jobs, summary, progress)
            _assemble(new, options, judgements, summary, progress)
            folder.replace(target, new)
    except OSError as error:
        raise InputError(
            f"{target} cannot be written: {error.strerror or error}; what was there is unchanged"
        ) from error
    return summary


def plan(sources: Iterable[str | Path], out: str | Path, *, strict: bool = False) -> Summary:
    """What :func:`build` would change in the folder ``out``; writes nothing."""
    summary = Summary(Report(strict=strict), Changes())
    earlier = Earlier.of(Path(out).absolute())
    for record in records(sources, summary.report):
        earlier.known(record, summary.changes)
    earlier.removed(summary.changes)
    return summary


def _extract(
    sources: Iterable[str | Path], target: Path, new: Path, jobs: int, summary: Summary, progress: Progress | None
) -> None:
    """read → extract, into the new folder's spool."""
    earlier = Earlier.of(target)
    found = done = 0
    known = (earlier.known(record, summary.changes) or record for record in records(sources, summary.report))
    with summary.timed("extract"), SpoolWriter(_spool(new)) as spool:
        for row in extracted(known, jobs):
            spool.append(row)
            done, found = done + 1, found + row.found
            if progress:
                progress("extract", done, found, summary.report.share)
    earlier.removed(summary.changes)
    if not done:
        raise InputError("no article could be read" + "".join(f"\n  {text}" for text in summary.report.problems[:10]))


def _assemble(new: Path, options: Options, judgements: Any, summary: Summary, progress: Progress | None) -> None:
    """resolve → rdf → store → tables, from the spool."""
    from kg.rdf import load_store, write_ntriples
    from kg.resolve import resolve

    spool = Spool(_spool(new))

    def stage(name: str) -> Any:
        if progress:
            progress(name, len(spool), 0, None)
        return summary.timed(name)

    with stage("resolve"):
        knowledge = _chosen(resolve(_confident(spool, options), judgements), options)
    with stage("rdf"):
        summary.triples = write_ntriples(knowledge, spool.values(), new / "graph.nt", options.base)
    with stage("store"):
        load_store(new / "graph.nt", new / "store")
    with stage("tables"):
        tables.write(knowledge, spool, new / "tables")
    summary.counts = {name: len(getattr(knowledge, name)) for name in knowledge.__dataclass_fields__}
    (new / "build.json").write_text(_manifest(spool, options, summary), "utf-8")


def _confident(spool: Spool, options: Options) -> Iterable[Facts]:
    if options.min_confidence <= 0:
        return spool.facts()
    return (confident(facts, options.min_confidence) for facts in spool.facts())


def _chosen(knowledge: Knowledge, options: Options) -> Knowledge:
    return officials(knowledge) if options.officials_only else knowledge


def _spool(graph: Path) -> Path:
    path = graph / "tables" / "extracted.arrow"
    path.parent.mkdir(exist_ok=True)
    return path


def _manifest(spool: Spool, options: Options, summary: Summary) -> str:
    changes, report = summary.changes, summary.report
    content = {
        "format": folder.FORMAT,
        "versions": versions(),
        "extraction": code_fingerprint(*EXTRACTION),
        "options": {name: getattr(options, name) for name in options.__slots__},
        "articles": {
            "read": report.articles,
            "extracted": len(changes.new) + len(changes.changed) + changes.again,
            "reused": changes.reused,
            "removed": len(changes.removed),
            "duplicates": report.duplicates,
            "skipped": len(report.problems),
        },
        "fingerprint": spool.fingerprint(),
        "triples": summary.triples,
        "counts": summary.counts,
        "skipped": [str(problem) for problem in report.problems[:1000]],
        "seconds": summary.seconds,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
