"""Files as LibreOffice saves them: PDF, and the formats of older programs."""

import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.documents.sample import Sample
from tests.documents.writers.docx import write_docx
from tests.documents.writers.xlsx import write_xlsx

SECONDS = 600
TARGETS: dict[str, tuple[Callable[[Sample, Path, random.Random], None], str, str]] = {
    "libreoffice.pdf": (write_docx, "docx", "pdf"),
    "doc": (write_docx, "docx", "doc:MS Word 97"),
    "odt": (write_docx, "docx", "odt"),
    "rtf": (write_docx, "docx", "rtf"),
    "ods": (write_xlsx, "xlsx", "ods"),
    "xls": (write_xlsx, "xlsx", "xls:MS Excel 97"),
}
"""For each format: who writes the file that is converted, its ending, and the filter."""


def saved_by_libreoffice(format: str, samples: Sequence[tuple[Sample, Path]]) -> None:
    """Write many files with one run of LibreOffice. Raises FileNotFoundError where there is no soffice."""
    write, source, target = TARGETS[format]
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for number, (sample, _) in enumerate(samples):
            path = Path(folder) / f"{number}.{source}"
            write(sample, path, random.Random(f"{format} {sample.seed}"))
            made.append(str(path))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, *made]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        for number, (_, path) in enumerate(samples):
            shutil.copyfile(Path(folder) / f"{number}.{target.partition(':')[0]}", path)
