"""XLS workbooks (Excel 5 to 2003), read with xlrd: calamine gives neither their formats nor their hidden lines."""

from io import StringIO

import xlrd  # type: ignore[import-untyped]
from xlrd.sheet import Sheet as XlrdSheet  # type: ignore[import-untyped]

from ingest.sheets_codes import builtin_format
from ingest.sheets_format import shown
from ingest.sheets_model import Range, Row, Sheet, Workbook

_BOLD_WEIGHT = 600  # [MS-XLS] 2.4.122: 400 is normal, 700 bold


def read_xls(data: bytes) -> Workbook:
    """The workbook's visible sheets. Raises xlrd.XLRDError (encrypted: "Workbook is encrypted") and what a broken
    file makes xlrd raise (struct.error, AssertionError, IndexError …).
    """
    try:
        book = _open(data, None)
    except UnicodeDecodeError:
        book = _open(data, "cp874")  # Excel 5 and 95 files whose code page is missing or wrong
    workbook = Workbook()
    for number, source in enumerate(book.sheets(), 1):
        if source.visibility:
            workbook.hidden.append(source.name)
            continue
        sheet = Sheet(number, source.name)
        workbook.sheets.append(sheet)
        sheet.hidden_rows = {r for r, info in source.rowinfo_map.items() if info.hidden or info.height == 0}
        for column, info in source.colinfo_map.items():
            if info.hidden or info.width == 0:
                sheet.hidden_columns |= 1 << column
        sheet.merged = [Range(top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells]
        for row in range(source.nrows):
            workbook.add_row(sheet, row, _row(book, source, row))
    return workbook


def _open(data: bytes, encoding: str | None) -> xlrd.Book:
    return xlrd.open_workbook(file_contents=data, formatting_info=True, encoding_override=encoding, logfile=StringIO())


def _code(book: xlrd.Book, key: int) -> str:
    if key in (14, 22):  # the system's short date, which xlrd gives in its American form
        return builtin_format(key)
    return book.format_map[key].format_str or "General"


def _row(book: xlrd.Book, source: XlrdSheet, number: int) -> Row:
    row = Row({})
    for column in range(source.row_len(number)):
        cell = source.cell(number, column)
        style = book.xf_list[cell.xf_index]
        border = style.border
        if border and (border.left_line_style or border.right_line_style or border.bottom_line_style):
            row.ruled |= 1 << column
        if border:
            row.top |= (border.top_line_style > 0) << column
            row.bottom |= (border.bottom_line_style > 0) << column
        if book.font_list[style.font_index].weight >= _BOLD_WEIGHT:
            row.bold |= 1 << column
        if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
            continue
        if cell.ctype == xlrd.XL_CELL_ERROR:
            text = xlrd.error_text_from_code.get(int(cell.value), "#N/A")
        else:
            value = bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value
            code = _code(book, style.format_key)
            text = shown(value, code, epoch_1904=book.datemode == 1)
        if text.strip():
            row.cells[column] = text.replace("\r\n", "\n").replace("\r", "\n")
    return row
