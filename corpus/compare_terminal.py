"""The tables of a comparison in the terminal."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from corpus.compare import TABLES, ComparisonTable
from corpus.compare_filters import Filters
from corpus.compare_words import LEFT_OUT, RULES, heading, value_words
from corpus.language import Language

if TYPE_CHECKING:
    from rich.console import Console

SHOWN = 40
"""Rows of a table, unless all are asked for."""

CLOSED = ("group", "level", "caveats", "by", "state", "kind", "severity", "unit")
"""Columns whose values have words of their own."""

HIDDEN = (
    *("group_kind", "agency_id", "document_id", "theme", "theme_name_en", "theme_name", "other_agency_id", "level"),
    *("otherwise", "several", "tied_all", "tied_type", "tied_province", "report_page", "report_block"),
    *("other_path", "element", "report_path"),
)
"""Columns that the terminal leaves to CSV and JSON."""


def print_tables(
    tables: Mapping[str, pd.DataFrame],
    left_out: Mapping[str, int],
    filters: Filters,
    console: "Console",
    lang: Language,
    most: int | None,
) -> None:
    """The tables, as far as they have rows, and the rules that they follow."""
    for table in TABLES:
        if table.name in tables:
            rows = in_terminal(table, tables[table.name], filters, lang)
            print_table(console, lang, table, rows, most)
    for rule in RULES:
        console.print("• " + lang.choose(*rule))
    for reason, number in left_out.items():
        if number:
            console.print(f"• {number:,} " + lang.choose("documents ", "ฉบับ ") + lang.choose(*LEFT_OUT[reason]))


def in_terminal(table: ComparisonTable, rows: pd.DataFrame, filters: Filters, lang: Language) -> pd.DataFrame:
    """The rows and columns of a table that a terminal has room for.

    Provinces are left out unless they are asked for, items unless an indicator or an agency is.
    """
    if "group_kind" in rows:
        kinds = ["all", *(["type"] if filters.types or filters.agencies else [])]
        kinds += ["province"] if filters.provinces or filters.agencies else []
        rows = rows[rows["group_kind"].isin([*kinds, "agency"])]
        rows = rows.assign(group=rows["group"].where(rows["group_kind"] != "all", "all"))
    if table.name == "scores" and not (filters.indicators or filters.agencies):
        rows = rows[~rows["level"].isin(["item", "sub_indicator"])]
    if "theme" in rows and "theme_name" in rows:
        names = rows[lang.choose("theme_name_en", "theme_name")]
        rows = rows[rows["measures"] > 0].assign(unit=names)
    if "path" in rows and "block" in rows:
        rows = rows.assign(path=sources(rows)).drop(columns=["page", "block"])
    return rows[[name for name in rows.columns if name not in HIDDEN]]


def sources(rows: pd.DataFrame) -> list[str]:
    """File, page and cell in one."""
    return [
        " ".join(
            part
            for part in (str(path), "" if pd.isna(page) else f"p.{page}", "" if pd.isna(block) else str(block))
            if part
        )
        for path, page, block in zip(rows["path"], rows["page"], rows["block"], strict=True)
    ]


def print_table(
    console: "Console", lang: Language, table: ComparisonTable, rows: pd.DataFrame, most: int | None
) -> None:
    """One table, cut after `most` rows."""
    from rich import box
    from rich.table import Table

    title = f"{lang.choose(table.english, table.thai)} ({table.name})"
    if rows.empty:
        console.print(f"{title}\n  {lang.choose('nothing', 'ไม่มีข้อมูล')}\n")
        return
    drawn = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left")
    for name in rows.columns:
        numeric = pd.api.types.is_numeric_dtype(rows[name]) and not pd.api.types.is_bool_dtype(rows[name])
        drawn.add_column(heading(str(name), lang), justify="right" if numeric else "left", overflow="fold")
    for row in rows.head(most if most is not None else len(rows)).itertuples(index=False, name=None):
        drawn.add_row(*cells(list(rows.columns), row, lang))
    console.print(drawn)
    if most is not None and len(rows) > most:
        left = len(rows) - most
        console.print(lang.choose(f"  and {left:,} more (--all)\n", f"  และอีก {left:,} แถว (--all)\n"))


def cells(columns: Sequence[str], row: Sequence[object], lang: Language) -> list[str]:
    """The values of a row as text."""
    return [shown(name, value, lang) for name, value in zip(columns, row, strict=True)]


def shown(column: str, value: object, lang: Language) -> str:
    """A value as people read it; a missing one is a dash."""
    if value is None or value is pd.NA or value != value:
        return "–"
    if isinstance(value, bool):
        return "✓" if value else ""
    if column == "year_be" or column == "other_year_be":
        return str(value)
    if isinstance(value, float):
        return f"{value:,.0f}" if column.endswith("baht") else f"{value:,.1f}" if "share" in column else f"{value:,.2f}"
    if isinstance(value, int):
        return f"{value:,}"
    return value_words(str(value), lang) if column in CLOSED else str(value)
