"""One generated document: content, truth and blocks, by seed."""

import random
from dataclasses import dataclass

from tests.documents.blocks import Block
from tests.documents.content import make_content
from tests.documents.layouts import rows
from tests.documents.layouts.front import closing, front
from tests.documents.model import Content
from tests.documents.part import Fact, Part
from tests.documents.truth import truth_of

LAYOUTS = {"rows": rows.measure_table}
"""The layouts of the measures, by name."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document: what it says, what a careful official records from it, and what it looks like."""

    seed: int
    layout: str
    content: Content
    truth: Fact
    blocks: tuple[Block, ...]
    contradictions: tuple[str, ...] = ()


def generate(seed: int, *, layout: str | None = None) -> Sample:
    """The document of a seed; `layout` is a name of LAYOUTS, by default the seed's own choice.

    Raises KeyError for an unknown layout.
    """
    rng = random.Random(f"layout {seed}")
    layout = layout or rng.choice(sorted(LAYOUTS))
    content = make_content(seed)
    head, title = front(content, rng)
    parts = [head, LAYOUTS[layout](content, rng), Part(closing(content, rng))]
    blocks = tuple(block for part in parts for block in part.blocks)
    return Sample(seed, layout, content, truth_of(content, parts, title), blocks)
