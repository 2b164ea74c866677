"""An HTML table as cells on a grid (HTML Standard, 4.9.12: forming a table)."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ingest.blocks import TableCell
from ingest.html_text import is_hidden, text_lines

_MAX_COLUMN_SPAN = 200  # of a standard that allows 1,000, and of typing errors that go beyond


def table_cells(table: HtmlElement) -> list[TableCell]:
    """The table's cells; a merged cell stands once, at its top left. Header cells are those of the thead, and rows
    that hold th only."""
    rows = [row for row in _rows(table) if not is_hidden(row)]
    left = _rows_left(rows)
    cells: list[TableCell] = []
    covered: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        own = [cell for cell in row if cell.tag in ("td", "th") and not is_hidden(cell)]
        header = _in_head(row) or (bool(own) and all(cell.tag == "th" for cell in own))
        x = 0
        for cell in own:
            while (y, x) in covered:
                x += 1
            width = min(_span(cell, "colspan"), _MAX_COLUMN_SPAN)
            height = min(_span(cell, "rowspan") or len(rows), left[y])
            covered.update((y + dy, x + dx) for dy in range(1, height) for dx in range(width))
            cells.append(TableCell(text_lines(cell), y, x, height, max(1, width), header))
            x += max(1, width)
    return cells


def own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The table's rows as they stand in the file, without those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _rows(table: HtmlElement) -> list[HtmlElement]:
    """The rows as shown: the head first, the foot last."""
    order = {"thead": 0, "tfoot": 2}
    return sorted(own_rows(table), key=lambda row: order.get(_section(row), 1))


def _rows_left(rows: list[HtmlElement]) -> list[int]:
    """For each row how many of its section there are from it on: no cell spans further."""
    left: list[int] = []
    for row, below in zip(reversed(rows), [None, *reversed(rows)], strict=False):
        same = below is not None and row.getparent() is below.getparent()
        left.append(left[-1] + 1 if same else 1)
    return left[::-1]


def _section(row: HtmlElement) -> str:
    parent = row.getparent()
    return str(parent.tag) if parent is not None else ""


def _in_head(row: HtmlElement) -> bool:
    return _section(row) == "thead"


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return int(value) if re.fullmatch("[0-9]{1,5}", value) else 1
