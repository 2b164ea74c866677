"""CSV and TSV -> Document: the rows of a single sheet, told apart like a worksheet's."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ingest.blocks import DocumentBuilder
from ingest.document import Document
from ingest.encoding import decode
from ingest.issue import UnreadableFile
from ingest.sheets import add_sheet, left_out_issues
from ingest.sheets_model import Row, Sheet, Workbook

_SEPARATORS = ("\t", ",", ";", "|")
_SUFFIXES = (".csv", ".tsv", ".tab")
_SAMPLE = 200_000  # bytes or characters: enough to tell the separator
_SEP_LINE = re.compile(r"(?i)sep=(.)\r?\n")  # Excel's own way to name the separator, in the first line


def matches(data: bytes, path: Path) -> bool:
    """Whether the bytes are separated values: named so and text, or, by whatever name, rows of equal width.

    Rows parted by "|" are Markdown unless the name says otherwise.
    """
    try:
        sample = decode(_head(data), path.name)[:_SAMPLE]
    except UnreadableFile:
        return False
    if path.suffix.lower() in _SUFFIXES:
        return not sample.lstrip("\ufeff \t\r\n").startswith("<")
    widths = _widths(sample, separator := _separator(sample))
    return separator in ",;" and len(widths) >= 3 and min(widths) >= 3 and min(widths) == max(widths)


def read(path: Path, data: bytes) -> Document:
    """The rows as tables, titles and notes; blocks are named as in a sheet, "s1.C14". Raises UnreadableFile."""
    text = decode(data, path.name)
    named = _SEP_LINE.match(text)
    separator = named[1] if named else _separator(text[:_SAMPLE])
    workbook = Workbook()
    sheet = Sheet(1, "")
    workbook.sheets.append(sheet)
    for number, record in enumerate(_all_records(text[named.end() :] if named else text, separator)):
        cells = {column: value for column, value in enumerate(record) if value.strip()}
        workbook.add_row(sheet, number, Row(cells))
    builder = DocumentBuilder()
    add_sheet(builder, sheet)
    media_type = "text/tab-separated-values" if separator == "\t" else "text/csv"
    return builder.document(path, data, media_type, issues=left_out_issues(workbook))


def _head(data: bytes) -> bytes:
    """The first lines of a large file, whole ones, lest a character be cut."""
    return data if len(data) <= _SAMPLE else data[:_SAMPLE].rpartition(b"\n")[0] or data[:_SAMPLE]


def _separator(sample: str) -> str:
    """The separator that parts most rows into the same number of fields, of two or more."""
    return max(_SEPARATORS, key=lambda separator: _agreement(_widths(sample, separator)))


def _agreement(widths: list[int]) -> tuple[int, int]:
    """How many rows have the commonest width above one, and that width."""
    counts = Counter(width for width in widths if width > 1)
    return max(((rows, width) for width, rows in counts.items()), default=(0, 0))


def _widths(sample: str, separator: str) -> list[int]:
    """The number of fields of each row; blank rows do not count."""
    return [len(record) for record in _records(sample, separator) if any(field.strip() for field in record)]


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """The rows, as far as the quotes can be trusted."""
    return csv.reader(_lines(text), delimiter=separator)


def _all_records(text: str, separator: str) -> list[list[str]]:
    """The rows; where a quote is never closed, quotes are taken as characters."""
    try:
        return list(csv.reader(_lines(text), delimiter=separator, strict=True))
    except csv.Error as error:
        if "expected after" in str(error):  # characters behind a closing quote: odd, but no row is lost
            return list(_records(text, separator))
        return list(csv.reader(_lines(text), delimiter=separator, quoting=csv.QUOTE_NONE))


def _lines(text: str) -> Iterator[str]:
    return (f"{line}\n" for line in re.split(r"\r\n?|\n", text.replace("\0", "")))
