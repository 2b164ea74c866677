"""Finds the tables of a worksheet, and the titles above and notes below them.

A sheet has no table objects, only cells. Rows without a gap form a band. Where borders are drawn, the ruled rows
are the table; else a band's first rows with one cell are titles, its last ones notes, the rest the table. A band
that goes on with the columns of the table above it, and starts like data, belongs to that table: clerks leave rows
free inside tables. Two tables side by side stand apart by a free column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest

from ingest.sheets_boxes import join_boxes
from ingest.sheets_lines import SheetLine, bands, is_value
from ingest.sheets_model import Range, Sheet

_LONG_TEXT = 60  # characters; headers are shorter
_WIDE = 4  # columns of a table that labels with their values may stand above
_MAX_LABELS = 5
_MAX_HEADER_ROWS = 4
_MAX_GROUP_ROWS = 3  # titles between two parts of one table


@dataclass(slots=True)
class Note:
    """A line of text outside the tables: a title, a note, or a label with its value."""

    line: SheetLine


@dataclass(slots=True)
class Region:
    """A table: its lines, each with at least one text, and the bits of the columns that hold anything."""

    lines: list[SheetLine]
    occupied: int = 0

    def __post_init__(self) -> None:
        self.occupied = _occupied(self.lines)

    def extend(self, lines: list[SheetLine]) -> None:
        self.lines += lines
        self.occupied |= _occupied(lines)

    def columns(self) -> list[int]:
        """The columns that hold anything."""
        return _columns(self.occupied)

    def header_rows(self) -> int:
        """How many of the first lines are plainly a header, 0 where that cannot be told.

        They hold no data, and either have cells merged over columns that part below them, or are bold, which the key
        below them is not (in a form, the keys are). A group of columns takes the line below it in; so goes in a line
        without a key, where the words of the header are wrapped by hand. A caption over all columns is no header.
        """
        rows = 0
        grouped = groups = False
        for line, below in pairwise(self.lines[: _MAX_HEADER_ROWS + 1]):
            keyless = not line.occupied & self.occupied & -self.occupied
            if _starts_like_data(line) or _is_single(line) or (rows and not (grouped or keyless)):
                break
            rows += 1
            parted = any(_parts_below(span, below) for span in line.spans.values())
            grouped = parted or any(span.bottom > line.number for span in line.spans.values())
            groups = groups or parted
        if rows == 0:
            return 0
        body = self.lines[rows]
        bold = all(line.is_bold for line in self.lines[:rows]) and not body.bold >> min(body.cells) & 1
        return rows if groups or bold else 0


def regions(sheet: Sheet) -> list[Note | Region]:
    """The sheet's visible content in reading order."""
    parts: list[Note | Region] = []
    for band in bands(sheet):
        for piece in _ruled_pieces(band):
            _add(parts, piece, sheet.hidden_columns)
    for part in parts:
        if isinstance(part, Region):
            part.lines = join_boxes(part.lines)
    return _labels_as_notes(parts)


def _add(parts: list[Note | Region], lines: list[SheetLine], hidden_columns: int, beside: bool = False) -> None:
    """Adds the tables and notes of the lines; `beside` says that they are cut from longer lines."""
    titles, body, notes = _titles_body_notes(lines)
    if not body or not any(len(line.cells) > 1 for line in body):
        parts += map(Note, lines)
        return
    region, between = _last_table(parts)
    if region is not None and not beside and _goes_on(region, len(between) + len(titles), body):
        del parts[len(parts) - len(between) :]
        region.extend([*between, *titles, *body])
    else:
        parts += map(Note, titles)
        groups = _side_by_side(body, hidden_columns)
        if len(groups) == 1:
            parts.append(Region(body))
        for columns in groups if len(groups) > 1 else ():
            _add(parts, [part for line in body if (part := line.cut(columns)).cells], hidden_columns, True)
    parts += map(Note, notes)


def _labels_as_notes(parts: list[Note | Region]) -> list[Note | Region]:
    """The parts; a single row, and labels with their values above a wider table, are notes."""
    out: list[Note | Region] = []
    for part, after in zip_longest(parts, parts[1:]):
        labels = (
            isinstance(part, Region)
            and isinstance(after, Region)
            and after.occupied.bit_count() >= _WIDE
            and len(part.lines) <= _MAX_LABELS
            and all(len(line.cells) <= 2 for line in part.lines)
        )
        if isinstance(part, Region) and (labels or len(part.lines) == 1):
            out += map(Note, part.lines)
        else:
            out.append(part)
    return out


def _ruled_pieces(band: list[SheetLine]) -> Iterator[list[SheetLine]]:
    """The band cut where borders begin and end, if borders make a table in it."""
    runs = [(ruled, list(lines)) for ruled, lines in groupby(band, key=lambda line: line.is_ruled)]
    if not any(ruled and len(lines) > 1 for ruled, lines in runs):
        yield band
        return
    piece: list[SheetLine] = []
    for ruled, lines in runs:
        goes_on = piece and not ruled and any(len(line.cells) > 2 for line in lines)
        if goes_on:
            piece += lines
        else:
            if piece:
                yield piece
            piece = lines
    yield piece


def _titles_body_notes(
    lines: list[SheetLine],
) -> tuple[list[SheetLine], list[SheetLine], list[SheetLine]]:
    columns = _columns(_occupied([line for line in lines if len(line.cells) > 1]))
    if not columns:
        return [], [], lines
    first, last = columns[0], columns[-1]
    start = 0
    while start < len(lines) and _is_title(lines, start, first, last):
        start += 1
    start = max(start, _labels_end(lines, start, first, last))
    end = len(lines)
    while end > start and _is_note(lines[end - 1], first):
        end -= 1
    return lines[:start], lines[start:end], lines[end:]


def _is_title(lines: list[SheetLine], at: int, first: int, last: int) -> bool:
    line = lines[at]
    if not _is_single(line) or line.is_ruled:
        return False
    (column,) = line.cells
    span = line.spans.get(column)
    if span and at + 1 < len(lines) and lines[at + 1].number <= span.bottom:
        return False  # it stands beside the next line too
    if column <= first or (span and span.left <= first and span.right >= last):
        return True
    heads_columns = span is not None and span.right > span.left
    return not (heads_columns and at + 1 < len(lines) and len(lines[at + 1].cells) > 1)


def _is_single(line: SheetLine) -> bool:
    """Whether there is one cell in the line, and none that reaches into it from above."""
    return len(line.cells) == 1 and not line.inner & ~_span_bits(line)


def _parts_below(span: Range, below: SheetLine) -> bool:
    """Whether the columns of a merged cell hold several cells in the line below it."""
    return sum(1 for column in below.cells if span.left <= column <= span.right) > 1


def _labels_end(lines: list[SheetLine], start: int, first: int, last: int) -> int:
    """Past the lines of a label and its value ("หน่วยงาน | อบต. …") above a table of four or more columns."""
    end = start
    while end < len(lines) and len(lines[end].cells) <= 2 and not lines[end].is_ruled:
        if min(lines[end].cells) != first or lines[end].inner & ~_span_bits(lines[end]):
            return start
        end += 1
    # A form has such lines too, but its values reach over all columns, and no wide rows follow each other.
    form = any(span.right >= last for line in lines[start:end] for span in line.spans.values())
    if form or end + 2 > len(lines) or len(lines[end].cells) < _WIDE or first not in lines[end].cells:
        return start
    return end


def _is_note(line: SheetLine, first: int) -> bool:
    if not _is_single(line) or line.is_ruled:
        return False
    return min(line.cells) <= first


def _last_table(parts: Sequence[Note | Region]) -> tuple[Region | None, list[SheetLine]]:
    """The table just before, and the lines of the notes after it; None where it is not near."""
    notes: list[SheetLine] = []
    for part in reversed(parts[-_MAX_GROUP_ROWS - 1 :]):
        if isinstance(part, Region):
            return part, notes[::-1]
        notes.append(part.line)
    return None, []


def _goes_on(region: Region, group_rows: int, body: list[SheetLine]) -> bool:
    """Whether the body continues the table: within its columns, under few titles, and without a new header.

    Borders around both would go around the free row too, if they were one.
    """
    if region.lines[-1].is_ruled and body[0].is_ruled:
        return False
    bits = _occupied(body)
    lowest = region.occupied & -region.occupied
    inside = bits.bit_length() <= region.occupied.bit_length() and bits & -bits >= lowest
    return inside and group_rows <= _MAX_GROUP_ROWS and _starts_like_data(body[0])


def _starts_like_data(line: SheetLine) -> bool:
    return any(is_value(text) or len(text) > _LONG_TEXT for text in line.cells.values())


def _side_by_side(body: list[SheetLine], hidden_columns: int) -> list[int]:
    """The columns (bits) of each table of the body: more than one where a free column parts tables with own headers."""
    groups: list[int] = []
    previous = None
    for column in _columns(_occupied(body)):
        apart = previous is not None and any(not hidden_columns >> c & 1 for c in range(previous + 1, column))
        if previous is None or apart:
            groups.append(0)
        groups[-1] |= 1 << column
        previous = column
    out = groups[:1]
    for group in groups[1:]:
        if _own_table(body, out[-1], group):
            out.append(group)
        else:
            out[-1] |= group
    return out


def _own_table(body: list[SheetLine], left: int, right: int) -> bool:
    if left.bit_count() < 2 or right.bit_count() < 2:
        return False
    head_left = next(line for line in body if line.occupied & left)
    head_right = next(line for line in body if line.occupied & right)
    texts = {head_left.cut(left).cells.get(c, "").strip() for c in head_left.cells} - {""}
    repeated = any(text.strip() in texts for text in head_right.cut(right).cells.values())
    return repeated or head_left is not head_right


def _occupied(lines: Sequence[SheetLine]) -> int:
    bits = 0
    for line in lines:
        bits |= line.occupied
    return bits


def _columns(bits: int) -> list[int]:
    return [column for column in range(bits.bit_length()) if bits >> column & 1]


def _span_bits(line: SheetLine) -> int:
    """The columns of the merged ranges that start in the line."""
    bits = 0
    for span in line.spans.values():
        bits |= (1 << (span.right + 1)) - (1 << span.left)
    return bits
