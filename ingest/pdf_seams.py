"""Tables that the end of a page cuts: both halves get the same columns.

A merged cell may hide a column's edge on one of the pages: a header over two columns whose labels stand on the next.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pdf_grid import Grid
from ingest.pdf_layout import Layout, PlacedTable

NEAR = 3.0
"""Points within which the edges of columns on two pages are the same."""


def with_seams(pages: Sequence[Layout]) -> list[Layout]:
    """The pages, with the halves of each table that goes on from one to the next in the same columns."""
    items = [list(page.items) for page in pages]
    for first, second in pairwise(items):
        above = next((n for n in reversed(range(len(first))) if isinstance(first[n], PlacedTable)), None)
        below = next((n for n, item in enumerate(second) if isinstance(item, PlacedTable)), None)
        if above is None or below is None:
            continue
        upper, lower = first[above], second[below]
        if not isinstance(upper, PlacedTable) or not isinstance(lower, PlacedTable):
            continue
        if upper.grid.open_bottom and lower.grid.open_top:
            first[above] = replace(upper, grid=_in_columns(upper.grid, lower.grid.xs))
            second[below] = replace(lower, grid=_in_columns(lower.grid, upper.grid.xs))
    return [replace(page, items=kept) for page, kept in zip(pages, items, strict=True)]


def _in_columns(grid: Grid, xs: tuple[float, ...]) -> Grid:
    """The grid in the columns of the other half, where these are its own and more."""
    places = [min(range(len(xs)), key=lambda at: abs(xs[at] - x)) for x in grid.xs]
    own = all(abs(xs[at] - x) <= NEAR for at, x in zip(places, grid.xs, strict=True))
    if not own or len(xs) <= len(grid.xs) or (places[0], places[-1]) != (0, len(xs) - 1):
        return grid
    cells = tuple(
        replace(
            cell, column=places[cell.column], column_span=places[cell.column + cell.column_span] - places[cell.column]
        )
        for cell in grid.cells
    )
    return replace(grid, xs=xs, cells=cells)
