"""What a layout gives back: the blocks of one part of a document and the truth that they print."""

from dataclasses import dataclass, field
from typing import Any

from tests.documents.blocks import Block

Fact = dict[str, Any]


@dataclass(slots=True)
class Part:
    """Blocks with the records that a careful official reads from them (shape of `gold/*.json`)."""

    blocks: list[Block] = field(default_factory=list)
    entries: list[Fact] = field(default_factory=list)
    scores: list[Fact] = field(default_factory=list)
    findings: list[Fact] = field(default_factory=list)


def entry(kind: str, **facts: Any) -> Fact:
    """An entry with everything that the layout does not print left empty."""
    unknown = facts.keys() - ENTRY_FIELDS
    if unknown:
        raise KeyError(f"no such entry field: {sorted(unknown)}")
    return {
        "kind": kind,
        "topic": facts.get("topic"),
        "indicators": facts.get("indicators", []),
        "items": facts.get("items", []),
        "findings": facts.get("findings", []),
        "measures": facts.get("measures", []),
        "steps": facts.get("steps", []),
        "period": facts.get("period"),
        "owners": facts.get("owners", []),
        "budget": facts.get("budget"),
        "results": facts.get("results", []),
        "outcomes": facts.get("outcomes", []),
        "other": facts.get("other", []),
        "stated_none": facts.get("stated_none", []),
    }


ENTRY_FIELDS = {
    "topic",
    "indicators",
    "items",
    "findings",
    "measures",
    "steps",
    "period",
    "owners",
    "budget",
    "results",
    "outcomes",
    "other",
    "stated_none",
}


def finding(
    kind: str, text: str, *, part: int | None = None, indicators: tuple[int, ...] = (), items: tuple[str, ...] = ()
) -> Fact:
    """A top-level finding."""
    return {"kind": kind, "part": part, "indicators": list(indicators), "items": list(items), "text": text}
