"""What the page of a comparison shows: its tables as data for the script, and its charts."""

from collections.abc import Mapping

import pandas as pd

from corpus.compare import TABLES, ComparisonTable
from corpus.compare_svg import Line, bars_chart, lines_chart, stacked_chart
from corpus.compare_terminal import CLOSED, sources
from corpus.compare_words import HEADINGS, VALUES

HIDDEN = (
    *("group_kind", "level", "agency_id", "document_id", "theme", "theme_name_en", "other_agency_id", "other_path"),
    *("element", "path", "page", "block", "report_path", "report_page", "report_block"),
)
"""Columns that the page does not show."""

LINKS = {"source": "", "report_source": "report_", "path": ""}
"""Columns that link to a document, and how the columns of its path and page begin."""

PLAIN = ("year_be", "other_year_be", "indicator", "part", "page", "report_page")
"""Numbers without separators of thousands."""

MOST_ROWS = 20_000
"""Rows from which on a table of single agencies is left to CSV and JSON."""


def page_tables(filters_name_agencies: bool) -> tuple[ComparisonTable, ...]:
    """The tables of the page: those of single measures and documents only where agencies are named."""
    return tuple(
        table
        for table in TABLES
        if filters_name_agencies or not table.of_agencies or table.name in ("agencies", "improved", "copies")
    )


def table_data(name: str, rows: pd.DataFrame) -> dict[str, object]:
    """A table as the script reads it: columns with headings, each a list of values, words once in a list."""
    rows = rows.head(MOST_ROWS)
    if name == "scores":
        # items of every province would be most of the page
        rows = rows[rows["level"].isin(["overall", "instrument", "indicator"]) | (rows["group_kind"] != "province")]
    for prefix in ("", "report_"):
        if f"{prefix}block" in rows:
            place = rows.rename(columns={f"{prefix}{part}": part for part in ("path", "page", "block") if prefix})
            rows = rows.assign(**{f"{prefix}source": sources(place.loc[:, ~place.columns.duplicated(keep="last")])})
    for peers in ("all", "type", "province"):
        if f"rank_{peers}" in rows:
            shown = pd.Series(ranks(rows, peers), index=rows.index, dtype="str")
            rows = rows.assign(**{f"rank_{peers}": shown}).drop(columns=[f"tied_{peers}", f"of_{peers}"])
    hidden = HIDDEN if "source" in rows else tuple(name for name in HIDDEN if name != "path")
    return {"rows": len(rows), "columns": [column_data(str(name), rows[name], name in hidden) for name in rows.columns]}


def ranks(rows: pd.DataFrame, peers: str) -> list[str | None]:
    """Ranks among peers in one column: 7/120, or 7=/120 where others have the same score."""
    columns = [f"{figure}_{peers}" for figure in ("rank", "tied", "of")]
    return [
        None if pd.isna(of) else f"{'–' if pd.isna(rank) else rank}{'=' if not pd.isna(tied) and tied else ''}/{of}"
        for rank, tied, of in rows[columns].itertuples(index=False, name=None)
    ]


def column_data(name: str, values: pd.Series, hidden: bool) -> dict[str, object]:
    """A column with its headings and values; of a closed list, the words stand for the values."""
    english, thai = HEADINGS[name]
    column: dict[str, object] = {"name": name, "thai": thai, "english": english}
    if hidden:
        column["hidden"] = True
    if not hidden and name in LINKS:
        column["of"] = LINKS[name]
    if pd.api.types.is_bool_dtype(values):
        return {**column, "values": [bool(value) for value in values]}
    if pd.api.types.is_numeric_dtype(values):
        whole = pd.api.types.is_integer_dtype(values)
        digits = 0 if whole or name.endswith("baht") else 1 if "share" in name or name == "likeness" else 2
        listed = values.astype("object").where(values.notna(), None).tolist()
        return {**column, "number": True, "digits": digits, "plain": name in PLAIN, "values": listed}
    codes, words = pd.factorize(values.astype("object"))
    return {
        **column,
        "words": [words_of(name, str(word)) for word in words],
        "values": [None if code < 0 else code for code in codes.tolist()],
    }


def words_of(column: str, value: str) -> str:
    """A value as the page shows it: words of a closed list in Thai and English."""
    if column == "group":
        return value or "ทุกแห่ง · all"
    if column not in CLOSED:
        return value
    told = (f"{VALUES[one][1]} ({VALUES[one][0]})" if one in VALUES else one for one in value.split(";") if one)
    return " · ".join(told)


def charts(tables: Mapping[str, pd.DataFrame]) -> list[tuple[str, str, str]]:
    """The charts, as far as there is something to draw: Thai caption, English caption, SVG."""
    covered_in, covered = coverage_bars(tables["coverage"])
    themed_in, themed = theme_bars(tables["themes"])
    drawn = [
        ("คะแนนรวม: มัธยฐานและควอร์ไทล์", "overall score: median, quartiles", overall_chart(tables["scores"])),
        (
            "แผนเทียบกับรายงาน (จำนวนมาตรการ)",
            "plans against reports (measures)",
            stacked_chart(*followup_parts(tables["followup"])),
        ),
        (
            f"แผนที่มีมาตรการของแต่ละตัวชี้วัด ปี {covered_in}",
            "plans with a measure for each indicator",
            bars_chart(covered, "แผนที่มีมาตรการของแต่ละตัวชี้วัด"),
        ),
        (
            f"แผนที่มีมาตรการแต่ละเรื่อง ปี {themed_in}",
            "plans with a measure of each theme",
            bars_chart(themed, "แผนที่มีมาตรการแต่ละเรื่อง"),
        ),
    ]
    return [chart for chart in drawn if chart[2]]


def overall_chart(scores: pd.DataFrame) -> str:
    """The overall score over the years: all agencies with quartiles, types and named agencies beside them."""
    rows = scores[(scores["code"] == "overall") & (scores["group_kind"] != "province")]
    lines, band = [], []
    for (kind, group), found in rows.groupby(["group_kind", "group"], sort=False):
        values = found[["year_be", "least" if kind == "agency" else "median"]].dropna()
        points = tuple((int(year), float(score)) for year, score in values.itertuples(index=False, name=None))
        if points:
            lines.append(Line("ทุกแห่ง" if kind == "all" else str(group), points))
        if kind == "all":
            known = found[["year_be", "q1", "q3"]].dropna().itertuples(index=False, name=None)
            band = [(int(year), float(lower), float(upper)) for year, lower, upper in known]
    return lines_chart(lines, band, "คะแนนรวมของแต่ละปี")


def followup_parts(rows: pd.DataFrame) -> tuple[list[tuple[str, list[int]]], tuple[str, ...], str]:
    """Reported, uncertain and missing measures of every year."""
    rows = rows[rows["group_kind"] == "all"]
    parts = [
        (str(year), [int(one) for one in values])
        for year, *values in rows[["year_be", "reported", "uncertain", "missing"]].itertuples(index=False, name=None)
    ]
    return parts, ("รายงานแล้ว", "ไม่แน่ชัด", "ไม่พบ"), "แผนเทียบกับรายงาน"


def coverage_bars(rows: pd.DataFrame) -> tuple[int, list[tuple[str, float, str]]]:
    """The year, and for each indicator the share of plans that cover it."""
    return year_bars(rows.assign(name=rows["indicator"].astype("str") + " " + rows["indicator_name"]), "covering")


def theme_bars(rows: pd.DataFrame) -> tuple[int, list[tuple[str, float, str]]]:
    """The year, and for each theme the share of plans that have it, the commonest first."""
    year, bars = year_bars(rows[rows["measures"] > 0].assign(name=rows["theme_name"]), "having")
    return year, sorted(bars, key=lambda bar: -bar[1])


def year_bars(rows: pd.DataFrame, count: str) -> tuple[int, list[tuple[str, float, str]]]:
    """Bars of the year with most plans (the last of them), all agencies: name, per cent, and the counts behind it."""
    rows = rows[rows["group_kind"] == "all"]
    if rows.empty:
        return 0, []
    year = int(rows[rows["documents"] == rows["documents"].max()]["year_be"].max())
    rows = rows[rows["year_be"] == year]
    return year, [
        (str(name), 100 * part / max(whole, 1), f"{part:,}/{whole:,}")
        for name, part, whole in rows[["name", count, "documents"]].itertuples(index=False, name=None)
    ]
