"""Enumerations: where a cell's items begin, and what is no list although it has numbers and dashes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.enumeration import split
from extract.passage import Passage
from ingest.document import Cell, Line
from tests.extract.built import passage

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def items(text: str) -> list[tuple[int | None, str]]:
    return [(item.no, item.quote.text) for item in split(passage(text))]


FORMS = ["{}. ", "{}.", "{} .", "{} . ", "{}) ", "{})", "({}) ", "({})", "( {} ) ", "1.{} ", "1.{}. ", "๒.{} "]
FIRST, SECOND, THIRD = "มอบหมายผู้รับผิดชอบ", "กองคลังสำรวจรายการ", "เผยแพร่ทางเว็บไซต์ของหน่วยงาน"


@pytest.mark.parametrize("digits", [{}, THAI], ids=["arabic", "thai"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("between", ["\n", " ", "  ", "\n\n", " \n "])
def test_every_form_of_number_splits_in_one_line_and_on_lines_of_their_own(
    form: str, between: str, digits: dict[int, int]
) -> None:
    markers = [form.format(str(number).translate(digits)) for number in (1, 2, 3)]
    text = between.join(marker + words for marker, words in zip(markers, (FIRST, SECOND, THIRD), strict=True))
    assert items(text) == [(1, FIRST), (2, SECOND), (3, THIRD)]


@pytest.mark.parametrize("marker", ["- ", "-", "– ", "• ", "•", "\uf0b7 ", "ก) ", "(ก) ", "ก. "])
def test_dashes_bullets_and_letters_split_without_a_number(marker: str) -> None:
    second = {"ก) ": "ข) ", "(ก) ": "(ข) ", "ก. ": "ข. "}.get(marker, marker)
    assert items(f"{marker}{FIRST}\n{second}{SECOND}") == [(None, FIRST), (None, SECOND)]


@pytest.mark.parametrize("marker", ["- ", "• "])
def test_dashes_and_bullets_split_in_one_line(marker: str) -> None:
    assert items(f"{marker}{FIRST} {marker}{SECOND} {marker}{THIRD}") == [(None, FIRST), (None, SECOND), (None, THIRD)]


@pytest.mark.parametrize(
    "sentence",
    [
        "ดำเนินการตามข้อ ๑. และข้อ ๒. ของประกาศโดยเคร่งครัด",
        "ยกระดับการให้บริการทั้ง ๓ ระดับ และเพิ่มช่องทางอีก ๒ ช่องทาง",
        "ประกาศเมื่อวันที่ ๕ มกราคม พ.ศ. ๒๕๖๗ ณ ที่ทำการ",
        "ร่วมกับ ๗ ภาคีเครือข่าย",
        "มีคะแนน ๙๗.๘๖ เพิ่มขึ้น ๑.๒๕ จากปีก่อน",
        "เปิดให้บริการเวลา ๘.๓๐ - ๑๖.๓๐ น. ทุกวัน",
        "ตามพระราชบัญญัติ มาตรา ๙ (๑) และ (๘) ที่กำหนดไว้",
        "อำนวยความสะดวกแก่ผู้รับบริการ ณ จุดบริการร่วม (One-Stop Service)",
        "ระหว่างเดือน ต.ค. ๖๗ - มี.ค. ๖๘",
        "โทร. ๐-๒๑๒๓-๔๕๖๗ ในเวลาราชการ",
        "ชี้แจงแนวทางตามตัวชี้วัดที่ ๑. และตัวชี้วัดที่ ๒. แก่พนักงาน",
        "ประชุมครั้งที่ ๑/๒๕๖๗ และครั้งที่ ๒/๒๕๖๗",
        "เอกสารหมายเลข ๑๕. หน้าที่สุดท้าย",
        "อบต.บ้านนา จัดทำแผนร่วมกับ กศน. และ รพ.สต. ในพื้นที่",
    ],
)
def test_numbers_and_dashes_inside_a_sentence_never_split(sentence: str) -> None:
    assert items(sentence) == [(None, sentence)]


def test_a_lead_in_sentence_is_an_item_of_its_own() -> None:
    assert items(f"ดำเนินการดังนี้\n๑. {FIRST}\n๒. {SECOND}") == [(None, "ดำเนินการดังนี้"), (1, FIRST), (2, SECOND)]
    assert items(f"ดำเนินการดังนี้ ๑) {FIRST} ๒) {SECOND}") == [(None, "ดำเนินการดังนี้"), (1, FIRST), (2, SECOND)]


def test_words_that_lead_to_a_list_may_lead_to_one_item() -> None:
    assert items(f"คณะทำงานดำเนินการดังนี้ ๑.๑ {FIRST}") == [(None, "คณะทำงานดำเนินการดังนี้"), (1, FIRST)]
    assert items(f"{FIRST} ๑. {SECOND}") == [(None, f"{FIRST} ๑. {SECOND}")]


def test_a_nested_list_stays_in_its_parent() -> None:
    text = f"๑. {FIRST}\n๑.๑ {SECOND}\n๑.๒ {THIRD}\n๒. ติดตามผล"
    assert items(text) == [(1, f"{FIRST} ๑.๑ {SECOND} ๑.๒ {THIRD}"), (2, "ติดตามผล")]
    text = f"๑) {FIRST}\n- {SECOND}\n- {THIRD}\n๒) ติดตามผล"
    assert items(text) == [(1, f"{FIRST} - {SECOND} - {THIRD}"), (2, "ติดตามผล")]


def test_a_nested_list_of_the_same_marker_is_known_by_its_level() -> None:
    text = "- จัดอบรม\n- เชิญวิทยากร\n- ติดตามผล"
    lines = (Line(0, 9, 0), Line(10, 23, 1), Line(24, 34, 0))
    cell = Cell("t0.r0.c0", text, 0, 0, lines=lines)
    found = [(item.no, item.quote.text) for item in split(Passage.of(cell))]
    assert found == [(None, "จัดอบรม - เชิญวิทยากร"), (None, "ติดตามผล")]


def test_a_number_in_an_item_that_fits_no_list_stays_in_it() -> None:
    text = "๑. จัดทำประกาศตามข้อ ๒. ของระเบียบ\n๒. แจ้งเวียนทุกส่วนราชการ"
    assert items(text) == [(1, "จัดทำประกาศตามข้อ ๒. ของระเบียบ"), (2, "แจ้งเวียนทุกส่วนราชการ")]


@pytest.mark.parametrize(
    ("numbers", "what"),
    [((4, 5, 6), "continued"), ((1, 2, 4), "skipped"), ((1, 2, 2, 3), "repeated"), ((1, 2, 1, 2), "restarted")],
)
def test_numbers_are_kept_as_printed(numbers: tuple[int, ...], what: str) -> None:
    text = "\n".join(f"{number}. {FIRST}{place}" for place, number in enumerate(numbers))
    assert items(text) == [(number, f"{FIRST}{place}") for place, number in enumerate(numbers)]


def test_one_marker_alone_is_still_an_item() -> None:
    assert items(f"๑. {FIRST}") == [(1, FIRST)]
    assert items(f"- {FIRST}") == [(None, FIRST)]


def test_empty_items_are_left_out() -> None:
    assert items("๑.\n๒. จัดทำแผน\n๓. ") == [(2, "จัดทำแผน")]
    assert items(" \n ") == []


@pytest.mark.parametrize("unit", ["กขค ๑. ", "กขค ๒. กขค ๔. ", "กขค ๑. กขค ๓. ", "กขค ข) ", "กขค - ", "กขค\n- "])
def test_many_markers_take_their_share_of_time_and_no_more(unit: str) -> None:
    text = unit * 20_000
    began = time.process_time()
    split(passage(text))
    assert time.process_time() - began < 5  # each marker against all others takes minutes


MARKERS = st.sampled_from(["๑. ", "๒.", "3) ", "(๔)", "- ", "• ", "ก) ", "๑.๑ ", "\n", " ", "ข้อ ๑ ", "๙๗.๘๖"])
WORDS = st.text(alphabet="กขคนมรสาิ่้เ", min_size=1, max_size=8)


@settings(deadline=None)
@given(st.lists(st.one_of(MARKERS, WORDS), max_size=20).map("".join))
def test_splitting_loses_no_letter_and_keeps_the_order(text: str) -> None:
    assert _letters("".join(words for _, words in items(text))) == _letters(text)


def _letters(text: str) -> list[str]:
    """The Thai letters but for ก, which can be a marker."""
    return [letter for letter in text if "ข" <= letter <= "๎"]


@settings(deadline=None)
@given(st.lists(st.one_of(MARKERS, WORDS), max_size=20).map("".join))
def test_items_lie_one_behind_the_other_and_are_cited_exactly(text: str) -> None:
    at = 0
    for item in split(passage(text)):
        for span in item.quote.spans:
            assert at <= span.start < span.end
            at = span.end
        cited = "".join(text[span.start : span.end] for span in item.quote.spans)
        assert "".join(cited.split()) == "".join(item.quote.text.split())
