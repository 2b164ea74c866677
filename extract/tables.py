"""Logical tables: the pieces of one table joined over pages, its header flattened to one path per column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from extract.evidence import TYPED, evidence, is_indicator
from extract.grid import Row, counts_columns, header_height, header_paths, is_form, rows_of
from extract.headers import best_fit, header_roles, squeeze_header
from ingest.digits import fold_digits
from ingest.document import Block, Cell, Paragraph, Table
from ingest.joining import join_lines

Path = tuple[str, ...]

_FURNITURE = re.compile(r"^(?:[-–]?\s*\d{1,3}\s*[-–]?|หน้า(?:ที่)?\s*\d+.{0,12}|\(?ต่อ\)?|[./\s-]+)$")
_LONGEST_LABEL_REST = 40  # code points of a header's cell that a page can cut off
_OPEN_LABEL = re.compile(r"(?:[/(]|และ|หรือ)\s*$")
_CONTINUED = re.compile(r"\(?ต่อ\)?$")


@dataclass(frozen=True, slots=True)
class LogicalTable:
    """A whole table. `paths` are the labels over each column, () where there is no header; `context` are the
    paragraphs between the table before and this one; `captions` are rows over the header that span its width. A
    `form` lists labels and values instead of rows of one kind."""

    paths: tuple[Path, ...]
    rows: tuple[Row, ...]
    context: tuple[Paragraph, ...]
    captions: tuple[Cell, ...] = ()
    headers: tuple[Cell, ...] = ()
    form: bool = False

    @property
    def columns(self) -> int:
        return len(self.paths)

    def header(self, column: int) -> str:
        """The column's labels in one text."""
        return " ".join(self.paths[column])


@dataclass(slots=True)
class _Open:
    """A table whose next piece may still come."""

    paths: list[Path]
    rows: list[Row]
    context: tuple[Paragraph, ...]
    captions: list[Cell] = field(default_factory=list)
    headers: list[Cell] = field(default_factory=list)
    form: bool = False

    def widen(self, width: int) -> None:
        """Make it at least so many columns wide."""
        missing = max(0, width - len(self.paths))
        self.paths.extend([()] * missing)
        self.rows = [
            replace(row, cells=row.cells + (None,) * missing, own=row.own + (False,) * missing) for row in self.rows
        ]

    def finish_header(self, row: Row) -> None:
        """The rest of the header, which a page cut off."""
        self.paths = [_finished(path, row.text(column)) for column, path in enumerate(self.paths)]
        self.headers.extend(_cells([row]))

    def close(self) -> LogicalTable:
        rows: list[Row] = []
        cut = False
        for row in self.rows:
            if _repeats_header(row, self.paths):
                self.headers.extend(_cells([row]))
                cut = True  # it is printed again at the top of a page
                continue
            rows.append(replace(row, cut=row.cut or cut))
            cut = False
        return LogicalTable(
            tuple(self.paths), tuple(rows), self.context, tuple(self.captions), tuple(self.headers), self.form
        )


def logical_tables(blocks: Sequence[Block]) -> list[LogicalTable]:
    """The document's tables in order, pieces joined.

    A piece goes on with the table before if nothing but page furniture stands between them and it has no header
    of its own and as many columns, or the same header, and no other caption.
    """
    tables: list[_Open] = []
    between: list[Paragraph] = []
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if not _is_furniture(block.text):
                between.append(block)
            continue
        rows = rows_of(block)
        if not any(row.filled() for row in rows):
            continue
        last = tables[-1] if tables else None
        if last is not None and not between and _cuts_header(last.paths, last.rows, rows[0]):
            last.finish_header(rows[0])
            rows = rows[1:]
            if not rows:
                continue
        within = last is not None and last.form and (not between or _begins_alike(rows, last.rows))
        form = is_form(rows, goes_on=within or _is_form_after(block, blocks[number + 1 : number + 2]))
        if form and last is not None and last.form and not between:
            last.widen(block.columns)
        captions, height = (0, 0) if form else header_height(rows)
        if last is not None and not between and any(last.paths) and len(last.paths) == block.columns:
            captions, height = (
                (captions, height) if _is_sure(rows[captions : captions + height], last.paths) else (0, 0)
            )
        if last is not None:
            height = _repeated_height(last.headers, rows[captions : captions + height])
        header, body = rows[captions : captions + height], rows[captions + height :]
        paths: list[Path] = header_paths(header) if header else [()] * block.columns
        if not header and not form and last is not None and not last.form and _fits(last.paths, body):
            paths = list(last.paths)  # the header is printed once, over the first of several tables
        running = all(_key(paragraph.text) in seen and not _heads(paragraph, last) for paragraph in between)
        alike = last is not None and len(paths) == len(last.paths) and _alike(paths, last.paths)
        if last is not None and alike and running and header and not body:
            last.headers.extend(_cells(header))  # a header alone at the foot of a page, repeated over nothing
            between = []
            continue
        ends = last is None or not running or not body or last.form != form or _has_own_caption(last, rows[:captions])
        if last is not None and not ends and _goes_on(last, paths, body):
            last.rows.extend(_widen(body, len(last.paths), cut=True))
            last.headers.extend(_cells(header))
        else:
            opened = _Open(paths, list(body), tuple(between), form=form)
            opened.captions.extend(_cells(rows[:captions]))
            opened.headers.extend(_cells(header) or (last.headers if last is not None and paths == last.paths else ()))
            tables.append(opened)
        seen.update(_key(paragraph.text) for paragraph in between)
        between = []
    return [table.close() for table in tables]


def _repeated_height(known: Sequence[Cell], header: Sequence[Row]) -> int:
    """How many rows a header takes where the first of them are the whole header of the table before, `known`: a short
    row below them is the rest of one that the page cut."""
    texts = [{_key(cell.text) for cell in cells} - {""} for cells in (known, *(_cells([row]) for row in header))]
    heights = (n for n in range(1, len(header)) if set().union(*texts[1 : n + 1]) == texts[0])
    return next(heights, len(header)) if texts[0] else len(header)


def _begins_alike(rows: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether a form begins with a label of the form before."""
    return _key(rows[0].text(0)) in {_key(row.text(0)) for row in others if row.text(0)}


def _finished(path: Path, rest: str) -> Path:
    """A column's labels with the rest of the last, or with one below it that fits better alone."""
    whole = (*path[:-1], join_lines((*path[-1:], rest)).text)
    return path if not rest else whole if best_fit(" ".join(whole)) >= best_fit(rest) else (*path, rest)


def _cuts_header(paths: Sequence[Path], body: Sequence[Row], row: Row) -> bool:
    """Whether a row at the top of a page is the rest of a header at the foot of the page before: a label was left
    open, or it completes labels and makes at most one worse."""
    if body or not any(paths) or len(paths) != len(row.cells) or not row.filled():
        return False
    if any(len(row.text(column)) > _LONGEST_LABEL_REST for column in row.filled()):
        return False
    if any(_OPEN_LABEL.search(" ".join(path)) and row.text(column) for column, path in enumerate(paths)):
        return True
    before = [best_fit(" ".join(path)) for path in paths]
    finished = (_finished(path, row.text(column)) for column, path in enumerate(paths))
    after = [max(best_fit(" ".join(path)), best_fit("".join(path[-1:]))) for path in finished]
    return sum(after) > sum(before) and sum(b > a for b, a in zip(before, after, strict=True)) <= 1


def _is_form_after(table: Table, following: Sequence[Block]) -> bool:
    """Whether a form begins the next page right behind a table: the foot of the page may hold its first rows."""
    return any(
        isinstance(block, Table) and block.page != table.page and is_form(rows_of(block), goes_on=False)
        for block in following
    )


def _heads(paragraph: Paragraph, last: _Open | None) -> bool:
    """Whether a paragraph names an indicator that the table before does not stand under."""
    return is_indicator(paragraph.text) and (
        last is None or _key(paragraph.text) not in {_key(above.text) for above in last.context}
    )


def _repeats_header(row: Row, paths: Sequence[Path]) -> bool:
    """Whether a row repeats the labels over its columns, or counts them: (๑) (๒) (๓) …."""
    filled = row.filled()
    if len(filled) < 2:
        return False
    labels = [{_key(label) for label in (*path, "".join(path))} for path in paths]
    return all(_key(row.text(column)) in labels[column] for column in filled) or counts_columns(row)


def _fits(paths: Sequence[Path], rows: Sequence[Row]) -> bool:
    """Whether rows without a header have the columns of a table before: as many, and of the types that it labels."""
    if not rows or len(rows[0].cells) != len(paths) or len(paths) < 3:
        return False
    typed = held = 0
    for column, path in enumerate(paths):
        roles = header_roles(path[-1]) if path else ()
        texts = [text for row in rows[:20] if (text := row.text(column))]
        if roles and roles[0].fit >= 0.6 and roles[0].role in TYPED and texts:
            typed += 1
            held += sum(evidence(text).get(roles[0].role, 0) >= 0.5 for text in texts) >= 0.5 * len(texts)
    return typed > 0 and held >= 0.6 * typed


def _cells(rows: Sequence[Row]) -> list[Cell]:
    return [cell for row in rows for cell, own in zip(row.cells, row.own, strict=True) if cell is not None and own]


def _key(text: str) -> str:
    return "".join(text.split())


def _is_furniture(text: str) -> bool:
    return bool(_FURNITURE.match(" ".join(fold_digits(text).split())))


def _is_sure(header: Sequence[Row], paths: Sequence[Path]) -> bool:
    """Whether rows right behind a table are a header, rather than the second half of a row that a page cut: they are
    flagged, repeat the header before, or fill all its columns with labels."""
    cells = _cells([row for row in header if not counts_columns(row)])
    if not cells or any(cell.header for cell in cells) or _alike(header_paths(header), paths):
        return True
    fits = [roles[0].fit if (roles := header_roles(cell.text)) else 0.0 for cell in cells if cell.text.strip()]
    return bool(header[0].text(0)) and len(fits) >= len(paths) and sum(fits) >= 0.8 * len(fits)


def _has_own_caption(last: _Open, captions: Sequence[Row]) -> bool:
    """Whether a caption stands above a piece that the table before does not have."""
    known = {_key(cell.text) for cell in last.captions}
    return any(_CONTINUED.sub("", _key(cell.text)) not in known for cell in _cells(captions) if cell.text.strip())


def _goes_on(last: _Open, paths: Sequence[Path], body: Sequence[Row]) -> bool:
    if any(len(row.filled()) > len(last.paths) for row in body):
        return False
    if not any(paths):
        return len(paths) == len(last.paths) or (
            bool(last.rows) and abs(len(paths) - len(last.paths)) <= 2 and len(last.paths) > 3
        )
    if len(paths) != len(last.paths):
        return False
    if not any(last.paths):
        return False
    return _alike(paths, last.paths)


def _alike(paths: Sequence[Path], others: Sequence[Path]) -> bool:
    ratios = [
        fuzz.ratio(squeeze_header(" ".join(path)), squeeze_header(" ".join(other)))
        for path, other in zip(paths, others, strict=True)
        if path or other
    ]
    return bool(ratios) and sum(ratios) / len(ratios) >= 80


def _widen(rows: Sequence[Row], width: int, cut: bool) -> list[Row]:
    """The rows with as many columns as the table that they continue; the first is marked as cut."""
    columns = range(len(rows[0].cells))
    empty = [column for column in reversed(columns) if not any(row.text(column) for row in rows)]
    spare = set(empty[: max(0, len(columns) - width)])
    keep = [column for column in columns if column not in spare]
    out = []
    for number, row in enumerate(rows):
        row = replace(row, cells=tuple(row.cells[c] for c in keep), own=tuple(row.own[c] for c in keep))
        missing = width - len(keep)
        cells, own = _drop_empty(row, width) if missing < 0 else (row.cells, row.own)
        cells, own = cells + (None,) * missing, own + (False,) * missing
        out.append(replace(row, cells=cells, own=own, cut=cut and number == 0))
    return out


def _drop_empty(row: Row, width: int) -> tuple[tuple[Cell | None, ...], tuple[bool, ...]]:
    """A row that is too wide, without empty cells from the right as far as needed."""
    keep = list(range(len(row.cells)))
    for column in reversed(range(len(row.cells))):
        if len(keep) > width and not row.text(column):
            keep.remove(column)
    keep = keep[:width]
    return tuple(row.cells[c] for c in keep), tuple(row.own[c] for c in keep)
