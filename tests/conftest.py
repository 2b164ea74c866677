"""What tests of several rooms need: the programs that make documents, and the shared documents where they are."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "google-chrome", "chromium-browser")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> str:
    """A Chromium that starts. Only Ubuntu has none to install: its packages point to a snap."""
    for name in BROWSERS:
        if (path := shutil.which(name)) and subprocess.run([path, "--version"], capture_output=True).returncode == 0:
            return path
    if "ID=ubuntu" in Path("/etc/os-release").read_text().splitlines():
        pytest.skip("no Chromium: Ubuntu has it as a snap only")
    pytest.fail("no Chromium: run `make setup`, or install the package chromium")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared documents beside the checkout; what reads them is extra."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no shared documents beside the checkout")
    return folder


@pytest.fixture(autouse=True)
def english_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests do not depend on the locale of who runs them."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if variable in os.environ:
            monkeypatch.setenv(variable, "C.UTF-8")
