"""Reference data: the CSV files of `normalize/data`, read once."""

import csv
import io
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.csv`, each a dict from column to text. Raises FileNotFoundError for an unknown name."""
    text = (files("normalize") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline="")))
