"""An endless stream of training lines: (text, grey picture 40 pixels high)."""

import math
import random
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.ocr.line_image import resize
from training import degrade, fonts
from training.render import Ink, draw_setting, render
from training.text import LineText
from training.words import Words

KEPT_NEIGHBOURS = 200
SIZES = (14, 66)
"""Smallest and largest em in pixels: 14 is a body of about 7 pixels."""


@dataclass
class LinePictures:
    """Lines set in the training (or held-out) families and degraded; the same for the same seed."""

    work: Path
    words: Words
    seed: int
    held_out: bool = False
    rng: random.Random = field(init=False)
    noise: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.noise = np.random.default_rng(self.seed)
        self.text = LineText(self.words, self.rng)
        self._use(fonts.load(self.work, self.held_out))
        self.latin = sorted(str(path) for path in (self.work / "fonts" / "latin").glob("*.ttf"))
        self.seen: list[tuple[Ink, int, int]] = []

    def set_in(self, families: Collection[str]) -> None:
        """Use the faces of these families alone, held out or not, each family as often as the others."""
        faces = [face for part in (True, False) for face in fonts.load(self.work, part) if face.family in families]
        count = Counter(face.family for face in faces)
        self._use([replace(face, weight=1 / count[face.family]) for face in faces])

    def _use(self, faces: list[fonts.Face]) -> None:
        self.faces = faces
        self.weights = list(accumulate(face.weight for face in faces))

    def __iter__(self) -> Iterator[tuple[str, NDArray[np.uint8]]]:
        while True:
            low, high = (45, 95) if self.rng.random() < 0.1 else (3, 45)
            strength = self.rng.random() ** 1.2
            text = self.text.line(low, high)
            picture = self.picture(text, strength)
            if picture is not None:
                yield text, resize(picture, math.exp(self.rng.gauss(0, 0.07)))

    def picture(self, text: str, strength: float, em: int | None = None) -> NDArray[np.uint8] | None:
        """`text` in a face drawn by weight, degraded, in its own resolution; None where the face cannot show it."""
        rng = self.rng
        face = rng.choices(self.faces, cum_weights=self.weights)[0]
        if any(sign in face.missing for sign in text):
            return None
        em = em or round(math.exp(rng.uniform(*map(math.log, SIZES))))
        ink, baseline = render(text, draw_setting(rng, text, face, self.faces, self.latin, em))
        at = degrade.extent(ink)
        if at is None:
            return None
        drawn = degrade.shape(degrade.clutter(ink, baseline, em, strength, rng, at), em, strength, rng)
        if self.seen and rng.random() < 0.16 * strength:
            drawn = degrade.neighbour(drawn, baseline, em, rng.choice(self.seen), rng)
        if len(self.seen) < KEPT_NEIGHBOURS:
            self.seen.append((ink, baseline, em))
        else:
            self.seen[rng.randrange(KEPT_NEIGHBOURS)] = (ink, baseline, em)
        drawn = degrade.crop(drawn, baseline, em, strength, rng, at)
        if min(drawn.shape) < 4:
            return None
        return degrade.expose(drawn, strength, rng, self.noise)
