"""Text lines of a region of the page, from its connected components.

Consonants stand on a baseline: the bottoms of components of letter height pile up there. Every component then goes
to one baseline, marks above and below to that of their own letters; glyphs that touch two lines are cut between.
"""

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.ocr.picture import PAPER, Grey

Ints = NDArray[np.int64]

APART = 2.0
"""A gap of so many letter heights parts a line into two pieces."""

SPECK = 0.012
"""Share of a letter's square below which a component is dirt."""

DASH = 0.25
"""Width in letter heights of a component that may be a line of its own: a dash between other lines."""

RAISED = 0.5, 0.35, 0.85
"""A superscript is at least so many letters high, quotation marks are lower; its foot stands so far above the
baseline; and it is at most so high."""

QUOTES = 0.35
"""Letter heights that half a quotation mark is wide at most."""

ATTACHED = 0.3
"""Letter heights between a superscript and what it belongs to."""

DRAWING, WIDE_DRAWING = 5.0, (2.8, 8.0)
"""A component higher than so many letters, or higher and wider than these, is no text: an emblem, a seal, a
signature, a chart."""


@dataclass(frozen=True, slots=True)
class Components:
    """Connected components of the ink: `labels` (a number at every pixel), their boxes in pixels, and their areas.
    Number 0 is the paper."""

    labels: NDArray[np.int32]
    left: Ints
    top: Ints
    right: Ints
    bottom: Ints
    area: Ints


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A piece of a line without a wide gap: its box and baseline in pixels, its letters' height, the thickness of
    its strokes in pixels, its picture."""

    left: int
    top: int
    right: int
    bottom: int
    baseline: float
    letter: float
    stroke: float
    picture: Grey


def components(ink: Grey) -> Components:
    """The connected components of a page's ink."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, width, height, area = (stats[:, column].astype(np.int64) for column in range(5))
    return Components(np.asarray(labels, np.int32), left, top, left + width, top + height, area)


def letter_height(found: Components, chosen: Ints) -> float | None:
    """The height of the consonants in pixels: the median over the width of components that look like letters, so that
    a page's text outweighs its large headings. None where there are none."""
    width, height = (found.right - found.left)[chosen], (found.bottom - found.top)[chosen]
    like = (height >= 7) & (width >= 3) & (height < 120) & (width < 160) & (width <= 2.6 * height)
    if not like.any():
        return None
    heights, widths = height[like], width[like]
    order = np.argsort(heights)
    reached = np.cumsum(widths[order])
    return float(heights[order[np.searchsorted(reached, reached[-1] * 0.45)]])


def clean(found: Components, chosen: Ints, letter: float) -> Ints:
    """The chosen components without dirt."""
    return chosen[found.area[chosen] >= max(3, SPECK * letter * letter)]


def drawings(found: Components, chosen: Ints, letter: float) -> NDArray[np.bool_]:
    """Which of the chosen components are too large for text."""
    width, height = (found.right - found.left)[chosen] / letter, (found.bottom - found.top)[chosen] / letter
    return (height > DRAWING) | ((height > WIDE_DRAWING[0]) & (width > WIDE_DRAWING[1]))


def line_pieces(grey: Grey, found: Components, chosen: Ints, letter: float) -> list[LinePiece]:
    """The pieces of text lines that the chosen components form, line by line, each from left to right."""
    chosen = clean(found, chosen, letter)
    chosen = chosen[~drawings(found, chosen, letter)]
    if not len(chosen):
        return []
    bases = _baselines(found, chosen, letter)
    lines: list[list[tuple[int, int, int]]] = [[] for _ in bases]  # component, first and last row that are the line's
    alone = []
    for number in chosen.tolist():
        places = _lines_of(number, found, bases, letter)
        for line, first, last in places:
            lines[line].append((number, first, last))
        if not places and found.right[number] - found.left[number] >= DASH * letter:
            alone.append(number)
    pieces = [
        _cut(grey, found, parts, *_foot(parts, base, letter, raised))
        for base, members in zip(bases.tolist(), lines, strict=True)
        for raised in [_raised(found, members, base, letter)]
        for parts in _apart(found, members, APART * letter, raised)
    ]
    return pieces + (line_pieces(grey, found, np.array(alone), letter) if 0 < len(alone) < len(chosen) else [])


def _baselines(found: Components, chosen: Ints, letter: float) -> NDArray[np.float64]:
    height, width = found.bottom - found.top, found.right - found.left
    body = chosen[(height[chosen] >= 0.6 * letter) & (height[chosen] <= 2.3 * letter) & (width[chosen] < 12 * letter)]
    if not len(body):
        body = chosen
    first = int(found.top[body].min())
    bottoms = np.zeros(int(found.bottom[body].max()) - first + 2 * int(letter) + 2)
    np.add.at(bottoms, found.bottom[body] - first, np.minimum(width[body], 2 * letter))
    sigma = max(1.0, 0.16 * letter)
    piled = cv2.GaussianBlur(bottoms[:, None], (0, 0), sigma)[:, 0]
    weakest = min(0.4 * letter / (sigma * 2.5066), 0.6 * float(piled.max()))
    bases: list[int] = []
    for row in np.argsort(-piled).tolist():
        if piled[row] < weakest:
            break
        if all(abs(row - base) > 1.8 * letter for base in bases):
            bases.append(row)
    return np.array(sorted(bases), np.float64) + first


def _lines_of(number: int, found: Components, bases: NDArray[np.float64], letter: float) -> list[tuple[int, int, int]]:
    """The lines a component belongs to, with the rows of it that are theirs; none for dirt between the lines."""
    top, bottom = int(found.top[number]), int(found.bottom[number])
    tops = bases - letter
    shared = np.minimum(bottom, bases) - np.maximum(top, tops)
    nearest = int(np.argmax(shared))
    if shared[nearest] > 0.15 * letter:
        crossed = np.flatnonzero(shared > 0.35 * letter).tolist()
        if len(crossed) < 2 or bottom - top <= 2.3 * letter:
            return [(nearest, top, bottom)]
        cuts = [top, *(round(bases[a] + 0.3 * (tops[b] - bases[a])) for a, b in pairwise(crossed)), bottom]
        return [(line, cuts[i], cuts[i + 1]) for i, line in enumerate(crossed)]
    above, below = (tops - bottom) / 1.15, (top - bases) / 0.7
    distance = np.where(above >= 0, above, np.where(below >= 0, below, 0))
    nearest = int(np.argmin(distance))
    return [(nearest, top, bottom)] if distance[nearest] < 1.15 * letter else []


def _raised(found: Components, members: list[tuple[int, int, int]], baseline: float, letter: float) -> set[int]:
    """The members of a line that are superscripts: raised, smaller than letters, right behind a letter or each other,
    and nothing stands below them. A bullet has room before it."""
    low = [(found.left[n], found.right[n]) for n, _, last in members if last > baseline - RAISED[1] * letter]
    raised = [
        number
        for number, first, last in members
        if RAISED[0] * letter <= last - first <= RAISED[2] * letter
        and last <= baseline - RAISED[1] * letter
        and not any(left < found.right[number] and right > found.left[number] for left, right in low)
    ]
    raised.sort(key=lambda number: found.left[number])
    marks = {number for pair in pairwise(raised) if _is_quotation_mark(found, *pair, letter) for number in pair}
    ends = [right for _, right in low]
    attached: set[int] = set()
    for number in raised:
        left = found.left[number]
        if number not in marks and any(-letter < left - end <= ATTACHED * letter for end in ends):
            attached.add(number)
            ends.append(found.right[number])
    return attached


def _is_quotation_mark(found: Components, one: int, other: int, letter: float) -> bool:
    """Whether two components are the halves of “ or ”: alike, narrow, close together."""
    widest = max(found.right[n] - found.left[n] for n in (one, other))
    heights = [int(found.bottom[n] - found.top[n]) for n in (one, other)]
    near = found.left[other] - found.right[one] < QUOTES * letter
    return bool(widest < QUOTES * letter and near and abs(heights[0] - heights[1]) <= 0.15 * max(heights))


def _foot(parts: list[tuple[int, int, int]], base: float, letter: float, raised: set[int]) -> tuple[float, float]:
    """The baseline of a piece and the height of its letters: its own where it is a superscript."""
    if parts[0][0] not in raised:
        return base, letter
    bottom = max(last for _, _, last in parts)
    return bottom, bottom - min(first for _, first, _ in parts)


def _apart(
    found: Components, members: list[tuple[int, int, int]], gap: float, raised: set[int]
) -> list[list[tuple[int, int, int]]]:
    """The members of a line by pieces, cut at wide gaps and around superscripts."""
    pieces: list[list[tuple[int, int, int]]] = []
    end = -np.inf
    for member in sorted(members, key=lambda member: found.left[member[0]]):
        if found.left[member[0]] - end > gap or (member[0] in raised) != (pieces[-1][-1][0] in raised):
            pieces.append([])
        pieces[-1].append(member)
        end = max(end, found.right[member[0]])
    return pieces


def _cut(
    grey: Grey, found: Components, members: list[tuple[int, int, int]], baseline: float, letter: float
) -> LinePiece:
    """The piece's picture: its own components, a little of their surroundings, and paper in place of all else."""
    height, width = grey.shape
    left = min(found.left[number] for number, _, _ in members)
    right = max(found.right[number] for number, _, _ in members)
    top, bottom = min(first for _, first, _ in members), max(last for _, _, last in members)
    x0, x1 = max(0, int(left) - 4), min(width, int(right) + 4)
    y0, y1 = max(0, top - 2), min(height, bottom + 2)
    labels = found.labels[y0:y1, x0:x1]
    own = np.isin(labels, [number for number, _, _ in members])
    for number, first, last in members:
        if (first, last) != (found.top[number], found.bottom[number]):
            rows = np.arange(y0, y1)[:, None]
            own &= (labels != number) | ((rows >= first) & (rows < last))
    around = cv2.dilate(own.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    picture = np.where(around & (own | (labels == 0)), grey[y0:y1, x0:x1], PAPER).astype(np.uint8)
    missing = 1.5 * letter - picture.shape[0]
    if missing > 0:  # a lone dash must not be blown up to the height of a letter
        half = int(missing / 2) + 1
        picture = np.pad(picture, ((half, half), (0, 0)), constant_values=PAPER)
    return LinePiece(int(left), top, int(right), bottom, baseline, letter, _stroke(own), picture)


def _stroke(ink: NDArray[np.bool_]) -> float:
    """The mean thickness of strokes: twice their area by their outline."""
    body = np.pad(ink, 1).astype(np.uint8)
    outline = int(body.sum()) - int(cv2.erode(body, np.ones((3, 3), np.uint8)).sum())
    return 2 * float(body.sum()) / max(1, outline)
