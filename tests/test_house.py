"""The house keeps its rules: imports point one way, the README tells the truth, the wheel is whole."""

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from ingest.issue import SEVERITY
from tests.readme_output import with_outputs

ROOMS = ("ingest", "extract", "normalize", "corpus")
"""Data flows from left to right; a room imports itself and those to its left."""

LONGEST_MODULE = 300


def modules(root: Path) -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((root / room).rglob("*.py"))


def imported_names(source: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the room"
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def rooms_beyond(room: str, source: str) -> set[str]:
    """The rooms that a module of this room imports although it must not."""
    return imported_names(source) & set(ROOMS[ROOMS.index(room) + 1 :])


def test_an_import_that_points_back_is_seen() -> None:
    assert rooms_beyond("ingest", "def f():\n    from normalize.record import Record") == {"normalize"}
    assert rooms_beyond("extract", "import corpus.cli as c, ingest.span") == {"corpus"}
    assert rooms_beyond("corpus", "import ingest, extract, normalize") == set()


def test_imports_point_one_way(root: Path) -> None:
    back = {
        str(path.relative_to(root)): sorted(beyond)
        for path in modules(root)
        if (beyond := rooms_beyond(path.relative_to(root).parts[0], path.read_text()))
    }
    assert back == {}


def test_nothing_imports_tests_or_tools(root: Path) -> None:
    outside = {"tests", "benchmarks", "training", "samples", "pytest"}
    assert {path for path in modules(root) if imported_names(path.read_text()) & outside} == set()


def test_modules_stay_small(root: Path) -> None:
    lengths = {str(path.relative_to(root)): len(path.read_text().splitlines()) for path in modules(root)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_package_is_declared(root: Path) -> None:
    declared = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    found = {".".join(path.parent.relative_to(root).parts) for path in modules(root)}
    assert sorted(declared) == sorted(found)


def test_what_is_imported_is_declared_and_nothing_else(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    declared = {
        re.split(r"[<>=]", requirement)[0]
        for requirement in (*project["dependencies"], *extras["ocr"], *extras["second-reader"], *extras["cluster"])
    }
    imported = set().union(*(imported_names(path.read_text()) for path in modules(root)))
    distributions = packages_distributions()
    used = {distributions[name][0].lower() for name in imported - sys.stdlib_module_names - set(ROOMS)}
    assert declared == used


def test_every_issue_code_is_in_the_readme_and_no_other(root: Path) -> None:
    text = (root / "README.md").read_text()
    table = text.partition("## Issue codes")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (\w+) \|", table, re.MULTILINE))
    assert rows == SEVERITY


def command_line(*arguments: str) -> str:
    environment = {**os.environ, "COLUMNS": "100", "TERM": "dumb"}
    command = [sys.executable, "-m", "corpus", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def command_rows(root: Path) -> dict[str, str]:
    """The rows of the README's command table, by command."""
    return {
        command: row
        for row in (root / "README.md").read_text().splitlines()
        for command in re.findall(r"^\| `ita-corpus (\w+)", row)
    }


def test_the_readme_lists_the_commands_that_there_are(root: Path) -> None:
    commands = command_line("--help").partition("Commands:")[2]
    assert list(command_rows(root)) == re.findall(r"^  (\w+)  ", commands, re.MULTILINE)


def test_the_readme_names_real_options_and_every_command_has_an_example(root: Path) -> None:
    for command, row in command_rows(root).items():
        help_text = command_line(command, "--help")
        assert "Example: ita-corpus " + command in help_text
        options = re.findall(r"--[a-z-]+", row)
        assert [option for option in options if option not in help_text] == []


def test_the_readme_shows_what_the_commands_print(root: Path) -> None:
    text = (root / "README.md").read_text()
    assert text.count("<!-- output of: ") == 2
    assert with_outputs(text) == text, "run `make readme`"


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = {"spacy", "pandas", "pyarrow", "pythainlp", "pypdfium2", "pdfplumber", "numpy", "docx", "lxml"}
    code = f"import sys, corpus.cli; print(sorted(set(sys.modules) & {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from what git would give a stranger plus what is not committed yet."""
    folder = tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (root / name).is_file() and name.partition("/")[0] in {*ROOMS, "pyproject.toml", "README.md", "LICENSE"}:
            (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "source" / name).write_bytes((root / name).read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(folder / "source")], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_four_packages_and_all_their_data(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {name.partition("/")[0] for name in names} == set(ROOMS)
    data = {
        str(path.relative_to(root))
        for room in ROOMS
        for path in (root / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == data


def test_the_wheel_runs_outside_the_checkout(root: Path, wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = "import corpus, ingest; print(corpus.__file__, ingest.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == [str(installed / room / "__init__.py") for room in ("corpus", "ingest")]
    command = [sys.executable, "-m", "corpus", "extract", str(root / "samples" / "tuayangsuk_2567_plan.md")]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert '"entries"' in done.stdout
