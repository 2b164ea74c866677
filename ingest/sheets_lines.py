"""The visible rows of a worksheet with their merged cells in place, in bands between free rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.sheets_model import Range, Sheet

_NUMBER = re.compile(r"(?!2[45]\d\d$|๒[๔๕][๐-๙]{2}$)[\d๐-๙][\d๐-๙,. ]*[%-]?$")  # but no Buddhist year


@dataclass(slots=True)
class SheetLine:
    """A visible row with text: texts by column, and bits of columns as in `Row`.

    `spans` are the merged ranges that start here; `inner` the columns inside of one that starts elsewhere.
    """

    number: int
    cells: dict[int, str]
    ruled: int = 0
    top: int = 0
    bottom: int = 0
    bold: int = 0
    inner: int = 0
    spans: dict[int, Range] = field(default_factory=dict)

    @property
    def is_ruled(self) -> bool:
        """Whether borders make it a row of a table; a single cell may just be a line to sign on."""
        return self.ruled.bit_count() > 1

    @property
    def is_bold(self) -> bool:
        return all(self.bold >> column & 1 for column in self.cells)

    @property
    def occupied(self) -> int:
        return self.inner | sum(1 << column for column in self.cells)

    def cut(self, columns: int) -> "SheetLine":
        """The part of the line in these columns (bits)."""
        return SheetLine(
            self.number,
            {c: text for c, text in self.cells.items() if columns >> c & 1},
            self.ruled & columns,
            self.top & columns,
            self.bottom & columns,
            self.bold & columns,
            self.inner & columns,
            {c: span for c, span in self.spans.items() if columns >> c & 1},
        )


def _lines(sheet: Sheet) -> Iterator[SheetLine]:
    """The visible rows in order, those ruled without text included; merged cells stand in their first visible cell."""
    shown = ~sheet.hidden_columns
    lines = {
        number: SheetLine(number, dict(row.cells), row.ruled & shown, row.top & shown, row.bottom & shown, row.bold)
        for number, row in sorted(sheet.rows.items())
        if number not in sheet.hidden_rows
    }
    last = max(lines, default=-1)
    for merged in sheet.merged:
        _merge(sheet, lines, merged, last)
    for _, line in sorted(lines.items()):
        line.cells = {c: text for c, text in sorted(line.cells.items()) if shown >> c & 1}
        line.inner &= shown
        yield line


def _merge(sheet: Sheet, lines: dict[int, SheetLine], merged: Range, last: int) -> None:
    anchor = sheet.rows.get(merged.top)
    text = anchor.cells.get(merged.left) if anchor else None
    row, column = merged.top, merged.left
    while row in sheet.hidden_rows:
        row += 1
    while sheet.hidden_columns >> column & 1:
        column += 1
    bits = (1 << (merged.right + 1)) - (1 << merged.left)
    covered = [lines[r] for r in range(merged.top, min(merged.bottom, last) + 1) if r in lines]
    for line in covered:
        for c in [c for c in line.cells if bits >> c & 1]:
            del line.cells[c]
        line.inner |= bits if text else 0
    if text and row <= merged.bottom and column <= merged.right:
        start = lines.setdefault(row, SheetLine(row, {}, inner=bits))
        start.cells[column] = text
        start.inner &= ~(1 << column)
        start.spans[column] = merged
        if anchor and anchor.bold >> merged.left & 1:
            start.bold |= 1 << column


def bands(sheet: Sheet) -> Iterator[list[SheetLine]]:
    """Lines with text without a visible free row between them."""
    band: list[SheetLine] = []
    reach = -1
    for line in _lines(sheet):
        free = reach + 1
        while free in sheet.hidden_rows:
            free += 1
        if free < line.number and band:
            yield band
            band = []
        if line.cells:
            band.append(line)
        reach = max(reach, line.number, *(span.bottom for span in line.spans.values()))
    if band:
        yield band


def is_value(text: str) -> bool:
    """Whether a cell's text is data by its look: a number that is no year (those head columns), or a dash."""
    text = text.strip()
    return text in ("-", "–") or _NUMBER.match(text) is not None
