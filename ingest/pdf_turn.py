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

MOSTLY = 0.6
"""Share of the letters that a turn must have to be the page's."""


def page_turn(page: Page) -> int:
    """The turn of most of the page's letters, 0 where there is no such."""
    turns = letter_turns(page)
    if turns is None:
        return 0
    counts = np.bincount(turns, minlength=4)
    most = int(counts.argmax())
    return most if counts[most] > MOSTLY * len(turns) else 0


def letter_turns(page: Page) -> npt.NDArray[np.int64] | None:
    """The turn of each character; None where all are upright."""
    turns = np.array([style.turn for style in page.styles])
    if page.style is None or not turns.any():
        return None
    found: npt.NDArray[np.int64] = turns[page.style]
    return found


def upright(page: Page, turn: int) -> Page:
    """The page turned back by `turn`, so that text of that turn runs from left to right."""
    if not turn:
        return page
    width, height = page.width, page.height
    across = (height, width) if turn % 2 else (width, height)

    def box(x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        turned = turned_boxes(np.array([[x0, top, x1, bottom]]), turn, width, height)[0].tolist()
        return turned[0], turned[1], turned[2], turned[3]

    level = [box(x0, y, x1, y) for y, x0, x1 in page.rules.horizontal]
    plumb = [box(x, top, x, bottom) for x, top, bottom in page.rules.vertical]
    if turn % 2:
        level, plumb = plumb, level
    rules = Rules(
        [(b[1], b[0], b[2]) for b in level],
        [(b[0], b[1], b[3]) for b in plumb],
        [box(*area) for area in page.rules.areas],
    )
    return replace(
        page,
        width=across[0],
        height=across[1],
        boxes=turned_boxes(page.boxes, turn, width, height),
        ink=None if page.ink is None else turned_boxes(page.ink, turn, width, height),
        rules=rules,
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
