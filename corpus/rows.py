"""A record as rows of the dataset's tables. The one place that knows which field goes to which column."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from corpus.dataset import Row, Value
from normalize.record import Entry, Record, Sources, Text

Rows = dict[str, list[Row]]
"""Rows by table, in the order of the columns in `corpus.dataset`."""


def rows_of(record: Record, program_version: str) -> Rows:
    """The rows of one document in every table but `paths` and `agencies`, which the store derives."""
    document, year = record.document, item_list_year(record)
    key = document.document_id
    agency = document.agency
    rows: Rows = {
        "documents": [
            (
                key,
                "read",
                document.sha256,
                document.media_type,
                document.pages,
                document.text_source,
                document.kind,
                document.title,
                agency.agency_id,
                agency.name,
                agency.type,
                agency.province,
                agency.district,
                agency.subdistrict,
                agency.code,
                document.fiscal_year,
                document.assessed_fiscal_year,
                document.reporting_months,
                program_version,
            )
        ],
        "scores": [
            (
                key,
                position,
                score.fiscal_year,
                score.level,
                score.code,
                (score.fiscal_year or year) if score.level == "item" else None,
                score.part,
                score.score,
                score.raw,
                score.rating,
                score.stated_change,
            )
            for position, score in enumerate(record.scores)
        ],
        "findings": [
            (
                key,
                key,
                position,
                finding.entry_id,
                finding.kind,
                finding.part,
                finding.no,
                finding.text,
                array(finding.indicators),
                array(finding.items),
                year if finding.items else None,
            )
            for position, finding in enumerate(record.findings)
        ],
        "issues": [
            (
                key,
                position,
                issue.code,
                issue.severity,
                issue.message,
                issue.message_th,
                issue.field,
                array(issue.candidates),
            )
            for position, issue in enumerate(record.issues)
        ],
        "sources": [],
    }
    for field, sources in document.sources.items():
        rows["sources"] += source_rows(key, key, field, [sources])
    rows["sources"] += source_rows(key, key, "scores", [score.sources for score in record.scores])
    rows["sources"] += source_rows(key, key, "findings", [finding.sources for finding in record.findings])
    rows["sources"] += source_rows(key, key, "issues", [issue.sources for issue in record.issues])
    for position, entry in enumerate(record.entries):
        for table, found in entry_rows(key, position, entry, year).items():
            rows.setdefault(table, []).extend(found)
    return rows


def item_list_year(record: Record) -> int | None:
    """The year whose item list the codes of entries and findings mean: that of the assessed result.

    As `normalize.years` reads them; a score's code is of the score's own year, where it states one.
    """
    document = record.document
    if document.assessed_fiscal_year is not None:
        return document.assessed_fiscal_year
    return None if document.fiscal_year is None else document.fiscal_year - 1


def entry_rows(key: str, position: int, entry: Entry, year: int | None) -> Rows:
    """The rows of one entry in `entries` and the tables below it."""
    entry_id, period, budget = entry.entry_id, entry.period, entry.budget
    own: Row = (
        key,
        entry_id,
        position,
        entry.kind,
        entry.topic,
        *((None,) * 4 if period is None else (period.raw, iso(period.start), iso(period.end), period.precision)),
        *((None, None) if budget is None else (budget.raw, budget.amount)),
        array(entry.stated_none),
    )

    def children(values: Iterable[tuple[Value, ...]]) -> list[Row]:
        return [(key, entry_id, at, *value) for at, value in enumerate(values)]

    def texts(values: Sequence[Text]) -> list[Row]:
        return children((text.no, text.text) for text in values)

    findings: list[Row] = [
        (key, entry_id, at, entry_id, "finding", None, text.no, text.text, "[]", "[]", None)
        for at, text in enumerate(entry.findings)
    ]
    return {
        "entries": [own],
        "entry_indicators": children((indicator,) for indicator in entry.indicators),
        "entry_items": children((item, year) for item in entry.items),
        "measures": texts(entry.measures),
        "steps": texts(entry.steps),
        "owners": children((owner.raw, owner.unit) for owner in entry.owners),
        "findings": findings,
        "results": children(
            (done.no, done.text, array(day.isoformat() for day in done.dates)) for done in entry.results
        ),
        "outcomes": texts(entry.outcomes),
        "other": children((cell.header, cell.text) for cell in entry.other),
        "sources": entry_sources(key, entry),
    }


def entry_sources(key: str, entry: Entry) -> list[Row]:
    """Where the values of one entry stand."""
    places: dict[str, list[Sources]] = {field: [sources] for field, sources in entry.sources.items()}
    if entry.period is not None:
        places["period"] = [entry.period.sources]
    if entry.budget is not None:
        places["budget"] = [entry.budget.sources]
    for table in ("findings", "measures", "steps", "owners", "results", "outcomes", "other"):
        places[table] = [value.sources for value in getattr(entry, table)]
    return [row for field, sources in places.items() for row in source_rows(key, entry.entry_id, field, sources)]


def source_rows(key: str, subject: str, field: str, values: Sequence[Sources]) -> list[Row]:
    """One row per place; `values` holds the places of each row of the table `field`."""
    return [
        (
            key,
            subject,
            field,
            position,
            number,
            source.page,
            source.block,
            source.start,
            source.end,
            *(source.bbox or (None, None, None, None)),
        )
        for position, sources in enumerate(values)
        for number, source in enumerate(sources)
    ]


def array(values: Iterable[object]) -> str:
    """A list as JSON text, the form of `array` columns."""
    return json.dumps(list(values), ensure_ascii=False)


def iso(day: date | None) -> str | None:
    """A date as ISO 8601."""
    return None if day is None else day.isoformat()
