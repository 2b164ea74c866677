"""The ruling lines of a page: what its path objects draw, form XObjects included.

Rules come as lines, as rectangles, as rectangles so thin that they are lines, and as parts of long paths.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, repeat

import numpy as np
import pypdfium2.raw as pdfium_c

from ingest import pdf_native as native
from ingest.pdf_native import Corners, FloatBuffer, Matrix, multiply, transform

MAX_OBJECTS = 100_000
MAX_FORM_DEPTH = 8
THIN = 4.0
"""A drawn box with a side up to this many points is a rule, not an area."""

SPOT = (1.5, 9.0)
"""Shortest and longest side, in points, of what may be a bullet."""

_BOX_SEGMENTS = 5


@dataclass(frozen=True, slots=True)
class Rules:
    """Ruling lines of a page. `horizontal`: (y, x0, x1); `vertical`: (x, top, bottom); `areas`: filled boxes;
    `spots`: small discs, circles and filled squares, which may be bullets."""

    horizontal: list[tuple[float, float, float]]
    vertical: list[tuple[float, float, float]]
    areas: list[Corners]
    spots: list[Corners] = field(default_factory=list)


class PathReader:
    """Collects the rules of a page of this size, from up to `MAX_OBJECTS` objects and path segments.

    `pictures` is the area of the images, `forms` and `drawings` count form XObjects and
    paths, `complete` is False where the
    limit was reached.
    """

    def __init__(self, width: float, height: float) -> None:
        self.rules = Rules([], [], [])
        self.pictures = 0.0
        self.forms = 0
        self.drawings = 0
        self.complete = True
        self._width, self._height = width, height
        self._left = MAX_OBJECTS
        self._numbers = FloatBuffer(6)
        self._modes = np.zeros(2, np.int32)
        self._at_modes: int = self._modes.ctypes.data

    def read_page(self, page: int, count: int, matrix: Matrix) -> None:
        """The objects of a page; `matrix` leads from its space to the page as shown."""
        self._read(list(map(native.get_object, repeat(page), range(self._share(count)))), matrix, 0)

    def _share(self, count: int) -> int:
        """As many of the objects as the limit leaves."""
        taken = max(0, min(count, self._left))
        self._left -= taken
        self.complete = self.complete and taken == count
        return taken

    def _read(self, objects: Sequence[int], matrix: Matrix, depth: int) -> None:
        kinds = np.fromiter(map(native.get_type, objects), np.int32, len(objects))
        for index in np.flatnonzero(kinds != pdfium_c.FPDF_PAGEOBJ_TEXT).tolist():
            handle, kind = objects[index], kinds[index]
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                self.drawings += 1
                self._path(handle, matrix)
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                x0, top, x1, bottom = self._bounds(handle, matrix)
                self.pictures += max(0.0, x1 - x0) * max(0.0, bottom - top)
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
                self.forms += 1
                count = self._share(native.count_form_objects(handle))
                inner = list(map(native.get_form_object, repeat(handle), range(count)))
                self._read(inner, multiply(self._matrix(handle), matrix), depth + 1)

    def _matrix(self, handle: int) -> Matrix:
        native.get_object_matrix(handle, self._numbers.at)
        a, b, c, d, e, f = self._numbers.values(6)
        return (a, b, c, d, e, f)

    def _bounds(self, handle: int, matrix: Matrix) -> Corners:
        at = self._numbers.at
        if not native.get_bounds(handle, at, at + 4, at + 8, at + 12):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = self._numbers.values(4)
        (xa, ya), (xb, yb) = transform(matrix, left, bottom), transform(matrix, right, top)
        return (
            max(0.0, min(xa, xb)),
            max(0.0, min(ya, yb)),
            min(self._width, max(xa, xb)),
            min(self._height, max(ya, yb)),
        )

    def _on_page(self, points: Sequence[tuple[float, float]]) -> Corners:
        """The box around the points, as far as it is on the page."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return max(0.0, min(xs)), max(0.0, min(ys)), min(self._width, max(xs)), min(self._height, max(ys))

    def _path(self, handle: int, matrix: Matrix) -> None:
        native.get_draw_mode(handle, self._at_modes, self._at_modes + 4)
        filled, stroked = self._modes.tolist()
        if not (filled or stroked):
            return
        box = self._bounds(handle, matrix)
        if self._spot(handle, box, bool(filled)):
            return
        if min(box[2] - box[0], box[3] - box[1]) <= THIN:
            self._line(*box)
            return
        count = native.count_segments(handle)
        if self._share(count) < count:
            return
        for points in self._outlines(handle, count, multiply(self._matrix(handle), matrix)):
            self._outline(points, bool(stroked))

    def _spot(self, handle: int, box: Corners, filled: bool) -> bool:
        """Notes what may be a bullet: as wide as high, and filled or round (an empty square is a box to tick).

        True for a round one, which is no rule; a filled square may also be a dot of a dotted rule.
        """
        width, height = box[2] - box[0], box[3] - box[1]
        if not (SPOT[0] <= width <= SPOT[1] and abs(width - height) <= 0.1 * width):
            return False
        round_ = bool(native.count_segments(handle) > _BOX_SEGMENTS)
        if filled or round_:
            self.rules.spots.append(box)
        return round_

    def _outlines(self, handle: int, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """The corner points of each part of a path that has straight sides only."""
        at = self._numbers.at
        outlines: list[list[tuple[float, float]]] = []
        straight = True
        for index in range(count):
            segment = native.get_segment(handle, index)
            kind = native.get_segment_type(segment)
            native.get_point(segment, at, at + 4)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO or not outlines:
                if not straight:
                    outlines.pop()
                outlines.append([])
                straight = True
            straight = straight and kind != pdfium_c.FPDF_SEGMENT_BEZIERTO
            outlines[-1].append(transform(matrix, *self._numbers.values(2)))
        return outlines if straight else outlines[:-1]

    def _outline(self, points: list[tuple[float, float]], stroked: bool) -> None:
        x0, top, x1, bottom = self._on_page(points)
        if min(x1 - x0, bottom - top) <= THIN:
            self._line(x0, top, x1, bottom)
        elif not stroked:
            if len(points) in (4, 5):
                self.rules.areas.append((x0, top, x1, bottom))
        else:
            closed = [*points, points[0]] if len(points) == 4 else points
            for side in pairwise(closed):
                x0, top, x1, bottom = self._on_page(side)
                if min(x1 - x0, bottom - top) <= 0.5:
                    self._line(x0, top, x1, bottom)

    def _line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        width, height = x1 - x0, bottom - top
        if min(width, height) < 0:
            return  # beside the page
        if width > height:
            self.rules.horizontal.append(((top + bottom) / 2, x0, x1))
        elif height > width:
            self.rules.vertical.append(((x0 + x1) / 2, top, bottom))
