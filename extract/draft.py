"""An entry while its rows, form fields or paragraphs are being collected."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.enumeration import leading_mark, marks, split
from extract.evidence import evidence, is_indicator, is_stated_none, names_indicator
from extract.passage import Passage, concatenate, resume
from extract.raw import EntryKind, FindingKind, ListItem, Quote, RawEntry, RawFinding
from ingest.digits import fold_digits

_FINDING_ROLES: tuple[tuple[str, FindingKind], ...] = (("problem", "limitation"), ("recommendation", "recommendation"))
_VALUES = ("period", "budget")
_IN_BRACKETS = re.compile(r"\(\s*(?:ข้อ\s*)?[ieoIEO]\s?\d{1,2}\s*[,)]")
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

_NUMBERED_INDICATOR = re.compile(r"ตัวชี้วัด|ตชว")


@dataclass(slots=True)
class Draft:
    """The words of one entry by role, a passage for each cell. `stacked`: an indicator came without a measure.

    `number` is that of a measure which is numbered in words (มาตรการที่ ๑).
    """

    block: str
    words: dict[str, list[Passage]] = field(default_factory=dict)
    indicators: list[Passage] = field(default_factory=list)
    items: list[Passage] = field(default_factory=list)
    other: list[tuple[str, Passage]] = field(default_factory=list)
    none: list[str] = field(default_factory=list)
    stacked: bool = False
    number: int | None = None

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
        parts = self.words.setdefault(role, [])
        mark = leading_mark(passage)
        if cut and parts and mark is None:
            parts[-1] = _resumed_value(parts[-1], passage) if role in _VALUES else resume(parts[-1], passage)
        elif cut and parts and mark is not None and mark.no != 1 and marks(parts[-1]):
            parts[-1] = concatenate((parts[-1], passage))  # the list goes on, or one inside its last item
        else:
            parts.append(passage)

    def whole_indicators(self, rest: list[Passage]) -> list[Passage]:
        """The second half of an indicator's cell, with the first where that looked like an issue (ด้านการแก้ไขปัญหา)."""
        issues = self.words.get("topic")
        if not issues or not names_indicator((whole := resume(issues[-1], rest[0])).text):
            return rest
        self.words["topic"] = issues[:-1]
        return [whole, *rest[1:]]

    def put_all(self, role: str, passages: Iterable[Passage], *, cut: bool = False) -> None:
        """Add several cells' words to a role."""
        for passage in passages:
            self.put(role, passage, cut=cut)

    def _put_key(self, role: str, passage: Passage, *, cut: bool) -> None:
        printed = self.indicators if role == "indicator" else self.items
        if cut and role != "topic" and printed and not evidence(passage.text).get(role):
            printed[-1] = resume(printed[-1], passage)
            return
        if cut and role == "topic" and self.words.get("topic") and not _NUMBERED_INDICATOR.search(passage.text):
            self.words["topic"][-1] = resume(self.words["topic"][-1], passage)
            return
        if is_indicator(passage.text):
            role = "indicator"
        elif role == "indicator" and not names_indicator(passage.text):
            role = "topic"
        if role == "topic":
            self.words.setdefault("topic", [passage])
            return
        target = self.indicators if role == "indicator" else self.items
        if all(passage.pieces != known.pieces for known in target):
            target.append(passage)

    def list_numbers(self) -> list[int]:
        """The printed numbers of its measures."""
        return [item.no for item in self._items("measure") if item.no is not None]

    def is_empty(self) -> bool:
        """Whether there is nothing of a measure in it."""
        return not any(self.words.get(role) for role in ("measure", "step", "result", "outcome", "finding"))

    def entry(self, kind: EntryKind) -> RawEntry:
        """The collected words as an entry."""
        return RawEntry(
            block=self.block,
            kind=kind,
            topic=self._quote("topic"),
            indicators=tuple(passage.quote() for passage in self.indicators),
            items=tuple(passage.quote() for passage in self.items or self._coded_findings()),
            findings=tuple(filter(None, [self._quote("finding")])),
            measures=self._measures(),
            steps=self._items("step"),
            period=self._quote("period"),
            owners=tuple(passage.quote() for passage in self.words.get("owner", ())),
            budget=self._quote("budget"),
            results=self._items("result"),
            outcomes=self._items("outcome"),
            other=tuple((header, passage.quote()) for header, passage in self.other),
            stated_none=tuple(self.none),
        )

    def _coded_findings(self) -> list[Passage]:
        """The problem and recommendation cells that name an item in brackets: คู่มือการปฏิบัติงาน (i๑)."""
        cells = [passage for role, _ in _FINDING_ROLES for passage in self.words.get(role, ())]
        return [passage for passage in cells if _IN_BRACKETS.search(fold_digits(passage.text))]

    def _measures(self) -> tuple[ListItem, ...]:
        items = self._items("measure")
        if self.number is not None and len(items) == 1 and items[0].no is None:
            return (ListItem(self.number, items[0].quote),)
        return items

    def _items(self, role: str) -> tuple[ListItem, ...]:
        return tuple(item for passage in self.words.get(role, ()) for item in split(passage))

    def _quote(self, role: str) -> Quote | None:
        passages = self.words.get(role)
        return _without_marker(concatenate(passages)).quote() if passages else None

    def findings(self, entry: int) -> Iterable[RawFinding]:
        """Its problem and recommendation cells, which are findings of their own beside the entry."""
        for role, kind in _FINDING_ROLES:
            if (quote := self._quote(role)) is not None:
                yield RawFinding(kind, quote, entry=entry)


def _resumed_value(first: Passage, second: Passage) -> Passage:
    """Both halves of a period or amount; a number that the page has cut in two is one number."""
    if first.text[-1:].isdecimal() and second.text[:1].isdecimal():
        return concatenate((first, second), "")
    return resume(first, second)


def _without_marker(passage: Passage) -> Passage:
    """A text without the list marker before it, if that is the only one."""
    found = marks(passage)
    return passage.slice(found[0].end, len(passage.text)) if len(found) == 1 and found[0].start == 0 else passage
