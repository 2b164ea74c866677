"""The reader on the shared documents, where they are: renderings with their truth, and real files with faults."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.pdf import SOURCES, ours
from benchmarks.pdf_truth import Score, score, truth_tables
from ingest import ocr, pdf
from ingest.document import Document
from ingest.issue import UnreadableFile


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.fixture
def real(shared: Path) -> Callable[[str], Document]:
    def read(name: str) -> Document:
        path = shared / "realdocs" / f"{name}.pdf"
        return pdf.read(path, path.read_bytes())

    return read


def refused_pages(document: Document) -> bool:
    return any(issue.code == "no_text" for issue in document.issues)


def repairs(document: Document) -> str:
    return " ".join(issue.message for issue in document.issues if issue.code == "text_repaired")


@pytest.mark.parametrize(("kind", "limit"), [("libreoffice", 0.0015), ("chromium", 0.005)])
def test_cells_of_the_renderings_are_those_of_their_source(shared: Path, kind: str, limit: float) -> None:
    total = Score()
    for path in sorted((shared / "seeds").glob(f"*.{kind}.pdf")):
        truth = truth_tables(path.with_name(path.name.split(".")[0] + SOURCES[kind]))
        found = score(truth, ours(path))
        total.edits += found.edits
        total.characters += found.characters
        total.exact += found.exact
        total.cells += found.cells
    assert total.cells > 500
    assert total.error_rate <= limit
    assert total.exact >= 0.99 * total.cells


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("sara_am_space_measures_announcement", "sara_am_in_parts"),
        ("sara_am_space_procurement_analysis", "sara_am_in_parts"),
        ("sara_aa_as_sara_am_strategy_map", "sara_aa_as_sara_am"),
        ("sara_am_as_tone_aa_bidding", "mark_without_name"),
        ("marks_one_consonant_late_budget", "tone_as_latin"),
        ("no_tounicode_elaas_expenditure", "glyph_number"),
    ],
)
def test_faults_of_real_files_are_mended_and_reported(real: Callable[[str], Document], name: str, fault: str) -> None:
    document = real(name)
    assert fault in repairs(document)
    assert not refused_pages(document)
    assert document.text_source == "text_layer"


@pytest.mark.parametrize("name", ["wrong_tounicode_project_list", "latin_gibberish_ocr_layer"])
def test_text_that_is_not_what_the_page_shows_is_never_taken(real: Callable[[str], Document], name: str) -> None:
    document = real(name)
    assert document.blocks == ()
    assert refused_pages(document)


def test_the_one_scanned_page_of_a_digital_file_is_refused_and_no_other(real: Callable[[str], Document]) -> None:
    document = real("private_use_glyphs_ethics_code")
    assert {block.page for block in document.blocks} == {1, 2, 3, 4, 5, 7}
    assert refused_pages(document)


def test_a_truncated_file_has_one_clear_issue(real: Callable[[str], Document]) -> None:
    with pytest.raises(UnreadableFile, match="the PDF is damaged, cut off"):
        real("truncated")
