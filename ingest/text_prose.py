"""Paragraphs in text: which lines are one, and which are a heading."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.blocks import DocumentBuilder, TextLine
from ingest.html import add_content
from ingest.markers import marker
from ingest.text_markup import element, has_html, without_emphasis

_QUOTE = re.compile(r"\s*(?:>\s?)+")
_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*\Z", re.DOTALL)
_NONSPACING = re.compile("[ัิ-ฺ็-๎]")
_SENTENCE = 150  # characters: a bold paragraph of more is emphasis, not a heading
_BOLD_LEVEL = 2
_NARROWEST, _WIDEST = 30, 140  # characters in the full lines of a text that was wrapped by its width
_FULL = 0.85  # of the width: a shorter line ends its paragraph
_FEWEST, _MOST = 4, 0.7  # lines that another follows, and the share of them that is full, where a text is wrapped


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which the text was wrapped, in characters as they take room; None where a line is a paragraph."""
    widths = sorted(_width(line) for line in lines if line.strip())
    width = widths[len(widths) * 95 // 100] if widths else 0
    if not _NARROWEST <= width <= _WIDEST or widths[-1] > 1.3 * width:
        return None
    inner = [_width(a) for a, b in pairwise(lines) if a.strip() and b.strip() and marker(b) is None]
    full = sum(1 for inner_width in inner if inner_width >= _FULL * width)
    return width if len(inner) >= _FEWEST and full >= _MOST * len(inner) else None


def add_prose(builder: DocumentBuilder, lines: Sequence[str], width: int | None) -> None:
    """Adds the paragraphs of consecutive lines, `width` being where the text was wrapped."""
    lines = [_QUOTE.sub("", line) for line in lines]
    if any(has_html(line) for line in lines):
        parsed = element("<br>".join(lines))
        if parsed is not None:
            add_content(builder, parsed)
        return
    for paragraph in _paragraphs(lines, width):
        bold = _BOLD.match("\n".join(paragraph))
        level = _BOLD_LEVEL if bold and len(bold[2]) <= _SENTENCE else None
        texts = without_emphasis("\n".join(paragraph)).split("\n")
        if len(texts) == 1 and not _indent(paragraph[0]):
            builder.paragraph(texts[0], level=level)
        else:
            joins = width is not None and bold is None
            builder.paragraph(
                [
                    TextLine(text, _indent(line), joins=joins and at > 0)
                    for at, (text, line) in enumerate(zip(texts, paragraph, strict=True))
                ],
                level=level,
            )


def _paragraphs(lines: Sequence[str], width: int | None) -> Iterator[list[str]]:
    """The lines grouped: bold markup that runs on, and what the width wrapped."""
    group: list[str] = []
    for line in lines:
        if group and not (_is_open(group) or (width is not None and _runs_on(group[-1], line, width))):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_open(group: Sequence[str]) -> bool:
    """Whether the group begins with bold markup that it has not closed."""
    return group[0].lstrip().startswith("**") and sum(line.count("**") for line in group) % 2 == 1


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether the width broke the line before the following one."""
    if marker(following) is not None or _BOLD.match(following) or _BOLD.match(line):
        return False
    return _width(line) >= _FULL * width and _indent(following) <= _indent(line)


def _width(line: str) -> int:
    """How many places the line takes: marks above and below take none."""
    return len(_NONSPACING.sub("", line.strip()))


def _indent(line: str) -> int:
    """The depth of a list item that is set in by spaces or tabs."""
    blanks = line.expandtabs(4)
    room = len(blanks) - len(blanks.lstrip())
    return 0 if room < 2 or marker(line) is None else 1 + (room - 2) // 4
