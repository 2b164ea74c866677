"""Scores of the recogniser's frames to text: the best path of CTC, with a probability for each character."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from ingest.ocr.charset import COMBINING, DIGITS, MARKS, UNITS

STUTTER = 2
"""The same unit again after so many frames (a tenth of the line's height) is one unit seen twice: of 404 true doubles
on test lines the nearest stood 4 frames apart. A mark never follows itself."""


UNSURE, LEAST, ALTERNATIVES = 0.99, 0.005, 3
"""A letter under the first probability has alternatives: so many, of at least the second probability."""

STRAY_MARK = re.compile(f"(?<![ก-ฮ{''.join(sorted(COMBINING))}])[{''.join(sorted(COMBINING))}]")

THAI_LETTER = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")


class Alternative(NamedTuple):
    """What else a unit may be: where it begins and ends in the text, the other unit, and the other's probability."""

    start: int
    end: int
    unit: str
    probability: float


class Reading(NamedTuple):
    """The text of a line and, for each of its code points, the recogniser's probability and its place along the
    line (0 is the left end, 1 the right). `others` are alternatives of unsure letters, never of digits."""

    text: str
    confidence: tuple[float, ...]
    at: tuple[float, ...]
    others: tuple[Alternative, ...] = ()


def decode(scores: NDArray[np.float32]) -> Reading:
    """The reading of one line's scores (frames x classes, not normalised)."""
    best = scores.argmax(1)
    top = scores[np.arange(len(scores)), best]
    sure = (1 / np.exp(scores - top[:, None]).sum(1)).tolist()
    text: list[str] = []
    confidence: list[float] = []
    at: list[float] = []
    others: list[Alternative] = []
    length = 0
    last, last_frame = "", -1
    for frame, label in enumerate(best.tolist()):
        if not label:
            continue
        unit = UNITS[label - 1]
        again = unit == last and (frame - last_frame <= STUTTER or unit in MARKS)
        if again:
            confidence[-len(unit) :] = [max(confidence[-1], sure[frame])] * len(unit)
        else:
            text.append(unit)
            if sure[frame] < UNSURE and THAI_LETTER.fullmatch(unit):
                others += _others(scores[frame], label, length, length + len(unit))
            length += len(unit)
            confidence += [sure[frame]] * len(unit)
            at += [(frame + 0.5) / len(best)] * len(unit)
        last, last_frame = unit, frame
    return Reading("".join(text), tuple(confidence), tuple(at), tuple(others))


def _others(scores: NDArray[np.float32], label: int, start: int, end: int) -> Iterator[Alternative]:
    """The likeliest other letters of a frame."""
    share = np.exp(scores - scores.max())
    share /= share.sum()
    for other in np.argsort(-share)[: ALTERNATIVES + 2].tolist():
        if other and other != label and share[other] >= LEAST and THAI_LETTER.fullmatch(UNITS[other - 1]):
            yield Alternative(start, end, UNITS[other - 1], float(share[other]))


def _mean_log(reading: Reading) -> float:
    return float(np.log(np.maximum(reading.confidence, 1e-9)).mean()) if reading.text else -np.inf


def has_stray_mark(text: str) -> bool:
    """Whether a mark stands above or below no letter: the letter was lost. A line may begin with า or ะ, not with ั."""
    return STRAY_MARK.search(text) is not None


def surest(readings: Sequence[Reading]) -> Reading:
    """The reading of one line with the highest mean log probability, of those without a stray mark where there are
    some; its digits that another reading denies count as unsure."""
    best = max(readings, key=lambda reading: (not has_stray_mark(reading.text), _mean_log(reading)))
    confidence = np.array(best.confidence)
    for other in readings:
        for step in Levenshtein.opcodes(other.text, best.text):
            if step.tag != "equal":
                changed = slice(step.dest_start, step.dest_end)
                denied = [sign in DIGITS for sign in best.text[changed]]
                confidence[changed] = np.where(denied, np.minimum(confidence[changed], 0.5), confidence[changed])
    return best._replace(confidence=tuple(confidence.tolist()))
