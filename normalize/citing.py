"""From words to their sources: page, block, code points, and the box on the page."""

from bisect import bisect_right
from collections.abc import Iterable

from extract.raw import Quote
from ingest.document import Cell, Document, Paragraph
from ingest.span import Box, Span
from normalize.record import BlockText, Source, Sources


def spans_of(*sources: Sources) -> tuple[Span, ...]:
    """The spans of sources, one after the other."""
    return tuple(Span(source.block, source.start, source.end) for cited in sources for source in cited)


class Citations:
    """The blocks of a document, looked up by their ids; it remembers which have been cited."""

    def __init__(self, document: Document) -> None:
        self._blocks: dict[str, Paragraph | Cell] = {block.block: block for block in document.texts()}
        self._cited: set[str] = set()

    def sources(self, spans: Iterable[Span]) -> Sources:
        """The spans as sources."""
        return tuple(self._source(span) for span in spans)

    def of(self, *quotes: Quote | None) -> Sources:
        """The sources of the quotes, one after the other."""
        return tuple(self._source(span) for quote in quotes if quote is not None for span in quote.spans)

    def part(self, quote: Quote, start: int, end: int) -> Quote:
        """The words from `start` to `end` of a quote, with their own places."""
        at = 0  # code points of quote.text that are passed
        words: list[Span] = []
        for span in quote.spans:
            text = self._blocks[span.block].text
            low = high = None
            for offset in range(span.start, span.end):
                if text[offset].isspace():
                    continue
                while quote.text[at].isspace():
                    at += 1
                if start <= at < end:
                    low = offset if low is None else low
                    high = offset + 1
                at += 1
            if low is not None and high is not None:
                words.append(Span(span.block, low, high))
        return Quote(quote.text[start:end].strip(), tuple(words))

    def blocks(self) -> dict[str, BlockText]:
        """The text of every block that has been cited, in reading order."""
        return {name: BlockText(block.page, block.text) for name, block in self._blocks.items() if name in self._cited}

    def _source(self, span: Span) -> Source:
        block = self._blocks[span.block]
        self._cited.add(span.block)
        return Source(block.page, span.block, span.start, span.end, _box(block, span))


def _box(block: Paragraph | Cell, span: Span) -> Box | None:
    """The box around the lines that a span touches, to a hundredth of a point."""
    lines = block.lines
    box: Box | None = None
    first = bisect_right(lines, span.start, key=lambda line: line.end)
    for line in lines[first:]:
        if line.start >= span.end:
            break
        if line.box is not None:
            box = line.box if box is None else box.union(line.box)
    return None if box is None else Box(*(round(edge, 2) for edge in box))
