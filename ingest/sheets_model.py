"""A worksheet as it is shown: the visible cells' texts, merged ranges, hidden lines, and where borders are drawn.

The three workbook readers make it, `ingest.sheets_regions` reads it. Rows and columns count from 0 as in the
file, so a cell's name ("C14") can be told. Their texts are what the cells show, hidden ones included;
`ingest.sheets_regions` leaves those out.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")

MAX_CELLS = 1_000_000
"""Filled cells of a workbook that are read; more are left out, with an issue (a 100,000-row plan has 10 columns)."""

MAX_BLANK_ROWS = 50
"""Ruled rows without text that are kept after the last row with text; a table does not go on after more."""

MAX_COLUMNS = 16_384
"""Columns of a sheet; the last is XFD."""

MAX_TEXT = 256 * 1024 * 1024
"""Bytes that one part of a zipped workbook may unpack to."""


class Range(NamedTuple):
    """A merged range of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Row:
    """A row: its texts by column, and bits of columns.

    `ruled` are the cells with a border, `top` and `bottom` those with one on that side. A border at the top alone
    does not make a cell ruled: it is the last line of the row above.
    """

    cells: dict[int, str]
    ruled: int = 0
    top: int = 0
    bottom: int = 0
    bold: int = 0


@dataclass(slots=True)
class Sheet:
    """One visible worksheet with its rows in order. `uncomputed` are the cells whose formula has no stored value."""

    number: int
    name: str
    rows: dict[int, Row] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: int = 0
    uncomputed: list[str] = field(default_factory=list)
    last_text: int = -MAX_BLANK_ROWS - 1


@dataclass(slots=True)
class Workbook:
    """The visible worksheets in order, the names of the hidden ones, and the cells that were too many to read."""

    sheets: list[Sheet] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    filled: int = 0
    left_out: int = 0

    def add_row(self, sheet: Sheet, number: int, row: Row) -> None:
        """The row put into the sheet, unless it is bare, or one of too many."""
        if row.cells:
            if self.filled + len(row.cells) > MAX_CELLS:
                self.left_out += len(row.cells)
                return
            self.filled += len(row.cells)
            sheet.rows[number] = row
            sheet.last_text = number
        elif row.ruled and number - sheet.last_text <= MAX_BLANK_ROWS:
            sheet.rows[number] = row


def column_name(column: int) -> str:
    """The letters of a column counted from 0.

    >>> column_name(0), column_name(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def cell_name(row: int, column: int) -> str:
    """A cell as the sheet names it.

    >>> cell_name(13, 2)
    'C14'
    """
    return f"{column_name(column)}{row + 1}"


def cell_place(name: str) -> tuple[int, int]:
    """Row and column, from 0, of a cell's name. Raises ValueError for what is none, or lies outside any sheet.

    >>> cell_place("AB3")
    (2, 27)
    """
    found = _CELL.fullmatch(name)
    if not found:
        raise ValueError(f"not a cell: {name!r}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    if column > MAX_COLUMNS:
        raise ValueError(f"no sheet has a cell {name!r}")
    return int(found[2]) - 1, column - 1
