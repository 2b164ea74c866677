"""PDF files as a browser prints them."""

import random
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.documents.sample import Sample
from tests.documents.writers.html import html_page

BROWSERS = ("chromium", "google-chrome", "chromium-browser")
SECONDS = 600


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
