"""Heading levels from the look of the letters: larger than the body's, or bold where the body is not."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ingest.pdf_lines import PageLine
from ingest.pdf_page import Style

_LONGEST = 160
"""Characters of the longest heading."""

_SHORTEST = 4  # letters: an amount in bold is none
_LARGER = 1.12
_LEVELS = 6

Look = tuple[float, bool]
"""Size in whole points, and weight."""


def look(style: Style) -> Look:
    return round(style.size), style.bold


def heading_levels(lines: Iterable[PageLine]) -> dict[Look, int]:
    """The heading level of every look that stands out from the body's, which most characters have. 1 is highest, 6
    the lowest."""
    counts: Counter[Look] = Counter()
    for line in lines:
        counts[look(line.style)] += len(line.text)
    if not counts:
        return {}
    body = counts.most_common(1)[0][0]
    above = [it for it in counts if it[0] > _LARGER * body[0] or (it[1] and not body[1] and it[0] >= body[0])]
    return {it: min(level, _LEVELS) for level, it in enumerate(sorted(above, reverse=True), 1)}


def level_of(group: Sequence[PageLine], levels: Mapping[Look, int]) -> int | None:
    """The heading level of a paragraph's lines; None for body text and for what is too long
    or too short for a heading."""
    found = {levels.get(look(line.style)) for line in group}
    text = "".join(line.text for line in group)
    if len(found) > 1 or len(text) > _LONGEST or sum(c.isalpha() for c in text) < _SHORTEST:
        return None
    return found.pop()
