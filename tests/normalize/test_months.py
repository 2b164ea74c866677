import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.months import MONTH, month_of
from normalize.reference import rows

FORMS = [(row["form"], int(row["month"])) for row in rows("months")]


@pytest.mark.parametrize(("form", "month"), FORMS)
def test_every_form_is_its_month_and_the_pattern_finds_it(form: str, month: int) -> None:
    assert month_of(form) == month
    match = re.search(MONTH, f"๑ {form} ๒๕๖๘", re.IGNORECASE)
    assert match is not None
    assert match[0] == form


def test_no_form_means_two_months() -> None:
    meanings: dict[str, set[int]] = {}
    for form, month in FORMS:
        meanings.setdefault(form.replace(".", ""), set()).add(month)
    assert {form: months for form, months in meanings.items() if len(months) > 1} == {}


FULL = [(form, month) for form, month in FORMS if len(form) > 6 and not form.isascii()]


@given(st.sampled_from(FULL), st.integers(0, 20))
def test_a_lost_letter_gives_the_month_or_nothing(named: tuple[str, int], place: int) -> None:
    form, month = named
    place %= len(form)
    assert month_of(form[:place] + form[place + 1 :]) in (month, None)


@pytest.mark.parametrize(
    ("form", "month"), [("ม. ค", 1), ("พฤศ จิกายน", 11), ("กันายน", 9), ("เมษายม", 4), ("ตค", 10), ("OCTOBER", 10)]
)
def test_damage(form: str, month: int) -> None:
    assert month_of(form) == month


@pytest.mark.parametrize("form", ["", "กองคลัง", "ม.ศ.", "ก.", "ประชุม", "ยายน", "พ.ศ."])
def test_other_words_are_no_month(form: str) -> None:
    assert month_of(form) is None


@pytest.mark.parametrize("text", ["สำนักงาน ก.พ.ร.", "ก.ค.ศ. กำหนด", "ก.พ.อ.", "อ.ก.พ.กรม", "ผู้ตค", "ม.คลอง"])
def test_authorities_and_words_are_no_months(text: str) -> None:
    assert re.search(MONTH, text, re.IGNORECASE) is None
