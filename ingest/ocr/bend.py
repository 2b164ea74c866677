"""Pages that do not lie flat: photographs seen at an angle, pages curved at the spine.

The slope of the text's lines and of the upright rules is measured in tiles of the page; a smooth field of slopes
through them says where each point of the flat page stands in the picture.
"""

from dataclasses import dataclass
from itertools import product
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.ocr.picture import Grey, darkness, level_sums, scaled

TILES = 3
"""Tiles to each side of the page."""

WORKING_SIDE = 1200
REACH, STEP = 2.0, 0.2
"""Degrees of slope that are tried in a tile."""

CLEAR_ACROSS, CLEAR_DOWN = 1.6, 1.9
"""How much the best slope must stand out from the usual one to count. Text has level lines, only rules are upright."""

OUTLIER = 0.02
"""A slope so far from the middle one is a mistake: a drawing, a diagonal."""

HOLD = 0.1
"""How much the fit holds to equal slopes everywhere: few tiles close together say little of the rest of the page."""

LEAST = 2.5
"""Pixels of displacement for which a page is not resampled."""

Floats = NDArray[np.floating[Any]]
Slope = tuple[float, float, float]
"""u and v of a tile's middle, and the slope there."""


@dataclass(frozen=True, slots=True)
class Bend:
    """Where a point of the flat page stands in the picture: offsets that grow from the page's centre.

    With u and v the distances from the centre in page widths: dy = w (a0 u + a1 u²/2 + a2 uv), and
    dx = w (b0 v + b1 uv + b2 v²/2).
    """

    width: float
    height: float
    across: tuple[float, float, float]
    down: tuple[float, float, float]

    def offsets(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """dx and dy for points of the flat page, in the unit of `width`."""
        u, v = (x - self.width / 2) / self.width, (y - self.height / 2) / self.width
        (a0, a1, a2), (b0, b1, b2) = self.across, self.down
        return self.width * (b0 * v + b1 * u * v + b2 * v * v / 2), self.width * (a0 * u + a1 * u * u / 2 + a2 * u * v)

    def scaled(self, scale: float) -> "Bend":
        """The same bend in another unit of length."""
        return Bend(self.width * scale, self.height * scale, self.across, self.down)


def bend_of(grey: Grey) -> Bend | None:
    """The bend of a picture that is level as a whole; None where it is flat."""
    height, width = grey.shape
    small = darkness(scaled(grey, min(1.0, WORKING_SIDE / max(height, width))))
    across, down = _slopes(small)
    bend = Bend(width, height, _fitted(across), _fitted(down))
    x, y = np.meshgrid(np.linspace(0, width, 5), np.linspace(0, height, 5))
    dx, dy = bend.offsets(x, y)
    return bend if max(np.abs(dx).max(), np.abs(dy).max()) > LEAST else None


def flat(grey: Grey, bend: Bend) -> Grey:
    """The picture laid flat."""
    height, width = grey.shape
    x, y = np.arange(width, dtype=np.float32)[None], np.arange(height, dtype=np.float32)[:, None]
    dx, dy = bend.offsets(x, y)
    maps = np.asarray(x + dx, np.float32), np.asarray(y + dy, np.float32)
    return np.asarray(cv2.remap(grey, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _slopes(dark: Grey) -> tuple[list[Slope], list[Slope]]:
    """The slopes of the lines across, and of the rules down, where they are clear."""
    height, width = dark.shape
    angles = np.arange(-REACH + STEP / 2, REACH, STEP)  # none of them 0: the picture as it is looks sharper
    across: list[Slope] = []
    down: list[Slope] = []
    for row, column in product(range(TILES), range(TILES)):
        top, left = row * height // TILES, column * width // TILES
        tile = dark[top : top + height // TILES, left : left + width // TILES]
        u = (left + tile.shape[1] / 2 - width / 2) / width
        v = (top + tile.shape[0] / 2 - height / 2) / width
        sharp = np.array([level_sums(tile, float(angle)) for angle in angles])
        for found, values, clear in ((across, sharp[:, 0], CLEAR_ACROSS), (down, sharp[:, 1], CLEAR_DOWN)):
            peak = int(values.argmax())
            if 0 < peak < len(angles) - 1 and values[peak] > clear * np.median(values) > 0:
                before, at, after = values[peak - 1 : peak + 2]
                shift = 0.5 * (before - after) / (before - 2 * at + after)
                slope = float(np.tan(np.radians(angles[peak] + shift * STEP)))
                # to turn the tile anticlockwise by the angle makes it level: its lines fall to the right
                found.append((u, v, slope if found is across else -slope))
    return across, down


def _fitted(slopes: list[Slope]) -> tuple[float, float, float]:
    """The slope as a constant, a part that grows with u, and one that grows with v; 0 where too little is known."""
    if len(slopes) >= 4:
        u, v, slope = np.array(slopes).T
        keep = np.abs(slope - np.median(slope)) < OUTLIER
        if keep.sum() >= 4:
            terms = np.stack([np.ones_like(u), u, v], 1)[keep]
            held = np.concatenate([terms, [[0, HOLD, 0], [0, 0, HOLD]]])
            constant, by_u, by_v = np.linalg.lstsq(held, np.append(slope[keep], [0, 0]), rcond=None)[0].tolist()
            return constant, by_u, by_v
    return 0.0, 0.0, 0.0
