"""Word documents with true merged cells, automatic list numbers and repeating header rows."""

import random
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from tests.documents.blocks import Cell, Heading, Line, PageBreak, Paragraph, Table
from tests.documents.paging import paged
from tests.documents.sample import Sample
from tests.documents.writers.html import number_of

SHORT_EDGE, LONG_EDGE, MARGIN = Mm(210), Mm(297), Mm(20)
FONTS = (("TH Sarabun New", 14), ("TH SarabunPSK", 14), ("Laksaman", 13), ("Norasi", 12), ("Garuda", 10), ("Waree", 10))
"""Fonts and sizes of such documents; where the first two are missing, renderers take another."""


def _set(parent: object, tag: str, **attributes: str) -> object:
    """Append an element with attributes of the w: namespace."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)  # type: ignore[attr-defined]
    return element


class Numbering:
    """Automatic lists: one abstract definition per marker, one instance (restart) per list."""

    def __init__(self, word: WordDocument, thai: bool) -> None:
        self.root = word.part.numbering_part.element
        self.thai = thai
        self.next = 900

    def new_list(self, first: Line) -> str:
        """The id of a new list that begins at the number of its first item's marker."""
        self.next += 1
        bullet = first.marker == "•"
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(self.next))
        level = _set(abstract, "w:lvl", ilvl="0")
        _set(level, "w:start", val=str(number_of(first.marker)))
        _set(level, "w:numFmt", val="bullet" if bullet else "thaiNumbers" if self.thai else "decimal")
        _set(level, "w:lvlText", val="•" if bullet else "%1.")
        number_before = self.root.find(qn("w:num"))
        if number_before is None:
            self.root.append(abstract)
        else:
            number_before.addprevious(abstract)
        number = _set(self.root, "w:num", numId=str(self.next))
        _set(number, "w:abstractNumId", val=str(self.next))
        return str(self.next)


def _automatic(paragraph: WordParagraph, list_id: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    number = OxmlElement("w:numPr")
    _set(number, "w:ilvl", val="0")
    _set(number, "w:numId", val=list_id)
    properties.append(number)


def _write_lines(cell: _Cell, lines: tuple[Line, ...], numbering: Numbering, breaks: bool) -> None:
    """Lines as paragraphs, or with `breaks` as one paragraph with line breaks."""
    target = cell.paragraphs[0]
    list_id = ""
    for no, line in enumerate(lines):
        if no and not breaks:
            target = cell.add_paragraph()
        if line.auto and line.level == 0:
            list_id = list_id or numbering.new_list(line)
            _automatic(target, list_id)
            target.add_run(line.text)
            continue
        run = target.add_run()
        if no and breaks:
            run.add_break()
        run.add_text(line.printed())


def _write_cell(target: _Cell, cell: Cell, numbering: Numbering, breaks: bool) -> None:
    automatic = any(line.auto for line in cell.lines)
    if cell.inline and not automatic:
        target.paragraphs[0].add_run(cell.printed())
    else:
        _write_lines(target, cell.lines, numbering, breaks and not automatic)
    if cell.header:
        for paragraph in target.paragraphs:
            for run in paragraph.runs:
                run.bold = run.font.cs_bold = True


def _write_table(word: WordDocument, table: Table, numbering: Numbering, breaks: bool, width: float) -> None:
    made = word.add_table(len(table.rows), table.columns, style="Table Grid")
    made.autofit = False
    widths = table.widths or (1,) * table.columns
    share = width / sum(widths)
    for column, part in zip(made.columns, widths, strict=True):
        column.width = int(part * share)
    taken = [[False] * table.columns for _ in table.rows]
    for r, row in enumerate(table.rows):
        c = 0
        for cell in row:
            while taken[r][c]:
                c += 1
            last_row, last_column = r + cell.rows - 1, c + cell.columns - 1
            target = made.cell(r, c)
            target.width = int(sum(widths[c : last_column + 1]) * share)
            if (last_row, last_column) != (r, c):
                target = target.merge(made.cell(last_row, last_column))
            for i in range(r, last_row + 1):
                for j in range(c, last_column + 1):
                    taken[i][j] = True
            _write_cell(target, cell, numbering, breaks)
            c = last_column + 1
    for row in made.rows[: table.header_rows]:
        _set(row._tr.get_or_add_trPr(), "w:tblHeader", val="true")
    word.add_paragraph()


def _add(word: WordDocument, text: str, centred: bool, bold: bool) -> None:
    paragraph = word.add_paragraph()
    paragraph.add_run(text).bold = bold
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def write_docx(sample: Sample, path: Path, rng: random.Random) -> None:
    """Write a Word document; some are split at the pages as a converted PDF would be."""
    word = docx.Document()
    name, size = rng.choice(FONTS)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = name, Pt(size)
    normal.element.rPr.rFonts.set(qn("w:cs"), name)
    _set(normal.element.rPr, "w:szCs", val=str(2 * size))
    section = word.sections[0]
    wide = max((block.columns for block in sample.blocks if isinstance(block, Table)), default=0) > 4
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG_EDGE, SHORT_EDGE) if wide else (SHORT_EDGE, LONG_EDGE)
    section.left_margin = section.right_margin = MARGIN
    width = section.page_width - 2 * MARGIN
    numbering = Numbering(word, sample.content.style.digits != "arabic")
    split, headings, breaks = rng.random() < 0.25, rng.random() < 0.6, rng.random() < 0.3
    list_id = ""
    for block in paged(list(sample.blocks)) if split else sample.blocks:
        if isinstance(block, Paragraph) and block.line.auto:
            list_id = list_id or numbering.new_list(block.line)
            _automatic(word.add_paragraph(block.line.text), list_id)
            continue
        list_id = ""
        if isinstance(block, Heading) and headings:
            made = word.add_heading(block.text, block.level)
            if block.centred:
                made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif isinstance(block, Heading):
            _add(word, block.text, block.centred, True)
        elif isinstance(block, Paragraph):
            _add(word, block.line.printed(), block.centred, block.bold)
        elif isinstance(block, Table):
            _write_table(word, block, numbering, breaks, width)
        elif isinstance(block, PageBreak):
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    word.save(str(path))
