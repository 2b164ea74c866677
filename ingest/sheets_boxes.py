"""Rows that the borders of a table hold together.

Clerks type the lines of one cell into rows of their own and draw a box around them. Where no horizontal line
separates a row from the one above, and it has neither a key nor a value of its own, it goes on with that one.
"""

from collections.abc import Iterator, Sequence

from ingest.joining import join_lines
from ingest.markers import marker
from ingest.sheets_lines import SheetLine, is_value


def join_boxes(lines: Sequence[SheetLine]) -> list[SheetLine]:
    """The lines of a table, those of one box joined into its first."""
    key = _lowest(lines)
    return [_joined(box) for box in _boxes(lines, key)]


def _boxes(lines: Sequence[SheetLine], key: int) -> Iterator[list[SheetLine]]:
    box: list[SheetLine] = []
    for line in lines:
        if box and not _goes_on(box[-1], line, key):
            yield box
            box = []
        box.append(line)
    if box:
        yield box


def _goes_on(above: SheetLine, line: SheetLine, key: int) -> bool:
    return (
        above.is_ruled
        and line.is_ruled
        and line.number == above.number + 1
        and not above.bottom | line.top
        and not line.occupied & key
        and not line.spans
        and not any(map(is_value, line.cells.values()))
    )


def _joined(box: list[SheetLine]) -> SheetLine:
    first = box[0]
    for column in sorted({column for line in box[1:] for column in line.cells}):
        texts = [line.cells[column] for line in box if column in line.cells]
        first.cells[column] = _text(texts)
    first.cells = dict(sorted(first.cells.items()))
    first.bottom = box[-1].bottom
    return first


def _text(texts: list[str]) -> str:
    """Lines of one cell as one text; only list items keep lines of their own."""
    items: list[list[str]] = []
    for line in (line for text in texts for line in text.split("\n")):
        if items and marker(line.strip()) is None:
            items[-1].append(line)
        else:
            items.append([line])
    return "\n".join(join_lines([line.strip() for line in item]).text for item in items)


def _lowest(lines: Sequence[SheetLine]) -> int:
    """The bit of the first column."""
    occupied = 0
    for line in lines:
        occupied |= line.occupied
    return occupied & -occupied
