"""Characters of a page -> inked letters in the order of the text, each Thai mark on its letter.

A mark (สระบน สระล่าง วรรณยุกต์) belongs to the consonant before it, and the two are measured as one cluster. What
writers do to clusters is undone here: marks given twice, marks given late or at the end of the run, clusters that
pdfium reports again, boxes that are shared by several characters.
"""

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ingest.pdf_page import Boxes, Codes, Indices, Page

_SARA_AM = 0x0E33
_MARKS = np.zeros(0x10000, np.bool_)
_MARKS[[0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F), *range(0xF701, 0xF70F), *range(0xF710, 0xF71B)]] = True
_CLUSTER_TWICE = re.compile(r"(?=([ก-ฮ][ัิ-ฺ็-๎]*[ัิ-ฺ็-๎ำ]).{0,5}?\1)", re.DOTALL)

Mask = npt.NDArray[np.bool_]


class Glyphs(NamedTuple):
    """The inked characters of a page; `spaced[i]`: the file has a space before character i."""

    codes: Codes
    boxes: Boxes
    spaced: Mask
    style: Indices

    def at(self, index: Indices | Mask) -> "Glyphs":
        """These characters, in this order."""
        return Glyphs(self.codes[index], self.boxes[index], self.spaced[index], self.style[index])


class Clusters(NamedTuple):
    """Each letter with its marks: index of the letter among the glyphs, union box, and letter width around it.

    `shared`: pdfium had one inked box for several characters (an /ActualText), and cut it into equal parts.
    `ends_in_am`: the cluster's last character is sara am.
    """

    first: Indices
    boxes: Boxes
    width: npt.NDArray[np.float64]
    shared: Mask
    ends_in_am: Mask


def glyphs(page: Page) -> Glyphs:
    """The characters of a page without white space, control characters, and what pdfium reports twice."""
    codes, boxes = page.codes.copy(), page.boxes
    codes[codes == 2] = ord("-")  # pdfium's sign for a hyphen at the line's end
    space = (codes <= 32) | (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200A))
    white = space | (codes == 0x200B) | (codes == 0xFEFF)
    drawn_space = space & (boxes[:, 2] > boxes[:, 0])
    keep = np.flatnonzero(~white)
    before = np.concatenate(([0], np.cumsum(drawn_space)))[keep]
    spaced = np.diff(before, prepend=0) > 0
    style = np.zeros(len(codes), np.int64) if page.style is None else page.style
    found = Glyphs(codes[keep], boxes[keep], spaced, style[keep])
    mark = is_mark(found.codes)
    part = _equal_parts(found, ~mark)
    together = mark[1:] & (found.boxes[1:] == found.boxes[:-1]).all(axis=1)
    # both begin with a glyph that is a letter and its marks in one
    repeated = _repeats(found) + _drawn_twice(found, mark, part) if part.any() or together.any() else []
    if repeated:
        kept = np.ones(len(keep), np.bool_)
        kept[repeated] = False
        found = found.at(kept)
    return _marks_on_letters(found)


def is_mark(codes: Codes) -> Mask:
    """Which are Thai marks above or below a letter, private-use ones included."""
    marks: Mask = _MARKS[np.minimum(codes, 0xFFFF)]
    return marks


def text_of(codes: Codes) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "replace")


def _repeats(found: Glyphs) -> list[int]:
    """Indices of clusters that pdfium reports a second time.

    Skia draws the marks of a cluster as a text object of their own inside the cluster's /ActualText; pdfium then
    gives the whole cluster again, in the box of the marks: over the letter, or right above or below it.
    """
    text, boxes = text_of(found.codes), found.boxes
    repeated: list[int] = []
    for match in _CLUSTER_TWICE.finditer(text):
        first, cluster = match.start(), match[1]
        again = text.index(cluster, first + len(cluster))
        end = first + len(cluster)
        height = boxes[first, 3] - boxes[first, 1]
        apart = max(boxes[first, 1] - boxes[again, 3], boxes[again, 1] - boxes[first, 3])
        x0, x1 = boxes[first, 0], boxes[end - 1, 2]
        within = x1 if apart > -1.5 else x1 - 0.1 * (x1 - x0)
        if apart < 0.75 * height and x0 - 1 <= boxes[again, 0] < within:
            repeated.extend(range(again, again + len(cluster)))
    return repeated


def _attached(found: Glyphs) -> Mask:
    """Which characters belong to the letter before: marks, and sara am whose box is that of its nikhahit alone, or of a
    glyph of nikhahit and tone (its า is a glyph without a Unicode value)."""
    mark = is_mark(found.codes)
    am = found.codes == _SARA_AM
    if am.any():
        top, bottom = found.boxes[:, 1], found.boxes[:, 3]
        height = bottom - top
        letter = np.maximum.accumulate(np.where(mark | am, 0, np.arange(len(am))))
        with_tone = np.zeros(len(am), np.bool_)
        with_tone[1:] = mark[:-1] & (top[1:] == top[:-1]) & (bottom[1:] == bottom[:-1])
        above = bottom < top[letter] + 0.25 * height[letter]
        mark |= am & np.where(with_tone, above, ~_equal_parts(found, ~mark) & (height < 0.6 * height.mean()))
    return mark


def _drawn_twice(found: Glyphs, mark: Mask, part: Mask) -> list[int]:
    """Indices of marks and ำ that a glyph has in its Unicode value already, and that come again as glyphs."""
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
    mark = _attached(found)
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
    stacked = mark & ~part & ~away  # a tone stands over them
    np.minimum.at(boxes[:, 1], letter[stacked], found.boxes[stacked, 1])
    order = index.astype(np.float64)
    letters = np.flatnonzero(~mark)
    for lost in np.flatnonzero(away).tolist():
        if lost and away[lost - 1] and boxes[lost - 1, 0] < boxes[lost, 2] and boxes[lost, 0] < boxes[lost - 1, 2]:
            order[lost] = order[lost - 1]  # a tone over a vowel goes where the vowel goes
            continue
        near = letters[_at(boxes[letters], boxes[lost])]
        if len(near):
            order[lost] = near[np.argmin(np.abs(near - lost))] + 0.5
    return found.at(np.argsort(order, kind="stable"))


def _at(letters: Boxes, marks: Boxes) -> Mask:
    """Whether marks stand at letters: their middle within the letter's width, and no further than its height."""
    middle = (marks[..., 0] + marks[..., 2]) / 2
    width, height = letters[..., 2] - letters[..., 0], letters[..., 3] - letters[..., 1]
    across = (middle >= letters[..., 0] + 0.12 * width) & (middle <= letters[..., 0] + 1.07 * width)
    apart = np.maximum(letters[..., 1] - marks[..., 3], marks[..., 1] - letters[..., 3])
    within: Mask = across & (apart < 0.5 * height)
    return within


def clusters(found: Glyphs) -> Clusters:
    """Letters with their marks. A mark at the very start counts as a letter."""
    count = len(found.codes)
    letter = ~_attached(found)
    if count:
        letter[0] = True
    first = np.flatnonzero(letter)
    if not count:
        return Clusters(first, np.empty((0, 4)), np.empty(0), letter, letter)
    boxes = np.empty((len(first), 4))
    boxes[:, 0] = np.minimum.reduceat(found.boxes[:, 0], first)
    boxes[:, 2] = np.maximum.reduceat(found.boxes[:, 2], first)
    boxes[:, 1], boxes[:, 3] = found.boxes[first, 1], found.boxes[first, 3]
    inside_am = ~letter & (found.codes == _SARA_AM)
    shared = np.logical_or.reduceat(_equal_parts(found, letter) | inside_am, first)
    single = np.maximum(boxes[:, 2] - boxes[:, 0], 0.1)
    last = found.codes[np.append(first[1:], count) - 1]
    window = np.ones(min(9, len(first)))
    measured = np.where(shared, 0.0, 1.0)
    known = np.convolve(measured, window, "same")
    width = np.convolve(single * measured, window, "same") / np.maximum(known, 1)
    return Clusters(first, boxes, np.where(known > 0, width, single.mean()), shared, last == _SARA_AM)


def _equal_parts(found: Glyphs, letter: Mask) -> Mask:
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
