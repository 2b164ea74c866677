"""One page of a PDF as pdfium sees it: characters with boxes, ruling lines, pictures.

All places are PDF points from the top left of the page as it is shown: crop box and /Rotate are applied here,
and nothing after this module knows of them.

pdfium is called a few times per character. Through ctypes' own argument conversion that would cost more than
reading the page, so the calls are prototypes over plain addresses, driven by `map`: about 0.25 microseconds each.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

MAX_CHARACTERS = 200_000
MAX_OBJECTS = 100_000
MAX_FORM_DEPTH = 8
MAX_CLIP_SEGMENTS = 100
THIN = 4.0
"""A drawn box with a side up to this many points is a rule, not an area."""

Boxes = npt.NDArray[np.float64]
"""Shape (n, 4): x0, top, x1, bottom."""

Codes = npt.NDArray[np.uint32]
"""Shape (n,): Unicode code points."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Ruling lines of a page. `horizontal`: (y, x0, x1); `vertical`: (x, top, bottom); `areas`: filled boxes."""

    horizontal: list[tuple[float, float, float]]
    vertical: list[tuple[float, float, float]]
    areas: list[tuple[float, float, float, float]]


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: code points, and the box of each, in the order of the content stream.

    A space or line break that pdfium inferred, and the file does not have, has an empty box.
    """

    number: int
    width: float
    height: float
    codes: Codes
    boxes: Boxes
    rules: Rules
    picture_share: float
    complete: bool


def _prototype(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_POINTER, _INT, _UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint
_get_unicode = _prototype(pdfium_c.FPDFText_GetUnicode, _UINT, _POINTER, _INT)
_get_loose_box = _prototype(pdfium_c.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_get_text_object = _prototype(pdfium_c.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_get_clip = _prototype(pdfium_c.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
_count_clips = _prototype(pdfium_c.FPDFClipPath_CountPaths, _INT, _POINTER)
_count_clip_segments = _prototype(pdfium_c.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
_get_clip_segment = _prototype(pdfium_c.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
_get_object = _prototype(pdfium_c.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_get_form_object = _prototype(pdfium_c.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_get_type = _prototype(pdfium_c.FPDFPageObj_GetType, _INT, _POINTER)
_get_bounds = _prototype(pdfium_c.FPDFPageObj_GetBounds, _INT, _POINTER, *[_POINTER] * 4)
_get_matrix = _prototype(pdfium_c.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_get_draw_mode = _prototype(pdfium_c.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
_count_segments = _prototype(pdfium_c.FPDFPath_CountSegments, _INT, _POINTER)
_get_segment = _prototype(pdfium_c.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
_get_segment_type = _prototype(pdfium_c.FPDFPathSegment_GetType, _INT, _POINTER)
_get_point = _prototype(pdfium_c.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)

Matrix = tuple[float, float, float, float, float, float]


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _shown(page: pdfium.PdfPage) -> tuple[Matrix, float, float]:
    """The matrix from page space to the page as shown, y down; and the shown width and height."""
    box = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDF_GetPageBoundingBox(page.raw, box):  # crop box within media box, inherited ones too
        raise pdfium.PdfiumError("page without a box")
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    width, height = right - left, top - bottom
    rotation = page.get_rotation()
    if rotation == 90:
        return (0, 1, 1, 0, -bottom, -left), height, width
    if rotation == 180:
        return (-1, 0, 0, 1, right, -bottom), width, height
    if rotation == 270:
        return (0, -1, -1, 0, top, right), height, width
    return (1, 0, 0, -1, -left, top), width, height


def _place(matrix: Matrix, raw: npt.NDArray[np.float32]) -> Boxes:
    """Boxes (left, top, right, bottom with y up) under `matrix`."""
    a, b, c, d, e, f = matrix
    x, y = raw[:, (0, 2)].astype(np.float64), raw[:, (1, 3)].astype(np.float64)
    across, down = (a * x + e, d * y + f) if b == 0 and c == 0 else (c * y + e, b * x + f)
    boxes = np.empty((len(raw), 4))
    boxes[:, 0], boxes[:, 2] = across.min(axis=1), across.max(axis=1)
    boxes[:, 1], boxes[:, 3] = down.min(axis=1), down.max(axis=1)
    return boxes


def _characters(textpage: pdfium.PdfTextPage, matrix: Matrix) -> tuple[Codes, Boxes]:
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    count = min(textpage.count_chars(), MAX_CHARACTERS)
    codes = np.fromiter(map(_get_unicode, repeat(handle), range(count)), np.uint32, count)
    raw = np.zeros((count, 4), np.float32)  # FS_RECTF: left, top, right, bottom
    start = raw.ctypes.data
    for _ in map(_get_loose_box, repeat(handle), range(count), range(start, start + 16 * count, 16)):
        pass
    # surrogates and numbers out of range are no characters
    codes[(codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000))] = 0xFFFD
    return codes, _place(matrix, raw)


def _clipped(textpage: pdfium.PdfTextPage, matrix: Matrix, boxes: Boxes) -> npt.NDArray[np.bool_]:
    """Which characters a clip path hides: overflow of a row with a fixed height, halves of a line that a page cut.

    Tried once per line, at its first character.
    """
    hidden = np.zeros(len(boxes), np.bool_)
    inked = np.flatnonzero(boxes[:, 2] > boxes[:, 0])
    top, bottom = boxes[inked, 1], boxes[inked, 3]
    overlap = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    height = np.minimum(bottom[1:] - top[1:], bottom[:-1] - top[:-1])
    starts = [0, *(np.flatnonzero(overlap < 0.5 * height) + 1).tolist()] if len(inked) else []
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    for start, end in zip(starts, [*starts[1:], len(inked)], strict=True):
        clip = _get_clip(_get_text_object(handle, int(inked[start])))
        if clip and _count_clips(clip) > 0:
            line = inked[start:end]
            x, y = boxes[line][:, (0, 2)].mean(axis=1), boxes[line][:, (1, 3)].mean(axis=1)
            for x0, above, x1, below in _clip_boxes(clip, matrix):
                hidden[line[(x < x0) | (x > x1) | (y < above) | (y > below)]] = True
    return hidden


def _clip_boxes(clip: int, matrix: Matrix) -> list[tuple[float, float, float, float]]:
    a, b, c, d, e, f = matrix
    point = np.zeros(2, np.float32)
    at = point.ctypes.data
    boxes = []
    for path in range(_count_clips(clip)):
        xs, ys = [], []
        for segment in range(min(_count_clip_segments(clip, path), MAX_CLIP_SEGMENTS)):
            _get_point(_get_clip_segment(clip, path, segment), at, at + 4)
            x, y = point.tolist()
            xs.append(a * x + c * y + e)
            ys.append(b * x + d * y + f)
        if xs:
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes


class _Paths:
    """Collects the rules of a page's objects, into form XObjects, up to `MAX_OBJECTS`."""

    def __init__(self, width: float, height: float) -> None:
        self.rules = Rules([], [], [])
        self.pictures = 0.0
        self.forms = 0
        self.width, self.height = width, height
        self.left = MAX_OBJECTS
        self._numbers = np.zeros(6, np.float32)
        self._modes = np.zeros(2, np.int32)
        self._at = self._numbers.ctypes.data
        self._at_modes = self._modes.ctypes.data

    def read(self, objects: list[int], matrix: Matrix, depth: int = 0) -> None:
        objects = objects[: self.left]
        self.left -= len(objects)
        for handle, kind in zip(objects, map(_get_type, objects), strict=True):
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                self._path(handle, matrix)
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                x0, top, x1, bottom = self._bounds(handle, matrix)
                self.pictures += max(0.0, x1 - x0) * max(0.0, bottom - top)
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
                self.forms += 1
                count = pdfium_c.FPDFFormObj_CountObjects(ctypes.cast(handle, pdfium_c.FPDF_PAGEOBJECT))
                inner = list(map(_get_form_object, repeat(handle), range(min(count, self.left))))
                self.read(inner, _multiply(self._matrix(handle), matrix), depth + 1)

    def _matrix(self, handle: int) -> Matrix:
        _get_matrix(handle, self._at)
        return tuple(self._numbers.tolist())  # type: ignore[return-value]

    def _bounds(self, handle: int, matrix: Matrix) -> tuple[float, float, float, float]:
        at = self._at
        if not _get_bounds(handle, at, at + 4, at + 8, at + 12):
            return (0.0, 0.0, 0.0, 0.0)
        x0, y0, x1, y1 = self._numbers[:4].tolist()
        a, b, c, d, e, f = matrix
        xs = (a * x0 + c * y0 + e, a * x1 + c * y1 + e)
        ys = (b * x0 + d * y0 + f, b * x1 + d * y1 + f)
        return (
            max(0.0, min(xs)), max(0.0, min(ys)), min(self.width, max(xs)), min(self.height, max(ys))
        )  # fmt: skip

    def _path(self, handle: int, matrix: Matrix) -> None:
        _get_draw_mode(handle, self._at_modes, self._at_modes + 4)
        filled, stroked = self._modes.tolist()
        if not (filled or stroked):
            return
        x0, top, x1, bottom = self._bounds(handle, matrix)
        if x1 < x0 or bottom < top:
            return
        if min(x1 - x0, bottom - top) <= THIN:
            self._line(x0, top, x1, bottom)
            return
        count = _count_segments(handle)
        if count > self.left:
            return
        self.left -= count
        for points in self._outlines(handle, count, _multiply(self._matrix(handle), matrix)):
            self._outline(points, bool(stroked))

    def _outlines(self, handle: int, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """The corner points of each part of a path that has straight sides only."""
        a, b, c, d, e, f = matrix
        outlines: list[list[tuple[float, float]]] = []
        straight = True
        for index in range(count):
            segment = _get_segment(handle, index)
            kind = _get_segment_type(segment)
            _get_point(segment, self._at, self._at + 4)
            x, y = self._numbers[:2].tolist()
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                if not straight:
                    outlines.pop()
                outlines.append([])
                straight = True
            straight = straight and kind != pdfium_c.FPDF_SEGMENT_BEZIERTO
            if not outlines:
                return []
            outlines[-1].append((a * x + c * y + e, b * x + d * y + f))
        if outlines and not straight:
            outlines.pop()
        return outlines

    def _outline(self, points: list[tuple[float, float]], stroked: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, top = max(0.0, min(xs)), max(0.0, min(ys))
        x1, bottom = min(self.width, max(xs)), min(self.height, max(ys))
        if x1 < x0 or bottom < top:
            return
        if min(x1 - x0, bottom - top) <= THIN:
            self._line(x0, top, x1, bottom)
        elif not stroked:
            if len(points) in (4, 5):
                self.rules.areas.append((x0, top, x1, bottom))
        else:
            closed = [*points, points[0]] if len(points) == 4 else points
            for (xa, ya), (xb, yb) in zip(closed, closed[1:], strict=False):
                if abs(xa - xb) <= 0.5 or abs(ya - yb) <= 0.5:
                    self._line(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))

    def _line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        width, height = x1 - x0, bottom - top
        if width > height:
            self.rules.horizontal.append(((top + bottom) / 2, x0, x1))
        elif height > width:
            self.rules.vertical.append(((x0 + x1) / 2, top, bottom))


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """Page `index` (from 0). Raises pypdfium2.PdfiumError for a page that cannot be loaded."""
    page = document[index]
    try:
        matrix, width, height = _shown(page)
        textpage = page.get_textpage()
        try:
            codes, boxes = _characters(textpage, matrix)
            hidden = _clipped(textpage, matrix, boxes)
            complete = textpage.count_chars() <= MAX_CHARACTERS
        finally:
            textpage.close()
        handle = ctypes.cast(page.raw, ctypes.c_void_p).value
        count = pdfium_c.FPDFPage_CountObjects(page.raw)
        paths = _Paths(width, height)
        paths.read(list(map(_get_object, repeat(handle), range(min(count, MAX_OBJECTS)))), matrix)
        share = min(1.0, paths.pictures / (width * height)) if width * height else 0.0
        if not paths.forms:  # clip paths inside form XObjects are in the form's own space
            codes, boxes = codes[~hidden], boxes[~hidden]
        return Page(index + 1, width, height, codes, boxes, paths.rules, share, complete and count <= MAX_OBJECTS)
    finally:
        page.close()
