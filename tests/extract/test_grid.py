"""Grids: merged cells, captions, headers of several levels, and forms."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.grid import header_height, header_paths, is_form, label_role, rows_of
from tests.extract.built import Merged, Rows, table


def height(rows: Rows) -> tuple[int, int]:
    return header_height(rows_of(table(rows)))


def paths(rows: Rows) -> list[tuple[str, ...]]:
    captions, tall = height(rows)
    return header_paths(rows_of(table(rows))[captions : captions + tall])


BODY = ["๑", "อบรมพนักงานใหม่", "ต.ค. ๒๕๖๗", "กองคลัง"]
LABELS = ["ที่", "มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"]


def test_a_merged_cell_covers_its_rows_and_begins_in_the_first() -> None:
    rows = rows_of(table([[Merged("ร่วม", rows=2), "ก"], ["ข"]]))
    assert [row.text(0) for row in rows] == ["ร่วม", ""]
    assert rows[1].cells[0] is rows[0].cells[0]
    assert [row.own for row in rows] == [(True, True), (False, True)]
    assert rows[1].filled() == [1]


def test_a_missing_cell_is_none_and_an_empty_one_is_not() -> None:
    (row,) = rows_of(table([["ก", None, "", "ข"]]))
    assert row.cells[1] is None
    assert row.cells[2] is not None
    assert row.filled() == [0, 3]


def test_a_row_over_the_whole_width() -> None:
    rows = rows_of(table([[Merged("ทั้งแถว", columns=3)], ["ก", "ข", "ค"]]))
    assert [row.spans_all() for row in rows] == [True, False]


def test_a_header_of_one_row() -> None:
    assert height([LABELS, BODY, BODY]) == (0, 1)
    assert paths([LABELS, BODY]) == [(label,) for label in LABELS]


def test_captions_stand_above_the_header() -> None:
    caption = [Merged("ตารางมาตรการของเทศบาลตำบลตัวอย่าง", columns=4)]
    assert height([caption, LABELS, BODY]) == (1, 1)


def test_a_table_without_a_header_has_none() -> None:
    assert height([BODY, BODY]) == (0, 0)
    assert header_paths([]) == []


def test_the_numbers_of_the_columns_are_no_row_of_the_table() -> None:
    for numbers in (["(๑)", "(๒)", "(๓)", "(๔)"], ["1", "2", "3", "4"]):
        assert height([LABELS, numbers, BODY]) == (0, 2)
        assert paths([LABELS, numbers, BODY]) == [(label,) for label in LABELS]


def test_a_header_of_two_levels_with_merged_cells() -> None:
    rows: Rows = [
        [Merged("ตัวชี้วัด", rows=2), Merged("ผลคะแนน", columns=2), Merged("ผลต่าง", rows=2)],
        ["ปี ๒๕๖๖", "ปี ๒๕๖๗"],
        ["การใช้อำนาจ", "๙๐.๐๐", "๙๕.๐๐", "+๕.๐๐"],
    ]
    assert height(rows) == (0, 2)
    assert paths(rows) == [("ตัวชี้วัด",), ("ผลคะแนน", "ปี ๒๕๖๖"), ("ผลคะแนน", "ปี ๒๕๖๗"), ("ผลต่าง",)]


def test_a_header_of_two_levels_in_a_dump_without_merged_cells() -> None:
    rows: Rows = [
        ["ตัวชี้วัด", "ผลคะแนน", "", "ผลต่าง"],
        ["", "ปี ๒๕๖๖", "ปี ๒๕๖๗", ""],
        ["การใช้อำนาจ", "๙๐.๐๐", "๙๕.๐๐", "+๕.๐๐"],
    ]
    assert height(rows) == (0, 2)
    assert paths(rows) == [("ตัวชี้วัด",), ("ผลคะแนน", "ปี ๒๕๖๖"), ("ผลคะแนน", "ปี ๒๕๖๗"), ("ผลต่าง",)]


def test_a_header_of_three_levels() -> None:
    rows: Rows = [
        [Merged("ตัวชี้วัด", rows=3), Merged("ผลการประเมิน", columns=4)],
        [Merged("ปี ๒๕๖๖", columns=2), Merged("ปี ๒๕๖๗", columns=2)],
        ["ส่วนที่ ๑", "ส่วนที่ ๒", "ส่วนที่ ๑", "ส่วนที่ ๒"],
        ["คุณภาพการดำเนินงาน", "๙๐.๐๐", "๙๕.๐๐", "๙๒.๐๐", "๙๗.๐๐"],
    ]
    assert height(rows) == (0, 3)
    assert paths(rows)[3] == ("ผลการประเมิน", "ปี ๒๕๖๗", "ส่วนที่ ๑")


def test_months_side_by_side_are_labels_and_a_month_alone_is_a_value() -> None:
    months = ["ต.ค. ๖๗", "พ.ย. ๖๗", "ธ.ค. ๖๗", "ม.ค. ๖๘"]
    rows: Rows = [["ที่", "มาตรการ", *months, "ผู้รับผิดชอบ"], ["๑", "อบรมพนักงาน", "✓", "", "✓", "", "กองคลัง"]]
    assert height(rows) == (0, 1)
    assert height([BODY, BODY]) == (0, 0)


FORM: Rows = [
    ["ชื่อมาตรการ", "จัดอบรมพนักงานด้านการให้บริการ"],
    ["ขั้นตอนการดำเนินการ", "๑. วางแผน ๒. จัดอบรม"],
    ["ระยะเวลา", "ต.ค. ๒๕๖๗"],
    ["ผู้รับผิดชอบ :", "กองคลัง"],
]


def test_labels_with_values_beside_them_are_a_form() -> None:
    assert is_form(rows_of(table(FORM)), goes_on=False)
    assert not is_form(rows_of(table([LABELS, BODY, BODY])), goes_on=False)


def test_a_form_goes_on_with_fewer_labels() -> None:
    piece = rows_of(table([["ผู้รับผิดชอบ", "กองช่าง"]]))
    assert is_form(piece, goes_on=True)
    assert not is_form(piece, goes_on=False)


def test_a_header_of_labels_begins_no_form_also_below_one() -> None:
    rows: Rows = [["วิเคราะห์ผลการประเมิน", *LABELS[1:]], ["i4", *BODY[1:]]]
    assert not is_form(rows_of(table(rows)), goes_on=True)


def test_a_table_of_contents_is_no_form() -> None:
    contents: Rows = [["คำนำ", "๑"], ["มาตรการ", "๒"], ["ผู้รับผิดชอบ", "๕"], ["งบประมาณ", "๗"]]
    assert not is_form(rows_of(table(contents)), goes_on=False)


def test_labels_of_forms() -> None:
    assert label_role("๓. ผู้รับผิดชอบ :") == "owner"
    assert label_role("(๒) ระยะเวลาดำเนินการ") == "period"
    assert label_role("การใช้งบประมาณ") is None
    assert label_role("จัดอบรมพนักงานทุกคนเรื่องการให้บริการประชาชน") is None


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["", *LABELS, *BODY, "ปี ๒๕๖๗"]), min_size=3, max_size=3), min_size=1, max_size=8)
)
def test_a_header_never_takes_more_than_there_is(rows: list[list[str]]) -> None:
    captions, tall = height(rows)
    assert 0 <= captions + tall <= len(rows)
    assert len(header_paths(rows_of(table(rows))[captions : captions + tall])) in {0, 3}
