"""The store: what it refuses, what it keeps when the disk or another process is in the way, and its migrations."""

import multiprocessing
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from corpus.importer import Import
from corpus.inputs import starts_of
from corpus.selection import Selection
from corpus.store import FILE, reading, writing
from corpus.store_error import StoreError
from corpus.store_schema import STEPS, migrate
from tests.corpus.stores import ORIGIN, Watching, content, import_here, read_here, write_documents


def refused(action: Callable[[], object]) -> str:
    """The message with which the action is refused; it comes in Thai as well."""
    with pytest.raises(StoreError) as caught:
        action()
    assert any("ก" <= letter <= "๙" for letter in caught.value.message_th)
    return caught.value.message


def read(store: Path) -> None:
    with reading(store):
        pass


def write(store: Path) -> None:
    with writing(store):
        pass


@pytest.fixture
def store(tmp_path: Path) -> Path:
    import_here(tmp_path / "s", write_documents(tmp_path / "d", 3))
    return tmp_path / "s"


def test_a_folder_without_a_store(tmp_path: Path) -> None:
    assert "there is no store" in refused(lambda: read(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_a_newer_version_is_not_touched(store: Path) -> None:
    with sqlite3.connect(store / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = content(store)
    for action in (read, write):
        message = refused(lambda action=action: action(store))  # type: ignore[misc]
        assert "newer ita-corpus" in message
        assert "version 99" in message
    assert content(store) == before


def test_another_database_is_not_touched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE mine (x)")
    for action in (read, write):
        assert "not a store" in refused(lambda action=action: action(tmp_path))  # type: ignore[misc]
    assert content(tmp_path) == {"mine": []}


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("words " * 1000)
    for action in (read, write):
        assert "not a store" in refused(lambda action=action: action(tmp_path))  # type: ignore[misc]
    assert (tmp_path / FILE).read_text() == "words " * 1000


def hold(store: Path, held: Event, done: Event) -> None:
    with writing(store):
        held.set()
        done.wait(30)


def test_a_second_import_waits_for_the_first_to_end(store: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    child = context.Process(target=hold, args=(store, held, done))
    child.start()
    assert held.wait(30)
    assert "another import" in refused(lambda: write(store))
    read(store)
    child.kill()
    child.join()
    write(store)


def test_a_full_disk_keeps_what_was_imported(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 30, entries=20)
    import_here(tmp_path / "reference", tmp_path / "d")

    def until_full() -> None:
        with writing(tmp_path / "s") as opened:
            (pages,) = opened.connection.execute("PRAGMA page_count").fetchone()
            opened.connection.execute(f"PRAGMA max_page_count = {pages + 150}")
            Import(opened, ORIGIN, Watching()).run(starts_of([str(tmp_path / "d")]), read_here)

    assert "disk is full" in refused(until_full)
    with reading(tmp_path / "s") as opened:
        (kept,) = opened.connection.execute("SELECT count(*) FROM documents").fetchone()
        assert opened.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert 0 < kept < 30
    assert import_here(tmp_path / "s", tmp_path / "d").unchanged == kept
    assert content(tmp_path / "s") == content(tmp_path / "reference")


def as_nobody(action: Callable[[Path], None], folder: Path) -> str:
    """What a user without rights is told; root may write everywhere, so a child gives its rights up."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            action(folder)
            said = "nothing"
        except StoreError as error:
            said = error.message
        except BaseException as error:
            said = repr(error)
        os.write(write_end, said.encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    return said


@pytest.fixture
def readonly(store: Path) -> Iterator[Path]:
    """A store in a folder that may be read by all and written by none."""
    outer = Path(tempfile.mkdtemp())
    folder = Path(shutil.copytree(store, outer / "store"))
    outer.chmod(0o755)
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(outer)


def count_documents(folder: Path) -> None:
    with reading(folder) as opened:
        assert opened.connection.execute("SELECT count(*) FROM documents").fetchone() == (3,)


def test_a_read_only_folder_can_be_read_and_not_written(readonly: Path) -> None:
    before = {file.name: file.read_bytes() for file in readonly.iterdir()}
    assert as_nobody(count_documents, readonly) == "nothing"
    assert "cannot be written" in as_nobody(write, readonly)
    assert "cannot be written" in as_nobody(write, readonly / "new")
    assert {file.name: file.read_bytes() for file in readonly.iterdir()} == before


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("")
    assert "cannot be written" in refused(lambda: write(tmp_path / "s"))


def test_a_migration_keeps_every_record_and_makes_the_tables_anew(store: Path) -> None:
    (store.parent / "d/bad.txt").write_text("unreadable")
    import_here(store, store.parent / "d")
    before = content(store)
    steps = (*STEPS, "ALTER TABLE files ADD COLUMN note TEXT")
    with sqlite3.connect(store / FILE) as connection:
        migrate(connection, steps)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(steps),)
        assert connection.execute("SELECT count(note), count(*) FROM files").fetchone() == (0, 4)
        connection.execute("ALTER TABLE files DROP COLUMN note")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
    after = content(store)
    assert after["records"] == before["records"]
    assert after["entries"] == after["documents"] == []


def make_outdated(store: Path) -> None:
    """As an older program would have made it."""
    with sqlite3.connect(store / FILE) as connection:
        connection.execute("DROP TABLE sources")
        connection.execute('CREATE TABLE "sources" (document_id, an_old_column)')
        connection.execute("ALTER TABLE documents DROP COLUMN reporting_months")


@pytest.mark.parametrize("action", [read, write])
def test_a_store_made_with_other_columns_is_brought_up_to_date(store: Path, action: Callable[[Path], None]) -> None:
    (store.parent / "d/bad.txt").write_text("unreadable")
    import_here(store, store.parent / "d")
    before = content(store)
    make_outdated(store)
    action(store)
    assert content(store) == before


def test_an_old_store_in_a_read_only_folder_is_left_as_it_is(readonly: Path) -> None:
    for path in (readonly, readonly / FILE):
        path.chmod(0o755)
    make_outdated(readonly)
    readonly.chmod(0o555)
    message = as_nobody(read, readonly)
    assert "older ita-corpus" in message
    assert "cannot be written" in message


def test_selections(store: Path) -> None:
    def chosen(selection: Selection) -> int:
        condition, values = selection.condition()
        with reading(store) as opened:
            return int(
                opened.connection.execute(f"SELECT count(*) FROM documents WHERE {condition}", values).fetchone()[0]
            )

    assert chosen(Selection()) == 3
    assert chosen(Selection(years=(2565, 2566))) == 2
    assert chosen(Selection(kinds=("report",))) == 1
    assert chosen(Selection(provinces=("ลพบุรี",))) == 2
    assert chosen(Selection(agencies=("อบต.-ลำปาง",))) == 1
    assert chosen(Selection(agencies=("ตัวอย่างลพบุรี",))) == 2
    assert chosen(Selection(agencies=("%",))) == 0
    assert chosen(Selection(years=(2565,), provinces=("ลำปาง",))) == 0
