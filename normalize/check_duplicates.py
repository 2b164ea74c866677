"""Texts that were copied from one row to another, and projects whose budget stands twice."""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from ingest.issue import Issue
from normalize.citing import spans_of
from normalize.plain import plain
from normalize.record import Budget, Entry, Text

_OWN_WORDS = 120
"""Letters from which on a result or outcome tells of one measure: two measures may well share a short one."""
_ALIKE = 85.0
"""Likeness (0 to 100) from which on one text is a copy of another, retouched."""
_OPENING = 24
"""Letters with which a copy begins like its model."""
_PROJECT = 12
"""Letters from which on a measure names a project: fewer are a heading."""


def check_copied_texts(entries: Sequence[Entry]) -> Iterator[Issue]:
    """An issue for each long result or outcome that repeats that of a row of other measures.

    A merged cell, whose one place belongs to several entries, is no copy.
    """
    for field in ("results", "outcomes"):
        models: dict[str, list[tuple[str, Text, str]]] = {}
        for entry in entries:
            measures = plain("".join(measure.text for measure in entry.measures))
            listed: tuple[Text, ...] = getattr(entry, field)
            for text in listed:
                words = plain(text.text)
                if len(words) < _OWN_WORDS:
                    continue
                alike = models.setdefault(words[:_OPENING], [])
                model = next((m for w, m, of in alike if of != measures and fuzz.ratio(w, words) >= _ALIKE), None)
                if model is None:
                    alike.append((words, text, measures))
                elif model.sources != text.sources:
                    yield _copy_issue(field, model, text)


def _copy_issue(field: str, model: Text, copy: Text) -> Issue:
    return Issue(
        "duplicate_text",
        f"this text repeats that of another measure's row, and may be a copy: {copy.text[:80]}",
        f"ข้อความนี้ซ้ำกับแถวของมาตรการอื่น อาจคัดลอกมาผิดแถว: {copy.text[:80]}",
        f"entries.{field}",
        (),
        spans_of(copy.sources, model.sources),
    )


def check_projects(entries: Iterable[Entry]) -> Iterator[Issue]:
    """An issue for each project that stands twice with the same budget: a sum would count it twice."""
    seen: dict[tuple[str, float], tuple[Text, Budget]] = {}
    for entry in entries:
        budget = entry.budget
        if budget is None or not budget.amount:
            continue
        for measure in entry.measures:
            words = plain(measure.text)
            if len(words) < _PROJECT:
                continue
            same, its_budget = seen.setdefault((words, budget.amount), (measure, budget))
            if same.sources != measure.sources and its_budget.sources != budget.sources:
                yield Issue(
                    "duplicate_text",
                    f"the same project stands twice with a budget of {budget.raw}: {measure.text[:80]}",
                    f"โครงการเดียวกันอยู่สองแห่ง งบประมาณ {budget.raw}: {measure.text[:80]}",
                    "entries.budget",
                    (),
                    spans_of(same.sources, its_budget.sources, measure.sources, budget.sources),
                )
                break
