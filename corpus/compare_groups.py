"""Peer groups, and figures of them that do not say more than the numbers behind them allow."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from corpus.compare_data import Compared

FEWEST = 5
"""Documents from which on a share, a median or a quartile is given; below, the counts stand alone."""

FEWEST_RANKED = 10
"""Agencies from which on a place in a ranking is given."""

GROUPS = (("all", None), ("type", "type"), ("province", "province"), ("agency", "agency"))
"""Kinds of groups, and the column of a document that tells the group; `agency`: those that the filters name."""

GROUP = ["group_kind", "group"]

Groups = Any
"""A pandas groupby: its type is not public."""

Aggregate = Callable[[Groups], pd.DataFrame]
"""Makes one row of every group."""


def by_group(compared: Compared, rows: pd.DataFrame, keys: list[str], aggregate: Aggregate) -> pd.DataFrame:
    """`rows` (with `no`) counted over all agencies, by type, by province, and for each agency that is named.

    `keys` begin with year_be. Where agencies are named, types and provinces are theirs only. Columns: `keys`,
    group_kind, group, those of the aggregate.
    """
    rows = compared.with_documents(rows, "type", "province", "agency", "focus")
    if compared.filters.years:
        rows = rows[rows["year_be"].isin(compared.filters.years)]
    named = compared.documents[compared.documents["focus"]]
    parts = []
    for kind, column in GROUPS:
        chosen = rows
        if kind == "agency":
            chosen = rows[rows["focus"]]
        elif column is not None and compared.filters.agencies:
            chosen = rows[rows[column].isin(named[column])]
        by = keys if column is None else [column, *keys]
        counted = aggregate(chosen.groupby(by, observed=True, sort=True)).reset_index()
        group = "" if column is None else counted.pop(column).astype("str")
        parts.append(counted.assign(group_kind=kind, group=group))
    whole = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    first = [*keys, *GROUP]
    return in_order(whole[[*first, *(name for name in whole.columns if name not in first)]])


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of groups by year, then all agencies, types, provinces and named agencies; else as they were."""
    kinds = [kind for kind, _column in GROUPS]
    rank = rows["group_kind"].map(kinds.index)
    order = rows.assign(_rank=rank).sort_values(["year_be", "_rank", "group"], kind="stable")
    return order.drop(columns="_rank").reset_index(drop=True)


def share(part: pd.Series, whole: pd.Series) -> pd.Series:
    """`part` of `whole` in per cent, one decimal; missing where the whole is less than `FEWEST`."""
    return (100 * part / whole.where(whole >= FEWEST)).astype("float64").round(1)


def spread(scores: Groups) -> pd.DataFrame:
    """Number of documents, least, quartiles, median and greatest of a grouped column."""
    figures = pd.DataFrame(
        {
            "documents": scores.size(),
            "least": scores.min(),
            "q1": scores.quantile(0.25),
            "median": scores.median(),
            "q3": scores.quantile(0.75),
            "greatest": scores.max(),
        }
    )
    few = figures["documents"] < FEWEST
    figures.loc[few, ["q1", "median", "q3"]] = float("nan")
    return figures.round(2)


def documents_of(compared: Compared, kind: str) -> pd.DataFrame:
    """How many documents of a kind each group has a year: year_be, group_kind, group, documents."""
    used = compared.used(kind).reset_index()[["no", "year_be"]]
    used["year_be"] = used["year_be"].astype("int64")
    return by_group(compared, used, ["year_be"], lambda groups: groups.size().rename("documents").to_frame())
