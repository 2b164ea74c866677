"""The picture of a page -> the page: characters with boxes and confidence, and rules, as the PDF reader has them.

From there a scanned page goes the way of any other page of a PDF: grids, lines, paragraphs, blocks.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ingest.ocr import ctc, lines, recogniser, second
from ingest.ocr.bands import bands
from ingest.ocr.bend import Bend
from ingest.ocr.charset import COMBINING
from ingest.ocr.lines import Components, Ints, LinePiece
from ingest.ocr.picture import Grey
from ingest.ocr.rules import PageRules, Stroke, find_rules, without_rules
from ingest.ocr.straight import Picture, straight
from ingest.pdf_grid import Grid, grids
from ingest.pdf_page import Page, Style
from ingest.pdf_paths import Rules
from ingest.span import Box

SURE_LINE, SURE_BESIDE = 0.55, 0.9
"""Mean probability under which a line is taken for a stamp, a signature or a drawing; and where it stands in the box
of a drawing, at the page's edge in the shadow of the copier's lid, or has neither letters nor digits, as specks."""

EDGE = 8.0
"""Points from the page's edge within which that shadow lies."""

UPRIGHT_LINES = 12
"""Lines read to tell which way up a page is."""

FONT_SIZE = 2.0
"""Size of a font in heights of its consonants, about (TH Sarabun 2.7, Norasi 1.9)."""

ASCENT, DESCENT = 2.0, 0.6
"""Height of a line's box above and below its baseline, in letter heights: what a font has for Thai marks."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page read from its picture.

    `page` is straight and upright; `confidence` is the probability of each of its characters; `turns` quarter turns
    clockwise and `angle` degrees anticlockwise bring the picture upright, and `bend` (in points) lays it flat;
    `strokes` is the thickness of the strokes in letter heights, of each of the page's styles;
    `left_out` are boxes of marks that are no text (stamps, seals, signatures, drawings, arrows), in points of `page`.
    """

    page: Page
    confidence: NDArray[np.float64]
    turns: int
    angle: float
    left_out: tuple[Box, ...]
    bend: Bend | None = None
    strokes: tuple[float, ...] = ()


def read_page(grey: Grey, number: int, dpi: float) -> ScannedPage:
    """The page `number` (from 1) of a grey picture of `dpi` dots per inch."""
    turns, seen = _upright(grey)
    scale = 72 / dpi
    height, width = seen.picture.grey.shape
    rules = _in_points(seen.rules, scale)
    tables = grids(rules)
    pieces: list[LinePiece] = []
    for region in _regions(seen.components, tables, scale):
        for band in bands(seen.components, region, seen.letter):
            pieces += lines.line_pieces(seen.picture.grey, seen.components, band.chosen, band.letter)
    readings = recogniser.read_lines([piece.picture for piece in pieces])
    drawings = _drawings(seen, scale)
    arrows = [_box(arrow.start, arrow.at, arrow.end, arrow.at, scale) for arrow in seen.rules.arrows]
    kept, left_out = [], [*drawings, *arrows]
    for piece, reading in zip(pieces, readings, strict=True):
        box = _box(piece.left, piece.top, piece.right, piece.bottom, scale)
        at_edge = min(box.x0, box.top, width * scale - box.x1, height * scale - box.bottom) < EDGE
        specks = not any(sign.isalnum() for sign in reading.text)
        doubtful = at_edge or specks or any(_within(box, drawing) for drawing in drawings)
        if reading.text.strip() and np.mean(reading.confidence) >= (SURE_BESIDE if doubtful else SURE_LINE):
            kept.append((piece, reading))
        elif piece.right - piece.left > 2 * piece.letter or piece.bottom - piece.top > 2 * piece.letter:
            left_out.append(box)
    page = Page(
        number,
        width * scale,
        height * scale,
        np.array([ord(sign) for _, reading in kept for sign in reading.text], np.uint32),
        np.concatenate([np.empty((0, 4)), *(_boxes(piece, reading) * scale for piece, reading in kept)]),
        rules,
        picture_share=1.0,
        complete=True,
        style=np.repeat(np.arange(len(kept)), [len(reading.text) for _, reading in kept]),
        styles=[Style("", piece.letter * FONT_SIZE * scale, False, 0, False) for piece, _ in kept],
    )
    doubted = second.doubted([piece.picture for piece, _ in kept], [reading for _, reading in kept])
    confidence = np.array([sure for reading in doubted for sure in reading.confidence], np.float64)
    bend = seen.picture.bend.scaled(scale) if seen.picture.bend else None
    strokes = tuple(piece.stroke / piece.letter for piece, _ in kept)
    return ScannedPage(page, confidence, turns, seen.picture.angle, tuple(left_out), bend, strokes)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A straight picture without its rules, its components, and its letters' height (a guess where it has none)."""

    picture: Picture
    rules: PageRules
    components: Components
    letter: float


def _look(grey: Grey) -> _Seen:
    picture = straight(grey)
    found = lines.components(picture.ink)
    letter = lines.letter_height(found, _all(found)) or max(8.0, min(grey.shape) / 100)
    rules = find_rules(picture.grey, picture.ink, letter)
    clean, ink = without_rules(picture.grey, picture.ink, rules)
    return _Seen(replace(picture, grey=clean, ink=ink), rules, lines.components(ink), letter)


def _upright(grey: Grey) -> tuple[int, _Seen]:
    """The quarter turns clockwise that bring the page upright, and what is seen then: the way in which its longest
    lines read best, the way it lies where that is good enough."""
    best: tuple[float, int, _Seen] | None = None
    for turns in (0, 3, 1, 2):
        seen = _look(np.ascontiguousarray(np.rot90(grey, -turns)))
        sure = _legibility(seen)
        if best is None or sure > best[0]:
            best = (sure, turns, seen)
        if sure > 0.85:
            break
    assert best is not None
    return best[1], best[2]


def _legibility(seen: _Seen) -> float:
    """Mean probability of the longest lines; 1 for a page without lines."""
    pieces = [
        piece
        for band in bands(seen.components, _all(seen.components), seen.letter)
        for piece in lines.line_pieces(seen.picture.grey, seen.components, band.chosen, band.letter)
        if piece.right - piece.left < 60 * piece.letter
    ]
    pieces.sort(key=lambda piece: piece.left - piece.right)
    readings = recogniser.read_lines([piece.picture for piece in pieces[:UPRIGHT_LINES]])
    sure = [value for reading in readings for value in reading.confidence]
    return float(np.mean(sure)) if sure else 1.0


def _all(found: Components) -> Ints:
    return np.arange(1, len(found.area))


def _in_points(rules: PageRules, scale: float) -> Rules:
    def points(strokes: list[Stroke]) -> list[tuple[float, float, float]]:
        return [(stroke.at * scale, stroke.start * scale, stroke.end * scale) for stroke in strokes]

    return Rules(points(rules.horizontal), points(rules.vertical), [])


def _regions(found: Components, tables: list[Grid], scale: float) -> list[Ints]:
    """The components of every cell of the page's tables, and those outside."""
    x = (found.left + found.right) / 2 * scale
    y = (found.top + found.bottom) / 2 * scale
    place = np.zeros(len(found.area), np.int64)
    count = 1
    for grid in sorted(tables, key=lambda grid: -(grid.box.x1 - grid.box.x0) * (grid.box.bottom - grid.box.top)):
        for cell in grid.cells:
            box = grid.cell_box(cell)
            place[(x > box.x0) & (x < box.x1) & (y > box.top) & (y < box.bottom)] = count
            count += 1
    place[0] = -1  # the paper
    order = np.argsort(place, kind="stable")
    ends = np.searchsorted(place[order], np.arange(count + 1))
    return [order[first:last] for first, last in pairwise(ends.tolist()) if last > first]


def _drawings(seen: _Seen, scale: float) -> list[Box]:
    """The boxes of what is too large for text."""
    found, every = seen.components, _all(seen.components)
    return [
        _box(found.left[number], found.top[number], found.right[number], found.bottom[number], scale)
        for number in every[lines.drawings(found, every, seen.letter)]
    ]


def _within(box: Box, other: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return other.x0 <= x <= other.x1 and other.top <= y <= other.bottom


def _box(left: float, top: float, right: float, bottom: float, scale: float) -> Box:
    return Box(float(left * scale), float(top * scale), float(right * scale), float(bottom * scale))


def _boxes(piece: LinePiece, reading: ctc.Reading) -> NDArray[np.float64]:
    """The box of each character in pixels: the line's height, and the room between the middles to either side.
    Marks share the box of their letter."""
    letters = [index for index, sign in enumerate(reading.text) if not index or sign not in COMBINING]
    middles = [(reading.at[a] + reading.at[b]) / 2 for a, b in pairwise(letters)]
    edges = np.array([0.0, *middles, 1.0]) * (piece.right - piece.left) + piece.left
    slot = np.searchsorted(letters, np.arange(len(reading.text)), side="right") - 1
    boxes = np.empty((len(reading.text), 4))
    boxes[:, 0], boxes[:, 2] = edges[slot], edges[slot + 1]
    boxes[:, 1] = piece.baseline - ASCENT * piece.letter
    boxes[:, 3] = piece.baseline + DESCENT * piece.letter
    return boxes
