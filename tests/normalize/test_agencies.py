from pathlib import Path

import pytest

from normalize.agencies import AgencyValue, decide_agency
from normalize.registry import load_registry

TITLE = "องค์การบริหารส่วนตำบลเมืองมาย อำเภอแจ้ห่ม จังหวัดลำปาง"


def codes(value: AgencyValue) -> list[str]:
    return [issue.code for issue in value.issues]


def test_a_title_says_everything() -> None:
    assert decide_agency([TITLE]) == AgencyValue(
        "อบต.-ลำปาง-แจ้ห่ม-เมืองมาย", "อบต.", "องค์การบริหารส่วนตำบลเมืองมาย", "แจ้ห่ม", "ลำปาง", "เมืองมาย"
    )


def test_short_and_long_ways_of_speaking_are_no_conflict() -> None:
    assert decide_agency([TITLE, "อบต.เมืองมายได้ดำเนินการ", "พนักงาน อบต.เมืองมาย"]).issues == ()


def test_most_mentions_win_and_the_others_are_told() -> None:
    value = decide_agency([TITLE, "องค์กรบริหารส่วนตำบลเมืองมาย", "อบต.เมืองมาย", "อบต.เมืองหมาย"])
    assert value.name == "องค์การบริหารส่วนตำบลเมืองมาย"
    assert [(issue.code, issue.mentions) for issue in value.issues] == [
        ("agency_name_conflict", (1,)),
        ("agency_name_conflict", (3,)),
    ]
    assert "“องค์กรบริหารส่วนตำบลเมืองมาย” is written for" in value.issues[0].message


def test_a_stretch_that_ends_inside_the_name_is_no_conflict() -> None:
    assert decide_agency([TITLE, TITLE, "พนักงานขององค์การบริหารส่วนตำบลเมืองม"]).issues == ()
    assert decide_agency(["องค์การบริหารส่วนจังหวัดลพบุรี", "องค์การบริหารส่วนจังหวัดลพบุ"]).issues == ()


def test_the_same_words_twice_in_one_text_are_one_issue() -> None:
    text = "องค์กรบริหารส่วนตำบลเมืองมาย และองค์กรบริหารส่วนตำบลเมืองมาย"
    assert len(decide_agency([TITLE, TITLE, TITLE, text]).issues) == 1


def test_another_agency_that_is_named_once_is_no_conflict() -> None:
    value = decide_agency([TITLE, "อบต.เมืองมาย", "ร่วมกับเทศบาลตำบลหลวงเหนือ"])
    assert (value.name, value.issues) == ("องค์การบริหารส่วนตำบลเมืองมาย", ())


def test_another_type_of_the_same_name_is_a_conflict() -> None:
    assert codes(decide_agency([TITLE, "อบต.เมืองมาย", "เทศบาลตำบลเมืองมาย"])) == ["agency_name_conflict"]


def test_a_damaged_district_is_mended_inside_its_province() -> None:
    value = decide_agency(["เทศบาลตำบลหลวงเหนือ อำเภอองาว จังหวัดลำปาง"])
    assert (value.district, value.province) == ("งาว", "ลำปาง")
    assert [(issue.code, issue.candidates, issue.mentions) for issue in value.issues] == [
        ("agency_name_conflict", ("งาว",), (0,))
    ]


def test_a_damaged_province_is_mended() -> None:
    value = decide_agency(["อบต.เมืองมาย อำเภอแจ้ห่ม จังหวัดล้ำปาง"])
    assert (value.province, codes(value)) == ("ลำปาง", ["agency_name_conflict"])
    value = decide_agency(["องค์การบริหารส่วนจังหวัดลพบรี"])
    assert (value.name, codes(value)) == ("องค์การบริหารส่วนจังหวัดลพบุรี", ["agency_name_conflict"])
    assert "“องค์การบริหารส่วนจังหวัดลพบรี” is written for" in value.issues[0].message


def test_a_district_of_another_province_is_told_and_not_mended() -> None:
    value = decide_agency(["อบต.เมืองมาย อำเภองาว จังหวัดลพบุรี"])
    assert (value.district, value.province) == ("งาว", "ลพบุรี")
    assert [issue.candidates for issue in value.issues] == [("ลำปาง",)]


def test_the_province_follows_from_a_district_of_one_province() -> None:
    value = decide_agency(["เทศบาลตำบลหลวงเหนือ อำเภองาว"])
    assert (value.province, codes(value)) == ("ลำปาง", ["inferred_value"])


def test_a_provincial_organisation_has_no_district() -> None:
    value = decide_agency(["อบจ.ลพบุรี", "องค์การบริหารส่วนจังหวัดลพบุรี อำเภอเมือง จังหวัดลพบุรี"])
    assert (value.type, value.name, value.district, value.province, value.issues) == (
        "อบจ.",
        "องค์การบริหารส่วนจังหวัดลพบุรี",
        None,
        "ลพบุรี",
        (),
    )


def test_bangkok_in_an_address_is_not_whose_document_it_is() -> None:
    assert decide_agency([TITLE, "กรุงเทพมหานคร"]).type == "อบต."
    value = decide_agency(["กรุงเทพมหานคร", "กรุงเทพมหานครได้ดำเนินการ"])
    assert (value.type, value.name, value.province) == ("กทม.", "กรุงเทพมหานคร", "กรุงเทพมหานคร")


def test_a_guessed_end_counts_for_the_whole_name() -> None:
    value = decide_agency(["เทศบาลตำบลเวียงเชียงของ อำเภอเชียงของ จังหวัดเชียงราย"] + ["เทศบาลตำบลเวียงเชียงของได้"] * 3)
    assert (value.name, value.issues) == ("เทศบาลตำบลเวียงเชียงของ", ())


@pytest.mark.parametrize("mentions", [[], ["โรงเรียนบ้านแม่ทะ"], ["เทศบาลมีหน้าที่"]])
def test_no_agency_is_an_issue(mentions: list[str]) -> None:
    value = decide_agency(mentions)
    assert (value.name, codes(value)) == (None, ["unknown_agency"])


def test_the_registry_gives_code_and_district(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code,type,name,district,province\n6520608,อบต.,เมืองมาย,แจ้ห่ม,ลำปาง\n", encoding="utf-8")
    registry = load_registry(path)
    value = decide_agency(["อบต.เมืองมาย"], registry)
    assert (value.agency_id, value.code, value.district, value.province) == ("6520608", "6520608", "แจ้ห่ม", "ลำปาง")
    assert codes(decide_agency(["อบต.เมืองหมาย อำเภอแม่ทะ"], registry)) == ["inferred_value", "unknown_agency"]


def test_several_agencies_of_one_name_stay_open(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = ("6100001,อบต.,บ้านใหม่,ปากเกร็ด,นนทบุรี", "6300002,อบต.,บ้านใหม่,โนนไทย,นครราชสีมา")
    path.write_text("code,type,name,district,province\n" + "\n".join(rows), encoding="utf-8")
    value = decide_agency(["อบต.บ้านใหม่"], load_registry(path))
    assert value.code is None
    assert [len(issue.candidates) for issue in value.issues] == [2]


def test_of_two_spellings_the_one_that_is_a_place_s_name_is_the_agency_s() -> None:
    value = decide_agency(
        [
            "เทศบาลตำบลแม่ริม อำเภอแม่ริม จังหวัดเชียงใหม่",
            "เทศบาลตำบลแม่ริ ได้เข้าร่วมการประเมิน",
            "เทศบาลตำบลแม่ริ ได้กำหนดมาตรการ",
        ]
    )
    assert value.name == "เทศบาลตำบลแม่ริม"
    assert [issue.code for issue in value.issues] == ["agency_name_conflict"] * 2
    city = decide_agency(["เทศบาลนครพิษณุโลก จังหวัดพิษณุโลก", "เทศบาลนครพิษณุโล จึงได้นำผลการประเมิน"] * 2)
    assert city.name == "เทศบาลนครพิษณุโลก"
