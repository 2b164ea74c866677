"""The declaration of the dataset: consistent in itself, and what the docs say."""

import re
from pathlib import Path

from corpus.dataset import TABLES
from corpus.dataset_page import dataset_page
from corpus.rows import rows_of
from corpus.store_schema import clustered, identity
from tests.corpus.fake_reading import fake_record

CONTRACT = (
    "documents paths agencies scores entries entry_indicators entry_items measures steps owners findings results "
    "outcomes other issues sources"
)


def test_the_tables_are_those_of_the_contract() -> None:
    assert [table.name for table in TABLES] == CONTRACT.split()


def test_keys_and_references_name_columns() -> None:
    columns = {table.name: {column.name for column in table.columns} for table in TABLES}
    keys = {table.name: table.key for table in TABLES}
    for table in TABLES:
        assert len(columns[table.name]) == len(table.columns)
        assert set(table.key) <= columns[table.name]
        assert all(column.required for column in table.columns if column.name in table.key)
        for names, target in table.references:
            assert set(names) <= columns[table.name]
            assert keys[target] == names
        assert set(identity(table)) - {"document_id"} == set(table.key) - {"document_id"}
        assert set(clustered(table)) <= columns[table.name]


def test_every_column_says_what_it_means_in_both_languages() -> None:
    for table in TABLES:
        for thing in (table, *table.columns):
            assert re.search("[ก-๙]", thing.thai) or thing.thai in ("SHA-256",), thing
            assert thing.meaning
            assert not thing.meaning.endswith(".")


def test_years_of_the_buddhist_era_are_named_so() -> None:
    for table in TABLES:
        for column in table.columns:
            assert ("year" in column.name) == column.name.endswith("_be"), column.name


def test_items_stand_beside_the_year_of_their_list() -> None:
    for table in TABLES:
        names = {column.name for column in table.columns}
        if names & {"item", "items", "code"} and table.name in ("scores", "entry_items", "findings"):
            assert "item_list_year_be" in names


def test_rows_have_a_value_for_every_column_and_keep_to_types_and_lists() -> None:
    rows = rows_of(fake_record(b"x", "report", 2568, "ตาก", 2), "1.0")
    tables = {table.name: table for table in TABLES}
    assert rows.keys() == tables.keys() - {"paths", "agencies"}
    kinds = {"string": str, "integer": int, "number": float, "date": str, "array": str}
    for name, found in rows.items():
        assert found
        for row in found:
            for column, value in zip(tables[name].columns, row, strict=True):
                assert (value is not None) or not column.required, (name, column.name)
                assert value is None or isinstance(value, kinds[column.type]), (name, column.name, value)
                assert value is None or not column.values or value in column.values


def test_values_reach_their_columns() -> None:
    record = fake_record(b"x", "report", 2568, "ตาก", 1)
    rows = rows_of(record, "1.0")

    def first(name: str) -> dict[str, object]:
        table = next(table for table in TABLES if table.name == name)
        return dict(zip((column.name for column in table.columns), rows[name][0], strict=True))

    key = record.document.document_id
    assert first("documents").items() >= {
        ("province", "ตาก"),
        ("district", "เมือง"),
        ("agency_name", "องค์การบริหารส่วนตำบลตัวอย่างตาก"),
        ("fiscal_year_be", 2568),
        ("assessed_fiscal_year_be", 2567),
        ("reporting_months", 12),
        ("state", "read"),
    }
    assert first("entries").items() >= {
        ("entry_id", f"{key}:t1.r0.c0"),
        ("period_start", "2024-10-01"),
        ("period_end", "2025-09-30"),
        ("budget_raw", "ไม่ใช้งบประมาณ"),
        ("budget_baht", 0.0),
        ("stated_none", '["problem"]'),
    }
    assert first("entry_items").items() >= {("item", "o12"), ("item_list_year_be", 2567)}
    assert first("results").items() >= {("no", 1), ("dates", '["2025-01-24"]')}
    assert first("sources").items() >= {
        ("field", "title"),
        ("subject_id", key),
        ("start", 0),
        ("end", 8),
        ("x1", 110.5),
    }
    entry_level = {"topic", "indicators", "items", "period", "budget", "measures", "steps", "owners", "results"}
    fields = entry_level | {"outcomes", "other", "findings", "title", "scores"}
    assert {row[2] for row in rows["sources"]} == fields


def test_the_page_in_the_docs_is_made_from_the_declaration(root: Path) -> None:
    assert (root / "docs/dataset.md").read_text() == dataset_page(), "python -m corpus.dataset_page > docs/dataset.md"
