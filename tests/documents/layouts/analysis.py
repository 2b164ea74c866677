"""Analysis tables: item and score rows beside one analysis and one improvement cell per indicator."""

import random

from tests.documents import framework
from tests.documents.blocks import Cell, Table, text_cell
from tests.documents.layouts.scoring import caption, score_fact
from tests.documents.model import Content
from tests.documents.part import Part, entry
from tests.documents.printing import INDICATOR_FORMS, indicator_text
from tests.documents.texts import Phrases

ANALYSES = ("วิเคราะห์ผลการประเมิน", "ผลการวิเคราะห์", "การวิเคราะห์ผล", "สิ่งที่พบจากการวิเคราะห์")
IMPROVEMENTS = ("การปรับปรุง/พัฒนา/รักษาระดับ", "แนวทางการพัฒนา", "แนวทางการปรับปรุง", "แนวทางแก้ไข/พัฒนา")
SCORES = ("คะแนน", "คะแนนที่ได้", "ผลคะแนน")
KEEP = "รักษาระดับมาตรฐานการปฏิบัติงาน และพัฒนาให้ดียิ่งขึ้นอย่างต่อเนื่อง"


def analysis_table(content: Content, rng: random.Random) -> Part:
    """The table over some of the indicators, the scores being those of the assessed year."""
    style, year, phrases = content.style, content.years[-1], Phrases(rng, content.names)
    listed, part = framework.items(content.assessed), Part()
    form = rng.choice(INDICATOR_FORMS)
    shape = rng.choice(("items", "items", "items", "stacked", "indicator"))
    instrument = shape == "items" and rng.random() < 0.3
    chosen = sorted(rng.sample(range(1, 11), rng.randint(3, 8)))
    heads = ["เครื่องมือ"] * instrument + [rng.choice(("ตัวชี้วัด", "ตัวชี้วัด ITA"))]
    heads += [] if shape == "indicator" else [rng.choice(("ข้อคำถาม", "ข้อ"))]
    heads += [rng.choice(SCORES), rng.choice(ANALYSES), rng.choice(IMPROVEMENTS)]
    body: list[tuple[Cell, ...]] = []
    for no in chosen:
        codes = [code for code, item in listed.items() if item.indicator == no]
        name = text_cell(indicator_text(no, form, style, rng))
        found = style.numerals(f"จากผลการประเมินพบว่า {phrases.one(no, 'finding')}", rng)
        better = style.numerals(rng.choice((KEEP, f"หน่วยงาน{phrases.one(no, 'recommendation')}")), rng)
        texts = (text_cell(found), text_cell(better))
        about = entry(
            "analysis", indicators=[no], items=codes, findings=[found], measures=[{"no": None, "text": better}]
        )
        if shape == "indicator":
            about["items"] = []
            body.append((name, text_cell(style.score(year.indicators[no], rng)), *texts))
            part.scores.append(score_fact(year, "indicator", str(no), year.indicators[no]))
            part.entries.append(about)
            continue
        printed = [style.item(code, rng).removeprefix("ข้อ ") for code in codes]
        scores = [style.score(year.items[code], rng) for code in codes]
        part.scores += [score_fact(year, "item", code, year.items[code]) for code in codes]
        part.entries.append(about)
        if shape == "stacked":
            body.append((name, text_cell("\n".join(printed)), text_cell("\n".join(scores)), *texts))
            continue
        count = len(codes)
        for at, (code, score) in enumerate(zip(printed, scores, strict=True)):
            row: list[Cell] = []
            if not at:
                if instrument and _first_of_instrument(no, chosen):
                    rows = sum(
                        sum(item.indicator == other for item in listed.values())
                        for other in chosen
                        if framework.instrument_of(other) == framework.instrument_of(no)
                    )
                    row.append(text_cell(framework.instrument_of(no), rows=rows))
                row.append(text_cell(name.printed().replace("\n", " "), rows=count))
            row += [text_cell(code), text_cell(score)]
            if not at:
                row += [text_cell(found, rows=count), text_cell(better, rows=count)]
            body.append(tuple(row))
    head = tuple(text_cell(text, header=True) for text in heads)
    widths = (8,) * instrument + (18,) + (() if shape == "indicator" else (8,)) + (10, 32, 32)
    part.blocks = [caption("การวิเคราะห์ผลการประเมินรายตัวชี้วัด", [year], content, rng)]
    part.blocks.append(Table((head, *body), len(heads), 1, widths=widths))
    return part


def _first_of_instrument(no: int, chosen: list[int]) -> bool:
    """Whether an indicator is the first chosen one of its instrument."""
    code = framework.instrument_of(no)
    return no == min(other for other in chosen if framework.instrument_of(other) == code)
