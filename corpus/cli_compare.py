"""`ita-corpus compare`: how agencies stand against their peers and over the years."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from corpus.cli_options import Lang
from corpus.cli_store import Agency, Province, StoreFolder, Years, store_errors
from corpus.compare_filters import Filters
from corpus.language import Language
from corpus.terminal import say, tables_on_stdout
from normalize.record import AgencyType

if TYPE_CHECKING:
    from corpus.compare_data import Compared

UNBOUNDED = 160
"""Columns of a terminal that is none."""


class CompareFormat(StrEnum):
    """How the tables are printed."""

    table = "table"
    csv = "csv"
    json = "json"


Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help=f"Type of agency: {', '.join(get_args(AgencyType))}; repeatable."),
]
Indicators = Annotated[
    list[int] | None, typer.Option("--indicator", min=1, max=10, metavar="N", help="Indicator, 1 to 10; repeatable.")
]
TableNames = Annotated[
    list[str] | None, typer.Option("--table", metavar="NAME", help="Only this table; repeatable. See docs/compare.md.")
]


def compare(
    store: StoreFolder,
    lang: Lang,
    year: Years = None,
    province: Province = None,
    agency_type: Types = None,
    agency: Agency = None,
    indicator: Indicators = None,
    table: TableNames = None,
    form: Annotated[CompareFormat, typer.Option("--format", help="How the tables are printed.")] = CompareFormat.table,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write a file per table (csv, json).")
    ] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a page for people instead.")] = None,
    documents: Annotated[
        str | None,
        typer.Option(metavar="BASE", help="Folder or address of the documents: the page's sources become links."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Print every row, not the first of each table.")] = False,
) -> None:
    """Compare agencies with their peers (all, same type, same province) and over the years.

    --province and --type say who is counted at all; --agency shows the rows of single agencies, among their peers.

    Example: ita-corpus compare --store ./corpus --agency ตัวอย่างสุข --year 2568 --html page.html
    """
    filters = Filters(
        tuple(year or ()), tuple(province or ()), tuple(agency_type or ()), tuple(agency or ()), tuple(indicator or ())
    )
    if wrong := set(filters.types) - set(get_args(AgencyType)):
        say(lang.choose("no type of agency: ", "ไม่ใช่ประเภทหน่วยงาน: ") + ", ".join(sorted(wrong)))
        raise typer.Exit(2)
    if html is not None and (table or out is not None or form is not CompareFormat.table):
        say(
            lang.choose(
                "--html stands alone, without --table, --format, --out", "--html ใช้ร่วมกับ --table, --format, --out ไม่ได้"
            )
        )
        raise typer.Exit(2)
    names = table_names(table or (), filters, form, lang) if html is None else page_names(filters)
    if form is CompareFormat.csv and out is None and len(names) > 1:
        say(
            lang.choose(
                "CSV on stdout is one table: choose it with --table, or write all into a folder with --out",
                "CSV ทาง stdout มีได้ตารางเดียว ให้เลือกด้วย --table หรือเขียนทุกตารางลงโฟลเดอร์ด้วย --out",
            )
        )
        raise typer.Exit(2)
    from corpus.compare import compare as tables_of
    from corpus.store import reading

    with store_errors(lang), reading(store) as opened:
        compared, tables = tables_of(opened, filters, names)
        refuse_nothing(compared, lang)
        if html is not None:
            from corpus.compare_html import comparison_page

            html.write_text(comparison_page(compared, tables, documents), encoding="utf-8")
        elif form is CompareFormat.table:
            from corpus.compare_terminal import SHOWN, print_tables

            console = tables_on_stdout(UNBOUNDED)
            print_tables(tables, compared.left_out, filters, console, lang, None if every else SHOWN)
        else:
            from corpus.compare_files import write_tables

            write_tables(tables, form.value, out, sys.stdout)


def table_names(wanted: list[str] | tuple[()], filters: Filters, form: CompareFormat, lang: Language) -> list[str]:
    """The tables that are asked for: all, but in a terminal those of single agencies only where agencies are named."""
    from corpus.compare import TABLES

    known = [table.name for table in TABLES]
    if unknown := [name for name in wanted if name not in known]:
        say(lang.choose("no table ", "ไม่มีตาราง ") + f"{', '.join(unknown)}: {', '.join(known)}")
        raise typer.Exit(2)
    if wanted:
        return [name for name in known if name in wanted]
    brief = form is CompareFormat.table and not filters.agencies
    return [table.name for table in TABLES if not (brief and table.of_agencies)]


def page_names(filters: Filters) -> list[str]:
    """The tables that the page needs."""
    from corpus.compare_page import page_tables

    return [table.name for table in page_tables(bool(filters.agencies))]


def refuse_nothing(compared: "Compared", lang: Language) -> None:
    """End the command where the filters leave nothing to compare."""
    filters = compared.filters
    if compared.documents.empty:
        say(lang.choose("no document is of these provinces and types", "ไม่มีเอกสารของจังหวัดและประเภทที่เลือก"))
        raise typer.Exit(2)
    if filters.agencies and not compared.documents["focus"].any():
        names = ", ".join(filters.agencies)
        say(lang.choose(f"no agency is named {names}", f"ไม่พบหน่วยงานชื่อ {names}"))
        raise typer.Exit(2)
