"""A page of a municipality's web site: the document, plain or inside the furniture of the site."""

import random
from dataclasses import dataclass
from html import escape
from itertools import groupby

from tests.documents.blocks import Block, Cell, Heading, Line, Paragraph, Table
from tests.documents.paging import paged
from tests.documents.sample import Sample
from tests.documents.style import ARABIC

MENU = ("หน้าแรก", "ข้อมูลหน่วยงาน", "ข่าวประชาสัมพันธ์", "แผนงาน", "ITA", "ร้องเรียนการทุจริต", "ติดต่อเรา", "E-Service")
FONTS = ("Garuda", "Laksaman", "Norasi", "Loma", "Waree")
STYLE = (
    "@page{size:A4 ORIENTATION;margin:14mm}body{font-family:'FONT';font-size:11pt;line-height:1.5}"
    "table{border-collapse:collapse;width:100%;margin:10px 0}"
    "td,th{border:1px solid #333;padding:4px;vertical-align:top;overflow-wrap:anywhere}"
)
FORMS = ("br", "p", "br", "p", "nbsp", "word")
SITES = ("", "", "modern", "layout table")


@dataclass(frozen=True, slots=True)
class Look:
    """The habits of one page: how lines of a cell part (`form`), Thai list numbers, header cells as such."""

    form: str
    thai: bool
    head: bool


def number_of(marker: str) -> int:
    """The number in an automatic marker, 1 where there is none."""
    digits = "".join(char for char in marker.translate(ARABIC) if char.isdigit())
    return int(digits or 1)


def _lists(lines: tuple[Line, ...], thai: bool) -> str:
    """Lines as paragraphs, and automatic items as list elements; what is nested stays in its item."""
    out, open_list = [], ""
    for line in lines:
        auto = line.auto and line.level == 0
        kind = "" if not auto else "ul" if line.marker == "•" else "ol"
        if open_list and line.level > 0:
            out.append(f"<br>{escape(line.printed())}")
            continue
        if open_list and kind != open_list:
            out.append(f"</li></{open_list}>")
        elif open_list:
            out.append("</li>")
        if kind and kind != open_list:
            look = ' style="list-style-type:thai"' if thai and kind == "ol" else ""
            start = f' start="{number_of(line.marker)}"' if number_of(line.marker) > 1 else ""
            out.append(f"<{kind}{look}{start}>")
        open_list = kind
        out.append(f"<li>{escape(line.text)}" if kind else f"<p>{escape(line.printed())}</p>")
    if open_list:
        out.append(f"</li></{open_list}>")
    return "".join(out)


def _word_paragraph(line: Line) -> str:
    """A list item as Word puts it on the web: the marker in a span that browsers show and lists do not know."""
    if not line.marker:
        return f'<p class="MsoNormal">{escape(line.text)}</p>'
    space = "<span style=\"font:7.0pt 'Times New Roman'\">&nbsp;&nbsp; </span>"
    marker = f'<![if !supportLists]><span style="mso-list:Ignore">{escape(line.marker)}{space}</span><![endif]>'
    style = f"mso-list:l0 level{line.level + 1} lfo1"
    return f'<p class="MsoListParagraph" style="{style}">{marker}{escape(line.text)}</p>'


def _cell(cell: Cell, look: Look) -> str:
    if any(line.auto for line in cell.lines):
        return _lists(cell.lines, look.thai)
    if cell.inline or len(cell.lines) < 2:
        return escape(cell.printed())
    if look.form == "word":
        return "".join(_word_paragraph(line) for line in cell.lines)
    texts = [escape(line.printed()) for line in cell.lines]
    if look.form == "nbsp":
        return "<br>".join(f"&nbsp;&nbsp;&nbsp;{text}" for text in texts)
    return "<br>".join(texts) if look.form == "br" else "".join(f"<p>{text}</p>" for text in texts)


def _table(table: Table, look: Look) -> str:
    rows = []
    headed = look.head and table.header_rows > 0
    for r, row in enumerate(table.rows):
        cells = []
        for cell in row:
            tag = "th" if cell.header and look.head else "td"
            spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
            cells.append(f"<{tag}{spans}>{_cell(cell, look)}</{tag}>")
        text = "<tr>" + "".join(cells) + "</tr>"
        if headed:
            text = "<thead>" * (r == 0) + text + "</thead><tbody>" * (r == table.header_rows - 1)
        rows.append(text)
    return "<table>" + "\n".join(rows) + "</tbody>" * headed + "</table>"


def _automatic(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.line.auto


def _block(block: Block, look: Look) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        if look.form == "word":
            return _word_paragraph(block.line)
        text = escape(block.line.printed())
        return f"<p><b>{text}</b></p>" if block.bold else f"<p>{text}</p>"
    return _table(block, look) if isinstance(block, Table) else "<hr>"


def _furniture(main: str, name: str, site: str) -> str:
    """The document inside a site: with menus and footer in their elements, or all in one table for the layout."""
    links = [f'<a href="#">{item}</a>' for item in MENU]
    foot = f"สงวนลิขสิทธิ์ {name} โทร 0 2000 0000"
    if site == "layout table":
        menu = "<br>".join(links)
        return (
            f'<table width="980"><tr><td colspan="2"><img src="banner.jpg" alt="{name}"></td></tr>'
            f'<tr><td width="180">{menu}</td><td>{main}</td></tr><tr><td colspan="2">{foot}</td></tr></table>'
        )
    menu = "".join(f"<li>{link}</li>" for link in links)
    return (
        f'<header><a href="#">{name}</a></header><nav><ul>{menu}</ul></nav>'
        f'<div class="breadcrumb"><a href="#">หน้าแรก</a> &raquo; <a href="#">ITA</a></div>'
        f"<main><article>{main}</article></main>"
        f"<footer><p>{foot}</p><p>จำนวนผู้เข้าชม 12,345 ครั้ง</p></footer>"
    )


def html_page(sample: Sample, rng: random.Random, *, furnished: bool = True, charset: str = "utf-8") -> str:
    """The document as a web page; with `furnished` half of the pages stand in a site."""
    site, split = rng.choice(SITES), rng.random() < 0.3
    look = Look(rng.choice(FORMS), sample.content.style.digits != "arabic", rng.random() < 0.6)
    body = []
    blocks = paged(list(sample.blocks)) if split else list(sample.blocks)
    for automatic, run in groupby(blocks, key=_automatic):
        if automatic:
            body.append(_lists(tuple(block.line for block in run if isinstance(block, Paragraph)), look.thai))
        else:
            body += [_block(block, look) for block in run]
    main = "\n".join(body)
    if furnished and site:
        main = _furniture(main, escape(sample.content.agency.name), site)
    wide = max((block.columns for block in sample.blocks if isinstance(block, Table)), default=0) > 4
    style = STYLE.replace("ORIENTATION", "landscape" if wide else "portrait").replace("FONT", rng.choice(FONTS))
    title = escape(sample.truth["document"]["title"])
    return (
        f'<!DOCTYPE html>\n<html lang="th"><head><meta charset="{charset}"><title>{title}</title>'
        f"<style>{style}</style></head>\n<body>{main}</body></html>\n"
    )
