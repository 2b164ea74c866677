import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.framework import indicator_names
from normalize.indicators import read_indicators
from normalize.reference import rows
from tests.documents.style import THAI

NAMES = indicator_names()


def numbers(text: str) -> list[int]:
    return [found.no for found in read_indicators(text)]


@pytest.mark.parametrize("no", NAMES)
@pytest.mark.parametrize(
    "form",
    [
        "ตัวชี้วัดที่ {no} {name}",
        "ตัวชี้วัด {no}",
        "ตัวชี้วัดที่{no}{name}",
        "ตัวชี้วัดที่ {no}. {name}",
        "{no}. {name}",
        "{no}) {name}",
        "{name}",
        "ตัว ชี้วัด ที่ {no}",
        "ด้านที่ {no} {name}",
        "ตัวชี้วัด{name}",
        "ตัวชี้วัด ITA ที่ {no} : {name}",
    ],
)
def test_every_indicator_in_every_form(no: int, form: str) -> None:
    text = form.format(no=no, name=NAMES[no])
    for written in (text, text.translate(THAI), f" {text}\n"):
        (found,) = read_indicators(written)
        assert (written[found.start : found.end], found.no, found.name_no) == (written.strip(), no, None)


@pytest.mark.parametrize("row", rows("indicators"), ids=lambda row: row["form"])
def test_variants_are_names(row: dict[str, str]) -> None:
    assert numbers(f"ตัวชี้วัด {row['form']}") == [int(row["no"])]
    assert numbers(row["form"]) == [int(row["no"])]


@given(
    st.integers(1, 10),
    st.integers(1, 10),
    st.sampled_from(["{} - {}", "({}) – ({})", "{} ถึง {}", "{}-{}", "{} ถึงตัวชี้วัดที่ {}"]),
)
def test_ranges(one: int, two: int, form: str) -> None:
    first, last = sorted((one, two))
    if first < last:
        assert numbers(f"ตัวชี้วัดที่ {form.format(first, last)}".translate(THAI)) == list(range(first, last + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตัวชี้วัดที่ ๕ การแก้ไขปัญหาการทุจริต ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต", [5, 10]),
        ("ตัวชี้วัดที่ ๑, ๒ และ ๓", [1, 2, 3]),
        ("การปฏิบัติหน้าที่\nการใช้อำนาจ", [1, 3]),
        ("๑. การปฏิบัติหน้าที่\n๒. การใช้งบประมาณ", [1, 2]),
        ("๑. การเปิดเผยข้อมูล\n๒. การป้องกันการทุจริต", [9, 10]),
        ("ตัวชี้วัดที่ ๑ การปฏิบัติ\nหน้าที่", [1]),
        ("ตัวชี้วัดที่ ๘ ๙๕.๓๕", [8]),
        ("เพิ่มขึ้น ๗ ตัวชี้วัด ลดลง ๓ ตัวชี้วัด", []),
        ("ครบทั้ง ๑๐ ตัวชี้วัด", []),
        ("ตัวชี้วัด ๑๐ ด้าน", []),
        ("ตัวชี้วัดที่ ๑๑", []),
        ("ส่งเสริมการใช้งบประมาณของหน่วยงานให้คุ้มค่า", []),
        ("ได้คะแนน ๙.๕ จาก ๑๐", []),
        ("", []),
    ],
)
def test_lists_and_sentences(text: str, expected: list[int]) -> None:
    assert numbers(text) == expected


def test_a_number_and_a_name_that_disagree_are_both_told() -> None:
    (found,) = read_indicators("ตัวชี้วัดที่ ๖ การใช้อำนาจ")
    assert (found.no, found.name_no) == (6, 3)


@pytest.mark.parametrize(
    ("text", "sub"), [("๙.๑ ข้อมูลพื้นฐาน", "9.1"), ("ตัวชี้วัดย่อยที่ 10.2", "10.2"), ("ตัวชี้วัดย่อย ๙.๕", "9.5")]
)
def test_sub_indicators(text: str, sub: str) -> None:
    (found,) = read_indicators(text)
    assert (found.no, found.sub) == (int(sub.split(".")[0]), sub)


@given(st.text(alphabet="ตัวชี้วัดที่ ๑๙10.-(),\nการใช้อำนาจ", max_size=60))
def test_mentions_stand_inside_the_text(text: str) -> None:
    assert all(0 <= f.start < f.end <= len(text) and 1 <= f.no <= 10 for f in read_indicators(text))
