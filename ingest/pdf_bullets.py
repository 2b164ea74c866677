"""Bullets that a page draws instead of writing them, as browsers do for lists: they become text of their line."""

from collections.abc import Sequence

import numpy as np

from ingest.pdf_glyphs import Mask
from ingest.pdf_lines import Piece
from ingest.pdf_native import Corners
from ingest.pdf_paths import Rules
from ingest.pdf_styles import Boxes
from ingest.span import Box

BULLET = "• "

MAX_BULLETS = 500
"""Bullets of one page: with more spots than this it is a picture that the page draws."""

_SIZE = (0.12, 0.55)  # side, in heights of the line: the box of a drawn circle holds its pen too
_MIDDLE = (0.3, 0.7)  # where the middle of a bullet is in the height of its line
_FARTHEST = 1.2  # heights of the line, from the bullet to the first letter
_CLEAR = 0.7  # heights of the line before the bullet without text or another spot: no leader, no "a • b"


def bulleted(placed: Sequence[tuple[int, Piece]], rules: Rules) -> list[tuple[int, Piece]]:
    """The pieces of a page, with "• " before those that a spot stands before. The box of such a piece holds both."""
    done = list(placed)
    if not placed or not 0 < len(rules.spots) <= MAX_BULLETS:
        return done
    boxes = np.array([piece.box for _, piece in placed])
    spots = np.array(rules.spots)
    walls = np.array(rules.vertical).reshape(-1, 3)
    for spot in rules.spots:
        found = _piece_after(spot, boxes, spots, walls)
        if found is not None:
            at, piece = done[found]
            text = BULLET + piece.text.lstrip()
            done[found] = (at, piece._replace(text=text, box=piece.box.union(Box(*spot))))
    return done


def _piece_after(
    spot: Corners,
    boxes: Boxes,
    spots: Boxes,
    walls: Boxes,
) -> int | None:
    """The index of the piece that a spot is the bullet of."""
    x0, top, x1, bottom = spot
    middle = (top + bottom) / 2
    height = boxes[:, 3] - boxes[:, 1]
    gap = boxes[:, 0] - x1
    at = (middle - boxes[:, 1]) / np.maximum(height, 0.1)
    size = (bottom - top) / np.maximum(height, 0.1)
    right = (gap >= 0) & (gap <= _FARTHEST * height) & (at > _MIDDLE[0]) & (at < _MIDDLE[1])
    right &= (size > _SIZE[0]) & (size < _SIZE[1])
    if not right.any():
        return None
    index = int(np.flatnonzero(right)[gap[right].argmin()])
    reach = _CLEAR * float(height[index])
    before = _across(boxes, middle) & (boxes[:, 0] < x0) & (boxes[:, 2] > x0 - reach)
    beside = _across(spots, middle) & (spots[:, 2] > x0 - reach) & (spots[:, 0] < boxes[index, 0])
    between = (walls[:, 0] > x1) & (walls[:, 0] < boxes[index, 0]) & (walls[:, 1] < middle) & (walls[:, 2] > middle)
    return None if before.any() or beside.sum() > 1 or between.any() else index


def _across(boxes: Boxes, y: float) -> Mask:
    return (boxes[:, 1] < y) & (boxes[:, 3] > y)
