"""From the raw record to the record: what the words mean, and what cannot be right."""

from functools import lru_cache
from pathlib import Path

from extract.raw import RawRecord
from normalize.agencies import decide_agency, find_agencies
from normalize.checks import check_record
from normalize.citing import Citations
from normalize.entries import entries_of
from normalize.findings import findings_of
from normalize.problems import Problems
from normalize.record import SCHEMA_VERSION, Agency, DocumentInfo, Record, RecordIssue, Sources
from normalize.registry import Registry, load_registry
from normalize.scores import scores_of
from normalize.years import Years, years_of


def normalize(raw: RawRecord, agencies: Path | None = None) -> Record:
    """The record of a document. `agencies` is a registry file (CSV) that gives official codes."""
    document, profile = raw.document, raw.profile
    citations, problems = Citations(document), Problems()
    years = years_of(raw)
    entries = entries_of(raw.entries, document.document_id, years, citations, problems)
    scores = scores_of(raw.scores, years, citations, problems)
    findings = findings_of(raw.findings, entries, years, citations, problems)
    agency, agency_sources = _agency(raw, citations, problems, agencies)
    months = profile.reporting_months
    reporting = None if months is None else (6 if "6" in months.text or "๖" in months.text else 12)
    sources = {
        "title": citations.of(profile.title),
        "agency": agency_sources,
        "fiscal_year": citations.of(*years.fiscal_quotes),
        "assessed_fiscal_year": citations.of(*years.assessed_quotes),
        "reporting_months": citations.of(months),
    }
    _report_inferred_year(years, problems)
    problems.issues.extend(check_record(raw, years, scores, entries, findings))
    info = DocumentInfo(
        document_id=document.document_id,
        paths=document.paths,
        sha256=document.sha256,
        media_type=document.media_type,
        pages=document.pages,
        text_source=document.text_source,
        kind=profile.kind,
        title=profile.title.text if profile.title else None,
        agency=agency,
        fiscal_year=years.fiscal,
        assessed_fiscal_year=years.assessed,
        reporting_months=6 if reporting == 6 else 12 if reporting == 12 else None,
        sources={field: cited for field, cited in sources.items() if cited},
    )
    issues = tuple(
        RecordIssue(
            code=issue.code,
            severity=issue.severity,
            message=issue.message,
            message_th=issue.message_th,
            field=issue.field,
            candidates=issue.candidates,
            sources=citations.sources(issue.spans),
        )
        for issue in dict.fromkeys((*document.issues, *raw.issues, *problems.issues))
    )
    return Record(SCHEMA_VERSION, info, scores, entries, findings, issues, citations.blocks())


def _report_inferred_year(years: Years, problems: Problems) -> None:
    if years.inferred and years.fiscal is not None:
        problems.report(
            "inferred_value",
            f"the fiscal year {years.fiscal} is that of the periods; the title names none",
            f"ปีงบประมาณ {years.fiscal} มาจากระยะเวลาดำเนินการ ชื่อเอกสารไม่ได้ระบุ",
            "document.fiscal_year",
            *years.fiscal_quotes,
        )


_TITLE_VOTES = 5  # a mention in the title says more than one in the text, which may name a neighbour


@lru_cache(maxsize=4)
def _registry(path: Path) -> Registry:
    return load_registry(path)


def _agency(raw: RawRecord, citations: Citations, problems: Problems, registry: Path | None) -> tuple[Agency, Sources]:
    """The agency that the document's mentions name, and the first mention that names it."""
    mentions = (*raw.profile.agencies, *(quote for quote in raw.profile.titled for _ in range(_TITLE_VOTES)))
    value = decide_agency([quote.text for quote in mentions], _registry(registry) if registry else None)
    for issue in value.issues:
        cited = [mentions[index] for index in issue.mentions]
        problems.report(
            issue.code, issue.message, issue.message_th, "document.agency", *cited, candidates=issue.candidates
        )
    named = next(
        (quote for quote in mentions if any(found.type == value.type for found in find_agencies(quote.text))), None
    )
    agency = Agency(
        value.agency_id, value.name, value.type, value.province, value.district, value.subdistrict, value.code
    )
    return agency, citations.of(named)
