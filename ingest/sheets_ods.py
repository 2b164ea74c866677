"""ODS workbooks (OpenDocument 1.3, part 3, chapter 9), read as a stream.

The file keeps beside each value the text that the cell shows, so no number format is needed. (calamine gives
neither that text nor merged ranges nor hidden lines.)
"""

import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from ingest.sheets_model import MAX_BLANK_ROWS, MAX_COLUMNS, MAX_TEXT, Range, Row, Sheet, Workbook, cell_name

_NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
_MAX_REPEATS = 10_000  # of a row with text; an empty one may repeat to the sheet's end


def _q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NS[prefix]}}}{local}"


_TABLE, _COLUMN, _ROW, _STYLE = map(_q, ("table:table", "table:table-column", "table:table-row", "style:style"))
_CELL, _COVERED = _q("table:table-cell"), _q("table:covered-table-cell")
_P, _S, _TAB, _BREAK = map(_q, ("text:p", "text:s", "text:tab", "text:line-break"))
_BORDERS = {
    _q("fo:border"): ("left", "right", "top", "bottom"),
    _q("fo:border-left"): ("left",),
    _q("fo:border-right"): ("right",),
    _q("fo:border-top"): ("top",),
    _q("fo:border-bottom"): ("bottom",),
}
_ASIDE = (_q("office:annotation"), _q("text:note"), _q("text:ruby-text"))


@dataclass(slots=True)
class _State:
    """What the stream has told so far.

    `styles` are the sides with a border, and "bold", of each style; `columns` the same for columns (bits) of the
    current sheet, for cells without a style of their own; `row` and `column` where in the sheet the stream is.
    """

    styles: dict[str, frozenset[str]] = field(default_factory=dict)
    hidden_styles: set[str] = field(default_factory=set)
    columns: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    row: int = 0
    column: int = 0


def is_encrypted_ods(data: bytes) -> bool:
    """Whether a password protects the workbook."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        return "encrypted-package" in names or (
            "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml")
        )


def read_ods(data: bytes) -> Workbook:
    """The workbook's visible sheets. Raises KeyError, ValueError, zipfile.BadZipFile or lxml's XMLSyntaxError."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        member = archive.getinfo("content.xml")
        if member.file_size > MAX_TEXT:
            raise ValueError(f"content.xml unpacks to {member.file_size} bytes")
        with archive.open(member) as stream:
            return _workbook(
                etree.iterparse(
                    stream,
                    events=("start", "end"),
                    tag=(_TABLE, _COLUMN, _ROW, _STYLE),
                    resolve_entities=False,
                    no_network=True,
                )
            )


def _workbook(events: "etree.iterparse[tuple[str, etree._Element]]") -> Workbook:
    workbook = Workbook()
    state = _State()
    sheet: Sheet | None = None
    number = 0
    depth = 0
    for event, element in events:
        if element.tag == _TABLE:
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                number += 1
                sheet = _start_sheet(element, number, workbook, state)
        elif event == "start" or depth > 1:
            continue
        elif element.tag == _STYLE:
            _read_style(element, state)
        elif sheet is not None and depth == 1:
            if element.tag == _COLUMN:
                _read_column(element, sheet, state)
            else:
                _read_row(element, sheet, workbook, state)
        if event == "end":
            element.clear()
    return workbook


def _start_sheet(element: etree._Element, number: int, workbook: Workbook, state: _State) -> Sheet | None:
    state.row, state.column, state.columns = 0, 0, []
    name = element.get(_q("table:name"), "")
    if element.get(_q("table:style-name")) in state.hidden_styles:
        workbook.hidden.append(name)
        return None
    sheet = Sheet(number, name)
    workbook.sheets.append(sheet)
    return sheet


def _read_style(element: etree._Element, state: _State) -> None:
    """Notes what a style draws: the sides with a border, and whether it is bold."""
    name = element.get(_q("style:name"), "")
    drawn = set()
    for properties in element:
        if properties.get(_q("table:display")) == "false":
            state.hidden_styles.add(name)
        if properties.get(_q("fo:font-weight")) == "bold":
            drawn.add("bold")
        for attribute, sides in _BORDERS.items():
            if properties.get(attribute, "none") not in ("none", "hidden"):
                drawn.update(sides)
    state.styles[name] = frozenset(drawn)


def _read_column(element: etree._Element, sheet: Sheet, state: _State) -> None:
    count = min(int(element.get(_q("table:number-columns-repeated"), "1")), MAX_COLUMNS - state.column)
    bits = (1 << (state.column + count)) - (1 << state.column)
    state.column += count
    if element.get(_q("table:visibility")) in ("collapse", "filter"):
        sheet.hidden_columns |= bits
    if drawn := state.styles.get(element.get(_q("table:default-cell-style-name"), "")):
        state.columns.append((bits, drawn))


def _read_row(element: etree._Element, sheet: Sheet, workbook: Workbook, state: _State) -> None:
    repeats = int(element.get(_q("table:number-rows-repeated"), "1"))
    row = _row(element, sheet, state)
    if row.cells or row.ruled:
        hidden = element.get(_q("table:visibility")) in ("collapse", "filter")
        for number in range(state.row, state.row + min(repeats, _MAX_REPEATS if row.cells else MAX_BLANK_ROWS)):
            if hidden:
                sheet.hidden_rows.add(number)
            workbook.add_row(sheet, number, row)
    state.row += repeats


def _row(element: etree._Element, sheet: Sheet, state: _State) -> Row:
    row = Row({})
    column = 0
    for cell in element.iterchildren(_CELL, _COVERED):
        count = int(cell.get(_q("table:number-columns-repeated"), "1"))
        bits = ((1 << min(count, MAX_COLUMNS)) - 1) << column if column < MAX_COLUMNS else 0
        style = cell.get(_q("table:style-name"))
        if style is not None:
            _draw(row, bits, state.styles.get(style, frozenset()))
        else:
            for columns, drawn in state.columns:
                _draw(row, bits & columns, drawn)
        if cell.tag == _CELL:
            text = _text(cell)
            if text.strip():
                row.cells.update(dict.fromkeys(range(column, min(column + count, MAX_COLUMNS)), text))
            elif cell.get(_q("table:formula")) and not cell.get(_q("office:value-type")):
                sheet.uncomputed.append(cell_name(state.row, column))
            rows = int(cell.get(_q("table:number-rows-spanned"), "1"))
            columns = int(cell.get(_q("table:number-columns-spanned"), "1"))
            if rows > 1 or columns > 1:
                right = min(column + columns, MAX_COLUMNS) - 1
                sheet.merged.append(Range(state.row, column, state.row + rows - 1, right))
        column += count
    return row


def _draw(row: Row, columns: int, drawn: frozenset[str]) -> None:
    """Notes in the row what is drawn in these columns (bits)."""
    row.ruled |= columns if drawn - {"top", "bold"} else 0
    row.top |= columns if "top" in drawn else 0
    row.bottom |= columns if "bottom" in drawn else 0
    row.bold |= columns if "bold" in drawn else 0


def _text(cell: etree._Element) -> str:
    """The text shown in a cell, its paragraphs as lines; the bare value where a writer left the text out."""
    paragraphs = ["".join(_runs(paragraph)) for paragraph in cell.iterchildren(_P)]
    return "\n".join(paragraphs) if paragraphs else cell.get(_q("office:value"), "")


def _runs(element: etree._Element) -> list[str]:
    out = [element.text or ""]
    for child in element:
        if child.tag == _S:
            out.append(" " * min(int(child.get(_q("text:c"), "1")), 1000))
        elif child.tag == _TAB:
            out.append("\t")
        elif child.tag == _BREAK:
            out.append("\n")
        elif child.tag not in _ASIDE and isinstance(child.tag, str):
            out += _runs(child)
        out.append(child.tail or "")
    return out
