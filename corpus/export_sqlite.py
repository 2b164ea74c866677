"""The dataset as one SQLite database, for Datasette, DuckDB and SQL."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from corpus.export_tables import TableRows
from corpus.store_schema import create_table


def write_sqlite(tables: Sequence[TableRows], file: Path) -> None:
    """Write the database: the tables with their keys and references. `file` must not exist."""
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        for rows in tables:
            database.execute(create_table(rows.table))
            places = ", ".join("?" * len(rows.table.columns))
            for batch in rows.batches():
                database.executemany(f'INSERT INTO "{rows.table.name}" VALUES ({places})', batch)
        database.execute("CREATE INDEX documents_agency ON documents (agency_id, fiscal_year_be)")
        database.commit()
