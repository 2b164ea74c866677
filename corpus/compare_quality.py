"""What a comparison rests on: documents by year, required elements that are missing, issues of reading."""

import pandas as pd

from corpus.compare_data import Compared
from corpus.compare_groups import GROUP, Groups, by_group, documents_of, share
from corpus.compare_standing import shown
from normalize.framework import DocumentKind, framework

KEYS = ["year_be", *GROUP]


def overview(compared: Compared) -> pd.DataFrame:
    """What is compared, by year and peer group.

    Columns: year_be, group_kind, group, agencies, plans, reports, both (agencies with plan and report), entries
    (measure rows of plans), without_indicator (of these, rows that name no indicator).
    """
    used = compared.documents[compared.documents["used"]].reset_index()[
        ["no", "agency_id", "year_be", "kind", "entries"]
    ]
    used = used.astype({"year_be": "int64"})
    kinds = pd.DataFrame({"plans": used["kind"] == "measures", "reports": used["kind"] == "report"}, dtype="int64")
    used = used.join(kinds)
    rows = compared.rows(
        {"no": "int", "entries": "int", "without": "int"},
        f"""SELECT no, count(*), sum(NOT EXISTS (SELECT 1 FROM entry_indicators AS known
            WHERE known.document_id = entries.document_id AND known.entry_id = entries.entry_id))
            FROM compared CROSS JOIN entries USING (document_id)
            WHERE used_as = 'measures' AND entries.kind = 'plan' AND {compared.filters.of_indicators()} GROUP BY no""",
    ).set_index("no")
    used["entries"] = rows["entries"].reindex(used["no"]).fillna(0).astype("int64").to_numpy()
    used["without_indicator"] = rows["without"].reindex(used["no"]).fillna(0).astype("int64").to_numpy()

    def figures(groups: Groups) -> pd.DataFrame:
        found: pd.DataFrame = groups["agency_id"].nunique().rename("agencies").to_frame()
        found[["plans", "reports"]] = groups[["plans", "reports"]].sum()
        found["both"] = found["plans"] + found["reports"] - found["agencies"]
        found[["entries", "without_indicator"]] = groups[["entries", "without_indicator"]].sum()
        return found

    return by_group(compared, used, ["year_be"], figures)


def elements(compared: Compared) -> pd.DataFrame:
    """Elements that the criteria of the year require, and how many documents lack them (issue `missing_element`).

    Columns: year_be, group_kind, group, kind, element, element_text, documents, missing, share.
    """
    rows = compared.rows(
        {"no": "int", "kind": "category", "field": "category"},
        "SELECT DISTINCT no, used_as, substr(field, length('entries.') + 1) FROM compared "
        "CROSS JOIN issues USING (document_id) WHERE used_as IS NOT NULL AND code = 'missing_element'",
    )
    rows = compared.with_documents(rows, "year_be").astype({"year_be": "int64"})
    rows["kind"] = rows["kind"].astype("str")
    rows["field"] = rows["field"].astype("str")
    found = by_group(
        compared, rows, ["year_be", "kind", "field"], lambda groups: groups.size().rename("missing").to_frame()
    )
    kinds: tuple[DocumentKind, ...] = ("measures", "report")
    parts = []
    for kind in kinds:
        whole = documents_of(compared, kind)
        required = [
            (year, kind, element.field, element.name, element.text)
            for year in whole["year_be"].unique()
            for element in (framework(int(year)).elements(kind) if framework(int(year)) else ())  # type: ignore[union-attr]
        ]
        columns = ["year_be", "kind", "field", "element", "element_text"]
        parts.append(whole.merge(pd.DataFrame(required, columns=columns).astype({"year_be": "int64"}), on="year_be"))
    whole = pd.concat(parts, ignore_index=True).merge(found, on=[*KEYS, "kind", "field"], how="left")
    whole["missing"] = whole["missing"].fillna(0).astype("int64")
    whole["share"] = share(whole["missing"], whole["documents"])
    return whole[[*KEYS, "kind", "element", "element_text", "documents", "missing", "share"]]


def quality(compared: Compared) -> pd.DataFrame:
    """Issues of the documents in use, by kind of issue.

    Columns: year_be, group_kind, group, code, severity, documents (in use), affected, share, issues.
    """
    rows = compared.rows(
        {"no": "int", "code": "category", "severity": "category", "issues": "int"},
        "SELECT no, code, severity, count(*) FROM compared CROSS JOIN issues USING (document_id) "
        "WHERE used_as IS NOT NULL GROUP BY no, code, severity",
    )
    rows = compared.with_documents(rows, "year_be").astype({"year_be": "int64"})
    found = by_group(
        compared,
        rows,
        ["year_be", "code", "severity"],
        lambda groups: groups.agg(affected=("no", "size"), issues=("issues", "sum")),
    )
    used = compared.documents[compared.documents["used"]].reset_index()[["no", "year_be"]].astype({"year_be": "int64"})
    whole = by_group(compared, used, ["year_be"], lambda groups: groups.size().rename("documents").to_frame())
    whole = whole.merge(found, on=KEYS)
    whole["share"] = share(whole["affected"], whole["documents"])
    return whole[[*KEYS, "code", "severity", "documents", "affected", "share", "issues"]]


def documents(compared: Compared) -> pd.DataFrame:
    """Every document of the agencies that are named (all, where none are), and whether it speaks for them.

    Columns: agency_id, agency, type, province, year_be, kind, months, used, entries, document_id, path.
    """
    rows = shown(compared, compared.documents)
    columns = [
        "agency_id",
        "agency",
        "type",
        "province",
        "year_be",
        "kind",
        "months",
        "used",
        "entries",
        "document_id",
        "path",
    ]
    return rows.sort_values(["agency", "agency_id", "year_be", "kind", "document_id"])[columns].reset_index(drop=True)
