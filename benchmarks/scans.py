"""Pictures of pages as copiers, faxes and telephones make them."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]
WHITE = 255


def _clean(picture: Picture, dpi: int, noise: np.random.Generator) -> Picture:
    return picture


def _copier(picture: Picture, dpi: int, noise: np.random.Generator) -> Picture:
    """Askew by a degree, shaded, noisy, specked, JPEG."""
    return _packed(_noisy(_turned(picture, float(noise.uniform(-1.5, 1.5))), noise, 7.0), 55)


def _fax(picture: Picture, dpi: int, noise: np.random.Generator) -> Picture:
    """Two tones, a little askew, edges eaten by noise."""
    grey = cv2.GaussianBlur(_turned(picture, float(noise.uniform(-0.8, 0.8))), (0, 0), 0.6 * dpi / 200)
    rough = grey.astype(np.float32) + noise.normal(0, 14, grey.shape)
    return np.where(rough < 165, 0, WHITE).astype(np.uint8)


def _faint(picture: Picture, dpi: int, noise: np.random.Generator) -> Picture:
    """An exhausted toner: grey ink on grey paper, broken hairlines."""
    light = 150 + (picture.astype(np.float32) - 0) * 0.33
    light[noise.random(picture.shape) < 0.05] = 228
    return _packed(_noisy(np.clip(light, 0, WHITE).astype(np.uint8), noise, 4.0), 70)


def _telephone(picture: Picture, dpi: int, noise: np.random.Generator) -> Picture:
    """A photograph: perspective, a shadow across, blur."""
    height, width = picture.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = corners + noise.uniform(-0.012, 0.012, (4, 2)).astype(np.float32) * width
    turn = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    seen = cv2.warpPerspective(picture, turn, (width, height), borderValue=WHITE)
    seen = cv2.GaussianBlur(seen, (0, 0), 0.9 * dpi / 200).astype(np.float32)
    shadow = 0.62 + 0.35 / (1 + np.exp(-(np.arange(width) - 0.4 * width) / (0.06 * width)))
    return _packed(_noisy(np.clip(seen * shadow, 0, WHITE).astype(np.uint8), noise, 4.0), 60)


KINDS: dict[str, Callable[[Picture, int, np.random.Generator], Picture]] = {
    "clean": _clean,
    "copier": _copier,
    "fax": _fax,
    "faint": _faint,
    "telephone": _telephone,
}


def scan(picture: Picture, kind: str, dpi: int, seed: int) -> Picture:
    """The picture of a page at `dpi` as one of `KINDS`; the same for the same seed."""
    return KINDS[kind](picture, dpi, np.random.default_rng(seed))


def scanned(path: Path, kind: str, dpi: int, most: int | None = None) -> list[Image.Image]:
    """The pages of a digital PDF, the first `most`, as pictures of one of `KINDS`."""
    frames = []
    with pdfium.PdfDocument(path) as document:
        for number in range(len(document) if most is None else min(len(document), most)):
            bitmap = document[number].render(scale=dpi / 72, grayscale=True)
            grey = np.array(bitmap.to_numpy(), np.uint8).reshape(bitmap.height, bitmap.width)
            frames.append(Image.fromarray(scan(grey, kind, dpi, seed=number)))
    return frames


def _turned(picture: Picture, angle: float) -> Picture:
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return np.asarray(cv2.warpAffine(picture, turn, (width, height), borderValue=WHITE), np.uint8)


def _noisy(picture: Picture, noise: np.random.Generator, strength: float) -> Picture:
    height, width = picture.shape
    light = cv2.GaussianBlur(picture, (0, 0), 0.8).astype(np.float32)
    light = light * (0.85 + 0.13 * np.linspace(0, 1, width)) + 8
    light += noise.standard_normal((height, width), dtype=np.float32) * strength
    speck = noise.random((height, width), dtype=np.float32)
    light[speck < 0.0006] = 0
    return np.clip(light, 0, WHITE).astype(np.uint8)


def _packed(picture: Picture, quality: int) -> Picture:
    packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
