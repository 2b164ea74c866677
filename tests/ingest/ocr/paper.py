"""Pages drawn for the tests: lines and ruled tables set in Debian's Thai fonts (package fonts-thai-tlwg)."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

FONTS = Path("/usr/share/fonts/truetype/tlwg")
DPI = 200
A4 = (1654, 2339)
"""Width and height of a page in pixels."""

Picture = NDArray[np.uint8]


def font(name: str, points: float) -> ImageFont.FreeTypeFont:
    """A face of the package, as `Laksaman` or `Loma-Bold`, in a size in points."""
    size = round(points * DPI / 72)
    return ImageFont.truetype(FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.RAQM)


def line(text: str, name: str, points: float = 16) -> Picture:
    """One line, cut out with little room around it."""
    face = font(name, points)
    left, top, right, bottom = face.getbbox(text, language="th")
    image = Image.new("L", (int(right - left) + 12, int(bottom - top) + 8), 255)
    ImageDraw.Draw(image).text((6 - left, 4 - top), text, font=face, fill=0, language="th")
    return np.asarray(image)


class Sheet:
    """A white page to write and rule on; places in pixels."""

    def __init__(self, width: int = A4[0], height: int = A4[1]) -> None:
        self.image = Image.new("L", (width, height), 255)
        self._pen = ImageDraw.Draw(self.image)

    def write(self, x: int, y: int, text: str, name: str = "Laksaman", points: float = 16) -> None:
        """Lines from their top left corner, one below the other."""
        for number, row in enumerate(text.split("\n")):
            place = (x, y + round(number * points * 1.6 * DPI / 72))
            self._pen.text(place, row, font=font(name, points), fill=0, language="th")

    def table(
        self, xs: list[int], ys: list[int], texts: Mapping[tuple[int, int], str], merged: Mapping[tuple[int, int], int]
    ) -> None:
        """A ruled table; `merged` gives the columns that a cell spans."""
        covered = {(row, column + n) for (row, column), span in merged.items() for n in range(1, span)}
        for row, (top, bottom) in enumerate(pairwise(ys)):
            for column, left in enumerate(xs[:-1]):
                if (row, column) not in covered:
                    right = xs[column + merged.get((row, column), 1)]
                    self._pen.rectangle((left, top, right, bottom), outline=0, width=3)
                    self.write(left + 14, top + 6, texts.get((row, column), ""))

    def grey(self) -> Picture:
        """The page as numbers."""
        return np.asarray(self.image).copy()


def specked(picture: Picture, seed: int = 1) -> Picture:
    """The page as a poor scanner gives it: noise, shade, specks."""
    noise = np.random.default_rng(seed)
    light = picture * (0.8 + 0.15 * np.linspace(0, 1, picture.shape[1])) + 10
    light += noise.normal(0, 8, picture.shape)
    light[noise.random(picture.shape) < 0.0004] = 0
    return np.clip(light, 0, 255).astype(np.uint8)


def turned(picture: Picture, degrees: float) -> Picture:
    """The page laid askew, anticlockwise."""
    return np.asarray(Image.fromarray(picture).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255))


CORNERS = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
LEANING = np.array([[0.015, 0.004], [0.99, 0.012], [1.0, 0.99], [-0.005, 1.0]], np.float32)
"""The corners of a page, in page widths and heights, and where a camera beside it sees them."""


def leaning(picture: Picture) -> Picture:
    """The page as a camera sees it that is not straight above it."""
    return np.asarray(cv2.warpPerspective(picture, view(picture), picture.shape[::-1], borderValue=255), np.uint8)


def view(picture: Picture) -> NDArray[np.float64]:
    """The projection of `leaning`."""
    size = np.array(picture.shape[::-1], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(CORNERS * size, LEANING * size), np.float64)
