"""Score tables by item: one instrument each, over pages, in two parts, or two items in one row."""

import random

from tests.documents import framework
from tests.documents.blocks import Cell, Table, text_cell
from tests.documents.layouts.scoring import (
    FULL_NAMES,
    ScoreRow,
    by_indicator,
    by_instrument,
    by_year,
    caption,
    head_row,
    instrument_name,
    instrument_order,
    score_fact,
    side_by_side,
)
from tests.documents.model import Content, YearScores
from tests.documents.part import Part
from tests.documents.printing import indicator_text


def _same_list(content: Content, letter: str) -> list[YearScores]:
    """The years whose items of an instrument are those of the assessed year."""
    last = {code: item for code, item in framework.items(content.assessed).items() if code[0] == letter}
    out = []
    for year in content.years:
        own = {code: item for code, item in framework.items(year.year).items() if code[0] == letter}
        if own == last or (letter in "ie" and own.keys() == last.keys()):
            out.append(year)
    return out


def by_item(content: Content, rng: random.Random, letter: str) -> Part:
    """The items of one instrument: code, question, scores; the EIT of one year sometimes in its two parts."""
    years, listed = _same_list(content, letter), framework.items(content.assessed)
    if letter == "o" or rng.random() < 0.3:
        years = years[-1:]
    code_of = {"i": "IIT", "e": "EIT", "o": "OIT"}[letter]
    name = f"{FULL_NAMES[code_of]} ({code_of})"
    keys = [rng.choice(("ข้อ", "ข้อ", "รหัสข้อ")), rng.choice(("คำถาม", "ข้อคำถาม", "ประเด็นการประเมิน"))]
    split = letter == "e" and len(years) == 1 and years[0].parts is not None and rng.random() < 0.6
    if split:
        return _in_parts(name, keys, years[0], content, rng)
    if len(years) == 1 and rng.random() < 0.2:
        return _doubled(name, letter, years[0], content, rng)
    rows: list[ScoreRow] = []
    grouped, last = rng.random() < 0.2, 0
    for code in [code for code in listed if code[0] == letter]:
        no = listed[code].indicator
        if grouped and no != last:  # a row with the indicator's own score above its items
            title = text_cell(indicator_text(no, 0, content.style, rng), columns=2)
            rows.append(ScoreRow([title], "indicator", str(no), [year.indicators[no] for year in years]))
            last = no
        cells = [
            text_cell(content.style.item(code, rng).removeprefix("ข้อ ")),
            text_cell(content.style.numerals(listed[code].title, rng)),
        ]
        rows.append(ScoreRow(cells, "item", code, [year.items[code] for year in years]))
    return side_by_side(f"คะแนนรายข้อ {name}", keys, rows, years, content, rng, (8, 60))


def _in_parts(name: str, keys: list[str], year: YearScores, content: Content, rng: random.Random) -> Part:
    """The EIT items with a column per part."""
    assert year.parts is not None
    style, listed, part = content.style, framework.items(year.year), Part()
    names = [style.numerals(f"ส่วนที่ {no}", rng) for no in (1, 2)]
    if rng.random() < 0.5:
        top = (
            *(text_cell(key, header=True, rows=2) for key in keys),
            text_cell(rng.choice(("EIT", "ผลคะแนน")), header=True, columns=2),
        )
        head = [top, head_row(names)]
    else:
        head = [head_row([*keys, *(f"EIT {text}" for text in names)])]
    body = []
    for code in year.parts[0]:
        row = [text_cell(style.item(code, rng).removeprefix("ข้อ ")), text_cell(style.numerals(listed[code].title, rng))]
        for no, scores in enumerate(year.parts, 1):
            row.append(text_cell(style.score(scores[code], rng)))
            part.scores.append(score_fact(year, "item", code, scores[code], part=no))
        body.append(tuple(row))
    part.blocks = [caption(f"คะแนนรายข้อ {name}", [year], content, rng)]
    part.blocks.append(Table((*head, *body), 4, len(head), widths=(8, 60, 12, 12)))
    return part


def _doubled(name: str, letter: str, year: YearScores, content: Content, rng: random.Random) -> Part:
    """Codes and scores without the questions, two items in each row."""
    style, part = content.style, Part()
    codes = [code for code in year.items if code[0] == letter]
    half = (len(codes) + 1) // 2
    body = []
    for at in range(half):
        row: list[Cell] = []
        for code in (codes[at], *codes[at + half : at + half + 1]):
            row.append(text_cell(style.item(code, rng).removeprefix("ข้อ ")))
            row.append(text_cell(style.score(year.items[code], rng)))
        body.append((*row, *[Cell()] * (4 - len(row))))
    part.scores = [score_fact(year, "item", code, year.items[code]) for code in codes]
    keys = [rng.choice(("ข้อ", "ข้อคำถาม")), rng.choice(("คะแนน", "คะแนนที่ได้"))]
    part.blocks = [caption(f"คะแนนรายข้อ {name}", [year], content, rng)]
    part.blocks.append(Table((head_row(keys * 2), *body), 4, 1))
    return part


def weighted(content: Content, rng: random.Random) -> Part:
    """The instruments with their weights and weighted points, which are no scores."""
    style, year, part = content.style, content.years[-1], Part()
    order = instrument_order(year)
    weights = {key: 40 if key[0] == "OIT" else 15 if key[1] else 30 for key in order}
    body = []
    for key in order:
        value = year.instruments[key]
        points = f"{value * weights[key] / 100:.2f}"
        texts = (instrument_name(*key, 0, content, rng), str(weights[key]), style.score(value, rng), points)
        body.append(tuple(text_cell(style.numerals(text, rng)) for text in texts))
        part.scores.append(score_fact(year, "instrument", key[0], value, part=key[1]))
    total = text_cell(style.score(year.overall, rng))
    body.append((text_cell("รวม"), text_cell(style.numerals("100", rng)), Cell(), total))
    part.scores.append(score_fact(year, "overall", "overall", year.overall))
    heads = ["แบบวัด", "ค่าน้ำหนัก (ร้อยละ)", "คะแนนที่ได้", "คะแนนถ่วงน้ำหนัก"]
    part.blocks = [caption("ผลการประเมินถ่วงน้ำหนัก", [year], content, rng), Table((head_row(heads), *body), 4, 1)]
    return part


def across(content: Content, rng: random.Random) -> Part:
    """The indicators across: a row per year, a column per indicator."""
    style, part = content.style, Part()
    form = rng.choice(("ตัวชี้วัดที่ {}", "{}", "ตชว. {}"))
    names = [style.numerals(form.format(no), rng) for no in framework.indicator_names()]
    if form == "{}":
        top = (text_cell("ปีงบประมาณ", header=True, rows=2), text_cell("ตัวชี้วัดที่", header=True, columns=10))
        head = [top, head_row(names)]
    else:
        head = [head_row(["ปีงบประมาณ", *names])]
    body = []
    for year in content.years:
        scores = [text_cell(style.score(value, rng)) for value in year.indicators.values()]
        body.append((text_cell(style.numerals(str(year.year), rng)), *scores))
        part.scores += [score_fact(year, "indicator", str(no), value) for no, value in year.indicators.items()]
    part.blocks = [caption("คะแนนรายตัวชี้วัด", list(content.years), content, rng)]
    part.blocks.append(Table((*head, *body), 11, len(head)))
    return part


def score_tables(content: Content, rng: random.Random) -> list[Part]:
    """A choice of score tables."""
    parts = []
    if rng.random() < 0.7:
        parts.append(rng.choice((by_year, by_instrument, by_instrument, weighted))(content, rng))
    if rng.random() < 0.8 or not parts:
        parts.append(rng.choice((by_indicator, by_indicator, by_indicator, across))(content, rng))
    parts += [by_item(content, rng, letter) for letter in "ieo" if rng.random() < 0.4]
    return parts
