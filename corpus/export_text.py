"""The dataset as CSV and as JSON Lines: one file per table."""

import csv
import json
from pathlib import Path
from typing import IO

from corpus.dataset import Row, Table
from corpus.export_tables import TableRows


def write_csv(rows: TableRows, folder: Path) -> Path:
    """CSV in UTF-8 with a byte order mark, without which Excel takes Thai for another encoding."""
    file = folder / f"{rows.table.name}.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(column.name for column in rows.table.columns)
        for batch in rows.batches():
            writer.writerows(batch)
    return file


def write_jsonl(rows: TableRows, folder: Path) -> Path:
    """One JSON object per line; arrays are arrays, and null is null."""
    file = folder / f"{rows.table.name}.jsonl"
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for batch in rows.batches():
            write_objects(rows.table, batch, out)
    return file


def write_objects(table: Table, rows: list[Row], out: IO[str]) -> None:
    """The rows as JSON Lines."""
    names = [column.name for column in table.columns]
    arrays = [column.name for column in table.columns if column.type == "array"]
    for row in rows:
        value: dict[str, object] = dict(zip(names, row, strict=True))
        for name in arrays:
            value[name] = json.loads(str(value[name]))
        out.write(json.dumps(value, ensure_ascii=False) + "\n")
