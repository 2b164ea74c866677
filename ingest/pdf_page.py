"""One page of a PDF as pdfium sees it: characters with boxes and styles, ruling lines, pictures.

All places are PDF points from the top left of the page as it is shown: crop box and /Rotate are applied here,
and nothing after this module knows of them.
"""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest import pdf_native as native
from ingest.pdf_native import Corners, FloatBuffer, Matrix, transform
from ingest.pdf_paths import PathReader
from ingest.pdf_paths import Rules as Rules

MAX_CHARACTERS = 200_000
MAX_CLIP_SEGMENTS = 100

_STROKED, _INVISIBLE = 2, 3  # text render modes: fill, then stroke, which imitates bold; neither
_NAME_ROOM = 128
_SARA_AM, _MAI_THO = 0x0E33, 0x0E49
_AFTER_LATIN, _THAI_BLOCK, _ENOUGH_FOREIGN = 0x0250, 0x0E00, 5
_NAMELESS = (0x00, 0x20, 0xA0, 0xFFFD)

Boxes = npt.NDArray[np.float64]
"""Shape (n, 4): x0, top, x1, bottom."""

Codes = npt.NDArray[np.uint32]
"""Shape (n,): Unicode code points."""

Indices = npt.NDArray[np.int64]


class Style(NamedTuple):
    """How a line's letters look: font, size in points as shown, weight, and which way its text runs.

    `turn` counts quarter turns clockwise, as the page is shown: 0 is upright, 3 reads from bottom to top.
    `invisible`: drawn with neither fill nor stroke, as the text layer over a scan is.
    """

    font: str
    size: float
    bold: bool
    turn: int
    invisible: bool


PLAIN = Style("", 0.0, False, 0, False)
"""The style of text whose look is not known."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: code points, the box of each and the index of its style, in the order of the file.

    `style` None: every character has the first style. A space or line break that pdfium inferred, and the file does
    not have, has an empty box. `complete` is False where a limit on characters or objects cut the page short;
    `drawings` counts path objects. `ink`
    has the box of what is drawn, for characters that may not be what they say (`_doubtful`); NaN for the others.
    `numbered`: characters that have no Unicode value in the file, for which pdfium gives the number of the glyph.
    """

    number: int
    width: float
    height: float
    codes: Codes
    boxes: Boxes
    rules: Rules
    picture_share: float
    complete: bool
    drawings: int = 0
    style: Indices | None = None
    styles: Sequence[Style] = (PLAIN,)
    ink: Boxes | None = None
    numbered: npt.NDArray[np.bool_] | None = None


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """Page `index` (from 0). Raises pypdfium2.PdfiumError for a page that cannot be loaded."""
    page = document[index]
    try:
        matrix, width, height = _shown(page)
        paths = PathReader(width, height)
        paths.read_page(native.address(page.raw), pdfium_c.FPDFPage_CountObjects(page.raw), matrix)
        textpage = page.get_textpage()
        try:
            count = textpage.count_chars()
            handle = native.address(textpage.raw)
            codes, boxes = _characters(handle, min(count, MAX_CHARACTERS), matrix)
            starts = _line_starts(boxes)
            styles = _styles(handle, starts, boxes, matrix)
            ink = _ink(handle, _doubtful(codes, boxes), boxes, matrix)
            numbered = _numbered(handle, codes, boxes)
            x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
            shown = (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
            if starts and not paths.forms:  # clip paths inside form XObjects are in the form's own space
                shown &= ~_clipped(handle, matrix, boxes, starts)
        finally:
            textpage.close()
    finally:
        page.close()
    style = np.maximum(np.searchsorted(starts, np.arange(len(codes)), "right") - 1, 0)
    return Page(
        index + 1,
        width,
        height,
        codes[shown],
        boxes[shown],
        paths.rules,
        min(1.0, paths.pictures / (width * height)),
        paths.complete and count <= MAX_CHARACTERS,
        paths.drawings,
        style[shown],
        styles or (PLAIN,),
        ink[shown],
        None if numbered is None else numbered[shown],
    )


def _shown(page: pdfium.PdfPage) -> tuple[Matrix, float, float]:
    """The matrix from page space to the page as shown, y down; and the shown width and height."""
    box = pdfium_c.FS_RECTF()
    found = pdfium_c.FPDF_GetPageBoundingBox(page.raw, box)  # crop box within media box, inherited ones too
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    width, height = right - left, top - bottom
    if not found or width <= 0 or height <= 0:
        raise pdfium.PdfiumError("page without a size")
    rotation = page.get_rotation()
    if rotation == 90:
        return (0, 1, 1, 0, -bottom, -left), height, width
    if rotation == 180:
        return (-1, 0, 0, 1, right, -bottom), width, height
    if rotation == 270:
        return (0, -1, -1, 0, top, right), height, width
    return (1, 0, 0, -1, -left, top), width, height


def _characters(handle: int, count: int, matrix: Matrix) -> tuple[Codes, Boxes]:
    codes = np.fromiter(map(native.get_unicode, repeat(handle), range(count)), np.uint32, count)
    raw = np.zeros((count, 4), np.float32)  # FS_RECTF: left, top, right, bottom
    start = raw.ctypes.data
    for _ in map(native.get_loose_box, repeat(handle), range(count), range(start, start + 16 * count, 16)):
        pass
    # surrogates and numbers out of range are no characters
    codes[(codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000))] = 0xFFFD
    return codes, _place(matrix, raw)


def _place(matrix: Matrix, raw: npt.NDArray[np.floating]) -> Boxes:
    """Boxes (left, top, right, bottom with y up) under `matrix`."""
    a, b, c, d, e, f = matrix
    x, y = raw[:, (0, 2)].astype(np.float64), raw[:, (1, 3)].astype(np.float64)
    across, down = (a * x + e, d * y + f) if b == 0 and c == 0 else (c * y + e, b * x + f)
    boxes = np.empty((len(raw), 4))
    boxes[:, 0], boxes[:, 2] = across.min(axis=1), across.max(axis=1)
    boxes[:, 1], boxes[:, 3] = down.min(axis=1), down.max(axis=1)
    return boxes


def _doubtful(codes: Codes, boxes: Boxes) -> Indices:
    """Characters that may be drawn as another: spaces, those without a Unicode value, and mai tho on a page that has
    hardly any sara am."""
    drawn = boxes[:, 2] > boxes[:, 0]
    doubtful = drawn & np.isin(codes, _NAMELESS)
    thai = (codes >= 0x0E01) & (codes <= 0x0E5B)
    if (codes == _SARA_AM).sum() * 1000 < thai.sum():
        doubtful |= drawn & (codes == _MAI_THO)
    return np.flatnonzero(doubtful)


def _numbered(handle: int, codes: Codes, boxes: Boxes) -> npt.NDArray[np.bool_] | None:
    """Characters for which pdfium gives the number of the glyph, having no other; None where none looks like one."""
    foreign = (codes < 32) | ((codes >= _AFTER_LATIN) & (codes < _THAI_BLOCK))
    if ((boxes[:, 2] > boxes[:, 0]) & foreign).sum() < _ENOUGH_FOREIGN:
        return None
    errors = np.fromiter(map(native.has_map_error, repeat(handle), range(len(codes))), np.int32, len(codes))
    numbered: npt.NDArray[np.bool_] = errors == 1
    return numbered


def _ink(handle: int, indices: Indices, boxes: Boxes, matrix: Matrix) -> Boxes:
    """The boxes of what is drawn, for these characters; NaN for the others."""
    numbers = np.zeros((len(indices), 4))  # left, right, bottom, top
    at = numbers.ctypes.data
    for row, index in enumerate(indices.tolist()):
        native.get_ink_box(handle, index, *range(at + 32 * row, at + 32 * row + 32, 8))
    ink = np.full(boxes.shape, np.nan)
    ink[indices] = _place(matrix, numbers[:, (0, 3, 1, 2)])
    return ink


def _line_starts(boxes: Boxes) -> list[int]:
    """The inked characters that do not stand beside the one before: the first of every line, and some others."""
    inked = np.flatnonzero(boxes[:, 2] > boxes[:, 0])
    if not len(inked):
        return []
    top, bottom = boxes[inked, 1], boxes[inked, 3]
    overlap = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    height = np.minimum(bottom[1:] - top[1:], bottom[:-1] - top[:-1])
    breaks = np.flatnonzero(overlap < 0.5 * height) + 1
    return inked[np.concatenate(([0], breaks))].tolist()  # type: ignore[no-any-return]


def _styles(handle: int, starts: list[int], boxes: Boxes, matrix: Matrix) -> list[Style]:
    """The style of each line: that of its first character, and bold only if its last one is bold too."""
    inked = np.flatnonzero(boxes[:, 2] > boxes[:, 0])
    before = np.searchsorted(inked, starts[1:]) - 1
    ends = [*inked[before].tolist(), *inked[-1:].tolist()]
    styles = []
    for start, end in zip(starts, ends, strict=True):
        style = _style(handle, start, matrix)
        if style.bold and end > start:
            style = style._replace(bold=_style(handle, end, matrix).bold)
        styles.append(style)
    return styles


def _style(handle: int, index: int, matrix: Matrix) -> Style:
    name = ctypes.create_string_buffer(_NAME_ROOM)
    length = native.get_font_info(handle, index, ctypes.addressof(name), _NAME_ROOM, None)
    font = name.value.decode("utf-8", "replace") if length <= _NAME_ROOM else ""
    numbers = FloatBuffer(6)
    native.get_text_matrix(handle, index, numbers.at)
    a, b, c, d, _, _ = numbers.values(6)
    size = native.get_font_size(handle, index) * (c * c + d * d) ** 0.5
    weight = any(word in font.lower() for word in ("bold", "black", "heavy"))
    mode = native.get_render_mode(native.get_text_object(handle, index))
    right, down = a * matrix[0] + b * matrix[2], a * matrix[1] + b * matrix[3]
    turn = (0 if right >= 0 else 2) if abs(right) >= abs(down) else (1 if down > 0 else 3)
    return Style(font, round(size, 1), weight or mode == _STROKED, turn, mode == _INVISIBLE)


def _clipped(handle: int, matrix: Matrix, boxes: Boxes, starts: list[int]) -> npt.NDArray[np.bool_]:
    """Which characters a clip path hides: overflow of a row with a fixed height, halves of a line that a page cut.

    The clip is asked for once per line, at its first character.
    """
    hidden = np.zeros(len(boxes), np.bool_)
    for start, end in zip(starts, [*starts[1:], len(boxes)], strict=True):
        clip = native.get_clip(native.get_text_object(handle, start))
        if clip and native.count_clips(clip) > 0:
            x, y = boxes[start:end, (0, 2)].mean(axis=1), boxes[start:end, (1, 3)].mean(axis=1)
            for x0, top, x1, bottom in _clip_boxes(clip, matrix):
                hidden[start:end] |= (x < x0) | (x > x1) | (y < top) | (y > bottom)
    return hidden


def _clip_boxes(clip: int, matrix: Matrix) -> list[Corners]:
    point = FloatBuffer(2)
    boxes = []
    for path in range(native.count_clips(clip)):
        points = []
        for segment in range(min(native.count_clip_segments(clip, path), MAX_CLIP_SEGMENTS)):
            native.get_point(native.get_clip_segment(clip, path, segment), point.at, point.at + 4)
            points.append(transform(matrix, *point.values(2)))
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes
