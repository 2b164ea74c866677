"""Characters of a page -> pieces of text -> lines.

What pdfium says about spaces and line ends is a guess from the file; here both come from the boxes alone. A mark
(สระบน สระล่าง วรรณยุกต์) belongs to the consonant before it, and the two are measured as one cluster.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ingest.pdf_page import Boxes, Codes, Indices, Page, Style
from ingest.span import Box

SPACE = 0.33
"""A gap of this many letter widths between two clusters is a space, on a page that draws no spaces (Skia's)."""

SPACE_BESIDE_DRAWN = 0.45
"""The same on a page that draws spaces as characters."""

COLUMN = 1.6
"""A gap of this many letter widths parts two pieces: it may lie between two columns."""

_SARA_AM = 0x0E33
_MARKS = np.zeros(0x10000, np.bool_)
_MARKS[[0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F), *range(0xF701, 0xF70F), *range(0xF710, 0xF71B)]] = True
_CLUSTER_TWICE = re.compile(r"(?=([ก-ฮ][ัิ-ฺ็-๎]*[ัิ-ฺ็-๎ำ]).{0,5}?\1)", re.DOTALL)

Numbers = npt.NDArray[np.float64]


class Glyphs(NamedTuple):
    """The inked characters of a page; `spaced[i]`: the file has a space before character i."""

    codes: Codes
    boxes: Boxes
    spaced: npt.NDArray[np.bool_]
    style: Indices

    def at(self, index: Indices | npt.NDArray[np.bool_]) -> "Glyphs":
        """These characters, in this order."""
        return Glyphs(self.codes[index], self.boxes[index], self.spaced[index], self.style[index])


class Clusters(NamedTuple):
    """Each letter with its marks: index of the letter among the glyphs, union box, and letter width around it.

    `shared`: pdfium had one inked box for several characters (an /ActualText), and cut it into equal parts.
    """

    first: Indices
    boxes: Boxes
    width: Numbers
    shared: npt.NDArray[np.bool_]


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


def glyphs(page: Page) -> Glyphs:
    """The characters of a page without white space, control characters, and what pdfium reports twice."""
    codes, boxes = page.codes.copy(), page.boxes
    codes[codes == 2] = ord("-")  # pdfium's sign for a hyphen at the line's end
    white = (codes <= 32) | (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200B)) | (codes == 0xFEFF)
    drawn_space = white & (boxes[:, 2] > boxes[:, 0])
    keep = np.flatnonzero(~white)
    before = np.concatenate(([0], np.cumsum(drawn_space)))[keep]
    spaced = np.diff(before, prepend=0) > 0
    style = np.zeros(len(codes), np.int64) if page.style is None else page.style
    found = Glyphs(codes[keep], boxes[keep], spaced, style[keep])
    repeated = _repeats(found) + _drawn_twice(found)
    if repeated:
        kept = np.ones(len(keep), np.bool_)
        kept[repeated] = False
        found = found.at(kept)
    return _marks_on_letters(found)


def is_mark(codes: Codes) -> npt.NDArray[np.bool_]:
    """Which are Thai marks above or below a letter, private-use ones included."""
    marks: npt.NDArray[np.bool_] = _MARKS[np.minimum(codes, 0xFFFF)]
    return marks


def text_of(codes: Codes) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "replace")


def _repeats(found: Glyphs) -> list[int]:
    """Indices of clusters that pdfium reports a second time.

    Skia draws the marks of a cluster as a text object of their own inside the cluster's /ActualText; pdfium then
    gives the whole cluster again, in the box of the marks: right above or below the letter.
    """
    text, boxes = text_of(found.codes), found.boxes
    repeated: list[int] = []
    for match in _CLUSTER_TWICE.finditer(text):
        first, cluster = match.start(), match[1]
        again = text.index(cluster, first + len(cluster))
        end = first + len(cluster)
        height = boxes[first, 3] - boxes[first, 1]
        apart = max(boxes[first, 1] - boxes[again, 3], boxes[again, 1] - boxes[first, 3])
        if -1.5 <= apart < 0.75 * height and boxes[first, 0] <= boxes[again, 0] < boxes[end - 1, 2]:
            repeated.extend(range(again, again + len(cluster)))
    return repeated


def _drawn_twice(found: Glyphs) -> list[int]:
    """Indices of marks and ำ that a glyph has in its Unicode value already, and that come again as glyphs."""
    mark = is_mark(found.codes)
    part = _equal_parts(found, ~mark)
    twice: list[int] = []
    for index in np.flatnonzero(part[:-1] & mark[:-1] & mark[1:] & ~part[1:]).tolist():
        first = index
        while first > 0 and mark[first - 1] and part[first - 1]:
            first -= 1
        known = found.codes[first : index + 1]
        after = index + 1
        while after < len(mark) and mark[after] and not part[after]:
            if found.codes[after] in known:
                twice.append(after)
            after += 1
    am = found.codes == _SARA_AM
    again = am[1:] & am[:-1] & part[:-1] & ~part[1:]
    return twice + (np.flatnonzero(again) + 1).tolist()


def _marks_on_letters(found: Glyphs) -> Glyphs:
    """Moves a mark that the file gives away from its letter behind the letter at which it stands.

    Some writers give marks one letter late, or at the end of the run. A mark's middle lies within its letter: at
    0.28 to 1.01 of its width on the pages measured.
    """
    mark = is_mark(found.codes)
    if not mark.any():
        return found
    index = np.arange(len(found.codes))
    letter = np.maximum.accumulate(np.where(mark, 0, index))
    part = _equal_parts(found, ~mark)
    boxes = found.boxes.copy()
    np.maximum.at(boxes[:, 2], letter[part], found.boxes[part, 2])
    away = mark & ~part & ~_at(boxes[letter], boxes)
    if not away.any():
        return found
    order = index.astype(np.float64)
    letters = np.flatnonzero(~mark)
    for lost in np.flatnonzero(away).tolist():
        near = letters[_at(boxes[letters], boxes[lost])]
        if len(near):
            order[lost] = near[np.argmin(np.abs(near - lost))] + 0.5
    return found.at(np.argsort(order, kind="stable"))


def _at(letters: Boxes, marks: Boxes) -> npt.NDArray[np.bool_]:
    """Whether marks stand at letters: their middle within the letter's width, and no further than its height."""
    middle = (marks[..., 0] + marks[..., 2]) / 2
    width, height = letters[..., 2] - letters[..., 0], letters[..., 3] - letters[..., 1]
    across = (middle >= letters[..., 0] + 0.12 * width) & (middle <= letters[..., 0] + 1.07 * width)
    apart = np.maximum(letters[..., 1] - marks[..., 3], marks[..., 1] - letters[..., 3])
    within: npt.NDArray[np.bool_] = across & (apart < 0.5 * height)
    return within


def clusters(found: Glyphs) -> Clusters:
    """Letters with their marks. A mark at the very start counts as a letter."""
    count = len(found.codes)
    letter = ~is_mark(found.codes)
    if count:
        letter[0] = True
    first = np.flatnonzero(letter)
    if not count:
        return Clusters(first, np.empty((0, 4)), np.empty(0), np.empty(0, np.bool_))
    boxes = np.empty((len(first), 4))
    boxes[:, 0] = np.minimum.reduceat(found.boxes[:, 0], first)
    boxes[:, 2] = np.maximum.reduceat(found.boxes[:, 2], first)
    boxes[:, 1], boxes[:, 3] = found.boxes[first, 1], found.boxes[first, 3]
    shared = np.logical_or.reduceat(_equal_parts(found, letter), first)
    single = np.maximum(boxes[:, 2] - boxes[:, 0], 0.1)
    window = np.ones(min(9, len(first)))
    measured = np.where(shared, 0.0, 1.0)
    known = np.convolve(measured, window, "same")
    width = np.convolve(single * measured, window, "same") / np.maximum(known, 1)
    return Clusters(first, boxes, np.where(known > 0, width, single.mean()), shared)


def _equal_parts(found: Glyphs, letter: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which characters lie in one box that was cut into equal parts: a mark or sara am that begins where the
    character before it ends, and is as wide."""
    x0, x1 = found.boxes[:, 0], found.boxes[:, 2]
    part = np.zeros(len(x0), np.bool_)
    part[1:] = (
        (~letter | (found.codes == _SARA_AM))[1:]
        & (np.abs(x0[1:] - x1[:-1]) < 0.02)
        & (np.abs((x1 - x0)[1:] - (x1 - x0)[:-1]) < 0.02)
    )
    part[:-1] |= part[1:]
    return part


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
    am = (found.codes[letters.first[:-1]] == _SARA_AM) & letters.shared[:-1]
    gap = np.where(am, gap - 0.8 * width, gap)
    # and inked boxes lack the room beside the ink
    slack = 0.1 * letters.shared[1:] + 0.1 * letters.shared[:-1]
    drawn = found.spaced.sum() > count / 100
    space = gap > ((SPACE_BESIDE_DRAWN if drawn else SPACE) + slack) * width
    breaks = (overlap < 0.5 * np.minimum(height[1:], height[:-1])) | (gap > COLUMN * width) | (gap < -2 * width)
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


def _whole_words(place: Indices, apart: npt.NDArray[np.bool_]) -> Indices:
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
