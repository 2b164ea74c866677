"""The automatic numbers and bullets of a DOCX file's lists, as Word shows them (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.docx_package import W
from ingest.docx_styles import Style, number, value
from ingest.numerals import numeral

_PLACEHOLDER = re.compile("%([1-9])")
_DASHES = "-–—‐‑−"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = " "
    legal: bool = False
    restart: int | None = None  # the level whose use restarts this one, from 1; 0: none does; None: any above
    paragraph_style: str | None = None


@dataclass(slots=True)
class _List:
    """A w:num: its levels, the abstract list whose count it shares, and where it starts its own."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    used: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts a document's lists: `label` is called once for each list paragraph, in order."""

    _lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def level_of(self, num_id: str, style_id: str | None) -> int:
        """The list level that the list ties to a paragraph style."""
        levels = self._lists[num_id].levels.items() if num_id in self._lists else ()
        return next((i for i, level in levels if style_id and level.paragraph_style == style_id), 0)

    def label(self, num_id: str, at: int) -> str:
        """The number or bullet of the next paragraph on this level, what parts it from the text included."""
        numbered = self._lists.get(num_id)
        level = numbered.levels.get(at) if numbered else None
        if numbered is None or level is None:
            return ""
        counts = self._counts.setdefault(numbered.abstract, {})
        if not numbered.used:
            numbered.used = True
            for index, start in numbered.starts.items():
                counts[index] = start - 1
        counts[at] = counts[at] + 1 if at in counts else level.start
        for deeper in [index for index in counts if index > at]:
            restart = numbered.levels[deeper].restart if deeper in numbered.levels else None
            if restart is None or at < restart:
                del counts[deeper]
        if level.style == "bullet":
            return ("-" if level.text and level.text in _DASHES else "•") + (level.suffix or " ")
        label = self._filled(numbered, level, counts)
        return label + level.suffix if label.strip() else ""

    def _filled(self, numbered: _List, level: _Level, counts: dict[int, int]) -> str:
        def counted(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = numbered.levels.get(index, _Level())
            style = "decimal" if level.legal else other.style
            return "" if style == "none" else numeral(counts.get(index, other.start), style)

        return _PLACEHOLDER.sub(counted, level.text)


def read_numbering(root: etree._Element | None, styles: dict[str, Style]) -> Numbering:
    """The lists that numbering.xml declares; one that names a style takes the levels of that style's list."""
    if root is None:
        return Numbering()
    abstracts = {e.get(f"{W}abstractNumId", ""): e for e in root.iterfind(f"{W}abstractNum")}
    nums = {e.get(f"{W}numId", ""): e for e in root.iterfind(f"{W}num")}
    return Numbering({num_id: _list(e, abstracts, nums, styles) for num_id, e in nums.items()})


def _list(
    num: etree._Element,
    abstracts: dict[str, etree._Element],
    nums: dict[str, etree._Element],
    styles: dict[str, Style],
) -> _List:
    abstract_id = value(num, "abstractNumId") or ""
    abstract = abstracts.get(abstract_id)
    link = value(abstract, "numStyleLink") if abstract is not None else None
    linked = nums.get(styles[link].num_id or "") if link in styles else None
    if linked is not None:
        abstract_id = value(linked, "abstractNumId") or abstract_id
        abstract = abstracts.get(abstract_id, abstract)
    levels = _levels(abstract) if abstract is not None else {}
    starts = {}
    for override in num.iterfind(f"{W}lvlOverride"):
        index = _index(override)
        start = number(override, "startOverride")
        levels.update(_levels(override))
        if start is not None:
            starts[index] = start
            levels[index] = replace(levels.get(index, _Level()), start=start)
    return _List(abstract_id, levels, starts)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    return {_index(e): _level(e) for e in parent.iterfind(f"{W}lvl")}


def _index(element: etree._Element) -> int:
    index = element.get(f"{W}ilvl", "0")
    return int(index) if index.isdigit() else 0


def _level(element: etree._Element) -> _Level:
    start = number(element, "start")
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=1 if start is None else start,
        style=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        suffix="" if value(element, "suff") == "nothing" else " ",
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
        restart=number(element, "lvlRestart"),
        paragraph_style=value(element, "pStyle"),
    )
