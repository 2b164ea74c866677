import pytest

from normalize.instruments import find_instruments
from normalize.reference import rows
from tests.documents.style import THAI


@pytest.mark.parametrize("row", rows("instruments"), ids=lambda row: row["form"])
def test_every_form_is_its_instrument(row: dict[str, str]) -> None:
    part = int(row["part"]) if row["part"] else None
    for form in (row["form"], row["form"].translate(THAI)):
        (found,) = find_instruments(f"ผล {form} ")
        assert (found.start, found.end) == (3, 3 + len(form))
        assert (found.code, found.part) == (row["code"], part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EIT (ส่วนที่ ๑) และ EIT Survey", [("EIT", 1), ("EIT", 2)]),
        ("เครื่องมือ IIT, EIT, OIT", [("IIT", None), ("EIT", None), ("OIT", None)]),
        ("ผู้มีส่วนได้ ส่วนเสียภายนอก", [("EIT", None)]),
        ("open data integrity and transparency assessment", [("OIT", None)]),
        ("MOIT 12 และ EITS", []),
        ("", []),
    ],
)
def test_instruments_in_text(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(found.code, found.part) for found in find_instruments(text)] == expected
