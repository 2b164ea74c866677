"""Official Thai sentences for generated documents, grown from the grammar in `data/sentences.csv`."""

import random
import re
from functools import cache

from tests.documents.framework import rows_of

_SLOT = re.compile(r"\{(\w+)\}")
COUNTS = ("๒๐", "๓๐", "๕๐", "๘๐", "๑๒๐", "๒๐๐", "๑,๐๐๐")
SMALL = ("๒", "๓", "๔", "๕", "๖", "๘", "๙")


@cache
def _sentences() -> dict[tuple[int, str], tuple[str, ...]]:
    found: dict[tuple[int, str], list[str]] = {}
    for row in rows_of("sentences"):
        found.setdefault((int(row["indicator"]), row["role"]), []).append(row["text"])
    return {key: tuple(texts) for key, texts in found.items()}


@cache
def _slots() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows_of("slots"):
        found.setdefault(row["slot"], []).append(row["text"])
    return {slot: tuple(texts) for slot, texts in found.items()}


class Phrases:
    """The sentences of one document: never the same one twice where there is a choice.

    `names` fills the slots of the document: its agency (`full`, `short`) and year (`fy`).
    """

    def __init__(self, rng: random.Random, names: dict[str, str]) -> None:
        self.rng = rng
        self.names = names
        self.used: set[str] = set()

    def _fill(self, template: str) -> str:
        def slot(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in self.names:
                return self.names[name]
            if name == "n":
                return self.rng.choice(COUNTS)
            if name == "k":
                return self.rng.choice(SMALL)
            return self.rng.choice(_slots()[name])

        return _SLOT.sub(slot, template)

    def one(self, indicator: int, role: str) -> str:
        """A sentence of a role about an indicator; 0 holds the sentences of no indicator in particular."""
        templates = _sentences().get((indicator, role)) or _sentences()[(0, role)]
        for _ in range(30):
            text = self._fill(self.rng.choice(templates))
            if text not in self.used:
                break
        self.used.add(text)
        return text

    def some(self, indicator: int, role: str, count: int) -> list[str]:
        """Several different sentences of a role, the general ones among them."""
        own_templates = _sentences().get((indicator, role), ()) if indicator else ()
        templates = [*own_templates, *_sentences().get((0, role), ())]
        own = len(own_templates)
        order = sorted(range(len(templates)), key=lambda i: self.rng.random() + (0.5 if i >= own else 0))
        return [self._fill(templates[i]) for i in order[:count]]
