"""HTML: content in, the page around it out."""

import quopri
from pathlib import Path

import pytest

from ingest import html
from ingest.document import Document, Paragraph, Table
from ingest.issue import UnreadableFile


def read(source: str | bytes) -> Document:
    return html.read(Path("sample.html"), source.encode() if isinstance(source, str) else source)


def texts(document: Document) -> list[str]:
    return [text.text for text in document.texts()]


def table(source: str) -> Table:
    (found,) = [block for block in read(source).blocks if isinstance(block, Table)]
    return found


PAGE = """<!DOCTYPE html><html><head><title>ข่าว - เทศบาลตัวอย่าง</title><script>var a=1</script></head><body>
<div id="site-header">เทศบาลตัวอย่าง ยินดีต้อนรับ</div><div class="topBar">โทร 053</div><div id="LeftMenu">เมนูซ้าย</div>
<nav><ul><li><a href=/>หน้าแรก</a></li><li><a href=/n>ข่าว</a></li></ul></nav>
<div id="breadcrumb"><a href=/>หน้าแรก</a> &raquo; ITA</div>
<form id="aspnetForm"><input type=text value=ค้นหา>
<div class="container has-sidebar">
 <div class="entry-content"><div class="header"><h1>มาตรการส่งเสริมความโปร่งใส</h1></div>
 <p>เทศบาลตัวอย่าง<br>อำเภอตัวอย่าง</p>
 <p style="display: none">ซ่อน</p><p hidden>ซ่อนอีก</p>
 <table><tr><th>ประเด็น</th><th>มาตรการ</th></tr><tr><td>๑</td><td>เผยแพร่</td></tr></table>
 ท้ายเรื่องที่ไม่มีแท็ก
 </div>
 <div class="widget-area sidebar"><h3>ข่าวล่าสุด</h3><p>ประกวดราคา</p></div>
 <ul><li><a href=1>หนึ่ง</a><li><a href=2>สอง</a><li><a href=3>สาม</a><li><a href=4>สี่</a></ul>
</div></form>
<footer>ลิขสิทธิ์ เทศบาลตัวอย่าง</footer></body></html>"""


def test_only_the_content_of_a_page() -> None:
    assert texts(read(PAGE)) == [
        "มาตรการส่งเสริมความโปร่งใส",
        "เทศบาลตัวอย่าง\nอำเภอตัวอย่าง",
        "ประเด็น",
        "มาตรการ",
        "๑",
        "เผยแพร่",
        "ท้ายเรื่องที่ไม่มีแท็ก",
    ]


def test_a_page_header_that_gives_the_place_of_the_agency_stays() -> None:
    agency = "เทศบาลตำบลหนองม่วง อำเภอหนองม่วง จังหวัดลพบุรี"
    content = f"<h2>มาตรการ</h2><p>{'เนื้อหาของมาตรการ ' * 9}</p>"
    footer = f"<footer>{agency} โทร ๐๓๖</footer>"
    assert texts(read(f"<body><div class=header>{agency}</div>{content}{footer}</body>"))[:2] == [agency, "มาตรการ"]
    linked = f"<header>{agency} <a href=/>หน้าแรก</a></header>"
    assert texts(read(f"<body>{linked}{content}{footer}</body>"))[0] == "มาตรการ"
    assert len(texts(read(f"<body>{linked}{content}{footer}</body>"))) == 2


def test_main_is_preferred() -> None:
    page = "<body><div>แถบข้าง</div><main><h2>แผน</h2><p>เนื้อหาของแผนปฏิบัติการ</p></main><div>อื่น</div></body>"
    assert texts(read(page)) == ["แผน", "เนื้อหาของแผนปฏิบัติการ"]


def test_a_menu_name_does_not_cost_the_content() -> None:
    page = "<body class=nav><div class='menu-content search'><p>เนื้อหาทั้งหมดอยู่ในนี้</p></div></body>"
    assert texts(read(page)) == ["เนื้อหาทั้งหมดอยู่ในนี้"]


def test_the_title_stands_in_for_a_heading() -> None:
    document = read("<title>แผนของเทศบาล</title><p>เนื้อหา</p>")
    assert [(b.text, b.level) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("แผนของเทศบาล", 1),
        ("เนื้อหา", None),
    ]


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ("<meta charset=tis-620>", "cp874"),
        ('<meta http-equiv=Content-Type content="text/html; charset=windows-874">', "cp874"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=utf-8>", "cp874"),  # it lies
        ("", "utf-16"),
    ],
)
def test_encodings(meta: str, encoding: str) -> None:
    page = f"<html><head>{meta}</head><body><p>มาตรการส่งเสริม “คุณธรรม”</p></body></html>"
    assert html.matches(page.encode(encoding), Path("a"))
    assert texts(read(page.encode(encoding))) == ["มาตรการส่งเสริม “คุณธรรม”"]


def test_spans_and_header_cells() -> None:
    found = table(
        "<table><thead><tr><td rowspan=2>ก</td><td colspan=2>ข</td></tr><tr><td>ค</td><td>ง</td></tr></thead>"
        "<tfoot><tr><td colspan=3>ท้าย</td></tr></tfoot>"
        "<tbody><tr><th>จ</th><td rowspan=0>ฉ</td><td>ช</td></tr><tr><td>ซ</td><td>ฌ</td></tr></tbody></table>"
    )
    assert [(c.text, c.row, c.column, c.row_span, c.column_span, c.header) for c in found.cells] == [
        ("ก", 0, 0, 2, 1, True),
        ("ข", 0, 1, 1, 2, True),
        ("ค", 1, 1, 1, 1, True),
        ("ง", 1, 2, 1, 1, True),
        ("จ", 2, 0, 1, 1, False),
        ("ฉ", 2, 1, 2, 1, False),
        ("ช", 2, 2, 1, 1, False),
        ("ซ", 3, 0, 1, 1, False),
        ("ฌ", 3, 2, 1, 1, False),
        ("ท้าย", 4, 0, 1, 3, False),
    ]


def test_absurd_spans_cost_nothing() -> None:
    found = table("<table><tr><td rowspan=65000 colspan=99999>ก<td>ข<tr><td>ค<td colspan=x>ง</table>")
    assert found.rows == 2
    assert found.columns < 1000


def test_cell_text_as_shown() -> None:
    found = table(
        "<table><tr><td>ก<br>ข\n  ค<p>ง</p>จ</td><td><ol start=3><li>สาม<li value=7>เจ็ด<li>แปด</ol></td>"
        "<td><ol style='list-style-type: thai'><li>หนึ่ง<ul><li>ย่อย</ul><li>สอง</ol></td>"
        "<td><ol type=a reversed><li>x<li>y</ol></td><td><ul><li>- ขีด<li>จุด</ul></td></tr><tr><td>ฉ</table>"
    )
    assert [cell.text for cell in found.cells] == [
        "ก\nข ค\nง\nจ",
        "3. สาม\n7. เจ็ด\n8. แปด",
        "๑. หนึ่ง\n• ย่อย\n๒. สอง",
        "b. x\na. y",
        "- ขีด\n• จุด",
        "ฉ",
    ]
    assert [line.level for line in found.cells[2].lines] == [0, 1, 0]


def test_an_item_is_labelled_once() -> None:
    items = "<li><p>ก</p><p>ข</p></li><li>ค<div>ง</div>จ</li><li><ul><li>ฉ</li></ul>ช</li>"
    found = table(f"<table><tr><td><ol>{items}</ol><td>ซ</table>")
    assert found.cells[0].text == "1. ก\nข\n2. ค\nง\nจ\n• ฉ\n3. ช"


def test_layout_tables_are_taken_apart() -> None:
    document = read(
        "<table role=presentation><tr><td><h2>แผน</h2></td><td>ข้อความ</td></tr></table>"
        "<table><tr><td><p>กล่อง</p></td></tr></table>"
        "<table><tr><td>ซ้าย</td><td><table><tr><th>หัวตาราง<th>ข้อความ<tr><td>๑<td>๒</table></td></tr></table>"
    )
    assert [block.block for block in document.blocks] == ["p0", "p1", "p2", "p3", "t0"]


def test_a_small_table_in_a_cell_is_text() -> None:
    found = table(
        "<table border=1><tr><td>หัวข้อของตารางใหญ่<td>รายละเอียดที่ยาวกว่าตารางเล็ก<tr>"
        "<td>๑<td>ดังนี้<table><tr><td>ก<td>๑<tr><td>ข<td>๒</table></table>"
    )
    assert [cell.text for cell in found.cells][2:] == ["๑", "ดังนี้\nก ๑\nข ๒"]


def test_a_menu_beside_the_content_in_a_layout_table() -> None:
    menu = "<br>".join(f"<a href={i}>เมนู {i}</a>" for i in range(6))
    content = "<h2>แผนของเทศบาล</h2><p>เนื้อหาของแผน</p>"
    document = read(f"<body><table><tr><td>{menu}</td><td>{content}</td></tr></table></body>")
    assert texts(document) == ["แผนของเทศบาล", "เนื้อหาของแผน"]


def test_a_web_archive() -> None:
    archive = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
        b"--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring("<html><body><p>เนื้อหาของหน้า</p></body></html>".encode())
        + b"\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--B--\r\n"
    )
    assert html.matches(archive, Path("a.mht"))
    assert texts(read(archive)) == ["เนื้อหาของหน้า"]


def test_caption_comes_first() -> None:
    document = read("<table><caption>ตารางที่ ๑</caption><tr><td>ก<td>ข</table>")
    assert texts(document) == ["ตารางที่ ๑", "ก", "ข"]


def test_a_short_bold_paragraph_is_a_heading() -> None:
    document = read(
        "<h3>หัวข้อ</h3><p align=center><strong>แผนปฏิบัติการ</strong></p><p style='font-weight: 700'>มาตรการ</p>"
        f"<p><b>คำ</b> ธรรมดา</p><p><b>{'ยาว' * 80}</b></p>"
    )
    assert [block.level for block in document.blocks if isinstance(block, Paragraph)] == [3, 2, 2, None, None]


def test_empty_lines_part_paragraphs() -> None:
    assert texts(read("<body>ก<br>ข<br><br>ค</body>")) == ["ก\nข", "ค"]


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "<html><body><script>x</script><nav><a>เมนู</a></nav></body></html>", "<html><body> <p>&nbsp;"],
)
def test_refuses_a_page_without_content(page: str) -> None:
    with pytest.raises(UnreadableFile, match=r"sample\.html"):
        read(page)


def test_deep_nesting_loses_nothing() -> None:
    depth = 1500
    source = "<body>" + "<div>" * depth + "<p>ลึก</p><b>มาก</b>" + "</div>" * depth + "<p>ตื้น</p>"
    assert texts(read(source)) == ["ลึกมาก", "ตื้น"]
