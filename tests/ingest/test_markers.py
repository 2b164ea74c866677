import pytest

from ingest.digits import fold_digits
from ingest.markers import Marker, marker

ENUMERATORS = [
    ("๑. จัดทำแผน", "number.", 1, 3),
    ("๑.มอบหมาย", "number.", 1, 2),
    ("๓ .กองคลัง", "number.", 3, 3),
    ("๑๐. ข้อสิบ", "number.", 10, 4),
    ("๒.", "number.", 2, 2),
    ("๑. ๒ หน่วยงาน", "number.", 1, 3),
    ("๑) จัดทำ", "number)", 1, 3),
    ("๑.) จัดทำ", "number)", 1, 4),
    ("12)จัดทำ", "number)", 12, 3),
    ("(๑) จัดทำ", "(number)", 1, 4),
    ("( 2 ) จัดทำ", "(number)", 2, 6),
    ("1.1 จัดทำ", "decimal", 1, 4),
    ("๑.๑. จัดทำ", "decimal", 1, 5),
    ("๒.๑๐ จัดทำ", "decimal", 10, 5),
    ("1.2.3 จัดทำ", "decimal", 3, 6),
    ("- จัดทำ", "dash", None, 2),
    ("–จัดทำ", "dash", None, 1),
    ("- ๒ หน่วยงาน", "dash", None, 2),
    ("• จัดทำ", "bullet", None, 2),
    ("* จัดทำ", "bullet", None, 2),
    ("\uf0b7\tจัดทำ", "bullet", None, 2),
    ("ก) จัดทำ", "letter)", 1, 3),
    ("(ข) จัดทำ", "(letter)", 2, 4),
    ("ค. จัดทำ", "letter.", 3, 3),
    ("ก.มอบหมาย", "letter.", 1, 2),
    ("b) plan", "letter)", 2, 3),
    ("  ๑. จัดทำ", "number.", 1, 5),
]

OTHERS = [
    "",
    "จัดทำแผน ๑. และ ๒.",
    "๙๗.๘๖",
    "๙๗.๘๖ คะแนน",
    "๑.๕ ล้านบาท",
    "๘.๓๐ น.",
    "๙๕.๐๐ - ๑๐๐.๐๐",
    "๑.๑๐.๖๗ ประชุม",
    "๒๕๖๗",
    "๒๕๖๗. ปีนี้",
    "(๒๕๖๗) ปีนี้",
    "๑ ต.ค. ๖๗",
    "๑. ต.ค. ๖๗",
    "ต.ค. ๖๗",
    "ก.ย. ๖๗",
    "ก.อบต. กำหนด",
    "จ.ลำปาง",
    "พ.ศ. ๒๕๖๗",
    "-๒.๐๒",
    "- ๒.๐๒",
    "+๐.๕๑",
    "-",
    "---",
    "(๑) – (๕) เป็นการประเมิน",
    "๐. ศูนย์",
    "i๑ การปฏิบัติงาน",
    "E๔. เผยแพร่",
    "*หมายเหตุ",
]


@pytest.mark.parametrize(("line", "style", "number", "end"), ENUMERATORS)
def test_recognises(line: str, style: str, number: int | None, end: int) -> None:
    assert marker(line) == Marker(style, number, end)


@pytest.mark.parametrize("line", OTHERS)
def test_is_not_fooled(line: str) -> None:
    assert marker(line) is None


def test_folds_digits_in_place() -> None:
    assert fold_digits("ข้อ ๑๐ ปี ๒๕๖๘ x2") == "ข้อ 10 ปี 2568 x2"
