"""Reference data: the CSV files of `normalize/data`, read once."""

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.csv`, each a dict from column to text. Raises FileNotFoundError for an unknown name."""
    with (files("normalize") / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
