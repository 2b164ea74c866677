"""Draw docs/compare.png: the page of one agency of the sample corpus, as a browser shows it.

    python docs/picture.py

Needs Chromium.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZE = "1280,1000"


def main() -> None:
    """The command."""
    ita_corpus = [sys.executable, "-m", "corpus"]
    samples = sorted(str(path) for path in (ROOT / "samples").glob("*_*.*"))
    with tempfile.TemporaryDirectory() as folder:
        store, page = f"{folder}/store", Path(folder) / "page.html"
        subprocess.run([*ita_corpus, "import", *samples, "--store", store, "--quiet"], cwd=ROOT, check=True)
        compare = ["compare", "--store", store, "--agency", "ตัวอย่างสุข", "--html", str(page)]
        subprocess.run([*ita_corpus, *compare], cwd=ROOT, check=True)
        browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        picture = f"--screenshot={ROOT / 'docs' / 'compare.png'}"
        subprocess.run([*browser, "--hide-scrollbars", f"--window-size={SIZE}", picture, page.as_uri()], check=True)


if __name__ == "__main__":
    main()
