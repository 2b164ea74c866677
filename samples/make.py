"""Write the sample documents that are not text: DOCX, XLSX and PDF from the Markdown files in source/.

    python samples/make.py

Headings, paragraphs, lists and pipe tables are understood. In a table, `<br>` breaks a line in a cell, `^^`
merges a cell with the one above and `>>` with the one to the left; rows above the `---` line are its header.
LibreOffice prints the PDFs, in the free Thai font Laksaman (package fonts-thai-tlwg).
"""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from openpyxl.styles import Alignment, Font

HERE = Path(__file__).parent
SOURCE = HERE / "source"
FONT = "Laksaman"
ABOVE, LEFT = "^^", ">>"
WIDE_COLUMNS = 6
"""Tables of so many columns need a landscape page."""


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    header_rows: int


Part = Heading | Paragraph | Table


def parts(markdown: str) -> Iterator[Part]:
    """The headings, paragraphs and tables of a Markdown text, in order."""
    for block in re.split(r"\n\s*\n", markdown.strip()):
        if heading := re.fullmatch(r"(#+) (.+)", block):
            yield Heading(len(heading[1]), heading[2])
        elif block.startswith("|"):
            lines = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in block.splitlines()]
            rules = [row for row, cells in enumerate(lines) if set(cells) == {"---"}]
            yield Table(tuple(cells for cells in lines if set(cells) != {"---"}), rules[0] if rules else 0)
        else:
            for line in block.splitlines():
                yield Paragraph(line)


def merges(table: Table) -> Iterator[tuple[int, int, int, int]]:
    """The first and last row and column of every merged cell."""
    rows = table.rows
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text in (ABOVE, LEFT):
                continue
            bottom, right = row, column
            while bottom + 1 < len(rows) and rows[bottom + 1][column] == ABOVE:
                bottom += 1
            while right + 1 < len(cells) and cells[right + 1] == LEFT:
                right += 1
            if (bottom, right) != (row, column):
                yield row, bottom, column, right


def write_docx(source: Path, target: Path) -> None:
    """A Word document with real merged cells and repeated header rows."""
    content = tuple(parts(source.read_text()))
    document = docx.Document()
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = FONT, Pt(12)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:cs"), FONT)
    section = document.sections[0]
    if max((len(part.rows[0]) for part in content if isinstance(part, Table)), default=0) >= WIDE_COLUMNS:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    for part in content:
        if isinstance(part, Heading):
            document.add_paragraph(style=f"Heading {part.level}").add_run(part.text).font.name = FONT
        elif isinstance(part, Paragraph):
            document.add_paragraph(part.text)
        else:
            add_table(document, part)
    document.save(str(target))


def add_table(document: docx.document.Document, table: Table) -> None:
    """Add the table at the end of the document."""
    grid = document.add_table(len(table.rows), len(table.rows[0]), style="Table Grid")
    for row, cells in enumerate(table.rows):
        for column, text in enumerate(cells):
            if text not in (ABOVE, LEFT):
                grid.cell(row, column).text = text.replace("<br>", "\n")
    for top, bottom, left, right in merges(table):
        grid.cell(top, left).merge(grid.cell(bottom, right))
    for row in range(table.header_rows):
        grid.rows[row]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def write_xlsx(source: Path, target: Path) -> None:
    """A workbook of one sheet: the texts above the table in its first column, numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "มาตรการ"
    line = 1
    for part in parts(source.read_text()):
        if isinstance(part, Table):
            for offset, cells in enumerate(part.rows):
                for column, text in enumerate(cells):
                    if text and text not in (ABOVE, LEFT):
                        value = int(text) if text.isdecimal() else text.replace("<br>", "\n")
                        cell = sheet.cell(line + offset, column + 1, value)
                        cell.alignment = Alignment(wrap_text=True, vertical="top")
                        cell.font = Font(bold=offset < part.header_rows)
            for top, bottom, left, right in merges(part):
                sheet.merge_cells(
                    start_row=line + top, end_row=line + bottom, start_column=left + 1, end_column=right + 1
                )
            for column in range(len(part.rows[0])):
                sheet.column_dimensions[openpyxl.utils.get_column_letter(column + 1)].width = 24
            line += len(part.rows)
        else:
            sheet.cell(line, 1, part.text)
            line += 1
    book.save(target)


def write_pdf(source: Path, target: Path) -> None:
    """The Word document, printed by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / f"{target.stem}.docx"
        write_docx(source, word)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(target.parent), str(word)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Write every sample that has a source."""
    write_docx(SOURCE / "tuayangsuk_2568_plan.md", HERE / "tuayangsuk_2568_plan.docx")
    write_pdf(SOURCE / "tuayangsuk_2568_report.md", HERE / "tuayangsuk_2568_report.pdf")
    write_pdf(SOURCE / "jamlong_2569_plan.md", HERE / "jamlong_2569_plan.pdf")
    write_xlsx(SOURCE / "sathit_2568_plan.md", HERE / "sathit_2568_plan.xlsx")
    write_docx(SOURCE / "thotlong_2566_report.md", HERE / "thotlong_2566_report.docx")


if __name__ == "__main__":
    main()
