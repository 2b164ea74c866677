"""`ita-corpus status`: what a store holds, and what failed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.cli_options import Lang
from corpus.cli_store import StoreFolder, store_errors
from corpus.language import Language

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.status import Count, Status

SHOWN = 20
"""Rows of a table, unless all are asked for."""
UNBOUNDED = 1000
"""Columns of a terminal that is none: the table is as wide as its content."""

Header = tuple[str, str]

TOTALS = {
    "files": ("files", "ไฟล์"),
    "documents": ("documents read", "เอกสารที่อ่านได้"),
    "failed": ("documents failed", "เอกสารที่อ่านไม่ได้"),
    "unopened": ("files that could not be opened", "ไฟล์ที่เปิดไม่ได้"),
    "agencies": ("agencies", "หน่วยงาน"),
    "entries": ("entries", "รายการ"),
    "measures": ("measures", "มาตรการ"),
    "steps": ("steps", "ขั้นตอน"),
    "results": ("results", "ผลการดำเนินการ"),
    "scores": ("scores", "คะแนน"),
    "findings": ("findings", "ข้อค้นพบ"),
}


def status(
    store: StoreFolder,
    lang: Lang,
    every: Annotated[bool, typer.Option("--all", help=f"Show every row, not the first {SHOWN} of each table.")] = False,
) -> None:
    """Show what a store holds by year, agency, format and issue, and what failed.

    Example: ita-corpus status --store ./corpus
    """
    from rich.console import Console

    from corpus.status import status as status_of
    from corpus.store import reading

    with store_errors(lang), reading(store) as opened:
        found = status_of(opened)
    # paths and the documents' own words are no markup
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console = Console(highlight=False, markup=False, width=UNBOUNDED)
    print_status(found, console, lang, None if every else SHOWN)


def print_status(found: "Status", console: "Console", lang: Language, most: int | None) -> None:
    """The tables of a status, as far as they have rows."""
    totals = [(lang.choose(*TOTALS[str(name)]), count) for name, count in found.totals if count]
    failures = [(path, lang.choose(str(english), str(thai))) for path, english, thai in found.failures]
    documents = ("documents", "เอกสาร")
    tables: tuple[tuple[Header, tuple[Header, ...], Sequence[Count]], ...] = (
        (("In the store", "ในคลัง"), (("what", "สิ่งที่นับ"), ("number", "จำนวน")), totals),
        (
            ("By fiscal year", "ตามปีงบประมาณ"),
            (("year", "ปี"), ("plans", "แผน"), ("reports", "รายงาน"), ("other", "อื่น ๆ")),
            found.years,
        ),
        (
            ("By agency", "ตามหน่วยงาน"),
            (("agency", "หน่วยงาน"), documents, ("first year", "ปีแรก"), ("last year", "ปีล่าสุด")),
            found.agencies,
        ),
        (("By format", "ตามชนิดไฟล์"), (("format", "ชนิดไฟล์"), documents), found.formats),
        (
            ("Issues", "ข้อสังเกต"),
            (("code", "รหัส"), ("severity", "ความรุนแรง"), ("issues", "ข้อสังเกต"), documents),
            found.issues,
        ),
        (("Failed", "อ่านไม่ได้"), (("file", "ไฟล์"), ("reason", "สาเหตุ")), failures),
    )
    for title, headers, rows in tables:
        if rows:
            print_table(console, lang, title, headers, rows, most)


def print_table(
    console: "Console",
    lang: Language,
    title: Header,
    headers: tuple[Header, ...],
    rows: Sequence["Count"],
    most: int | None,
) -> None:
    """One table, cut after `most` rows."""
    from rich import box
    from rich.table import Table

    table = Table(title=lang.choose(*title), box=box.SIMPLE_HEAD, title_justify="left")
    for header, values in zip(headers, zip(*rows, strict=True), strict=True):
        number = any(isinstance(value, int) for value in values)
        table.add_column(lang.choose(*header), justify="right" if number else "left", overflow="fold")
    for row in rows[:most]:
        table.add_row(*(shown(value) for value in row))
    console.print(table)
    if most is not None and len(rows) > most:
        left = len(rows) - most
        console.print(lang.choose(f"  and {left:,} more (--all)", f"  และอีก {left:,} แถว (--all)"))


def shown(value: str | int | None) -> str:
    """A value of a table of counts."""
    return "–" if value is None else str(value)
