"""A region of the page cut into bands of text of one size.

A strip of paper across the region parts bands. Tone marks may stand so high above their letters that paper shows
between: a band of nothing but small parts close above larger ones belongs to these.
"""

from typing import NamedTuple

import numpy as np

from ingest.ocr.lines import Components, Ints, clean, letter_height

STRIP = 0.4
"""Height in letters of a strip of paper that parts bands."""

ENOUGH = 6
"""Components that give a band a letter height of its own, within these bounds of the page's."""

SMALLER, LARGER = 0.6, 3.0

MARK, LIFT = 0.75, 0.7
"""Marks are lower than so many letters, and hang no further than so many above them."""


class Band(NamedTuple):
    """Components of the page, and the height of the letters among them in pixels."""

    chosen: Ints
    letter: float


def bands(found: Components, region: Ints, usual: float) -> list[Band]:
    """The bands of a region from top to bottom; `usual` is the height of the page's letters."""
    region = clean(found, region, usual)
    if not len(region):
        return []
    order = region[np.argsort(found.top[region], kind="stable")]
    reached = np.maximum.accumulate(found.bottom[order])
    cuts = np.flatnonzero(found.top[order][1:] - reached[:-1] > STRIP * usual) + 1
    made: list[Band] = []
    for chosen in reversed(np.split(order, cuts)):
        below = made[-1] if made else None
        if below and _hangs_over(found, chosen, below):
            chosen = np.concatenate([chosen, made.pop().chosen])
        made.append(Band(chosen, _letter(found, chosen, usual)))
    return made[::-1]


def _hangs_over(found: Components, chosen: Ints, below: Band) -> bool:
    height = (found.bottom - found.top)[chosen].max()
    gap = found.top[below.chosen].min() - found.bottom[chosen].max()
    return bool(height < MARK * below.letter and gap < LIFT * below.letter)


def _letter(found: Components, chosen: Ints, usual: float) -> float:
    own = letter_height(found, chosen) if len(chosen) >= ENOUGH else None
    return own if own is not None and SMALLER * usual <= own <= LARGER * usual else usual
