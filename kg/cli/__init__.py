"""The command line: thin commands over plain functions.

A command is a function with Typer annotations in a module of its own, listed in :data:`COMMANDS`; the module is
imported when the command is called for. Exit codes stand in kg.errors.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import kg
from kg.errors import KgError

__all__ = ["COMMANDS", "app", "main"]

# Command → the function behind it, as "module:function". The order is that of the help.
COMMANDS = {
    "build": "kg.cli.build:build",
    "ask": "kg.cli.ask:ask",
    "query": "kg.cli.query:query",
    "show": "kg.cli.show:show",
    "export": "kg.cli.export:export",
    "stats": "kg.cli.stats:stats",
    "check": "kg.cli.check:check",
    "diff": "kg.cli.diff:diff",
    "review": "kg.cli.review:review",
    "merge": "kg.cli.review:merge",
    "split": "kg.cli.review:split",
    "reject": "kg.cli.review:reject",
    "correct": "kg.cli.review:correct",
    "forget": "kg.cli.review:forget",
}


class Commands(TyperGroup):
    """Imports a command's module only when it needs it, and turns KgError into one line and its exit code."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return [name for name, target in COMMANDS.items() if _function(target) is not None]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        function = _function(COMMANDS[cmd_name]) if cmd_name in COMMANDS else None
        if function is None:
            return None
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name)(function)
        return typer.main.get_command(single)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            typer.echo(f"kg: {error}", err=True)
            raise typer.Exit(error.exit_code) from error


def _function(target: str) -> Any:
    module, _, name = target.partition(":")
    return getattr(import_module(module), name, None) if find_spec(module) else None


app = typer.Typer(
    cls=Commands,
    name="kg",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {kg.__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Knowledge graphs of Vietnamese public life: who chaired, was elected, held which post, when."""


def main() -> None:
    """The ``kg`` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console is not UTF-8 by itself
            stream.reconfigure(encoding="utf-8")
    app()
