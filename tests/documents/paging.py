"""Turns a logical table into the pieces that pages make of it."""

from dataclasses import replace

from tests.documents.blocks import Block, Break, Cell, Line, Table, grid

Row = tuple[Cell, ...]
Owners = dict[tuple[int, int], tuple[int, int, Cell]]
"""For every grid position the row, the column and the cell that covers it."""
LONG, SHORT = 60, 16
"""Characters from which a cell does not fit on the rest of a page: of a usual page, and of a narrow one."""


def _halves(cell: Cell, whole: int = LONG) -> tuple[Cell, Cell]:
    """A cell cut by the page edge: between lines, or inside one at a space; cells below `whole`
    characters, and short ones of several lines (stacked indicators), stay so."""
    lines = cell.lines
    if len(cell.printed()) < (LONG if len(lines) > 1 else whole):
        return cell, replace(cell, lines=())
    if len(lines) > 1:
        at = (len(lines) + 1) // 2
        return replace(cell, lines=lines[:at]), replace(cell, lines=lines[at:])
    (line,) = lines
    edge = whole // 4
    spots = [i for i, char in enumerate(line.text) if char == " " and edge < i < len(line.text) - edge]
    if not spots:
        return cell, replace(cell, lines=())
    spot = min(spots, key=lambda i: abs(i - len(line.text) / 2))
    head, tail = replace(line, text=line.text[:spot]), Line(line.text[spot + 1 :], level=line.level)
    return replace(cell, lines=(head,)), replace(cell, lines=(tail,))


def _owners(table: Table) -> Owners:
    return {
        (i, j): (r, c, cell)
        for r, row in enumerate(grid(table))
        for c, cell in enumerate(row)
        if cell is not None
        for i in range(r, r + cell.rows)
        for j in range(c, c + cell.columns)
    }


def _row(owners: Owners, columns: int, r: int, page: tuple[int, int], flows_out: bool, flows_from: int) -> Row:
    """Row `r` of the rows `page` (from, to) that stand on one page: spans end at the page, and go on empty.

    With `flows_out` the text of long merged cells runs over the page's lower edge; that of cells from row
    `flows_from` on came over its upper edge.
    """
    start, stop = page
    row = []
    for c in range(columns):
        top, left, cell = owners[r, c]
        if left != c or (top != r and r != start):
            continue
        end = min(top + cell.rows, stop)
        lines = cell.lines if top == r else ()
        if top == r and flows_out and top + cell.rows > stop:
            lines = _halves(cell)[0].lines
        elif top != r and top >= flows_from:
            lines = _halves(cell)[1].lines
        row.append(replace(cell, rows=end - r, lines=lines))
    return tuple(row)


def _carried(tails: list[Cell], owners: Owners, columns: int, r: int, start: int) -> Row:
    """The rest of a cut row: an empty cell where a span from above covers the column."""
    rest, row = iter(tails), []
    for c in range(columns):
        top, left, _ = owners[r, c]
        if left == c:
            row.append(next(rest) if top == r or r == start else Cell())
    return tuple(row)


def pieces(table: Table) -> list[Block]:
    """The pieces of a table, with what the page edges print between them."""
    if not table.breaks:
        return [table]
    owners, head = _owners(table), table.rows[: table.header_rows]
    out: list[Block] = []
    start, carried = table.header_rows, list[Row]()
    before, last_start = Break(start), start
    for edge in (*table.breaks, Break(len(table.rows))):
        body, carried = carried, []
        for r in range(start, edge.row):
            flows_from = last_start if before.flow else start
            row = _row(owners, table.columns, r, (start, edge.row), edge.flow, flows_from)
            if edge.cut and r == edge.row - 1 and all(cell.rows == 1 for cell in row):
                halves = [_halves(cell, SHORT if edge.deep else LONG) for cell in row]
                if any(tail.lines for _, tail in halves):
                    row = tuple(first for first, _ in halves)
                    carried = [_carried([tail for _, tail in halves], owners, table.columns, r, start)]
            body.append(row)
        shown = head if before.repeat else ()
        out.append(replace(table, rows=(*shown, *body), header_rows=len(shown), breaks=()))
        out += edge.between
        start, before, last_start = edge.row, edge, start
    return out


def paged(blocks: list[Block]) -> list[Block]:
    """The blocks with every table in the pieces that pages make of it."""
    return [piece for block in blocks for piece in (pieces(block) if isinstance(block, Table) else [block])]
