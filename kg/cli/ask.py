"""kg ask: a question in Vietnamese or English, answered from a graph."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from kg.ask import Answer, Row

SHOWN = 3  # sentences beneath an answer


def ask(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A graph that kg build made.")],
    question: Annotated[str, typer.Argument(help="In Vietnamese or English, with or without diacritics.")],
    sparql: Annotated[bool, typer.Option("--sparql", help="Show the query, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
    pick: Annotated[int | None, typer.Option(min=1, help="Which of the things that fit a name to take.")] = None,
    today: Annotated[str | None, typer.Option(metavar="DATE", help='What "last year" counts from: 2026-06-30.')] = None,
) -> None:
    """Answer a question, with the sentence and the article behind each line.

    Example: kg ask demo "ai chủ trì hội nghị nào năm 2023?"
    """
    import kg
    from kg.ask import ask as answer_to

    answer = answer_to(kg.open(directory), question, today=_day(today), pick=pick)
    if as_json:
        _print_json(answer)
        return
    from rich.console import Console

    show(answer, Console(), sparql=sparql)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today wants a date such as 2026-06-30, not {text!r}") from None


def _print_json(answer: Answer) -> None:
    import json

    typer.echo(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2))


def show(answer: Answer, console: Console, *, sparql: bool = False) -> None:
    """Prints an answer: what was understood, a table, the sentences with the names in bold, what else fits."""
    words = _Words(answer.language)
    for linked in answer.linked:
        if linked.label.casefold() != linked.text.casefold():
            console.print(words.said("took", linked.text, linked.label), style="dim", highlight=False, markup=False)
    if answer.count is not None:
        console.print(str(answer.count), style="bold")
    if answer.rows:
        console.print(_table(answer, words))
        console.print(*_sentences(answer, words), sep="\n")
    else:
        console.print(answer.message, highlight=False, markup=False)
    if answer.near:
        console.print(words.said("near", ", ".join(answer.near)), highlight=False, markup=False)
    if answer.others:
        names = "; ".join(f"{number} {other.label}" for number, other in enumerate(answer.others, 2))
        said = f"{words.said('others', names)} ({words.said('pick')})"
        console.print(said, style="dim", highlight=False, markup=False)
    if sparql and answer.sparql:
        console.print(answer.sparql, soft_wrap=True, highlight=False, markup=False)


class _Words:
    """The words of kg/vi/answers.toml in one language."""

    def __init__(self, language: str) -> None:
        from kg.vi import table

        self.table = table("answers")
        self.at = 1 if language == "en" else 0

    def said(self, key: str, *parts: str) -> str:
        text: str = self.table["messages"][key][self.at]
        return text.format(*parts)

    def column(self, name: str) -> str:
        heading: str = self.table["columns"][name][self.at]
        return heading


def _table(answer: Answer, words: _Words) -> RenderableType:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in ("answer", *answer.columns):
        grid.add_column(words.column(name) if name != "steps" else "", overflow="fold")
    grid.add_column("", justify="right", style="dim")
    for number, row in enumerate(answer.rows, 1):
        mark = " ≠" if row.disputed else ""
        cells = [Text(row.cells.get(name, "")) for name in answer.columns]
        grid.add_row(
            Text(row.shown + mark, style="cyan"), *cells, f"[{number}]" if row.sources else "", end_section=False
        )
    return grid


def _sentences(answer: Answer, words: _Words) -> list[Text]:
    """The first sentences of each row, numbered as in the table, with their article and its link."""
    from rich.text import Text

    lines: list[Text] = []
    for number, row in enumerate(answer.rows, 1):
        for source in row.sources[:SHOWN]:
            line = Text(f"[{number}] ", style="dim")
            line.append_text(_bold(source.quote, row, answer))
            title = source.title or source.article
            line.append(f"  — {title}", style=f"dim link {source.link}" if source.link else "dim")
            lines.append(line)
        if len(row.sources) > SHOWN:
            lines.append(Text(f"    {words.said('more', str(len(row.sources) - SHOWN))}", style="dim"))
        if row.disputed:
            lines.append(Text(f"    ≠ {words.said('disputed')}", style="yellow"))
    return lines


def _bold(quote: str, row: Row, answer: Answer) -> Text:
    """The sentence on one line, the names that were asked for and answered in bold."""
    from rich.text import Text

    text = Text(re.sub(r"\s+", " ", quote.strip()))
    names = {row.answer, *row.cells.values(), *(linked.label for linked in answer.linked)}
    names = {part for name in names for part in re.split(r" [/→–] ", name)}
    for name in sorted(filter(None, names)):
        text.highlight_regex(re.compile(re.escape(name), re.IGNORECASE), "bold")
    return text


__all__ = ["ask", "show"]
