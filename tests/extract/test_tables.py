"""Logical tables: the pieces of one table, joined over pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.built import Merged, Rows, logical

LABELS = ["ที่", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]


def body(first: int, last: int) -> list[list[str]]:
    return [[str(n), f"อบรมพนักงานรุ่นที่ {n}", "วางแผนแล้วจัดอบรม", "ต.ค. ๒๕๖๗", "กองคลัง"] for n in range(first, last + 1)]


def numbers(rows: object) -> list[str]:
    return [row.text(0) for row in rows]  # type: ignore[attr-defined]


def test_pieces_with_a_repeated_header_are_one_table() -> None:
    (table,) = logical([LABELS, *body(1, 3)], "- ๒ -", [LABELS, *body(4, 5)])
    assert numbers(table.rows) == ["1", "2", "3", "4", "5"]
    assert [row.cut for row in table.rows] == [False, False, False, True, False]
    assert table.paths == tuple((label,) for label in LABELS)
    assert len(table.headers) == 10


def test_a_short_row_below_a_repeated_header_is_the_rest_of_a_row() -> None:
    rest = ["", "ผู้ปฏิบัติงานแทน", "", "", ""]
    (table,) = logical([LABELS, *body(1, 3)], [LABELS, rest, *body(4, 5)])
    assert [row.text(1) for row in table.rows if row.cut] == ["ผู้ปฏิบัติงานแทน"]


def test_pieces_without_a_header_are_one_table() -> None:
    (table,) = logical([LABELS, *body(1, 3)], body(4, 5), body(6, 7))
    assert numbers(table.rows) == [str(n) for n in range(1, 8)]


def test_a_header_that_is_misread_on_the_next_page_is_the_same() -> None:
    misread = ["ที", "มาตราการ", "ขั้นตอบ", "ระยะเวลา", "ผู้รับผิดขอบ"]
    (table,) = logical([LABELS, *body(1, 2)], [misread, *body(3, 4)])
    assert numbers(table.rows) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("furniture", ["- 3 -", "๓", "หน้า ๓", "หน้าที่ 3 จาก 9", "(ต่อ)", ".........."])
def test_page_furniture_between_pieces_does_not_part_them(furniture: str) -> None:
    assert len(logical([LABELS, *body(1, 2)], furniture, body(3, 4))) == 1


def test_a_running_title_does_not_part_them() -> None:
    title = "มาตรการของเทศบาลตำบลตัวอย่าง"
    assert len(logical(title, [LABELS, *body(1, 2)], title, body(3, 4))) == 1


def test_words_between_two_tables_part_them() -> None:
    first, second = logical([LABELS, *body(1, 2)], "ส่วนถัดไปเป็นรายละเอียดของอีกเรื่องหนึ่ง", [LABELS, *body(1, 2)])
    assert [paragraph.text for paragraph in second.context] == ["ส่วนถัดไปเป็นรายละเอียดของอีกเรื่องหนึ่ง"]
    assert first.context == ()


def test_another_header_begins_another_table() -> None:
    scores: Rows = [["ตัวชี้วัด", "คะแนน ปี ๒๕๖๖", "คะแนน ปี ๒๕๖๗"], ["การใช้อำนาจ", "๙๐.๐๐", "๙๕.๐๐"]]
    assert len(logical([LABELS, *body(1, 2)], scores)) == 2


def test_a_header_above_numbers_of_columns_begins_another_table() -> None:
    other = ["ข้อคำถาม", "มาตรการ/กิจกรรม", "วิธีการดำเนินการ", "หมายเหตุ", "ผู้รับผิดชอบ"]
    counts = ["(๑)", "(๒)", "(๓)", "(๔)", "(๕)"]
    rows = [["การใช้งบประมาณ (I ๔)", "เผยแพร่แผน", "- จัดทำสื่อ", "-", "กองคลัง"] for _ in range(2)]
    assert len(LABELS) == len(other)
    assert len(logical([LABELS, *body(1, 2)], [other, counts, *rows])) == 2


def test_numbers_of_columns_below_a_repeated_header_are_no_row() -> None:
    counts = ["(\n๑)", "(๒)", "(๓)", "(๔)", "(๕)"]
    (table,) = logical([LABELS, counts, *body(1, 2)], [LABELS, counts, *body(3, 4)])
    assert numbers(table.rows) == ["1", "2", "3", "4"]


def test_a_piece_with_fewer_columns_goes_on_where_a_dump_dropped_empty_cells() -> None:
    (table,) = logical([LABELS, *body(1, 2)], [row[:4] for row in body(3, 4)])
    assert numbers(table.rows) == ["1", "2", "3", "4"]
    assert [row.text(4) for row in table.rows] == ["กองคลัง", "กองคลัง", "", ""]
    assert all(len(row.cells) == 5 for row in table.rows)


def test_a_piece_with_one_empty_column_more_goes_on() -> None:
    wide = [[*row[:2], "", *row[2:]] for row in body(3, 4)]
    (table,) = logical([LABELS, *body(1, 2)], wide)
    assert [row.text(4) for row in table.rows] == ["กองคลัง"] * 4


def test_an_empty_column_in_the_middle_of_a_wider_piece_moves_no_cell() -> None:
    wide = [[*row[:2], "", *row[2:]] for row in body(3, 4)]
    wide[0][5] = ""
    (table,) = logical([LABELS, *body(1, 2)], wide)
    assert [row.text(3) for row in table.rows] == ["ต.ค. ๒๕๖๗"] * 4
    assert [row.text(4) for row in table.rows] == ["กองคลัง", "กองคลัง", "", "กองคลัง"]


def test_a_piece_with_more_words_than_columns_is_another_table() -> None:
    wide = [[*row, "ดำเนินการแล้ว"] for row in body(3, 4)]
    assert [table.columns for table in logical([LABELS, *body(1, 2)], wide)] == [5, 6]


def test_a_caption_of_its_own_begins_a_table_and_a_repeated_one_does_not() -> None:
    def piece(caption: str, first: int) -> Rows:
        return [[Merged(caption, columns=5)], LABELS, *body(first, first + 1)]

    tables = logical(
        piece("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", 1),
        piece("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (ต่อ)", 3),
        piece("ตัวชี้วัดที่ ๒ การใช้งบประมาณ", 1),
    )
    assert [len(table.rows) for table in tables] == [4, 2]


def test_captions_and_headers_are_kept_apart_from_the_body() -> None:
    (table,) = logical([[Merged("แผนของเทศบาลตำบลตัวอย่าง", columns=5)], LABELS, *body(1, 2)])
    assert [cell.text for cell in table.captions] == ["แผนของเทศบาลตำบลตัวอย่าง"]
    assert [cell.text for cell in table.headers] == LABELS
    assert numbers(table.rows) == ["1", "2"]


def test_a_form_is_no_piece_of_a_table_of_rows() -> None:
    form: Rows = [["ชื่อมาตรการ", "จัดทำคู่มือ"], ["ขั้นตอน", "เขียนแล้วแจ้ง"], ["ผู้รับผิดชอบ", "กองช่าง"]]
    assert [table.form for table in logical([LABELS, *body(1, 2)], form)] == [False, True]


def test_empty_tables_are_left_out() -> None:
    assert logical([["", ""], ["", ""]], []) == []


CELL = st.sampled_from(["", "๑", "มาตรการ", "อบรม", "ต.ค. ๒๕๖๗", "กองคลัง", "๙๐.๐๐"])


@settings(deadline=None)
@given(
    st.lists(
        st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=4)),
        max_size=4,
    )
)
def test_joining_keeps_every_filled_cell(pieces: list[list[list[str]]]) -> None:
    tables = logical(*pieces)
    kept = [
        cell.block
        for table in tables
        for cells in (table.captions, table.headers, [cell for row in table.rows for cell in row.cells if cell])
        for cell in cells
        if cell.text
    ]
    written = [
        f"t{n}.r{r}.c{c}"
        for n, rows in enumerate(pieces)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
    ]
    assert sorted(kept) == sorted(written)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["ข้อ", "มาตรกา", "ผู้รับผิด", "ระยะ"], ["", "ร/แนวทาง", "ชอบ", "เวลา"]),
        (["ข้อ", "มาตรการ/", "ผู้รับผิดชอบ", "ระยะเวลา"], ["", "แนวทาง", "", ""]),
    ],
)
def test_a_header_that_a_page_cuts(upper: list[str], lower: list[str]) -> None:
    (whole,) = logical([upper], [lower, ["i๑", "จัดทำคู่มือ", "กองคลัง", "ต.ค. ๒๕๖๗"]])
    assert [whole.header(column) for column in range(4)] == ["ข้อ", "มาตรการ/แนวทาง", "ผู้รับผิดชอบ", "ระยะเวลา"]
    assert [row.text(1) for row in whole.rows] == ["จัดทำคู่มือ"]


def test_labels_below_a_merged_one_that_a_page_cuts() -> None:
    upper: Rows = [["ข้อ", "วิธีการนำผลการวิเคราะห์", Merged("การดำเนินการ", columns=2)]]
    lower = ["ที่", "ไปสู่การปฏิบัติ", "ช่วงเวลา", "ส่วนราชการที่รับผิดชอบ"]
    (whole,) = logical(upper, [lower, ["๑", "จัดทำคู่มือ", "ต.ค. ๒๕๖๗", "กองคลัง"]])
    assert whole.header(1) == "วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ"
    assert [path[-1] for path in whole.paths[2:]] == ["ช่วงเวลา", "ส่วนราชการที่รับผิดชอบ"]
    assert [row.text(1) for row in whole.rows] == ["จัดทำคู่มือ"]


def test_a_row_below_a_header_alone_at_the_foot_of_a_page_is_a_row() -> None:
    (whole,) = logical([["ข้อ", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"]], [["i๑", "จัดทำคู่มือ", "กองคลัง", "ต.ค. ๒๕๖๗"]])
    assert [row.text(1) for row in whole.rows] == ["จัดทำคู่มือ"]


def test_a_header_repeated_alone_at_the_foot_of_a_page_parts_no_table() -> None:
    (whole,) = logical([LABELS, *body(1, 2)], [LABELS], body(3, 4))
    assert [row.text(0) for row in whole.rows] == ["1", "2", "3", "4"]
