"""The text of a DOCX file's paragraphs as the page shows it (ECMA-376 part 1, 17.3).

Insertions that wait for approval are in, deletions out; hidden text, field codes and phonetic guides are out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from ingest.blocks import TextLine
from ingest.docx_numbering import Numbering
from ingest.docx_package import MC, W
from ingest.docx_styles import PLAIN, Style, value, with_paragraph, with_run
from ingest.reference import rows

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT_BOX = f"{W}txbxContent"
_GONE = frozenset(f"{W}{n}" for n in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "rt", "object"))
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_TITLE = 150  # characters: a bold paragraph of more is no heading
_CENTRED_LEVEL, _BOLD_LEVEL = 2, 3


@dataclass(slots=True)
class Passage:
    """A paragraph: its lines, its heading level, and what hangs on it: text boxes, and ids of notes."""

    lines: list[TextLine] = field(default_factory=list)
    level: int | None = None
    label: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        return any(line.text.strip() for line in self.lines)

    def labelled(self) -> list[TextLine]:
        """The lines with the automatic number before the first."""
        first, *rest = self.lines or [TextLine("")]
        return [first._replace(text=self.label + first.text.lstrip()), *rest] if self.label else self.lines


class TextReader:
    """Reads paragraphs, in the order of the document: automatic numbers count on."""

    def __init__(self, styles: dict[str, Style], default_style: str | None, numbering: Numbering) -> None:
        self._styles = styles
        self._default = default_style
        self._numbering = numbering
        self._carried: list[str] = []  # text of a paragraph whose mark was deleted: it runs on into the next

    def passage(self, paragraph: etree._Element) -> Passage:
        """The paragraph's text; none while its mark is deleted."""
        properties = paragraph.find(f"{W}pPr")
        style_id = (value(properties, "pStyle") if properties is not None else None) or self._default
        style = with_paragraph(self._styles.get(style_id or "", PLAIN), properties)
        passage = Passage()
        parts: list[str] = []
        bold: list[bool] = []
        self._collect(paragraph, style, parts, bold, passage)
        text = "".join([*self._carried, *parts])
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = [text]
            return passage
        self._carried = []
        level = self._number(style, style_id, passage)
        passage.lines = [TextLine(line, level) for line in text.split("\n")]
        passage.level = _heading_level(style, text, all(bold) and bool(bold), bool(passage.label))
        return passage

    def _number(self, style: Style, style_id: str | None, passage: Passage) -> int:
        """Puts the automatic number before the passage, and returns the level of its list."""
        if style.num_id in (None, "0"):
            return 0
        level = style.list_level
        if level is None:
            level = self._numbering.level_of(style.num_id or "", style_id)
        passage.label = self._numbering.label(style.num_id or "", level)
        return level if passage.label else 0

    def _collect(
        self, element: etree._Element, style: Style, parts: list[str], bold: list[bool], passage: Passage
    ) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                run = self._run_style(child, style)
                if not run.hidden:
                    before = len(parts)
                    self._collect(child, style, parts, bold, passage)
                    if "".join(parts[before:]).strip():
                        bold.append(bool(run.bold))
            elif tag == f"{W}t" or tag == _MATH_TEXT:
                parts.append(child.text or "")
            elif tag in _GONE:
                continue
            elif tag in _SIGNS:
                parts.append(_SIGNS[tag])
            elif tag == f"{W}br":
                parts.append("\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else "")
            elif tag == f"{W}sym":
                parts.append(_symbol(child))
            elif tag in _NOTES:
                passage.notes.append((_NOTES[tag], child.get(f"{W}id", "")))
            elif tag == _TEXT_BOX:
                passage.boxes.append(child)
            elif tag == f"{MC}AlternateContent":
                self._collect(_choice(child), style, parts, bold, passage)
            elif len(child):
                self._collect(child, style, parts, bold, passage)

    def _run_style(self, run: etree._Element, style: Style) -> Style:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return style
        own = self._styles.get(value(properties, "rStyle") or "", PLAIN)
        style = style._replace(
            bold=style.bold if own.bold is None else own.bold, hidden=style.hidden if own.hidden is None else own.hidden
        )
        return with_run(style, properties)


def block_elements(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a body, cell or text box, out of the wrappers around them."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from block_elements(_choice(child))
        elif child.tag not in (f"{W}tcPr", f"{W}sectPr", f"{W}sdtPr", f"{W}del", f"{W}moveFrom"):
            yield from block_elements(child)


def _choice(alternatives: etree._Element) -> etree._Element:
    """The first of several forms of the same content: the others repeat it for older programs."""
    return alternatives[0] if len(alternatives) else alternatives


def _heading_level(style: Style, text: str, bold: bool, numbered: bool) -> int | None:
    """The level that style or outline gives, else one for short bold paragraphs: many a writer knows no styles."""
    if style.level is not None:
        return style.level if style.level < 10 else None
    if not bold or numbered or len(text.strip()) > _TITLE:
        return None
    return _CENTRED_LEVEL if style.alignment == "center" else _BOLD_LEVEL


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font: as Unicode where known, else a private-use character."""
    code = element.get(f"{W}char", "").upper()
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return _symbols().get((element.get(f"{W}font", "").lower(), code[-2:]), character)


@cache
def _symbols() -> dict[tuple[str, str], str]:
    return {(row["font"].lower(), row["code"]): chr(int(row["character"], 16)) for row in rows("symbol_fonts")}
