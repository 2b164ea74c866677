"""Passages: words that know where each of their characters stands, whatever is done to them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.passage import EMPTY, Passage, concatenate, resume
from extract.raw import Quote
from ingest.document import Cell, Line, Paragraph

LETTERS = "กขคมรลวสาะิี่้เแ ๑๒3 \nab-(.)"
block_texts = st.lists(st.text(alphabet=LETTERS, max_size=30), min_size=1, max_size=4)


def passages(sources: list[str]) -> list[Passage]:
    return [Passage.of(Paragraph(f"p{n}", text)) for n, text in enumerate(sources)]


def assert_every_character_is_in_its_place(passage: Passage, sources: list[str]) -> None:
    placed = 0
    for piece in passage.pieces:
        here = passage.text[piece.at : piece.at + piece.length]
        source = sources[int(piece.block.removeprefix("p"))]
        assert source[piece.start : piece.start + piece.length] == here
        placed += sum(not character.isspace() for character in here)
    assert placed == sum(not character.isspace() for character in passage.text)


def assert_grounded(quote: Quote, sources: list[str]) -> None:
    cited = "".join(sources[int(span.block.removeprefix("p"))][span.start : span.end] for span in quote.spans)
    assert "".join(cited.split()) == "".join(quote.text.split())


@settings(deadline=None)
@given(block_texts, st.integers(0, 130), st.integers(0, 130))
def test_slices_of_joined_passages_keep_every_place(sources: list[str], start: int, length: int) -> None:
    whole = concatenate(passages(sources))
    part = whole.slice(start, start + length)
    assert part.text == whole.text[start : start + length]
    assert_every_character_is_in_its_place(part, sources)
    assert_every_character_is_in_its_place(part.strip(), sources)
    assert_grounded(part.quote(), sources)


@settings(deadline=None)
@given(st.text(alphabet=LETTERS, max_size=60), st.text(alphabet=LETTERS, max_size=60))
def test_words_that_go_on_keep_every_place(first: str, second: str) -> None:
    joined = resume(*passages([first, second]))
    assert_every_character_is_in_its_place(joined, [first, second])
    assert_grounded(joined.quote(), [first, second])
    assert "".join(joined.text.split()) == "".join((first + second).split())


def test_a_sentence_cut_in_a_word_goes_on_without_a_space_and_one_cut_at_a_number_with_one() -> None:
    assert resume(*passages(["จัดทำคู่มือการให้บริ", "การประชาชน"])).text == "จัดทำคู่มือการให้บริการประชาชน"
    assert resume(*passages(["แล้วเสร็จภายในปี พ.ศ.", "๒๕๖๘"])).text == "แล้วเสร็จภายในปี พ.ศ. ๒๕๖๘"


def test_a_quote_collapses_white_space_and_cites_without_it() -> None:
    quote = Passage.of(Paragraph("p0", "  จัดทำ\n คู่มือ  ")).quote()
    assert quote.text == "จัดทำ คู่มือ"
    assert [(span.start, span.end) for span in quote.spans] == [(2, 15)]


def test_a_quote_of_two_blocks_cites_both() -> None:
    quote = concatenate(passages(["ต้นประโยค ", " ปลายประโยค"])).quote()
    assert quote.text == "ต้นประโยค ปลายประโยค"
    assert [(span.block, span.start, span.end) for span in quote.spans] == [("p0", 0, 9), ("p1", 1, 11)]


def test_nothing_added_to_nothing_is_nothing() -> None:
    assert concatenate([EMPTY, Passage.of(Paragraph("p0", " \n"))]) == EMPTY
    assert resume(EMPTY, EMPTY) == EMPTY
    assert not Passage.of(Paragraph("p0", " "))
    assert EMPTY.quote() == Quote("", ())


def test_nested_lines_are_known_by_their_level() -> None:
    text = "หัวข้อหลัก\nหัวข้อย่อย\nหัวข้อหลักถัดไป"
    lines = (Line(0, 10, 1), Line(11, 21, 2), Line(22, 37, 1))
    whole = Passage.of(Cell("t0.r0.c0", text, 0, 0, lines=lines))
    assert whole.deep == {11}
    assert whole.slice(5, 30).deep == {6}
    assert concatenate((Passage.of(Paragraph("p0", "ก")), whole)).deep == {13}
