import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.reference import rows
from normalize.units import owners

UNITS = {
    "office_of_clerk",
    "finance",
    "public_works",
    "education",
    "health",
    "welfare",
    "strategy",
    "personnel",
    "council_secretariat",
    "supply",
    "internal_audit",
    "legal",
    "water",
    "tourism_sport",
    "disaster",
    "agriculture",
    "tax",
    "all_units",
}
ROWS = rows("units")
DIVISIONS = [row for row in ROWS if not row["section_of"] and row["unit"] != "all_units" and row["form"][0] in "กสห"]


def read(text: str) -> list[tuple[str, str | None]]:
    return [(text[found.start : found.end], found.unit) for found in owners(text)]


def test_every_unit_of_the_contract_has_forms_and_no_other() -> None:
    assert {row["unit"] for row in ROWS} == UNITS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_every_row_reads_its_own_form_and_example(row: dict[str, str]) -> None:
    assert read(row["form"]) == [(row["form"], row["unit"])]
    assert [unit for _, unit in read(row["example"])] == [row["unit"]]


def test_no_form_means_two_units() -> None:
    meanings: dict[str, set[str]] = {}
    for row in ROWS:
        meanings.setdefault("".join(row["form"].split()), set()).add(row["unit"])
    assert {form: units for form, units in meanings.items() if len(units) > 1} == {}


def test_sections_belong_to_units() -> None:
    assert {row["section_of"] for row in ROWS} - {""} <= {row["unit"] for row in ROWS}


SEPARATORS = [" ", "\n", ", ", ",", "/", " / ", "และ", " และ ", "\n- ", " - ", "; ", " • "]


@given(st.lists(st.sampled_from(DIVISIONS), min_size=1, max_size=5), st.sampled_from(SEPARATORS))
def test_lists_come_apart_whatever_separates_them(divisions: list[dict[str, str]], separator: str) -> None:
    names = [(row["form"], row["unit"]) for row in divisions]
    assert read(separator.join(name for name, _ in names)) == names


@given(
    st.lists(st.sampled_from(DIVISIONS), min_size=1, max_size=6),
    st.sampled_from(["{}. ", "{}.", "{}) ", "({}) ", "{} ."]),
    st.sampled_from([" ", "\n"]),
)
def test_numbered_lists_come_apart(divisions: list[dict[str, str]], marker: str, between: str) -> None:
    names = [(row["form"], row["unit"]) for row in divisions]
    text = between.join(marker.format("๑๒๓๔๕๖"[index]) + name for index, (name, _) in enumerate(names))
    assert read(text) == names


@given(st.sampled_from(DIVISIONS), st.integers(0, 1000))
def test_a_space_inside_a_name_stays_in_it(row: dict[str, str], seed: int) -> None:
    place = random.Random(seed).randint(1, len(row["form"]) - 1)
    spaced = row["form"][:place] + " " + row["form"][place:]
    assert read(spaced) == [(spaced, row["unit"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("สำนักปลัดฯ", [("สำนักปลัดฯ", "office_of_clerk")]),
        ("สำนักปลัด อบต.แม่ทะ", [("สำนักปลัด อบต.แม่ทะ", "office_of_clerk")]),
        ("สำนักปลัดเทศบาลตำบลแม่เมาะ", [("สำนักปลัดเทศบาลตำบลแม่เมาะ", "office_of_clerk")]),
        ("กองสวัสดิการสังคมและพัฒนาชุมชน", [("กองสวัสดิการสังคมและพัฒนาชุมชน", "welfare")]),
        ("กองการศึกษา ศาสนาและวัฒนธรรมและกองคลัง", [("กองการศึกษา ศาสนาและวัฒนธรรม", "education"), ("กองคลัง", "finance")]),
        ("กองคลัง (หลัก) กองช่าง (ร่วม)", [("กองคลัง", "finance"), ("กองช่าง", "public_works")]),
        ("หน่วยงานหลัก: กองคลัง\nหน่วยงานร่วม: ทุกกอง", [("กองคลัง", "finance"), ("ทุกกอง", "all_units")]),
        ("กองคลั่ง กองช่าง", [("กองคลั่ง", "finance"), ("กองช่าง", "public_works")]),
        ("กองการศึกษา ศาสนาและวัฒนรรม", [("กองการศึกษา ศาสนาและวัฒนรรม", "education")]),
        ("กองยุทธศาสตร์แลงบประมาณ กองคลัง", [("กองยุทธศาสตร์แลงบประมาณ", "strategy"), ("กองคลัง", "finance")]),
        ("กองกลาง", [("กองกลาง", None)]),
        ("ก. สำนักปลัด ข. กองคลัง", [("สำนักปลัด", "office_of_clerk"), ("กองคลัง", "finance")]),
        ("กองกิจการพาณิชย์ กองคลัง", [("กองกิจการพาณิชย์", None), ("กองคลัง", "finance")]),
    ],
)
def test_names_of_one_division(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ฝ่ายบริหารทั่วไป สำนักปลัด", [("ฝ่ายบริหารทั่วไป สำนักปลัด", "office_of_clerk")]),
        ("งานนิติการ สำนักปลัดเทศบาล", [("งานนิติการ สำนักปลัดเทศบาล", "office_of_clerk")]),
        ("กองคลัง (งานพัสดุ)", [("กองคลัง (งานพัสดุ)", "finance")]),
        ("กองคลัง งานธุรการ กองช่าง", [("กองคลัง งานธุรการ", "finance"), ("กองช่าง", "public_works")]),
        ("งานพัสดุสังกัดกองคลัง", [("งานพัสดุสังกัดกองคลัง", "finance")]),
        ("กองช่าง งานนิติการ", [("กองช่าง", "public_works"), ("งานนิติการ", "legal")]),
        (
            "กองคลัง กองช่าง สำนักปลัด งานนิติการ",
            [
                ("กองคลัง", "finance"),
                ("กองช่าง", "public_works"),
                ("สำนักปลัด", "office_of_clerk"),
                ("งานนิติการ", "legal"),
            ],
        ),
        ("กองการศึกษา\nงานนิติการ", [("กองการศึกษา", "education"), ("งานนิติการ", "legal")]),
        ("งานนิติการ", [("งานนิติการ", "legal")]),
    ],
)
def test_sections(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ทุกส่วน ราชการ",
        "ทุกสำนัก/กอง/ฝ่าย",
        "แต่ละกอง",
        "ทุกกองและทุกฝ่าย",
        "ทุกส่วนราชการในสังกัด",
        "สำนัก/กอง",
        "ทุกหน่วยงานที่เกี่ยวข้อง",
    ],
)
def test_everybody_is_never_a_fixed_list(text: str) -> None:
    assert {unit for _, unit in read(text)} == {"all_units"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ผู้อำนวยการกองคลัง", [("ผู้อำนวยการกองคลัง", "finance")]),
        ("ผอ.กองช่าง", [("ผอ.กองช่าง", "public_works")]),
        ("หัวหน้าสำนักปลัด", [("หัวหน้าสำนักปลัด", "office_of_clerk")]),
        ("ปลัดเทศบาล", [("ปลัดเทศบาล", None)]),
        ("นายกเทศมนตรี ปลัด อบต.", [("นายกเทศมนตรี", None), ("ปลัด อบต.", None)]),
        ("คณะทำงาน ITA ของเทศบาล", [("คณะทำงาน ITA ของเทศบาล", None)]),
        ("คณะกรรมการตรวจสอบภายใน", [("คณะกรรมการตรวจสอบภายใน", None)]),
    ],
)
def test_people(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


LONG_FORMS = [
    row for row in ROWS if row["unit"] != "all_units" and len(row["form"]) >= 8 and not set("/.,") & set(row["form"])
]


@given(st.sampled_from(LONG_FORMS), st.integers(0, 100), st.sampled_from(["", "ก", "ว", "่", "ิ"]), st.booleans())
def test_one_wrong_letter_never_makes_another_unit(row: dict[str, str], place: int, letter: str, instead: bool) -> None:
    place %= len(row["form"])
    damaged = row["form"][:place] + letter + row["form"][place + instead :]
    assert {unit for _, unit in read(damaged)} <= {row["unit"], None}


@pytest.mark.parametrize("text", ["", " ", "-", "–", "ไม่มี", "ไม่ระบุ"])
def test_nobody(text: str) -> None:
    assert owners(text) == []


@given(st.text(alphabet="กองคลังสำนปลดและ ฯ/,-\n๑.()งานทุ", max_size=60))
def test_owners_stand_in_order_inside_the_cell(text: str) -> None:
    found = owners(text)
    assert all(0 <= o.start < o.end <= len(text) for o in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(text[o.start : o.end] == text[o.start : o.end].strip() for o in found)
