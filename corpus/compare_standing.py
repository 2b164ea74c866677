"""Single agencies among their peers, and what those did that improved."""

import pandas as pd

from corpus.compare_data import Compared
from corpus.compare_groups import FEWEST, FEWEST_RANKED
from corpus.compare_places import PLACE, with_places
from corpus.compare_questions import indicator_of, title_of, years_of_question
from corpus.compare_scores import SCORED, described, stated_scores

IDENTITY = ("agency_id", "agency", "type", "province", "focus")

TAKEN = {"measures": "text", "steps": "text", "owners": "raw"}
"""Tables of an entry that are shown of a measure, and their columns."""

WEAKEST = 5
"""Items that are listed of an agency; those with the score of the last of them as well."""

IMPROVED = 5.0
"""Points from which on an item has improved."""

EXAMPLES = 5
"""Agencies listed per item, those that improved most; those that improved as much as the last of them as well."""


def agencies(compared: Compared) -> pd.DataFrame:
    """Every agency, with its last overall score among those of all agencies of that year.

    Columns: agency_id, agency, type, province, plans, reports (in use), year_be, score, change, rank_all, tied_all,
    of_all.
    """
    documents = compared.documents
    used = {kind: compared.used(kind)["agency_id"].value_counts() for kind in ("measures", "report")}
    rows = documents[list(IDENTITY)].drop_duplicates("agency_id")
    rows["plans"] = rows["agency_id"].map(used["measures"]).fillna(0).astype("int64")
    rows["reports"] = rows["agency_id"].map(used["report"]).fillna(0).astype("int64")
    scores = stated_scores(compared, "code = 'overall'")
    grouped = scores.groupby("year_be")["score"]
    number = grouped.transform("size")
    ranked = number >= FEWEST_RANKED
    scores["rank_all"] = grouped.rank("min", ascending=False).where(ranked).astype("Int64")
    tied = scores.groupby(["year_be", "score"])["no"].transform("size") - 1
    scores["tied_all"] = tied.where(ranked).astype("Int64")
    scores["of_all"] = number.astype("Int64")
    scores["change"] = (scores["score"] - scores["before"]).round(2)
    if compared.filters.years:
        scores = scores[scores["year_be"].isin(compared.filters.years)]
    last = scores.sort_values("year_be").drop_duplicates("agency_id", keep="last")
    last = last.assign(agency_id=documents["agency_id"].reindex(last["no"]).to_numpy())
    figures = ["year_be", "score", "change", "rank_all", "tied_all", "of_all"]
    rows = rows.merge(last[["agency_id", *figures]], on="agency_id", how="left").astype({"year_be": "Int64"})
    if compared.filters.agencies:
        rows = rows[rows["focus"]]
    rows = rows.sort_values(["province", "type", "agency", "agency_id"])
    return rows[[*IDENTITY[:-1], "plans", "reports", *figures]].reset_index(drop=True)


def standing(compared: Compared) -> pd.DataFrame:
    """Every score of the agencies that are named (all, where none are), among its peers of the same year.

    A rank counts the agencies with a greater score, plus one; agencies with the same score share it (`tied`). Columns:
    year_be, level, code, title, part, agency_id, agency, score, change, rank_all, tied_all, of_all, median_all,
    rank_type, tied_type, of_type, median_type, rank_province … median_province, path, page, block, otherwise, caveats.
    """
    rows = compared.with_documents(stated_scores(compared).drop(columns="agency_id"), *IDENTITY)
    for name, column in (("all", None), ("type", "type"), ("province", "province")):
        keys = SCORED if column is None else [*SCORED, column]
        grouped = rows.groupby(keys, observed=True)["score"]
        number = grouped.transform("size")
        rows[f"rank_{name}"] = grouped.rank("min", ascending=False).where(number >= FEWEST_RANKED).astype("Int64")
        tied = rows.groupby([*keys, "score"], observed=True)["no"].transform("size") - 1
        rows[f"tied_{name}"] = tied.where(number >= FEWEST_RANKED).astype("Int64")
        rows[f"of_{name}"] = number.astype("Int64")
        rows[f"median_{name}"] = grouped.transform("median").where(number >= FEWEST).round(2)
    rows["change"] = (rows["score"] - rows["before"]).round(2)
    rows = shown(compared, rows).sort_values(["agency", "agency_id"], kind="stable")
    rows["document_id"] = compared.documents["document_id"].reindex(rows["no"]).to_numpy()
    rows = with_places(compared, rows, "scores", "document_id", "position")
    peers = [f"{figure}_{name}" for name in ("all", "type", "province") for figure in ("rank", "tied", "of", "median")]
    rows = rows[[*SCORED, "agency_id", "agency", "score", "change", *peers, *PLACE, "otherwise"]]
    return described(rows)


def shown(compared: Compared, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the years and agencies that the filters choose."""
    if compared.filters.years:
        rows = rows[rows["year_be"].isin(compared.filters.years)]
    if compared.filters.agencies:
        rows = rows[rows["focus"]]
    return rows


def weakest(compared: Compared) -> pd.DataFrame:
    """The weakest items of each agency in the last year of which items are known: the lowest scores, with ties.

    Columns as in `standing`, and place (1: the lowest).
    """
    rows = standing(compared)
    rows = rows[rows["level"] == "item"]
    rows = rows[rows["year_be"] == rows.groupby("agency_id")["year_be"].transform("max")]
    place = rows.groupby("agency_id")["score"].rank("min").astype("int64")
    rows = rows.assign(place=place)[place <= WEAKEST]
    rows = rows.sort_values(["agency", "agency_id", "place"], kind="stable")
    first = ["agency_id", "agency", "year_be", "place"]
    return rows[[*first, *(name for name in rows.columns if name not in first)]].reset_index(drop=True)


def improved(compared: Compared) -> pd.DataFrame:
    """What agencies planned that improved an item by `IMPROVED` points or more, most improved first.

    The score of year y is set beside that of y - 1, and beside the measures of the agency's plan for y that name the
    item (`by` item), or else its indicator (`by` indicator). That they helped is not said. Where agencies are named,
    only their weakest items are listed, as others improved them in any year that asked the same. Columns: code, title,
    year_be, agency_id, agency, type, province, before, score, change, by, measures, steps, owners, path, page, block.
    """
    rows = improved_scores(compared)
    plans = compared.used("measures").reset_index()[["agency_id", "year_be", "no"]].rename(columns={"no": "plan"})
    rows = rows.merge(plans.astype({"year_be": "int64"}), on=["agency_id", "year_be"])
    place = rows.groupby(SCORED, observed=True)["change"].rank("min", ascending=False)
    found = [
        {**row, **taken}
        for row in rows[place <= EXAMPLES].to_dict("records")
        for taken in measures_taken(compared, int(row["plan"]), str(row["code"]), int(row["year_be"]))
    ]
    columns = ["code", "title", "year_be", *IDENTITY[:-1], "before", "score", "change", "by", *TAKEN]
    if not found:
        return pd.DataFrame({name: [] for name in [*columns, *PLACE]})
    table = pd.DataFrame(found).assign(no=lambda table: table["plan"])
    table["title"] = [title_of(code, year) for code, year in zip(table["code"], table["year_be"], strict=True)]
    table = with_places(compared, table, "measures", "entry_id", None)
    order = ["year_be", "code", "change", "agency"]
    table = table.sort_values(order, ascending=[True, True, False, True], kind="stable")
    return table[[*columns, *PLACE]].reset_index(drop=True)


def improved_scores(compared: Compared) -> pd.DataFrame:
    """Item scores that improved; where agencies are named, of others, in what is weakest with them."""
    rows = stated_scores(compared, "level = 'item'")
    rows = rows.assign(change=(rows["score"] - rows["before"]).round(2))
    rows = rows[rows["change"] >= IMPROVED].drop(columns=["agency_id", "otherwise"])
    rows = compared.with_documents(rows, *IDENTITY)
    if not compared.filters.agencies:
        return shown(compared, rows)
    weak = weakest(compared)
    wanted = {
        (like, code)
        for year, code in set(zip(weak["year_be"], weak["code"], strict=True))
        for like in years_of_question(int(year), code)
    }
    same = [pair in wanted for pair in zip(rows["year_be"], rows["code"], strict=True)]
    return rows[pd.Series(same, index=rows.index, dtype="bool") & ~rows["focus"]]


def measures_taken(compared: Compared, plan: int, item: str, year: int) -> list[dict[str, object]]:
    """The measure rows of a plan about an item of the year's list, or else about its indicator."""
    connection = compared.store.connection
    document_id = compared.documents.at[plan, "document_id"]
    rows = connection.execute(
        "SELECT entry_id FROM entries JOIN entry_items USING (document_id, entry_id) "
        "WHERE document_id = ? AND kind = 'plan' AND item = ? ORDER BY entries.position",
        (document_id, item),
    ).fetchall()
    by = "item"
    if not rows:
        by = "indicator"
        rows = connection.execute(
            "SELECT entry_id FROM entries JOIN entry_indicators USING (document_id, entry_id) "
            "WHERE document_id = ? AND kind = 'plan' AND indicator = ? ORDER BY entries.position",
            (document_id, indicator_of(item, year - 1)),
        ).fetchall()
    return [
        {
            "entry_id": entry_id,
            "by": by,
            **{
                table: " · ".join(
                    text
                    for (text,) in connection.execute(
                        f"SELECT {column} FROM {table} WHERE document_id = ? AND entry_id = ? ORDER BY position",
                        (document_id, entry_id),
                    )
                )
                for table, column in TAKEN.items()
            },
        }
        for (entry_id,) in rows
    ]
