"""Tables in text: rows of tab-separated cells, and Markdown's pipe tables."""

import re
from collections.abc import Sequence

from ingest.blocks import TableCell
from ingest.markers import MARKER
from ingest.text_markup import cell_lines

_RULE_CELL = r"[ \t]*:?[-=—–]+:?[ \t]*"
_RULE = re.compile(rf"[ \t]*\|?{_RULE_CELL}(?:[|+]{_RULE_CELL})*\|?[ \t]*\Z")
_GRID_RULE = re.compile(r"[ \t]*\+(?:[-=:]+\+)+[ \t]*\Z")
_PIPE = re.compile(r"(?<!\\)\|")
_TAB_OR_QUOTE = re.compile(r'([\t"])')
_CLOSING = re.compile(r'"(?:\t|\Z)')
_QUOTED_LINES = 50  # a quoted cell that runs over more lines is a stray quotation mark


def is_tab_row(line: str) -> bool:
    """Whether the line holds cells parted by tabs; a list item whose marker a tab follows does not."""
    inner = line.strip(" \t")
    if "\t" not in inner:
        return False
    first, _, rest = inner.partition("\t")
    item = MARKER.fullmatch(first.strip() + " ") is not None
    return "\t" in rest.strip("\t ") or not item or line.startswith("\t")


def is_pipe_row(line: str) -> bool:
    """Whether the line is a row with pipes on both sides."""
    stripped = line.strip()
    return len(stripped) > 1 and stripped.startswith("|") and stripped.endswith("|")


def is_rule(line: str) -> bool:
    """Whether the line is the rule below a Markdown table's header, or one of a grid table."""
    return ("|" in line and _RULE.match(line) is not None) or _GRID_RULE.match(line) is not None


def tab_cells(lines: Sequence[str]) -> list[TableCell]:
    """The cells of consecutive rows. A row has the cells that it has: an empty one is there, a missing one is not."""
    rows: list[list[str]] = []
    at = 0
    while at < len(lines):
        end = quoted_end(lines, at)
        text = "\n".join(lines[at:end])
        rows.append(_quote_split(text) if text.count('"') % 2 == 0 else text.split("\t"))
        at = end
    return [TableCell(cell_lines(text), y, x) for y, row in enumerate(rows) for x, text in enumerate(row)]


def quoted_end(lines: Sequence[str], start: int) -> int:
    """The line after the row that begins at `start`: a cell in quotation marks may run over several lines."""
    if not any(cell.startswith('"') and cell.count('"') % 2 for cell in lines[start].split("\t")):
        return start + 1
    count = lines[start].count('"')
    for end in range(start + 1, min(len(lines), start + _QUOTED_LINES)):
        count += lines[end].count('"')
        if count % 2 == 0:
            return end + 1 if _CLOSING.search(lines[end]) else start + 1
    return start + 1


def pipe_cells(lines: Sequence[str]) -> list[TableCell]:
    """The cells of a pipe table; the rows above its rule are headers. Lines of a grid table's row are one row."""
    grid = any(_GRID_RULE.match(line) for line in lines)
    rows: list[list[str]] = []
    head = 0
    fresh = True
    for line in lines:
        if is_rule(line):
            head = head or len(rows) if not grid else head or (len(rows) if "=" in line else 0)
            fresh = True
        elif grid and not fresh:
            for x, text in enumerate(_pipe_split(line)[: len(rows[-1])]):
                rows[-1][x] += "\n" + text
        else:
            rows.append(_pipe_split(line))
            fresh = False
    return [
        TableCell(cell_lines(text), y, x, header=y < head) for y, row in enumerate(rows) for x, text in enumerate(row)
    ]


def _pipe_split(line: str) -> list[str]:
    stripped = line.strip()
    stripped = stripped.removeprefix("|")
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        stripped = stripped[:-1]
    return [part.strip().replace("\\|", "|") for part in _PIPE.split(stripped)]


def _quote_split(text: str) -> list[str]:
    """The cells of a row, in which a tab inside quotation marks parts nothing."""
    cells = [""]
    inside = False
    for part in _TAB_OR_QUOTE.split(text):
        inside ^= part == '"'
        if part == "\t" and not inside:
            cells.append("")
        else:
            cells[-1] += part
    return [_unquoted(cell) for cell in cells]


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1].replace('""', '"')
    return cell
