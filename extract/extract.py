"""From a document to its raw record: which words are a step, an owner, a score."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.accounting import unmapped
from extract.draft import Draft
from extract.evidence import evidence, is_indicator
from extract.finding_rows import findings_of_rows
from extract.findings import findings_of
from extract.forms import Field, drafts_of_fields, fields_of, numbered_field
from extract.headings import CODED
from extract.labels import heading_field
from extract.passage import Passage
from extract.profile import profile_of
from extract.prose_scores import scores_of_lines, scores_of_prose
from extract.raw import EntryKind, RawEntry, RawFinding, RawRecord, RawScore
from extract.roles import MONTH_COLUMN, Roles, assign_roles
from extract.rows import drafts_of_rows
from extract.score_tables import scores_of_table
from extract.sections import describes_measures, fields_of_blocks
from extract.tables import LogicalTable, logical_tables
from ingest.digits import fold_digits
from ingest.document import Cell, Document, Paragraph, Table
from ingest.issue import Issue
from ingest.span import Span

_PERSON = re.compile(r"^\s*(?:\(?\d{1,2}[.)]\s*)?(?:นาย|นางสาว|นาง|น\.ส\.|ว่าที่|จ่าเอก|พันจ่า|สิบเอก|ดร\.)(?!ก)\s*\S+\s+\S+")
_PLAN_ROLES = {"step", "period", "owner", "budget", "result", "outcome", "problem", "recommendation"}


def extract(document: Document) -> RawRecord:
    """Everything that the document says of measures, scores and findings, in its own words."""
    tables = logical_tables(document.blocks)
    decisions: list[str] = []
    issues: list[Issue] = []
    drafts: list[tuple[Draft, EntryKind]] = []
    scores: list[RawScore] = []
    listed: list[RawFinding] = []
    read = [(table, None if table.form else assign_roles(table)) for table in tables]
    kinds = _table_kinds(read)
    has_plan = any(kind in {"plan", "result"} for kind in kinds)
    for number, ((table, roles), kind) in enumerate(zip(read, kinds, strict=True)):
        decisions.extend(_explain(number, table, roles, kind))
        if roles is None:
            found = drafts_of_fields([*_heading_fields(table), *fields_of(table)])
            kind = "result" if any(d.words.get("result") for d in found) else "plan"
        else:
            scores.extend(scores_of_table(table, roles))
            if kind is None:
                listed.extend(findings_of_rows(table, roles))
                continue
            found = drafts_of_rows(table, roles, _measure_above(table))
            issues.extend(_inferred_headers(table, roles))
            if kind == "analysis" and not has_plan and "score" not in roles:
                kind = "plan"
        heading = _heading_key(table)
        for draft in found:
            if heading is not None and not draft.indicators and not draft.words.get("topic"):
                draft.put(*heading)
            drafts.append((draft, kind))
    if all(
        roles is None or kind in {None, "analysis"} or table.columns == 2  # a label and its value, too
        for (table, roles), kind in zip(read, kinds, strict=True)
    ):
        in_lines = _drafts_of_lines(document)
        tabled = [draft for draft, kind in drafts if kind != "analysis"]
        if len(in_lines) > len(tabled):
            in_prose: EntryKind = "result" if any(d.words.get("result") for d in in_lines) else "plan"
            drafts = [(draft, kind) for draft, kind in drafts if kind == "analysis"]
            drafts.extend((draft, in_prose) for draft in in_lines)
            pairs = {cell.block for table, _ in read if table.columns == 2 for cell in _cells_of(table)}
            listed = [finding for finding in listed if not pairs.issuperset(s.block for s in finding.quote.spans)]
            decisions.append(f"lines: {len(in_lines)} entries from labelled lines")
    counts = Counter(kind for _, kind in drafts)
    profile = profile_of(document, tables, counts["result"] > counts["plan"], bool(drafts))
    if profile.kind == "report":
        _results_of_steps([draft for draft, _ in drafts])
        drafts = [(draft, "result" if kind == "plan" else kind) for draft, kind in drafts]
    entries: list[RawEntry] = []
    findings: list[RawFinding] = []
    for number, (draft, kind) in enumerate(drafts):
        entries.append(draft.entry(kind))
        findings.extend(draft.findings(number))
    findings.extend(listed)
    in_entries = {span.block for entry in entries for span in _entry_spans(entry)}
    in_entries |= {span.block for finding in findings for span in finding.quote.spans}
    findings.extend(findings_of([b for b in document.blocks if b.block not in in_entries]))
    scores.extend(scores_of_lines(Passage.of(b) for b in document.blocks if isinstance(b, Paragraph)))
    for block in document.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                scores.extend(scores_of_prose(Passage.of(cell)))
    record = RawRecord(
        document, profile, tuple(scores), tuple(entries), tuple(findings), tuple(issues), tuple(decisions)
    )
    return unmapped(record, tables)


def _cells_of(table: LogicalTable) -> Iterator[Cell]:
    yield from table.headers
    for row in table.rows:
        yield from (cell for cell in row.cells if cell is not None)


def _results_of_steps(drafts: Sequence[Draft]) -> None:
    """In a report that has no results, the steps are these where they say what was done, or on what day."""
    if any(draft.words.get("result") for draft in drafts):
        return
    held = [evidence(passage.text) for draft in drafts for passage in draft.words.get("step", ())]
    done = sum(found.get("result", 0) > found.get("step", 0) or "period" in found for found in held)
    if done > 0.5 * len(held):
        for draft in drafts:
            if steps := draft.words.pop("step", None):
                draft.words["result"] = steps


def _drafts_of_lines(document: Document) -> list[Draft]:
    """The entries of a document that describes its measures in labelled lines."""
    fields = fields_of_blocks(document.blocks)
    return drafts_of_fields(fields) if describes_measures(fields) else []


def _table_kinds(read: Sequence[tuple[LogicalTable, Roles | None]]) -> list[EntryKind | None]:
    """The kinds of a document's tables; beside a table of measures, one of steps and dates alone is a calendar."""
    kinds = [_table_kind(table, roles) for table, roles in read]
    columns = [roles.by_column if roles is not None else () for _, roles in read]
    if not any("measure" in roles and kind in {"plan", "result"} for roles, kind in zip(columns, kinds, strict=True)):
        return kinds
    return [None if _is_calendar(roles) else kind for roles, kind in zip(columns, kinds, strict=True)]


def _table_kind(table: LogicalTable, roles: Roles | None) -> EntryKind | None:
    """Whether a table's rows are measures of a plan, results of a report, an analysis of scores, or none of these."""
    if roles is None:
        return "plan"
    if not _is_about_measures(table, roles):
        return None
    if "measure" not in roles and "step" not in roles and "result" not in roles:
        return "analysis" if "finding" in roles and {"score", "item", "indicator"} & set(roles.by_column) else None
    if not _PLAN_ROLES & set(roles.by_column):
        return "analysis" if {"finding", "indicator", "item", "topic"} & set(roles.by_column) else None
    said = (role for role, inferred in zip(roles.by_column, roles.inferred, strict=True) if not inferred)
    return "result" if "result" in said else "plan"


def _is_calendar(roles: Sequence[str]) -> bool:
    """Whether a table gives nothing but steps and when they are done: the calendar of the assessment itself."""
    return "step" in roles and set(roles) <= {"", "no", "other", "step", "period", MONTH_COLUMN}


def _is_about_measures(table: LogicalTable, roles: Roles) -> bool:
    """Whether a table is no list of people, and anything but the position of its columns speaks for measures."""
    first = [row.text(column) for row in table.rows[:20] for column in row.filled()[:3]]
    if sum(bool(_PERSON.match(text)) for text in first) >= max(2, 0.2 * len(first)):
        return False
    known = [role for role, inferred in zip(roles.by_column, roles.inferred, strict=True) if role and not inferred]
    typed = {"period", "owner", "budget", "indicator", "item", "topic"} & set(roles.by_column)
    return bool(typed) or bool({*known} & {"measure", "step", "result", "finding"})


def _heading_key(table: LogicalTable) -> tuple[str, Passage] | None:
    """The indicator or issue that the heading above a table names, for tables of one each."""
    above: list[Cell | Paragraph] = [*reversed(table.captions), *reversed(table.context)]
    for block in above:
        if CODED.match(fold_digits(block.text)):
            return None  # the headings above are those of the recommendations
        if is_indicator(block.text):
            return "indicator", Passage.of(block)
        if len(block.text) <= 120 and evidence(block.text).get("topic"):
            return "topic", Passage.of(block)
        if isinstance(block, Paragraph) and (block.level is not None or len(block.text) > 160):
            return None
    return None


def _measure_above(table: LogicalTable) -> Field | None:
    """The numbered measure (มาตรการที่ ๑ …) that the line right above a table names."""
    if table.captions or not table.context:
        return None
    field = numbered_field(Passage.of(table.context[-1]), table.context[-1].block)
    return field if field is not None and field.role == "measure" and field.value else None


def _heading_fields(table: LogicalTable) -> list[Field]:
    """The measure, issue and indicator that the lines right above a form name."""
    fields: list[Field] = []
    for paragraph in reversed(table.context):
        found = heading_field(Passage.of(paragraph), paragraph)
        if found is None:
            break
        fields.insert(0, found)
    return fields


def _explain(number: int, table: LogicalTable, roles: Roles | None, kind: EntryKind | None) -> list[str]:
    what = "form" if roles is None else kind or "no entries"
    reasons: Sequence[str] = roles.reasons if roles is not None else ()
    return [f"table {number}: {what}, {len(table.rows)} rows", *(f"table {number}: {reason}" for reason in reasons)]


def _inferred_headers(table: LogicalTable, roles: Roles) -> list[Issue]:
    issues = []
    for column, (role, inferred) in enumerate(zip(roles.by_column, roles.inferred, strict=True)):
        if not role or not inferred:
            continue
        header = table.header(column)
        cell = next((row.cells[column] for row in table.rows if row.text(column)), None)
        if cell is None:
            continue
        said = f"header {header!r}" if header else "no header"
        said_th = f"หัวตาราง “{header}”" if header else "ไม่มีหัวตาราง"
        issues.append(
            Issue(
                "header_inferred",
                f"column {column + 1} has {said}; its content reads as {role}",
                f"คอลัมน์ที่ {column + 1} {said_th} อ่านจากเนื้อหาเป็น {role}",
                role,
                spans=(Span(cell.block, 0, len(cell.text)),),
            )
        )
    return issues


def _entry_spans(entry: RawEntry) -> list[Span]:
    quotes = [
        *entry.findings,
        *(item.quote for item in (*entry.measures, *entry.steps, *entry.results, *entry.outcomes)),
    ]
    quotes += [quote for quote in (entry.period, entry.budget, *entry.owners) if quote is not None]
    return [span for quote in quotes for span in quote.spans]
