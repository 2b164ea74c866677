"""A page of a municipality's web site: menus, breadcrumbs and footer around the document."""

import random
from html import escape
from itertools import groupby

from tests.documents.blocks import Block, Cell, Heading, Line, Paragraph, Table
from tests.documents.paging import paged
from tests.documents.sample import Sample

MENU = ("หน้าแรก", "ข้อมูลหน่วยงาน", "ข่าวประชาสัมพันธ์", "แผนงาน", "ITA", "ร้องเรียนการทุจริต", "ติดต่อเรา", "E-Service")
FONTS = ("Garuda", "Laksaman", "Norasi", "Loma", "Waree")
STYLE = (
    "@page{size:A4 ORIENTATION;margin:14mm}body{font-family:'FONT';font-size:11pt;line-height:1.5}"
    "table{border-collapse:collapse;width:100%;margin:10px 0}"
    "td,th{border:1px solid #333;padding:4px;vertical-align:top;overflow-wrap:anywhere}"
)


def _lists(lines: tuple[Line, ...], real: bool) -> str:
    """Lines as paragraphs; automatic items, and with `real` all marked items, as list elements."""
    out, open_list = [], ""
    for line in lines:
        auto = line.auto and line.level == 0
        kind = "" if not auto else "ul" if line.marker == "•" else "ol"
        nested = bool(open_list) and line.level > 0
        if nested:
            out.append(f"<br>{escape(line.printed())}")
            continue
        if open_list and kind != open_list:
            out.append(f"</li></{open_list}>")
        elif open_list:
            out.append("</li>")
        if kind and kind != open_list:
            thai = ' style="list-style-type:thai"' if real and kind == "ol" else ""
            out.append(f"<{kind}{thai}>")
        open_list = kind
        out.append(f"<li>{escape(line.text)}" if kind else f"<p>{escape(line.printed())}</p>")
    if open_list:
        out.append(f"</li></{open_list}>")
    return "".join(out)


def _cell(cell: Cell, form: str, thai: bool) -> str:
    if any(line.auto for line in cell.lines):
        return _lists(cell.lines, thai)
    if cell.inline or len(cell.lines) < 2:
        return escape(cell.printed())
    texts = [escape(line.printed()) for line in cell.lines]
    return "<br>".join(texts) if form == "br" else "".join(f"<p>{text}</p>" for text in texts)


def _table(table: Table, form: str, thai: bool, head: bool) -> str:
    rows = []
    for r, row in enumerate(table.rows):
        cells = []
        for cell in row:
            tag = "th" if cell.header and head else "td"
            spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
            cells.append(f"<{tag}{spans}>{_cell(cell, form, thai)}</{tag}>")
        text = "<tr>" + "".join(cells) + "</tr>"
        if head and table.header_rows:
            text = "<thead>" * (r == 0) + text + "</thead><tbody>" * (r == table.header_rows - 1)
        rows.append(text)
    return "<table>" + "\n".join(rows) + ("</tbody>" if head and table.header_rows else "") + "</table>"


def _automatic(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.line.auto


def _block(block: Block, form: str, thai: bool, head: bool) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        text = escape(block.line.printed())
        return f"<p><b>{text}</b></p>" if block.bold else f"<p>{text}</p>"
    return _table(block, form, thai, head) if isinstance(block, Table) else "<hr>"


def html_page(sample: Sample, rng: random.Random, *, site: bool | None = None) -> str:
    """The document as a web page; with `site`, else half of the pages, in the furniture of a municipality's site."""
    site = rng.random() < 0.5 if site is None else site
    split, form = rng.random() < 0.3, rng.choice(("br", "p"))
    thai, head = sample.content.style.digits != "arabic", rng.random() < 0.6
    body = []
    blocks = paged(list(sample.blocks)) if split else list(sample.blocks)
    for automatic, run in groupby(blocks, key=_automatic):
        if automatic:
            body.append(_lists(tuple(block.line for block in run if isinstance(block, Paragraph)), thai))
            continue
        body += [_block(block, form, thai, head) for block in run]
    name = escape(sample.content.agency.name)
    main = "\n".join(body)
    if site:
        menu = "".join(f'<li><a href="#">{item}</a></li>' for item in MENU)
        main = (
            f'<header><a href="#">{name}</a></header><nav><ul>{menu}</ul></nav>'
            f'<div class="breadcrumb"><a href="#">หน้าแรก</a> &raquo; <a href="#">ITA</a></div>'
            f"<main><article>{main}</article></main>"
            f"<footer><p>สงวนลิขสิทธิ์ {name} โทร 0 2000 0000</p><p>จำนวนผู้เข้าชม 12,345 ครั้ง</p></footer>"
        )
    wide = max((block.columns for block in sample.blocks if isinstance(block, Table)), default=0) > 4
    style = STYLE.replace("ORIENTATION", "landscape" if wide else "portrait").replace("FONT", rng.choice(FONTS))
    title = escape(sample.truth["document"]["title"])
    return (
        f'<!DOCTYPE html>\n<html lang="th"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style></head>\n<body>{main}</body></html>\n"
    )
