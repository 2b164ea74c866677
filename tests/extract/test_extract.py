"""The whole extraction on small documents, and on documents that hold hardly anything."""

import pytest

from extract.raw import RawRecord
from tests.extract.built import Merged, Rows, record

HEADER = ["ที่", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]
ROW = ["๑", "จัดทำคู่มือการให้บริการ", "๑. ร่าง ๒. เผยแพร่", "ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘", "สำนักปลัด"]

ODD: dict[str, tuple[str | Rows, ...]] = {
    "nothing": (),
    "one word": ("มาตรการ",),
    "white space": (" \n ",),
    "one cell": ([["มาตรการ"]],),
    "one empty cell": ([[""]],),
    "only a table": ([HEADER, ROW],),
    "only headers": ([HEADER, HEADER],),
    "only numbers": ([[str(n * m) for m in range(1, 8)] for n in range(1, 30)],),
    "only dashes": ([["-"] * 5] * 5,),
    "two hundred columns": ([[f"หัวข้อ {n}" for n in range(200)], [f"ข้อมูลที่ {n}" for n in range(200)]],),
    "a hundred kilobytes without a space": ([HEADER, ["๑", "ก" * 100_000, "ขั้นตอน" * 14_000, "", ""]],),
    "a hundred kilobytes of digits": ([HEADER, ["๑", "9" * 100_000, "๑." * 50_000, "", ""]], "๙" * 100_000),
    "a hundred kilobytes of marks": ("- " * 50_000, [HEADER, ["๑", "- " * 50_000, "(" * 100_000, "", ""]]),
    "one cell over everything": ([[Merged("มาตรการ", rows=50, columns=50)]],),
    "rows of different widths": ([HEADER, ["ก"], ["ก", "ข", "ค", "ง", "จ", "ฉ", "ช"], []],),
    "headings only": ("# มาตรการ", "# ขั้นตอน", "# ผู้รับผิดชอบ"),
}


@pytest.mark.parametrize("parts", ODD.values(), ids=ODD)
def test_no_document_is_too_odd(parts: tuple[str | Rows, ...]) -> None:
    assert isinstance(record(*parts), RawRecord)


def test_a_document_of_one_table_alone_is_read() -> None:
    found = record([HEADER, ROW])
    (entry,) = found.entries
    assert entry.block == "t0.r1.c0"
    assert [item.quote.text for item in entry.steps] == ["ร่าง", "เผยแพร่"]
    assert found.profile.kind == "measures"
