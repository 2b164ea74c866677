import csv
from pathlib import Path

import pytest

from normalize.places import closest_district, closest_province, districts, is_place, province, subdistricts
from normalize.reference import rows

CODES = {row["code"]: row["name"] for row in rows("places")}


def test_every_place_lies_in_one_that_is_there() -> None:
    assert {code for code in CODES if len(code) > 2 and code[:-2] not in CODES} == set()
    assert {len(code) for code in CODES} == {2, 4, 6}
    assert sum(len(code) == 2 for code in CODES) == 77


def test_no_district_repeats_a_name_inside_its_province() -> None:
    names = [(code[:2], name) for code, name in CODES.items() if len(code) == 4]
    assert len(names) == len(set(names))


def test_every_province_and_district_is_found_by_its_name() -> None:
    for code, name in CODES.items():
        if len(code) == 2:
            assert province(name).code == code  # type: ignore[union-attr]
            assert closest_province(name) == name
        elif len(code) == 4:
            assert [place.code for place in districts(name, CODES[code[:2]])] == [code]
            assert closest_district(name, CODES[code[:2]]) == name


def test_lookups() -> None:
    assert [(place.code, place.district) for place in subdistricts("หลวงเหนือ", "งาว", "ลำปาง")] == [("520501", "งาว")]
    assert [place.province for place in districts("งาว")] == ["ลำปาง"]
    assert [place.name for place in districts("เมือง", "ลำปาง")] == ["เมืองลำปาง"]
    assert districts("เมือง") == ()
    assert subdistricts("หลวงเหนือ", "แม่ทะ", "ลำปาง") == ()
    assert province("ลำ ปาง") == province("ลำปาง")
    assert province("งาว") is None
    assert is_place("แม่ทะ")
    assert not is_place("แม่ทะได้")


@pytest.mark.parametrize(
    ("written", "of_province", "meant"),
    [
        ("องาว", "ลำปาง", "งาว"),
        ("แจ้หม", "ลำปาง", "แจ้ห่ม"),
        ("เมืองลำปาง", None, "เมืองลำปาง"),
        ("กขค", "ลำปาง", None),
        ("", None, None),
    ],
)
def test_damaged_districts(written: str, of_province: str | None, meant: str | None) -> None:
    assert closest_district(written, of_province) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("ล้ำปาง", "ลำปาง"), ("ลพบรี", "ลพบุรี"), ("นครปม", "นครปฐม"), ("บุรี", None)]
)
def test_damaged_provinces(written: str, meant: str | None) -> None:
    assert closest_province(written) == meant


def test_the_data_agree_with_the_shared_list(shared: Path) -> None:
    with (shared / "reference" / "thailand-geography.csv").open(encoding="utf-8", newline="") as file:
        other = {}
        for row in csv.DictReader(file):
            other[row["provinceCode"]] = row["provinceNameTh"]
            other[row["districtCode"]] = row["districtNameTh"]
            other[row["subdistrictCode"]] = row["subdistrictNameTh"]
    assert {code for code in other.keys() | CODES.keys() if other.get(code) != CODES.get(code)} == set()
