"""Tables without a closed frame: ruled only horizontally, shaded row by row, or not ruled at all.

Their columns are the white rivers between the pieces of text; their rows are given by the rules, or by the lines
that have text in the first column.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from statistics import median

from ingest.digits import fold_digits
from ingest.markers import marker
from ingest.pdf_grid import SNAP, Grid, GridCell
from ingest.pdf_lines import PageLine, Piece, beside, lines
from ingest.pdf_paragraphs import Column, line_ended
from ingest.pdf_paths import Rules
from ingest.span import Box

RIVER = 0.8
"""Least width of the white between two columns, in letter widths."""

_CLOSE = 1.2
"""Largest gap between two rows of a table without rules, in heights of a line."""

_CROSSED = 0.15
"""Share of rows that may lie across a river: headers over several columns."""

Row = list[Piece]


@dataclass(frozen=True, slots=True)
class LooseTable:
    """A table found by its text: its lattice, and the pieces of text of every cell, in the grid's order.

    `running`: no table, but columns of running text side by side.
    """

    grid: Grid
    pieces: list[list[Piece]]
    running: bool = False


def loose_tables(parts: Sequence[Piece], rules: Rules, ruled: Sequence[Grid]) -> tuple[list[LooseTable], list[Piece]]:
    """The tables among pieces of text outside of ruled tables; and the pieces that belong to none."""
    found: list[LooseTable] = []
    rest = list(parts)
    for box, levels in _bands(rules, ruled):
        inside = [p for p in rest if _holds(box, p.box)]
        table = _table(_rows(inside), levels, least_rows=2) if len(inside) >= 4 else None
        if table is not None:
            found.append(table)
            rest = [p for p in rest if not _holds(box, p.box)]
    for run in _runs(_rows(rest), ruled):
        table = _table(run, [], least_rows=3)
        if table is not None and not (_contents_list(table) or _numbered_list(table)):
            found.append(replace(table, running=_text_columns(table)))
            taken = {id(p) for row in run for p in row}
            rest = [p for p in rest if id(p) not in taken]
    return found, rest


def _holds(box: Box, inner: Box) -> bool:
    middle = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return box.x0 <= middle[0] <= box.x1 and box.top <= middle[1] <= box.bottom


def _rows(parts: Iterable[Piece]) -> list[Row]:
    rows: list[Row] = []
    for part in sorted(parts, key=lambda p: (p.box.top + p.box.bottom, p.box.x0)):
        if rows and beside(part.box, rows[-1][0].box):
            rows[-1].append(part)
        else:
            rows.append([part])
    return [sorted(row, key=lambda p: p.box.x0) for row in rows]


def _bands(rules: Rules, ruled: Sequence[Grid]) -> list[tuple[Box, list[float]]]:
    """Boxes between the first and the last of three or more horizontal rules (or edges of shaded rows) of the same
    extent that no ruled table has, and the heights of the rules."""
    edges = [(y, x0, x1) for x0, top, x1, bottom in rules.areas for y in (top, bottom) if bottom - top < 100]
    groups: list[list[tuple[float, float, float]]] = []
    for rule in sorted({*rules.horizontal, *edges}, key=lambda r: (round(r[1] / 6), round(r[2] / 6), r[0])):
        if any(grid.box.top - SNAP <= rule[0] <= grid.box.bottom + SNAP for grid in ruled):
            continue
        same = groups and abs(groups[-1][0][1] - rule[1]) <= 6 and abs(groups[-1][0][2] - rule[2]) <= 6
        if same:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    bands = []
    for group in groups:
        ys = sorted(y for y, _, _ in group)
        levels = ys[:1] + [below for above, below in pairwise(ys) if below - above > SNAP]
        if len(levels) >= 3 and group[0][2] - group[0][1] > 100:
            bands.append((Box(group[0][1] - SNAP, levels[0], group[0][2] + SNAP, levels[-1]), levels))
    return bands


def _runs(rows: Sequence[Row], ruled: Sequence[Grid]) -> list[list[Row]]:
    """Runs of rows close to each other that begin and end with several pieces; a ruled table ends a run."""
    runs: list[list[Row]] = []
    run: list[Row] = []
    for row in rows:
        if run and not _next_to(run[-1], row, ruled):
            runs.append(run)
            run = []
        if run or len(row) > 1:
            run.append(row)
        if len(run) > 2 and all(len(r) == 1 for r in run[-3:]):
            runs.append(run)
            run = []
    runs.append(run)
    for each in runs:
        while each and len(each[-1]) == 1:
            each.pop()
    return [each for each in runs if sum(len(row) > 1 for row in each) >= 3]


def _next_to(above: Row, below: Row, ruled: Sequence[Grid]) -> bool:
    bottom, top = max(p.box.bottom for p in above), min(p.box.top for p in below)
    height = median(p.box.bottom - p.box.top for p in (*above, *below))
    return top - bottom <= _CLOSE * height and not any(bottom <= g.box.top <= top for g in ruled)


def _rivers(rows: Sequence[Row]) -> list[float]:
    """The middles of the white between columns."""
    several = [row for row in rows if len(row) > 1]
    allowed = int(_CROSSED * len(several))
    width = median(p.width for row in several for p in row)
    events = sorted((x, step) for row in several for p in row for x, step in ((p.box.x0, 1), (p.box.x1, -1)))
    rivers = []
    covered, since = 0, None
    for x, step in events:
        if since is not None and covered <= allowed and step > 0 and covered + step > allowed:
            if x - since > RIVER * width:
                rivers.append((since + x) / 2)
            since = None
        covered += step
        if covered <= allowed and since is None:
            since = x
    return rivers


def _table(rows: Sequence[Row], levels: Sequence[float], least_rows: int) -> LooseTable | None:
    """The rows as a table, if they have columns in common."""
    if sum(len(row) > 1 for row in rows) < least_rows:
        return None
    rivers = _rivers(rows)
    if not rivers:
        return None
    box = rows[0][0].box
    for row in rows:
        for part in row:
            box = box.union(part.box)
    xs = [box.x0, *rivers, box.x1]
    placed = [
        [(_column_of(rivers, p.box.x0 + 0.5), _column_of(rivers, p.box.x1 - 0.5), p) for p in row] for row in rows
    ]
    several = sum(len({first for first, _, _ in row}) > 1 for row in placed)
    if not levels and sum(last - first == len(rivers) for row in placed for first, last, _ in row) > 0.25 * len(rows):
        return None
    if several < max(least_rows, 4 if len(rivers) == 1 and not levels else 0, 0.6 * len(rows) if not levels else 0):
        return None
    starts = _row_starts(placed, levels, xs)
    ys = [box.top, *((_top(rows[i]) + _bottom(rows[i - 1])) / 2 for i in starts[1:]), box.bottom]
    cells: dict[tuple[int, int, int], list[Piece]] = {}
    for number, (start, end) in enumerate(pairwise([*starts, len(rows)])):
        together = [it for row in placed[start:end] for it in row]
        spans = {(first, last) for first, last, _ in together}
        if any(a != b and a[0] <= b[1] and b[0] <= a[1] for a in spans for b in spans):
            together = [(first, first, part) for first, _, part in together]
        for first, last, part in together:
            cells.setdefault((number, first, last), []).append(part)
    taken = {(number, column) for number, first, last in cells for column in range(first, last + 1)}
    for place in product(range(len(starts)), range(len(rivers) + 1)):
        if place not in taken:
            cells[place[0], place[1], place[1]] = []
    order = sorted(cells)
    grid_cells = tuple(GridCell(row, first, 1, last - first + 1) for row, first, last in order)
    return LooseTable(Grid(tuple(xs), tuple(ys), grid_cells), [cells[key] for key in order])


def _column_of(rivers: Sequence[float], x: float) -> int:
    return sum(river < x for river in rivers)


def _top(row: Row) -> float:
    return min(p.box.top for p in row)


def _bottom(row: Row) -> float:
    return max(p.box.bottom for p in row)


def _row_starts(
    placed: Sequence[list[tuple[int, int, Piece]]], levels: Sequence[float], xs: Sequence[float]
) -> list[int]:
    """The lines that begin a row: those after a rule where rules part the rows; else those with text in the first
    column, or in as many columns as the row has, unless they only go on with the line above."""
    starts = [0]
    ruled = len(levels) > max(3, 0.4 * len(placed))
    for index in range(1, len(placed)):
        above, row = placed[index - 1], placed[index]
        edge = max(p.box.bottom for _, _, p in above) - 4, min(p.box.top for _, _, p in row) + 4
        if any(edge[0] <= level <= edge[1] for level in levels) or (
            not ruled and not _goes_on(placed[starts[-1]], above, row, xs)
        ):
            starts.append(index)
    return starts


def _goes_on(
    first: list[tuple[int, int, Piece]],
    above: list[tuple[int, int, Piece]],
    row: list[tuple[int, int, Piece]],
    xs: Sequence[float],
) -> bool:
    """Whether a line continues the row: it fills fewer columns, and in each the line above was full."""
    columns = {column for column, _, _ in row}
    if len(columns) >= len({column for column, _, _ in first}):
        return False
    if 0 not in columns:
        return True
    over = {column: part for column, _, part in above}
    return all(
        column in over and not line_ended(_line(over[column]), _line(part), xs[last + 1] - over[column].width, False)
        for column, last, part in row
    )


def _line(part: Piece) -> PageLine:
    return PageLine(part.text, part.box, part.width, part.style)


def _contents_list(table: LooseTable) -> bool:
    """Whether the last of two or three columns holds page numbers, as a table of contents does: whole numbers that
    do not fall."""
    columns = len(table.grid.xs) - 1
    last = [
        fold_digits("".join(p.text for p in parts).strip())
        for cell, parts in zip(table.grid.cells, table.pieces, strict=True)
        if cell.column == columns - 1 and parts
    ]
    numbers = [int(text) for text in last if text.isdigit()]
    return columns <= 3 and len(numbers) >= 0.6 * len(last) and numbers == sorted(numbers)


def _numbered_list(table: LooseTable) -> bool:
    """Whether the first of two columns holds the markers of a list."""
    first = [
        parts[0].text for cell, parts in zip(table.grid.cells, table.pieces, strict=True) if not cell.column and parts
    ]
    marked = sum(marker(text + " x") is not None and len(text.strip()) < 6 for text in first)
    return len(table.grid.xs) == 3 and marked >= 0.4 * len(first)


def _text_columns(table: LooseTable) -> bool:
    """Whether two columns are running text side by side: most lines fill their column."""
    if len(table.grid.xs) > 3:
        return False
    full = total = 0
    for number in range(2):
        parts = [
            p for cell, own in zip(table.grid.cells, table.pieces, strict=True) if cell.column == number for p in own
        ]
        width = max(p.box.x1 for p in parts) - min(p.box.x0 for p in parts) if parts else 0
        total += len(parts)
        full += sum(p.box.x1 - p.box.x0 > 0.85 * width and len(p.text) > 25 for p in parts)
    return full > 0.7 * total


def text_columns(table: LooseTable) -> list[Column]:
    """The columns of running text, from left to right."""
    columns = []
    for number, (left, right) in enumerate(pairwise(table.grid.xs)):
        parts = [
            part
            for cell, own in zip(table.grid.cells, table.pieces, strict=True)
            if cell.column == number
            for part in own
        ]
        columns.append(Column(lines(parts), left, max((p.box.x1 for p in parts), default=right)))
    return columns


def cell_column(grid: Grid, cell: GridCell, parts: list[Piece]) -> Column:
    """The lines of a cell of a table without a frame."""
    box = grid.cell_box(cell)
    right = max([box.x0, *(p.box.x1 for p in parts)]) if cell.column + cell.column_span == len(grid.xs) - 1 else box.x1
    return Column(lines(parts), box.x0, right)
