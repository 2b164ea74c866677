"""The picture of one line as the recogniser takes it: 40 pixels high, ink about 1, paper about 0."""

import cv2
import numpy as np
from numpy.typing import NDArray

HEIGHT = 40
"""Rows of a line picture. The width is in proportion, at least `MIN_WIDTH`."""

MIN_WIDTH = 16
STRIDE = 4
"""Columns of the picture for each step of the recogniser; each step gives two frames of CTC."""


def resize(grey: NDArray[np.uint8], stretch: float = 1.0) -> NDArray[np.uint8]:
    """A grey line scaled to `HEIGHT`; `stretch` widens it besides."""
    height, width = grey.shape
    size = (max(MIN_WIDTH, round(width * HEIGHT / height * stretch)), HEIGHT)
    method = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(grey, size, interpolation=method), np.uint8)


def contrast(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Grey values of a resized line (0 is black) as ink: 1 for its darkest, 0 for its paper."""
    light = grey.astype(np.float32)
    black, paper = (float(value) for value in np.percentile(light[::2, ::2], (1, 90)))
    paper = max(paper, black + 25)
    return np.asarray(np.clip((paper - light) / (paper - black), -0.3, 1.2), np.float32)
