"""Budgets of plans. A project that stands twice in a document is counted once."""

import pandas as pd

from corpus.compare_data import Compared
from corpus.compare_groups import FEWEST, Groups, by_group, documents_of
from corpus.compare_plans import counted, plan_rows
from normalize.plain import plain

PROJECT = 12
"""Letters from which on a measure names a project: the same name with the same amount is then the same project."""

COUNTS = ["entries", "with_amount", "none_used", "not_stated", "repeated"]


def budgets(compared: Compared) -> pd.DataFrame:
    """Measure rows of plans with and without a budget, and what they cost in baht.

    A row is `repeated`, and left out of `total_baht`, where an earlier row of its document has the same budget cell (a
    merged cell), or the same measures and the same amount. Columns: year_be, group_kind, group, documents, entries,
    with_amount (over 0), none_used (the document says 0), not_stated, repeated, projects (with an amount, without the
    repeated), total_baht, median_baht (of the projects).
    """
    rows = plan_rows(
        compared,
        {"entry_id": "str", "amount": "float"},
        "entry_id, budget_baht",
    ).drop(columns="year_be")
    funded = plan_rows(
        compared,
        {"entry_id": "str", "page": "Int", "block": "str", "start": "Int", "words": "str"},
        """entry_id, sources.page, sources.block, sources.start,
        (SELECT group_concat(text, ' ') FROM measures
         WHERE measures.document_id = entries.document_id AND measures.entry_id = entries.entry_id)""",
        "LEFT JOIN sources ON sources.document_id = entries.document_id AND sources.subject_id = entries.entry_id "
        "AND sources.field = 'budget' AND sources.position = 0 AND sources.number = 0",
        "AND budget_baht > 0",
    ).drop(columns=["no", "year_be"])
    rows = rows.merge(funded, on="entry_id", how="left")
    amount = rows["amount"]
    with_amount = amount > 0
    words = rows["words"].fillna("").map(plain)
    same_cell = rows.duplicated(["no", "block", "start", "amount"]) & rows["block"].notna()
    same_project = rows.assign(words=words).duplicated(["no", "words", "amount"]) & (words.str.len() >= PROJECT)
    repeated = with_amount & (same_cell | same_project)
    project = with_amount & ~repeated
    rows = rows[["no"]].assign(
        entries=1,
        with_amount=with_amount,
        none_used=amount == 0,
        not_stated=amount.isna(),
        repeated=repeated,
        projects=project,
        baht=amount.where(project),
    )
    rows = compared.with_documents(rows, "year_be").astype({"year_be": "int64"})

    def figures(groups: Groups) -> pd.DataFrame:
        found: pd.DataFrame = groups[[*COUNTS, "projects"]].sum()
        found["total_baht"] = groups["baht"].sum().round(2)
        found["median_baht"] = groups["baht"].median().where(found["projects"] >= FEWEST).round(2)
        return found

    whole = counted(documents_of(compared, "measures"), by_group(compared, rows, ["year_be"], figures), [*COUNTS])
    whole["projects"] = whole["projects"].fillna(0).astype("int64")
    whole["total_baht"] = whole["total_baht"].fillna(0.0)
    return whole
