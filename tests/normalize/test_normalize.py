"""Entries, findings and the whole record, from small documents."""

from datetime import date

from extract.extract import extract
from ingest.document import Cell, Document, Paragraph, Table
from normalize.normalize import normalize
from normalize.record import SCHEMA_VERSION, Record

TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
PLACE = "องค์การบริหารส่วนตำบลหนองตัวอย่าง อำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่"
PERIOD = "ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"
HEADER = ["ตัวชี้วัด", "ข้อ", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "งบประมาณ"]
ROWS = [
    ["ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "i๔", "จัดทำคู่มือ", "๑. ร่าง ๒. เผยแพร่", PERIOD, "กองคลัง สำนักปลัด", "ไม่ใช้งบประมาณ"],
    ["", "o๕", "จัดอบรมพนักงาน", "๑. เชิญ ๒. อบรม", "ม.ค. ๒๕๖๘", "กองช่าง", "๑๐,๐๐๐ บาท"],
    ["", "", "ติดตามผลการดำเนินงาน", "รายงานผลต่อผู้บริหาร", "ทุกวันพระ", "ชมรมคนรักธรรม", ""],
]  # fmt: skip


def record(*parts: str | list[list[str]]) -> Record:
    blocks: list[Paragraph | Table] = []
    for n, part in enumerate(parts):
        if isinstance(part, str):
            blocks.append(Paragraph(f"p{n}", part))
        else:
            cells = (Cell(f"t{n}.r{r}.c{c}", text, r, c) for r, row in enumerate(part) for c, text in enumerate(row))
            blocks.append(Table(f"t{n}", tuple(cells), len(part), len(part[0])))
    document = Document("0123456789abcdef", "0" * 64, ("made.txt",), "text/plain", None, "native", tuple(blocks))
    return normalize(extract(document))


def codes(found: Record) -> list[str]:
    return [issue.code for issue in found.issues]


def test_the_values_of_entries() -> None:
    one, two, three = record(TITLE, PLACE, [HEADER, *ROWS]).entries
    assert one.indicators == (2,)
    assert one.items == ("i4",)
    assert one.period is not None
    assert (one.period.start, one.period.end, one.period.precision) == (date(2024, 10, 1), date(2025, 3, 31), "month")
    assert [(owner.raw, owner.unit) for owner in one.owners] == [("กองคลัง", "finance"), ("สำนักปลัด", "office_of_clerk")]
    assert one.budget is not None
    assert one.budget.amount == 0
    assert two.budget is not None
    assert two.budget.amount == 10_000
    assert three.budget is None
    assert [(step.no, step.text) for step in one.steps] == [(1, "ร่าง"), (2, "เผยแพร่")]


def test_what_cannot_be_read_keeps_its_words_and_is_reported() -> None:
    found = record(TITLE, PLACE, [HEADER, *ROWS])
    three = found.entries[2]
    assert three.period is not None
    assert (three.period.raw, three.period.start, three.period.end) == ("ทุกวันพระ", None, None)
    assert [(owner.raw, owner.unit) for owner in three.owners] == [("ชมรมคนรักธรรม", None)]
    assert {"bad_value", "unknown_owner"} <= set(codes(found))


def test_ids_name_the_document_and_the_first_cell() -> None:
    found = record(TITLE, PLACE, [HEADER, *ROWS])
    assert [entry.entry_id for entry in found.entries] == [
        "0123456789abcdef:t2.r1.c0",
        "0123456789abcdef:t2.r2.c1",
        "0123456789abcdef:t2.r3.c2",
    ]


def test_indicators_of_the_items_where_none_is_printed_cite_the_items() -> None:
    header = ["ข้อ", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]
    (entry,) = record(TITLE, PLACE, [header, ["e๗", "จัดทำคู่มือ", "ร่างแล้วเผยแพร่", "กองคลัง"]]).entries
    assert (entry.indicators, entry.items) == ((8,), ("e7",))
    assert entry.sources["indicators"] == entry.sources["items"]
    assert entry.sources["items"][0].block == "t2.r1.c0"


def test_problems_and_recommendations_are_findings_with_their_entry() -> None:
    header = ["ตัวชี้วัด", "มาตรการ", "ผลการดำเนินการ", "ปัญหา/อุปสรรค", "ข้อเสนอแนะ"]
    row = ["ตัวชี้วัดที่ ๓ การใช้อำนาจ", "จัดทำคู่มือ", "ได้จัดทำเมื่อวันที่ ๕ มกราคม ๒๕๖๘", "ขาดบุคลากร", "ควรเพิ่มบุคลากร"]
    found = record("รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", PLACE, [header, row])
    assert [(one.kind, one.text, one.indicators, one.entry_id) for one in found.findings] == [
        ("limitation", "ขาดบุคลากร", (3,), found.entries[0].entry_id),
        ("recommendation", "ควรเพิ่มบุคลากร", (3,), found.entries[0].entry_id),
    ]
    assert found.entries[0].results[0].dates == (date(2025, 1, 5),)
    assert found.document.kind == "report"


def test_problems_are_about_the_items_of_their_entry() -> None:
    header = ["ข้อ", "มาตรการ", "ระยะเวลา", "ผลการดำเนินการ", "ปัญหาและอุปสรรค"]
    found = record(TITLE, [header, ["i๔, i๕", "จัดทำคู่มือ", PERIOD, "ได้เผยแพร่แล้ว", "งบประมาณไม่เพียงพอ"]])
    assert [(one.text, one.items) for one in found.findings] == [("งบประมาณไม่เพียงพอ", ("i4", "i5"))]


def test_recommendations_outside_of_tables_carry_their_items() -> None:
    advice = "หน่วยงานควรเผยแพร่ข้อมูลให้ประชาชนเข้าถึงได้ง่าย"
    found = record(TITLE, "ผลการประเมิน ITA ปี พ.ศ. ๒๕๖๗", "ข้อเสนอแนะของผู้ประเมิน", f"e๔ {advice}")
    assert [(one.text, one.items, one.indicators) for one in found.findings] == [(advice, ("e4",), (7,))]


def test_the_document_itself() -> None:
    found = record(TITLE, PLACE, [HEADER, *ROWS])
    about = found.document
    assert found.schema_version == SCHEMA_VERSION
    assert (about.kind, about.fiscal_year, about.reporting_months) == ("measures", 2568, None)
    assert about.title is not None
    assert about.title.startswith(TITLE)
    assert (about.agency.type, about.agency.province) == ("อบต.", "เชียงใหม่")
    assert set(about.sources) >= {"title", "agency", "fiscal_year"}


def test_a_year_from_the_periods_is_reported_as_inferred() -> None:
    found = record("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", PLACE, [HEADER, *ROWS])
    assert found.document.fiscal_year == 2568
    assert "inferred_value" in codes(found)


def test_an_empty_document_has_an_empty_record() -> None:
    found = record()
    assert (found.entries, found.scores, found.findings) == ((), (), ())
    assert codes(found) == ["unknown_agency"]
    assert found.document.kind == "other"
