"""Ruling lines -> the cells of the tables on a page.

A table is a connected set of rules. Its rules are snapped to a lattice of row and column lines; a cell is the
smallest closed rectangle of the lattice from its top left corner. The same cells as pdfplumber's `find_tables`
(a test holds that), in time linear in the lattice, and with what official papers have besides: frames that the
page end cut open are closed, dashed and doubled rules are one rule.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.pdf_paths import Rules
from ingest.span import Box

SNAP = 3.0
"""Points within which rules are one rule, and ends of rules meet."""

MAX_RULES = 20_000
MAX_LATTICE = 400_000

Rule = tuple[float, float, float]
"""A rule's place across its direction, and its start and end along it."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of the lattice: rows `row` to `row + row_span`, likewise columns."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The lattice of one table: `ys` (n rows + 1) and `xs` (n columns + 1) in points, and its cells by row, column.

    `open_top`, `open_bottom`: no rule is drawn there over some of the columns; the page cut the frame.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_box(self, cell: GridCell) -> Box:
        return Box(
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.column + cell.column_span],
            self.ys[cell.row + cell.row_span],
        )


def grids(rules: Rules) -> list[Grid]:
    """The ruled tables of a page, in reading order. A frame of one cell is no table."""
    if len(rules.horizontal) + len(rules.vertical) > MAX_RULES:
        return []
    found = []
    for horizontal, vertical in _connected(_merged(rules.horizontal), _merged(rules.vertical)):
        level, upright = _missing_sides(vertical, horizontal), _missing_sides(horizontal, vertical)
        grid = _grid(horizontal + level, vertical + upright)
        if grid is not None:
            top, bottom = (any(abs(y - side[0]) <= SNAP for side in level) for y in (grid.ys[0], grid.ys[-1]))
            found.append(replace(grid, open_top=top, open_bottom=bottom))
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _clusters(values: list[float], tolerance: float = SNAP) -> list[float]:
    """Means of the groups of values whose neighbours are within `tolerance`."""
    groups: list[list[float]] = []
    last = float("-inf")
    for value in sorted(values):
        if value - last > tolerance:
            groups.append([])
        groups[-1].append(value)
        last = value
    return [sum(group) / len(group) for group in groups]


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules on one line and touching (or dashes of it) as one."""
    lines: list[list[Rule]] = []
    last = float("-inf")
    for rule in sorted(rules):
        if rule[0] - last > SNAP:
            lines.append([])
        lines[-1].append(rule)
        last = rule[0]
    merged: list[Rule] = []
    for line in lines:
        line.sort(key=lambda rule: rule[1])
        place, start, end, count = line[0][0], line[0][1], line[0][2], 1
        for at, begin, stop in line[1:]:
            if begin <= end + SNAP:
                end = max(end, stop)
                place, count = place + at, count + 1
            else:
                merged.append((place / count, start, end))
                place, start, end, count = at, begin, stop, 1
        merged.append((place / count, start, end))
    return [rule for rule in merged if rule[2] - rule[1] > SNAP]


def _connected(horizontal: list[Rule], vertical: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules by connected sets: those that cross or meet, or are parted by a merged column alone."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for down, (x, top, bottom) in enumerate(vertical, len(horizontal)):
        for across, (y, x0, x1) in enumerate(horizontal):
            if top - SNAP <= y <= bottom + SNAP and x0 - SNAP <= x <= x1 + SNAP:
                parent[root(across)] = root(down)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for index, rule in enumerate(horizontal):
        sets[root(index)][0].append(rule)
    for index, rule in enumerate(vertical, len(horizontal)):
        sets[root(index)][1].append(rule)
    return _beside_merged([both for both in sets.values() if both[1]])


def _beside_merged(sets: list[tuple[list[Rule], list[Rule]]]) -> list[tuple[list[Rule], list[Rule]]]:
    """The sets that have level rules, each with those beside it that a merged column parts from it: a column that goes
    on from the page before to the page after has no level rule. All of them are cut at the same two edges."""
    whole: list[tuple[list[Rule], list[Rule]]] = []
    cut: dict[tuple[float, float], int] = {}  # the edges of a table that is open at both, and its number
    for level, upright in sorted(sets, key=lambda both: not both[0]):
        top, bottom = min(rule[1] for rule in upright), max(rule[2] for rule in upright)
        is_open = not any(min(abs(y - top), abs(y - bottom)) <= SNAP for y, _, _ in level)
        known = next(
            (at for edges, at in cut.items() if max(abs(edges[0] - top), abs(edges[1] - bottom)) <= SNAP), None
        )
        if is_open and known is not None:
            whole[known][0].extend(level)
            whole[known][1].extend(upright)
        elif level:
            if is_open:
                cut[top, bottom] = len(whole)
            whole.append((level, upright))
    return whole


def _missing_sides(ending: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """Rules to add where several rules end at one line and none is drawn there: the page cut the frame, or the
    table has no outer border."""
    ends = [
        (end, at)
        for at, start, stop in ending
        for end in (start, stop)
        if not any(abs(end - y) <= SNAP and x0 - SNAP <= at <= x1 + SNAP for y, x0, x1 in crossing)
    ]
    limits = (min(start for _, start, _ in ending), max(stop for _, _, stop in ending))
    sides = []
    for line in _clusters([end for end, _ in ends]):
        if min(abs(line - limit) for limit in limits) <= SNAP:  # the outer side: over all that end there
            at = [place for place, start, stop in ending if min(abs(start - line), abs(stop - line)) <= SNAP]
        else:
            at = [place for end, place in ends if abs(end - line) <= SNAP]
        first, last = min(at), max(at)
        cut = any(
            start < line - SNAP and stop > line + SNAP and first - SNAP <= place <= last + SNAP
            for place, start, stop in ending
        )
        if last - first > SNAP and not cut:
            sides.append((line, first, last))
    return sides + [gap for limit in limits for gap in _gaps_in_side(limit, ending, crossing)]


def _gaps_in_side(limit: float, ending: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """The gaps in a side that is drawn otherwise, between neighbouring rules that reach it: one column goes on over
    the page's end."""
    drawn = [(first, last) for line, first, last in crossing if abs(line - limit) <= SNAP]
    reach = _clusters([at for at, start, stop in ending if min(abs(start - limit), abs(stop - limit)) <= SNAP])
    if not drawn:
        return []
    return [
        (limit, first, last)
        for first, last in pairwise(reach)
        if not any(begin < last - SNAP and end > first + SNAP for begin, end in drawn)
    ]


def _grid(horizontal: list[Rule], vertical: list[Rule]) -> Grid | None:
    ys, xs = _clusters([y for y, _, _ in horizontal]), _clusters([x for x, _, _ in vertical])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or (rows + 1) * (columns + 1) > MAX_LATTICE:
        return None
    above = _units(horizontal, ys, xs)  # above[row][column]: a rule on the line of that row over that column
    left = _units(vertical, xs, ys)
    left = [list(line) for line in zip(*left, strict=True)]  # left[row][column]
    taken = [[False] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column] or not above[row][column] or not left[row][column]:
                continue
            end = _smallest(row, column, above, left)
            if end is None:
                continue
            for line in taken[row : end[0]]:
                line[column : end[1]] = [True] * (end[1] - column)
            cells.append(GridCell(row, column, end[0] - row, end[1] - column))
    return _trimmed(xs, ys, cells) if len(cells) > 1 else None


def _nearest(lines: list[float], at: float) -> int:
    return min(range(len(lines)), key=lambda index: abs(lines[index] - at))


def _units(rules: list[Rule], lines: list[float], across: list[float]) -> list[list[bool]]:
    """Which units (from one crossing line to the next) of each lattice line have a rule."""
    units = [[False] * (len(across) - 1) for _ in lines]
    for at, start, end in rules:
        line = units[_nearest(lines, at)]
        for index, (begin, stop) in enumerate(pairwise(across)):
            if start <= begin + SNAP and end >= stop - SNAP:
                line[index] = True
    return units


def _smallest(row: int, column: int, above: list[list[bool]], left: list[list[bool]]) -> tuple[int, int] | None:
    """The row and column lines that close the smallest rectangle from a corner."""
    rows, columns = len(left), len(above[0])
    right = column
    while right < columns and above[row][right]:
        right += 1
        below = row
        while below < rows and left[below][column] and left[below][right]:
            below += 1
            if all(above[below][column:right]):
                return below, right
    return None


def _trimmed(xs: list[float], ys: list[float], cells: list[GridCell]) -> Grid:
    """The lattice without the lines at which no cell begins or ends (rules that close nothing)."""
    used_x = sorted({c.column for c in cells} | {c.column + c.column_span for c in cells})
    used_y = sorted({c.row for c in cells} | {c.row + c.row_span for c in cells})
    column = {old: new for new, old in enumerate(used_x)}
    row = {old: new for new, old in enumerate(used_y)}
    return Grid(
        tuple(xs[i] for i in used_x),
        tuple(ys[i] for i in used_y),
        tuple(
            GridCell(
                row[c.row],
                column[c.column],
                row[c.row + c.row_span] - row[c.row],
                column[c.column + c.column_span] - column[c.column],
            )
            for c in cells
        ),
    )
