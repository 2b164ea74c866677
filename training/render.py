"""A line of text set in a face: the picture of its ink."""

import random
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from fontTools.ttLib import TTFont
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from training.fonts import Face

Ink = NDArray[np.uint8]
CLUSTER = re.compile("[^ัิ-ฺ็-๎ำ][ัิ-ฺ็-๎]*ำ?")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a line is set. `latin`: the face of ASCII signs that `face` lacks, or of all of them where `latin_first`;
    `track`: letter space in em; `space`: factor of the word space; `head`: the first so many characters stand in
    another face and size (memo headings)."""

    face: str
    latin: str
    em: int
    latin_first: bool = False
    track: float = 0.0
    space: float = 1.0
    head: tuple[int, str, int] | None = None


def draw_setting(rng: random.Random, text: str, face: Face, faces: list[Face], latin: list[str], em: int) -> Setting:
    """A setting for `text`: plain mostly, sometimes spaced out, sometimes with a bold or larger beginning."""
    track = rng.uniform(0.01, 0.22) * rng.choice((1, 1, 1, 1, -0.15)) if rng.random() < 0.09 else 0.0
    space = rng.uniform(0.5, 3.5) if rng.random() < 0.15 else 1.0
    head = None
    first_word = text.find(" ", 1)
    if rng.random() < 0.12 and 0 < first_word < len(text) - 1 and em < 52:
        bold = [other.path for other in faces if other.family == face.family and other.style == "Bold"]
        head = (first_word + 1, rng.choice([*bold, *bold, face.path]), int(em * rng.uniform(0.75, 1.5)))
    fitting = [path for path in latin if ("Bold" in path) == ("Bold" in face.style)]
    return Setting(face.path, rng.choice(fitting), em, rng.random() < 0.25, track, space, head)


def render(text: str, setting: Setting) -> tuple[Ink, int]:
    """The ink of the line (255 is ink) with wide margins around it, and the row of its baseline."""
    parts = [(text, setting.face, setting.em)]
    if setting.head:
        end, face, em = setting.head
        parts = [(text[:end], face, em), (text[end:], setting.face, setting.em)]
    pieces = [piece for part, face, em in parts for piece in _pieces(part, face, em, setting)]
    em = max(size for _, _, size in pieces)
    widths = []
    for piece, face, size in pieces:
        width = _font(face, size).getlength(piece, language="th")
        widths.append(width * (setting.space if piece.isspace() else 1) + setting.track * setting.em)
    baseline = int(em * 1.6)
    image = Image.new("L", (int(sum(widths) + em * 1.6), int(em * 2.6)), 0)
    pen, x = ImageDraw.Draw(image), em * 0.8
    for (piece, face, size), width in zip(pieces, widths, strict=True):
        pen.text((x, baseline), piece, font=_font(face, size), fill=255, anchor="ls", language="th")
        x += width
    return np.asarray(image), baseline


def _pieces(text: str, face: str, em: int, setting: Setting) -> list[tuple[str, str, int]]:
    """`text` cut where the face changes (a sign that it lacks) and where the spacing needs it."""
    runs: list[list[str]] = []
    for sign in text:
        if sign == " " and runs:
            used = runs[-1][1]
        else:
            order = (setting.latin, face) if setting.latin_first and sign.isascii() else (face, setting.latin)
            used = next((path for path in order if ord(sign) in _shown(path)), face)
        if runs and runs[-1][1] == used:
            runs[-1][0] += sign
        else:
            runs.append([sign, used])
    pattern = CLUSTER if setting.track else re.compile(" +|[^ ]+" if setting.space != 1 else ".+")
    return [(piece, used, em) for run, used in runs for piece in pattern.findall(run)]


@lru_cache(800)
def _font(path: str, em: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, em, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(400)
def _shown(path: str) -> frozenset[int]:
    return frozenset(TTFont(path, lazy=True).getBestCmap())
