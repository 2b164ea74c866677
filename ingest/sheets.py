"""Spreadsheets -> Document: XLSX, XLS, ODS; XLSB, flat ODS and Excel 2003's XML by way of LibreOffice.

Each visible sheet gives its name as a heading, where it says something, then its titles, tables and notes, as
`ingest.sheets_regions` tells them apart. Blocks are named by sheet (from 1, hidden ones counted) and cell:
"s2.C14". Formulas count by their stored results; macros, links and embedded objects are not looked at.
"""

import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree
from xlrd.biffh import XLRDError  # type: ignore[import-untyped]
from xlrd.compdoc import CompDocError  # type: ignore[import-untyped]

from ingest import soffice
from ingest.blocks import DocumentBuilder, TableCell
from ingest.compound import compound_kind
from ingest.document import Document
from ingest.issue import Issue, UnreadableFile
from ingest.sheets_lines import SheetLine
from ingest.sheets_model import MAX_CELLS, Sheet, Workbook, cell_name
from ingest.sheets_ods import is_encrypted_ods, read_ods
from ingest.sheets_regions import Region, regions
from ingest.sheets_xls import read_xls
from ingest.sheets_xlsx import read_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
XML_2003 = "application/vnd.ms-excel+xml"
FLAT_ODS = "application/vnd.oasis.opendocument.spreadsheet-flat-xml"

_BARE_XLS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # a BIFF stream without its container
_UNSAYING = re.compile(r"(?i)(sheet|table|page|แผ่นงาน|แผ่น|ชีต|ชีท|ตาราง|หน้า)?[\s_-]*[\d๐-๙]{0,3}(\s*\(\d+\))?")
_MAX_GRID = 2_000_000  # positions of a table; in a larger one, only the filled cells are given
_BOLD_LEVEL = 2  # below the sheet's name
_TITLE = 150  # characters: a bold text of more is no heading
_LISTED = 20  # cells or sheets named in an issue
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, struct.error, XLRDError, CompDocError, OSError, EOFError),
    *(ValueError, KeyError, IndexError, AssertionError, AttributeError, TypeError, NotImplementedError, RuntimeError),
)


def matches(data: bytes, path: Path) -> bool:
    """Whether the bytes are a workbook."""
    return _format(data) is not None


def read(path: Path, data: bytes) -> Document:
    """The workbook's visible content. Raises UnreadableFile for a broken or password-protected file."""
    media_type = _format(data) or XLSX
    try:
        if compound_kind(data) == "encrypted_xls" or (media_type == ODS and is_encrypted_ods(data)):
            raise _protected(path)
        workbook = _workbook(path, data, media_type)
    except _BROKEN as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(
            f"{path.name} is a damaged workbook ({error}). Open it in a spreadsheet program and save it anew.",
            f"{path.name} เป็นไฟล์ตารางที่เสียหาย โปรดเปิดด้วยโปรแกรมตารางคำนวณแล้วบันทึกใหม่",
        ) from error
    builder = DocumentBuilder()
    for sheet in workbook.sheets:
        add_sheet(builder, sheet)
    return builder.document(path, data, media_type, issues=_issues(workbook))


def _workbook(path: Path, data: bytes, media_type: str) -> Workbook:
    if media_type == XLSX:
        return read_xlsx(data)
    if media_type == ODS:
        return read_ods(data)
    if media_type == XLS:
        try:
            return read_xls(data)
        except _BROKEN:
            # LibreOffice reads more of the odd ones, but makes an empty sheet of what it cannot read
            if soffice.program() is None or not (workbook := _by_libreoffice(path, data)).filled:
                raise
            return workbook
    return _by_libreoffice(path, data)


def add_sheet(builder: DocumentBuilder, sheet: Sheet) -> None:
    """Adds the sheet's blocks; a sheet without visible text adds none."""
    parts = regions(sheet)
    if parts and not _UNSAYING.fullmatch(sheet.name.strip()):
        builder.paragraph(sheet.name, level=1, block=f"s{sheet.number}")
    for part in parts:
        if isinstance(part, Region):
            _add_table(builder, sheet.number, part)
        else:
            text = " ".join(text.strip() for text in part.line.cells.values())
            level = _BOLD_LEVEL if part.line.is_bold and len(text) <= _TITLE else None
            builder.paragraph(
                text, level=level, block=f"s{sheet.number}.{cell_name(part.line.number, min(part.line.cells))}"
            )


def _add_table(builder: DocumentBuilder, number: int, region: Region) -> None:
    columns = region.columns()

    def block(cell: TableCell) -> str:
        return f"s{number}.{cell_name(region.lines[cell.row].number, columns[cell.column])}"

    builder.table(_cells(region.lines, columns, region.header_rows()), cell_block=block)


def _cells(lines: list[SheetLine], columns: list[int], header_rows: int) -> Iterator[TableCell]:
    """The table's cells, empty ones included, those inside a merged range left out."""
    bare = len(lines) * len(columns) > _MAX_GRID
    for row, line in enumerate(lines):
        for at, column in enumerate(columns):
            if line.inner >> column & 1 or (bare and column not in line.cells):
                continue
            row_span = column_span = 1
            if span := line.spans.get(column):
                while row + row_span < len(lines) and lines[row + row_span].number <= span.bottom:
                    row_span += 1
                while at + column_span < len(columns) and columns[at + column_span] <= span.right:
                    column_span += 1
            yield TableCell(line.cells.get(column, ""), row, at, row_span, column_span, row < header_rows)


def _format(data: bytes) -> str | None:
    """The media type of a workbook, None for anything else."""
    if (compound_kind(data) or "").endswith("xls") or data.startswith(_BARE_XLS):
        return XLS
    head = data[:4000]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
            return XML_2003
        return FLAT_ODS if b"office:mimetype=" in head and ODS.encode() in head else None
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            if "mimetype" in names and archive.read("mimetype")[:80].startswith(ODS.encode()):
                return ODS
    except _BROKEN:
        return XLSX if b"xl/worksheets/" in data else None  # cut short: a workbook all the same
    if "xl/workbook.bin" in names:
        return XLSB
    return XLSX if "xl/workbook.xml" in names else None


def _by_libreoffice(path: Path, data: bytes) -> Workbook:
    """The workbook, read from its conversion to XLSX."""
    if soffice.program() is None:
        raise UnreadableFile(
            f"{path.name} needs LibreOffice: install the Debian package libreoffice-calc-nogui, or save it as XLSX.",
            f"การอ่าน {path.name} ต้องใช้ LibreOffice โปรดติดตั้งแพ็กเกจ libreoffice-calc-nogui หรือบันทึกไฟล์เป็น XLSX",
        )
    with tempfile.TemporaryDirectory(prefix="ita-office-") as folder:
        source = Path(folder) / f"workbook{path.suffix}"
        source.write_bytes(data)
        (made,) = soffice.convert([source], Path(folder), "xlsx")
        if made is None:
            raise ValueError("it cannot be converted")
        return read_xlsx(made.read_bytes())


def _protected(path: Path) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name} is protected by a password. Save it without one.",
        f"{path.name} มีรหัสผ่านป้องกันไว้ โปรดบันทึกใหม่โดยไม่ใส่รหัสผ่าน",
    )


def _issues(workbook: Workbook) -> Iterator[Issue]:
    """What is not in the document: formulas without results, hidden lines and sheets, cells over the limit."""
    names = [f"s{sheet.number}.{name}" for sheet in workbook.sheets for name in sheet.uncomputed]
    if names:
        listed = _listed(names)
        yield Issue(
            "bad_value",
            f"{len(names)} formulas have no stored result: {listed}. Open the workbook in Excel and save it.",
            f"สูตร {len(names)} ช่องไม่มีผลลัพธ์บันทึกไว้: {listed} โปรดเปิดด้วย Excel แล้วบันทึกใหม่",
        )
    rows = sum(1 for sheet in workbook.sheets for number in sheet.hidden_rows if number in sheet.rows)
    columns = sum(_hidden_columns(sheet) for sheet in workbook.sheets)
    if rows or columns or workbook.hidden:
        sheets = f" ({_listed(workbook.hidden)})" if workbook.hidden else ""
        yield Issue(
            "left_out",
            f"Hidden content was left out: {len(workbook.hidden)} sheets{sheets}, {rows} rows, {columns} columns.",
            f"ไม่อ่านส่วนที่ซ่อนไว้: {len(workbook.hidden)} แผ่นงาน{sheets} {rows} แถว {columns} คอลัมน์",
        )
    yield from left_out_issues(workbook)


def left_out_issues(workbook: Workbook) -> Iterator[Issue]:
    """What says that the workbook has more cells than are read."""
    if workbook.left_out:
        yield Issue(
            "left_out",
            f"{workbook.left_out} cells were left out, those after the first {MAX_CELLS}. Split the workbook.",
            f"ไม่อ่าน {workbook.left_out} ช่อง ที่อยู่หลังจาก {MAX_CELLS} ช่องแรก โปรดแบ่งไฟล์",
        )


def _hidden_columns(sheet: Sheet) -> int:
    """How many hidden columns hold text."""
    filled = 0
    for row in sheet.rows.values():
        for column in row.cells:
            filled |= 1 << column
    return (filled & sheet.hidden_columns).bit_count()


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
