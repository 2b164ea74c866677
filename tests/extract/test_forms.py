"""Forms: labels with values beside them, one small table for each measure."""

from extract.raw import RawEntry
from tests.extract.built import Merged, Rows, record, texts

FINDING = "พบว่าประชาชนบางส่วนยังไม่ทราบช่องทางการติดต่อราชการ"


def form(measure: str, owner: str) -> Rows:
    return [
        ["มาตรการ", measure],
        ["ขั้นตอนการดำเนินการ", "๑. วางแผน\n๒. ดำเนินการ"],
        ["ระยะเวลา", "ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"],
        ["ผู้รับผิดชอบ", owner],
        ["งบประมาณ", "ไม่ใช้งบประมาณ"],
    ]


def measures(entries: tuple[RawEntry, ...]) -> list[list[tuple[int | None, str]]]:
    return [[(item.no, item.quote.text) for item in entry.measures] for entry in entries]


def test_each_form_is_an_entry() -> None:
    found = record("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", form("จัดทำคู่มือ", "กองคลัง"), form("จัดอบรม", "กองช่าง")).entries
    assert measures(found) == [[(None, "จัดทำคู่มือ")], [(None, "จัดอบรม")]]
    assert [texts(entry.owners) for entry in found] == [["กองคลัง"], ["กองช่าง"]]
    assert [(item.no, item.quote.text) for item in found[0].steps] == [(1, "วางแผน"), (2, "ดำเนินการ")]
    assert found[0].period is not None
    assert found[0].budget is not None
    assert [entry.block for entry in found] == ["t0.r0.c0", "t1.r0.c0"]


def test_a_numbered_title_row_gives_the_measure_its_number() -> None:
    title: Rows = [[Merged("มาตรการที่ ๓", columns=2)], *form("จัดทำคู่มือ", "กองคลัง")]
    assert measures(record(title).entries) == [[(3, "จัดทำคู่มือ")]]


def test_a_numbered_heading_above_a_form_gives_the_measure_its_number() -> None:
    assert measures(record("# มาตรการที่ ๔", form("จัดทำคู่มือ", "กองคลัง")).entries) == [[(4, "จัดทำคู่มือ")]]


def test_two_labelled_values_in_one_row() -> None:
    rows: Rows = [
        ["มาตรการ", Merged("จัดทำคู่มือการให้บริการ", columns=3)],
        ["ขั้นตอน", Merged("๑. วางแผน ๒. เผยแพร่", columns=3)],
        ["ระยะเวลา", "ต.ค. ๒๕๖๗", "ผู้รับผิดชอบ", "กองคลัง"],
    ]
    (entry,) = record(rows).entries
    assert texts(entry.owners) == ["กองคลัง"]
    assert entry.period is not None
    assert entry.period.text == "ต.ค. ๒๕๖๗"


def test_a_label_with_a_colon_and_an_unknown_label_whose_values_tell() -> None:
    rows: Rows = [
        ["ชื่อมาตรการ :", "จัดทำคู่มือการให้บริการ"],
        ["ขั้นตอน :", "วางแผนแล้วเผยแพร่"],
        ["เริ่มและสิ้นสุด :", "ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"],
        ["ผู้รับผิดชอบ :", "กองคลัง"],
    ]
    (entry,) = record(rows).entries
    assert entry.period is not None
    assert entry.period.text == "ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"


def test_indicator_and_finding_of_a_form() -> None:
    rows = [["ตัวชี้วัด", "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"], ["ข้อค้นพบ", FINDING], *form("จัดทำคู่มือ", "กองคลัง")]
    (entry,) = record(rows).entries
    assert texts(entry.indicators) == ["ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"]
    assert texts(entry.findings) == [FINDING]


def test_a_label_of_no_known_role_is_kept_with_its_words() -> None:
    rows = [*form("จัดทำคู่มือ", "กองคลัง"), ["หมายเหตุ", "ดำเนินการต่อเนื่องจากปีก่อน"]]
    (entry,) = record(rows).entries
    assert [(header, quote.text) for header, quote in entry.other] == [("หมายเหตุ", "ดำเนินการต่อเนื่องจากปีก่อน")]


def test_the_result_of_a_form_makes_it_a_report() -> None:
    rows = [*form("จัดทำคู่มือ", "กองคลัง"), ["ผลการดำเนินการ", "จัดทำคู่มือแล้วเสร็จเมื่อวันที่ ๕ มกราคม ๒๕๖๘"]]
    found = record(rows)
    assert [entry.kind for entry in found.entries] == ["result"]
    assert found.profile.kind == "report"
