"""Places: a stretch of a block's text, and a box on a page."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one block's repaired text: code points `start` to `end`, end exclusive."""

    block: str
    start: int
    end: int


class Box(NamedTuple):
    """A rectangle in PDF points (1/72 inch) from the top left of the page as it is shown."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )
