"""What paper, copier and scanner do to a line. `strength` runs from 0 (a clean print) to 1 (a bad copy).

`shape` and `clutter` work on ink (255 is ink), `expose` turns ink into the grey picture (0 is black).
"""

import math
import random
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the ink of a line stands in its picture, pixels, ends exclusive."""

    left: int
    right: int
    top: int
    bottom: int


def extent(ink: Picture) -> Extent | None:
    """The box of the ink; None where there is none."""
    rows, columns = np.flatnonzero(ink.max(1) > 60), np.flatnonzero(ink.max(0) > 60)
    if not len(rows):
        return None
    return Extent(int(columns[0]), int(columns[-1]) + 1, int(rows[0]), int(rows[-1]) + 1)


def shape(ink: Picture, em: int, strength: float, rng: random.Random) -> Picture:
    """Thicker or thinner strokes, a little rotation and shear, a wave as of a curved page."""
    before = ink
    if rng.random() < 0.30 * strength + 0.05 and em >= 26:
        size = 2 if em < 45 else 3
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
        if rng.random() < 0.5:
            ink = cv2.dilate(ink, kernel)
        else:
            share = 1.0 if em >= 42 else 0.6
            ink = cv2.addWeighted(cv2.erode(ink, kernel), share, ink, 1 - share, 0)
        if ink.sum(dtype=np.int64) < 0.6 * before.sum(dtype=np.int64):
            ink = before  # a thin face: the erosion would wipe it out
    height, width = ink.shape
    if rng.random() < 0.5 * strength + 0.1:
        angle = max(-1.8, min(1.8, rng.gauss(0, 0.5 * strength + 0.15))) * min(1.0, 700 / width)
        shear = rng.gauss(0, 0.06 * strength) if rng.random() < 0.4 else 0.0
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
        turn[0, 1] += shear
        turn[0, 2] -= shear * height / 2
        ink = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR)
    if rng.random() < 0.15 * strength:
        x = np.arange(width, dtype=np.float32)
        lift = rng.uniform(0.3, 1.2) * np.sin(x / rng.uniform(60, 300) + rng.random() * 6)
        rows = np.arange(height, dtype=np.float32)[:, None] + lift[None].astype(np.float32)
        ink = cv2.remap(ink, np.repeat(x[None], height, 0), rows, cv2.INTER_LINEAR)
    return ink


def clutter(ink: Picture, baseline: int, em: int, strength: float, rng: random.Random, at: Extent) -> Picture:
    """Pieces of rules beside and below the line, now and then a stamp's ring across it."""
    height, width = ink.shape
    ink = ink.copy()
    thick = max(1, int(em / rng.uniform(14, 40)))
    if rng.random() < 0.14 * strength + 0.03:
        low = max(at.bottom + rng.randint(-1, int(em * 0.25)), baseline + int(em * 0.08))
        y = min(height - 2, low if rng.random() < 0.7 else baseline + int(em * rng.uniform(0.1, 0.2)))
        first = at.left if rng.random() < 0.5 else rng.randint(0, max(1, at.right))
        last = width if rng.random() < 0.5 else rng.randint(first, width)
        cv2.line(ink, (first, y), (last, y + rng.randint(-1, 1)), rng.randint(120, 255), thick)
    if rng.random() < 0.08 * strength + 0.02:
        y = max(1, at.top - rng.randint(0, int(em * 0.25)))
        last = width if rng.random() < 0.6 else rng.randint(10, width)
        cv2.line(ink, (0, y), (last, y), rng.randint(120, 255), thick)
    for side in (at.left - rng.randint(2, int(em * 0.5)), at.right + rng.randint(2, int(em * 0.5))):
        if rng.random() < 0.10 * strength + 0.02:
            x = min(width - 2, max(1, side))
            first = 0 if rng.random() < 0.7 else rng.randint(0, height // 2)
            last = height if rng.random() < 0.7 else rng.randint(height // 2, height)
            cv2.line(ink, (x, first), (x, last), rng.randint(120, 255), thick)
    if rng.random() < 0.06 * strength:
        centre = (rng.randint(0, width), baseline + rng.randint(-3 * em, 3 * em))
        ring = np.zeros_like(ink)
        for radius in (rng.uniform(2, 4) * em, rng.uniform(1.5, 2) * em):
            cv2.circle(ring, centre, int(radius), rng.randint(60, 150), thick)
        ink = np.maximum(ink, ring)
    return ink


def neighbour(ink: Picture, baseline: int, em: int, other: tuple[Picture, int, int], rng: random.Random) -> Picture:
    """The line with a part of the line above or below it; `other` is ink, baseline and em of that line."""
    its, its_baseline, its_em = other
    if abs(its_em - em) > em * 0.35:
        return ink
    pitch = int(em * rng.uniform(1.15, 1.5)) * rng.choice((1, -1))
    shift = baseline + pitch - its_baseline
    skip, start = max(0, -shift), max(0, shift)
    rows, width = min(its.shape[0] - skip, ink.shape[0] - start), min(its.shape[1], ink.shape[1])
    if rows <= 0:
        return ink
    ink, first = ink.copy(), rng.randint(0, its.shape[1] - width)
    target = ink[start : start + rows, :width]
    np.maximum(target, its[skip : skip + rows, first : first + width], out=target)
    return ink


def expose(ink: Picture, strength: float, rng: random.Random, noise: np.random.Generator) -> Picture:
    """The grey picture: resolution, blur, paper, shade, noise, JPEG, fax."""
    grey = 255 - ink
    height, width = grey.shape
    if rng.random() < 0.2 * strength and height > 30:  # a coarse scan of the same print
        scale = rng.uniform(0.5, 0.9)
        size = (max(8, int(width * scale)), max(12, int(height * scale)))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
        height, width = grey.shape
    if rng.random() < 0.65:
        grey = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.3, 0.5 + 1.1 * strength * min(1.0, height / 40)))
    if rng.random() < 0.10 * strength:
        grey = cv2.blur(grey, rng.choice(((2, 1), (3, 1), (1, 2), (1, 3))))
    paper = rng.uniform(200, 255) if rng.random() < 0.6 else 255.0
    black = rng.uniform(0, 110 * strength + 20)
    light = black + (paper - black) * (grey.astype(np.float32) / 255)
    if rng.random() < 0.35:
        light += np.linspace(rng.uniform(-35, 35) * strength, rng.uniform(-35, 35) * strength, width)[None]
    if rng.random() < 0.6:
        light += noise.standard_normal((height, width), dtype=np.float32) * rng.uniform(1, 4 + 16 * strength)
    if rng.random() < 0.12 * strength:
        speck, share = noise.random((height, width)), rng.uniform(0.001, 0.012)
        light[speck < share] = rng.uniform(0, 90)
        light[speck > 1 - share] = 255
    if rng.random() < 0.08 * strength:  # an exhausted toner: hair lines break
        light[noise.random((height, width)) < rng.uniform(0.01, 0.08)] = paper
    if rng.random() < 0.08 * strength:
        first = rng.randint(0, max(1, width - 10))
        faded = slice(first, first + rng.randint(8, 60))
        light[:, faded] = light[:, faded] * 0.65 + paper * 0.35
    picture = np.clip(light, 0, 255).astype(np.uint8)
    if rng.random() < 0.45 * strength + 0.05:
        quality = [cv2.IMWRITE_JPEG_QUALITY, rng.randint(25, 85)]
        picture = cv2.imdecode(cv2.imencode(".jpg", picture, quality)[1], cv2.IMREAD_GRAYSCALE)
    if rng.random() < 0.22 * strength:
        threshold = black + (paper - black) * rng.uniform(0.42, 0.72)
        two_tones = np.where(picture < threshold, 0, 255).astype(np.uint8)
        if 0.55 < (two_tones == 0).sum() / max(1, (grey < 128).sum()) < 2.2:  # else nobody could read it
            picture = two_tones
    return picture


def crop(ink: Picture, baseline: int, em: int, strength: float, rng: random.Random, at: Extent) -> Picture:
    """The line cut out as a segmenter might: tight, or with the full height of the face, a little off."""
    full_top = int(baseline - em * rng.uniform(0.9, 1.15))
    full_bottom = int(baseline + em * rng.uniform(0.22, 0.42))
    tops, bottoms = (at.top, min(at.top, full_top)), (at.bottom, max(at.bottom, full_bottom))
    top, bottom = rng.choices(
        ((tops[0], bottoms[0]), (tops[1], bottoms[1]), (tops[1], bottoms[0]), (tops[0], bottoms[1])),
        (0.45, 0.40, 0.075, 0.075),
    )[0]
    slack = em * 0.5 * (0.5 + strength)
    top -= int(rng.uniform(-0.02, 0.16) * slack)
    bottom += int(rng.uniform(-0.02, 0.16) * slack)
    left = at.left - int(rng.uniform(0, 0.35) * em)
    right = at.right + int(rng.uniform(0, 0.35) * em)
    if bottom - top < em * 0.72:  # a lone dash
        middle = (bottom + top) // 2
        top, bottom = middle - math.floor(em * 0.4), middle + math.floor(em * 0.4)
    return ink[max(0, top) : bottom, max(0, left) : right]
