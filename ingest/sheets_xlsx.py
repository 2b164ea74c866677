"""XLSX workbooks (ECMA-376), read as a stream of their parts.

One pass over a sheet's XML gives values, number formats, stored formula results, borders, merged ranges and
hidden lines together, in memory bounded by the text. (calamine gives no formats, openpyxl needs one pass for
the formulas and one for their results, and refuses files whose styles it does not like.)
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from math import isfinite

from lxml import etree

from ingest.sheets_codes import builtin_format
from ingest.sheets_format import shown
from ingest.sheets_model import MAX_COLUMNS, MAX_TEXT, Range, Row, Sheet, Workbook, cell_place

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO_BORDER = (None, "none")
_SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class _Styles:
    """By cell style number: the number format code, the sides with a border, whether the text is bold."""

    codes: list[str]
    sides: list[frozenset[str]]
    bold: list[bool]


def read_xlsx(data: bytes) -> Workbook:
    """The workbook's visible sheets. Raises KeyError, ValueError, zipfile.BadZipFile or lxml's XMLSyntaxError."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        main = _main_part(archive)
        root = _tree(archive, main)
        targets = _relationships(archive, main)
        epoch_1904 = any(p.get("date1904") in ("1", "true") for p in root.iter("{*}workbookPr"))
        strings = _shared_strings(archive, targets)
        styles = _read_styles(archive, targets)
        workbook = Workbook()
        for number, element in enumerate(root.iter("{*}sheet"), 1):
            kind, part = targets.get(_relationship_id(element), ("", ""))
            if kind != "worksheet":
                continue  # charts and macro sheets hold no cells
            name = element.get("name", "")
            if element.get("state", "visible") != "visible":
                workbook.hidden.append(name)
                continue
            sheet = Sheet(number, name)
            workbook.sheets.append(sheet)
            _read_sheet(archive, part, sheet, workbook, strings, styles, epoch_1904)
    return workbook


def _read_sheet(
    archive: zipfile.ZipFile,
    part: str,
    sheet: Sheet,
    workbook: Workbook,
    strings: list[str],
    styles: _Styles,
    epoch_1904: bool,
) -> None:
    next_row = 0
    for element in _stream(archive, part, "col", "row", "mergeCell"):
        tag = etree.QName(element).localname
        if tag == "col":
            if element.get("hidden") in ("1", "true") or float(element.get("width", "8")) == 0:
                first, last = int(element.get("min", "1")), min(int(element.get("max", "1")), MAX_COLUMNS)
                sheet.hidden_columns |= (1 << last) - (1 << (first - 1))
        elif tag == "mergeCell":
            first_cell, _, last_cell = element.get("ref", "").partition(":")
            sheet.merged.append(Range(*cell_place(first_cell), *cell_place(last_cell or first_cell)))
        else:
            number = int(element.get("r", next_row + 1)) - 1
            next_row = number + 1
            if element.get("hidden") in ("1", "true") or float(element.get("ht", "15")) == 0:
                sheet.hidden_rows.add(number)
            workbook.add_row(sheet, number, _row(element, sheet, strings, styles, epoch_1904))


def _row(element: etree._Element, sheet: Sheet, strings: list[str], styles: _Styles, epoch_1904: bool) -> Row:
    row = Row({})
    column = -1
    for cell in element.iterchildren("{*}c"):
        name = cell.get("r")
        column = cell_place(name)[1] if name else column + 1
        style = int(cell.get("s", "0"))
        if style < len(styles.sides):
            sides = styles.sides[style]
            row.ruled |= bool(sides - {"top"}) << column
            row.top |= ("top" in sides) << column
            row.bottom |= ("bottom" in sides) << column
            row.bold |= styles.bold[style] << column
        value = _value(cell, strings)
        if value is None:
            if cell.find("{*}f") is not None:
                sheet.uncomputed.append(name or "")
            continue
        code = styles.codes[style] if style < len(styles.codes) else "General"
        text = shown(value, code, epoch_1904)
        if text.strip():
            row.cells[column] = text
    return row


def _value(cell: etree._Element, strings: list[str]) -> float | str | bool | None:
    """The cell's value or stored formula result, None where there is none."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return None if inline is None else _rich_text(inline)
    content = cell.findtext("{*}v")
    if content is None or (content == "" and kind != "str"):
        return None
    if kind == "s":
        return strings[int(content)]
    if kind == "b":
        return content.strip() in ("1", "true")
    if kind == "n":
        number = float(content)
        return number if isfinite(number) else content
    return _unescaped(content)


def _rich_text(element: etree._Element) -> str:
    """The text of a string with its formatted runs, without the reading aids (rPh) of East Asian text."""
    parts = (t.text or "" for t in element.iter("{*}t") if etree.QName(t.getparent()).localname != "rPh")
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _main_part(archive: zipfile.ZipFile) -> str:
    for kind, part in _relationships(archive, "").values():
        if kind == "officeDocument":
            return part
    return "xl/workbook.xml"


def _relationships(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Id -> kind and path of what a part refers to inside the file; what lies outside is left alone."""
    folder, name = posixpath.split(part)
    out: dict[str, tuple[str, str]] = {}
    for relation in _tree(archive, posixpath.join(folder, "_rels", f"{name}.rels")).iter("{*}Relationship"):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            out[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
    return out


def _relationship_id(element: etree._Element) -> str:
    return next((str(value) for key, value in element.items() if str(key).endswith("}id")), "")


def _shared_strings(archive: zipfile.ZipFile, targets: dict[str, tuple[str, str]]) -> list[str]:
    part = next((part for kind, part in targets.values() if kind == "sharedStrings"), None)
    return [_rich_text(element) for element in _stream(archive, part, "si")] if part else []


def _read_styles(archive: zipfile.ZipFile, targets: dict[str, tuple[str, str]]) -> _Styles:
    part = next((part for kind, part in targets.values() if kind == "styles"), None)
    if part is None:
        return _Styles([], [], [])
    root = _tree(archive, part)
    own = {format_.get("numFmtId"): format_.get("formatCode", "") for format_ in root.iterfind("{*}numFmts/{*}numFmt")}
    borders = [
        frozenset(
            name
            for name in _SIDES
            for side in border.iterchildren(f"{{*}}{name}")
            if side.get("style") not in _NO_BORDER
        )
        for border in root.iterfind("{*}borders/{*}border")
    ]
    fonts = [
        any(bold.get("val", "1") in ("1", "true") for bold in font.iterchildren("{*}b"))
        for font in root.iterfind("{*}fonts/{*}font")
    ]
    styles = _Styles([], [], [])
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        number = style.get("numFmtId", "0")
        styles.codes.append(own[number] if number in own else builtin_format(int(number)))
        border, font = int(style.get("borderId", "0")), int(style.get("fontId", "0"))
        styles.sides.append(borders[border] if border < len(borders) else frozenset())
        styles.bold.append(font < len(fonts) and fonts[font])
    return styles


def _tree(archive: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with archive.open(_member(archive, part)) as stream:
        return etree.parse(stream, parser).getroot()


def _stream(archive: zipfile.ZipFile, part: str, *tags: str) -> Iterator[etree._Element]:
    """The part's elements of these names, each emptied after use, so that memory stays bounded."""
    with archive.open(_member(archive, part)) as stream:
        names = [f"{{*}}{tag}" for tag in tags]
        for _, element in etree.iterparse(stream, tag=names, resolve_entities=False, no_network=True):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _member(archive: zipfile.ZipFile, part: str) -> zipfile.ZipInfo:
    """The archive's entry for a part, whose name may differ in case. Raises KeyError; ValueError for a huge one."""
    try:
        member = archive.getinfo(part)
    except KeyError:
        found = [entry for entry in archive.infolist() if entry.filename.replace("\\", "/").lower() == part.lower()]
        if not found:
            raise
        member = found[0]
    if member.file_size > MAX_TEXT:
        raise ValueError(f"{part} unpacks to {member.file_size} bytes")
    return member
