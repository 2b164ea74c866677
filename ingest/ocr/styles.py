"""How the letters of scanned pages look: their size against the document's body, and bold by thicker strokes.

Both are measured on every line and waver by a pixel; the sizes are rounded to steps so that lines of one type have
one size throughout the document.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.ocr.page import ScannedPage
from ingest.pdf_page import Style

STEP = 1.19
"""Ratio of neighbouring sizes: a letter of 20 pixels wavers by a tenth to either side."""

BOLD = 1.17
"""Thickness of bold strokes, in those of the body (measured: 1.25 to 1.4)."""


def styled(scans: Sequence[ScannedPage]) -> list[ScannedPage]:
    """The scanned pages of one document with their styles."""
    weights = np.concatenate([np.empty(0), *(_characters(scan) for scan in scans)])
    if not weights.sum():
        return list(scans)
    sizes = np.array([style.size for scan in scans for style in scan.page.styles])
    strokes = np.array([stroke for scan in scans for stroke in scan.strokes])
    body = _median(sizes, weights)
    steps = np.round(np.log(sizes / body) / np.log(STEP))
    usual = _median(strokes[steps == 0], weights[steps == 0])
    styles = [
        Style("", round(float(body * STEP**step), 1), bool(stroke > BOLD * usual), 0, False)
        for step, stroke in zip(steps, strokes, strict=True)
    ]
    ends = np.cumsum([len(scan.page.styles) for scan in scans]).tolist()
    return [
        replace(scan, page=replace(scan.page, styles=styles[end - len(scan.page.styles) : end]))
        for scan, end in zip(scans, ends, strict=True)
    ]


def _characters(scan: ScannedPage) -> NDArray[np.float64]:
    """How many characters have each style of the page."""
    style = scan.page.style if scan.page.style is not None else np.empty(0, np.int64)
    return np.bincount(style, minlength=len(scan.page.styles)).astype(np.float64)


def _median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order[np.searchsorted(reached, reached[-1] / 2)]])
