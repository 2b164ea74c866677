import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.joining import join_lines
from ingest.reference import rows

# the two lines, and what they are joined
CASES = [
    ("หน่วยงานเผยแพร่ประกา", "ศอย่างทั่วถึง", "หน่วยงานเผยแพร่ประกาศอย่างทั่วถึง"),
    ("องค์การบริหารส่วน", "ตำบลต้นแบบ", "องค์การบริหารส่วนตำบลต้นแบบ"),
    ("ให้บริการด้วยความ", "รวดเร็ว", "ให้บริการด้วยความรวดเร็ว"),
    ("ที", "่ประชุม", "ที่ประชุม"),
    ("ผู", " ้บริหาร", "ผู้บริหาร"),
    ("ด", "ำเนินการ", "ดำเนินการ"),
    ("หน่วยงานต่าง", "ๆ ของเทศบาล", "หน่วยงานต่าง ๆ ของเทศบาล"),
    ("หน่วยงานต่าง ๆ", "ของเทศบาล", "หน่วยงานต่าง ๆ ของเทศบาล"),
    ("ค่าวัสดุ ฯลฯ", "ตามระเบียบ", "ค่าวัสดุ ฯลฯ ตามระเบียบ"),
    ("ประจำปีงบประมาณ พ.ศ.", "๒๕๖๘", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
    ("ประจำปี พ.", "ศ. ๒๕๖๘", "ประจำปี พ.ศ. ๒๕๖๘"),
    ("ให้ อบต.", "ต้นแบบ", "ให้ อบต.ต้นแบบ"),
    ("ตามข้อ", "๑", "ตามข้อ ๑"),
    ("ทั้ง ๓", "ระดับ", "ทั้ง ๓ ระดับ"),
    ("ได้ ๙๗.", "๘๖ คะแนน", "ได้ ๙๗.๘๖ คะแนน"),
    ("๑.", "มอบหมาย", "๑. มอบหมาย"),
    ("๑๐", "-๒๐ คน", "๑๐-๒๐ คน"),
    ("๑ ต.ค.๖๗ –", "๓๐ ก.ย.๖๘", "๑ ต.ค.๖๗ – ๓๐ ก.ย.๖๘"),
    ("นโยบาย No Gift", "Policy", "นโยบาย No Gift Policy"),
    ("ระบบ E-", "Service", "ระบบ E-Service"),
    ("ระบบ e-", "service", "ระบบ e-service"),
    ("trans-", "parency", "transparency"),
    ("เว็บไซต์", "Facebook", "เว็บไซต์ Facebook"),
    ("www.example", ".go.th", "www.example.go.th"),
    ("https://www.example.go.th/do", "cs/plan.pdf", "https://www.example.go.th/docs/plan.pdf"),
    ("การประชา-", "สัมพันธ์", "การประชาสัมพันธ์"),
    ("ประชา\u00ad", "สัมพันธ์", "ประชาสัมพันธ์"),
    ("ประชา\u0002", "สัมพันธ์", "ประชาสัมพันธ์"),
    ("การเปิดเผยข้อมูล", "(OIT)", "การเปิดเผยข้อมูล (OIT)"),
    ("(แนวทาง", ")", "(แนวทาง)"),
    ("(", "แนวทาง)", "(แนวทาง)"),
    ("(OIT)", "ได้คะแนน", "(OIT) ได้คะแนน"),
    ("คำว่า “", "โปร่งใส”", "คำว่า “โปร่งใส”"),
    ("แผนงาน/", "โครงการ", "แผนงาน/โครงการ"),
    ("แผนงาน", "/โครงการ", "แผนงาน/โครงการ"),
    ("ดำเนินการดังนี้", "จัดทำแผน", "ดำเนินการดังนี้ จัดทำแผน"),
    ("ผ่านช่องทาง", "เช่น เว็บไซต์", "ผ่านช่องทาง เช่น เว็บไซต์"),
    ("มีความโปร่งใส ", "ตรวจสอบได้", "มีความโปร่งใส ตรวจสอบได้"),
    ("ประชาสั ", "มพันธ์", "ประชาสัมพันธ์"),
    ("๑", "๕,๐๐๐", "๑๕,๐๐๐"),
    ("๑๕,๐", "๐๐ บาท", "๑๕,๐๐๐ บาท"),
    ("๑๕,๐๐๐", "๐๐", "๑๕,๐๐๐ ๐๐"),
    ("๐", "๕/๐๙/๒๕๖๗", "๐๕/๐๙/๒๕๖๗"),
    ("๕/๐๙/๒๕๖", "๗", "๕/๐๙/๒๕๖๗"),
    ("ปี ๒๕๖", "๗", "ปี ๒๕๖๗"),
    ("๒๕๖๗", "๒๕๖๘", "๒๕๖๗ ๒๕๖๘"),
    ("๒๕๖", "๒๕๗", "๒๕๖ ๒๕๗"),
    ("๑๒", "๕,๐๐๐", "๑๒ ๕,๐๐๐"),
    ("จำนวน ๑", "๕,๐๐๐", "จำนวน ๑ ๕,๐๐๐"),
    ("๑,๒๐๐", "๓,๔๐๐", "๑,๒๐๐ ๓,๔๐๐"),
]


@pytest.mark.parametrize(("left", "right", "joined"), CASES)
def test_joins(left: str, right: str, joined: str) -> None:
    assert join_lines([left, right]).text == joined


def test_gives_the_place_of_every_line() -> None:
    text, ranges = join_lines(["ประชา\u00ad", "", "สัมพันธ์", "  No Gift ", "Policy"])
    assert text == "ประชาสัมพันธ์ No Gift Policy"
    assert [text[start:end] for start, end in ranges] == ["ประชา", "", "สัมพันธ์", "No Gift", "Policy"]


def test_joins_nothing() -> None:
    assert join_lines([]) == ("", ())
    assert join_lines(["", " "]) == ("", ((0, 0), (0, 0)))


@given(st.lists(st.text(alphabet="กขตาีเ่ๆฯ.๑2ab-( )“”/\u00ad", max_size=8), max_size=6))
def test_changes_nothing_but_spaces_and_hyphens(lines: list[str]) -> None:
    text, ranges = join_lines(lines)
    visible = [c for c in "".join(lines) if c not in " -\u00ad"]
    assert [c for c in text if c not in " -\u00ad"] == visible
    assert len(ranges) == len(lines)
    for line, (start, end) in zip(lines, ranges, strict=True):
        assert line.strip().startswith(text[start:end])


@pytest.mark.parametrize("name", ["ita_words", "spaced_words"])
def test_word_lists_are_clean(name: str) -> None:
    words = [(row["word"], row.get("space")) for row in rows(name)]
    assert len(words) == len(set(words))
    assert all(word == word.strip() and row["source"] for (word, _), row in zip(words, rows(name), strict=True))
