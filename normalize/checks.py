"""Everything in a record that cannot be right: the checks, one after the other."""

from collections.abc import Iterator, Sequence

from extract.raw import RawRecord
from ingest.issue import Issue
from normalize.check_columns import check_columns
from normalize.check_counts import check_counts
from normalize.check_differences import check_differences, check_questions
from normalize.check_duplicates import check_copied_texts, check_projects
from normalize.check_elements import check_elements, check_listed_items, check_plan_coverage
from normalize.check_items import check_indicator_names, check_item_indicators, check_titles
from normalize.check_lists import check_lists
from normalize.check_means import check_means
from normalize.check_numbering import check_numbering
from normalize.check_periods import check_orders, check_periods, check_result_dates
from normalize.check_ratings import check_ratings
from normalize.record import Entry, Finding, Score
from normalize.years import Years


def check_record(
    raw: RawRecord, years: Years, scores: Sequence[Score], entries: Sequence[Entry], findings: Sequence[Finding]
) -> Iterator[Issue]:
    """The contradictions of a document, each with the places that show it."""
    yield from check_differences(scores, raw.scores)
    yield from check_questions(scores)
    yield from check_means(scores)
    yield from check_ratings(scores)
    yield from check_periods(entries, years.fiscal)
    yield from check_result_dates(entries, years.fiscal)
    yield from check_orders(raw.document.texts())
    yield from check_numbering(entries)
    yield from check_counts(raw.document.texts(), scores)
    yield from check_lists(raw.document.texts(), years.of_items)
    yield from check_titles(raw.entries, raw.scores, years)
    yield from check_item_indicators(raw.entries, entries, years.of_items)
    yield from check_indicator_names(raw.scores)
    yield from check_columns(entries)
    yield from check_copied_texts(entries)
    yield from check_projects(entries)
    yield from check_listed_items(entries, years.of_items)
    yield from check_plan_coverage(entries, raw.document.texts())
    yield from check_elements(raw.profile.kind, years.fiscal, entries, findings)
