"""An entry while its rows, form fields or paragraphs are being collected."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.enumeration import marks, split
from extract.evidence import evidence, is_indicator, is_stated_none
from extract.passage import EMPTY, Passage, concatenate, resume
from extract.raw import EntryKind, FindingKind, RawEntry, RawFinding

_FINDING_ROLES: tuple[tuple[str, FindingKind], ...] = (("problem", "limitation"), ("recommendation", "recommendation"))
_FIELDS = {
    "finding": "findings",
    "measure": "measures",
    "step": "steps",
    "result": "results",
    "outcome": "outcomes",
    "owner": "owners",
    "item": "items",
    "indicator": "indicators",
    "problem": "limitation",
}


@dataclass(slots=True)
class Draft:
    """The words of one entry by role. `stacked` says that an indicator came from a row without a measure."""

    block: str
    words: dict[str, Passage] = field(default_factory=dict)
    indicators: list[Passage] = field(default_factory=list)
    items: list[Passage] = field(default_factory=list)
    other: list[tuple[str, Passage]] = field(default_factory=list)
    none: list[str] = field(default_factory=list)
    stacked: bool = False

    def put(self, role: str, passage: Passage, *, cut: bool = False) -> None:
        """Add words to a role; `cut` says that they go on where the role's words were cut by a page."""
        passage = passage.strip()
        if not passage:
            return
        if is_stated_none(passage.text):
            field_name = _FIELDS.get(role, role)
            if field_name not in self.none:
                self.none.append(field_name)
            return
        if role in {"indicator", "topic", "item"}:
            self._put_key(role, passage, cut=cut)
            return
        before = self.words.get(role, EMPTY)
        if cut and before and not _begins_item(passage):
            self.words[role] = resume(before, passage)
        else:
            self.words[role] = concatenate((before, passage))

    def _put_key(self, role: str, passage: Passage, *, cut: bool) -> None:
        if is_indicator(passage.text):
            role = "indicator"
        elif role == "indicator" and not any(c in "0123456789๐๑๒๓๔๕๖๗๘๙" for c in passage.text):
            role = "topic"
        if role == "topic":
            before = self.words.get("topic", EMPTY)
            self.words["topic"] = resume(before, passage) if cut else before or passage
            return
        target = self.indicators if role == "indicator" else self.items
        if cut and target and not evidence(passage.text).get(role):
            target[-1] = resume(target[-1], passage)
        elif all(passage.pieces != known.pieces for known in target):
            target.append(passage)

    def list_numbers(self) -> list[int]:
        """The printed numbers of its measures."""
        return [item.no for item in split(self.words.get("measure", EMPTY)) if item.no is not None]

    def is_empty(self) -> bool:
        """Whether there is nothing of a measure in it."""
        return not any(self.words.get(role) for role in ("measure", "step", "result", "outcome", "finding"))

    def entry(self, kind: EntryKind) -> RawEntry:
        """The collected words as an entry."""
        words = self.words
        return RawEntry(
            block=self.block,
            kind=kind,
            topic=_without_marker(words["topic"]).quote() if words.get("topic") else None,
            indicators=tuple(passage.quote() for passage in self.indicators),
            items=tuple(passage.quote() for passage in self.items),
            findings=tuple(_without_marker(words[role]).quote() for role in ("finding",) if words.get(role)),
            measures=split(words.get("measure", EMPTY)),
            steps=split(words.get("step", EMPTY)),
            period=words["period"].quote() if words.get("period") else None,
            owners=(words["owner"].quote(),) if words.get("owner") else (),
            budget=words["budget"].quote() if words.get("budget") else None,
            results=split(words.get("result", EMPTY)),
            outcomes=split(words.get("outcome", EMPTY)),
            other=tuple((header, passage.quote()) for header, passage in self.other),
            stated_none=tuple(self.none),
        )

    def findings(self, entry: int) -> Iterable[RawFinding]:
        """Its problem and recommendation cells, which are findings of their own beside the entry."""
        for role, kind in _FINDING_ROLES:
            if words := self.words.get(role):
                yield RawFinding(kind, _without_marker(words).quote(), entry=entry)


def _begins_item(passage: Passage) -> bool:
    found = marks(passage)
    return bool(found) and found[0].start == 0


def _without_marker(passage: Passage) -> Passage:
    """A text without the list marker before it, if that is the only one."""
    found = marks(passage)
    return passage.slice(found[0].end, len(passage.text)) if len(found) == 1 and found[0].start == 0 else passage


