"""`ita-corpus extract`: documents in, records out."""

import sys
from functools import partial
from typing import Annotated

import typer

from corpus.cli_options import (
    CORES,
    DEFAULT_MEMORY_LIMIT,
    DEFAULT_TIME_LIMIT,
    Agencies,
    Files,
    Jobs,
    Lang,
    MemoryLimit,
    TimeLimit,
    limits_of,
)
from corpus.failure import Failure
from corpus.options import Options
from corpus.pipeline import ROOMS, reading_of
from corpus.runner import prepare, run
from corpus.terminal import say, say_failure, with_progress, write


def extract(
    files: Files,
    lang: Lang,
    no_blocks: Annotated[bool, typer.Option("--no-blocks", help="Leave out the texts that sources cite.")] = False,
    table: Annotated[bool, typer.Option("--table", help="Print a table of what was found, not the records.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say on stderr how each decision was reached.")] = False,
    agencies: Agencies = None,
    jobs: Jobs = CORES,
    time_limit: TimeLimit = DEFAULT_TIME_LIMIT,
    memory_limit: MemoryLimit = DEFAULT_MEMORY_LIMIT,
) -> None:
    """Print the record of each document as JSON.

    One FILE gives one object, several give JSON Lines, in the order of the files. A document that cannot be read
    is named on stderr, and the others are read.

    Example: ita-corpus extract plan.pdf > plan.json
    """
    prepare(*ROOMS)
    single = len(files) == 1 and not table
    work = partial(reading_of, options=Options(agencies, not no_blocks, "object" if single else "line"))
    limits = limits_of(time_limit, memory_limit)
    outcomes = run(work, files, limits=limits, workers=min(jobs, len(files)))
    rows = []
    failed = 0
    shown = len(files) > 1 and (table or not sys.stdout.isatty())
    for outcome in with_progress(outcomes, len(files), lang.choose("reading", "กำลังอ่าน"), shown=shown):
        if isinstance(outcome, Failure):
            failed += 1
            say_failure(outcome, lang)
            continue
        for decision in outcome.result.decisions if explain else ():
            say(f"{outcome.path}: {decision}")
        if table:
            from corpus.summary import summary_row

            rows.append(summary_row(outcome.path, outcome.result.json))
        else:
            write(outcome.result.json)
    if table:
        from corpus.summary import print_summary

        print_summary(rows, failed, lang)
    if failed:
        raise typer.Exit(1)
