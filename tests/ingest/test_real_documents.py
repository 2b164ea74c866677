"""Real documents beside the checkout, where there are any: read completely, whatever format they are saved in."""

import subprocess
from pathlib import Path

import openpyxl
import pytest

from ingest.document import Table
from ingest.read import read

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="only beside the folder of real documents")


def converted(path: Path, target: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", target, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{target.partition(':')[0]}"


def squeezed(text: str) -> str:
    return "".join(text.replace(",", "").split())


def test_every_cell_of_a_workbook_is_read(tmp_path: Path) -> None:
    """Held against LibreOffice and openpyxl; rows of one box are one cell, so its text may begin rows above."""
    path = SHARED / "realdocs" / "merged_cells_plan.xls"
    found = {text.block: squeezed(text.text) for text in read(path).texts()}
    checked = 0
    for number, sheet in enumerate(openpyxl.load_workbook(converted(path, "xlsx", tmp_path)).worksheets, 1):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None or not str(cell.value).strip():
                    continue
                above = (found.get(f"s{number}.{cell.column_letter}{cell.row - up}", "") for up in range(20))
                assert any(squeezed(str(cell.value)) in text for text in above), cell.coordinate
                checked += 1
    assert checked == 7196


@pytest.mark.parametrize("name", ["lopburi_2569_measures", "luang_nuea_2568_measures", "mueang_mai_2566_report"])
@pytest.mark.parametrize("target", ["doc:MS Word 97", "odt", "rtf"])
def test_older_formats_give_the_document_of_the_docx(tmp_path: Path, name: str, target: str) -> None:
    path = SHARED / "seeds" / f"{name}.docx"
    expected = read(path)
    assert any(isinstance(block, Table) for block in expected.blocks)
    assert read(converted(path, target, tmp_path)).blocks == expected.blocks
