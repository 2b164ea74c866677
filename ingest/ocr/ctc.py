"""Scores of the recogniser's frames to text: the best path of CTC, with a probability for each character."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.ocr.charset import UNITS


class Reading(NamedTuple):
    """The text of a line and, for each of its code points, the recogniser's probability and its place along the
    line (0 is the left end, 1 the right)."""

    text: str
    confidence: tuple[float, ...]
    at: tuple[float, ...]


def decode(scores: NDArray[np.float32]) -> Reading:
    """The reading of one line's scores (frames x classes, not normalised)."""
    best = scores.argmax(1)
    top = scores[np.arange(len(scores)), best]
    sure = 1 / np.exp(scores - top[:, None]).sum(1)
    text, confidence, at = "", [], []
    previous = 0
    for frame, label in enumerate(best.tolist()):
        if label and label != previous:
            unit = UNITS[label - 1]
            text += unit
            confidence += [float(sure[frame])] * len(unit)
            at += [(frame + 0.5) / len(best)] * len(unit)
        elif label:
            size = len(UNITS[label - 1])
            confidence[-size:] = [max(confidence[-1], float(sure[frame]))] * size
        previous = label
    return Reading(text, tuple(confidence), tuple(at))
