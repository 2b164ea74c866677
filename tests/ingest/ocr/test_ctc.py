import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ingest.ocr.charset import CLASSES, COMBINING, MARKS, UNITS
from ingest.ocr.ctc import STUTTER, Reading, decode, has_stray_mark, surest


def scores(frames: list[tuple[str | None, float]]) -> NDArray[np.float32]:
    """Frames that each give one unit (None: blank) with a probability, the others alike."""
    made = np.empty((len(frames), CLASSES), np.float32)
    for row, (unit, sure) in zip(made, frames, strict=True):
        row[:] = np.log((1 - sure) / (CLASSES - 1))
        row[0 if unit is None else UNITS.index(unit) + 1] = np.log(sure)
    return made


def test_a_unit_over_several_frames_is_one() -> None:
    reading = decode(scores([("ก", 0.6), ("ก", 0.9), (None, 0.9), (None, 0.9), ("๒", 0.8)]))
    assert reading.text == "ก๒"
    assert reading.confidence == pytest.approx((0.9, 0.8), abs=1e-5)


def test_a_unit_seen_twice_at_once_is_one() -> None:
    gap = [(None, 0.9)]
    assert decode(scores([("๖", 0.9), *gap * (STUTTER - 1), ("๖", 0.9)])).text == "๖"
    assert decode(scores([("๖", 0.9), *gap * (STUTTER + 1), ("๖", 0.9)])).text == "๖๖"


def test_a_mark_never_follows_itself() -> None:
    assert decode(scores([("น", 0.9), ("ี", 0.9), *[(None, 0.9)] * 5, ("ี", 0.9)])).text == "นี"


@given(st.lists(st.sampled_from([unit for unit in UNITS if unit not in MARKS])))
def test_units_apart_are_read_as_they_stand(units: list[str]) -> None:
    frames: list[tuple[str | None, float]] = []
    for unit in units:
        frames += [(unit, 0.9), *[(None, 0.9)] * (STUTTER + 1)]
    reading = decode(scores(frames))
    assert reading.text == "".join(units)
    assert len(reading.confidence) == len(reading.at) == len(reading.text)
    assert list(reading.at) == sorted(reading.at)


def test_both_parts_of_a_stacked_mark_have_its_place() -> None:
    reading = decode(scores([("ท", 0.9), ("ี่", 0.7)]))
    assert reading.text == "ที่"
    assert set(reading.text[1:]) <= COMBINING
    assert reading.at[1] == reading.at[2]
    assert reading.confidence[1] == reading.confidence[2] == pytest.approx(0.7, abs=1e-5)


def read_as(text: str, *sure: float) -> Reading:
    return Reading(text, sure, tuple(np.linspace(0, 1, len(text)).tolist()))


def test_the_surest_reading_counts() -> None:
    assert surest([read_as("กาน", 0.9, 0.9, 0.4), read_as("การ", 0.9, 0.9, 0.8)]).text == "การ"
    assert surest([read_as(""), read_as("-", 0.3)]).text == "-"


@pytest.mark.parametrize(
    ("text", "stray"),
    [("ปัญหา", False), ("ัญหา", True), ("๑ั. กำหนด", True), ("ที่ ้าน", True), ("ะ", False), ("น้ำ", False), ("าน", False)],
)
def test_a_mark_without_its_letter_is_noticed(text: str, stray: bool) -> None:
    assert has_stray_mark(text) == stray


def test_a_reading_that_lost_a_letter_does_not_count() -> None:
    assert surest([read_as("ัญหา", 1, 1, 1, 1), read_as("ปัญหา", 0.6, 1, 1, 1, 1)]).text == "ปัญหา"


def test_a_digit_that_another_reading_denies_is_unsure() -> None:
    best = surest([read_as("ปี ๖๗", 0.99, 0.99, 0.99, 0.99, 0.98), read_as("ปี ๖๓", 0.9, 0.9, 0.9, 0.9, 0.7)])
    assert best.text == "ปี ๖๗"
    assert best.confidence == pytest.approx((0.99, 0.99, 0.99, 0.99, 0.5))


def test_letters_keep_their_own_confidence() -> None:
    best = surest([read_as("ขอ", 0.99, 0.98), read_as("ชอ", 0.9, 0.9)])
    assert best == read_as("ขอ", 0.99, 0.98)
