"""What the edge of a page prints between the blocks."""

import random

from tests.documents.blocks import Block, paragraph
from tests.documents.model import Content


def page_edge(page: int, rng: random.Random, content: Content) -> tuple[Block, ...]:
    """A page number, or nothing."""
    number = content.style.numerals(str(page), rng)
    form = rng.choice(("", "", "", "- {} -", "{}", "หน้า {}", "(ต่อ)", "-{}-"))
    return (paragraph(form.format(number), centred=True),) if form else ()
