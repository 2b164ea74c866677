"""Export: the selected part of a store's dataset in one of five formats, with its Data Package descriptor.

Memory does not grow with the corpus, and the same store gives the same bytes again. Everything is written beside
the target first, so an export that ends early leaves an older one as it was.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from corpus.data_package import checksum, descriptor, resource, write_descriptor
from corpus.export_tables import TableRows, tables_of
from corpus.export_text import write_csv, write_jsonl
from corpus.selection import Selection
from corpus.store import Store

Format = Literal["csv", "parquet", "jsonl", "xlsx", "sqlite"]
MEDIA_TYPES: dict[Format, str] = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/jsonl",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sqlite": "application/vnd.sqlite3",
}
ONE_FILE: tuple[Format, ...] = ("xlsx", "sqlite")
DESCRIPTOR = "datapackage.json"


def export(
    store: Store, form: Format, out: Path, *, selection: Selection = Selection(), licence: str = "CC-BY-4.0"
) -> list[str]:
    """Write the dataset to `out`: a folder with a file per table, or one file for xlsx and sqlite.

    The descriptor goes into the folder, or beside the file as NAME.datapackage.json. Returns the names of tables
    with texts that were cut (xlsx). Raises OSError, StoreError.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(f".{out.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    try:
        tables = tables_of(store, selection)
        resources, cut = write_tables(tables, form, partial, out.name)
        if form == "jsonl":
            resources.append(write_records(store, selection, partial))
        versions = program_versions(store, selection)
        package = descriptor(resources, selection, licence, versions)
        write_descriptor(partial / (f"{out.name}.{DESCRIPTOR}" if form in ONE_FILE else DESCRIPTOR), package)
        target = out.parent if form in ONE_FILE else out
        target.mkdir(exist_ok=True)
        for file in sorted(partial.iterdir()):
            file.replace(target / file.name)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return cut


def write_tables(
    tables: Sequence[TableRows], form: Format, folder: Path, name: str
) -> tuple[list[dict[str, Any]], list[str]]:
    """Write every table; returns their descriptions, and the tables with texts that were cut."""
    cut: list[str] = []
    one = folder / name
    match form:
        case "csv":
            files = [write_csv(rows, folder) for rows in tables]
        case "jsonl":
            files = [write_jsonl(rows, folder) for rows in tables]
        case "parquet":
            from corpus.export_parquet import write_parquet

            files = [write_parquet(rows, folder) for rows in tables]
        case "xlsx":
            from corpus.export_xlsx import write_xlsx

            cut = write_xlsx(tables, one)
            files = [one] * len(tables)
        case "sqlite":
            from corpus.export_sqlite import write_sqlite

            write_sqlite(tables, one)
            files = [one] * len(tables)
    sums = {file: checksum(file) for file in dict.fromkeys(files)}
    described = [
        resource(rows.table, file, form, MEDIA_TYPES[form]) | {"rows": rows.count()} | sums[file]
        for rows, file in zip(tables, files, strict=True)
    ]
    return described, cut


def write_records(store: Store, selection: Selection, folder: Path) -> dict[str, Any]:
    """The whole records, one per line, as `ita-corpus extract` prints them; returns the file's description."""
    file = folder / "records.jsonl"
    with file.open("wb") as out:
        for record in store.records(selection):
            out.write(record)
    return {
        "name": "records",
        "title": "ระเบียนเต็ม",
        "description": "the record of each document with its sources and the texts that they cite",
        "path": file.name,
        "format": "jsonl",
        "mediatype": MEDIA_TYPES["jsonl"],
        "encoding": "utf-8",
    } | checksum(file)


def program_versions(store: Store, selection: Selection) -> list[str]:
    """The versions of ita-corpus that read the documents."""
    condition, values = selection.condition()
    found = store.connection.execute(
        f"SELECT DISTINCT program_version FROM documents WHERE {condition} ORDER BY program_version", values
    )
    return [version for (version,) in found]
