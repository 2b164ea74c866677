"""The sample documents are read as we wrote them: the whole way from the file to the record."""

from pathlib import Path

import pytest

from corpus.pipeline import record_of

# file, kind, agency, fiscal year, entries by kind, steps, owners, results, scores; counted in samples/source by hand
SAMPLES = (
    ("tuayangsuk_2567_plan.md", "measures", "ตัวอย่างสุข", 2567, {"plan": 7}, 20, 10, 0, 11),
    ("tuayangsuk_2568_plan.docx", "measures", "ตัวอย่างสุข", 2568, {"plan": 7}, 17, 11, 0, 21),
    ("tuayangsuk_2568_report.pdf", "report", "ตัวอย่างสุข", 2568, {"result": 7}, 14, 11, 10, 0),
    ("sommuttham_2567_report.txt", "report", "สมมุติธรรม", 2567, {"result": 6}, 12, 7, 8, 0),
    ("sommuttham_2568_plan.html", "measures", "สมมุติธรรม", 2568, {"plan": 10}, 23, 13, 0, 5),
    ("jamlong_2569_plan.pdf", "measures", "จำลองพัฒนา", 2569, {"analysis": 3, "plan": 10}, 22, 12, 0, 60),
    ("sathit_2568_plan.xlsx", "measures", "สาธิตบุรี", 2568, {"plan": 10}, 23, 10, 0, 0),
    ("thotlong_2566_report.docx", "report", "ทดลองใต้", 2566, {"result": 6}, 12, 7, 6, 0),
)


def test_every_sample_is_tested(root: Path) -> None:
    written = {path.name for path in (root / "samples").iterdir() if path.is_file()} - {"README.md", "make.py"}
    assert written == {name for name, *_ in SAMPLES}
    assert all(f"`{name}`" in (root / "samples/README.md").read_text() for name in written)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample[0])
def test_a_sample_is_read_as_it_was_written(
    root: Path, sample: tuple[str, str, str, int, dict[str, int], int, int, int, int]
) -> None:
    name, kind, agency, year, kinds, steps, owners, results, scores = sample
    record = record_of(root / "samples" / name)
    assert record.document.kind == kind
    assert record.document.agency.name is not None
    assert record.document.agency.name.endswith(agency)
    assert record.document.agency.province is not None
    assert record.document.fiscal_year == year
    found = [entry.kind for entry in record.entries]
    assert {kind: found.count(kind) for kind in found} == kinds
    assert sum(len(entry.steps) for entry in record.entries) == steps
    assert sum(len(entry.owners) for entry in record.entries) == owners
    assert sum(len(entry.results) for entry in record.entries) == results
    assert len(record.scores) == scores
    assert all(entry.period is not None and entry.period.start for entry in record.entries if entry.kind != "analysis")
    assert [issue for issue in record.issues if issue.severity == "error"] == []
