"""Separated values: encodings, separators, quotes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import delimited
from ingest.document import Document, Table
from ingest.read import read

ROWS = [["ที่", "มาตรการ", "ขั้นตอน"], ["1", "จัดทำคู่มือ", "ประชุม"], ["2", "เปิดเผยข้อมูล", "ปรับปรุงเว็บไซต์"]]


def grid(document: Document) -> list[list[str]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    out: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        out[cell.row].append(cell.text)
    return out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_line_ends(encoding: str, separator: str, line_end: str) -> None:
    data = line_end.join(separator.join(row) for row in ROWS).encode(encoding)
    path = Path("แผน.csv")
    assert delimited.matches(data, path)
    document = delimited.read(path, data)
    assert grid(document) == ROWS
    assert document.media_type == ("text/tab-separated-values" if separator == "\t" else "text/csv")


def test_quoted_fields_with_separators_lines_and_quotes() -> None:
    data = 'ที่,มาตรการ,ขั้นตอน\n1,"จัดทำ ""คู่มือ"", แผ่นพับ","๑. ประชุม\n๒. แจ้งเวียน"\n'.encode()
    document = delimited.read(Path("a.csv"), data)
    assert grid(document)[1] == ["1", 'จัดทำ "คู่มือ", แผ่นพับ', "๑. ประชุม\n๒. แจ้งเวียน"]
    assert [text.block for text in document.texts()][3:] == ["s1.A2", "s1.B2", "s1.C2"]


def test_a_quote_that_is_never_closed_loses_no_row() -> None:
    data = 'ที่,มาตรการ,ผล\n1,"จัดทำ,ดี\n2,เผยแพร่,ดี\n'.encode()
    assert grid(delimited.read(Path("a.csv"), data)) == [
        ["ที่", "มาตรการ", "ผล"],
        ["1", '"จัดทำ', "ดี"],
        ["2", "เผยแพร่", "ดี"],
    ]


def test_titles_and_notes_are_paragraphs() -> None:
    data = "แผนของเทศบาล,,\nที่,มาตรการ,ผล\n1,ก,ดี\n2,ข,ดี\nหมายเหตุ,,\n".encode()
    blocks = delimited.read(Path("a.csv"), data).blocks
    assert [block.block for block in blocks] == ["s1.A1", "t0", "s1.A5"]


def test_excels_line_that_names_the_separator_is_no_content() -> None:
    assert grid(delimited.read(Path("a.csv"), "sep=;\nก;ข,1;ค\n1;2;3\n".encode())) == [
        ["ก", "ข,1", "ค"],
        ["1", "2", "3"],
    ]


def test_rows_of_equal_width_are_told_by_content(tmp_path: Path) -> None:
    path = tmp_path / "แผน.txt"
    path.write_text("\n".join(",".join(row) for row in ROWS), encoding="utf-8")
    assert grid(read(path)) == ROWS


@pytest.mark.parametrize(
    "text",
    [
        "มาตรการ ก, ข และ ค\nดำเนินการ ง, จ\nสรุป",
        "| ก | ข | ค |\n| - | - | - |\n| 1 | 2 | 3 |",
        "ย่อหน้าเดียว",
        "",
    ],
)
def test_prose_and_markdown_are_not_separated_values(text: str) -> None:
    assert not delimited.matches(text.encode(), Path("แผน.txt"))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\1", b"<html><table></table></html>"])
def test_other_formats_named_csv_are_not_separated_values(data: bytes) -> None:
    assert not delimited.matches(data, Path("แผน.csv"))


@given(st.binary(max_size=300))
def test_any_bytes_are_told_without_failing(data: bytes) -> None:
    assert delimited.matches(data, Path("a.csv")) in (True, False)


@given(st.text(alphabet='ก1",;\t\n| ', max_size=60))
def test_no_text_of_any_rows_is_lost(text: str) -> None:
    document = delimited.read(Path("a.csv"), text.encode())
    found = "".join(block.text for block in document.texts())
    assert [found.count(letter) for letter in "ก1"] == [text.count(letter) for letter in "ก1"]
