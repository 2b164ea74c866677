"""One page of a PDF as pdfium sees it: characters with boxes and styles, ruling lines, pictures.

All places are PDF points from the top left of the page as it is shown: crop box and /Rotate are applied here,
and nothing after this module knows of them.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest import pdf_native as native
from ingest.pdf_native import Matrix
from ingest.pdf_paths import PathReader
from ingest.pdf_paths import Rules as Rules
from ingest.pdf_styles import PLAIN, LineLooks, line_starts
from ingest.pdf_styles import Boxes as Boxes
from ingest.pdf_styles import Style as Style

MAX_CHARACTERS = 200_000

_LINE_END_HYPHEN = 2
_LEGIBLE = 1.5  # points: text of less height is hidden on purpose
_SARA_AM, _MAI_THO = 0x0E33, 0x0E49
_AFTER_LATIN, _THAI_BLOCK, _ENOUGH_FOREIGN = 0x0250, 0x0E00, 5

_MOSTLY = 0.6  # share of the letters that run one way, from which it is the page's

Codes = npt.NDArray[np.uint32]
"""Shape (n,): Unicode code points."""

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: code points, the box of each and the index of its style, in the order of the file.

    `style` None: every character has the first style. A space or line break that pdfium inferred, and the file does
    not have, has an empty box. `complete` is False where a limit on characters or objects cut the page short;
    `drawings` counts path objects. `ink` has the box of what is drawn, for characters that may not be what they say
    (`_doubtful`); NaN for the others.
    `turn`: the page as shown was turned back by so many quarter turns, so that most of its text is upright.
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
    turn: int = 0

    def turns(self) -> Indices | None:
        """The turn of each character; None where all are upright."""
        turns = np.array([style.turn for style in self.styles])
        return turns[self.style] if self.style is not None and turns.any() else None


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """Page `index` (from 0), turned upright. Raises pypdfium2.PdfiumError for a page that cannot be loaded."""
    page = _read(document, index)
    turn = _main_turn(page)
    if not turn:
        return page
    # pdfium orders letters as the page is shown: shown upright, they come in the order of the text
    _rotate(document, index, -90 * turn)
    try:
        return replace(_read(document, index), turn=turn)
    finally:
        _rotate(document, index, 90 * turn)


def _rotate(document: pdfium.PdfDocument, index: int, degrees: int) -> None:
    page = document[index]
    try:
        page.set_rotation((page.get_rotation() + degrees) % 360)
    finally:
        page.close()


def _main_turn(page: Page) -> int:
    """The turn of most of the page's letters, 0 where there is no such."""
    turns = page.turns()
    if turns is None:
        return 0
    counts = np.bincount(turns, minlength=4)
    most = int(counts.argmax())
    return most if counts[most] > _MOSTLY * len(turns) else 0


def _read(document: pdfium.PdfDocument, index: int) -> Page:
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
            starts = line_starts(boxes)
            looks = LineLooks(handle, matrix)
            styles = looks.styles(starts, boxes)
            ink = _ink(handle, _doubtful(codes, boxes), boxes, matrix)
            numbered = _numbered(handle, codes, boxes)
            x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
            shown = (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
            wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
            shown &= (np.maximum(wide, high) >= _LEGIBLE) | (wide <= 0)  # a full stop's box may be that of its ink
            if starts and not paths.forms:  # clip paths inside form XObjects are in the form's own space
                shown &= ~looks.hidden(starts, boxes)
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
    codes = _codes(handle, count)
    raw = np.zeros((count, 4), np.float32)  # FS_RECTF: left, top, right, bottom
    start = raw.ctypes.data
    boxes = map(native.get_loose_box, repeat(handle), range(count), range(start, start + 16 * count, 16))
    deque(boxes, maxlen=0)
    # surrogates and numbers out of range are no characters
    codes[(codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000))] = 0xFFFD
    return codes, _place(matrix, raw)


def _codes(handle: int, count: int) -> Codes:
    """The code points: in one call where pdfium gives one UTF-16 unit for each character, else one by one."""
    units = np.zeros(count + 1, np.uint16)
    if native.get_text(handle, 0, count, units.ctypes.data) == count + 1:
        surrogates = (units >= 0xD800) & (units < 0xE000)
        if not surrogates.any():
            codes = units[:count].astype(np.uint32)
            codes[codes == 0xFFFE] = _LINE_END_HYPHEN  # as the call for one character has it
            return codes
    return np.fromiter(map(native.get_unicode, repeat(handle), range(count)), np.uint32, count)


def _place(matrix: Matrix, raw: npt.NDArray[np.floating]) -> Boxes:
    """Boxes (left, top, right, bottom with y up) under `matrix`."""
    a, b, c, d, e, f = matrix
    x, y = raw[:, (0, 2)].astype(np.float64), raw[:, (1, 3)].astype(np.float64)
    across, down = (a * x + e, d * y + f) if b == 0 and c == 0 else (c * y + e, b * x + f)
    boxes = np.empty((len(raw), 4))
    boxes[:, 0], boxes[:, 2] = across.min(axis=1), across.max(axis=1)
    boxes[:, 1], boxes[:, 3] = down.min(axis=1), down.max(axis=1)
    return boxes


def is_nameless(codes: Codes) -> npt.NDArray[np.bool_]:
    """Which are spaces, or characters without a Unicode value."""
    nameless: npt.NDArray[np.bool_] = (codes == 0x20) | (codes == 0xA0) | (codes == 0xFFFD) | (codes == 0)
    return nameless


def _doubtful(codes: Codes, boxes: Boxes) -> Indices:
    """Characters that may be drawn as another: spaces, those without a Unicode value, and mai tho on a page that has
    hardly any sara am."""
    drawn = boxes[:, 2] > boxes[:, 0]
    doubtful = drawn & is_nameless(codes)
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
