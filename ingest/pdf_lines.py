"""Clusters of letters -> pieces of text -> lines.

What pdfium says about spaces and line ends is a guess from the file; here both come from the boxes alone.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ingest.pdf_glyphs import Clusters, Glyphs, Mask, text_of
from ingest.pdf_page import Indices, Style
from ingest.span import Box
from ingest.words import word_across

SPACE = 0.33
"""A gap of this many letter widths between two clusters is a space, on a page that draws no spaces (Skia's)."""

SPACE_BESIDE_DRAWN = 0.45
"""The same on a page that draws spaces as characters."""

ALONE, TIGHT = 0.3, 0.1
"""The same where the gaps before and after it are less than `TIGHT`: a tab behind a label that fills it nearly."""

COLUMN = 1.6
"""A gap of this many letter widths parts two pieces: it may lie between two columns."""


HANGING = 0.2
"""Share of its height with which a sign of `_LOW` stands in its line; other letters do with a half."""

_LOW = np.array([ord(sign) for sign in ",;."])
_WINDOW = 12

_CLOSING = np.zeros(0x80, np.bool_)
_CLOSING[[ord(sign) for sign in ".,;)]}%"]] = True
# signs before which only a space that the file has is one


class Piece(NamedTuple):
    """Characters that follow each other on one line without a wide gap.

    The text begins with a space where the file has one before it: at the end of the line above, say. `width` is
    the mean width of its letters, in points.
    """

    text: str
    box: Box
    width: float
    style: Style


class PageLine(NamedTuple):
    """The pieces on one line, from left to right; `style` is that of the first."""

    text: str
    box: Box
    width: float
    style: Style


def pieces(found: Glyphs, letters: Clusters, place: Indices, styles: Sequence[Style]) -> list[tuple[int, Piece]]:
    """The pieces of a page, in the order of the file, each with the place (a cell's number, or -1) it stands in.

    `place` holds one number per cluster. A word that only overflows its cell stays whole, where it began.
    """
    count = len(letters.first)
    if not count:
        return []
    x0, top, x1, bottom = letters.boxes.T
    height = np.maximum(bottom - top, 0.1)
    overlap = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    gap = x0[1:] - x1[:-1]
    width = np.maximum(letters.width[1:], letters.width[:-1])
    # the shared box of a cluster with sara am ends where its consonant ends, about 0.8 letters early
    am = letters.ends_in_am[:-1] & letters.shared[:-1]
    gap = np.where(am, gap - 0.8 * width, gap)
    # and inked boxes lack the room beside the ink
    slack = 0.1 * letters.shared[1:] + 0.1 * letters.shared[:-1]
    drawn = found.spaced.sum() > count / 100
    space = gap > ((SPACE_BESIDE_DRAWN if drawn else SPACE) + slack) * width
    # a comma hangs below its line
    share = np.where(np.isin(found.codes[letters.first], _LOW), HANGING, 0.5)
    beside = overlap >= np.minimum(share[1:], share[:-1]) * np.minimum(height[1:], height[:-1])
    breaks = ~beside | (gap > COLUMN * width) | (gap < -2 * width)
    tight = np.pad(gap < TIGHT * width, 1)
    space |= (gap > ALONE * width) & tight[:-2] & tight[2:]
    space &= ~_CLOSING[np.minimum(found.codes[letters.first[1:]], 0x7F)]
    for seam in np.flatnonzero(space & am).tolist():
        space[seam] = not _within_word(found, int(letters.first[seam + 1]))
    spaced = found.spaced[letters.first[1:]] | space
    place = _whole_words(place, breaks | spaced | (gap > 0.15 * width))
    breaks |= place[1:] != place[:-1]
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    ends = np.append(starts[1:], count)

    spaces = np.zeros(len(found.codes), np.int64)
    spaces[letters.first[1:]] = np.where(breaks, found.spaced[letters.first[1:]], spaced)
    text = text_of(np.insert(found.codes, np.flatnonzero(spaces), 32))
    shift = np.cumsum(spaces)
    from_glyph = letters.first[starts]
    to_glyph = np.append(letters.first, len(found.codes))[ends]
    from_text = (from_glyph + shift[from_glyph] - spaces[from_glyph]).tolist()
    to_text = (to_glyph + shift[to_glyph - 1]).tolist()
    edges = zip(
        np.minimum.reduceat(x0, starts).tolist(),
        np.minimum.reduceat(top, starts).tolist(),
        np.maximum.reduceat(x1, starts).tolist(),
        np.maximum.reduceat(bottom, starts).tolist(),
        strict=True,
    )
    widths = (np.add.reduceat(letters.width, starts) / (ends - starts)).tolist()
    return [
        (at, Piece(text[a:b], Box(*box), width, styles[style]))
        for at, a, b, box, width, style in zip(
            place[starts].tolist(), from_text, to_text, edges, widths, found.style[from_glyph].tolist(), strict=True
        )
    ]


def _within_word(found: Glyphs, at: int) -> bool:
    """Whether the dictionary has one word across the seam before character `at`, and none that ends there."""
    before, after = text_of(found.codes[max(0, at - _WINDOW) : at]), text_of(found.codes[at : at + _WINDOW])
    return word_across(before, after)


def _whole_words(place: Indices, apart: Mask) -> Indices:
    """Places with every run of touching clusters in the place where it began."""
    starts = np.concatenate(([0], np.flatnonzero(apart) + 1))
    return np.repeat(place[starts], np.diff(np.append(starts, len(place))))


def lines(parts: Sequence[Piece]) -> list[PageLine]:
    """Pieces as lines, from top to bottom: those that stand beside each other for half their height."""
    rows: list[list[Piece]] = []
    for part in sorted(parts, key=lambda p: (p.box.top + p.box.bottom, p.box.x0)):
        if rows and beside(part.box, rows[-1][0].box):
            rows[-1].append(part)
        else:
            rows.append([part])
    return [_line(sorted(row, key=lambda p: p.box.x0)) for row in rows]


def beside(box: Box, other: Box) -> bool:
    shared = min(box.bottom, other.bottom) - max(box.top, other.top)
    return shared >= 0.5 * min(box.bottom - box.top, other.bottom - other.top)


def _line(row: list[Piece]) -> PageLine:
    text, box = row[0].text, row[0].box
    for part in row[1:]:
        text += (" " if part.box.x0 - box.x1 > SPACE * part.width else "") + part.text.lstrip()
        box = box.union(part.box)
    return PageLine(text, box, sum(p.width for p in row) / len(row), row[0].style)
