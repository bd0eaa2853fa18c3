"""The stages run by the processes of one machine, into a folder that is exchanged for the old one when all is done."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from kg.collector import collector_paused
from kg.engine import folder, tables
from kg.engine.changes import Earlier
from kg.engine.delta import Delta
from kg.engine.pool import Failure, extracted
from kg.engine.select import confident, officials
from kg.engine.spool import Spool, SpoolWriter
from kg.engine.summary import Options, Summary, decisive
from kg.errors import InputError, KgError
from kg.model import Facts, Knowledge
from kg.read import Report, records

if TYPE_CHECKING:
    from kg.rdf import Patch

__all__ = ["Progress", "Summary", "build", "plan"]

# Called with the stage, articles so far, facts so far, and the share of the input's bytes that has been read.
Progress = Callable[[str, int, int, float | None], None]
SCORES = Path("tables", "scores.msgpack")  # of pairs of namesakes, for the next build
JUDGEMENTS = "judgements.txt"  # the users' own file, in the graph's folder or wherever they name it
Sources = Iterable[str | Path]


def build(
    sources: Sources,
    out: str | Path,
    *,
    jobs: int = 1,
    base: str | None = None,
    officials_only: bool = False,
    min_confidence: float = 0.0,
    judgements: str | Path | None = None,
    strict: bool = False,
    wait: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Build the graph of the articles in ``sources`` in the folder ``out``, or bring the graph there up to date.

    Only new and changed articles are extracted; the graph is byte for byte that of a build from nothing, whatever
    ``jobs``. Until the last step ``out`` holds what it held before. The users' judgements are those of the file
    ``judgements``, or else of ``judgements.txt`` in ``out`` where there is one. Raises UsageError if ``out`` is no
    place for a graph, InputError if there is no article, two articles have one id, the disk is full, or another
    process builds there.
    """
    from kg.rdf import BASE

    target = Path(out).absolute()
    folder.check_target(target)
    judged = _judgements(target, judgements)
    options = Options(
        base=base or BASE,
        officials_only=officials_only,
        min_confidence=min_confidence,
        judgements=hashlib.blake2b(judged.read_bytes(), digest_size=16).hexdigest() if judged else "",
    )
    summary = Summary(Report(strict=strict))
    try:
        with folder.locked(target, wait=wait), folder.workshop(target) as new:
            _Run(target, new, options, summary, progress or _silent).all(sources, jobs, judged)
    except BrokenProcessPool as error:
        raise KgError(
            "a process that read articles was killed, perhaps for want of memory: try fewer --jobs"
        ) from error
    except OSError as error:
        said = error.strerror or error
        raise InputError(f"{target} cannot be written: {said}; what was there is unchanged") from error
    return summary


def plan(sources: Sources, out: str | Path, *, strict: bool = False) -> Summary:
    """What :func:`build` would change in the folder ``out``; writes nothing."""
    summary = Summary(Report(strict=strict))
    earlier = Earlier.of(Path(out).absolute())
    for record in records(sources, summary.report):
        earlier.known(record, summary.changes)
    earlier.removed(summary.changes)
    return summary


@dataclass(frozen=True, slots=True)
class _Run:
    """One build: from the sources to the folder ``new``, and that in the place of ``target``."""

    target: Path
    new: Path
    options: Options
    summary: Summary
    progress: Progress

    def all(self, sources: Sources, jobs: int, judgements: Path | None) -> None:
        self._extract(sources, jobs)
        spool = Spool(_spool(self.new))
        if self._is_there(spool):
            self.summary.unchanged = True
            return
        with collector_paused():
            self._assemble(spool, judgements)
        folder.replace(self.target, self.new)

    def _extract(self, sources: Sources, jobs: int) -> None:
        """read → extract, into the new folder's spool."""
        summary = self.summary
        earlier = Earlier.of(self.target)
        found = done = 0
        known = (earlier.known(record, summary.changes) or record for record in records(sources, summary.report))
        with summary.timed("extract"), SpoolWriter(_spool(self.new)) as spool:
            for row in extracted(known, jobs):
                if isinstance(row, Failure):
                    summary.report.skip(row.source, row.message)
                    continue
                spool.append(row)
                done, found = done + 1, found + row.found
                self.progress("extract", done, found, summary.report.share)
        earlier.removed(summary.changes)
        if not done:
            problems = "".join(f"\n  {problem}" for problem in summary.report.problems[:10])
            raise InputError(f"no article could be read{problems}")

    def _is_there(self, spool: Spool) -> bool:
        """Whether the graph to be built is the one that stands there already."""
        if not (self.target / "graph.nt").exists() or not (self.target / "store").is_dir():
            return False
        earlier = folder.manifest(self.target)
        wanted = decisive(self.options, spool.fingerprint())
        if any(earlier.get(name) != value for name, value in wanted.items()):
            return False
        self.summary.triples, self.summary.counts = earlier["triples"], earlier["counts"]
        return True

    def _assemble(self, spool: Spool, judgements: Path | None) -> None:
        """resolve → rdf → store → tables, from the spool."""
        from kg.resolve import Memory, resolve
        from kg.resolve.judgements import load, warnings

        new, summary = self.new, self.summary
        judged = load(judgements)
        summary.warnings = warnings(judged)
        with self._stage("resolve", spool):
            memory = Memory(self.target / SCORES)
            knowledge = self._chosen(resolve(self._confident(spool), judged, memory))
            memory.write(new / SCORES)
        summary.counts = {field.name: len(getattr(knowledge, field.name)) for field in fields(knowledge)}
        items = tables.items(knowledge)
        delta = Delta.between(self.target, self.options.base, items, spool)
        if delta is None:
            gc.collect()  # Splink leaves cycles behind, and a whole graph needs their memory
        patch = self._rdf(knowledge, spool, delta)
        del knowledge
        with self._stage("tables", spool):
            tables.write(items, spool, new / "tables", delta)
        del items  # the store's loader can do with the memory
        self._store(spool, patch)
        summary.bytes = (new / "graph.nt").stat().st_size
        (new / "build.json").write_text(summary.manifest(self.options, spool.fingerprint()), "utf-8")

    def _rdf(self, knowledge: Knowledge, spool: Spool, delta: Delta | None) -> Patch | None:
        """Writes graph.nt; gives what is other in it than in the old one, where that is known."""
        from kg.rdf import Changed, patch_ntriples, write_ntriples

        path, base = self.new / "graph.nt", self.options.base
        with self._stage("rdf", spool):
            if delta is None:
                self.summary.triples = write_ntriples(knowledge, spool.values(), path, base)
                return None
            changed = Changed(delta.facts, delta.articles)
            patch = patch_ntriples(knowledge, spool, changed, delta.old / "graph.nt", path, base)
            self.summary.triples = delta.triples + patch.growth
            return patch

    def _store(self, spool: Spool, patch: Patch | None) -> None:
        from kg.rdf import load_store, patch_store

        with self._stage("store", spool):
            if patch is None:
                load_store(self.new / "graph.nt", self.new / "store")
            else:
                patch_store(self.target / "store", self.new / "store", patch)

    @contextmanager
    def _stage(self, name: str, spool: Spool) -> Iterator[None]:
        self.progress(name, len(spool), 0, None)
        with self.summary.timed(name):
            yield

    def _confident(self, spool: Spool) -> Iterable[Facts]:
        minimum = self.options.min_confidence
        return (confident(facts, minimum) for facts in spool.facts()) if minimum > 0 else spool.facts()

    def _chosen(self, knowledge: Knowledge) -> Knowledge:
        return officials(knowledge) if self.options.officials_only else knowledge


def _judgements(target: Path, named: str | Path | None) -> Path | None:
    """The file of judgements: the one named, or the one in the graph's folder, or none."""
    path = Path(named) if named else target / JUDGEMENTS
    if not path.is_file():
        if named:
            raise InputError(f"{path}: no such file of judgements")
        return None
    return path


def _spool(graph: Path) -> Path:
    path = graph / "tables" / "extracted.arrow"
    path.parent.mkdir(exist_ok=True)
    return path


def _silent(*_: object) -> None:
    pass
