"""Themes of measures: the term list, and how well it does on measures that were labelled by hand."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from corpus.compare_themes import data_rows, themes, themes_of

LEAST_PRECISION, LEAST_RECALL = 0.95, 0.9


def test_the_lists_are_clean() -> None:
    terms, names = list(data_rows("themes")), list(data_rows("theme_names"))
    assert {row["theme"] for row in terms} == {row["theme"] for row in names}
    assert len({(row["theme"], row["term"]) for row in terms}) == len(terms)
    for row in (*terms, *names):
        assert all(value and value == value.strip() for value in row.values()), row
    assert [theme.theme for theme in themes()] == [row["theme"] for row in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จัดทำ คู่มือ การให้บริการ", {"service_manuals": ("คู่มือ",)}),
        ("พัฒนาระบบ E-SERVICE", {"online_services": ("eservice",)}),
        ("ประชุมประจำเดือน", {}),
        ("", {}),
    ],
)
def test_every_theme_comes_with_its_terms(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert themes_of(text) == expected


def test_parts_of_a_term_must_all_be_there_and_some_must_not() -> None:
    assert "public_relations" in themes_of("เพิ่มช่องทางสื่อสารกับประชาชน")
    assert "public_relations" not in themes_of("เพิ่มช่องทางรับเรื่อง")
    assert "complaints" in themes_of("รับแจ้งเบาะแสการทุจริต")
    assert "complaints" not in themes_of("คุ้มครองผู้แจ้งเบาะแส")


def test_measures_labelled_by_hand() -> None:
    with (Path(__file__).parent / "data" / "theme_labels.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["text"]: set(row["themes"].split()) for row in csv.DictReader(file)}
    assert len(labels) >= 200
    assert set().union(*labels.values()) == {theme.theme for theme in themes()}
    counts = Counter[str]()
    for text, expected in labels.items():
        found = set(themes_of(text))
        counts += Counter(right=len(found & expected), found=len(found), expected=len(expected))
    assert counts["right"] / counts["found"] >= LEAST_PRECISION
    assert counts["right"] / counts["expected"] >= LEAST_RECALL
