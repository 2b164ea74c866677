"""A table's cells on their grid, and where its header ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.evidence import MONTH, evidence, is_indicator
from extract.headers import header_roles, is_label
from ingest.digits import fold_digits
from ingest.document import Cell, Table

_COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}\)?$")
_INDICATOR_NUMBER = re.compile(r"^(?:ที่\s*)?(?:10|[1-9])$")
_NUMBERED_MEASURE = re.compile(r"^(?:มาตรการ|โครงการ|กิจกรรม)\s*ที่\s*\d")
_MONTH_LABEL = re.compile(rf"{MONTH}(?:\s*\d{{2,4}})?")
_MONTH_COLUMNS = 3
_MOST_FORM_COLUMNS = 8
_MOST_HEADER_ROWS = 4
_SURE_LABEL = 0.7  # how well a form's label must fit a wording to be read as one


@dataclass(frozen=True, slots=True)
class Row:
    """A grid row: the cell that covers each column (None where there is none), and whether it begins in this row.

    A cell merged over columns stands in its first column only. `cut` marks the first row of a piece that continues
    a table from the page before.
    """

    cells: tuple[Cell | None, ...]
    own: tuple[bool, ...]
    cut: bool = False

    def text(self, column: int) -> str:
        """The text that begins in this row at a column, "" where nothing does."""
        cell = self.cells[column]
        return cell.text.strip() if cell is not None and self.own[column] else ""

    def filled(self) -> list[int]:
        """The columns in which text begins in this row."""
        return [column for column in range(len(self.cells)) if self.text(column)]

    def spans_all(self) -> bool:
        """Whether one cell takes the whole width of a table of several columns."""
        first = self.cells[0]
        return len(self.cells) > 2 and first is not None and self.own[0] and first.column_span >= len(self.cells) - 1


def rows_of(table: Table) -> list[Row]:
    """The grid rows of a table piece."""
    at: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            at[row][cell.column] = cell
    return [
        Row(tuple(cells), tuple(cell is not None and cell.row == number for cell in cells))
        for number, cells in enumerate(at)
    ]


OCCASION = re.compile(r"(?:รอบ(?:ที่)?|ครั้งที่|ไตรมาส(?:ที่)?|ปี(?:งบประมาณ)?|ระยะ)\s*(?:พ\.ศ\.)?\s*\d.{0,14}$")
"""A label of one of several rounds (รอบ ๖ เดือนแรก, ครั้งที่ ๑), which says nothing of what its column holds."""


def header_height(rows: Sequence[Row]) -> tuple[int, int]:
    """How many rows above the header are captions, and how many rows the header takes; (0, 0) for no header."""
    top = 0
    while top < min(3, len(rows)) and (rows[top].spans_all() or len(rows[top].filled()) == 1 < len(rows[top].cells)):
        top += 1
    for captions in (0, top):
        if captions < len(rows) and _is_header(rows[captions], rows[captions + 1 :]):
            height = 1
            while (
                captions + height < len(rows)
                and height < _MOST_HEADER_ROWS
                and _continues_header(rows[captions + height - 1], rows[captions + height])
            ):
                height += 1
            return captions, height
    return 0, 0


def _texts(row: Row) -> list[str]:
    return [row.text(column) for column in row.filled()]


def _is_header(row: Row, below: Sequence[Row] = ()) -> bool:
    """Whether a row labels the columns: by its flags, by known wordings, or because only the rows below hold values."""
    texts = _without_months(_texts(row))
    if len(texts) < 2 or any(len(text) > 130 for text in texts):
        return False
    across = sum(map(is_indicator, texts)) >= 3  # indicators side by side, scores below them
    labels = [text for text in texts if (is_indicator(text) and across) or (is_label(text) and not is_indicator(text))]
    typed = [text for text in texts if _is_value(text)]
    flagged = all(cell.header for cell, own in zip(row.cells, row.own, strict=True) if cell is not None and own)
    if flagged and labels and not typed:
        return True
    if len(labels) >= max(2, 0.6 * len(texts)):
        return len(typed) <= (len(texts) - len(labels)) // 2
    return (
        not typed
        and len(row.filled()) == len(row.cells) >= 3
        and all(len(text) <= 45 for text in texts)
        and _typed_below(below)
    )


def _typed_below(below: Sequence[Row]) -> bool:
    """Whether at least two columns hold values (periods, owners, amounts, scores) in the rows that follow."""
    rows = below[:8]
    if not rows:
        return False
    columns = range(len(rows[0].cells))
    filled = {c: [text for row in rows if (text := row.text(c))] for c in columns}
    return sum(bool(texts) and sum(map(_is_strict_value, texts)) >= 0.8 * len(texts) for texts in filled.values()) >= 2


def _is_strict_value(text: str) -> bool:
    found = evidence(text)
    return any(
        found.get(role, 0) >= 0.9 for role in ("score", "change", "budget", "item", "period", "owner", "indicator")
    )


def _without_months(texts: list[str]) -> list[str]:
    """The texts of a row without the months that label the columns of a Gantt chart; a month alone is a period."""
    others = [text for text in texts if not _MONTH_LABEL.fullmatch(text)]
    return others if len(texts) - len(others) >= _MONTH_COLUMNS else texts


def _is_value(text: str) -> bool:
    """Whether a text is a body value (a score, an amount, a code, a period with months) and no column label."""
    if header_roles(text) and header_roles(text)[0].fit >= 0.8:
        return False
    found = evidence(text)
    return any(found.get(role, 0) >= 0.9 for role in ("score", "change", "budget", "item", "period"))


def _continues_header(above: Row, row: Row) -> bool:
    """Whether a row holds the sub-labels of the header row above, or the numbers of its columns."""
    texts = _texts(row)
    if not texts:
        return False
    if len(texts) >= 3 and all(_COLUMN_NUMBER.match(fold_digits(text)) for text in texts):
        numbers = [int(fold_digits(text).strip("()")) for text in texts]
        if numbers == list(range(1, len(numbers) + 1)):
            return True
    if not all(_has_sublabels(above, column) for column in row.filled()):
        return False
    if sum(bool(_INDICATOR_NUMBER.match(fold_digits(text))) for text in texts) >= 5:
        return True  # ตัวชี้วัดที่ over the numbers 1 to 10
    if not row.text(0) and len(texts) > 1 and all(OCCASION.match(fold_digits(text)) for text in texts):
        return True
    plain = all(len(text) <= 60 and not _is_value(text) and not is_indicator(text) for text in _without_months(texts))
    return plain and (
        all(is_label(text) or not evidence(text) for text in texts) or all(len(text) <= 30 for text in texts)
    )


def _has_sublabels(row: Row, column: int) -> bool:
    """Whether a header label is merged over several columns here, so that labels of its parts may follow below."""
    cell = row.cells[column]
    if cell is not None and row.own[column] and cell.column_span > 1:
        return True
    gap_follows = column + 1 < len(row.cells) and not row.text(column + 1)
    return gap_follows or (column > 0 and not row.text(column))


def label_role(text: str) -> str | None:
    """The role that a form's label means (ผู้รับผิดชอบ :), None for a text that is no label."""
    label = text.strip().rstrip(":： ").lstrip("0123456789๐๑๒๓๔๕๖๗๘๙.)( -•")
    if len(label) > 70 or is_indicator(label) or _NUMBERED_MEASURE.match(fold_digits(label)):
        return None
    roles = header_roles(label)
    return roles[0].role if roles and roles[0].fit >= _SURE_LABEL else None


def is_form(rows: Sequence[Row], goes_on: bool) -> bool:
    """Whether a table lists labels and values, one below the other, rather than rows of one kind.

    `goes_on`: a form stands before it, so fewer labels will do.
    """
    if not rows or not 2 <= len(rows[0].cells) <= _MOST_FORM_COLUMNS:
        return False
    labels = [row.text(0) for row in rows if row.text(0) and len(row.filled()) > 1]
    roles = {role for text in labels if (role := label_role(text)) is not None}
    known = sum(label_role(text) is not None for text in labels)
    beside = (row.text(column).rstrip() for row in rows for column in row.filled()[2:])
    roles.update(role for text in beside if text.endswith(":") and (role := label_role(text)) is not None)
    last = [fold_digits(row.text(row.filled()[-1])) for row in rows if row.filled()]
    if sum(text.isdecimal() for text in last) >= 0.6 * len(last):
        return False  # a table of contents: headings and page numbers
    values = [row.text(column) for row in rows[:1] for column in row.filled()[1:]]
    labelled = sum(label_role(text) is not None for text in values)
    if len(rows[0].cells) > 2 and values and labelled > (0.7 if goes_on else 0.5) * len(values):
        return False  # a header of several labels
    if goes_on and not any(row.text(0) for row in rows):
        return True  # the rest of the last value
    return len(roles) >= (1 if goes_on else 3) and known >= 0.5 * len(labels)


def header_paths(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """For each column the labels above it, from the top down; a label merged over columns is that of them all."""
    if not rows:
        return []
    width = len(rows[0].cells)
    paths: list[list[str]] = [[] for _ in range(width)]
    for number, row in enumerate(rows):
        if number and counts_columns(row):
            continue
        label, reach = "", 0
        for column in range(width):
            cell = row.cells[column]
            text = row.text(column)
            if text:
                label, reach = text, column + (cell.column_span if cell else 1)
            elif cell is not None and not row.own[column]:
                label, reach = "", 0  # a label that goes on from the row above is in the path already
                continue
            elif column >= reach and not _merged_by_gap(rows, number, column):
                label = ""
            if label:
                paths[column].append(" ".join(label.split()))
    return [tuple(path) for path in paths]


def counts_columns(row: Row) -> bool:
    """Whether a row counts its columns: (๑) (๒) (๓) …, also where a narrow one breaks a number's bracket."""
    texts = ["".join(fold_digits(row.text(column)).split()).strip("()") for column in range(len(row.cells))]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _merged_by_gap(rows: Sequence[Row], number: int, column: int) -> bool:
    """In a dump without spans, an empty header cell with a sub-label below belongs to the label on its left."""
    below = [row for row in rows[number + 1 :] if not counts_columns(row)]
    return bool(below) and any(row.text(column) for row in below) and any(row.text(column - 1) for row in below)
