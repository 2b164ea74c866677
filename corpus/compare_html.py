"""A comparison as one HTML page for people: it asks nothing of the network, and opens from the disk."""

import base64
import json
from collections.abc import Mapping
from html import escape
from importlib.resources import files

import pandas as pd

from corpus.compare import table_named
from corpus.compare_data import Compared
from corpus.compare_page import charts, page_tables, table_data
from corpus.compare_words import LEFT_OUT, RULES

FONTS = (("thai", "U+0E00-0E7F, U+200C-200D, U+25CC"), ("latin", "U+0000-00FF, U+2000-206F, U+2190-21FF"))
"""Subsets of the font Sarabun (SIL Open Font License) and the characters in them."""

GROUP_KINDS = (("type", "ประเภท · type"), ("province", "จังหวัด · province"), ("agency", "หน่วยงาน · agency"))


def comparison_page(compared: Compared, tables: Mapping[str, pd.DataFrame], base: str | None) -> str:
    """The page. With `base`, a folder or address below which the documents lie, sources are links to them."""
    shown = [table for table in page_tables(bool(compared.filters.agencies)) if not tables[table.name].empty]
    data = {table.name: table_data(table.name, tables[table.name]) for table in shown}
    documents = compared.documents
    years = sorted({int(year) for table in tables.values() if "year_be" in table for year in table["year_be"].dropna()})
    title = "ผลเปรียบเทียบมาตรการส่งเสริมคุณธรรมและความโปร่งใส (ITA) ของ อปท."
    parts = [
        '<!doctype html>\n<html lang="th"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{font_faces()}{resource('compare.css')}</style></head><body>",
        f"<header><h1>{title}<small>ITA measures of local governments, compared</small></h1>",
        f"<p>{documents['agency_id'].nunique():,} หน่วยงาน · {int(documents['used'].sum()):,} เอกสารที่ใช้ "
        f'<span class="en">agencies · documents in use</span></p>',
        filters_line(compared),
        contents(shown_names := [table.name for table in shown]),
        "</header><main>",
        charts_section(tables),
        selects(years, tables["overview"]),
        *(
            f'<section id="{name}" data-table="{name}"><h2>{table_named(name).thai}'
            f"<small>{table_named(name).english}</small></h2></section>"
            for name in shown_names
        ),
        notes(compared),
        "</main>",
        f'<script type="application/json" id="data">{as_json({"base": base_of(base), "tables": data})}</script>',
        f"<script>{resource('compare.js')}</script></body></html>\n",
    ]
    return "\n".join(parts)


def as_json(value: object) -> str:
    """JSON that may stand in a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")


def base_of(base: str | None) -> str | None:
    """The base of links, ending in a slash."""
    return None if base is None else base.rstrip("/") + "/"


def resource(name: str) -> str:
    """A text of the package's data."""
    return (files("corpus") / "data" / name).read_text(encoding="utf-8")


def font_faces() -> str:
    """The font as CSS, its files within."""
    faces = []
    for subset, characters in FONTS:
        for weight in (400, 700):
            font = (files("corpus") / "data" / f"sarabun-{subset}-{weight}-normal.woff2").read_bytes()
            encoded = base64.b64encode(font).decode("ascii")
            faces.append(
                f"@font-face{{font-family:Sarabun;font-weight:{weight};unicode-range:{characters};"
                f'src:url(data:font/woff2;base64,{encoded}) format("woff2")}}'
            )
    return "\n".join(faces) + "\n"


def filters_line(compared: Compared) -> str:
    """What was chosen on the command line."""
    filters = compared.filters
    chosen = (
        ("ปี · years", filters.years),
        ("จังหวัด · provinces", filters.provinces),
        ("ประเภท · types", filters.types),
        ("หน่วยงาน · agencies", filters.agencies),
        ("ตัวชี้วัด · indicators", filters.indicators),
    )
    told = [f"{name}: {escape(', '.join(map(str, values)))}" for name, values in chosen if values]
    return f"<p>เลือกเฉพาะ (chosen) {'; '.join(told)}</p>" if told else ""


def contents(names: list[str]) -> str:
    """Links to the sections."""
    links = (f'<a href="#{name}">{table_named(name).thai}</a>' for name in names)
    return f"<nav>{''.join(links)}</nav>"


def charts_section(tables: Mapping[str, pd.DataFrame]) -> str:
    """The charts, as far as there are any."""
    figures = "".join(
        f'<figure><figcaption>{thai} <span class="en">{english}</span></figcaption>{svg}</figure>'
        for thai, english, svg in charts(tables)
    )
    return f'<section class="charts">{figures}</section>' if figures else ""


def selects(years: list[int], overview: pd.DataFrame) -> str:
    """The choice of year and group for all tables."""
    options = "".join(f'<option value="{year}">{year}</option>' for year in years)
    groups = ['<option value="all|">ทุกแห่ง · all</option>', '<option value="">ทุกกลุ่ม · every group</option>']
    for kind, label in GROUP_KINDS:
        names = sorted(set(overview[overview["group_kind"] == kind]["group"]))
        inside = "".join(f'<option value="{kind}|{escape(name, quote=True)}">{escape(name)}</option>' for name in names)
        groups.append(f'<optgroup label="{label}">{inside}</optgroup>' if names else "")
    return (
        '<div class="controls sticky"><label>ปี · year<select id="year"><option value="">ทุกปี · all</option>'
        f"{options}</select></label>"
        f'<label>กลุ่ม · group<select id="group">{"".join(groups)}</select></label></div>'
    )


def notes(compared: Compared) -> str:
    """The rules behind the figures, and what was left out."""
    rules = "".join(f'<li>{thai} <span class="en">{english}</span></li>' for english, thai in RULES)
    left = "".join(
        f'<li>{number:,} ฉบับ {LEFT_OUT[reason][1]} <span class="en">documents {LEFT_OUT[reason][0]}</span></li>'
        for reason, number in compared.left_out.items()
        if number
    )
    return (
        '<section id="rules"><h2>หลักการคำนวณ<small>Rules behind the figures</small></h2>'
        f'<ul class="rules">{rules}{left}</ul></section>'
    )
