"""What holds for every reference file: no stray spaces, no repeated rows, a confidence that we know, real years."""

from importlib.resources import files

import pytest

from normalize.reference import rows

NAMES = sorted(
    path.name.removesuffix(".csv") for path in (files("normalize") / "data").iterdir() if path.name.endswith(".csv")
)


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_clean_and_rows_are_different(name: str) -> None:
    found = [tuple(row.items()) for row in rows(name)]
    assert found
    assert len(set(found)) == len(found)
    assert [row for row in found if any(value is None or value != value.strip() for _, value in row)] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != "places"])
def test_every_fact_has_a_source(name: str) -> None:
    assert [row for row in rows(name) if not row["source"]] == []


@pytest.mark.parametrize("name", [name for name in NAMES if "confidence" in rows(name)[0]])
def test_confidences_and_years(name: str) -> None:
    for row in rows(name):
        assert row["confidence"] in {"V", "C", "I", "R"}
        assert 2562 <= int(row["first_year"]) <= int(row["last_year"]) <= 2569


def test_an_unknown_name_says_so() -> None:
    with pytest.raises(FileNotFoundError):
        rows("no_such_list")
