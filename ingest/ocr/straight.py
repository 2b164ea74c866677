"""The picture of a page made fit for reading: straight, flat, evenly lit, ink apart from paper."""

from dataclasses import dataclass

from ingest.ocr.bend import Bend, bend_of, flat
from ingest.ocr.picture import Grey, even_light, ink_of, skew, turned, without_grain


@dataclass(frozen=True, slots=True)
class Picture:
    """A straight page: `grey` evenly lit, `ink` (1 is ink); `angle` the degrees it was turned, anticlockwise, and
    `bend` what was laid flat then, in pixels."""

    grey: Grey
    ink: Grey
    angle: float
    bend: Bend | None


def straight(grey: Grey) -> Picture:
    """The page without grain, turned level and laid flat, its light evened, its ink found."""
    grey = without_grain(grey)
    angle = skew(grey)
    level = turned(grey, angle) if abs(angle) >= 0.04 else grey
    bend = bend_of(level)
    lit = even_light(flat(level, bend) if bend else level)
    return Picture(lit, ink_of(lit), angle, bend)
