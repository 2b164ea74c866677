"""Analysis tables: item and score rows beside one analysis and one improvement cell per indicator."""

import random

from tests.documents import framework
from tests.documents.blocks import Break, Cell, Table, text_cell
from tests.documents.layouts.pages import page_edge
from tests.documents.layouts.scoring import caption, score_fact
from tests.documents.model import Content
from tests.documents.part import Part, entry
from tests.documents.printing import INDICATOR_FORMS, indicator_text
from tests.documents.texts import Phrases

ANALYSES = ("วิเคราะห์ผลการประเมิน", "ผลการวิเคราะห์", "การวิเคราะห์ผล", "สิ่งที่พบจากการวิเคราะห์")
IMPROVEMENTS = ("การปรับปรุง/พัฒนา/รักษาระดับ", "แนวทางการพัฒนา", "แนวทางการปรับปรุง", "แนวทางแก้ไข/พัฒนา")
SCORES = ("คะแนน", "คะแนนที่ได้", "ผลคะแนน")
KEEP = "รักษาระดับมาตรฐานการปฏิบัติงาน และพัฒนาให้ดียิ่งขึ้นอย่างต่อเนื่อง"
SHAPES = ("items", "items", "items", "stacked", "indicator", "shifted")
"""Item rows beside merged cells; all items in one cell; the indicator's score only; two items in a row."""
Row = tuple[Cell, ...]


def _rows(shape: str, name: str, codes: list[str], scores: list[str], found: str, better: str) -> list[Row]:
    """The rows of one indicator."""
    count = len(codes)
    if shape == "stacked":
        cells = (name, "\n".join(codes), "\n".join(scores), found, better)
        return [tuple(text_cell(text) for text in cells)]
    if shape == "shifted":  # two items share a row and stand in its first cells
        rows: list[Row] = [tuple(text_cell(text) for text in (name, codes[0], scores[0], found, better))]
        for at in range(1, count, 2):
            pairs = [text_cell(t) for pair in zip(codes[at : at + 2], scores[at : at + 2], strict=True) for t in pair]
            empty = [Cell()] * (5 - len(pairs))
            rows.append((*pairs, *empty) if len(pairs) == 4 else (Cell(), *pairs, *empty[1:]))
        return rows
    rows = [(text_cell(code), text_cell(score)) for code, score in zip(codes, scores, strict=True)]
    merged = (text_cell(found, rows=count), text_cell(better, rows=count))
    rows[0] = (text_cell(name.replace("\n", " "), rows=count), *rows[0], *merged)
    return rows


def _instrument_cell(no: int, chosen: list[int], listed: dict[str, framework.Item]) -> tuple[Cell, ...]:
    """The cell of the instrument's column, which spans all rows of its chosen indicators, at the first of them."""
    own = [other for other in chosen if framework.instrument_of(other) == framework.instrument_of(no)]
    if no != own[0]:
        return ()
    return (text_cell(framework.instrument_of(no), rows=sum(item.indicator in own for item in listed.values())),)


def analysis_table(content: Content, rng: random.Random) -> Part:
    """The table over some of the indicators, the scores being those of the assessed year."""
    style, year, phrases = content.style, content.years[-1], Phrases(rng, content.names)
    listed, part = framework.items(content.assessed), Part()
    form, shape = rng.choice(INDICATOR_FORMS), rng.choice(SHAPES)
    instrument = shape == "items" and rng.random() < 0.3
    chosen = sorted(rng.sample(range(1, 11), rng.randint(3, 8)))
    heads = ["เครื่องมือ"] * instrument + [rng.choice(("ตัวชี้วัด", "ตัวชี้วัด ITA"))]
    heads += [] if shape == "indicator" else [rng.choice(("ข้อคำถาม", "ข้อ"))]
    heads += [rng.choice(SCORES), rng.choice(ANALYSES), rng.choice(IMPROVEMENTS)]
    body: list[Row] = []
    for no in chosen:
        codes = [code for code, item in listed.items() if item.indicator == no]
        name = indicator_text(no, form, style, rng)
        found = style.numerals(f"จากผลการประเมินพบว่า {phrases.one(no, 'finding')}", rng)
        better = style.numerals(rng.choice((KEEP, f"หน่วยงาน{phrases.one(no, 'recommendation')}")), rng)
        about = entry("analysis", indicators=[no], findings=[found], measures=[{"no": None, "text": better}])
        part.entries.append(about)
        if shape == "indicator":
            value = year.indicators[no]
            body.append(tuple(text_cell(text) for text in (name, style.score(value, rng), found, better)))
            part.scores.append(score_fact(year, "indicator", str(no), value))
            continue
        about["items"] = codes
        part.scores += [score_fact(year, "item", code, year.items[code]) for code in codes]
        printed = [style.item(code, rng).removeprefix("ข้อ ") for code in codes]
        rows = _rows(shape, name, printed, [style.score(year.items[code], rng) for code in codes], found, better)
        if instrument:
            rows[0] = (*_instrument_cell(no, chosen, listed), *rows[0])
        body += rows
    head = tuple(text_cell(text, header=True) for text in heads)
    widths = (8,) * instrument + (18,) + (() if shape == "indicator" else (8,)) + (10, 32, 32)
    breaks: tuple[Break, ...] = ()
    if len(body) > 6 and rng.random() < 0.5:
        at, repeat, flow = rng.randint(3, len(body) - 2), rng.random() < 0.7, rng.random() < 0.5
        breaks = (Break(1 + at, repeat, flow=flow, between=page_edge(2, rng, content)),)
    part.blocks = [caption("การวิเคราะห์ผลการประเมินรายตัวชี้วัด", [year], content, rng)]
    part.blocks.append(Table((head, *body), len(heads), 1, breaks, widths))
    return part
