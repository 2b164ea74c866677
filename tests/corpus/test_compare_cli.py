"""`ita-corpus compare` as a user types it, and what docs/compare.md says of it."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from corpus.api import open_store
from corpus.compare import TABLES
from corpus.compare_questions import CAVEATS
from corpus.compare_words import HEADINGS, LEFT_OUT, RULES, VALUES
from tests.corpus.made_corpus import made_records, store_records
from tests.corpus.test_cli import ita_corpus


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_records(tmp_path_factory.mktemp("cli") / "store", made_records(seed=5, agencies=30))


def test_tables_in_the_terminal(store: Path) -> None:
    done = ita_corpus("compare", "--store", store)
    assert (done.returncode, done.stderr) == (0, "")
    words = re.sub(r"\s+", " ", done.stdout)
    for table in TABLES:
        assert (f"{table.english} ({table.name})" in words) != table.of_agencies
    assert "1 documents could not be read" in words
    assert "and 4 more (--all)" in words or "(--all)" in words
    assert "(--all)" not in ita_corpus("compare", "--store", store, "--all").stdout


def test_one_agency_in_thai(store: Path) -> None:
    done = ita_corpus("compare", "--store", store, "--agency", "ที่003", "--lang", "th", "--year", "2567")
    assert (done.returncode, done.stderr) == (0, "")
    for table in TABLES:
        assert f"{table.thai} ({table.name})" in done.stdout
    assert "ที่003" in done.stdout
    assert "2566" not in done.stdout


def test_csv_and_json_hold_what_the_api_gives(store: Path, tmp_path: Path) -> None:
    done = ita_corpus("compare", "--store", store, "--table", "coverage", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    frame = open_store(store).compare("coverage")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["covering"] for row in rows] == [str(number) for number in frame["covering"]]
    assert [float(row["share"]) for row in rows if row["share"]] == frame["share"].dropna().tolist()
    done = ita_corpus("compare", "--store", store, "--format", "json")
    tables = json.loads(done.stdout)
    assert tables.keys() == {table.name for table in TABLES}
    assert [row["score"] for row in tables["standing"]] == open_store(store).compare("standing")["score"].tolist()
    assert {row["part"] for row in tables["standing"]} == {None, 1, 2}
    done = ita_corpus("compare", "--store", store, "--format", "csv", "--out", tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{table.name}.csv" for table in TABLES}


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("--format", "csv"), 2, "--table"),
        (("--table", "nothing"), 2, "no table nothing: overview"),
        (("--agency", "ไม่มีจริง"), 2, "no agency is named ไม่มีจริง"),
        (("--province", "ไม่มีจริง"), 2, "no document is of these provinces"),
        (("--type", "เทศบาล"), 2, "no type of agency: เทศบาล"),
        (("--indicator", "11"), 2, "less than or equal to 10"),
        (("--html", "x.html", "--format", "csv"), 2, "--html stands alone"),
        (("--html", "/dev/full/x.html"), 1, "/dev/full"),
    ],
)
def test_wrong_usage_gets_a_message(store: Path, arguments: tuple[str, ...], status: int, message: str) -> None:
    done = ita_corpus("compare", "--store", store, *arguments)
    assert done.returncode == status
    assert done.stdout == ""
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_store(tmp_path: Path) -> None:
    done = ita_corpus("compare", "--store", tmp_path)
    assert done.returncode == 1
    assert "there is no store" in done.stderr


def test_words_are_in_both_languages() -> None:
    for english, thai in (*HEADINGS.values(), *VALUES.values(), *LEFT_OUT.values(), *RULES, *CAVEATS.values()):
        assert english.isascii() or "–" in english
        assert re.search("[ก-๙]", thai) or thai == "%"
    assert CAVEATS.keys() <= VALUES.keys()


def test_the_docs_name_every_table_column_and_caveat(root: Path, store: Path) -> None:
    text = (root / "docs/compare.md").read_text()
    sections = dict(re.findall(r"^### (\w+) · .*?\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL))
    assert list(sections) == [table.name for table in TABLES]
    for table in TABLES:
        said = sections[table.name] + (sections["standing"] if table.name == "weakest" else "")
        said = re.sub(r"quarter_1 to quarter_4", "quarter_1 quarter_2 quarter_3 quarter_4", said)
        words = set(re.findall(r"\w+", said))
        assert set(open_store(store).compare(table.name).columns) <= words, table.name
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) >= CAVEATS.keys()
