"""The generated documents themselves: the same seed gives the same one, and the truth is what is printed."""

import json
import random
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.evaluate import compare
from corpus.tally import Tally, squeezed
from tests.documents import CONTRADICTIONS, DAMAGES, LAYOUTS, generate, write
from tests.documents.blocks import Break, Cell, Line, Table, grid, printed_text, text_cell
from tests.documents.damage import damaged
from tests.documents.framework import agreed_items, grade, items, overall
from tests.documents.paging import paged
from tests.documents.visible import visible
from tests.documents.writers import FILES, TEXTS

SEEDS = range(40)
QUICK = (*TEXTS, *FILES)


def _texts(truth: dict) -> list[str]:  # type: ignore[type-arg]
    """Every text of a truth that the document must print."""
    out = [finding["text"] for finding in truth["findings"]]
    for entry in truth["entries"]:
        out += entry["findings"]
        out += [part["text"] for key in ("measures", "steps", "results", "outcomes") for part in entry[key]]
        out += [owner["raw"] for owner in entry["owners"]]
        out += [entry[key]["raw"] for key in ("period", "budget") if entry[key]]
        out += [entry["topic"]] * (entry["topic"] is not None)
    return [*out, truth["document"]["agency"]["name"]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_everything_in_the_truth_is_printed(layout: str) -> None:
    for seed in SEEDS:
        sample = generate(seed, layout=layout)
        printed = squeezed(printed_text(sample.blocks))
        missing = [text for text in _texts(sample.truth) if squeezed(text) not in printed]
        assert not missing, f"seed {seed}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_printed_score_that_is_true_is_a_number_of_the_document(layout: str) -> None:
    for seed in SEEDS:
        sample = generate(seed, layout=layout)
        printed = squeezed(printed_text(sample.blocks))
        for fact in sample.truth["scores"]:
            forms = {f"{fact['score']:.2f}", f"{fact['score']:g}"}
            assert any(form in printed for form in forms), (seed, fact)


def test_a_truth_scores_full_marks_against_itself_and_none_against_nothing() -> None:
    tally, empty = Tally(), Tally()
    for seed in SEEDS:
        sample = generate(seed)
        tally.add(compare(sample.truth, json.loads(json.dumps(sample.truth)), str(seed)))
        empty.add(compare(sample.truth, {}, str(seed)))
    assert {figures.f1 for figures in tally.rows().values()} == {1.0}
    assert {figures.f1 for figures in empty.rows().values()} == {0.0}


def test_a_seed_gives_the_same_document_every_time() -> None:
    for seed in SEEDS:
        assert generate(seed) == generate(seed)
    assert len({printed_text(generate(seed).blocks) for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("format", QUICK)
def test_a_format_writes_the_same_file_every_time(format: str, tmp_path: Path) -> None:
    sample = generate(3)
    first, second = tmp_path / "a", tmp_path / "b"
    write(sample, format, first)
    write(sample, format, second)
    assert _contents(first) == _contents(second)


def _contents(path: Path) -> object:
    """The bytes of a file; of a zip archive those of its members, but for the one that holds the time of writing."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown format 'wps'; known: txt"):
        write(generate(1), "wps", tmp_path / "a.wps")


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_a_contradiction_is_put_in_where_asked_and_nowhere_else(kind: str) -> None:
    shown = 0
    for seed in SEEDS:
        sample = generate(seed, layout="book", contradictions=(kind,))
        shown += kind in sample.contradictions
        clean = generate(seed, layout="book")
        assert visible(clean.content, (kind,), clean.truth, printed_text(clean.blocks)) == (), seed
    assert shown >= 5


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damage_changes_the_print_and_not_the_truth(kind: str) -> None:
    changed = 0
    for seed in SEEDS:
        clean, hurt = generate(seed), generate(seed, damage=(kind,))
        assert clean.truth == hurt.truth
        changed += clean.blocks != hurt.blocks
    assert changed >= 5


@given(st.text(alphabet="กขฃงจชนมรลวสอฮะาำิีุู่้์เแโใไ ๐๙iO", max_size=80), st.integers(0, 99))
@settings(max_examples=100, deadline=None)
def test_damage_loses_no_letter(text: str, seed: int) -> None:
    kinds = tuple(kind for kind in DAMAGES if kind not in ("item codes", "sara am", "private use"))
    block = Table(((text_cell(text),),), 1)
    (hurt,) = damaged([block], kinds, random.Random(seed))
    assert isinstance(hurt, Table)
    letters = [char for char in text if "ก" <= char <= "ฮ"]
    assert [char for char in hurt.rows[0][0].printed() if "ก" <= char <= "ฮ"] == letters


def _covered(table: Table) -> bool:
    """Whether the cells cover every position of the grid exactly once."""
    area = sum(cell.rows * cell.columns for row in table.rows for cell in row)
    shown = sum(cell is not None for row in grid(table) for cell in row)
    return area == len(table.rows) * table.columns and shown == sum(len(row) for row in table.rows)


@pytest.mark.parametrize("layout", ["rows", "book"])
def test_a_table_cut_by_pages_keeps_every_character(layout: str) -> None:
    for seed in SEEDS:
        sample = generate(seed, layout=layout)
        for block in sample.blocks:
            if isinstance(block, Table):
                whole = [cell.printed() for row in block.rows[block.header_rows :] for cell in row]
                pieces = [piece for piece in paged([block]) if isinstance(piece, Table)]
                cut = [cell.printed() for piece in pieces for row in piece.rows[piece.header_rows :] for cell in row]
                assert sorted("".join(whole).replace(" ", "")) == sorted("".join(cut).replace(" ", ""))
                assert all(_covered(piece) for piece in pieces), seed


def test_a_row_is_cut_between_its_lines_and_a_merged_cell_goes_on() -> None:
    lines = (Line("ขั้นตอนแรกของงานที่ต้องทำให้เสร็จภายในเดือนนี้", "๑."), Line("ขั้นตอนต่อไปของงานนี้", "๒."))
    rows = ((text_cell("ตัวชี้วัดที่ ๑", rows=2), Cell(lines)), (text_cell("แถวสอง"),))
    table = Table(rows, 2, breaks=(Break(1, repeat=False, cut=True),))
    first, second = (piece for piece in paged([table]) if isinstance(piece, Table))
    assert [[cell.printed() for cell in row] for row in first.rows] == [["ตัวชี้วัดที่ ๑", lines[0].printed()]]
    assert [[cell.printed() for cell in row] for row in second.rows] == [["", lines[1].printed()], ["", "แถวสอง"]]


def test_word_documents_have_true_merged_cells(tmp_path: Path) -> None:
    merged = 0
    for seed in SEEDS:
        sample = generate(seed, layout="rows")
        if any(
            cell.rows > 1 for block in sample.blocks if isinstance(block, Table) for row in block.rows for cell in row
        ):
            path = tmp_path / f"{seed}.docx"
            write(sample, "docx", path)
            merged += any("w:vMerge" in table._tbl.xml for table in docx.Document(str(path)).tables)
            break
    assert merged


def test_the_framework_of_the_years() -> None:
    assert [len(items(year)) for year in range(2564, 2570)] == [88, 88, 88, 59, 52, 50]
    assert items(2568)["o28"].indicator == 10
    assert "i16" not in agreed_items(2566, 2567)
    assert overall(2568, Decimal("96.78"), (Decimal("93.26"), Decimal("98.89")), Decimal(100)) == Decimal("97.86")
    assert grade(2568, Decimal("97.86"), [Decimal("93.26"), Decimal("98.89"), Decimal(100)]) == "ผ่านดี"
    assert grade(2565, Decimal("90.22"), [Decimal("80")]) == "A"
