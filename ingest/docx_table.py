"""A DOCX table as cells on a grid (ECMA-376 part 1, 17.4)."""

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from ingest.blocks import TableCell, TextLine
from ingest.docx_package import W
from ingest.docx_styles import number

_MAX_COLUMNS = 63  # that Word allows
_ROW_WRAPPERS = frozenset(f"{W}{n}" for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def table_cells(table: etree._Element, text: Callable[[etree._Element], Sequence[TextLine]]) -> list[TableCell]:
    """The table's cells; a merged cell stands once, at its top left. `text` gives a cell element's lines.

    Header cells are those of the rows at the top that Word repeats on every page.
    """
    cells: list[TableCell] = []
    above: dict[int, int] = {}  # column -> index of the merged cell that may go on below
    in_header = True
    for y, row in enumerate(table_rows(table)):
        properties = row.find(f"{W}trPr")
        in_header = in_header and _is_header(properties)
        x = min(number(properties, "gridBefore") or 0, _MAX_COLUMNS)
        merged: dict[int, int] = {}
        for element in row_cells(row):
            width, merge = _spans(element)
            over = above.get(x) if merge == "continue" else None
            if over is not None:
                cells[over] = cells[over]._replace(row_span=y - cells[over].row + 1)
                merged[x] = over
            else:
                if merge is not None:
                    merged[x] = len(cells)
                cells.append(TableCell(text(element), y, x, 1, width, in_header))
            x += width
        above = merged
    return cells


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The table's own rows, without those that a tracked change deleted."""
    for row in _members(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def row_cells(row: etree._Element) -> Iterator[etree._Element]:
    """The row's own cells."""
    return _members(row, f"{W}tc")


def _members(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _ROW_WRAPPERS:
            yield from _members(child, tag)


def _is_header(properties: etree._Element | None) -> bool:
    header = properties.find(f"{W}tblHeader") if properties is not None else None
    return header is not None and header.get(f"{W}val", "1") not in ("0", "false")


def _spans(cell: etree._Element) -> tuple[int, str | None]:
    """How many columns the cell takes; whether it begins ("restart") or goes on with ("continue") a merge of rows."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return 1, None
    merge = properties.find(f"{W}vMerge")
    width = min(number(properties, "gridSpan") or 1, _MAX_COLUMNS)
    return width, None if merge is None else merge.get(f"{W}val", "continue")
