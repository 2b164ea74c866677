"""Exports: what other tools read in them, the same in every format, the same bytes again."""

import csv
import json
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from corpus import export_xlsx
from corpus.dataset import TABLES
from corpus.export import Format, export
from corpus.export_tables import TableRows
from corpus.export_text import write_csv
from corpus.selection import Selection
from corpus.store import reading
from tests.corpus.stores import import_here, write_documents

FORMATS: tuple[Format, ...] = ("csv", "parquet", "jsonl", "xlsx", "sqlite")
ONE_FILE = {"xlsx": "corpus.xlsx", "sqlite": "corpus.sqlite"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    write_documents(folder / "d", 8)
    (folder / "d/bad.txt").write_text("unreadable")
    import_here(folder / "s", folder / "d")
    return folder / "s"


def exported(store: Path, form: Format, out: Path, **options: Any) -> Path:
    target = out / ONE_FILE.get(form, form)
    with reading(store) as opened:
        export(opened, form, target, **options)
    return target


def stored(store: Path, table: str) -> list[tuple[Any, ...]]:
    with reading(store) as opened:
        found = next(one for one in TABLES if one.name == table)
        return [row for batch in TableRows(opened, Selection(), found).batches() for row in batch]


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("form", FORMATS)
def test_a_second_export_gives_the_same_bytes(store: Path, tmp_path: Path, form: Format) -> None:
    exported(store, form, tmp_path)
    first = files_of(tmp_path)
    exported(store, form, tmp_path)
    assert files_of(tmp_path) == first
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_csv_has_a_mark_for_excel_and_reads_back(store: Path, tmp_path: Path) -> None:
    folder = exported(store, "csv", tmp_path)
    for table in TABLES:
        data = (folder / f"{table.name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        with (folder / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = list(csv.reader(file))
        assert header == [column.name for column in table.columns]
        assert rows == [["" if value is None else str(value) for value in row] for row in stored(store, table.name)]


def test_jsonl_has_arrays_and_the_whole_records(store: Path, tmp_path: Path) -> None:
    folder = exported(store, "jsonl", tmp_path)
    findings = [json.loads(line) for line in (folder / "findings.jsonl").read_text().splitlines()]
    assert {"indicators": [9], "items": ["o12", "o13"]}.items() <= next(
        row for row in findings if row["kind"] == "recommendation"
    ).items()
    records = [json.loads(line) for line in (folder / "records.jsonl").read_text().splitlines()]
    assert len(records) == 8
    assert records[0]["document"]["paths"][0].startswith("d/d000")
    assert records[0]["entries"][0]["steps"][0]["sources"][0]["bbox"] == [10.0, 20.0, 110.5, 40.25]
    assert [record["document"]["document_id"] for record in records] == sorted(
        record["document"]["document_id"] for record in records
    )


def test_parquet_has_types(store: Path, tmp_path: Path) -> None:
    folder = exported(store, "parquet", tmp_path)
    entries = pq.read_table(folder / "entries.parquet")
    assert str(entries.schema.field("period_start").type) == "date32[day]"
    assert str(entries.schema.field("stated_none").type).startswith("list")
    assert entries.schema.field("topic").metadata[b"description"] == b"topic of the row"
    assert entries.num_rows == len(stored(store, "entries"))
    assert pd.read_parquet(folder / "steps.parquet").text.tolist() == [row[4] for row in stored(store, "steps")]


def test_a_workbook_has_a_sheet_per_table(store: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(store, "xlsx", tmp_path))
    assert book.sheetnames == [table.name for table in TABLES]
    for table in TABLES:
        sheet = book[table.name]
        assert sheet.freeze_panes == "A2"
        header, *rows = list(sheet.iter_rows(values_only=True))
        assert list(header) == [column.name for column in table.columns]
        dates = {at for at, column in enumerate(table.columns) if column.type == "date"}
        shown = [
            tuple(value.date().isoformat() if at in dates and value else value for at, value in enumerate(row))
            for row in rows
        ]
        assert shown == stored(store, table.name)
    formula = book["measures"]["E3"]
    assert (formula.value, formula.data_type) == ("=1+1 ไม่ใช่สูตร", "s")
    widths = book["measures"].column_dimensions
    assert 8 <= widths["E"].width <= 61


def test_a_long_table_goes_on_in_another_sheet_and_a_long_text_is_cut(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_xlsx, "MAX_ROWS", 20)
    monkeypatch.setattr(export_xlsx, "MAX_CHARACTERS", 8)
    with reading(store) as opened:
        cut = export(opened, "xlsx", tmp_path / "corpus.xlsx")
    assert "steps" in cut
    assert "agencies" in cut
    book = openpyxl.load_workbook(tmp_path / "corpus.xlsx")
    names = [name for name in book.sheetnames if name.split(" (")[0] == "steps"]
    assert names == ["steps", "steps (2)", "steps (3)"]
    lengths = [book[name].max_row - 1 for name in names]
    assert lengths == [20, 20, len(stored(store, "steps")) - 40]
    assert book["steps (3)"]["A1"].value == "document_id"
    texts = {cell.value for name in names for cell in book[name]["E"][1:]}
    assert texts == {"ประชุม", "ปรับปรุ…", "รายงานผล"}


def test_sqlite_has_keys_and_references_that_hold(store: Path, tmp_path: Path) -> None:
    with sqlite3.connect(exported(store, "sqlite", tmp_path)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES:
            found = database.execute(f"SELECT * FROM {table.name}").fetchall()
            assert sorted(found, key=repr) == sorted(stored(store, table.name), key=repr)
            # Datasette fails on a reference that leaves the target's column to be understood
            references = database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
            assert all(to is not None for *_, to, _update, _delete, _match in references)
        (count,) = database.execute(
            "SELECT count(*) FROM steps JOIN entries USING (document_id, entry_id) JOIN documents USING (document_id) "
            "JOIN agencies USING (agency_id) WHERE agencies.province = 'ลพบุรี'"
        ).fetchone()
        assert count == 4 * 2 * 3


@pytest.mark.parametrize("form", FORMATS)
def test_the_descriptor_is_valid_and_describes_the_files(store: Path, tmp_path: Path, form: Format) -> None:
    target = exported(store, form, tmp_path)
    file = target / "datapackage.json" if target.is_dir() else tmp_path / f"{target.name}.datapackage.json"
    package = json.loads(file.read_text())
    assert package["$schema"].endswith("2.0/datapackage.json")
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["provenance"]["versions"] == ["1.0"]
    for resource, table in zip(package["resources"], TABLES, strict=False):
        path = file.parent / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        assert resource["rows"] == len(stored(store, table.name))
        assert [field["name"] for field in resource["schema"]["fields"]] == [column.name for column in table.columns]
        assert resource["schema"]["primaryKey"] == list(table.key)
    assert list(frictionless.Package.metadata_validate(package)) == []


def test_rows_stand_in_reading_order(tmp_path: Path) -> None:
    """Not in the order of ids, where row 10 comes before row 2."""
    import_here(tmp_path / "s", write_documents(tmp_path / "d", 2, entries=12))
    rows = [f"t1.r{number}.c0" for number in range(12)]
    entries = [entry_id.partition(":") for _, entry_id, *_ in stored(tmp_path / "s", "entries")]
    assert [row for _, _, row in entries] == rows * 2
    steps = [entry_id.partition(":")[2] for _, entry_id, *_ in stored(tmp_path / "s", "steps")]
    assert steps == [row for row in rows for _ in range(3)] * 2


def test_frictionless_finds_the_data_valid(store: Path, tmp_path: Path) -> None:
    folder = exported(store, "csv", tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "type", "message"])
    assert report.stats["tasks"] == len(TABLES)
    # and it would have found what is wrong
    steps = folder / "steps.csv"
    steps.write_text(steps.read_text(encoding="utf-8-sig").replace(":t1.r0.c0", ":gone"), encoding="utf-8-sig")
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_filters_leave_whole_documents_out_in_every_table(store: Path, tmp_path: Path) -> None:
    folder = exported(store, "csv", tmp_path, selection=Selection(years=(2566,), provinces=("ลพบุรี",)))
    tables = {table.name: pd.read_csv(folder / f"{table.name}.csv") for table in TABLES}
    chosen = set(tables["documents"].document_id)
    assert len(chosen) == 2
    assert set(tables["documents"].fiscal_year_be) == {2566}
    assert set(tables["agencies"].province) == {"ลพบุรี"}
    for name, frame in tables.items():
        assert len(frame) > 0, name
        if name != "agencies":
            assert set(frame.document_id) == chosen, name
    package = json.loads((folder / "datapackage.json").read_text())
    assert package["provenance"]["selection"]["fiscal_year_be"] == [2566]


def test_an_export_that_ends_early_leaves_the_older_one(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = exported(store, "csv", tmp_path)
    before = files_of(folder)

    def full(rows: TableRows, target: Path) -> Path:
        if rows.table.name == "steps":
            raise OSError(28, "No space left on device")
        return write_csv(rows, target)

    monkeypatch.setattr("corpus.export.write_csv", full)
    with pytest.raises(OSError, match="No space"):
        exported(store, "csv", tmp_path, selection=Selection(years=(2566,)))
    assert files_of(tmp_path / "csv") == before
    assert [path.name for path in tmp_path.iterdir()] == ["csv"]


def test_rows_come_a_bounded_number_at_a_time(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Peak memory on a million rows is measured by benchmarks/export_bench.py."""
    whole = stored(store, "steps")
    monkeypatch.setattr("corpus.export_tables.ROWS_AT_ONCE", 7)
    table = next(table for table in TABLES if table.name == "steps")
    with reading(store) as opened:
        batches = list(TableRows(opened, Selection(), table).batches())
    assert {len(batch) for batch in batches[:-1]} == {7}
    assert [row for batch in batches for row in batch] == whole


def test_libreoffice_opens_the_workbook(store: Path, tmp_path: Path) -> None:
    book = exported(store, "xlsx", tmp_path)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "csv"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(book)], check=True, capture_output=True, timeout=120)
    with (tmp_path / "corpus.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert header[:2] == ["document_id", "state"]
    assert [row[0] for row in rows] == [str(row[0]) for row in stored(store, "documents")]
