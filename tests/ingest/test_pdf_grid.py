"""Rules -> cells: as pdfplumber's, and what official papers have besides."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber import table as plumber

from ingest.pdf_grid import Grid, grids
from ingest.pdf_paths import Rules

XS = (50.0, 150.0, 300.0, 500.0)
YS = (100.0, 140.0, 200.0)


def lattice(xs: tuple[float, ...], ys: tuple[float, ...]) -> Rules:
    return Rules([(y, xs[0], xs[-1]) for y in ys], [(x, ys[0], ys[-1]) for x in xs], [])


def spans(grid: Grid) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]


def plain(rows: int, columns: int) -> list[tuple[int, int, int, int]]:
    return [(row, column, 1, 1) for row in range(rows) for column in range(columns)]


def doubled(rules: Rules) -> Rules:
    return Rules(
        [*rules.horizontal, *((y + 1.5, x0, x1) for y, x0, x1 in rules.horizontal)],
        [*rules.vertical, *((x + 1.5, top, bottom) for x, top, bottom in rules.vertical)],
        [],
    )


def dashed(rules: Rules) -> Rules:
    def pieces(rule: tuple[float, float, float]) -> list[tuple[float, float, float]]:
        at, start, end = rule
        return [(at, start + i, min(end, start + i + 4)) for i in range(0, int(end - start), 6)]

    return Rules([p for r in rules.horizontal for p in pieces(r)], [p for r in rules.vertical for p in pieces(r)], [])


def cell_by_cell(rules: Rules) -> Rules:
    """Every cell with four sides of its own, as Word draws them."""
    horizontal = [(y, a, b) for y in YS for a, b in itertools.pairwise(XS)]
    vertical = [(x, a, b) for x in XS for a, b in itertools.pairwise(YS)]
    return Rules(horizontal * 2, vertical * 2, [])


@pytest.mark.parametrize("drawn", [lambda rules: rules, doubled, dashed, cell_by_cell])
def test_the_same_table_however_it_is_drawn(drawn: Callable[[Rules], Rules]) -> None:
    (grid,) = grids(drawn(lattice(XS, YS)))
    assert spans(grid) == plain(2, 3)
    assert grid.box == pytest.approx((50, 100, 500, 200), abs=2)


def test_merged_cells_have_spans_and_open_ones_are_missing() -> None:
    rules = Rules(
        [(100, 50, 500), (140, 150, 500), (200, 50, 500), (240, 50, 300)],
        [(50, 100, 240), (150, 100, 240), (300, 140, 240), (500, 100, 200)],
        [],
    )
    (grid,) = grids(rules)
    assert spans(grid) == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1)]


def test_a_frame_that_the_page_cut_is_closed() -> None:
    rules = Rules([(100, 50, 500), (140, 50, 500)], [(x, 100, 560) for x in XS], [])
    (grid,) = grids(rules)
    assert spans(grid) == plain(2, 3)
    assert (grid.open_top, grid.open_bottom) == (False, True)


def test_one_column_of_a_row_may_go_on_over_the_page() -> None:
    rules = Rules([(100, 50, 500), (140, 50, 500), (200, 150, 500)], [(x, 100, 200) for x in XS], [])
    (grid,) = grids(rules)
    assert spans(grid) == plain(2, 3)
    assert grid.open_bottom


def test_one_column_may_be_open_in_a_side_that_is_drawn() -> None:
    level = [(100.0, 50.0, 500.0), (140.0, 50.0, 500.0), (200.0, 50.0, 150.0), (200.0, 300.0, 500.0)]
    (grid,) = grids(Rules(level, [(x, 100, 200) for x in XS], []))
    assert spans(grid) == plain(2, 3)


def test_a_merged_cell_that_goes_on_over_both_ends_of_the_page_is_a_column() -> None:
    across = [(150.0, 100.0, 300.0), (220.0, 100.0, 300.0)]
    down = [(x, 50.0, 300.0) for x in (20.0, 100.0, 200.0, 300.0)]
    (grid,) = grids(Rules(across, down, []))
    assert len(grid.xs) == 4
    assert [(cell.row, cell.row_span) for cell in grid.cells if cell.column == 0] == [(0, 3)]
    parted = [*across, (150.0, 5.0, 20.0)], [*down, (5.0, 50.0, 300.0)]
    (both,) = grids(Rules(*parted, []))
    assert len(both.xs) == 5
    line_in_the_margin = (5.0, 40.0, 500.0)
    assert grids(Rules(across, [*down, line_in_the_margin], [])) == [grid]


def test_a_table_without_outer_sides_is_closed() -> None:
    rules = Rules([(y, 50, 500) for y in YS], [(x, 100, 200) for x in XS[1:-1]], [])
    (grid,) = grids(rules)
    assert spans(grid) == plain(2, 3)


def test_tables_side_by_side_and_one_within_a_frame_stay_apart() -> None:
    left, right = lattice((50, 100, 150), YS), lattice((200, 300, 400), (110, 150, 190))
    frame = lattice((20, 580), (20, 800))
    both = Rules(
        left.horizontal + right.horizontal + frame.horizontal, left.vertical + right.vertical + frame.vertical, []
    )
    assert [grid.box for grid in grids(both)] == [(50, 100, 150, 200), (200, 110, 400, 190)]


def test_an_underline_in_a_cell_changes_nothing() -> None:
    rules = lattice(XS, YS)
    rules.horizontal.append((125.0, 160.0, 200.0))
    assert [spans(grid) for grid in grids(rules)] == [plain(2, 3)]


def test_rules_without_end_are_given_up() -> None:
    assert grids(Rules([(float(y), 0, 9) for y in range(30_000)], [(1, 0, 9), (5, 0, 9)], [])) == []


@st.composite
def merged_tables(draw: st.DrawFn) -> Rules:
    """A lattice from which some inner rules are gone, in whole rectangles, so that every cell is closed."""
    xs = [50.0]
    ys = [60.0]
    for lines in (xs, ys):
        for step in draw(st.lists(st.integers(12, 90), min_size=2, max_size=6)):
            lines.append(lines[-1] + step)
    taken: dict[tuple[int, int], int] = {}
    for number in range(draw(st.integers(0, 4))):
        row, column = draw(st.integers(0, len(ys) - 2)), draw(st.integers(0, len(xs) - 2))
        down, across = draw(st.integers(1, 3)), draw(st.integers(1, 3))
        block = [(r, c) for r in range(row, row + down) for c in range(column, column + across)]
        if all(r < len(ys) - 1 and c < len(xs) - 1 and (r, c) not in taken for r, c in block):
            taken.update(dict.fromkeys(block, number + 1))

    def owner(row: int, column: int) -> object:
        return taken.get((row, column), (row, column))

    rows, columns = len(ys) - 1, len(xs) - 1
    horizontal = [
        (ys[r], xs[c], xs[c + 1])
        for r in range(rows + 1)
        for c in range(columns)
        if r in (0, rows) or owner(r - 1, c) != owner(r, c)
    ]
    vertical = [
        (xs[c], ys[r], ys[r + 1])
        for c in range(columns + 1)
        for r in range(rows)
        if c in (0, columns) or owner(r, c - 1) != owner(r, c)
    ]
    return Rules(horizontal, vertical, [])


def plumber_cells(rules: Rules) -> list[set[tuple[float, ...]]]:
    edges = [
        {
            "object_type": "line",
            "x0": a,
            "x1": b,
            "top": y,
            "bottom": y,
            "width": b - a,
            "height": 0,
            "orientation": "h",
        }
        for y, a, b in rules.horizontal
    ] + [
        {
            "object_type": "line",
            "x0": x,
            "x1": x,
            "top": a,
            "bottom": b,
            "width": 0,
            "height": b - a,
            "orientation": "v",
        }
        for x, a, b in rules.vertical
    ]
    edges = plumber.merge_edges(edges, 3, 3, 3, 3)
    found = plumber.intersections_to_cells(plumber.edges_to_intersections(edges, 3, 3))
    return [set(cells) for cells in plumber.cells_to_tables(found)]


@given(merged_tables())
@settings(max_examples=150, deadline=None)
def test_cells_are_those_of_pdfplumber(rules: Rules) -> None:
    ours = [{tuple(grid.cell_box(cell)) for cell in grid.cells} for grid in grids(rules)]
    assert ours == [cells for cells in plumber_cells(rules) if len(cells) > 1]
