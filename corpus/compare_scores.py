"""ITA scores over the years: of peer groups, and of single agencies among their peers.

**One score per agency, year, code and EIT part counts.** Where several documents state it, that of the document that
analyses the year's result counts before later ones that repeat it, a document that speaks for its agency and year
before other editions, then the smaller document_id; `otherwise` counts the cases in which another document states
another score. A score that no document states is missing, not zero.
"""

import numpy as np
import pandas as pd

from corpus.compare_data import Compared
from corpus.compare_groups import FEWEST, Groups, by_group, spread
from corpus.compare_questions import PARTS_MIXED, UNCOMPARABLE, caveats, indicator_of, level_of, order_of, title_of

SCORED = ["year_be", "code", "part"]


def stated_scores(compared: Compared, which: str = "TRUE") -> pd.DataFrame:
    """The score that counts for every agency, year, code and part; `which` is SQL over the table `scores`.

    Columns: no, position (of the row in `scores`), agency_id (a number), year_be, code, part (0: undivided), score,
    otherwise (another document states another score), before (the score of the year before, where it compares).
    """
    rows = compared.rows(
        {"no": "int", "position": "int", "year_be": "int", "code": "category", "part": "int", "score": "float"},
        "SELECT no, position, fiscal_year_be, code, coalesce(part, 0), score FROM compared "
        f"CROSS JOIN scores USING (document_id) WHERE fiscal_year_be IS NOT NULL AND {which} ORDER BY no, position",
    )
    documents = compared.documents
    agencies = pd.Series(pd.factorize(documents["agency_id"])[0], index=documents.index)
    rows["agency_id"] = agencies.reindex(rows["no"]).to_numpy()
    rows = rows[_is_about(rows, compared.filters.indicators)]
    if rows.empty:
        return rows.assign(otherwise=False, before=np.nan)
    number = rows["code"].cat.codes.to_numpy().astype("int64")
    codes = len(rows["code"].cat.categories)
    key = _key(rows["agency_id"].to_numpy(), rows["year_be"].to_numpy(), number, rows["part"].to_numpy(), codes)
    assessed = documents["assessed_year_be"].reindex(rows["no"]).to_numpy(dtype="float64", na_value=np.nan)
    repeated = assessed != rows["year_be"].to_numpy()
    edition = ~documents["used"].reindex(rows["no"]).to_numpy()
    order = np.lexsort((rows["no"].to_numpy(), edition, repeated, key))
    key = key[order]
    rows = rows.iloc[order].reset_index(drop=True)
    first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    score = rows["score"].to_numpy()
    otherwise = np.maximum.reduceat(score, first) != np.minimum.reduceat(score, first)
    rows = rows.iloc[first].reset_index(drop=True).assign(otherwise=otherwise)
    return rows.assign(before=_year_before(rows, key[first], codes))


def _key(agency: np.ndarray, year: np.ndarray, code: np.ndarray, part: np.ndarray, codes: int) -> np.ndarray:
    """One number for agency, code, part and year; the year before has the number before."""
    key: np.ndarray = (((agency.astype("int64") * codes + code) * 3 + part) * 1000) + (year - 2000)
    return key


def _is_about(rows: pd.DataFrame, indicators: tuple[int, ...]) -> pd.Series:
    """Which scores belong to the indicators: the indicator's own, its sub-indicators' and items'."""
    if not indicators:
        return pd.Series(True, index=rows.index)
    pairs = rows[["year_be", "code"]].drop_duplicates()
    known = {
        (year, code): indicator_of(code, year) in indicators
        for year, code in zip(pairs["year_be"], pairs["code"], strict=True)
    }
    return pd.Series(
        [known[pair] for pair in zip(rows["year_be"], rows["code"], strict=True)], index=rows.index, dtype="bool"
    )


def _year_before(rows: pd.DataFrame, key: np.ndarray, codes: int) -> np.ndarray:
    """The scores of the year before, missing where they do not compare. `key` ascends."""
    place = np.searchsorted(key, key - 1)
    found = key[np.minimum(place, len(key) - 1)] == key - 1
    before = np.where(found, rows["score"].to_numpy()[np.minimum(place, len(key) - 1)], np.nan)
    pairs = rows[["year_be", "code"]].drop_duplicates()
    for year, code in zip(pairs["year_be"], pairs["code"], strict=True):
        if set(caveats(int(year), code)) & set(UNCOMPARABLE):
            before[((rows["year_be"] == year) & (rows["code"] == code)).to_numpy()] = np.nan
    return before


def scores(compared: Compared) -> pd.DataFrame:
    """Scores of peer groups by year, with the change of those agencies whose score of the year before is known.

    Columns: year_be, level, code, title, part (null: undivided), group_kind, group, documents (agencies with the
    score), least, q1, median, q3, greatest, paired (agencies with both years), median_change, otherwise, caveats.
    """
    rows = stated_scores(compared)
    rows = rows.assign(change=rows["score"] - rows["before"])

    def figures(groups: Groups) -> pd.DataFrame:
        found = spread(groups["score"])
        found["paired"] = groups["change"].count()
        found["median_change"] = groups["change"].median().where(found["paired"] >= FEWEST).round(2)
        found["otherwise"] = groups["otherwise"].sum()
        return found

    return described(by_group(compared, rows, SCORED, figures))


def described(table: pd.DataFrame) -> pd.DataFrame:
    """A table with year_be, code and part, in the order of the lists, with level, title and caveats."""
    table = table.assign(code=table["code"].astype("str"))
    mixed = table.groupby(["year_be", "code"])["part"].agg(lambda parts: parts.min() == 0 and parts.max() > 0)
    pairs = list(zip(table["year_be"].astype(int), table["code"], strict=True))
    table["level"] = [level_of(code) for _year, code in pairs]
    table["title"] = [title_of(code, year) for year, code in pairs]
    table["caveats"] = [
        ";".join((*caveats(year, code), *((PARTS_MIXED,) if mixed[(year, code)] else ()))) for year, code in pairs
    ]
    ranks = {code: order_of(code) for code in set(table["code"])}
    places = {code: place for place, code in enumerate(sorted(ranks, key=lambda code: ranks[code]))}
    table["_place"] = table["code"].map(places)
    table = table.sort_values(["year_be", "_place", "part"], kind="stable")
    table["part"] = table["part"].astype("Int64").where(table["part"] > 0)
    first = ["year_be", "level", "code", "title", "part"]
    last = ["caveats"]
    middle = [name for name in table.columns if name not in (*first, *last, "_place")]
    return table[[*first, *middle, *last]].reset_index(drop=True)
