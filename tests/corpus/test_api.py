"""The Python API: its page of examples is true."""

import doctest
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from corpus.api import open_store
from corpus.importer import Import
from corpus.inputs import starts_of
from corpus.pipeline import record_of
from corpus.read_document import read_document
from corpus.runner import run
from corpus.store import writing
from tests.corpus.stores import ORIGIN, Watching, import_here, write_documents


@pytest.fixture
def examples(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the page's examples run: the samples, and a store of them."""
    (tmp_path / "samples").symlink_to(root / "samples")
    monkeypatch.chdir(tmp_path)
    documents = [str(path) for path in sorted((root / "samples").glob("*_*.*"))]
    work = partial(read_document, read=record_of, program_version="1.0")
    with writing(tmp_path / "corpus") as store:
        Import(store, ORIGIN, Watching()).run(starts_of(documents), partial(run, work, workers=2))
    return tmp_path


def test_the_examples_of_the_page(examples: Path, root: Path) -> None:
    found = doctest.testfile(str(root / "docs/api.md"), module_relative=False, encoding="utf-8")
    assert found.attempted > 20
    assert found.failed == 0


def test_frames_have_types_and_the_rows_of_an_empty_table_too(tmp_path: Path) -> None:
    import_here(tmp_path / "s", write_documents(tmp_path / "d", 4))
    corpus = open_store(tmp_path / "s")
    entries = corpus.table("entries")
    assert len(entries) == 8
    assert entries.period_start.dt.year.tolist()[0] in range(2021, 2025)
    assert entries.stated_none[0].tolist() == ["problem"]
    findings = corpus.table("findings", kinds=["report"])
    assert findings[findings.kind == "recommendation"].indicators.iloc[0].tolist() == [9]
    nothing = corpus.table("entries", years=[2500])
    assert len(nothing) == 0
    assert nothing.dtypes.to_dict() == entries.dtypes.to_dict()
    assert corpus.table("measures").no.dtype == pd.Int64Dtype()


def test_an_unknown_table_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    import_here(tmp_path / "s", write_documents(tmp_path / "d", 1))
    with pytest.raises(KeyError, match=r"no table 'step'.*steps"):
        open_store(tmp_path / "s").table("step")
