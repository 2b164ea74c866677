"""Real documents beside the checkout, where there are any: read completely, whatever format they are saved in."""

import dataclasses
import subprocess
from pathlib import Path

import openpyxl
import pytest

from ingest import office
from ingest.document import Document, Table
from ingest.read import read

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="only beside the folder of real documents")


def converted(paths: list[Path], target: str, folder: Path) -> list[Path]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", target, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / f"{path.stem}.{target.partition(':')[0]}" for path in paths]


def squeezed(text: str) -> str:
    return "".join(text.replace(",", "").split())


def test_every_cell_of_a_workbook_is_read(tmp_path: Path) -> None:
    """Held against LibreOffice and openpyxl; rows of one box are one cell, so its text may begin rows above."""
    path = SHARED / "realdocs" / "merged_cells_plan.xls"
    found = {text.block: squeezed(text.text) for text in read(path).texts()}
    (made,) = converted([path], "xlsx", tmp_path)
    checked = 0
    for number, sheet in enumerate(openpyxl.load_workbook(made, data_only=True).worksheets, 1):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None or not str(cell.value).strip():
                    continue
                above = (found.get(f"s{number}.{cell.column_letter}{cell.row - up}", "") for up in range(20))
                assert any(squeezed(str(cell.value)) in text for text in above), cell.coordinate
                checked += 1
    assert checked == 7196


@pytest.mark.parametrize("target", ["doc:MS Word 97", "odt", "rtf"])
def test_older_formats_give_the_document_of_the_docx(tmp_path: Path, target: str) -> None:
    sources = sorted((SHARED / "seeds").glob("*.docx"))
    older = converted(sources, target, tmp_path)
    (tmp_path / "out").mkdir()
    made = office.convert_many(older, tmp_path / "out")
    assert len(made) == len(sources) == 3
    for source, path in zip(sources, older, strict=True):
        expected = read(source)
        assert any(isinstance(block, Table) for block in expected.blocks)
        assert unmarked(office.read_converted(path, path.read_bytes(), made[path])) == unmarked(expected)


def unmarked(document: Document) -> list[object]:
    """The blocks without the marks of header rows, which RTF does not keep."""
    return [
        [dataclasses.replace(cell, header=False) for cell in block.cells] if isinstance(block, Table) else block
        for block in document.blocks
    ]
