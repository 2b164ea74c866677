"""The page of a comparison: what it holds, that it asks nothing of the network, and that its script runs."""

import json
import re
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from corpus.compare import TABLES
from corpus.compare_html import as_json
from corpus.compare_page import page_tables, ranks
from corpus.compare_svg import Line, bars_chart, lines_chart, stacked_chart
from corpus.compare_words import HEADINGS
from tests.corpus.made_corpus import made_records, store_records
from tests.corpus.test_cli import ita_corpus


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of forty agencies, its page, and the page of one agency."""
    folder = tmp_path_factory.mktemp("page")
    store_records(folder / "store", made_records(seed=3, agencies=40))
    for name, more in (("all", ()), ("one", ("--agency", "ที่003", "--documents", "https://example.org/d"))):
        done = ita_corpus("compare", "--store", folder / "store", "--html", folder / f"{name}.html", *more)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


def data_of(page: str) -> dict[str, dict[str, dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def opened(browser: str, page: Path, action: str) -> str:
    """What the browser prints that opens the page, runs its script and does the action."""
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", profile, "--enable-logging=stderr", action]
    done = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert ":CONSOLE" not in done.stderr
    return done.stdout


def drawn(browser: str, page: Path) -> str:
    """The page as the browser has it after its script ran."""
    return opened(browser, page, "--dump-dom")


def section(page: str, name: str) -> str:
    return page.partition(f'<section id="{name}"')[2].partition("</section>")[0]


def test_the_page_needs_nothing_from_outside(folder: Path) -> None:
    page = (folder / "all.html").read_text()
    assert re.findall(r"""(?:src|href)=["'](?!#)|url\((?!data:)|@import|fetch\(|XMLHttpRequest""", page) == []
    assert re.findall(r"https?://", page) == []
    assert page.count("@font-face") == 4
    assert len(page.encode()) < 1_000_000


def test_the_page_has_the_tables_of_groups_and_those_of_a_named_agency_more(folder: Path) -> None:
    every, one = (data_of((folder / f"{name}.html").read_text())["tables"] for name in ("all", "one"))
    assert every.keys() == {table.name for table in page_tables(False)}
    assert one.keys() - every.keys() >= {"standing", "weakest", "measures", "documents"}
    for table in (*every.values(), *one.values()):
        for column in table["columns"]:  # type: ignore[attr-defined]
            assert len(column["values"]) == table["rows"]


def test_the_script_draws_the_tables_of_all(folder: Path, browser: str) -> None:
    page = drawn(browser, folder / "all.html")
    rows = re.findall(r"<tr>(<td.*?)</tr>", section(page, "overview"))
    assert len(rows) == 4
    assert "ทุกแห่ง · all" in rows[0]
    data = data_of((folder / "all.html").read_text())["tables"]["overview"]
    agencies = next(column for column in data["columns"] if column["name"] == "agencies")["values"]  # type: ignore[attr-defined]
    assert f'<td class="n">{agencies[0]}</td>' in rows[0]
    assert len(re.findall(r"<tr><td", section(page, "scores"))) == 50
    assert "1–50 จาก " in section(page, "scores")


def test_sources_are_links_where_the_documents_are_known(folder: Path, browser: str) -> None:
    page = section(drawn(browser, folder / "one.html"), "standing")
    assert re.search(
        r'<a href="https://example\.org/d/d/[0-9a-f]{16}\.pdf#page=2">d/[0-9a-f]{16}\.pdf p\.2 t0\.r', page
    )
    assert '<a href="' not in section(drawn(browser, folder / "all.html"), "improved")


def test_the_page_prints_to_a_pdf_with_its_text(folder: Path, browser: str) -> None:
    opened(browser, folder / "all.html", f"--print-to-pdf={folder / 'page.pdf'}")
    text = subprocess.run(
        ["pdftotext", "-layout", folder / "page.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert "ITA measures of local governments, compared" in text.stdout
    assert "Required elements" in text.stdout
    # headings stand on every page
    assert text.stdout.count("highest") > 1


def test_words_of_documents_cannot_end_the_data() -> None:
    text = as_json({"a": "</script><!-- <b>"})
    assert "<" not in text
    assert json.loads(text) == {"a": "</script><!-- <b>"}


def test_every_column_has_a_heading(folder: Path) -> None:
    from corpus.api import open_store

    store = open_store(folder / "store")
    for table in TABLES:
        assert set(store.compare(table.name).columns) <= HEADINGS.keys(), table.name


def test_ranks_show_ties_and_how_many_were_ranked() -> None:
    columns = {"rank_all": [7, 7, None, None], "tied_all": [0, 2, None, None], "of_all": [120, 120, 4, None]}
    assert ranks(pd.DataFrame(columns, dtype="Int64"), "all") == ["7/120", "7=/120", "–/4", None]


def test_charts() -> None:
    assert lines_chart([], [], "x") == bars_chart([], "x") == stacked_chart([("2567", (0, 0))], ("a", "b"), "x") == ""
    chart = lines_chart([Line("<ก>", ((2567, 80.0), (2568, 90.0)))], [(2567, 70.0, 85.0), (2568, 80.0, 95.0)], "x")
    assert "&lt;ก&gt;" in chart
    assert chart.count("<circle") == 2
    assert "<polygon" in chart
    assert "<circle" in lines_chart([Line("ก", ((2567, 100.0),))], [], "x")
    assert bars_chart([("ก", 50.0, "1/2")], "x").count("<rect") == 2
