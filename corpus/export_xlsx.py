"""The dataset as one Excel workbook: a sheet per table, header frozen, widths that can be read."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from corpus.dataset import Row, Table
from corpus.export_tables import TableRows

MAX_ROWS = 1_048_575
"""Rows of a sheet below its header; a longer table goes on in a sheet `steps (2)`."""
MAX_CHARACTERS = 32_767
"""Characters of a cell; longer text is cut, and ends in …"""
WIDTHS = (8, 60)
CREATED = datetime(2000, 1, 1)
"""The workbook states a time of creation; a fixed one keeps a second export byte-identical."""


def write_xlsx(tables: Iterable[TableRows], file: Path) -> list[str]:
    """Write the workbook; returns the names of tables with texts that had to be cut."""
    cut: list[str] = []
    # constant_memory writes each row at once; text goes into its cell instead of a shared table in memory
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": "ITA corpus", "created": CREATED})
        header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for rows in tables:
            if write_table(book, rows, header, day):
                cut.append(rows.table.name)
    return cut


def write_table(book: Workbook, rows: TableRows, header: Format, day: Format) -> bool:
    """The sheets of one table; true where a text was cut."""
    sheets, line, cut = 0, MAX_ROWS, False
    sheet: Worksheet | None = None
    for batch in rows.batches():
        for row in batch:
            if sheet is None or line >= MAX_ROWS:
                sheets, line = sheets + 1, 0
                sheet = start_sheet(book, rows.table, sheets, batch, header)
            line += 1
            cut |= write_row(sheet, rows.table, line, row, day)
    if sheet is None:
        start_sheet(book, rows.table, 1, [], header)
    return cut


def start_sheet(book: Workbook, table: Table, number: int, sample: list[Row], header: Format) -> Worksheet:
    """A sheet with its header: column names, which other tools go by, and their Thai titles as notes."""
    sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} ({number})")
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(table.columns):
        widest = max((len(str(row[at] or "")) for row in sample[:200]), default=0)
        sheet.set_column(at, at, min(max(widest + 1, len(column.name) + 1, WIDTHS[0]), WIDTHS[1]))
        sheet.write_string(0, at, column.name, header)
    return sheet


def write_row(sheet: Worksheet, table: Table, line: int, row: Row, day: Format) -> bool:
    """One row; true where a text was cut."""
    cut = False
    for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
        if value is None:
            continue
        if isinstance(value, int | float):
            sheet.write_number(line, at, value)
        elif column.type == "date":
            sheet.write_datetime(line, at, date.fromisoformat(value), day)
        else:
            if len(value) > MAX_CHARACTERS:
                value, cut = value[: MAX_CHARACTERS - 1] + "…", True
            sheet.write_string(line, at, value)
    return cut
