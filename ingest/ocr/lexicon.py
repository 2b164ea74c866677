"""Unsure letters of a reading, settled by the dictionary: ไต้ is no word, ได้ is.

Only letters and marks change, and only into what the recogniser holds for possible; digits are what the picture shows.
"""

import math
import re

from ingest.ocr.ctc import Alternative, Reading
from ingest.words import unlikeliness

WEIGHT = 0.6
"""Worth of the dictionary's log probabilities in those of the recogniser, which is too sure of itself."""

WINDOW = 14
"""Letters on either side of an unsure one that the dictionary sees."""

_WORDS = re.compile("[ก-ฮะ-ฺเ-๎]+")


def in_words(reading: Reading) -> Reading:
    """The reading with each unsure letter as the dictionary and the recogniser together have it.

    A changed letter keeps the probability that the recogniser gave it.
    """
    for other in sorted(reading.others, key=lambda other: -other.probability):
        if (changed := _changed(reading, other)) is not None:
            reading = changed
    return reading


def _changed(reading: Reading, other: Alternative) -> Reading | None:
    text, start, end = reading.text, other.start, other.end
    run = next((match for match in _WORDS.finditer(text) if match.start() <= start < match.end()), None)
    if run is None or other not in reading.others:
        return None
    left, right = text[max(run.start(), start - WINDOW) : start], text[end : min(run.end(), end + WINDOW)]
    gain = unlikeliness(left + text[start:end] + right) - unlikeliness(left + other.unit + right)
    if gain <= 0 or gain * WEIGHT + math.log(other.probability / reading.confidence[start]) <= 0:
        return None
    shift = len(other.unit) - (end - start)
    rest = tuple(
        each._replace(start=each.start + shift, end=each.end + shift) if each.start >= end else each
        for each in reading.others
        if each.start != start
    )
    count = len(other.unit)
    return Reading(
        text[:start] + other.unit + text[end:],
        (*reading.confidence[:start], *[other.probability] * count, *reading.confidence[end:]),
        (*reading.at[:start], *[reading.at[start]] * count, *reading.at[end:]),
        rest,
    )
