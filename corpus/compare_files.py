"""The tables of a comparison for other programs: CSV and JSON."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

import pandas as pd


def write_tables(tables: Mapping[str, pd.DataFrame], form: str, folder: Path | None, stdout: TextIO) -> None:
    """Every table into a file of its own in the folder, or all to stdout (CSV: the one table). Raises OSError."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.items():
            text = csv_text(rows) if form == "csv" else json_text({name: rows})
            (folder / f"{name}.{form}").write_text(text, encoding="utf-8")
    elif form == "csv":
        stdout.write("".join(csv_text(rows) for rows in tables.values()))
    else:
        stdout.write(json_text(tables))


def csv_text(rows: pd.DataFrame) -> str:
    """A table as CSV: an empty field is a missing value."""
    text: str = rows.to_csv(index=False, lineterminator="\n")
    return text


def json_text(tables: Mapping[str, pd.DataFrame]) -> str:
    """Tables as one JSON object: name to list of rows; null is a missing value."""
    lines = []
    for name, rows in tables.items():
        values = json.loads(rows.to_json(orient="records", double_precision=10))
        body = ",\n  ".join(json.dumps(value, ensure_ascii=False) for value in values)
        lines.append(f' "{name}": [{body}]')
    return "{\n" + ",\n".join(lines) + "\n}\n"
