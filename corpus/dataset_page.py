"""docs/dataset.md: every table and column, from their one declaration.

python -m corpus.dataset_page > docs/dataset.md
"""

import sys

from corpus.dataset import TABLES, Column, Table

INTRODUCTION = """\
# The dataset

`ita-corpus export` writes these tables, `corpus.api.open_store` gives them as DataFrames, and the store itself
(`store.sqlite`) holds them. This page is made from their declaration, `corpus/dataset.py`, by
`python -m corpus.dataset_page`; `datapackage.json` ([Data Package v2](https://datapackage.org)) says the same to
programs.

- **Ids.** A document is its content: `document_id` is the start of the file's SHA-256. `entry_id` is the document and
  the block of the entry's first own cell. Ids depend neither on texts nor on other entries.
- **Joins.** Children of entries are keyed by `entry_id` and `position`. `sources` has, for each value, where it stands:
  join it by `subject_id` (an entry's or, outside entries, a document's id), `field` (table or column) and `position`.
- **Years.** Columns that end in `_be` are of the Buddhist Era (พ.ศ. 2568 = 2025). Dates are of the Common Era.
- **Items.** The item list changes from year to year: `o12` of 2567 is another question than `o12` of 2568. Items stand
  beside `item_list_year_be`; join on both.
- **Null.** Not printed in the document. In CSV an empty field. `stated_none` names fields whose cell says that there is
  nothing ("-", ไม่มี).
- **Arrays** are JSON in CSV, Excel and SQLite (`["o1", "o2"]`), and lists in Parquet, JSON Lines and DataFrames.
- **Documents that failed** are rows of `documents` with the state `failed`; `issues` says why.

| format | what is written |
| --- | --- |
| `csv` | a folder of files in UTF-8 with a byte order mark, which Excel needs to show Thai |
| `parquet` | a folder of files, compressed with zstd |
| `jsonl` | a folder of files, one object per line; also `records.jsonl`, the whole record of each document |
| `xlsx` | one workbook, a sheet per table |
| `sqlite` | one database with keys and references; opens in Datasette and DuckDB |

Excel has limits: a table of more than 1,048,575 rows goes on in a sheet `NAME (2)`; a text of more than 32,767
characters is cut and ends in "…", and a message says so.

`datapackage.json` lies in the folder, or beside the file as `NAME.datapackage.json`. It states the licence that the
publisher chooses (`--licence`), the versions of ita-corpus and the selection. The same store gives the same bytes
again.
"""


def dataset_page() -> str:
    """The page, as Markdown."""
    return INTRODUCTION + "".join(section(table) for table in TABLES)


def section(table: Table) -> str:
    """One table."""
    lines = [
        f"\n## {table.name}",
        f"\n{table.thai}: {table.meaning}. Key: {', '.join(f'`{name}`' for name in table.key)}.\n",
        "| column | type | ชื่อ | meaning |",
        "| --- | --- | --- | --- |",
        *(row(column) for column in table.columns),
    ]
    return "\n".join(lines) + "\n"


def row(column: Column) -> str:
    """One column; those that may be null say so."""
    # issue codes are many, and listed in the README with their meanings
    values = f" ({', '.join(column.values)})" if 0 < len(column.values) < 10 else ""
    kind = column.type if column.required else f"{column.type}, null"
    return f"| `{column.name}` | {kind} | {column.thai} | {column.meaning}{values} |"


if __name__ == "__main__":
    sys.stdout.write(dataset_page())
