"""What people judge: ``kg review``, and one judgement at a time by merge, split, reject, correct and forget.

Judgements stand in a text file, ``judgements.txt`` in the graph's folder unless another is named; the next ``kg build``
applies them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.cli.judging import Desk
    from kg.resolve.mentions import Mention
    from kg.resolve.review import Question

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that 'kg build' made.")]
File = Annotated[Path | None, typer.Option("--judgements", metavar="FILE", help="Default: DIR/judgements.txt.")]
Undo = Annotated[bool, typer.Option("--take-back", help="Remove the judgement instead.")]
Someone = "A person: an IRI, the id in it, a name if only one has it, or 'Name @ article'."


def review(
    folder: Folder,
    listed: Annotated[bool, typer.Option("--list", help="Print the open pairs as lines of a judgements file.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="Number of pairs.")] = 50,
    judgements: File = None,
) -> None:
    """Go through pairs of mentions that may be one person, most useful first: s same, d different, u unsure, q quit.

    Example: kg review graph --list > pairs.txt
    """
    from kg.resolve.review import questions

    desk = _desk(folder, judgements)
    for warning in desk.warnings():
        typer.echo(f"kg: {warning}", err=True)
    found = questions(desk.spool.facts(), desk.judgements, desk.memory)[:limit]
    if listed:
        for question in found:
            typer.echo(f"# {'one' if question.joined else 'two'} in the graph, {question.weight:+.1f} bits of evidence")
            typer.echo(question.line("unsure"))
    elif found:
        _ask(found, desk)
    else:
        typer.echo("no pair is in doubt")


def _ask(found: Sequence[Question], desk: Desk) -> None:
    verbs = {"s": "same", "d": "different", "u": "unsure"}
    for number, question in enumerate(found, 1):
        state = "one person" if question.joined else "two persons"
        typer.echo(f"\n[{number}/{len(found)}] now {state}, {question.weight:+.1f} bits of evidence for one")
        for side, people in (("A", question.one), ("B", question.other)):
            for line in _side(people, desk):
                typer.echo(f"  {side}  {line}")
        key = typer.prompt("same, different, unsure, quit [s/d/u/q]", default="u", show_default=False)[:1].lower()
        if key == "q":
            return
        if key in verbs:
            desk.judge([question.line(verbs[key])])


def _side(people: Sequence[Mention], desk: Desk) -> Iterable[str]:
    """A group's name, what is known of it, and the first sentences that name it."""
    first = people[0]
    titles = sorted({title for one in people for title in one.titles})
    born = [f"born {first.person.birth_year}"] if first.person.birth_year else []
    about = ", ".join([*titles, *born])
    yield f"{first.person.name} in {len(people)} articles{': ' + about if about else ''}"
    for one in people[:3]:
        for evidence in one.person.evidence[:1]:
            yield f"   {one.article}: “{desk.quote(evidence)}”"


def merge(
    folder: Folder,
    one: Annotated[str, typer.Argument(help=Someone)],
    other: Annotated[str, typer.Argument(help="The other.")],
    judgements: File = None,
    take_back: Undo = False,
) -> None:
    """Judge that two are one person.

    Example: kg merge graph "Lò Thị Mây @ bai-02" "Lò Thị Mây @ bai-09"
    """
    desk = _desk(folder, judgements)
    _write(desk, [f"same | {desk.someone(one)[0]} | {desk.someone(other)[0]}"], take_back)


def split(
    folder: Folder,
    person: Annotated[str, typer.Argument(help=Someone)],
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="Articles that name another of that name.")],
    judgements: File = None,
    take_back: Undo = False,
) -> None:
    """Judge that some articles name another person of the same name.

    Example: kg split graph "Lò Thị Mây @ bai-02" bai-09 bai-11
    """
    from kg.errors import UsageError

    desk = _desk(folder, judgements)
    known = desk.someone(person)
    other = [name for name in known if name.partition(" @ ")[2].partition("#")[0] in articles]
    stay = [name for name in known if name not in other]
    if not other or not stay:
        raise UsageError(
            f"{person!r} is named in {', '.join(name.partition(' @ ')[2] for name in known)}: name some of these"
        )
    lines = [f"different | {first} | {second}" for first in stay for second in other]
    _write(desk, [*lines, *(f"same | {other[0]} | {name}" for name in other[1:])], take_back)


def reject(
    folder: Folder,
    fact: Annotated[str, typer.Argument(help="A fact: its IRI or the id in it.")],
    judgements: File = None,
    take_back: Undo = False,
) -> None:
    """Judge that a fact was read wrongly: it is left out.

    Example: kg reject graph tenure/5c1f0a2b9e3d4f60
    """
    desk = _desk(folder, judgements)
    _write(desk, [f"reject | {name}" for name in desk.facts(fact)], take_back)


def correct(
    folder: Folder,
    fact: Annotated[str, typer.Argument(help="A fact: its IRI or the id in it.")],
    value: Annotated[
        str, typer.Argument(metavar="FIELD=VALUE", help="As in date=2022-04-08; nothing behind = empties it.")
    ],
    judgements: File = None,
    take_back: Undo = False,
) -> None:
    """Judge what a fact should say.

    Example: kg correct graph event/5c1f0a2b9e3d4f60 date=2022-04-08
    """
    from kg.errors import UsageError

    desk = _desk(folder, judgements)
    name, equals, given = value.partition("=")
    if not equals:
        raise UsageError(f"{value!r} is not of the form FIELD=VALUE")
    _write(desk, [f"correct | {fact} | {name.strip()} = {given.strip()}" for fact in desk.facts(fact)], take_back)


def forget(
    folder: Folder,
    person: Annotated[str, typer.Argument(help=Someone)],
    judgements: File = None,
    take_back: Undo = False,
) -> None:
    """Take a person out of the graph for good, with all that is said of them.

    Example: kg forget graph "Vàng A Thử @ bai-03"
    """
    desk = _desk(folder, judgements)
    _write(desk, [f"forget | {name}" for name in desk.someone(person)], take_back)


def _desk(folder: Path, judgements: Path | None) -> Desk:
    from kg.cli.judging import Desk

    return Desk(folder, judgements)


def _write(desk: Desk, lines: list[str], take_back: bool) -> None:
    if take_back:
        typer.echo(f"{desk.take_back(lines)} taken back in {desk.file}; build again to apply")
        return
    desk.judge(lines)
    for line in lines:
        typer.echo(line)
    for warning in desk.warnings():
        typer.echo(f"kg: {warning}", err=True)
    typer.echo(f"written to {desk.file}; build again to apply")
