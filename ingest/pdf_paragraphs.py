"""Lines of a cell or of a column of text -> paragraphs.

Thai lines break between words and fill the width raggedly, so a line's end alone says little. A paragraph ends
where the next line begins an item of a list, where the next word would still have fitted on the line, where the
gap to the next line is wider than usual, or before an indented line. Outside of tables it also ends where the
letters change, and every centred line stands for itself.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.digits import fold_digits
from ingest.markers import marker
from ingest.pdf_lines import PageLine
from ingest.words import word_across

_WORD = 10
"""Letters that surely hold the first word of a Thai line."""

_RAGGED = 8
"""Letters of room at a line's end before a long word that say that lines break at spaces only."""

_FAR = 3.0
"""Font sizes from one line to the next that are too far for one paragraph, whatever the others are."""

_GAP = 1.25
"""Steps from line to line within a paragraph that are one to the next paragraph."""

_SURE = 3
"""Full lines that show what the step within paragraphs is."""

_CLOSING = re.compile("จึงประกาศให้ทราบ|จึงเรียนมาเพื่อ")
"""The sentence that closes a paper stands for itself."""

_WORD_ACROSS, _SEAM = 0.3, 20
"""Share of a line up to which room at its end does not part a word that lies across; letters that are looked at."""

_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_CODE = re.compile(_NUMBER.pattern + r"%?|[A-Za-z]+[-/.]?\d*|[A-Za-z]+-[A-Za-z]+")
_CODE_END = re.compile(r"[^\s\u0e01-\u0e4f]+\Z")
_CODE_START = re.compile(r"[^\s\u0e01-\u0e4f]+")


class Column(NamedTuple):
    """Lines under each other, and the bounds of their column, in points."""

    lines: list[PageLine]
    left: float
    right: float


def breaks_at_spaces(columns: Iterable[Column]) -> bool:
    """Whether the writer of the page broke lines at spaces only, as software without a Thai dictionary does: then
    long stretches without a space leave the line before them short."""
    short = filled = 0
    for column in columns:
        for above, below in pairwise(column.lines):
            if not marker(below.text) and _letters(_first_word(below)) > _WORD:
                if column.right - above.box.x1 > _RAGGED * above.width:
                    short += 1
                else:
                    filled += 1
    return short + filled > 4 and short > filled


def cell_paragraphs(column: Column, at_spaces: bool) -> list[list[PageLine]]:
    """The lines of a cell by paragraphs."""
    lines, left, right = column
    centred = _centred(lines)
    steps = _steps(lines)
    usual = _usual(steps)
    groups = [[line] for line in lines[:1]]
    for below, step in zip(lines[1:], steps, strict=True):
        if (
            _apart(step, usual, below)
            or marker(below.text)
            or (not centred and _begins(groups[-1], below, right, at_spaces))
        ):
            groups.append([below])
        elif _number_cut(groups[-1][-1], below, right - left):
            groups[-1][-1] = _glued(groups[-1][-1], below)
        else:
            groups[-1].append(below)
    return groups


def text_paragraphs(column: Column, at_spaces: bool, within: float | None = None) -> list[list[PageLine]]:
    """The lines of a column of text outside of tables, by paragraphs.

    `within` is the step within paragraphs in the whole document, for a column that shows it less than surely. Where
    most paragraphs are one line long, the usual step is that between paragraphs.
    """
    steps = full_steps(column, at_spaces)
    if len(steps) >= _SURE and len(steps) > len(column.lines) / 2:
        within = step_within(steps)
    groups: list[list[PageLine]] = []
    for block in _blocks(column, within):
        # a block may be narrower than the column, but not a list of short lines
        right = max(line.box.x1 for line in block)
        if right - column.left < 0.6 * (column.right - column.left):
            right = column.right
        groups.append([block[0]])
        for above, below in pairwise(block):
            ended = (
                _stands_centred(above, column.left, column.right)
                or _stands_centred(below, column.left, column.right)
                or _begins(groups[-1], below, right, at_spaces)
            )
            if marker(below.text) or (ended and not _closes_bracket(above, below)):
                groups.append([below])
            else:
                groups[-1].append(below)
    return groups


def full_steps(column: Column, at_spaces: bool) -> list[float]:
    """The steps, in font sizes, from lines that are full to the next line of the same look."""
    return [
        step / _size(below)
        for (above, below), step in zip(pairwise(column.lines), _steps(column.lines), strict=True)
        if not (_restyled(above, below) or marker(below.text) or line_ended(above, below, column.right, at_spaces))
    ]


def step_within(steps: Sequence[float]) -> float | None:
    """The step from line to line within paragraphs, of those from full lines: a paragraph's last line is full only
    by chance. None where no line is full."""
    return sorted(steps)[len(steps) // 4] if steps else None


def goes_on(above: PageLine, column: Column, below: PageLine, next_column: Column, at_spaces: bool) -> bool:
    """Whether the first line of a page goes on with the paragraph of the last line of the page before."""
    return not (
        marker(below.text)
        or _CLOSING.match(below.text)
        or _restyled(above, below)
        or _stands_centred(above, column.left, column.right)
        or _stands_centred(below, next_column.left, next_column.right)
        or below.box.x0 - next_column.left > 2 * below.width
        or line_ended(above, below, column.right, at_spaces)
    )


def _closes_bracket(above: PageLine, below: PageLine) -> bool:
    """Whether a line closes the bracket that the line above left open: a heading may break within one."""
    close = below.text.find(")")
    return above.text.rfind("(") > above.text.rfind(")") and close >= 0 and "(" not in below.text[:close]


def _blocks(column: Column, within: float | None) -> list[list[PageLine]]:
    """Lines of one look and without wide gaps."""
    lines = column.lines
    steps = _steps(lines)
    usual = _usual(steps)
    blocks = [[line] for line in lines[:1]]
    for (above, below), step in zip(pairwise(lines), steps, strict=True):
        wide = _apart(step, usual, below) or (within is not None and step > _GAP * within * _size(below))
        if (wide and not _closes_bracket(above, below)) or _restyled(above, below):
            blocks.append([])
        blocks[-1].append(below)
    return blocks


def _size(line: PageLine) -> float:
    return line.style.size or line.box.bottom - line.box.top


def _steps(lines: Sequence[PageLine]) -> list[float]:
    """From each line to the next: some letters make the box of their line higher, so the smaller of both ends'."""
    return [min(below.box.bottom - above.box.bottom, below.box.top - above.box.top) for above, below in pairwise(lines)]


def _usual(steps: list[float]) -> float:
    return median(steps) if len(steps) > 2 else min(steps, default=0.0)


def _apart(step: float, usual: float, below: PageLine) -> bool:
    """Whether the gap above a line is wider than between the lines of a paragraph."""
    return step > 1.4 * usual or step > _FAR * max(below.style.size, below.box.bottom - below.box.top)


def line_ended(above: PageLine, below: PageLine, right: float, at_spaces: bool) -> bool:
    """Whether the next line's first word would have fitted on the line, and no word lies across the lines' ends."""
    letters = _letters(_first_word(below))
    if not at_spaces:
        letters = min(letters, _WORD)
    room = right - above.box.x1
    if room <= (letters + 1.5) * above.width:
        return False
    if room > _WORD_ACROSS * (right - above.box.x0):
        return True
    return not word_across(above.text[-_SEAM:], below.text[:_SEAM])


def _first_word(line: PageLine) -> str:
    return line.text.lstrip().split(" ", 1)[0]


def _letters(word: str) -> int:
    return len(_MARK.sub("", word))


def _begins(group: Sequence[PageLine], below: PageLine, right: float, at_spaces: bool) -> bool:
    """Whether a line begins a paragraph: it is indented, or its first word would have fitted on the line above.

    The hanging text of a list item is not indented: it stands where the item's text began.
    """
    above = group[-1]
    found = marker(above.text) if len(group) == 1 else None
    allowed = (found.end + 3.5 if found else 1.5) * below.width
    return (
        below.box.x0 - above.box.x0 > allowed
        or line_ended(above, below, right, at_spaces)
        or _CLOSING.match(below.text) is not None
    )


def _restyled(above: PageLine, below: PageLine) -> bool:
    return above.style.bold != below.style.bold or abs(above.style.size - below.style.size) > 0.1 * above.style.size


def _stands_centred(line: PageLine, left: float, right: float) -> bool:
    """Whether a line stands in the middle of the column with room on both sides. (The first line of a paragraph is
    indented, and may end as far from the right.)"""
    before, after = line.box.x0 - left, right - line.box.x1
    return abs(before - after) < 2 * line.width and before + after > 0.2 * (right - left)


def _centred(lines: Sequence[PageLine]) -> bool:
    """Whether the lines of a cell share their middle, but not their left edge."""
    if len(lines) < 2:
        return False
    middles = [line.box.x0 + line.box.x1 for line in lines]
    edges = [line.box.x0 for line in lines]
    width = lines[0].width
    return max(middles) - min(middles) < 2 * width and max(edges) - min(edges) > 0.5 * width


def _number_cut(above: PageLine, below: PageLine, width: float) -> bool:
    """Whether a number or code that is too wide for the column was cut between the lines.

    It was, if the two do not fit on one line, make one number or code together, and either one of them alone makes
    none, one of them fills the column, or the column holds a single digit.
    """
    head, tail = _CODE_END.search(above.text), _CODE_START.match(below.text)
    if head is None or tail is None or not _CODE.fullmatch(fold_digits(head[0] + tail[0])):
        return False
    wide = [line.box.x1 - line.box.x0 for line in (above, below)]
    parts = wide[0] * len(head[0]) / len(above.text), wide[1] * len(tail[0]) / len(below.text)
    # two letters that stand one below the other already are as wide as both
    if max(parts[0], 0.8 * above.width * len(head[0])) + parts[1] <= width - 0.3 * above.width:
        return False
    shapes = [re.sub(r"\d", "0", fold_digits(part)) for part in (head[0], tail[0])]
    if not all(_NUMBER.fullmatch(shape) for shape in shapes):
        return True
    if shapes == ["0", "0"]:
        return width < 1.9 * max(wide)
    return shapes[0] != shapes[1] and max(wide) > width - 1.1 * above.width


def _glued(above: PageLine, below: PageLine) -> PageLine:
    return above._replace(text=above.text + below.text, box=above.box.union(below.box))
