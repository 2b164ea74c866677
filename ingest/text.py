"""Text, Markdown and dumps of OCR -> Document."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ingest.blocks import DocumentBuilder
from ingest.document import Document
from ingest.encoding import decode
from ingest.html import add_content
from ingest.text_markup import element, without_emphasis
from ingest.text_prose import add_prose, wrap_width
from ingest.text_table import is_pipe_row, is_rule, is_tab_row, pipe_cells, quoted_end, tab_cells

_PAGE_END = re.compile(
    r"[\s\-=_*#<!\[(—–]*(?:page|หน้า(?:ที่)?)\s*[0-9๐-๙]+(?:\s*(?:/|of|จาก)\s*[0-9๐-๙]+)?[\s\-=_*>\])—–]*\Z"
    r"|\s*[-–—]\s*[0-9๐-๙]{1,3}\s*[-–—]\s*\Z",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*\Z")
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*\Z")
_RULE = re.compile(r"\s*(?:[-*_=—–.…]\s*){3,}\Z")
_FENCE = re.compile(r"\s*(?:```|~~~)\s*\w*\s*\Z")
_TABLE_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
_TITLE = 150  # characters: a line above a rule that has more is a paragraph


def matches(data: bytes, path: Path) -> bool:
    """Any file: `read` refuses what is no text."""
    return True


def read(path: Path, data: bytes) -> Document:
    """The text's paragraphs and tables. Raises UnreadableFile for bytes that are no text."""
    lines = re.split(r"\r\n?|[\n\x0b\u2028\u2029]", decode(data, path.name))
    lines = [part for line in lines for part in _pages(line)]
    width = wrap_width([line for at, line in enumerate(lines) if not line.strip() or _is_prose(lines, at)])
    builder = DocumentBuilder()
    at = 0
    while at < len(lines):
        at = _add(builder, lines, at, width)
    markdown = path.suffix.lower() in (".md", ".markdown")
    return builder.document(path, data, "text/markdown" if markdown else "text/plain")


def _pages(line: str) -> Iterator[str]:
    """The line; what ends a page, or is no text of the document, as an empty line."""
    for index, part in enumerate(line.split("\f")):
        if index:
            yield ""
        yield "" if _PAGE_END.match(part) or _FENCE.match(part) else part


def _add(builder: DocumentBuilder, lines: Sequence[str], at: int, width: int | None) -> int:
    """Adds the block that begins at line `at`, and returns the line after it."""
    line = lines[at]
    if not line.strip() or (_RULE.match(line) and not is_rule(line)):
        return at + 1
    if _begins_html_table(line):
        end = _html_end(lines, at)
        parsed = element("\n".join(lines[at:end]))
        if parsed is not None:
            add_content(builder, parsed)
        return end
    if _begins_pipe_table(lines, at):
        end = _while(lines, at + 1, lambda row: "|" in row or is_rule(row))
        builder.table(pipe_cells(lines[at:end]))
        return end
    if _begins_tab_table(lines, at):
        end = quoted_end(lines, at)
        while end < len(lines) and _goes_on(lines, end):
            end = quoted_end(lines, end)
        builder.table(tab_cells(lines[at:end]))
        return end
    heading = _HEADING.match(line)
    if heading:
        builder.paragraph(without_emphasis(heading[2]), level=len(heading[1]))
        return at + 1
    if _is_underlined(lines, at):
        builder.paragraph(without_emphasis(line), level=1 if "=" in lines[at + 1] else 2)
        return at + 2
    end = at + 1
    while end < len(lines) and _is_prose(lines, end):
        end += 1
    add_prose(builder, lines[at:end], width)
    return end


def _is_prose(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    return bool(line.strip()) and not (
        _RULE.match(line)
        or _HEADING.match(line)
        or _begins_html_table(line)
        or _begins_pipe_table(lines, at)
        or _begins_tab_table(lines, at)
        or _is_underlined(lines, at)
    )


def _begins_html_table(line: str) -> bool:
    """A line with an HTML table, unless that stands in a cell of the line."""
    return _TABLE_OPEN.search(line) is not None and (
        line.lstrip().startswith("<") or not (is_tab_row(line) or is_pipe_row(line))
    )


def _begins_pipe_table(lines: Sequence[str], at: int) -> bool:
    """A row with pipes on both sides, or one with pipes inside, above a rule or another row of as many cells."""
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else ""
    alike = line.count("|") >= 2 and line.count("|") == below.count("|")
    return is_rule(line) or ("|" in line and (is_rule(below) or is_pipe_row(line) or alike))


def _begins_tab_table(lines: Sequence[str], at: int) -> bool:
    """A row with tabs between its cells, or one of which only an outer cell is filled, above such a row."""
    return is_tab_row(lines[at]) or ("\t" in lines[at] and _is_above_row(lines, at))


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """A row of the table that began before, if only of one cell across all columns with another row below it."""
    line = lines[at]
    return bool(line.strip()) and not _HEADING.match(line) and ("\t" in line or _is_above_row(lines, at))


def _is_above_row(lines: Sequence[str], at: int) -> bool:
    return at + 1 < len(lines) and is_tab_row(lines[at + 1])


def _is_underlined(lines: Sequence[str], at: int) -> bool:
    """Markdown's other way to write a heading: a rule below a line that stands alone."""
    if at + 1 >= len(lines) or not _UNDERLINE.match(lines[at + 1]) or len(lines[at]) > _TITLE:
        return False
    return (at == 0 or not lines[at - 1].strip()) and not _RULE.match(lines[at])


def _html_end(lines: Sequence[str], at: int) -> int:
    """The line after the one that closes every table opened since line `at`."""
    depth = 0
    for end in range(at, len(lines)):
        depth += len(_TABLE_OPEN.findall(lines[end])) - len(_TABLE_CLOSE.findall(lines[end]))
        if depth <= 0:
            return end + 1
    return len(lines)


def _while(lines: Sequence[str], at: int, holds: Callable[[str], bool]) -> int:
    while at < len(lines) and lines[at].strip() and holds(lines[at]):
        at += 1
    return at
