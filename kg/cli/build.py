"""kg build: articles in, a graph out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.engine.local import Summary


def build(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="SOURCE…")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the graph.", metavar="DIR")],
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read articles.")] = 1,
    base: Annotated[str | None, typer.Option(help="IRI under which things get theirs.")] = None,
    officials_only: Annotated[bool, typer.Option(help="Keep only people who hold or held a post.")] = False,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out facts less sure than this.")] = 0.0,
    judgements: Annotated[Path | None, typer.Option(help="File of judgements; else DIR/judgements.txt.")] = None,
    strict: Annotated[bool, typer.Option(help="Stop at the first input that cannot be read.")] = False,
    wait: Annotated[bool, typer.Option(help="Wait while another process builds the same graph.")] = False,
    dry_run: Annotated[bool, typer.Option(help="Say what would change, and change nothing.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Build the graph of some articles, or bring one up to date.

    Example:  kg build articles/ more.jsonl.gz --out graph --jobs 2
    """
    from kg.engine.local import build as build_graph
    from kg.engine.local import plan

    if dry_run:
        _say_plan(plan(sources, out, strict=strict))
        return
    with _Bar(quiet) as bar:
        summary = build_graph(
            sources,
            out,
            jobs=jobs,
            base=base,
            officials_only=officials_only,
            min_confidence=min_confidence,
            judgements=judgements,
            strict=strict,
            wait=wait,
            progress=bar.show,
        )
    _say_problems(summary)
    for warning in summary.warnings:
        typer.echo(f"kg: {warning}", err=True)
    if not quiet:
        _say_summary(summary, out)


class _Bar:
    """The progress shown on standard error: stage, articles, articles a second, facts."""

    def __init__(self, quiet: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = [SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()]
        console = Console(stderr=True)
        self._bar = Progress(*columns, console=console, disable=quiet or not console.is_terminal, transient=True)
        self._task = self._bar.add_task("starting", total=None)
        self._began = 0.0
        self._shown = 0.0

    def show(self, stage: str, articles: int, facts: int, share: float | None) -> None:
        """A :data:`kg.engine.local.Progress`."""
        now = time.monotonic()
        self._began = self._began or now
        if stage == "extract":
            if now - self._shown < 0.1 and share != 1:
                return
            rate = articles / max(now - self._began, 0.1)
            stage = f"reading: {articles:,} articles, {rate:,.0f} articles/s, {facts:,} facts found"
        self._shown = now
        total, completed = (None, 0) if share is None else (100, 100 * share)
        self._bar.update(self._task, description=stage, total=total, completed=completed)

    def __enter__(self) -> _Bar:
        self._bar.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()


def _say_plan(summary: Summary) -> None:
    changes = summary.changes
    for sign, ids in (("+", changes.new), ("~", changes.changed), ("-", changes.removed)):
        for id in ids:
            typer.echo(f"{sign} {id}")
    _say_problems(summary)
    again = f" ({changes.again} of them to be read again by this version)" if changes.again else ""
    typer.echo(
        f"{len(changes.new)} new, {len(changes.changed)} changed, {len(changes.removed)} removed, "
        f"{changes.reused + changes.again} as they were{again}"
    )


def _say_problems(summary: Summary, limit: int = 20) -> None:
    problems = summary.report.problems
    for problem in problems[:limit]:
        typer.echo(f"kg: skipped: {problem}", err=True)
    if len(problems) > limit:
        typer.echo(f"kg: skipped: {len(problems) - limit} more; build.json lists them", err=True)


def _say_summary(summary: Summary, out: Path) -> None:
    report, changes, counts = summary.report, summary.changes, summary.counts
    if summary.unchanged:
        typer.echo(f"{out} is up to date: {report.articles:,} articles, {summary.triples:,} triples")
        return
    lines = [
        f"{report.articles:,} articles: {len(changes.new):,} new, {len(changes.changed):,} changed, "
        f"{changes.reused:,} unchanged, {len(changes.removed):,} removed, {len(report.problems):,} skipped",
        ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items() if count),
        f"{summary.triples:,} triples in {out}; "
        + ", ".join(f"{name} {time:.1f} s" for name, time in summary.seconds.items()),
    ]
    typer.echo("\n".join(lines))
