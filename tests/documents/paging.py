"""Turns a logical table into the pieces that pages make of it."""

from dataclasses import replace

from tests.documents.blocks import Block, Break, Cell, Line, Table, grid


def _halves(cell: Cell, share: float) -> tuple[Cell, Cell]:
    """A cell cut by the page edge: between lines, or inside one at a space."""
    lines = cell.lines
    if len(cell.printed()) < 60:
        return cell, replace(cell, lines=())
    at = max(1, round(len(lines) * share))
    if len(lines) > 1 and at < len(lines):
        return replace(cell, lines=lines[:at]), replace(cell, lines=lines[at:])
    last = lines[-1]
    spots = [i for i, char in enumerate(last.text) if char == " " and 15 < i < len(last.text) - 15]
    if not spots:
        return cell, replace(cell, lines=())
    spot = min(spots, key=lambda i: abs(i - share * len(last.text)))
    head, tail = last.text[:spot], last.text[spot + 1 :]
    return (
        replace(cell, lines=(*lines[:-1], replace(last, text=head))),
        replace(cell, lines=(Line(tail, level=last.level),)),
    )


def pieces(table: Table) -> list[Block]:
    """The pieces of a table, with what the page edges print between them."""
    if not table.breaks:
        return [table]
    cells = grid(table)
    owner: dict[tuple[int, int], tuple[int, int, Cell]] = {}
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            if cell is not None:
                for i in range(r, r + cell.rows):
                    for j in range(c, c + cell.columns):
                        owner[i, j] = (r, c, cell)
    head = table.rows[: table.header_rows]
    out: list[Block] = []
    start, carried = table.header_rows, ()  # type: tuple[int, tuple[tuple[Cell, ...], ...]]
    for number, edge in enumerate([*table.breaks, Break(len(table.rows))]):
        body: list[tuple[Cell, ...]] = list(carried)
        rest: tuple[tuple[Cell, ...], ...] = ()
        for r in range(start, edge.row):
            row = _row(owner, table, r, start, edge.row)
            if edge.cut and r == edge.row - 1 and all(cell.rows == 1 for cell in row):
                parts = [_halves(cell, 0.5) for cell in row]
                if any(tail.lines for _, tail in parts):
                    row, rest = tuple(first for first, _ in parts), (tuple(tail for _, tail in parts),)
            body.append(row)
        first = number == 0
        repeated = first or table.breaks[number - 1].repeat
        shown = head if repeated else ()
        out.append(replace(table, rows=(*shown, *body), header_rows=len(shown), breaks=()))
        out += edge.between
        start, carried = edge.row, rest
    return out


def _row(
    owner: dict[tuple[int, int], tuple[int, int, Cell]], table: Table, r: int, start: int, stop: int
) -> tuple[Cell, ...]:
    """Row `r` of the piece of rows `start` to `stop`: spans cut to the piece, carried-on cells empty."""
    row = []
    for c in range(table.columns):
        top, left, cell = owner[r, c]
        if left != c or (top != r and r != start):
            continue
        end = min(top + cell.rows, stop)
        row.append(replace(cell, rows=end - r) if top == r else replace(cell, rows=end - r, lines=()))
    return tuple(row)


def paged(blocks: list[Block]) -> list[Block]:
    """The blocks with every table in the pieces that pages make of it."""
    return [piece for block in blocks for piece in (pieces(block) if isinstance(block, Table) else [block])]
