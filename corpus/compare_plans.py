"""What plans hold, by year and peer group: coverage of the indicators, timing, owners."""

import pandas as pd

from corpus.compare_data import Compared
from corpus.compare_groups import GROUP, by_group, documents_of, in_order, share
from normalize.framework import indicator_names

KEYS = ["year_be", *GROUP]


def coverage(compared: Compared) -> pd.DataFrame:
    """Of the plans, how many have a measure for each of the ten indicators. A plan without one counts as not covering.

    Columns: year_be, group_kind, group, indicator, indicator_name, documents, covering, share, entries.
    """
    rows = plan_rows(
        compared,
        {"indicator": "int", "entries": "int"},
        "indicator, count(DISTINCT entry_id)",
        "JOIN entry_indicators USING (document_id, entry_id)",
        "GROUP BY no, indicator",
    )
    found = by_group(
        compared,
        rows,
        ["year_be", "indicator"],
        lambda groups: groups.agg(covering=("no", "size"), entries=("entries", "sum")),
    )
    numbers = pd.DataFrame({"indicator": list(compared.filters.indicators or indicator_names())})
    whole = documents_of(compared, "measures").merge(numbers, how="cross")
    whole = whole.merge(found, on=[*KEYS, "indicator"], how="left").fillna({"covering": 0, "entries": 0})
    whole = whole.astype({"covering": "int64", "entries": "int64"})
    whole["indicator_name"] = whole["indicator"].map(indicator_names())
    whole["share"] = share(whole["covering"], whole["documents"])
    return whole[[*KEYS, "indicator", "indicator_name", "documents", "covering", "share", "entries"]]


def timing(compared: Compared) -> pd.DataFrame:
    """When measures of plans are carried out, against the plan's fiscal year (October to September).

    Columns: year_be, group_kind, group, documents, entries, dated (period with both ends), inside (wholly in the year),
    share_inside (of the dated), partly, outside, whole_year, quarter_1 to quarter_4 (periods
    that touch the quarter and are not the whole year).
    """
    month = "CAST(substr({0}, 1, 4) AS INTEGER) * 12 + CAST(substr({0}, 6, 2) AS INTEGER) - 1"
    rows = plan_rows(
        compared,
        {"first": "float", "last": "float"},
        f"{month.format('period_start')}, {month.format('period_end')}",
    )
    opening = (rows["year_be"] - 544) * 12 + 9  # October of the year before, in months
    first, last = rows["first"] - opening, rows["last"] - opening
    dated = rows["first"].notna() & rows["last"].notna()
    inside = dated & (first >= 0) & (last <= 11)
    outside = dated & ((last < 0) | (first > 11))
    whole_year = inside & (first == 0) & (last == 11)
    flags = {
        "dated": dated,
        "inside": inside,
        "partly": dated & ~inside & ~outside,
        "outside": outside,
        "whole_year": whole_year,
    }
    for quarter in range(4):
        flags[f"quarter_{quarter + 1}"] = dated & ~whole_year & (first <= quarter * 3 + 2) & (last >= quarter * 3)
    rows = rows[["no", "year_be"]].assign(entries=1, **flags)
    found = by_group(compared, rows, ["year_be"], lambda groups: groups[["entries", *flags]].sum())
    whole = counted(documents_of(compared, "measures"), found, ["entries", *flags])
    whole["share_inside"] = share(whole["inside"], whole["dated"])
    return whole[[*KEYS, "documents", "entries", "dated", "inside", "share_inside", *list(flags)[2:]]]


def owners(compared: Compared) -> pd.DataFrame:
    """Who carries the measures of plans. An entry with several owners counts for each of them.

    Columns: year_be, group_kind, group, unit (null: names outside the list of units), documents (plans), naming (plans
    that name the unit), entries (measure rows with the unit), share (of all measure rows with an owner).
    """
    rows = plan_rows(
        compared,
        {"unit": "category", "entries": "int"},
        "coalesce(unit, ''), count(DISTINCT entry_id)",
        "JOIN owners USING (document_id, entry_id)",
        "GROUP BY no, unit",
    )
    owned = plan_rows(
        compared,
        {"owned": "int"},
        "count(DISTINCT entry_id)",
        "JOIN owners USING (document_id, entry_id)",
        "GROUP BY no",
    )
    found = by_group(
        compared,
        rows,
        ["year_be", "unit"],
        lambda groups: groups.agg(naming=("no", "size"), entries=("entries", "sum")),
    )
    all_owned = by_group(compared, owned, ["year_be"], lambda groups: groups[["owned"]].sum())
    whole = documents_of(compared, "measures").merge(all_owned, on=KEYS).merge(found, on=KEYS)
    whole["share"] = share(whole["entries"], whole["owned"])
    whole["unit"] = whole["unit"].astype("str").replace("", None)
    whole = in_order(whole.sort_values(["entries", "unit"], ascending=[False, True]))
    return whole[[*KEYS, "unit", "documents", "naming", "entries", "share"]]


def plan_rows(
    compared: Compared, columns: dict[str, str], selected: str, joined: str = "", grouped: str = ""
) -> pd.DataFrame:
    """Rows of the measure rows (kind plan) of the plans in use: no, year_be, and the columns selected."""
    rows = compared.rows(
        {"no": "int", **columns},
        f"SELECT no, {selected} FROM compared CROSS JOIN entries USING (document_id) {joined} "
        f"WHERE used_as = 'measures' AND entries.kind = 'plan' AND {compared.filters.of_indicators()} {grouped}",
    )
    rows = compared.with_documents(rows, "year_be")
    return rows.astype({"year_be": "int64"})


def counted(whole: pd.DataFrame, found: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """`found` for every group of `whole`: a group without rows has counts of 0."""
    joined = whole.merge(found, on=KEYS, how="left")
    joined[columns] = joined[columns].fillna(0).astype("int64")
    return joined
