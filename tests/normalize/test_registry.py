from pathlib import Path

import pytest

from normalize.registry import agency_types, load_registry, official_type_names

OURS = """code,type,name,district,province
5520501,เทศบาลตำบล,หลวงเหนือ,งาว,ลำปาง
6520608,อบต.,เมืองมาย,แจ้ห่ม,ลำปาง
2160101,องค์การบริหารส่วนจังหวัด,ลพบุรี,,ลพบุรี
6100001,อบต.,บ้านใหม่,เมือง,นนทบุรี
6100002,อบต.,บ้านใหม่,ปากเกร็ด,นนทบุรี
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "agencies.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_an_agency_is_found_by_type_name_and_place(tmp_path: Path) -> None:
    registry = load_registry(write(tmp_path, OURS))
    assert [entry.code for entry in registry.find("อบต.", "เมืองมาย")] == ["6520608"]
    assert [entry.code for entry in registry.find("อบจ.", "ลพบุรี", "ลพบุรี", None)] == ["2160101"]
    assert [entry.code for entry in registry.find("อบต.", "บ้านใหม่", "นนทบุรี")] == ["6100001", "6100002"]
    assert [entry.code for entry in registry.find("อบต.", "บ้านใหม่", "นนทบุรี", "ปากเกร็ด")] == ["6100002"]
    assert registry.find("เทศบาลตำบล", "เมืองมาย") == ()
    assert registry.find("อบต.", "เมืองมาย", "เชียงราย") == ()


def test_full_names_with_their_type_do_as_well(tmp_path: Path) -> None:
    text = OURS.replace("หลวงเหนือ", "เทศบาลตำบลหลวงเหนือ")
    assert load_registry(write(tmp_path, text)).find("เทศบาลตำบล", "หลวงเหนือ")[0].district == "งาว"


@pytest.mark.parametrize("column", ["code", "type", "name", "district", "province"])
def test_a_missing_column_is_named_with_the_file(tmp_path: Path, column: str) -> None:
    path = write(tmp_path, OURS.replace(column, "other", 1))
    with pytest.raises(ValueError, match=rf"agencies\.csv: no column {column};"):
        load_registry(path)


def test_an_unknown_type_is_named_with_its_agency(tmp_path: Path) -> None:
    path = write(tmp_path, OURS.replace("เทศบาลตำบล", "โรงเรียน"))
    with pytest.raises(ValueError, match="“โรงเรียน” of agency 5520501"):
        load_registry(path)


def test_every_type_has_one_official_name() -> None:
    assert set(official_type_names()) == set(agency_types().values())
    assert official_type_names()["อบต."] == "องค์การบริหารส่วนตำบล"


def test_the_departments_list_is_read(shared: Path) -> None:
    registry = load_registry(shared / "reference" / "lao_dla_2560-03.csv")
    assert [entry.code for entry in registry.find("เทศบาลตำบล", "หลวงเหนือ", "ลำปาง", "งาว")] == ["5520501"]
