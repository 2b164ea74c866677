"""The commands that work on a store, as a user types them."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.corpus.test_cli import COMMAND, ita_corpus


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A folder with `documents`, two of them broken, and their `store`."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "documents").mkdir()
    for name in ("tuayangsuk_2567_plan.md", "tuayangsuk_2568_plan.docx", "sommuttham_2567_report.txt"):
        shutil.copy(root / "samples" / name, folder / "documents" / name)
    (folder / "documents/empty.pdf").write_bytes(b"")
    (folder / "documents/cut.docx").write_bytes((folder / "documents/tuayangsuk_2568_plan.docx").read_bytes()[:5000])
    done = ita_corpus("import", folder / "documents", "--store", folder / "store")
    assert done.returncode == 1
    (folder / "said").write_text(done.stderr)
    assert done.stdout == ""
    return folder


def test_import_names_what_failed_and_sums_up(imported: Path) -> None:
    *failures, summary = (imported / "said").read_text().splitlines()
    assert len(failures) == 2
    assert [re.search(r"documents/(\S+):", line)[1] for line in sorted(failures)] == ["cut.docx", "empty.pdf"]  # type: ignore[index]
    assert re.fullmatch(r"ita-corpus: 5 files in \d+ s: read 3, failed 2", summary)


def test_a_second_import_has_nothing_to_do_but_says_that_some_had_failed(imported: Path) -> None:
    began = time.monotonic()
    done = ita_corpus("import", imported / "documents", "--store", imported / "store", "--lang", "th")
    assert done.returncode == 1
    assert "ไม่เปลี่ยนแปลง 3, เคยล้มเหลวและไม่เปลี่ยนแปลง 2" in done.stderr
    assert time.monotonic() - began < 10


def test_quiet_says_nothing_of_success(imported: Path, tmp_path: Path) -> None:
    plan = imported / "documents/tuayangsuk_2567_plan.md"
    done = ita_corpus("import", plan, "--store", tmp_path / "s", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_status_shows_what_is_there(imported: Path) -> None:
    done = ita_corpus("status", "--store", imported / "store")
    assert (done.returncode, done.stderr) == (0, "")
    words = re.sub(r"\s+", " ", done.stdout)
    assert "documents read 3" in words
    assert "documents failed 2" in words
    assert "2568 1 0 0" in words
    assert "documents/empty.pdf" in words
    thai = re.sub(r"\s+", " ", ita_corpus("status", "--store", imported / "store", "--lang", "th").stdout)
    assert "เอกสารที่อ่านได้ 3" in thai


def test_export_and_its_filters(imported: Path, tmp_path: Path) -> None:
    done = ita_corpus(
        *("export", "--store", imported / "store", "--format", "jsonl", "--out", tmp_path / "data"),
        *("--year", "2568", "--kind", "measures", "--licence", "CC0-1.0"),
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (document,) = [json.loads(line) for line in (tmp_path / "data/documents.jsonl").read_text().splitlines()]
    assert document["media_type"].endswith("wordprocessingml.document")
    assert json.loads((tmp_path / "data/datapackage.json").read_text())["licenses"][0]["name"] == "CC0-1.0"


def test_evaluate_counts_what_is_unread_as_empty(imported: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    extracted = ita_corpus("extract", imported / "documents/tuayangsuk_2567_plan.md").stdout
    for name in ("plan.json", "broken.gold.json"):
        (gold / name).write_text(extracted)
    shutil.copy(imported / "documents/tuayangsuk_2567_plan.md", gold / "plan.md")
    done = ita_corpus("evaluate", gold, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["total"] == 1.0
    (gold / "broken.scan.pdf").write_bytes(b"")
    done = ita_corpus("evaluate", gold, "--details", "--html", tmp_path / "page.html")
    assert done.returncode == 1
    assert "broken.scan.pdf" in done.stderr
    assert re.search(r"^ +1\.0000 +1\.0000 +plan\.md$", done.stdout, re.MULTILINE)
    assert re.search(r"^ +0\.0000 +0\.0000 +broken\.scan\.pdf$", done.stdout, re.MULTILINE)
    assert "broken.scan.pdf[0] steps missing: " in done.stdout
    assert "broken.scan.pdf" in (tmp_path / "page.html").read_text()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("status", "--store", "nowhere"), 1, "there is no store"),
        (("export", "--store", "nowhere", "--format", "csv", "--out", "x"), 1, "there is no store"),
        (("import", "nothing-*.pdf", "--store", "s"), 2, "nothing-*.pdf"),
        (("import", ".", "--store", "s"), 0, "no file to import"),
        (("evaluate", "."), 2, "there is no NAME.json"),
        (("evaluate", "nowhere"), 2, "nowhere"),
        (("evaluate", ".", "--documents", "nowhere"), 2, "nowhere"),
        (("export", "--store", "s", "--format", "pdf", "--out", "x"), 2, "pdf"),
    ],
)
def test_wrong_usage_gets_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path, arguments: tuple[str, ...], status: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = ita_corpus(*arguments, environment={"PYTHONPATH": str(root)})
    assert done.returncode == status, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("text", ["no json", "[]", "{}"])
def test_an_annotation_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "plan.json").write_text(text)
    (tmp_path / "plan.txt").write_text("แผน")
    done = ita_corpus("evaluate", tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "plan.json: is no annotation" in done.stderr


def test_a_full_disk_is_told_in_one_line(imported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = ita_corpus("export", "--store", imported / "store", "--format", "csv", "--out", "/dev/full/x")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "/dev/full" in done.stderr


def test_ctrl_c_stops_at_once_and_the_next_import_goes_on(imported: Path, tmp_path: Path, root: Path) -> None:
    for number in range(40):
        text = (root / "samples/tuayangsuk_2567_plan.md").read_text() + f"\n\nฉบับที่ {number}\n"
        (tmp_path / "d").mkdir(exist_ok=True)
        (tmp_path / f"d/{number}.md").write_text(text)
    command = [*COMMAND, "import", str(tmp_path / "d"), "--store", str(tmp_path / "s"), "--jobs", "1"]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(root)})
    database = tmp_path / "s/store.sqlite-wal"
    while child.poll() is None and not (database.exists() and database.stat().st_size > 500_000):
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=30)
    assert child.returncode == 1
    assert "stopped; repeat the command to go on" in said
    assert "Traceback" not in said
    read = int(re.search(r"read (\d+)", said)[1])  # type: ignore[index]
    assert 0 < read < 40
    done = ita_corpus("import", tmp_path / "d", "--store", tmp_path / "s")
    assert f"read {40 - read}, unchanged {read}" in done.stderr


def test_a_terminal_gets_a_bar(imported: Path, tmp_path: Path) -> None:
    parent, child = pty.openpty()
    command = [*COMMAND, "import", str(imported / "documents"), "--store", str(tmp_path / "s"), "--lang", "en"]
    process = subprocess.Popen(command, stderr=child, stdout=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"})
    os.close(child)
    said = b""
    try:
        while part := os.read(parent, 65536):
            said += part
    except OSError:  # the other end is closed
        pass
    assert process.wait() == 1
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said.decode())
    assert "importing" in text
    assert re.search(r"\d+/5 ", text)
    assert "2 failed" in text
    assert "read 3, failed 2" in text
