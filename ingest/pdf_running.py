"""Running headers, footers and page numbers: recognised over the pages, and taken out of the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.digits import fold_digits
from ingest.issue import Issue
from ingest.pdf_layout import Layout
from ingest.pdf_lines import PageLine
from ingest.pdf_paragraphs import Column

_MARGIN = 0.12
"""Share of the page's height at its top and bottom in which running lines stand."""

_LINES = 3
"""Lines at either end of a page that may be running ones."""

_PAGE_NUMBER = re.compile(
    r"[-–—(\[\s]*(?:หน้า(?:ที่)?|page|p\.)?\s*[-–—]?\s*(\d{1,4})\s*(?:(?:/|จาก|of)\s*\d{1,4})?[-–—)\]\s]*", re.I
)


_NEXT_WORDS = re.compile(r"\s*(?P<slash>/?)(?P<words>[^\W_].{1,60}?|\(.{2,60}?)\s*(?:\.{2,}|…)\s*")


class _Edge(NamedTuple):
    """A line at a page's edge: index of the page, the line, and its distance from the nearer edge in points."""

    page: int
    line: PageLine
    distance: float


Running = set[tuple[int, PageLine]]
"""Running lines, each with the index of its page."""


def running_lines(layouts: Sequence[Layout]) -> Running:
    """The running lines, with the index of their page.

    A line is one if its text, but for the digits, stands in the same place on at least three pages and on half of
    all pages or four in a row; if it is nothing but a page number that counts on from page to page; or if it is the
    first words of the next page, as official letters print them at the foot ("/๑๓. ให้ทำ...").
    """
    found: Running = set()
    alike: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    numbers: dict[int, list[_Edge]] = defaultdict(list)
    for index, layout in enumerate(layouts):
        for top, edge in _edges(index, layout):
            text = fold_digits(edge.line.text)
            alike[re.sub(r"\d+", "#", _bare(text)), top].append(edge)
            number = _PAGE_NUMBER.fullmatch(text)
            if number:
                numbers[int(number[1]) - index].append(edge)
    found |= _next_words(layouts)
    for edges in alike.values():
        placed = [e for e in edges if abs(e.distance - edges[len(edges) // 2].distance) <= 12]
        if len(placed) >= 3 and (len(placed) >= len(layouts) / 2 or _in_a_row(placed) >= 4):
            found.update((edge.page, edge.line) for edge in placed)
    for offset, edges in numbers.items():
        if len({edge.page for edge in edges}) > 1 or (offset == 1 and not edges[0].line.text.strip().isdigit()):
            found.update((edge.page, edge.line) for edge in edges)
    return found


def _next_words(layouts: Sequence[Layout]) -> Running:
    """The last lines of pages that give the first words of the next page, as official letters do."""
    found: Running = set()
    starts = ["".join(map(_bare, _first_texts(layout))) for layout in layouts]
    for index, layout in enumerate(layouts):
        lines = [line for item in layout.items if isinstance(item, Column) for line in item.lines]
        match = _NEXT_WORDS.fullmatch(lines[-1].text) if lines else None
        if match and (match["slash"] or (index + 1 < len(layouts) and _bare(match["words"]) in starts[index + 1])):
            found.add((index, lines[-1]))
    return found


def _first_texts(layout: Layout) -> list[str]:
    lines = [line.text for item in layout.items if isinstance(item, Column) for line in item.lines]
    return lines[: _LINES + 1]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", fold_digits(text))


def other_lines(layouts: Sequence[Layout], running: Running) -> Iterator[PageLine]:
    """The lines outside of tables that are no running ones."""
    for index, layout in enumerate(layouts):
        for item in layout.items:
            if isinstance(item, Column):
                yield from (line for line in item.lines if (index, line) not in running)


def running_issues(running: Running) -> Iterator[Issue]:
    """What is to be said of running lines: how many were left out, and which texts most often."""
    if running:
        texts = Counter(" ".join(line.text.split()) for _, line in running)
        most = "; ".join(text[:60] for text, _ in sorted(texts.items(), key=lambda it: (-it[1], it[0]))[:3])
        yield Issue(
            "left_out",
            f"{len(running)} running headers, footers and page numbers were left out: {most}",
            f"ไม่ได้นำหัวกระดาษ ท้ายกระดาษ และเลขหน้า {len(running)} บรรทัดมาด้วย: {most}",
        )


def _edges(index: int, layout: Layout) -> list[tuple[bool, _Edge]]:
    """The first and last lines of a page that stand in its margins; whether at the top."""
    lines = [line for item in layout.items if isinstance(item, Column) for line in item.lines]
    limit = _MARGIN * layout.height
    top = [(True, _Edge(index, line, line.box.top)) for line in lines[:_LINES]]
    bottom = [(False, _Edge(index, line, layout.height - line.box.bottom)) for line in lines[-_LINES:]]
    return [(is_top, edge) for is_top, edge in top + bottom if edge.distance <= limit]


def _in_a_row(edges: Sequence[_Edge]) -> int:
    """The length of the longest run of consecutive pages."""
    best = run = 0
    last = -2
    for page in sorted({edge.page for edge in edges}):
        run = run + 1 if page == last + 1 else 1
        best, last = max(best, run), page
    return best
