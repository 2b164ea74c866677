from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.bad_value import BadValue
from normalize.money import amount

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@given(
    st.integers(1, 99_999_999),
    st.sampled_from(["{:,}", "{}", "{:,} บาท", "{:,}.-", "{:,}.00", "{:,} บาทถ้วน", "จำนวน {:,} บาท", "๑. {:,} บาท"]),
    st.booleans(),
)
def test_every_amount_comes_back(value: int, form: str, thai: bool) -> None:
    text = form.format(value)
    assert amount(text.translate(THAI) if thai else text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("๑,๒๓๔.-", "1234"),
        ("๑๐๐, ๐๐๐", "100000"),
        ("๑๐ ๐,๐๐๐", "100000"),
        ("๒,๕๐๐,๐๐\n๐", "2500000"),
        ("๑๐๐,\n๐๐๐ บาท", "100000"),
        ("๑,๒๐\n๐,๐๐๐.๕๐", "1200000.50"),
        ("๒.๕ ล้านบาท", "2500000"),
        ("๑ ล้าน ๕ แสนบาท", "1500000"),
        ("๕ หมื่นบาท", "50000"),
        ("๑๐,๐๐๐ บาท ๕๐ สตางค์", "10000.50"),
        ("๑๒๐,๐๐๐ บาท (หนึ่งแสนสองหมื่นบาทถ้วน)", "120000"),
        ("สิบเอ็ดบาทยี่สิบห้าสตางค์", "11.25"),
        ("๕๐,๐๐๐ บาท (งบกลาง)", "50000"),
        ("งบประมาณปี พ.ศ. ๒๕๖๘ จำนวน ๕๐,๐๐๐", "50000"),
        ("๓ โครงการ ๓๐,๐๐๐ บาท", "30000"),
        ("ค่าวิทยากร ๑๐,๐๐๐ บาท ค่าอาหาร ๔๐,๐๐๐ บาท รวม ๕๐,๐๐๐ บาท", "50000"),
        ("๒๐๐ บาท x ๕๐ คน = ๑๐,๐๐๐ บาท", "10000"),
        ("๓๐,๐๐๐ บาท\n๓๐,๐๐๐ บาท", "30000"),
        ("ค่าวิทยากร ๖,๐๐๐ บาท ค่าวัสดุ ๔,๐๐๐ บาท เป็นเงิน ๑๐,๐๐๐ บาท", "10000"),
        ("๐ บาท", "0"),
        ("งบประมาณ ๕๐๐๐", "5000"),
        ("วงเงินไม่เกิน ๕๐๐๐", "5000"),
        ("๑๐,๐๐๐.๕๐", "10000.50"),
    ],
)
def test_amounts(text: str, value: str) -> None:
    assert amount(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "ไม่ใช้งบประมาณ",
        "ไม่ใช้ งบประมาณ",
        "ไม่ใช่ งบประมาณ",
        "ไม่ใชงบประมาณ",
        "ไม่มีงบประมาณ",
        "ไม่ได้ใช้งบประมาณ",
        "ไม่มีค่าใช้จ่าย",
        "ไม่เบิกจ่ายงบประมาณ",
        "(ไม่ใช้งบประมาณ)",
        "ไม่ใช้งบ\nประมาณ",
        "ไม่ใช้",
        "ไม่ต้องใช้งบประมาณ",
        "ไม่ขอใช้งบประมาณ",
    ],
)
def test_no_budget_used_is_zero(text: str) -> None:
    assert amount(text) == Decimal(0)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "- -", "ไม่มี", "ไม่ระบุ"])
def test_nothing_stated_is_none(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("๑๐,๐๐๐ บาท และ ๒๐,๐๐๐ บาท", ("10000", "20000")),
        ("๑๐,๐๐๐ - ๒๐,๐๐๐ บาท", ("10000", "20000")),
        ("๑๒๐,๐๐๐ บาท (หนึ่งแสนสามหมื่นบาทถ้วน)", ("120000", "130000")),
        ("ไม่ใช้งบประมาณ / ๕,๐๐๐ บาท", ("0", "5000")),
        ("๕๐๐ ๖๐๐", ("500", "600")),
        ("๑๐,๐๐๐ ๒๐,๐๐๐", ("10000", "20000")),
        ("๑๒๐,๐๐๐ (หนึ่งแสนสามหมื่นบาทถ้วน)", ("120000", "130000")),
        ("๓๐.๐๐๐", ("30.000", "30000")),
    ],
)
def test_several_amounts_are_left_to_a_person(text: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(BadValue, match="several amounts") as raised:
        amount(text)
    assert raised.value.candidates == candidates


@pytest.mark.parametrize(("text", "candidates"), [("๑๒ ๕,๐๐๐", ("125000", "12", "5000"))])
def test_pieces_that_may_be_numbers_stay_open(text: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(BadValue, match="one number or several") as raised:
        amount(text)
    assert raised.value.candidates == candidates


@pytest.mark.parametrize("text", ["๑๐ ๐,๐๐๐ ๒๐ ๐,๐๐๐", "๐๐๐", "๒,๕๐๐,๐๐"])
def test_a_piece_of_a_number_is_no_amount(text: str) -> None:
    with pytest.raises(BadValue, match="piece of a number"):
        amount(text)


def readings(text: str) -> set[Decimal]:
    """The amount, or what it may be."""
    try:
        return {amount(text) or Decimal(-1)}
    except BadValue as error:
        return {Decimal(candidate) for candidate in error.candidates}


@given(st.integers(1_000, 99_999_999), st.integers(1, 20), st.sampled_from([" ", "\n"]))
def test_an_amount_broken_by_a_line_is_itself_or_open(value: int, place: int, gap: str) -> None:
    written = f"{value:,}"
    broken = written[: place % len(written)] + gap + written[place % len(written) :]
    assert value in readings(broken)


@pytest.mark.parametrize("text", ["ตามข้อบัญญัติ", "ใช้งบประมาณปกติ", "ปีงบประมาณ พ.ศ. ๒๕๖๘", "ดูข้อ ๓", "ตามแผนงาน ๑๒"])
def test_words_without_an_amount_are_refused(text: str) -> None:
    with pytest.raises(BadValue, match="no amount"):
        amount(text)
