"""How the lines of a page look, and which of them a clip path hides.

Asked of pdfium once per line, at its first character, for it costs more than the character itself.
"""

import ctypes
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ingest import pdf_native as native
from ingest.pdf_native import Corners, FloatBuffer, Matrix, transform

MAX_CLIP_SEGMENTS = 100

_STROKED, _INVISIBLE = 2, 3  # text render modes: fill, then stroke, which imitates bold; neither
_NAME_ROOM = 128
_HEAVY = ("bold", "black", "heavy")

Boxes = npt.NDArray[np.float64]
"""Shape (n, 4): x0, top, x1, bottom."""


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


def line_starts(boxes: Boxes) -> list[int]:
    """The inked characters that do not stand beside the one before: the first of every line, and some others."""
    inked = np.flatnonzero(boxes[:, 2] > boxes[:, 0])
    if not len(inked):
        return []
    top, bottom = boxes[inked, 1], boxes[inked, 3]
    overlap = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    height = np.minimum(bottom[1:] - top[1:], bottom[:-1] - top[:-1])
    starts: list[int] = inked[np.concatenate(([0], np.flatnonzero(overlap < 0.5 * height) + 1))].tolist()
    return starts


class LineLooks:
    """The styles and clips of one page's lines. `textpage` is the address of its characters."""

    def __init__(self, textpage: int, matrix: Matrix) -> None:
        self._textpage, self._matrix = textpage, matrix
        self._name = ctypes.create_string_buffer(_NAME_ROOM)
        self._numbers = FloatBuffer(6)
        self._fonts: dict[int, str] = {}

    def styles(self, starts: list[int], boxes: Boxes) -> list[Style]:
        """The style of each line: that of its first character, and bold only if its last one is bold too."""
        inked = np.flatnonzero(boxes[:, 2] > boxes[:, 0])
        ends = [*inked[np.searchsorted(inked, starts[1:]) - 1].tolist(), *inked[-1:].tolist()]
        styles = []
        for start, end in zip(starts, ends, strict=True):
            style = self._style(start)
            styles.append(style._replace(bold=self._bold(end)) if style.bold and end > start else style)
        return styles

    def hidden(self, starts: list[int], boxes: Boxes) -> npt.NDArray[np.bool_]:
        """Which characters a clip path hides: overflow of a row with a fixed height, halves of a line that a page
        cut."""
        hidden = np.zeros(len(boxes), np.bool_)
        for start, end in zip(starts, [*starts[1:], len(boxes)], strict=True):
            clip = native.get_clip(native.get_text_object(self._textpage, start))
            if clip and native.count_clips(clip) > 0:
                x, y = boxes[start:end, (0, 2)].mean(axis=1), boxes[start:end, (1, 3)].mean(axis=1)
                for x0, top, x1, bottom in self._clip_boxes(clip):
                    hidden[start:end] |= (x < x0) | (x > x1) | (y < top) | (y > bottom)
        return hidden

    def _style(self, index: int) -> Style:
        text = native.get_text_object(self._textpage, index)
        font = self._font(text)
        mode = native.get_render_mode(text)
        native.get_text_matrix(self._textpage, index, self._numbers.at)
        a, b, c, d, _, _ = self._numbers.values(6)
        size = native.get_font_size(self._textpage, index) * (c * c + d * d) ** 0.5
        right, down = transform((*self._matrix[:4], 0, 0), a, b)
        turn = (0 if right >= 0 else 2) if abs(right) >= abs(down) else (1 if down > 0 else 3)
        return Style(font, round(size, 1), _heavy(font) or mode == _STROKED, turn, mode == _INVISIBLE)

    def _bold(self, index: int) -> bool:
        text = native.get_text_object(self._textpage, index)
        return _heavy(self._font(text)) or native.get_render_mode(text) == _STROKED

    def _font(self, text: int) -> str:
        """The name of a text object's font, as the file has it."""
        font = native.get_font(text)
        if font not in self._fonts:
            length = native.get_font_name(font, ctypes.addressof(self._name), _NAME_ROOM) if font else 0
            self._fonts[font] = self._name.value.decode("utf-8", "replace") if 0 < length <= _NAME_ROOM else ""
        return self._fonts[font]

    def _clip_boxes(self, clip: int) -> list[Corners]:
        at = self._numbers.at
        boxes = []
        for path in range(native.count_clips(clip)):
            points = []
            for segment in range(min(native.count_clip_segments(clip, path), MAX_CLIP_SEGMENTS)):
                native.get_point(native.get_clip_segment(clip, path, segment), at, at + 4)
                points.append(transform(self._matrix, *self._numbers.values(2)))
            if points:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                boxes.append((min(xs), min(ys), max(xs), max(ys)))
        return boxes


@lru_cache(maxsize=1024)
def _heavy(font: str) -> bool:
    return any(word in font.lower() for word in _HEAVY)
