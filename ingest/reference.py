"""Reference lists of this room: the CSV files in ingest/data, each row with its source."""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of ingest/data/`name`.csv. Raises FileNotFoundError where there is no such list."""
    text = (files("ingest") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
