"""Builds a Document: numbers the blocks in reading order, repairs every text once, and says what it repaired.

    builder = DocumentBuilder()
    builder.paragraph("มาตรการส่งเสริมคุณธรรม", level=1)                        # p0
    builder.table([TableCell("ประเด็น", 0, 0, header=True), TableCell("๑. …", 1, 0)])  # t0, t0.r0.c0, t0.r1.c0
    document = builder.document(path, data, "text/plain")

A text is a str, its hard line breaks as "\\n", or a sequence of TextLine where lines have a list level or a box, or
were broken by layout only (`joins`). Outer spaces and blank lines go; a paragraph without text is left out.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ingest.document import Block, Cell, Document, Line, Paragraph, Table, TextSource
from ingest.issue import Issue
from ingest.joining import join_lines
from ingest.repair import NAMES_TH, repair
from ingest.span import Box

_STRAY_MARKS = re.compile(r"\s*([ะ-ฺๅ็-๎]+)")


class TextLine(NamedTuple):
    """A line of a text as the file has it. `joins`: only the layout broke it from the line before."""

    text: str
    level: int = 0
    box: Box | None = None
    joins: bool = False


Content = str | Sequence[TextLine]


class TableCell(NamedTuple):
    """A cell before it is numbered and repaired; fields as in `ingest.document.Cell`."""

    text: Content
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


class _Composed(NamedTuple):
    text: str
    lines: tuple[Line, ...]
    raw: str | None


class DocumentBuilder:
    """Collects blocks; `document` ends it."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._paragraphs = 0
        self._tables = 0
        self._repairs: Counter[str] = Counter()

    def paragraph(
        self,
        text: Content,
        *,
        level: int | None = None,
        page: int | None = None,
        block: str | None = None,
        continues: bool = False,
    ) -> None:
        """Adds a paragraph, or a heading where `level` is given. `block` names it where the format has a name."""
        composed = self._compose(text)
        if composed.text:
            name = block or f"p{self._paragraphs}"
            self._blocks.append(Paragraph(name, composed.text, page, level, composed.lines, composed.raw, continues))
            self._paragraphs += block is None

    def table(
        self,
        cells: Iterable[TableCell],
        *,
        page: int | None = None,
        box: Box | None = None,
        cell_block: Callable[[TableCell], str] | None = None,
    ) -> None:
        """Adds a table, its cells in reading order; one without any text is left out.

        `cell_block` names the cells where the format has names for them ("s2.C14").
        """
        block = f"t{self._tables}"
        numbered = []
        for cell in cells:
            text, lines, raw = self._compose(cell.text)
            name = cell_block(cell) if cell_block else f"{block}.r{cell.row}.c{cell.column}"
            numbered.append(Cell(name, text, *cell[1:], page=page, lines=lines, raw=raw))
        if any(cell.text for cell in numbered):
            rows = max(cell.row + cell.row_span for cell in numbered)
            columns = max(cell.column + cell.column_span for cell in numbered)
            self._blocks.append(Table(block, tuple(numbered), rows, columns, page, box))
            self._tables += 1

    def document(
        self,
        path: Path,
        data: bytes,
        media_type: str,
        *,
        text_source: TextSource = "native",
        pages: int | None = None,
        issues: Iterable[Issue] = (),
    ) -> Document:
        """The document of the file `path`, whose bytes are `data`."""
        sha256 = hashlib.sha256(data).hexdigest()
        found = list(issues)
        if self._repairs:
            found.append(_repaired(self._repairs))
        if not self._blocks:
            found.append(_no_text(path))
        return Document(
            sha256[:16], sha256, (str(path),), media_type, pages, text_source, tuple(self._blocks), tuple(found)
        )

    def _compose(self, content: Content) -> _Composed:
        """The content as one repaired text."""
        given = [TextLine(t) for t in content.split("\n")] if isinstance(content, str) else _whole_clusters(content)
        kept: list[TextLine] = []
        damaged: list[str] = []
        for line in given:
            mended, counts = repair(line.text)
            if mended.strip():
                kept.append(line._replace(text=mended))
                damaged.append(line.text)
            self._repairs.update(counts)
        joins = [line.joins for line in kept]
        text, ranges = _joined([line.text for line in kept], joins)
        raw = text if all(a is b.text for a, b in zip(damaged, kept, strict=True)) else _joined(damaged, joins)[0]
        lines: tuple[Line, ...] = ()
        if not isinstance(content, str) and (len(kept) > 1 or any(line[1:3] != (0, None) for line in kept)):
            lines = tuple(Line(*at, line.level, line.box) for at, line in zip(ranges, kept, strict=True))
        return _Composed(text, lines, raw if raw != text else None)


def _whole_clusters(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, with marks and vowels that layout broke off their consonant back on the line before."""
    whole: list[TextLine] = []
    for line in lines:
        stray = _STRAY_MARKS.match(line.text) if line.joins and whole else None
        if stray:
            whole[-1] = whole[-1]._replace(text=whole[-1].text.rstrip() + stray[1])
            line = line._replace(text=line.text[stray.end() :])
        whole.append(line)
    return whole


def _joined(texts: Sequence[str], joins: Sequence[bool]) -> tuple[str, list[tuple[int, int]]]:
    """Lines as one text, with the range of each."""
    parts: list[str] = []
    ranges: list[tuple[int, int]] = []
    length = 0
    start = 0
    while start < len(texts):
        end = start + 1
        while end < len(texts) and joins[end]:
            end += 1
        joined = join_lines(texts[start:end])
        ranges += [(length + a, length + b) for a, b in joined.ranges]
        parts.append(joined.text)
        length += len(joined.text) + 1
        start = end
    return "\n".join(parts), ranges


def _repaired(counts: Counter[str]) -> Issue:
    listed = ", ".join(f"{name} {number}" for name, number in sorted(counts.items()))
    listed_th = ", ".join(f"{NAMES_TH[name]} {number} แห่ง" for name, number in sorted(counts.items()))
    return Issue(
        "text_repaired",
        f"Damaged Thai characters were repaired, wording unchanged: {listed}",
        f"ซ่อมอักขระไทยที่เสียหายแล้ว โดยไม่เปลี่ยนถ้อยคำ: {listed_th}",
    )


def _no_text(path: Path) -> Issue:
    return Issue(
        "no_text",
        f"{path.name} holds no text. If its pages are pictures, save it as PDF and read that with OCR.",
        f"{path.name} ไม่มีข้อความ หากหน้าเอกสารเป็นรูปภาพ ให้บันทึกเป็น PDF แล้วอ่านด้วย OCR",
    )
