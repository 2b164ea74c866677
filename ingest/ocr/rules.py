"""Ruling lines of a page, from its picture.

A rule is a long thin stroke darker than what lies to both sides of it, whatever the shade of the cell. Strokes
of letters are shorter; a short stroke counts only where both its ends meet other rules. Places are pixels.
"""

from dataclasses import dataclass, replace
from itertools import chain, pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.ocr.picture import PAPER, Grey

CONTRAST = 18
"""Grey levels by which a rule is darker than its surroundings."""

THICKEST = 0.6
"""Thickness of the thickest rule in letter heights."""

LONG, SHORT = 4.5, 1.5
"""Length in letter heights of a stroke that is surely a rule, and of the shortest that may be one."""

SMEAR = 9
"""Pixels over which a level stroke is averaged along its direction, so that noise does not break it."""

CUT_RULES, CUT_LENGTH = 3, 2.3
"""So many short strokes of this length in letter heights that meet a rule at one end, with their free ends in line,
are a frame that the page cut."""

NEAR = 0.25
"""Letter heights within which a short stroke's end meets a rule: a letter's stem stands further from it."""

BRIDGED = 1.6
"""A gap of so many letter heights in a rule is closed."""

APART = 0.4
"""A gap of so many letter heights between rules at both its ends parts two tables."""

HEAD = 0.8
"""Letter heights to either side of its shaft that an arrow's head reaches at most."""

STUB = 4.0
"""Letter heights within which what stands beyond a gap is a letter's stem: a row of one line is no higher."""

SOLID = ((5.0, 20.0), (0.97, 0.82))
"""Lengths in letter heights, and the share of a stroke so long that must be dark, linear between: a row of letters
with level roofs (การ) is dark over nine tenths of three letters, but hardly over eight tenths of ten."""

STEM, STEMS = 0.6, 0.15
"""A stem is a stroke of so many letter heights across the rule; above this share of them it is the roof of a word."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A rule: its place across its direction, where it begins and ends along it, the gaps that were bridged, and
    the share of it that is dark."""

    at: float
    start: float
    end: float
    gaps: tuple[tuple[float, float], ...] = ()
    solid: float = 1.0


@dataclass(frozen=True, slots=True)
class PageRules:
    """The rules of a page, and the arrows drawn on it; `mask` is 1 on the pixels of both."""

    horizontal: list[Stroke]
    vertical: list[Stroke]
    mask: Grey
    arrows: list[Stroke]


def find_rules(grey: Grey, ink: Grey, letter: float) -> PageRules:
    """The rules of an evenly lit page whose letters are `letter` pixels high; `ink` is 1 on its ink."""
    turned = np.ascontiguousarray(grey.T)  # its level strokes are the upright ones of the page
    level, upright = _thin(grey, letter), _thin(turned, letter)
    across = _strokes(grey, np.ascontiguousarray(ink), level, letter)
    down = _strokes(turned, np.ascontiguousarray(ink.T), upright, letter)
    arrows = _arrows(across, np.where(_near(down, upright, letter).T > 0, 0, ink).astype(np.uint8), letter)
    across = [stroke for stroke in across if stroke not in arrows]
    sure_across = [stroke for stroke in across if stroke.end - stroke.start >= LONG * letter]
    sure_down = [stroke for stroke in down if stroke.end - stroke.start >= LONG * letter]
    reach = 0.6 * letter
    horizontal = sure_across + _short_rules([s for s in across if s not in sure_across], sure_down, letter)
    vertical = sure_down + _short_rules([s for s in down if s not in sure_down], horizontal, letter)
    horizontal, vertical = (
        [_ended(part, vertical, letter) for stroke in horizontal for part in _parted(stroke, vertical, letter)],
        [_ended(part, horizontal, letter) for stroke in vertical for part in _parted(stroke, horizontal, letter)],
    )
    loose = _loose(horizontal, vertical, reach), _loose(vertical, horizontal, reach)
    horizontal, vertical = (
        [stroke for stroke in strokes if stroke not in others or stroke.solid >= SOLID[1][0]]
        for strokes, others in zip((horizontal, vertical), loose, strict=True)
    )
    mask = _near(horizontal, level, letter) | _near(vertical, upright, letter).T
    half = int(HEAD * letter)
    for arrow in arrows:
        rows = slice(max(0, int(arrow.at) - half), int(arrow.at) + half + 1)
        mask[rows, max(0, int(arrow.start) - half) : int(arrow.end) + half + 1] = 1
    horizontal, vertical = (
        [stroke for stroke in strokes if stroke not in others]
        for strokes, others in zip((horizontal, vertical), loose, strict=True)
    )
    return PageRules(horizontal, vertical, mask, arrows)


def without_rules(grey: Grey, ink: Grey, rules: PageRules) -> tuple[Grey, Grey]:
    """Grey and ink with the rules painted over by paper."""
    wide = cv2.dilate(rules.mask, np.ones((3, 3), np.uint8)) > 0
    return np.where(wide, PAPER, grey).astype(np.uint8), np.where(wide, 0, ink).astype(np.uint8)


def _thin(grey: Grey, letter: float) -> Grey:
    """1 where the picture is darker than shortly above and below, in level runs of at least `SHORT`."""
    darker = _darker(np.asarray(cv2.blur(grey, (SMEAR, 1)), np.uint8), letter)
    run = np.ones((1, max(9, int(SHORT * letter))), np.uint8)
    # a level stroke a little askew steps from row to row: thickened, it is still one run
    thick = cv2.dilate((darker > CONTRAST).astype(np.uint8), np.ones((2, 1), np.uint8))
    return np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, run), np.uint8)


def _darker(grey: Grey, letter: float) -> Grey:
    """By how much each pixel is darker than what lies shortly above and below."""
    reach = 2 * int(THICKEST * letter / 2 + 2) + 1
    return np.asarray(cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((reach, 1), np.uint8)), np.uint8)


def _strokes(grey: Grey, ink: Grey, thin: Grey, letter: float) -> list[Stroke]:
    """The level strokes of a picture."""
    upright = np.ones((max(5, int(STEM * letter)), 1), np.uint8)
    stems = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, upright), np.uint8)
    bridged = cv2.morphologyEx(thin, cv2.MORPH_CLOSE, np.ones((1, int(BRIDGED * letter)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(bridged, connectivity=8)
    darker = _darker(grey, letter)
    found: list[Stroke] = []
    for left, top, width, height, _ in stats[1:].tolist():
        if height > max(THICKEST * letter + 2, 0.012 * width + 3):
            continue
        dark_columns = thin[top : top + height, left : left + width].max(0) > 0
        whole = _stroke(darker, stems, dark_columns, (left, top, height), letter)
        if whole is not None:
            found.append(whole)
            continue
        # a rule and, beyond a gap, a letter's stem in line with it
        for first, last in pairwise([left, *chain(*_gaps(dark_columns, left, NEAR * letter)), left + width]):
            if last - first >= LONG * letter:
                columns = dark_columns[int(first) - left : int(last) - left]
                part = _stroke(darker, stems, columns, (int(first), top, height), letter)
                found += [part] if part is not None else []
    return found


def _stroke(
    darker: Grey, stems: Grey, dark_columns: NDArray[np.bool_], place: tuple[int, int, int], letter: float
) -> Stroke | None:
    """The rule that begins at `place` (left, top, height) and is as long as `dark_columns`; None where it is none."""
    left, top, height = place
    width = len(dark_columns)
    dark = darker[max(0, top - 1) : top + height + 1, left : left + width]
    contrast = dark.max(0)
    crossed = stems[top : top + height, left : left + width].max(0) > 0
    between = ~crossed[SMEAR // 2 : -(SMEAR // 2)]
    dark_enough = contrast[SMEAR // 2 : -(SMEAR // 2)][between] > max(CONTRAST, 0.35 * np.median(contrast))
    solid = float(dark_enough.mean()) if between.any() else 0.0
    if solid < np.interp(width / letter, *SOLID) or crossed.mean() > STEMS:
        return None
    at = float(np.average(np.arange(len(dark)), weights=dark.sum(1) + 1e-9)) + max(0, top - 1)
    gaps = _gaps(dark_columns, left, max(2, 0.1 * letter))
    return Stroke(at, float(left), float(left + width), gaps, solid)


def _gaps(dark: NDArray[np.bool_], first: int, least: float) -> tuple[tuple[float, float], ...]:
    """The stretches of at least `least` pixels that are not dark."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], dark, [True])).astype(np.int8))) + first
    return tuple((float(a), float(b)) for a, b in edges.reshape(-1, 2) if b - a >= least)


def _short_rules(strokes: list[Stroke], others: list[Stroke], letter: float) -> list[Stroke]:
    """The short strokes that are rules: both ends meet others, or one end does and the free ends of several, longer
    than stems of letters, are in line: the page cut their frame."""
    reach = NEAR * letter
    ends = [[_meets(stroke.at, end, others, reach) for end in (stroke.start, stroke.end)] for stroke in strokes]
    free = [
        (stroke.end if met[0] else stroke.start, met[0])
        for stroke, met in zip(strokes, ends, strict=True)
        if met[0] != met[1] and stroke.end - stroke.start >= CUT_LENGTH * letter
    ]

    def cut(stroke: Stroke, met: list[bool]) -> bool:
        end, side = (stroke.end, True) if met[0] else (stroke.start, False)
        in_line = sum(abs(end - other) <= reach and side == other_side for other, other_side in free)
        return any(met) and in_line >= CUT_RULES and stroke.end - stroke.start >= CUT_LENGTH * letter

    return [s for s, met in zip(strokes, ends, strict=True) if all(met) or cut(s, met)]


def _meets(at: float, end: float, others: list[Stroke], reach: float) -> bool:
    return any(abs(other.at - end) <= reach and other.start - reach <= at <= other.end + reach for other in others)


def _parted(stroke: Stroke, others: list[Stroke], letter: float) -> list[Stroke]:
    """The stroke, cut where the gap that was bridged is the room between two tables."""
    parts, start = [], stroke.start
    for before, after in stroke.gaps:
        meets = all(_meets(stroke.at, end, others, 2 * NEAR * letter) for end in (before, after))
        if after - before >= APART * letter and meets and before > start:
            parts.append(replace(stroke, start=start, end=before))
            start = after
    return [*parts, replace(stroke, start=start)]


def _arrows(strokes: list[Stroke], ink: Grey, letter: float) -> list[Stroke]:
    """The level strokes with a head on both ends, as in charts of when work is done. `ink` has no upright rules."""

    def head(at: float, end: float) -> bool:
        rows = ink[max(0, int(at - 2 * letter)) : int(at + 2 * letter), max(0, int(end - letter)) : int(end + letter)]
        dark, middle = rows.max(1) > 0, int(at) - max(0, int(at - 2 * letter))
        above, below = (int(np.argmin(np.append(side, False))) for side in (dark[middle::-1], dark[middle:]))
        return (
            0.3 * letter <= min(above, below)
            and max(above, below) <= HEAD * letter
            and abs(above - below) <= 0.25 * letter
        )

    return [
        stroke
        for stroke in strokes
        if stroke.end - stroke.start >= 2 * letter and head(stroke.at, stroke.start) and head(stroke.at, stroke.end)
    ]


def _ended(stroke: Stroke, others: list[Stroke], letter: float) -> Stroke:
    """The stroke, ending at the rules at which it ends: without a letter's stem that was bridged to it there, from the
    middle of a cell or over a wide gap."""
    start, end, near = stroke.start, stroke.end, 0.3 * letter
    loose_start, loose_end = (not _meets(stroke.at, place, others, near) for place in (start, end))
    for before, after in stroke.gaps:
        wide = after - before >= 2 * NEAR * letter
        if (loose_start or wide) and after - stroke.start < STUB * letter and _meets(stroke.at, after, others, near):
            start = after
        if (loose_end or wide) and stroke.end - before < STUB * letter and _meets(stroke.at, before, others, near):
            end = min(end, before)
    start, end = (_snapped(stroke.at, place, others, 0.5 * letter) for place in (start, end))
    return replace(stroke, start=start, end=end) if start < end else stroke


def _loose(strokes: list[Stroke], others: list[Stroke], reach: float) -> list[Stroke]:
    """The strokes that begin and end in the middle of cells: arrows, underlines, fraction bars; roofs of letters."""

    def inside(stroke: Stroke, end: float, outward: int) -> bool:
        beyond = any((other.at - end) * outward > reach and other.start < stroke.at < other.end for other in others)
        return beyond and not _meets(stroke.at, end, others, reach)

    return [s for s in strokes if inside(s, s.start, -1) and inside(s, s.end, 1)]


def _snapped(at: float, end: float, others: list[Stroke], reach: float) -> float:
    """The place of the rule that a stroke ends at, where it runs a little over it or stops short of it."""
    near = [other.at for other in others if other.start - reach <= at <= other.end + reach]
    nearest = min(near, key=lambda place: abs(place - end), default=end)
    return nearest if abs(nearest - end) <= reach else end


def _near(strokes: list[Stroke], thin: Grey, letter: float) -> Grey:
    """The pixels of `thin` that belong to the strokes."""
    band = np.zeros_like(thin)
    half = max(2, round(0.2 * letter))
    for stroke in strokes:
        row = round(stroke.at)
        band[max(0, row - half) : row + half + 1, int(stroke.start) : int(stroke.end) + 1] = 1
    return band & thin
