"""PDF files as offices make them: Word documents through LibreOffice, web pages through Chromium."""

import random
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.documents.sample import Sample
from tests.documents.writers.docx import write_docx
from tests.documents.writers.html import html_page

BROWSERS = ("chromium", "google-chrome", "chromium-browser")
SECONDS = 600


def libreoffice_pdfs(samples: Sequence[tuple[Sample, Path]]) -> None:
    """Write many PDF files with one run of LibreOffice. Raises FileNotFoundError where there is no soffice."""
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for number, (sample, _) in enumerate(samples):
            path = Path(folder) / f"{number}.docx"
            write_docx(sample, path, random.Random(f"libreoffice.pdf {sample.seed}"))
            made.append(str(path))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *made]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        for number, (_, path) in enumerate(samples):
            shutil.copyfile(Path(folder) / f"{number}.pdf", path)


def chromium_pdfs(samples: Sequence[tuple[Sample, Path]]) -> None:
    """Write PDF files by printing web pages. Raises FileNotFoundError where there is no Chromium."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise FileNotFoundError("no Chromium: install the package chromium")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        for sample, path in samples:
            rng = random.Random(f"chromium.pdf {sample.seed}")
            page.write_text(html_page(sample, rng, furnished=False), encoding="utf-8")
            command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
            command += ["--no-pdf-header-footer", f"--print-to-pdf={path.resolve()}", page.as_uri()]
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
