"""Pictures of pages: how askew they lie, their light, their ink."""

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""Rows x columns, 0 black to 255 white."""

PAPER = 245
"""The grey of paper after `even_light`."""

MAX_SKEW = 5.0
"""Degrees to either side within which a page is straightened."""

GRAIN, GRAIN_WINDOW, GRAIN_SHARE = 20, 65, 0.55
"""Grain is where more than this share of the pixels of a window differ by so much from those around them: of the
windows of 120 scanned pages none had more than 0.49, of dotted ones none fewer than 0.58."""

_WAYS = [
    np.eye(3, dtype=np.uint8),
    np.eye(3, dtype=np.uint8)[::-1].copy(),
    np.ones((1, 3), np.uint8),
    np.ones((3, 1), np.uint8),
]
"""Strokes of three pixels, level, upright and slanting: what is dark and holds none of them is a speck."""


def skew(grey: Grey) -> float:
    """Degrees to turn the page anticlockwise so that its lines and rules lie level: the angle at which the sums of
    its rows differ most from row to row. Sought coarsely first, then finely, each on a small copy."""
    best = 0.0
    for width, reach, step in ((500, MAX_SKEW, 0.5), (900, 0.6, 0.1), (1600, 0.1, 0.025)):
        scale = min(1.0, width / max(grey.shape))
        small = darkness(scaled(grey, scale))
        angles = np.arange(best - reach + step / 3, best + reach, step)
        best = float(angles[int(np.argmax([level_sums(small, float(angle))[0] for angle in angles]))])
    return best


def turned(grey: Grey, angle: float) -> Grey:
    """The picture turned anticlockwise about its centre; the corners that come in are white."""
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return np.asarray(cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255), np.uint8)


def even_light(grey: Grey) -> Grey:
    """The picture over its own paper: shade and yellowing go, the paper becomes `PAPER`."""
    paper = cv2.morphologyEx(scaled(grey, 0.25), cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    paper = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 7), (grey.shape[1], grey.shape[0]))
    return np.asarray(cv2.divide(grey, np.maximum(paper, 60), scale=PAPER), np.uint8)


def without_grain(grey: Grey) -> Grey:
    """The picture, softened where grain lies over it: dots that stand for a grey in two tones, or much noise."""
    sharp = cv2.absdiff(grey, cv2.blur(grey, (3, 3))) > GRAIN
    share = cv2.blur(sharp.astype(np.float32), (GRAIN_WINDOW, GRAIN_WINDOW))
    grainy = share > GRAIN_SHARE
    if not grainy.any():
        return grey
    return np.where(grainy, cv2.GaussianBlur(grey, (0, 0), 1.5), grey).astype(np.uint8)


def scaled(grey: Grey, scale: float) -> Grey:
    """The picture made smaller by a factor."""
    size = max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def ink_of(lit: Grey) -> Grey:
    """1 where an evenly lit picture is dark, specks of one or two pixels aside."""
    unspecked = np.minimum.reduce([cv2.morphologyEx(lit, cv2.MORPH_CLOSE, way) for way in _WAYS])
    smooth = cv2.GaussianBlur(unspecked, (0, 0), 0.7)
    threshold, _ = cv2.threshold(smooth, 0, 255, cv2.THRESH_OTSU)
    paper = smooth[smooth >= threshold]
    middle = float(np.median(paper))
    noise = float(np.median(np.abs(paper - middle)))
    # an empty page has no second kind of grey: the paper's own noise is no ink
    threshold = min(max(threshold, 110), middle - max(15, 12 * noise))
    return (smooth < threshold).astype(np.uint8)


def darkness(grey: Grey) -> Grey:
    """How dark each pixel is, light and shade of the page taken off, and its noise softened: sharp noise would make
    the angle at which nothing is resampled look best."""
    dark = cv2.GaussianBlur(255 - grey, (0, 0), 0.8)
    return np.asarray(cv2.subtract(dark, cv2.blur(dark, (31, 31))), np.uint8)


def level_sums(dark: Grey, angle: float) -> tuple[float, float]:
    """How sharply the sums of the rows, and of the columns, change once the picture is turned by this angle."""
    height, width = dark.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    level = cv2.warpAffine(dark, turn, (width, height))
    sums = (cv2.reduce(level, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32S).ravel() for axis in (1, 0))
    rows, columns = (float((np.diff(line.astype(np.float64)) ** 2).sum()) for line in sums)
    return rows, columns
