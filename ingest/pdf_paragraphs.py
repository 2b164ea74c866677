"""Lines of a cell or of a column of text -> paragraphs.

Thai lines break between words and fill the width raggedly, so a line's end alone says little. A paragraph ends
where the next line begins an item of a list, where the next word would still have fitted on the line, where the
gap to the next line is wider than usual, or before an indented line.
"""

import re
from collections.abc import Sequence
from statistics import median

from ingest.markers import marker
from ingest.pdf_lines import PageLine

_WORD = 10
"""Letters that surely hold the first word of a Thai line."""


_CODE_END = re.compile(r"[^\s\u0e01-\u0e4f]+\Z")
_CODE_START = re.compile(r"[^\s\u0e01-\u0e4f]+")


def paragraphs(lines: Sequence[PageLine], left: float, right: float) -> list[list[PageLine]]:
    """The lines by paragraphs. `left` and `right` bound the column, in points."""
    if not lines:
        return []
    pitches = [below.box.bottom - above.box.bottom for above, below in zip(lines, lines[1:], strict=False)]
    pitch = median(pitches) if len(pitches) > 2 else min(pitches, default=0.0)
    centred = _centred(lines, left, right)
    groups = [[lines[0]]]
    for above, below, step in zip(lines, lines[1:], pitches, strict=False):
        if (
            step > 1.4 * pitch
            or marker(below.text)
            or not centred
            and (_indented(above, below) or _ended(above, below, right))
        ):
            groups.append([])
            groups[-1].append(below)
        elif _number_cut(above, below, right - left):
            groups[-1][-1] = _glued(groups[-1][-1], below)
        else:
            groups[-1].append(below)
    return groups


def _number_cut(above: PageLine, below: PageLine, width: float) -> bool:
    """Whether a number or code that is too wide for the column was cut between the lines."""
    head, tail = _CODE_END.search(above.text), _CODE_START.match(below.text)
    if head is None or tail is None:
        return False
    share = len(head[0]) / len(above.text), len(tail[0]) / len(below.text)
    return share[0] * (above.box.x1 - above.box.x0) + share[1] * (below.box.x1 - below.box.x0) > width


def _glued(above: PageLine, below: PageLine) -> PageLine:
    return PageLine(above.text + below.text, above.box.union(below.box), above.width, above.pieces + below.pieces)


def _ended(above: PageLine, below: PageLine, right: float) -> bool:
    """Whether the next line's first word would have fitted on the line."""
    word = below.text.lstrip().split(" ", 1)[0]
    letters = sum(not _is_mark(c) for c in word[: 2 * _WORD])
    return right - above.box.x1 > (min(letters, _WORD) + 1.5) * above.width


def _is_mark(character: str) -> bool:
    return character == "ั" or "ิ" <= character <= "ฺ" or "็" <= character <= "๎"


def _indented(above: PageLine, below: PageLine) -> bool:
    return below.box.x0 - above.box.x0 > 1.5 * below.width


def _centred(lines: Sequence[PageLine], left: float, right: float) -> bool:
    """Whether the lines share their middle, and neither their left edge nor the column's."""
    if len(lines) < 2:
        return False
    middles = [(line.box.x0 + line.box.x1) / 2 for line in lines]
    edges = [line.box.x0 for line in lines]
    width = lines[0].width
    return max(middles) - min(middles) < width and max(edges) - min(edges) > 0.5 * width
