"""The layout of a store's SQLite file: what is kept, and what is derived from it.

`records` and `files` are kept: the record of every document, and where it was found. All other tables are the
dataset's, made from the records; so a change of the dataset needs no migration of its own, the tables are made again.
"""

import sqlite3

from corpus.dataset import AGENCIES, PATHS, TABLES, Column, Table

APPLICATION_ID = 0x49544143
"""`PRAGMA application_id` of a store ("ITAC")."""

STEPS = (
    """
    CREATE TABLE records (
        document_id TEXT NOT NULL PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        program_version TEXT NOT NULL,
        options TEXT NOT NULL,
        limits TEXT NOT NULL,
        record BLOB,
        code TEXT, message TEXT, message_th TEXT,
        CHECK ((record IS NULL) <> (code IS NULL))
    ) STRICT;
    CREATE TABLE files (
        location TEXT NOT NULL PRIMARY KEY,
        path TEXT NOT NULL,
        document_id TEXT REFERENCES records (document_id),
        code TEXT, message TEXT, message_th TEXT,
        CHECK ((document_id IS NULL) <> (code IS NULL))
    ) STRICT;
    CREATE INDEX files_document ON files (document_id);
    """,
)
"""What makes each version of the kept tables from the one before; never edited once released, only appended to."""

SCHEMA_VERSION = len(STEPS)
"""`PRAGMA user_version` of a store."""

SQLITE_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "array": "TEXT"}
VIEWS = (PATHS, AGENCIES)


def is_outdated(connection: sqlite3.Connection, steps: tuple[str, ...] = STEPS) -> bool:
    """Whether an older program made the store: in its kept tables, or in any table or column of the dataset."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    made_with = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema")}
    return version < len(steps) or not made_with.issuperset(dataset_statements())


def migrate(connection: sqlite3.Connection, steps: tuple[str, ...] = STEPS) -> None:
    """Bring the kept tables to the newest version and make the dataset's tables anew, empty: to be filled again.

    In the open transaction.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for step in steps[version:]:
        for statement in step.split(";"):
            connection.execute(statement)
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_schema").fetchall())
    for table in reversed(TABLES):  # later ones refer to earlier ones
        if table.name in kinds:
            connection.execute(f'DROP {kinds[table.name]} "{table.name}"')
    for statement in dataset_statements():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps)}")


def dataset_statements() -> list[str]:
    """SQL that makes the dataset's tables; those that only the files or other tables tell are views."""
    return [
        *(create_table(table, root="records") for table in TABLES if table not in VIEWS),
        "CREATE VIEW paths AS SELECT DISTINCT document_id, path FROM files WHERE document_id IS NOT NULL",
        # documents may know more or less of one agency; its id fixes the rest, so the order of import does not matter
        """CREATE VIEW agencies AS SELECT agency_id, max(agency_name) AS name, max(agency_type) AS type,
           max(province) AS province, max(district) AS district, max(subdistrict) AS subdistrict,
           max(agency_code) AS code FROM documents WHERE agency_id IS NOT NULL GROUP BY agency_id""",
    ]


def create_table(table: Table, root: str | None = None) -> str:
    """SQL for one table, clustered by document so that each is written, read and removed in one place.

    `root` is the table that `documents` depend on; without it they stand alone.
    """
    lines = [column_sql(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({quoted(clustered(table))})")
    if table.order:
        lines.append(f"UNIQUE ({quoted(identity(table))})")
    for _columns, target in table.references:
        parent = next(other for other in TABLES if other.name == target)
        if root is None or parent not in VIEWS:
            lines.append(reference(identity(parent), target))
    if root is not None and table.name == "documents":
        lines.append(reference(table.key, root))
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n) WITHOUT ROWID, STRICT"


def reference(columns: tuple[str, ...], target: str) -> str:
    """SQL for a reference; Datasette fails where the target's columns are left to be understood."""
    return f"FOREIGN KEY ({quoted(columns)}) REFERENCES {target} ({quoted(columns)}) ON DELETE CASCADE"


def identity(table: Table) -> tuple[str, ...]:
    """The key of a table, the document first where it has one."""
    if not any(column.name == "document_id" for column in table.columns):
        return table.key
    return ("document_id", *(name for name in table.key if name != "document_id"))


def clustered(table: Table) -> tuple[str, ...]:
    """The columns by which rows are stored and exported in order."""
    return ("document_id", *table.order) if table.order else identity(table)


def column_sql(column: Column) -> str:
    """SQL for one column, with its closed list as a check."""
    line = f'"{column.name}" {SQLITE_TYPES[column.type]}' + (" NOT NULL" if column.required else "")
    if column.values:
        line += f' CHECK ("{column.name}" IN ({", ".join(repr(value) for value in column.values)}))'
    return line


def quoted(columns: tuple[str, ...]) -> str:
    """Column names as SQL; some are SQL's own words (end)."""
    return ", ".join(f'"{column}"' for column in columns)
