"""Citations: from words to pages, blocks, code points and boxes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.passage import Passage, concatenate
from extract.raw import Quote
from ingest.document import Cell, Document, Line, Paragraph, Table
from ingest.span import Box, Span
from normalize.citing import Citations, spans_of

BOXES = (Box(10, 20, 110, 30), Box(12, 32, 90.123456, 42))
CELL = Cell("t0.r0.c0", "จัดทำคู่มือ\nเผยแพร่", 0, 0, page=2, lines=(Line(0, 11, box=BOXES[0]), Line(12, 19, box=BOXES[1])))
PARAGRAPH = Paragraph("p0", "ปีงบประมาณ พ.ศ. ๒๕๖๘", page=1)


def document(*blocks: Paragraph | Table) -> Document:
    return Document("0" * 16, "0" * 64, ("made.pdf",), "application/pdf", 2, "text_layer", blocks)


def citations() -> Citations:
    return Citations(document(PARAGRAPH, Table("t0", (CELL,), 1, 1, page=2)))


def test_a_source_has_page_block_and_code_points() -> None:
    (source,) = citations().of(Quote("๒๕๖๘", (Span("p0", 16, 20),)))
    assert (source.page, source.block, source.start, source.end, source.bbox) == (1, "p0", 16, 20, None)
    assert spans_of((source,)) == (Span("p0", 16, 20),)


def test_the_box_is_that_of_the_lines_that_the_words_touch() -> None:
    first, second, both = (
        citations().sources([Span("t0.r0.c0", *place)])[0].bbox for place in ((0, 5), (12, 19), (5, 14))
    )
    assert first == BOXES[0]
    assert second == Box(12, 32, 90.12, 42)
    assert both == Box(10, 20, 110, 42)


def test_only_cited_blocks_are_given_in_reading_order() -> None:
    cited = citations()
    assert cited.blocks() == {}
    cited.sources([Span("t0.r0.c0", 0, 5), Span("p0", 0, 5)])
    assert [(name, block.page) for name, block in cited.blocks().items()] == [("p0", 1), ("t0.r0.c0", 2)]


def test_nothing_is_cited_by_nothing() -> None:
    assert citations().of(None, None) == ()


TEXT = st.text(alphabet="กขคง  \n๑๒ab", min_size=1, max_size=25)


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=3), st.integers(0, 60), st.integers(1, 30))
def test_a_part_of_a_quote_cites_its_own_characters(sources: list[str], start: int, length: int) -> None:
    blocks = [Paragraph(f"p{n}", text) for n, text in enumerate(sources)]
    quote = concatenate(Passage.of(block) for block in blocks).quote()
    part = Citations(document(*blocks)).part(quote, start, start + length)
    cited = "".join(sources[int(span.block[1:])][span.start : span.end] for span in part.spans)
    assert part.text == quote.text[start : start + length].strip()
    assert "".join(cited.split()) == "".join(part.text.split())
