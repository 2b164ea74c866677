"""A page's pieces of text and grids -> what stands on the page, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ingest.pdf_borderless import cell_column, loose_tables, text_columns
from ingest.pdf_bullets import bulleted
from ingest.pdf_glyphs import Clusters, clusters, glyphs
from ingest.pdf_grid import Grid, GridCell, grids
from ingest.pdf_lines import PageLine, Piece, lines, pieces
from ingest.pdf_page import Boxes, Page
from ingest.pdf_paragraphs import Column, breaks_at_spaces, cell_paragraphs
from ingest.pdf_turn import only, shown_box, turned_boxes, upright
from ingest.span import Box

LineGroups = list[list[PageLine]]
"""Paragraphs of lines."""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table on a page: its grid, and the paragraphs of every cell of it."""

    grid: Grid
    texts: list[LineGroups]


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands on a page, in reading order: tables, and the lines between them.

    `at_spaces`: the page's lines break at spaces only. `turn`: the places are on the page turned back by so many
    quarter turns, so that its text is upright; `shown` says where they are on the page as shown.
    """

    number: int
    width: float
    height: float
    items: list[PlacedTable | Column]
    at_spaces: bool
    turn: int = 0

    def shown(self, box: Box) -> Box:
        """Where a box is on the page as shown."""
        return shown_box(box, self.turn, self.width, self.height)


def layout(page: Page) -> Layout:
    """Reads a page's characters and rules into tables and lines."""
    turns = page.turns()
    found = glyphs(page if turns is None else only(page, turns == 0))
    letters = clusters(found)
    tables = [_with_cut_lines(grid, letters.boxes) for grid in grids(page.rules)]
    place, cells = _places(letters, tables)
    inside: list[list[Piece]] = [[] for _ in cells]
    outside: list[Piece] = []
    for at, piece in bulleted(pieces(found, letters, place, page.styles), page.rules):
        (inside[at] if at >= 0 else outside).append(piece)
    aside: list[Piece] = []
    if turns is not None:
        for at, piece in _turned_pieces(page, turns, tables):
            (inside[at] if at >= 0 else aside).append(piece)
    loose, outside = loose_tables(outside, page.rules, tables)
    all_tables = sorted([*tables, *(table.grid for table in loose)], key=lambda grid: (grid.box.top, grid.box.x0))
    items = _ordered(all_tables, lines(outside))
    columns: list[tuple[Grid, Column]] = [
        (tables[table], _column(tables[table], cell, parts)) for (table, cell), parts in zip(cells, inside, strict=True)
    ]
    for table in loose:
        for cell, parts in zip(table.grid.cells, table.pieces, strict=True):
            columns.append((table.grid, cell_column(table.grid, cell, parts)))
    at_spaces = breaks_at_spaces(
        [*(column for _, column in columns), *(item for item in items if isinstance(item, Column))]
    )
    placed = {id(grid): PlacedTable(grid, []) for grid in all_tables}
    for grid, column in columns:
        placed[id(grid)].texts.append(cell_paragraphs(column, at_spaces))
    running = {id(table.grid): text_columns(table) for table in loose if table.running}
    done: list[PlacedTable | Column] = []
    for item in items:
        if isinstance(item, Column):
            done.append(item)
        else:
            done += running.get(id(item), [placed[id(item)]])
    if aside:
        done.append(Column([PageLine(*piece) for piece in aside], 0, page.width))
    return Layout(page.number, page.width, page.height, done, at_spaces, page.turn)


def _turned_pieces(page: Page, turns: npt.NDArray[np.int64], tables: list[Grid]) -> Iterator[tuple[int, Piece]]:
    """The lines of text that is not upright, each as a piece, with the number of its cell or -1."""
    for turn in sorted(set(turns.tolist()) - {0}):
        turned = upright(only(page, turns == turn), turn)
        found = glyphs(turned)
        letters = clusters(found)
        boxes = turned_boxes(letters.boxes, (4 - turn) % 4, turned.width, turned.height)
        place, _ = _places(letters._replace(boxes=boxes), tables)
        by_place: dict[int, list[Piece]] = {}
        for at, piece in pieces(found, letters, place, page.styles):
            by_place.setdefault(at, []).append(piece)
        for at, parts in by_place.items():
            for line in lines(parts):
                yield at, Piece(line.text, shown_box(line.box, turn, turned.width, turned.height), *line[2:])


def _with_cut_lines(grid: Grid, boxes: Boxes) -> Grid:
    """A grid that the page cut open, drawn out over the lines of text that lie across the cut."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, np.array(grid.ys)
    within = (x > grid.xs[0]) & (x < grid.xs[-1])
    if grid.open_top:
        across = within & (boxes[:, 1] < y[0]) & (boxes[:, 3] > y[0])
        y[0] = min(y[0], boxes[across, 1].min(initial=y[0]))
    if grid.open_bottom:
        across = within & (boxes[:, 1] < y[-1]) & (boxes[:, 3] > y[-1])
        y[-1] = max(y[-1], boxes[across, 3].max(initial=y[-1]))
    return replace(grid, ys=tuple(y.tolist()))


def _places(letters: Clusters, tables: list[Grid]) -> tuple[npt.NDArray[np.int64], list[tuple[int, GridCell]]]:
    """The number of the cell in which each cluster stands, -1 outside; and the cells by number.

    Smaller tables come later, so that a table inside another's cell keeps its text.
    """
    place = np.full(len(letters.first), -1, np.int64)
    cells: list[tuple[int, GridCell]] = []
    x = (letters.boxes[:, 0] + letters.boxes[:, 2]) / 2
    y = (letters.boxes[:, 1] + letters.boxes[:, 3]) / 2
    by_size = sorted(range(len(tables)), key=lambda i: -_area(tables[i].box))
    for table in by_size:
        grid = tables[table]
        rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
        owner = np.full((rows + 2, columns + 2), -1, np.int64)
        for cell in grid.cells:
            owner[cell.row + 1 : cell.row + 1 + cell.row_span, cell.column + 1 : cell.column + 1 + cell.column_span] = (
                len(cells)
            )
            cells.append((table, cell))
        at = owner[np.searchsorted(grid.ys, y), np.searchsorted(grid.xs, x)]
        place = np.where(at >= 0, at, place)
    return place, cells


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _column(grid: Grid, cell: GridCell, parts: list[Piece]) -> Column:
    box = grid.cell_box(cell)
    if not parts:
        return Column([], box.x0, box.x1)
    rows = lines(parts)
    padding = min(max(0.0, min(line.box.x0 for line in rows) - box.x0), 6.0)
    return Column(rows, box.x0 + padding, box.x1 - padding)


def _ordered(tables: list[Grid], outside: list[PageLine]) -> list[Grid | Column]:
    """Tables, and the lines between them, from top to bottom."""
    if not outside:
        return list(tables)
    boxes = [line.box for line in outside] + [grid.box for grid in tables]
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    items: list[Grid | Column] = []
    rest = list(tables)
    column: Column | None = None
    for line in outside:
        while rest and rest[0].box.top <= line.box.top:
            items.append(rest.pop(0))
            column = None
        if column is None:
            column = Column([], left, right)
            items.append(column)
        column.lines.append(line)
    return items + rest
