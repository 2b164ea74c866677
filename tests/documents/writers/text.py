"""Text dumps as OCR services give them: tab-separated tables, pipe tables, HTML fragments inside cells."""

import random
from collections.abc import Callable

from tests.documents.blocks import Block, Cell, Heading, PageBreak, Paragraph, Table, grid
from tests.documents.paging import paged
from tests.documents.sample import Sample

CellWriter = Callable[[Cell], str]


def _plain(cell: Cell) -> str:
    return cell.printed()


def _paragraphs(cell: Cell) -> str:
    if not cell.lines or cell.header:
        return cell.printed()
    return " ".join(f"<p>{line.printed()}</p>" for line in cell.lines)


def _breaks(cell: Cell) -> str:
    return "<br>".join(line.printed() for line in cell.lines)


def _open_list(cell: Cell) -> str:
    """A list that is opened and never filled, as some services print it."""
    if len(cell.lines) < 2:
        return cell.printed()
    return '<ul style="list-style-type: none;"> ' + " ".join(line.printed() for line in cell.lines) + " </ul>"


def _list_items(cell: Cell) -> str:
    if len(cell.lines) < 2 or cell.header:
        return cell.printed()
    return "<ul>" + "".join(f"<li>{line.printed()}</li>" for line in cell.lines) + "</ul>"


def _table(table: Table, write: CellWriter) -> list[list[str]]:
    """The texts of the table's rows; what a span covers is an empty text, or left out where OCR drops it."""
    rows = []
    for cells in grid(table):
        texts = [write(cell) if cell is not None else "" for cell in cells]
        while table.dropped and texts and not texts[-1]:
            texts.pop()
        rows.append(texts)
    return rows


def _paragraph(block: Block, bold: str) -> str:
    if isinstance(block, Heading):
        return f"{bold}{block.text}{bold}"
    if isinstance(block, Paragraph):
        return block.line.printed()
    return ""


def _dump(sample: Sample, write: CellWriter, row: Callable[[list[str]], str], rule: bool, heading: str) -> str:
    out: list[str] = []
    for block in paged(list(sample.blocks)):
        if isinstance(block, Table):
            lines = [row(texts) for texts in _table(block, write)]
            if rule:
                lines.insert(1, row(["---"] * block.columns))
            out.append("\n".join(lines))
        elif not isinstance(block, PageBreak):
            mark = "#" * block.level + " " if heading == "#" and isinstance(block, Heading) else ""
            out.append(mark + _paragraph(block, "" if heading == "#" else heading))
    return "\n\n".join(out) + "\n"


def tab_dump(sample: Sample, rng: random.Random) -> str:
    """One line per table row, cells parted by tabs, the cell's lines behind each other."""
    return _dump(sample, _plain, "\t".join, rule=False, heading=rng.choice(("", "", "**")))


def tab_dump_with_html(sample: Sample, rng: random.Random) -> str:
    """As `tab_dump`, with HTML fragments inside the cells."""
    writers = (_paragraphs, _breaks, _open_list, _list_items, _paragraphs)
    return _dump(sample, rng.choice(writers), "\t".join, rule=False, heading="")


def pipe_markdown(sample: Sample, rng: random.Random) -> str:
    """Markdown with pipe tables."""
    write = rng.choice((_plain, _breaks))
    return _dump(
        sample, lambda cell: write(cell).replace("|", "\\|"), lambda texts: "| " + " | ".join(texts) + " |", True, "#"
    )
