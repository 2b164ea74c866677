"""ITA scores over the years: of peer groups, and of single agencies among their peers.

**One score per agency, year, code and EIT part counts.** Where several documents state it, that of the document that
analyses the year's result counts before later ones that repeat it, a document that speaks for its agency and year
before other editions, then the smaller document_id; `otherwise` counts the cases in which another document states
another score. A score that no document states is missing, not zero.
"""

from collections.abc import Callable

import pandas as pd

from corpus.compare_data import Compared
from corpus.compare_groups import FEWEST, Groups, by_group, spread
from corpus.compare_questions import PARTS_MIXED, caveats, indicator_of, is_comparable, level_of, order_of, title_of

SCORED = ["year_be", "code", "part"]
STATED = ["agency_id", *SCORED]


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
    documents = compared.documents.loc[rows["no"]].reset_index(drop=True)
    rows["agency_id"] = pd.factorize(documents["agency_id"])[0]
    rows["repeated"] = (documents["assessed_year_be"] != rows["year_be"]).fillna(True).astype("bool")
    rows["edition"] = ~documents["used"]
    rows = rows[of_codes(rows, lambda year, code: is_about(compared.filters.indicators, year, code))]
    same = rows.groupby(STATED, observed=True)["score"]
    rows = rows.assign(otherwise=same.transform("min") != same.transform("max"))
    rows = rows.sort_values(["repeated", "edition", "no"], kind="stable").drop_duplicates(STATED)
    earlier = rows[[*STATED, "score"]].assign(year_be=rows["year_be"] + 1).rename(columns={"score": "before"})
    rows = rows.drop(columns=["repeated", "edition"]).sort_values("no", kind="stable").merge(earlier, "left", STATED)
    return rows.assign(before=rows["before"].where(of_codes(rows, is_comparable)))


def of_codes(rows: pd.DataFrame, holds: Callable[[int, str], bool]) -> pd.Series:
    """What holds for the year and code of each row, asked once for every pair of them."""
    pairs = rows[["year_be", "code"]].drop_duplicates()
    known = {(year, code): holds(int(year), code) for year, code in pairs.itertuples(index=False, name=None)}
    return pd.Series(
        [known[pair] for pair in zip(rows["year_be"], rows["code"], strict=True)], index=rows.index, dtype="bool"
    )


def is_about(indicators: tuple[int, ...], year: int, code: str) -> bool:
    """Whether a score is one of the indicators', their sub-indicators' or their items'; any, where none are named."""
    return not indicators or indicator_of(code, year) in indicators


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
    places = {code: place for place, code in enumerate(sorted(set(table["code"]), key=order_of))}
    table["_place"] = table["code"].map(places)
    table = table.sort_values(["year_be", "_place", "part"], kind="stable")
    table["part"] = table["part"].astype("Int64").where(table["part"] > 0)
    first = ["year_be", "level", "code", "title", "part"]
    others = [name for name in table.columns if name not in (*first, "caveats", "_place")]
    return table[[*first, *others, "caveats"]].reset_index(drop=True)
