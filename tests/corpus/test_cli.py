"""The command line: what it prints where, in which language, and how it ends."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "corpus"]


def ita_corpus(*arguments: str | Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, env={**os.environ, **(environment or {})}
    )


def width(line: str) -> int:
    """Columns of a terminal: Thai vowels and tones above and below a letter take none."""
    return sum(unicodedata.category(character) != "Mn" for character in line)


@pytest.fixture
def plan(root: Path) -> Path:
    return root / "samples" / "tuayangsuk_2567_plan.md"


@pytest.fixture
def report(root: Path) -> Path:
    return root / "samples" / "sommuttham_2567_report.txt"


def test_one_file_gives_one_object_with_the_blocks_that_it_cites(plan: Path) -> None:
    done = ita_corpus("extract", plan)
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert done.stdout.count("\n") > 100
    assert max(map(len, done.stdout.splitlines())) < 2000
    assert record["schema_version"] == "1"
    assert record["document"]["paths"] == [str(plan)]
    cited = {source["block"] for entry in record["entries"] for step in entry["steps"] for source in step["sources"]}
    assert cited
    assert cited <= record["blocks"].keys()
    assert "\\u" not in done.stdout


def test_several_files_give_json_lines_in_their_order(plan: Path, report: Path) -> None:
    done = ita_corpus("extract", "--no-blocks", report, plan, report)
    assert (done.returncode, done.stderr) == (0, "")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["document"]["paths"] for record in records] == [[str(report)], [str(plan)], [str(report)]]
    assert all("blocks" not in record for record in records)


def test_the_two_layouts_hold_the_same_record(plan: Path, report: Path) -> None:
    single = json.loads(ita_corpus("extract", plan).stdout)
    first = ita_corpus("extract", plan, report).stdout.splitlines()[0]
    assert json.loads(first) == single


def test_the_same_input_gives_the_same_bytes(root: Path) -> None:
    files = sorted((root / "samples").glob("*_*.*"))
    assert len(files) == 8
    first, second = (ita_corpus("extract", "--jobs", jobs, *files) for jobs in ("1", "2"))
    assert first.returncode == 0
    assert first.stdout == second.stdout


def test_a_bad_file_is_named_and_the_others_are_read(tmp_path: Path, plan: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    done = ita_corpus("extract", empty, plan, tmp_path / "missing.docx", tmp_path)
    assert done.returncode == 1
    assert [json.loads(line)["document"]["paths"] for line in done.stdout.splitlines()] == [[str(plan)]]
    messages = done.stderr.splitlines()
    assert len(messages) == 3
    assert messages[0].startswith(f"ita-corpus: {empty}: is empty")
    assert messages[1].startswith(f"ita-corpus: {tmp_path / 'missing.docx'}: there is no such file")
    assert messages[2].startswith(f"ita-corpus: {tmp_path}: is a folder")


@pytest.mark.parametrize(
    ("arguments", "locale", "expected"),
    [
        ((), "C.UTF-8", "is empty"),
        ((), "th_TH.UTF-8", "เป็นไฟล์ว่าง"),
        (("--lang", "th"), "C.UTF-8", "เป็นไฟล์ว่าง"),
        (("--lang", "en"), "th_TH.UTF-8", "is empty"),
    ],
)
def test_messages_are_in_the_language_of_the_option_or_the_locale(
    tmp_path: Path, arguments: tuple[str, ...], locale: str, expected: str
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = ita_corpus("extract", *arguments, empty, environment={"LC_ALL": locale})
    assert expected in done.stderr


def test_wrong_usage_ends_with_2(plan: Path) -> None:
    assert ita_corpus("extract").returncode == 2
    assert ita_corpus("extract", "--no-such-option", plan).returncode == 2
    assert ita_corpus("no-such-command").returncode == 2
    assert ita_corpus("extract", "--jobs", "0", plan).returncode == 2


def test_decisions_are_explained_on_stderr(plan: Path) -> None:
    done = ita_corpus("extract", "--explain", plan)
    json.loads(done.stdout)
    assert done.stderr.startswith(f"ita-corpus: {plan}: ")


def test_the_table_counts_what_the_records_hold(plan: Path, report: Path) -> None:
    records = [json.loads(line) for line in ita_corpus("extract", plan, report).stdout.splitlines()]
    entries = [len(record["entries"]) for record in records]
    done = ita_corpus("extract", "--table", "--lang", "th", plan, report)
    assert done.returncode == 0
    lines = [line.split() for line in done.stdout.splitlines() if line.strip()]
    rows = [line for line in lines if line[0] in (plan.name, report.name)]
    assert [row[0] for row in rows] == [plan.name, report.name]
    assert [int(row[-6]) for row in rows] == entries
    assert lines[-1][0] == "รวม"
    assert int(lines[-1][-6]) == sum(entries)
    assert len({width(line.rstrip()) for line in done.stdout.splitlines() if line.rstrip()[-1:].isdecimal()}) == 1


def test_a_reader_that_goes_away_is_no_error_message(plan: Path) -> None:
    with subprocess.Popen([*COMMAND, "extract", plan], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_full_disk_ends_with_one_line(plan: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "extract", plan], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr == "ita-corpus: cannot write the output: No space left on device\n"


def test_a_time_limit_is_kept(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    done = ita_corpus("extract", "--time-limit", "1", fifo)
    assert done.returncode == 1
    assert done.stderr.startswith(f"ita-corpus: {fifo}: ")
    assert len(done.stderr.splitlines()) == 1


def test_check_lists_the_issues_of_the_record(root: Path) -> None:
    path = root / "samples" / "jamlong_2569_plan.pdf"
    issues = json.loads(ita_corpus("extract", path).stdout)["issues"]
    done = ita_corpus("check", "--json", path)
    assert done.returncode == 0
    assert [json.loads(line) for line in done.stdout.splitlines()] == [{"path": str(path), **i} for i in issues]
    done = ita_corpus("check", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [issue["code"] for issue in issues if issue["code"] not in done.stdout] == []


def test_check_shows_the_required_elements_as_present_or_missing(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๙\n\n"
        "ตัวชี้วัด\tมาตรการ\tขั้นตอน\tผู้รับผิดชอบ\n"
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\tจัดทำคู่มือการให้บริการประชาชน\t๑. ประชุม ๒. จัดทำคู่มือ\tสำนักปลัด\n"
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ\tเผยแพร่แผนการใช้จ่ายงบประมาณ\t๑. จัดทำแผน ๒. เผยแพร่\tกองคลัง\n"
    )
    done = ita_corpus("check", "--elements", "--json", path)
    rows = {row["element"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 0
    assert [name for name, row in rows.items() if row["missing"]] == ["coverage", "analysis", "period"]
    assert rows["coverage"]["missing"][0] == "3 การใช้อำนาจ"
    assert rows["steps"]["sources"][0]["block"] == "t0.r1.c2"
    shown = ita_corpus("check", "--elements", "--lang", "th", path).stdout
    assert "ไม่พบ" in shown
    assert "t0.r1.c3 “สำนักปลัด”" in shown


def test_a_document_without_known_requirements_says_so(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("บันทึกข้อความ\n\nเรื่อง ขอเชิญประชุมประจำเดือน\n")
    assert "no requirements are known" in ita_corpus("check", "--elements", path).stdout


def test_check_reads_files_or_a_store(plan: Path, tmp_path: Path) -> None:
    assert ita_corpus("check").returncode == 2
    assert ita_corpus("check", plan, "--store", tmp_path).returncode == 2
    assert ita_corpus("import", plan, "--store", tmp_path / "store").returncode == 0
    of_file, of_store = (ita_corpus("check", "--json", *named) for named in ((plan,), ("--store", tmp_path / "store")))
    assert of_store.returncode == 0
    assert of_file.stdout != ""
    assert [{**json.loads(line), "path": ""} for line in of_store.stdout.splitlines()] == [
        {**json.loads(line), "path": ""} for line in of_file.stdout.splitlines()
    ]
    assert ita_corpus("check", "--store", tmp_path / "none").returncode == 1
