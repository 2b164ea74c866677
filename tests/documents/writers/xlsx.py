"""Workbooks with true merged cells: everything on one sheet, or every table on a sheet of its own."""

import random
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.blocks import Heading, PageBreak, Paragraph, Table, grid
from tests.documents.sample import Sample

EDGE = Side(style="thin")
BOX = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)


def _table(sheet: Worksheet, table: Table, top: int) -> int:
    """Write a table from row `top`; the first row after it."""
    for r, row in enumerate(grid(table)):
        for c, cell in enumerate(row):
            at = sheet.cell(top + r, c + 1)
            at.border = BOX
            if cell is None:
                continue
            joint = " " if cell.inline else "\n"
            at.value = joint.join(line.printed() for line in cell.lines) or None
            at.alignment = Alignment(wrap_text=True, vertical="top")
            at.font = Font(bold=cell.header)
            if cell.rows > 1 or cell.columns > 1:
                last_row, last_column = top + r + cell.rows - 1, c + cell.columns
                sheet.merge_cells(start_row=top + r, end_row=last_row, start_column=c + 1, end_column=last_column)
    return top + len(table.rows)


def write_xlsx(sample: Sample, path: Path, rng: random.Random) -> None:
    """Write a workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "ITA"
    own_sheets, row, tables = rng.random() < 0.3, 1, 0
    wide = max((block.columns for block in sample.blocks if isinstance(block, Table)), default=1)
    for column in range(wide):
        sheet.column_dimensions["ABCDEFGHIJKLMNOPQRST"[column]].width = 24
    for block in sample.blocks:
        if isinstance(block, Table) and own_sheets and tables:
            tables += 1
            _table(book.create_sheet(f"ตาราง {tables}"), block, 1)
        elif isinstance(block, Table):
            tables += 1
            row = _table(sheet, block, row + 1) + 1
        elif not isinstance(block, PageBreak):
            text = block.text if isinstance(block, Heading) else block.line.printed()
            cell = sheet.cell(row, 1, text)
            bold = isinstance(block, Heading) or (isinstance(block, Paragraph) and block.bold)
            cell.font = Font(bold=bold)
            if bold and rng.random() < 0.7 and wide > 1:
                sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=wide)
            row += 1
    book.save(path)
