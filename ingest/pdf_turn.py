"""Text that does not run from left to right on the page as shown: turned pages, upright headers of narrow columns.

A turn is a number of quarter turns clockwise; "upright" is the page turned back by as many.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ingest.pdf_page import Boxes, Page
from ingest.pdf_paths import Rules
from ingest.span import Box


def upright(page: Page, turn: int) -> Page:
    """The characters of the page turned back by `turn`, so that text of that turn runs from left to right; without
    its rules."""
    width, height = page.width, page.height
    return replace(
        page,
        width=height if turn % 2 else width,
        height=width if turn % 2 else height,
        boxes=turned_boxes(page.boxes, turn, width, height),
        ink=None,
        rules=Rules([], [], []),
        styles=[style._replace(turn=(style.turn - turn) % 4) for style in page.styles],
    )


def turned_boxes(boxes: Boxes, turn: int, width: float, height: float) -> Boxes:
    """Boxes on a page of this size, on the page turned back by `turn`."""
    x0, y0, x1, y1 = boxes.T
    if turn == 1:
        return np.stack([y0, width - x1, y1, width - x0], axis=1)
    if turn == 2:
        return np.stack([width - x1, height - y1, width - x0, height - y0], axis=1)
    if turn == 3:
        return np.stack([height - y1, x0, height - y0, x1], axis=1)
    return boxes


def shown_box(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of an upright page of this size, on the page as it is shown."""
    if not turn:
        return box
    back = (4 - turn) % 4
    return Box(*turned_boxes(np.array([box]), back, width, height)[0].tolist())


def only(page: Page, chosen: npt.NDArray[np.bool_] | Sequence[bool]) -> Page:
    """The page with some of its characters."""
    return replace(
        page,
        codes=page.codes[chosen],
        boxes=page.boxes[chosen],
        style=None if page.style is None else page.style[chosen],
        ink=None if page.ink is None else page.ink[chosen],
        numbered=None if page.numbered is None else page.numbered[chosen],
    )
