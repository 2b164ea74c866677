"""Lines of a cell or of a column of text -> paragraphs.

Thai lines break between words and fill the width raggedly, so a line's end alone says little. A paragraph ends
where the next line begins an item of a list, where the next word would still have fitted on the line, where the
gap to the next line is wider than usual, or before an indented line.
"""

from collections.abc import Sequence
from statistics import median

from ingest.markers import marker
from ingest.pdf_lines import PageLine

_WORD = 10
"""Letters that surely hold the first word of a Thai line."""


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
    return groups


def _ended(above: PageLine, below: PageLine, right: float) -> bool:
    """Whether the next line's first word would have fitted on the line."""
    word = below.text.split(" ", 1)[0]
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
