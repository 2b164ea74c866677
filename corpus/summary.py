"""The table that `ita-corpus extract --table` prints: what was found in each document."""

import json
from collections import Counter
from dataclasses import astuple, dataclass
from pathlib import Path

from rich import box
from rich.table import Table

from corpus.language import Language
from corpus.terminal import tables_on_stdout

TITLE = ("What was read", "สิ่งที่อ่านได้")
HEADERS = (
    ("file", "ไฟล์"),
    ("agency", "หน่วยงาน"),
    ("year", "ปี"),
    ("kind", "ประเภท"),
    ("entries", "มาตรการ"),
    ("steps", "ขั้นตอน"),
    ("owners", "ผู้รับผิดชอบ"),
    ("results", "ผล"),
    ("scores", "คะแนน"),
    ("issues", "ข้อสังเกต"),
)
KINDS = {"measures": ("plan", "แผน"), "report": ("report", "รายงาน"), "other": ("other", "อื่น ๆ")}
TOTAL = ("{} documents", "รวม {} ฉบับ")
FAILED = ("{} documents could not be read", "อ่านไม่ได้ {} ฉบับ")
TEXT_COLUMNS = 4
UNBOUNDED = 1000
"""Columns where there is no terminal: the table is as wide as its content."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """What was found in one document: counts, and for issues those that are more than information."""

    file: str
    agency: str
    year: str
    kind: str
    entries: int
    steps: int
    owners: int
    results: int
    scores: int
    issues: int


def summary_row(path: Path, record_json: bytes) -> SummaryRow:
    """Count what the record of the file at `path` holds."""
    record = json.loads(record_json)
    document = record["document"]
    entries = record["entries"]
    lengths = Counter({role: sum(len(entry[role]) for entry in entries) for role in ("steps", "owners", "results")})
    return SummaryRow(
        path.name,
        document["agency"]["name"] or "–",
        str(document["fiscal_year"] or "–"),
        document["kind"],
        len(entries),
        lengths["steps"],
        lengths["owners"],
        lengths["results"],
        len(record["scores"]),
        sum(issue["severity"] != "info" for issue in record["issues"]),
    )


def print_summary(rows: list[SummaryRow], failed: int, language: Language) -> None:
    """Print the table on stdout, as wide as its terminal or as its content where there is none."""
    table = Table(title=language.choose(*TITLE), box=box.SIMPLE_HEAD, show_footer=True, title_justify="left")
    counts = [astuple(row)[TEXT_COLUMNS:] for row in rows]
    totals = [sum(column) for column in zip(*counts, strict=True)] or [0] * (len(HEADERS) - TEXT_COLUMNS)
    footers = [language.choose(*TOTAL).format(len(rows)), "", "", "", *(f"{total:,}" for total in totals)]
    for position, (header, footer) in enumerate(zip(HEADERS, footers, strict=True)):
        number = position >= TEXT_COLUMNS
        table.add_column(
            language.choose(*header), footer, justify="right" if number else "left", overflow="fold", no_wrap=number
        )
    for row, numbers in zip(rows, counts, strict=True):
        kind = language.choose(*KINDS[row.kind])
        table.add_row(row.file, row.agency, row.year, kind, *(f"{number:,}" for number in numbers))
    console = tables_on_stdout(UNBOUNDED)
    console.print(table)
    if failed:
        console.print(language.choose(*FAILED).format(failed))
