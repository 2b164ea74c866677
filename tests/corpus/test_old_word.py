"""Old Word files of an import: converted together, read one by one."""

import subprocess
from functools import partial
from pathlib import Path

import pytest

from corpus import old_word
from corpus.failure import Failure, Limits
from corpus.old_word import read_all
from corpus.options import Options
from corpus.pipeline import record_of
from corpus.read_document import ReadDocument, read_document
from corpus.runner import Done
from ingest import office, soffice
from tests.documents import generate, write

RTF = rb"{\rtf1\ansi "
LIMITS = Limits(wall_seconds=120)


def read_file(path: Path, conversions: Path | None = None) -> ReadDocument:
    """As the import reads it."""
    read = partial(record_of, options=Options(conversions=conversions))
    return read_document(path, read=read, program_version="test")


def test_converted_together_they_give_what_each_gives_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word, "BATCH", 2)
    docx = [tmp_path / f"plan{seed}.docx" for seed in range(3)]
    for seed, path in enumerate(docx):
        write(generate(seed), "docx", path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "odt", "--outdir", str(tmp_path), *map(str, docx)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    old = [path.with_suffix(".odt") for path in docx]
    broken = tmp_path / "แผน ที่เสีย.rtf"
    broken.write_bytes(old[0].read_bytes()[:3000])
    conversions = tmp_path / "conversions"
    conversions.mkdir()
    work = partial(read_file, conversions=conversions)
    outcomes = {o.path: o for o in read_all(work, conversions, LIMITS, 2, iter([old[0], docx[0], broken, *old[1:]]))}
    assert set(outcomes) == {*old, docx[0], broken}
    for path in [*old, docx[0]]:
        outcome = outcomes[path]
        assert isinstance(outcome, Done)
        assert outcome.result == read_file(path)
    failed = outcomes[broken]
    assert isinstance(failed, Failure)
    assert failed.code == "unreadable_file"
    assert list(conversions.iterdir()) == []


def test_files_of_a_batch_that_fails_are_read_by_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / f"{number}.rtf" for number in range(3)]
    for path in paths:
        path.write_bytes(RTF + b"}")
    monkeypatch.setattr(soffice, "program", lambda: "soffice")
    conversions = tmp_path / "conversions"
    conversions.mkdir()
    handed_out = []

    def failing(work, paths, **options):  # type: ignore[no-untyped-def]
        for path in paths:
            handed_out.append(path.name)
            yield Failure(path, "time_limit", "stopped", "หยุด")

    monkeypatch.setattr(old_word, "run", failing)
    outcomes = list(read_all(read_file, conversions, LIMITS, 1, iter(paths)))
    assert [outcome.path for outcome in outcomes] == paths
    assert handed_out == ["1.old-word", "0.rtf", "1.rtf", "2.rtf"]


def test_without_libreoffice_nothing_is_held_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    (tmp_path / "a.rtf").write_bytes(RTF + b"}")
    (outcome,) = read_all(read_file, tmp_path, LIMITS, 1, iter([tmp_path / "a.rtf"]))
    assert isinstance(outcome, Done | Failure)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.rtf"]


@pytest.mark.parametrize(("content", "convertible"), [(RTF, True), (b"plain text", False), (b"", False)])
def test_what_is_convertible_is_told_by_content(tmp_path: Path, content: bytes, convertible: bool) -> None:
    (tmp_path / "a.doc").write_bytes(content)
    assert office.is_convertible(tmp_path / "a.doc") is convertible
