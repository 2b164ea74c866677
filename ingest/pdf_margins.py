"""The right margin of a document's text, for pages none of whose lines reach it.

A column of text ends where its longest line ends. On a page of short lines that is not the margin, and lines would
seem to be full that are not.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf_layout import Layout
from ingest.pdf_paragraphs import Column

_SAME = 3.0
"""Points within which two edges are one."""

_FULL = 2
"""So many lines of a column that end near its right edge say that it is a margin."""

_NEAR = 2.5
"""Letters from the right edge within which a full line ends: Thai breaks between words."""


def in_margins(pages: Sequence[Layout]) -> list[Layout]:
    """The pages, with columns of short lines as wide as the widest column of the document with the same left edge."""
    widest: dict[tuple[int, int], float] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, Column):
                place = _place(page, item)
                widest[place] = max(widest.get(place, 0.0), item.right)

    def widened(page: Layout, column: Column) -> Column:
        width, left = _place(page, column)
        right = max(widest.get((width, left + step), 0.0) for step in (-1, 0, 1))
        return column._replace(right=right) if right > column.right and not _is_full(column) else column

    return [
        replace(page, items=[widened(page, item) if isinstance(item, Column) else item for item in page.items])
        for page in pages
    ]


def _place(page: Layout, column: Column) -> tuple[int, int]:
    return round(page.width), round(column.left / _SAME)


def _is_full(column: Column) -> bool:
    full = sum(column.right - line.box.x1 <= _NEAR * line.width for line in column.lines)
    return full >= _FULL
