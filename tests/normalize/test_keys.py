"""Indicators and items that key cells name, with what cannot be right about them."""

from extract.raw import Quote
from ingest.span import Span
from normalize.framework import framework
from normalize.keys import indicators_of, indicators_of_items, items_of
from normalize.problems import Problems


def quotes(*texts: str) -> list[Quote]:
    return [Quote(text, (Span(f"p{n}", 0, len(text)),)) for n, text in enumerate(texts)]


def test_indicators_by_number_and_name_each_once() -> None:
    problems = Problems()
    found = indicators_of(
        quotes("ตัวชี้วัดที่ ๓ การใช้อำนาจ", "การใช้งบประมาณ", "๓. การใช้อำนาจ"), problems, "entries.indicators"
    )
    assert found == (3, 2)
    assert problems.issues == []


def test_a_number_with_the_name_of_another_indicator_is_reported() -> None:
    problems = Problems()
    assert indicators_of(quotes("ตัวชี้วัดที่ ๑ การใช้อำนาจ"), problems, "entries.indicators") == (1,)
    (issue,) = problems.issues
    assert issue.code == "indicator_name_mismatch"
    assert issue.candidates == ("1", "3")
    assert [span.block for span in issue.spans] == ["p0"]


def test_items_with_a_range_in_the_order_of_the_words() -> None:
    problems = Problems()
    assert items_of(quotes("i๑ - i๓", "O๒", "i๓"), 2568, (), problems, "entries.items") == ("i1", "i2", "i3", "o2")
    assert problems.issues == []


def test_an_item_by_the_wording_of_its_question_is_inferred() -> None:
    year = framework(2568)
    assert year is not None
    problems = Problems()
    assert items_of(quotes(year.items["i4"].title), 2568, (), problems, "entries.items") == ("i4",)
    assert [issue.code for issue in problems.issues] == ["inferred_value"]


def test_a_code_that_the_year_does_not_have_is_reported_and_left_out() -> None:
    problems = Problems()
    assert items_of(quotes("i๙๙"), 2568, (), problems, "entries.items") == ()
    assert [issue.code for issue in problems.issues] == ["item_code_unresolved"]


def test_items_have_the_indicators_of_their_year() -> None:
    assert indicators_of_items(["i4", "i5", "e1"], 2568) == (2, 6)
    assert indicators_of_items(["i7"], 2566) != indicators_of_items(["i7"], 2568)
    assert indicators_of_items(["i4"], None) == ()
