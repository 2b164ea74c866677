import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.framework import YEARS, framework
from normalize.items import ItemFound, read_items
from tests.documents.style import THAI


def codes(text: str, year: int | None = 2568, indicators: tuple[int, ...] = (), bare: bool = False) -> list[str | None]:
    return [item.code for item in read_items(text, year, indicators, bare)]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "ข้อ {}",
        "ข้อ{}",
        "({})",
        "ข้อคำถาม {}",
        "{}.",
        "{} หน่วยงานของท่าน",
        "{} ข้อมูลผู้บริหาร",
        "{} คะแนนลดลง",
        "{} รายงานผล",
        "{} ตัวชี้วัดที่ ๑",
        "ได้คะแนนข้อ {} ต่ำ",
    ],
)
def test_every_code_of_every_year_in_every_form(year: int, form: str) -> None:
    list_of_year = framework(year)
    assert list_of_year
    for code in list_of_year.items:
        letter, no = code[0], code[1:]
        for written in (code, letter.upper() + no, f"{letter.upper()} {no}", (letter + no).translate(THAI)):
            text = form.format(written)
            assert [(text[i.start : i.end], i.code, i.repaired) for i in read_items(text, year)] == [
                (written, code, False)
            ]


@given(
    st.sampled_from("ieo"),
    st.integers(1, 9),
    st.integers(1, 9),
    st.sampled_from(["-", " – ", "ถึง", " ถึง "]),
    st.booleans(),
)
def test_ranges_expand(letter: str, one: int, two: int, dash: str, repeated: bool) -> None:
    first, last = sorted((one, two))
    text = f"{letter}{first}{dash}{letter if repeated else ''}{last}".translate(THAI)
    expected = [f"{letter}{no}" for no in range(first, last + 1)]
    assert codes(text) == (expected if first < last else [f"{letter}{first}"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e๔ และ e๕", ["e4", "e5"]),
        ("e๑. E๒. e๓.", ["e1", "e2", "e3"]),
        ("i1, i2, i3", ["i1", "i2", "i3"]),
        ("e๑, ๒ และ ๓", ["e1", "e2", "e3"]),
        ("i๑/i๒", ["i1", "i2"]),
        ("e๑,๒,๓", ["e1", "e2", "e3"]),
        ("e๑ และ ๒ ครั้ง", ["e1"]),
        ("๐๒ ข้อมูลผู้บริหาร", ["o2"]),
        ("O1 - O5 ยกเว้นข้อ O2 และ O4", ["o1", "o3", "o5"]),
        ("คะแนนสูงทุกข้อ ยกเว้นข้อ e๓", ["e3"]),
        ("OIT 22", ["o22"]),
        ("OIT ข้อ ๒๒", ["o22"]),
        ("o๑ o๑", ["o1"]),
        ("і๕ และ Ｏ๕", ["i5", "o5"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "E-Service",
        "ได้คะแนน ๙๗.๘๖ จาก ๑๐๐",
        "IIT ๙๗.๒๗ EIT ๘๕.๐๐ OIT ๑๐๐",
        "OIT ๒๗ คะแนน",
        "COVID-19 และ ISO 9001",
        "ครบ ๑๐ ตัวชี้วัด",
        "๒๕ คน",
        "๑. ปรับปรุงขั้นตอน\n๒. ประชาสัมพันธ์",
        "๕ ต.ค. ๒๕๖๗",
        "๑๑ มีนาคม",
        "๑๕ คนเข้าร่วม",
        "๐๕๔ ๒๖๑๒๓๔",
    ],
)
@pytest.mark.parametrize("bare", [False, True])
def test_numbers_in_sentences_are_no_items(text: str, bare: bool) -> None:
    assert [item for item in read_items(text, 2568, (), bare) if item.code] == []


@pytest.mark.parametrize("no", range(1, 16))
def test_a_lost_or_misread_letter_is_decided_by_the_indicator(no: int) -> None:
    list_of_year = framework(2568)
    assert list_of_year
    indicator = list_of_year.items[f"i{no}"].indicator
    misread = [f"1{no}", f"๑{no}".translate(THAI)] if no < 10 else []
    for text in (*misread, str(no).translate(THAI)):
        assert read_items(text, 2568, [indicator], allow_bare=True) == [ItemFound(0, len(text), f"i{no}", True)], text


@pytest.mark.parametrize("text", ["๑๑", "14", "1๕", "๑๐", "๓"])
def test_digits_alone_never_decide(text: str) -> None:
    (item,) = read_items(text, 2568, allow_bare=True)
    assert item.code is None
    assert len(item.candidates) >= 2
    assert read_items(text, 2568) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("๑๑ การปฏิบัติงานหรือให้บริการของเจ้าหน้าที่ในหน่วยงาน เป็นไปตามขั้นตอนและระยะเวลา อยู่น้อยเพียงใด", "i1"),
        ("๑๑ เจ้าหน้าที่ในหน่วยงานของท่าน เคยนำทรัพย์สินของหน่วยงานไปใช้เพื่อประโยชน์ส่วนตัว", "i11"),
        ("1๔ หน่วยงานของท่านใช้จ่ายงบประมาณ เป็นไปตามวัตถุ ประสงค์", "i4"),
        ("๑๔ ท่านคิดว่าการดำเนินการเพื่อป้องกันการทุจริตของหน่วยงาน สามารถป้องกันได้", "i14"),
        ("๑๔. หน่วยงานของท่าน ใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์", "i4"),
    ],
)
def test_the_question_decides(text: str, code: str) -> None:
    (item,) = read_items(text, 2568, allow_bare=True)
    assert (item.code, item.repaired) == (code, True)


def test_a_question_of_another_item_than_the_indicators_stays_open() -> None:
    text = "๑๑ เจ้าหน้าที่ในหน่วยงานของท่าน เคยนำทรัพย์สินของหน่วยงานไปใช้เพื่อประโยชน์ส่วนตัว"
    (item,) = read_items(text, 2568, [1], allow_bare=True)
    assert item.code is None
    assert {"i1", "i11"} <= set(item.candidates)


@pytest.mark.parametrize(
    ("text", "expected", "repaired"),
    [
        ("๐๑", ["o1"], False),
        ("๐๒๘", ["o28"], False),
        ("010", ["o10"], False),
        ("๐๑-๐๓", ["o1", "o2", "o3"], False),
        ("๐๑๗ แนวปฏิบัติ", ["o17"], False),
        ("0๒๘", ["o28"], True),
        ("๐28", ["o28"], True),
    ],
)
def test_a_zero_for_the_letter_is_a_way_of_writing_unless_the_digits_are_mixed(
    text: str, expected: list[str], repaired: bool
) -> None:
    found = read_items(text, 2568, allow_bare=True)
    assert [item.code for item in found] == expected
    assert {item.repaired for item in found} == {repaired}


def test_a_zero_in_running_text_needs_the_items_title() -> None:
    assert codes("๐๒๗ มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน") == ["o27"]
    assert codes("๐๒๗ คือรหัสจังหวัด") == []


def test_a_code_beyond_the_list_is_mended_by_what_is_said_about_it() -> None:
    text = "ข้อคำถาม i๒๐ เรื่องการขอยืมหรือขอใช้ทรัพย์สินของหน่วยงานให้ถูกต้อง"
    assert [(i.code, i.repaired) for i in read_items(text, 2568)] == [("i10", True)]
    assert codes(text, 2566) == ["i20"]


def test_a_code_beyond_the_list_stays_open_without_words() -> None:
    assert read_items("i๒๐", 2568) == [ItemFound(0, 3, None, False, ("i2", "i10"))]


def test_ไ_is_i() -> None:
    assert read_items("ไ๑๐ การขอยืม", 2568) == [ItemFound(0, 3, "i10", True)]
    assert codes("ได้ไ๑๐") == []


def test_without_a_year_only_codes_with_letters_are_read() -> None:
    assert codes("O๔๓", None) == ["o43"]
    assert read_items("๑๑ การปฏิบัติงาน", None, [1], allow_bare=True) == []


def test_several_bare_codes() -> None:
    assert codes("๑, ๒, ๓", indicators=(1,), bare=True) == ["i1", "i2", "i3"]
    assert codes("๑-๓", indicators=(1,), bare=True) == ["i1", "i2", "i3"]
    assert codes("๑๑\n๑๒", indicators=(4,), bare=True) == ["i11", "i12"]


@given(st.text(alphabet="ieoIO๑๒0123 .-–,/ไกขยเว้นถึงและข้อ\n", max_size=60), st.booleans())
def test_found_codes_are_of_the_list_and_inside_the_text(text: str, bare: bool) -> None:
    list_of_year = framework(2568)
    assert list_of_year
    for item in read_items(text, 2568, (), bare):
        assert 0 <= item.start < item.end <= len(text)
        assert item.code is None or item.code in list_of_year.items
        assert set(item.candidates) <= set(list_of_year.items)
