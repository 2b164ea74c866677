"""A colour picture in grey, without stamps and signatures in coloured ink.

A seal across a line of text is darker in grey than the paper and as dark as the letters; in colour they differ. Words
and tables in colour are content, and stay.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.ocr.picture import Grey

Colour = NDArray[np.uint8]
"""Rows x columns x (red, green, blue)."""

COLOURED = 45
"""Levels between the strongest and the weakest of a pixel's colours that are no tint of the scanner."""

LIGHT = 130
"""Level of its strongest colour from which coloured ink has no black below it."""

COARSE = 75.0
"""Dots per inch at which stamps are sought."""

STAMP = 9.0
"""Millimetres: a stroke that reaches so far in both directions is no letter."""

STRAIGHT = 18.0
"""Millimetres: a straight stroke of this length is the rule of a table or frame."""

MOST = 0.25
"""Share of the page that a stamp covers at most."""


def grey_of(colour: Colour, dpi: float) -> Grey:
    """The picture in grey; coloured ink is taken off where one of its strokes is as large as those of seals."""
    grey: Grey = np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), np.uint8)
    scale = min(1.0, COARSE / dpi)
    small = np.asarray(cv2.resize(colour, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    boxes = _stamps(_is_coloured(small), scale * dpi / 25.4)
    for left, top, right, bottom in boxes:
        place = (
            slice(int(top / scale), int(bottom / scale) + 1),
            slice(int(left / scale), int(right / scale) + 1),
        )
        part = colour[place]
        ink = _is_coloured(part) & (part.max(2) >= LIGHT)
        edge = cv2.dilate(ink, np.ones((3, 3), np.uint8)).astype(bool) & (part.max(2) >= LIGHT)  # its faint rim, too
        grey[place][edge] = 255
    return grey


def _is_coloured(colour: Colour) -> Grey:
    return np.asarray(colour.max(2).astype(np.int16) - colour.min(2) > COLOURED, np.uint8)


def _stamps(coloured: Grey, per_mm: float) -> list[tuple[int, int, int, int]]:
    """The boxes (left, top, right, bottom) of coloured strokes too large for letters, that are no rules."""
    if not coloured.any():
        return []
    joined = cv2.dilate(coloured, np.ones((2, 2), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    run = max(3, int(STRAIGHT * per_mm))
    ruled: set[int] = set()
    for shape in ((1, run), (run, 1)):
        straight = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ruled.update(np.unique(labels[straight > 0]).tolist())
    return [
        (left, top, left + width, top + height)
        for number, (left, top, width, height, _) in enumerate(stats.tolist())
        if number
        and number not in ruled
        and min(width, height) >= STAMP * per_mm
        and width * height <= MOST * coloured.size
    ]
