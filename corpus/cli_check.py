"""`ita-corpus check`: what is wrong with documents."""

import json
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

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
from corpus.language import Language
from corpus.options import Options
from corpus.pipeline import ROOMS, reading_of
from corpus.runner import prepare, run
from corpus.terminal import say_failure, tables_on_stdout, with_progress, write

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 140
"""Columns of the table where there is no terminal."""

QUOTED = 60
"""Code points of a place that are quoted."""

PLACES = 3
"""Places of an issue that are shown; the record has all."""

SEVERITIES = {"error": ("error", "ผิดพลาด"), "warning": ("warning", "ควรตรวจ"), "info": ("info", "แจ้งให้ทราบ")}
STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
HEADERS = (("severity", "ระดับ"), ("code", "รหัส"), ("message", "ข้อความ"), ("places", "ตำแหน่ง"))


def check(
    files: Files,
    lang: Lang,
    as_json: Annotated[bool, typer.Option("--json", help="Print the issues as JSON Lines.")] = False,
    agencies: Agencies = None,
    jobs: Jobs = CORES,
    time_limit: TimeLimit = DEFAULT_TIME_LIMIT,
    memory_limit: MemoryLimit = DEFAULT_MEMORY_LIMIT,
) -> None:
    """Print the issues of documents, with their places.

    Example: ita-corpus check plan.pdf report.docx
    """
    prepare(*ROOMS)
    work = partial(reading_of, options=Options(agencies))
    outcomes = run(work, files, limits=limits_of(time_limit, memory_limit), workers=min(jobs, len(files)))
    console = tables_on_stdout(WIDTH)
    failed = False
    for outcome in with_progress(outcomes, len(files), lang.choose("checking", "กำลังตรวจ"), shown=False):
        if isinstance(outcome, Failure):
            failed = True
            say_failure(outcome, lang)
            continue
        record = json.loads(outcome.result.json)
        if as_json:
            for issue in record["issues"]:
                write(json.dumps({"path": str(outcome.path), **issue}, ensure_ascii=False).encode() + b"\n")
        else:
            print_issues(str(outcome.path), record, console, lang)
    if failed:
        raise typer.Exit(1)


def print_issues(path: str, record: dict[str, Any], console: "Console", lang: Language) -> None:
    """The issues of one record as a table, the gravest first."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    issues = sorted(record["issues"], key=lambda issue: list(SEVERITIES).index(issue["severity"]))
    console.print(Text(path, style="bold"), soft_wrap=True)
    if not issues:
        console.print(lang.choose("no issues", "ไม่พบข้อสังเกต"))
    else:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for position, header in enumerate(HEADERS):
            table.add_column(lang.choose(*header), overflow="fold", no_wrap=position < 2)
        for issue in issues:
            severity = Text(lang.choose(*SEVERITIES[issue["severity"]]), style=STYLES[issue["severity"]])
            message = Text(lang.choose(issue["message"], issue["message_th"]))
            table.add_row(severity, issue["code"], message, Text("\n".join(places(issue, record["blocks"], lang))))
        console.print(table)


def places(issue: dict[str, Any], blocks: dict[str, Any], lang: Language) -> list[str]:
    """Where an issue shows: page, block and the words that stand there."""
    found = []
    for source in issue["sources"][:PLACES]:
        words = blocks[source["block"]]["text"][source["start"] : source["end"]].replace("\n", " ")
        words = words if len(words) <= QUOTED else words[: QUOTED - 1] + "…"
        page = "" if source["page"] is None else f"{lang.choose('p.', 'หน้า')} {source['page']} "
        found.append(f"{page}{source['block']} “{words}”")
    if rest := len(issue["sources"]) - PLACES:
        found += [lang.choose(f"and {rest} more", f"และอีก {rest} แห่ง")] if rest > 0 else []
    return found
