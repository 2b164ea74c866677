"""`ita-corpus check`: what is wrong with documents."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.cli_options import (
    CORES,
    DEFAULT_MEMORY_LIMIT,
    DEFAULT_TIME_LIMIT,
    Agencies,
    Jobs,
    Lang,
    MemoryLimit,
    TimeLimit,
    limits_of,
)
from corpus.cli_store import store_errors
from corpus.failure import Failure, Limits
from corpus.language import Language
from corpus.options import Options
from corpus.pipeline import ROOMS, reading_of
from corpus.runner import prepare, run
from corpus.selection import Selection
from corpus.terminal import say_failure, tables_on_stdout, write

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 140
"""Columns of the table where there is no terminal."""

QUOTED = 60
"""Code points of a place that are quoted."""

PLACES = 3
"""Places of an issue that are shown; the record has all."""

JsonRecord = dict[str, Any]
"""A record as JSON gives it (contract, section 2)."""

SEVERITIES = {"error": ("error", "ผิดพลาด"), "warning": ("warning", "ควรตรวจ"), "info": ("info", "แจ้งให้ทราบ")}
STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
HEADERS = (("severity", "ระดับ"), ("code", "รหัส"), ("message", "ข้อความ"), ("places", "ตำแหน่ง"))
ELEMENT_HEADERS = (("state", "สถานะ"), ("required", "องค์ประกอบที่ต้องมี"), ("missing, place", "ส่วนที่ขาด ตำแหน่ง"))
PRESENT, MISSING = ("present", "มี"), ("missing", "ไม่พบ")


def check(
    lang: Lang,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help="Documents to read.")] = None,
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Folder of a store, for FILE.")] = None,
    elements: Annotated[
        bool, typer.Option("--elements", help="What the ITA criteria of the year require: present or missing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
    agencies: Agencies = None,
    jobs: Jobs = CORES,
    time_limit: TimeLimit = DEFAULT_TIME_LIMIT,
    memory_limit: MemoryLimit = DEFAULT_MEMORY_LIMIT,
) -> None:
    """Print the issues of documents, with their places, or the elements that they must hold.

    The documents are files, or those of a store. Those that failed are in `ita-corpus status`.

    Example: ita-corpus check plan.pdf report.docx
    """
    if bool(files) == (store is not None):
        raise typer.BadParameter(
            lang.choose("name either files or a store (--store DIR)", "ระบุไฟล์ หรือระบุคลังด้วย --store DIR อย่างใดอย่างหนึ่ง")
        )
    console = tables_on_stdout(WIDTH)
    failed = False
    limits = limits_of(time_limit, memory_limit)
    records = of_files(files, Options(agencies), limits, jobs) if files else of_store(store or Path(), lang)
    for record in records:
        if isinstance(record, Failure):
            failed = True
            say_failure(record, lang)
        elif as_json:
            path = record["document"]["paths"][0]
            for row in elements_of_record(record) if elements else record["issues"]:
                write(json.dumps({"path": path, **row}, ensure_ascii=False).encode() + b"\n")
        elif elements:
            print_elements(record, console, lang)
        else:
            print_issues(record, console, lang)
    if failed:
        raise typer.Exit(1)


def of_files(files: list[Path], options: Options, limits: Limits, jobs: int) -> Iterator[JsonRecord | Failure]:
    """The records of files, in their order."""
    prepare(*ROOMS)
    for outcome in run(partial(reading_of, options=options), files, limits=limits, workers=min(jobs, len(files))):
        yield outcome if isinstance(outcome, Failure) else json.loads(outcome.result.json)


def of_store(folder: Path, lang: Language) -> Iterator[JsonRecord]:
    """The records of a store."""
    from corpus.store import reading

    with store_errors(lang), reading(folder) as store:
        yield from map(json.loads, store.records(Selection()))


def print_issues(record: JsonRecord, console: "Console", lang: Language) -> None:
    """The issues of one record as a table, the gravest first."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    issues = sorted(record["issues"], key=lambda issue: list(SEVERITIES).index(issue["severity"]))
    console.print(Text(record["document"]["paths"][0], style="bold"), soft_wrap=True)
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


def elements_of_record(record: JsonRecord) -> list[dict[str, Any]]:
    """The elements that the document must hold, each with what is missing of it and the first place that shows it."""
    from corpus.record_json import record_adapter
    from normalize.elements import elements_of

    read = record_adapter().validate_python(record)
    found = elements_of(read.document.kind, read.document.fiscal_year, read.entries, read.findings)
    return [
        {
            "element": each.element.name,
            "text": each.element.text,
            "confidence": each.element.confidence,
            "missing": list(each.missing),
            "sources": [asdict(source) for source in each.sources],
        }
        for each in found
    ]


def print_elements(record: JsonRecord, console: "Console", lang: Language) -> None:
    """The required elements of one record as a table."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console.print(Text(record["document"]["paths"][0], style="bold"), soft_wrap=True)
    elements = elements_of_record(record)
    if not elements:
        console.print(lang.choose("no requirements are known for this kind and year", "ไม่มีข้อกำหนดของเอกสารประเภทและปีนี้"))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for position, header in enumerate(ELEMENT_HEADERS):
        table.add_column(lang.choose(*header), overflow="fold", no_wrap=position == 0)
    for each in elements:
        state, style = (MISSING, "yellow") if each["missing"] else (PRESENT, "green")
        left_out = [] if each["missing"] == [each["text"]] else each["missing"]
        shown = [*left_out, *places(each, record["blocks"], lang)]
        table.add_row(Text(lang.choose(*state), style=style), Text(each["text"]), Text("\n".join(shown)))
    console.print(table)


def places(issue: dict[str, Any], blocks: dict[str, Any], lang: Language) -> list[str]:
    """Where an issue or element shows: page, block and the words that stand there."""
    found = []
    for source in issue["sources"][:PLACES]:
        words = blocks[source["block"]]["text"][source["start"] : source["end"]].replace("\n", " ")
        words = words if len(words) <= QUOTED else words[: QUOTED - 1] + "…"
        page = "" if source["page"] is None else f"{lang.choose('p.', 'หน้า')} {source['page']} "
        found.append(f"{page}{source['block']} “{words}”")
    if rest := len(issue["sources"]) - PLACES:
        found += [lang.choose(f"and {rest} more", f"และอีก {rest} แห่ง")] if rest > 0 else []
    return found
