"""``kg diff``: what came, went and changed between two graphs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.resolve.difference import Part


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A folder that 'kg build' made.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Another.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say which people, posts, tenures and events came, went or changed from one graph to another.

    Example: kg diff graph-2024 graph-2025
    """
    from kg.resolve.difference import difference

    found = difference(old, new)
    if as_json:
        typer.echo(json.dumps({part: what.to_dict() for part, what in found.items()}, ensure_ascii=False, indent=1))
        return
    for line in lines(found):
        typer.echo(line)


def lines(found: Mapping[str, Part]) -> Iterator[str]:
    """The difference as text: + what came, - what went, ~ what changed and how."""
    for part, what in found.items():
        yield f"{part}: {len(what.came)} came, {len(what.went)} went, {len(what.changed)} changed"
        yield from (f"  + {name}" for name, _ in what.came)
        yield from (f"  - {name}" for name, _ in what.went)
        for change in what.changed:
            yield f"  ~ {change.name}"
            for said, (before, after) in change.values().items():
                yield f"      {said}: {'; '.join(before) or '–'} → {'; '.join(after) or '–'}"
