"""The picture of a page made fit for reading: straight, evenly lit, ink apart from paper."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""Rows x columns, 0 black to 255 white."""

PAPER = 245
"""The grey of paper after `even_light`."""

MAX_SKEW = 5.0
"""Degrees to either side within which a page is straightened."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A straight page: `grey` evenly lit, `ink` (1 is ink), `angle` the degrees it was turned, anticlockwise."""

    grey: Grey
    ink: Grey
    angle: float


def straight(grey: Grey) -> Picture:
    """The page turned upright by up to `MAX_SKEW` degrees, its light evened, its ink found."""
    angle = skew(grey)
    lit = even_light(turned(grey, angle) if abs(angle) >= 0.04 else grey)
    return Picture(lit, _ink(lit), angle)


def skew(grey: Grey) -> float:
    """Degrees to turn the page anticlockwise so that its lines and rules lie level: the angle at which the sums of
    its rows differ most from row to row. Sought coarsely first, then finely, each on a small copy."""
    best = 0.0
    for width, reach, step in ((500, MAX_SKEW, 0.5), (900, 0.6, 0.1), (1600, 0.1, 0.025)):
        scale = min(1.0, width / max(grey.shape))
        small = 255 - _scaled(grey, scale)
        small = np.asarray(cv2.subtract(small, cv2.blur(small, (31, 31))), np.uint8)  # without shade of the page
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(angles[int(np.argmax([_sharpness(small, float(angle)) for angle in angles]))])
    return best


def turned(grey: Grey, angle: float) -> Grey:
    """The picture turned anticlockwise about its centre; the corners that come in are white."""
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return np.asarray(cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255), np.uint8)


def even_light(grey: Grey) -> Grey:
    """The picture over its own paper: shade and yellowing go, the paper becomes `PAPER`."""
    paper = cv2.morphologyEx(_scaled(grey, 0.25), cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    paper = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 7), (grey.shape[1], grey.shape[0]))
    return np.asarray(cv2.divide(grey, np.maximum(paper, 60), scale=PAPER), np.uint8)


def _scaled(grey: Grey, scale: float) -> Grey:
    size = max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _ink(lit: Grey) -> Grey:
    smooth = cv2.GaussianBlur(lit, (0, 0), 0.7)
    threshold, _ = cv2.threshold(smooth, 0, 255, cv2.THRESH_OTSU)
    threshold = min(max(threshold, 110), 205)  # an empty page has no second kind of grey
    return (smooth < threshold).astype(np.uint8)


def _sharpness(dark: Grey, angle: float) -> float:
    height, width = dark.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    rows = cv2.reduce(cv2.warpAffine(dark, turn, (width, height)), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S)
    return float((np.diff(rows[:, 0].astype(np.float64)) ** 2).sum())
