"""What a store holds: counts by year and kind, agency, format, issues, and what failed."""

from dataclasses import dataclass

from corpus.store import Store

Count = tuple[str | int | None, ...]
"""A row of a table of counts: names first, numbers last."""


@dataclass(frozen=True, slots=True)
class Status:
    """Tables of counts. Names that are None are not known.

    `totals`: what, rows. `years`: fiscal year, plans, reports, others. `agencies`: name, documents, first and last
    year. `formats`: media type, documents. `issues`: code, severity, issues, documents. `failures`: path, reason in
    English, in Thai.
    """

    totals: list[Count]
    years: list[Count]
    agencies: list[Count]
    formats: list[Count]
    issues: list[Count]
    failures: list[Count]


COUNTED = ("entries", "measures", "steps", "results", "scores", "findings")


def status(store: Store) -> Status:
    """Count what is in the store."""

    def table(sql: str) -> list[Count]:
        return store.connection.execute(sql).fetchall()

    totals = table(
        "SELECT 'files', count(*) FROM files UNION ALL "
        "SELECT 'documents', count(*) FROM documents WHERE state = 'read' UNION ALL "
        "SELECT 'failed', count(*) FROM documents WHERE state = 'failed' UNION ALL "
        "SELECT 'unopened', count(*) FROM files WHERE document_id IS NULL UNION ALL "
        "SELECT 'agencies', count(*) FROM agencies"
    )
    for name in COUNTED:
        totals += table(f"SELECT '{name}', count(*) FROM {name}")
    return Status(
        totals,
        table(
            "SELECT fiscal_year_be, count(*) FILTER (WHERE kind = 'measures'), "
            "count(*) FILTER (WHERE kind = 'report'), count(*) FILTER (WHERE kind = 'other') "
            "FROM documents WHERE state = 'read' "
            "GROUP BY fiscal_year_be ORDER BY fiscal_year_be"
        ),
        table(
            "SELECT max(coalesce(agency_name, agency_id)), count(*), min(fiscal_year_be), max(fiscal_year_be) "
            "FROM documents WHERE state = 'read' GROUP BY coalesce(agency_id, agency_name) ORDER BY count(*) DESC, 1"
        ),
        table(
            "SELECT media_type, count(*) FROM documents WHERE state = 'read' "
            "GROUP BY media_type ORDER BY count(*) DESC, media_type"
        ),
        table(
            "SELECT code, severity, count(*), count(DISTINCT document_id) FROM issues "
            "GROUP BY code, severity ORDER BY count(*) DESC, code"
        ),
        table(
            "SELECT path, message, message_th FROM files WHERE document_id IS NULL UNION ALL "
            "SELECT files.path, records.message, records.message_th FROM records JOIN files USING (document_id) "
            "WHERE records.record IS NULL ORDER BY 1"
        ),
    )
