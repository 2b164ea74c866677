from hypothesis import given
from hypothesis import strategies as st

from ingest.ocr.charset import CLASSES, COMBINING, UNITS, canonical, encode

TEXT = st.text(st.sampled_from(sorted({sign for unit in UNITS for sign in unit})))


def test_a_class_for_every_unit_and_the_blank() -> None:
    assert len(set(UNITS)) == len(UNITS) == CLASSES - 1
    assert [encode(unit) for unit in UNITS if unit[0] not in COMBINING and unit != " "] == [
        [number] for number, unit in enumerate(UNITS, 1) if unit[0] not in COMBINING and unit != " "
    ]


def test_stacked_marks_are_one_class() -> None:
    assert len(encode("ที่") or []) == 2
    assert len(encode("น้ำ") or []) == 3


@given(TEXT)
def test_canonical_is_settled(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(TEXT)
def test_what_is_encoded_can_be_spelled_again(text: str) -> None:
    classes = encode(canonical(text))
    if classes is not None:
        assert "".join(UNITS[number - 1] for number in classes) == canonical(text)


def test_one_spelling() -> None:
    assert canonical("น้\u0e4dา") == canonical("นํ้า") == "น้ำ"
    assert canonical("ที\u0e48  เเก่") == "ที่ แก่"


def test_a_foreign_sign_cannot_be_encoded() -> None:
    assert encode("ก漢") is None
    assert encode("") is None
