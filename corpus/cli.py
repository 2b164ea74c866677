"""The command line. Each command is a plain function in a module of its own, named here once."""

import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated

import typer

from corpus.cli_check import check
from corpus.cli_compare import compare
from corpus.cli_evaluate import evaluate
from corpus.cli_export import export
from corpus.cli_extract import extract
from corpus.cli_import import import_
from corpus.cli_status import status

COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("extract", extract),
    ("import", import_),
    ("status", status),
    ("export", export),
    ("check", check),
    ("compare", compare),
    ("evaluate", evaluate),
)
"""Every command with its name, in the order of `ita-corpus --help`."""

app = typer.Typer(
    name="ita-corpus", add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
)
for name, command in COMMANDS:
    app.command(name)(command)


def _print_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"ita-corpus {version('ita-corpus')}\n")
        raise typer.Exit


@app.callback()
def ita_corpus(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read Thai local governments' ITA measure plans and reports into structured records.

    Results go to stdout, messages to stderr. Exit status: 0 success, 1 some documents failed, 2 wrong usage.
    """
