"""Bulk import: what is read, skipped, kept and reported, whatever the files and however it ends."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from corpus.dataset import TABLES
from corpus.importer import Counts
from corpus.inputs import NothingThere
from corpus.store import Origin, reading
from tests.corpus.stores import (
    ORIGIN,
    Watching,
    content,
    import_here,
    import_with_workers,
    write_documents,
)


def rows(store: Path, sql: str) -> list[tuple[object, ...]]:
    with reading(store) as opened:
        return opened.connection.execute(sql).fetchall()


def test_every_table_gets_rows_and_no_rule_is_broken(tmp_path: Path) -> None:
    assert import_here(tmp_path / "s", write_documents(tmp_path / "d", 4)) == Counts(read=4)
    for table in TABLES:
        assert rows(tmp_path / "s", f"SELECT * FROM {table.name} LIMIT 1"), table.name
    assert rows(tmp_path / "s", "PRAGMA foreign_key_check") == []
    assert rows(tmp_path / "s", "PRAGMA integrity_check") == [("ok",)]


def test_a_second_import_reads_nothing(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 5)
    import_here(tmp_path / "s", tmp_path / "d")
    before = content(tmp_path / "s")
    assert import_here(tmp_path / "s", tmp_path / "d") == Counts(unchanged=5)
    assert content(tmp_path / "s") == before


def test_again_reads_everything_once_more_and_changes_nothing(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 3)
    shutil.copy(tmp_path / "d/d0000.txt", tmp_path / "d/copy.txt")
    import_here(tmp_path / "s", tmp_path / "d")
    before = content(tmp_path / "s")
    assert import_here(tmp_path / "s", tmp_path / "d", again=True) == Counts(read=3, same_content=1)
    assert content(tmp_path / "s") == before


def test_the_same_content_under_two_names_is_one_document_with_two_paths(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 1)
    shutil.copy(tmp_path / "d/d0000.txt", tmp_path / "d/second.txt")
    assert import_here(tmp_path / "s", tmp_path / "d") == Counts(read=1, same_content=1)
    assert rows(tmp_path / "s", "SELECT path FROM paths ORDER BY path") == [("d/d0000.txt",), ("d/second.txt",)]
    with reading(tmp_path / "s") as store:
        (document_id,) = store.connection.execute("SELECT document_id FROM documents").fetchone()
        record = store.record(document_id)
    assert record is not None
    assert record.document.paths == ("d/d0000.txt", "d/second.txt")


def test_the_same_file_given_twice_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(tmp_path / "d", 1)
    monkeypatch.chdir(tmp_path)
    assert import_here(tmp_path / "s", tmp_path / "d", "d/d0000.txt", "d/*.txt", "d") == Counts(read=1)


def test_a_changed_file_takes_the_place_of_its_old_edition(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 2)
    import_here(tmp_path / "s", tmp_path / "d")
    (tmp_path / "d/d0001.txt").write_text("plan 2569 ตาก 7")
    assert import_here(tmp_path / "s", tmp_path / "d") == Counts(read=1, unchanged=1)
    assert rows(tmp_path / "s", "SELECT count(*) FROM documents") == [(2,)]
    assert rows(tmp_path / "s", "SELECT count(*) FROM records") == [(2,)]
    assert rows(tmp_path / "s", "SELECT count(*) FROM entries") == [(2 + 7,)]


def test_an_old_edition_that_another_file_holds_stays(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 1)
    shutil.copy(tmp_path / "d/d0000.txt", tmp_path / "d/kept.txt")
    import_here(tmp_path / "s", tmp_path / "d")
    (tmp_path / "d/d0000.txt").write_text("plan 2569 ตาก 7")
    import_here(tmp_path / "s", tmp_path / "d")
    assert rows(tmp_path / "s", "SELECT count(*) FROM documents") == [(2,)]
    assert rows(tmp_path / "s", "SELECT path FROM paths ORDER BY path") == [("d/d0000.txt",), ("d/kept.txt",)]


def test_another_version_or_other_options_read_again(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 2)
    import_here(tmp_path / "s", tmp_path / "d")
    assert import_here(tmp_path / "s", tmp_path / "d", origin=Origin("2.0", ORIGIN.options, "")).read == 2
    assert import_here(tmp_path / "s", tmp_path / "d", origin=Origin("2.0", "other", "")).read == 2
    assert rows(tmp_path / "s", "SELECT DISTINCT program_version FROM documents") == [("2.0",)]
    assert import_here(tmp_path / "s", tmp_path / "d", origin=Origin("2.0", "other", "other limits")).unchanged == 2


def test_a_failure_is_recorded_and_tried_again_only_when_something_changed(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 1)
    (tmp_path / "d/bad.txt").write_text("unreadable")
    watcher = Watching()
    assert import_here(tmp_path / "s", tmp_path / "d", watcher=watcher) == Counts(read=1, failed=1)
    assert watcher.failures == {"d/bad.txt": ("bad.txt is broken", "bad.txt เสียหาย")}
    assert rows(tmp_path / "s", "SELECT code, message, message_th FROM issues WHERE severity = 'error'") == [
        ("unreadable_file", "bad.txt is broken", "bad.txt เสียหาย")
    ]
    assert rows(tmp_path / "s", "SELECT count(*) FROM documents WHERE state = 'failed' AND kind IS NULL") == [(1,)]
    assert import_here(tmp_path / "s", tmp_path / "d") == Counts(unchanged=1, failed_before=1)
    more = Origin(ORIGIN.program_version, ORIGIN.options, "more time")
    assert import_here(tmp_path / "s", tmp_path / "d", origin=more) == Counts(unchanged=1, failed=1)
    (tmp_path / "d/bad.txt").write_text("plan 2568 ตาก 1")
    assert import_here(tmp_path / "s", tmp_path / "d", origin=more) == Counts(unchanged=1, read=1)
    assert rows(tmp_path / "s", "SELECT count(*) FROM documents WHERE state = 'failed'") == [(0,)]


@pytest.mark.parametrize("word", ["double", "huge"])
def test_a_record_that_breaks_a_rule_of_the_dataset_fails_alone(tmp_path: Path, word: str) -> None:
    write_documents(tmp_path / "d", 2)
    (tmp_path / "d/double.txt").write_text(f"{word} 2568 ตาก 1")
    watcher = Watching()
    assert import_here(tmp_path / "s", tmp_path / "d", watcher=watcher) == Counts(read=2, failed=1)
    assert "fault in ita-corpus" in watcher.failures["d/double.txt"][0]
    assert rows(tmp_path / "s", "SELECT count(*) FROM entries") == [(4,)]


def test_exactly_the_bad_documents_fail(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 20)
    expected = {
        "hang": "time_limit",
        "memory": "memory_limit",
        "crash": "crash",
        "fault": "internal_error",
        "unreadable": "unreadable_file",
    }
    for word in expected:
        (tmp_path / f"d/{word}.txt").write_text(word)
    watcher = Watching()
    assert import_with_workers(tmp_path / "s", tmp_path / "d", watcher=watcher) == Counts(read=20, failed=5)
    assert watcher.failures.keys() == {f"d/{word}.txt" for word in expected}
    assert watcher.total == watcher.seen[-1] == 25
    found = rows(
        tmp_path / "s", "SELECT path, code FROM issues JOIN paths USING (document_id) WHERE severity = 'error'"
    )
    assert dict(found) == {f"d/{word}.txt": code for word, code in expected.items()}


def test_a_document_that_hangs_holds_up_nobody_else(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 40)
    (tmp_path / "d/a.txt").write_text("hang")
    others = []

    class Noting(Watching):
        def failed(self, path: str, message: str, message_th: str) -> None:
            others.append(self.seen[-1])

    assert import_with_workers(tmp_path / "s", tmp_path / "d", watcher=Noting()) == Counts(read=40, failed=1)
    assert others == [40]


def test_a_store_does_not_depend_on_who_read_it_or_in_which_order(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 12)
    import_here(tmp_path / "one", tmp_path / "d")
    import_with_workers(tmp_path / "two", tmp_path / "d")
    for file in sorted((tmp_path / "d").iterdir(), reverse=True):
        import_here(tmp_path / "three", file)
    # imported one by one, a file's path is its name alone
    reference = content(tmp_path / "one")
    assert content(tmp_path / "two") == reference
    third = content(tmp_path / "three")
    shown = ("files", "paths")
    assert {name: third[name] for name in third if name not in shown} == {
        name: reference[name] for name in reference if name not in shown
    }


def test_what_cannot_be_opened_is_reported_and_tried_again(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 1)
    os.mkfifo(tmp_path / "d/pipe")
    (tmp_path / "d/nowhere").symlink_to(tmp_path / "missing")
    watcher = Watching()
    assert import_here(tmp_path / "s", tmp_path / "d", watcher=watcher) == Counts(read=1, failed=2)
    assert watcher.failures["d/pipe"][0] == "is no file, folder or archive"
    assert "No such file" in watcher.failures["d/nowhere"][0]
    (tmp_path / "missing").write_text("plan 2568 ตาก 1")
    assert import_here(tmp_path / "s", tmp_path / "d") == Counts(read=1, unchanged=1, failed=1)


def test_a_file_that_can_no_longer_be_opened_keeps_what_it_held(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 1)
    import_here(tmp_path / "s", tmp_path / "d")
    (tmp_path / "d/d0000.txt").unlink()
    (tmp_path / "d/d0000.txt").symlink_to("gone")
    assert import_here(tmp_path / "s", tmp_path / "d") == Counts(failed=1)
    assert rows(tmp_path / "s", "SELECT count(*) FROM documents JOIN files USING (document_id)") == [(1,)]


def test_the_store_inside_the_imported_folder_is_not_imported(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 2)
    assert import_here(tmp_path / "d/store", tmp_path / "d").read == 2
    assert import_here(tmp_path / "d/store", tmp_path / "d") == Counts(unchanged=2)


def test_members_of_archives_are_documents(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 2)
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.write(tmp_path / "d/d0000.txt", "ชั้นใน/plan.txt")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as outer:
        outer.write(tmp_path / "d/d0001.txt", "ปี 2568/report.txt")
        outer.write(tmp_path / "inner.zip", "inner.zip")
        outer.writestr("../../escape.txt", "plan 2568 ตาก 1")
    watcher = Watching()
    assert import_here(tmp_path / "s", tmp_path / "all.zip", watcher=watcher) == Counts(read=2, failed=1)
    assert watcher.failures == {
        "all.zip!/../../escape.txt": ("its name leads outside the archive", "ชื่อไฟล์ชี้ออกนอกไฟล์ zip")
    }
    assert watcher.total == 3
    assert rows(tmp_path / "s", "SELECT path FROM paths ORDER BY path") == [
        ("all.zip!/inner.zip!/ชั้นใน/plan.txt",),
        ("all.zip!/ปี 2568/report.txt",),
    ]
    assert import_here(tmp_path / "s", tmp_path / "all.zip") == Counts(unchanged=2, failed=1)
    assert import_here(tmp_path / "s", tmp_path / "d") == Counts(unchanged=2)
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == ["import.lock", "store.sqlite"]


def test_the_store_can_be_read_while_an_import_goes_on(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 6)
    seen = []

    class Reading(Watching):
        def done(self, counts: Counts) -> None:
            seen.append(rows(tmp_path / "s", "SELECT count(*), (SELECT count(*) FROM entries) FROM documents")[0])

    import_here(tmp_path / "s", tmp_path / "d", watcher=Reading())
    assert seen == [(number, 2 * number) for number in range(1, 7)]


IMPORT_IN_CHILD = """
import sys
from pathlib import Path
from tests.corpus.stores import import_with_workers
if __name__ == "__main__":
    import_with_workers(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_an_import_killed_at_any_moment_goes_on_where_it_was(tmp_path: Path, root: Path) -> None:
    write_documents(tmp_path / "d", 60)
    (tmp_path / "d/bad.txt").write_text("unreadable")
    with zipfile.ZipFile(tmp_path / "d/some.zip", "w") as packed:
        packed.writestr("a.txt", "plan 2568 ตาก 1")
        packed.writestr("b.txt", "unreadable too")
    import_here(tmp_path / "undisturbed", tmp_path / "d")
    script = tmp_path / "script.py"
    script.write_text(IMPORT_IN_CHILD)
    command = [sys.executable, str(script), str(tmp_path / "s"), str(tmp_path / "d")]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    killed = 0
    for tenths in (4, 6, 8, 10, 12):
        child = subprocess.Popen(command, env=environment, cwd=root)
        time.sleep(tenths / 10)
        killed += child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
        if (tmp_path / "s/store.sqlite").exists():
            with sqlite3.connect(tmp_path / "s/store.sqlite") as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert killed
    subprocess.run(command, env=environment, cwd=root, check=True)
    assert content(tmp_path / "s") == content(tmp_path / "undisturbed")


def test_a_path_that_is_not_there_stops_the_import_before_it_begins(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 1)
    with pytest.raises(NothingThere, match="typo"):
        import_here(tmp_path / "s", tmp_path / "d", tmp_path / "typo")
    assert rows(tmp_path / "s", "SELECT count(*) FROM files") == [(0,)]
