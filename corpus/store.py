"""The store: one SQLite file that holds every record, where it was found, and the dataset made from them.

One transaction per document, so a kill at any moment loses at most the documents that were being read. Readers
see the last whole document while an import goes on (write-ahead log).
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import store_error
from corpus.dataset import TABLES
from corpus.read_document import FailedDocument, ReadDocument, failure_rows, inflated, json_with_paths
from corpus.rows import Rows, rows_of
from corpus.selection import Selection
from corpus.store_error import StoreError
from corpus.store_schema import APPLICATION_ID, SCHEMA_VERSION, is_outdated, migrate
from normalize.record import Record

FILE = "store.sqlite"
"""The store's file in its folder."""

LOCK = "import.lock"
"""Held by the import that writes; freed by the kernel however it ends."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that holds a document: `location` tells it from all others, `path` is what the dataset shows."""

    location: str
    path: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What produced a record: version and options decide what is in it, limits whether there is one at all."""

    program_version: str
    options: str
    limits: str


class Store:
    """An open store. Use `reading` or `writing` to get one."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.connection = connection

    def origin(self, sha256: str) -> tuple[Origin, bool] | None:
        """What produced the document of this content, and whether it failed; None where it is not known."""
        found = self.connection.execute(
            "SELECT program_version, options, limits, record IS NULL FROM records WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return None if found is None else (Origin(*found[:3]), bool(found[3]))

    def save(self, document: ReadDocument | FailedDocument, origin: Origin, files: Sequence[FoundFile]) -> None:
        """Store a document, in place of what was stored of it, with the files that hold it: all or nothing.

        Raises sqlite3.IntegrityError where the record breaks a rule of the dataset (a closed list, a double id), and
        OverflowError for an integer over 64 bits.
        """
        kept: tuple[bytes | str | None, ...]
        if isinstance(document, FailedDocument):
            kept = (None, document.code, document.message, document.message_th)
            rows = failure_rows(document, origin.program_version)
        else:
            kept = (document.record, None, None, None)
            rows = document.rows
        made_by = (origin.program_version, origin.options, origin.limits)
        with self.transaction():
            self.connection.execute("DELETE FROM documents WHERE document_id = ?", (document.document_id,))
            self.connection.execute(
                "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (document_id) DO UPDATE SET "
                "program_version = excluded.program_version, options = excluded.options, limits = excluded.limits, "
                "record = excluded.record, code = excluded.code, message = excluded.message, "
                "message_th = excluded.message_th",
                (document.document_id, document.sha256, *made_by, *kept),
            )
            self._insert(rows)
            for file in files:
                self._place(file, document.document_id)

    def place(self, file: FoundFile, document_id: str) -> None:
        """Note that the file holds the document, which is stored already."""
        with self.transaction():
            self._place(file, document_id)

    def place_unopened(self, file: FoundFile, code: str, message: str, message_th: str) -> None:
        """Note that the file could not be opened. What it held when it was opened last stays."""
        with self.transaction():
            self.connection.execute(
                "INSERT INTO files VALUES (?, ?, NULL, ?, ?, ?) ON CONFLICT (location) DO UPDATE SET "
                "path = excluded.path, code = excluded.code, message = excluded.message, "
                "message_th = excluded.message_th WHERE document_id IS NULL",
                (file.location, file.path, code, message, message_th),
            )

    def record(self, document_id: str) -> Record | None:
        """The record of a document, with the paths that hold it; None where it was not read."""
        found = self.connection.execute(
            "SELECT record FROM records WHERE document_id = ? AND record IS NOT NULL", (document_id,)
        ).fetchone()
        if found is None:
            return None
        record = inflated(found[0])
        return replace(record, document=replace(record.document, paths=self.paths(document_id)))

    def records(self, selection: Selection) -> Iterator[bytes]:
        """The records of the selected documents as lines of JSON, by document_id."""
        condition, values = selection.condition()
        found = self.connection.execute(
            "SELECT document_id, record FROM records JOIN documents USING (document_id) "
            f"WHERE record IS NOT NULL AND {condition} ORDER BY document_id",
            values,
        )
        for document_id, record in found:
            yield json_with_paths(record, self.paths(document_id))

    def paths(self, document_id: str) -> tuple[str, ...]:
        """The files that hold the document, by name."""
        found = self.connection.execute("SELECT path FROM paths WHERE document_id = ? ORDER BY path", (document_id,))
        return tuple(path for (path,) in found)

    def _place(self, file: FoundFile, document_id: str) -> None:
        old = self.connection.execute("SELECT document_id FROM files WHERE location = ?", (file.location,)).fetchone()
        self.connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, NULL, NULL, NULL)", (file.location, file.path, document_id)
        )
        if old is not None and old[0] != document_id:
            # the file was replaced by a newer edition: a document that no file holds any more leaves the corpus
            self.connection.execute(
                "DELETE FROM records WHERE document_id = ?1 "
                "AND NOT EXISTS (SELECT * FROM files WHERE document_id = ?1)",
                old,
            )

    def _insert(self, rows: Rows) -> None:
        for table in TABLES:  # in their order, because later ones refer to earlier ones
            if table.name in rows:
                places = ", ".join("?" * len(table.columns))
                self.connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows[table.name])

    def _rebuild(self) -> None:
        """Fill the dataset's tables from the records."""
        found = self.connection.execute("SELECT * FROM records ORDER BY document_id")
        for document_id, sha256, version, _options, _limits, record, *failure in found:
            if record is None:
                self._insert(failure_rows(FailedDocument(document_id, sha256, *failure), version))
            else:
                self._insert(rows_of(inflated(record), version))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is stored together, or nothing of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            # some errors (a full disk) have ended the transaction already
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise


@contextmanager
def writing(folder: Path) -> Iterator[Store]:
    """The store in the folder, made or brought up to date where needed, for the one import that may write.

    Raises StoreError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK).open("wb")
    except OSError as error:
        raise store_error.not_writable(folder, error.strerror or str(error)) from error
    with lock:
        try:
            # a POSIX lock: unlike flock's, worker processes do not inherit it and so cannot outlive the import with it
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise store_error.busy(folder) from error
        with _connected(folder, str(folder / FILE)) as store:
            store.connection.execute("PRAGMA journal_mode = WAL")
            store.connection.execute("PRAGMA synchronous = NORMAL")
            if is_outdated(store.connection):
                with store.transaction():
                    migrate(store.connection)
                    store._rebuild()
            yield store


@contextmanager
def reading(folder: Path) -> Iterator[Store]:
    """The store in the folder as it is at this moment, whatever an import writes meanwhile.

    A store of an older program is first brought up to date. Raises StoreError.
    """
    file = folder / FILE
    if not file.is_file():
        raise store_error.missing(folder)
    # SQLite keeps an index of the log beside the file; where it may not write one, the file must be at rest
    at_rest = not os.access(folder, os.W_OK) and not (folder / f"{FILE}-wal").exists()
    database = f"{file.absolute().as_uri()}?{'immutable=1' if at_rest else 'mode=ro'}"
    with _connected(folder, database) as store:
        outdated = is_outdated(store.connection)
    if outdated:
        try:
            with writing(folder):
                pass
        except StoreError as error:
            raise store_error.older(folder, error) from error
    with _connected(folder, database) as store:
        store.connection.execute("BEGIN")
        yield store


@contextmanager
def _connected(folder: Path, database: str) -> Iterator[Store]:
    try:
        with closing(sqlite3.connect(database, uri=database.startswith("file:"), isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            _check(folder, connection)
            yield Store(folder, connection)
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # faults of ours
    except sqlite3.Error as error:
        raise store_error.from_sqlite(folder, error) from error


def _check(folder: Path, connection: sqlite3.Connection) -> None:
    """Refuse a file that is no store, or that a newer program wrote."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and application != APPLICATION_ID:
        raise store_error.foreign(folder / FILE)
    if version > SCHEMA_VERSION:
        raise store_error.newer(folder, version, SCHEMA_VERSION)
