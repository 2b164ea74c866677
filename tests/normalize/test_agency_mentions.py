import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.agency_mentions import find_agencies
from normalize.reference import rows

AFTER = ["", " ", "\n", "ได้ดำเนินการ", "มีการเผยแพร่ข้อมูล", "จึงได้จัดทำ", "ประจำปีงบประมาณ", " ได้รับคะแนน", "เป็นหน่วยงาน", ")"]


@given(
    st.sampled_from(
        [
            ("เทศบาลตำบล", "เทศบาลตำบล"),
            ("ทต.", "เทศบาลตำบล"),
            ("อบต.", "อบต."),
            ("องค์การบริหารส่วนตำบล", "อบต."),
            ("องค์การ บริหารส่วนตำบล", "อบต."),
        ]
    ),
    st.sampled_from([row["name"] for row in rows("places") if len(row["code"]) == 6 and len(row["name"]) > 2]),
    st.sampled_from(["", "ของ", "พนักงาน", "เมื่อ ", "ประกาศ\n", "สำนักงาน"]),
    st.sampled_from(AFTER),
)
def test_a_subdistricts_name_ends_where_it_ends(kind: tuple[str, str], name: str, before: str, after: str) -> None:
    (found,) = find_agencies(before + kind[0] + name + after)
    assert (found.type, found.name) == (kind[1], name)
    assert (found.start, found.end) == (len(before), len(before + kind[0] + name))


@given(
    st.sampled_from([row["name"] for row in rows("places") if len(row["code"]) == 2 and row["code"] != "10"]),
    st.sampled_from(AFTER),
)
def test_a_provincial_organisation(name: str, after: str) -> None:
    for kind in ("องค์การบริหารส่วนจังหวัด", "อบจ.", "อบจ. "):
        (found,) = find_agencies(kind + name + after)
        assert (found.type, found.name, found.province, found.misspelt) == ("อบจ.", name, name, False)


@pytest.mark.parametrize(
    ("text", "type_", "name", "district", "province"),
    [
        ("เทศบาลตำบลหลวงเหนือ อำเภองาว จังหวัดลำปาง", "เทศบาลตำบล", "หลวงเหนือ", "งาว", "ลำปาง"),
        ("เทศบาลตำบลหลวงเหนืออำเภองาวจังหวัดลำปาง", "เทศบาลตำบล", "หลวงเหนือ", "งาว", "ลำปาง"),
        ("อบต.เมืองมาย อ.แจ้ห่ม จ.ลำปาง", "อบต.", "เมืองมาย", "แจ้ห่ม", "ลำปาง"),
        ("เทศบาลตำบลหลวง เหนือ อำเภองาว", "เทศบาลตำบล", "หลวงเหนือ", "งาว", None),
        ("เทศบาลตำบล\nหลวงเหนือ\nอำเภองาว\nจังหวัดลำปาง", "เทศบาลตำบล", "หลวงเหนือ", "งาว", "ลำปาง"),
        ("เทศบาลเมืองเขลางค์นคร อ.เมือง จ.ลำปาง", "เทศบาลเมือง", "เขลางค์นคร", "เมือง", "ลำปาง"),
        ("เทศบาลตำบลหลวงเหนือ ตำบลหลวงเหนือ อำเภองาว จังหวัดลำปาง", "เทศบาลตำบล", "หลวงเหนือ", "งาว", "ลำปาง"),
        ("นายกเทศมนตรีตำบลหลวงเหนือ", "เทศบาลตำบล", "หลวงเหนือ", None, None),
        ("เทศบาลนครนครสวรรค์", "เทศบาลนคร", "นครสวรรค์", None, None),
        ("เมืองพัทยา", "เมืองพัทยา", "เมืองพัทยา", None, None),
        ("ของอบต.เมืองมาย", "อบต.", "เมืองมาย", None, None),
    ],
)
def test_places(text: str, type_: str, name: str, district: str | None, province: str | None) -> None:
    (found,) = find_agencies(text)
    assert (found.type, found.name, found.district, found.province) == (type_, name, district, province)


@pytest.mark.parametrize("written", ["องค์กรบริหารส่วนตำบล", "องค้การบริหารส่วนตำบล", "องคการบริหารส่วนตำบล"])
def test_a_misspelt_type_counts_for_the_right_one(written: str) -> None:
    (found,) = find_agencies(f"{written}เมืองมายได้รับคะแนน")
    assert (found.type, found.name, found.misspelt) == ("อบต.", "เมืองมาย", True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "เทศบาลตำบลมีหน้าที่",
        "องค์การบริหารส่วนตำบล มีอำนาจ",
        "คณะกรรมการ อบต.",
        "เทศบาลตำบลและเทศบาลเมือง",
        "องค์กรปกครองส่วนท้องถิ่น",
        "เทศบาลนครราชสีมา",
        "รอบต.ค. ๖๗",
    ],
)
def test_a_type_without_a_name_is_no_mention(text: str) -> None:
    assert find_agencies(text) == []


def test_the_names_of_all_local_governments(shared: Path) -> None:
    """In a title, glued to its address, and before a verb. The list has names of no place, with hyphens and digits."""
    with (shared / "reference" / "lao_dla_2560-03.csv").open(encoding="utf-8", newline="") as file:
        listed = [
            (row["type_th"], row["name_th"], row["amphoe_th"], row["province_th"]) for row in csv.DictReader(file)
        ]
    wrong = []
    for kind, name, district, province in listed:
        address = f"{kind}{name} อำเภอ{district} จังหวัด{province}" if district else f"{kind}{name}"
        for text in (address, address.replace(" ", ""), f"ดังนั้น {kind}{name}ได้ดำเนินการ"):
            if [found.name for found in find_agencies(text)] != [name]:
                wrong.append(text)
    assert len(listed) == 7851
    assert len(wrong) <= 12, wrong
