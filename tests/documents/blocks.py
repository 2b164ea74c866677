"""The abstract blocks of a generated document: what a layout makes and every writer writes."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `marker` is its list marker as printed ("๑.", "-"), `auto` says that the format numbers it.

    `level` is the depth in the list (0 is the top). `gap` stands between the marker and the text.
    """

    text: str
    marker: str = ""
    auto: bool = False
    level: int = 0
    gap: str = " "

    def printed(self) -> str:
        """The line as a reader sees it."""
        return f"{self.marker}{self.gap}{self.text}" if self.marker else self.text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the title. `centred` is its alignment."""

    text: str
    level: int = 2
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, or one item of a list outside of tables."""

    line: Line
    centred: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `inline` puts its lines behind each other in one paragraph."""

    lines: tuple[Line, ...] = ()
    rows: int = 1
    columns: int = 1
    header: bool = False
    inline: bool = False

    def printed(self) -> str:
        """The cell's text in one line."""
        return " ".join(line.printed() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Break:
    """A page break inside a table: before body row `row`, or, with `cut`, inside the row before it.

    A cut parts the long cells of the row, with `deep` the short ones too (key, period), as a narrow page does.
    `repeat` repeats the header on the new page; `flow` lets the text of a long merged cell go on there; `between` is
    what the page edge prints (page numbers).
    """

    row: int
    repeat: bool = True
    cut: bool = False
    deep: bool = False
    flow: bool = False
    between: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A logical table as in HTML: the cells of a row in order, without those that a span from above or left covers.

    `dropped` asks dumps for what OCR does to it: the cells of spans and empty cells are not printed.
    """

    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    header_rows: int = 0
    breaks: tuple[Break, ...] = ()
    widths: tuple[int, ...] = ()
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page break between blocks."""


Block = Heading | Paragraph | Table | PageBreak


def text_cell(text: str, *, header: bool = False, rows: int = 1, columns: int = 1) -> Cell:
    """A cell of plain text; each "\\n" begins a line."""
    lines = tuple(Line(part) for part in text.split("\n")) if text else ()
    return Cell(lines, rows=rows, columns=columns, header=header)


def paragraph(text: str, *, centred: bool = False, bold: bool = False) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(Line(text), centred=centred, bold=bold)


def grid(table: Table) -> list[list[Cell | None]]:
    """The table's rows with one entry per column: the cell at its top left, None where a span covers."""
    out: list[list[Cell | None]] = [[None] * table.columns for _ in table.rows]
    taken = [[False] * table.columns for _ in table.rows]
    for r, row in enumerate(table.rows):
        c = 0
        for cell in row:
            while c < table.columns and taken[r][c]:
                c += 1
            out[r][c] = cell
            for i in range(r, min(len(table.rows), r + cell.rows)):
                for j in range(c, min(table.columns, c + cell.columns)):
                    taken[i][j] = True
            c += cell.columns
    return out


def printed_text(blocks: Sequence[Block]) -> str:
    """All text of the blocks, one block or cell a line."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            out.append(block.text)
        elif isinstance(block, Paragraph):
            out.append(block.line.printed())
        elif isinstance(block, Table):
            out += [cell.printed() for row in block.rows for cell in row]
    return "\n".join(out)
