import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import num_to_thaiword

from normalize.number_words import number_in_words


@given(st.integers(1, 999_999_999_999))
def test_every_number_comes_back_from_its_words(number: int) -> None:
    assert number_in_words(num_to_thaiword(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [("สิบ", 10), ("ร้อยเอ็ด", 101), ("ยี่สิบ", 20), ("ล้าน", 1_000_000), ("หนึ่ง แสน", 100_000), ("ศูนย์", 0)],
)
def test_words(words: str, number: int) -> None:
    assert number_in_words(words) == number


@pytest.mark.parametrize("words", ["", "บาท", "หนึ่งสอง", "หนึ่งแสนบาท", "ร้อยละ"])
def test_what_is_no_number(words: str) -> None:
    assert number_in_words(words) is None
