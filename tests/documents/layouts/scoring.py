"""Score tables: by instrument, indicator and item, for one to three years, with differences."""

import random
from decimal import Decimal

from tests.documents import framework
from tests.documents.blocks import Block, Break, Cell, Heading, Table, text_cell
from tests.documents.layouts.pages import page_edge
from tests.documents.model import Content, YearScores
from tests.documents.part import Fact, Part
from tests.documents.printing import INDICATOR_FORMS, indicator_text

FULL_NAMES = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบวัดการเปิดเผยข้อมูลสาธารณะ",
}
TOTALS = ("คะแนนภาพรวม", "คะแนนรวม", "คะแนนเฉลี่ยภาพรวม")


def score_fact(
    year: YearScores, level: str, code: str, value: Decimal, *, part: int | None = None, rating: str | None = None
) -> Fact:
    """A score that a table states."""
    return {
        "fiscal_year": year.year,
        "level": level,
        "code": code,
        "part": part,
        "score": float(value),
        "rating": rating,
        "stated_change": None,
        "in_table": True,
    }


def alike_years(content: Content) -> list[YearScores]:
    """The years whose instruments are those of the assessed year."""
    last = content.years[-1]
    return [year for year in content.years if (year.parts is None) == (last.parts is None)]


def _head(texts: list[str]) -> tuple[Cell, ...]:
    return tuple(text_cell(text, header=True) for text in texts)


def _year_text(year: YearScores, form: int, content: Content, rng: random.Random) -> str:
    return content.style.numerals(("{}", "ปี {}", "ปี พ.ศ. {}", "คะแนนปี {}")[form].format(year.year), rng)


def instrument_name(code: str, part: int | None, form: int, content: Content, rng: random.Random) -> str:
    """An instrument as a row or column calls it."""
    name = (code, f"{FULL_NAMES[code]} ({code})", f"แบบวัด {code}")[form]
    return content.style.numerals(f"{name} ส่วนที่ {part}" if part else name, rng)


def caption(what: str, years: list[YearScores], content: Content, rng: random.Random) -> Block:
    """The heading of a score table: it names the year where the table's own header does not."""
    said = " และ พ.ศ. ".join(str(year.year) for year in years)
    return Heading(content.style.numerals(f"{what} ประจำปีงบประมาณ พ.ศ. {said}", rng), 3)


def by_year(content: Content, rng: random.Random) -> Part:
    """One row per year, one column per instrument, the last for the overall score and its grade."""
    years, style, part = alike_years(content), content.style, Part()
    keys = sorted(years[-1].instruments, key=lambda key: ("IEO".index(key[0][0]), key[1] or 0))
    total = rng.choice(TOTALS)
    if years[-1].parts:
        top = [
            text_cell("ปีงบประมาณ พ.ศ.", header=True, rows=2),
            text_cell("IIT", header=True, rows=2),
            text_cell("EIT", header=True, columns=2),
            text_cell("OIT", header=True, rows=2),
            text_cell(total, header=True, rows=2),
        ]
        low = _head([style.numerals("ส่วนที่ 1", rng), style.numerals("ส่วนที่ 2", rng)])
        head = [tuple(top), low]
    else:
        head = [_head(["ปีงบประมาณ พ.ศ.", *(key[0] for key in keys), total])]
    rated = rng.random() < 0.6
    body, facts = [], []
    for year in years:
        row = [text_cell(style.numerals(str(year.year), rng))]
        facts.append([score_fact(year, "instrument", k[0], year.instruments[k], part=k[1]) for k in keys])
        row += [text_cell(style.score(year.instruments[key], rng)) for key in keys]
        printed = style.score(year.overall, rng) + (f" ({year.rating})" if rated else "")
        row.append(text_cell(printed))
        facts[-1].append(score_fact(year, "overall", "overall", year.overall, rating=year.rating if rated else None))
        body.append(tuple(row))
    if len(years) == 2 and rng.random() < 0.7:
        row = [text_cell(rng.choice(("ผลต่างคะแนน", "ผลต่าง", "เพิ่มขึ้น/ลดลง")))]
        for before, after in zip(*facts, strict=True):
            change = Decimal(str(after["score"])) - Decimal(str(before["score"]))
            if after["level"] == "overall" and "wrong difference" in content.faults:
                change += Decimal("1.11")
            after["stated_change"] = float(change)
            row.append(text_cell(style.change(change, rng)))
        body.append(tuple(row))
    part.blocks = [caption("ผลการประเมินรายเครื่องมือ", years, content, rng)]
    part.blocks.append(Table((*head, *body), len(keys) + 2, len(head)))
    part.scores = [fact for row in facts for fact in row]
    return part


Row = tuple[list[Cell], str, str, int | None, list[Decimal], list[str | None]]
"""Key cells, level, code, part, the scores by year, and the ratings by year."""


def _side_by_side(what: str, keys: list[str], rows: list[Row], years: list[YearScores], content: Content,
                  rng: random.Random, *, widths: tuple[int, ...] = ()) -> Part:  # fmt: skip
    """A table of rows with a score column per year and, for two years, mostly a column of differences."""
    style, part = content.style, Part()
    differ = len(years) == 2 and rng.random() < 0.7
    form, word = rng.randrange(4), rng.choice(("ผลต่าง", "ผลต่างคะแนน", "เปลี่ยนแปลง", "เพิ่มขึ้น (+) / ลดลง (-)"))
    names = [_year_text(year, form, content, rng) for year in years]
    if len(years) == 1 and rng.random() < 0.6:
        names = [rng.choice(("คะแนน", "ผลคะแนน", "คะแนนที่ได้"))]
    if len(years) > 1 and rng.random() < 0.5:
        top = [text_cell(key, header=True, rows=2) for key in keys]
        inside = differ and rng.random() < 0.5
        top.append(text_cell("ผลคะแนน", header=True, columns=len(years) + inside))
        top += [text_cell(word, header=True, rows=2)] * (differ and not inside)
        head = [tuple(top), _head([*names, *([word] if inside else [])])]
    else:
        head = [_head([*keys, *names, *([word] if differ else [])])]
    body = []
    for cells, level, code, in_part, values, ratings in rows:
        facts = [
            score_fact(year, level, code, value, part=in_part, rating=rating)
            for year, value, rating in zip(years, values, ratings, strict=True)
        ]
        printed = [
            style.score(value, rng) + (f" ({rating})" if rating else "")
            for value, rating in zip(values, ratings, strict=True)
        ]
        row = [*cells, *(text_cell(text) for text in printed)]
        if differ:
            change = values[1] - values[0]
            if len(body) == 1 and "wrong difference" in content.faults:
                change += Decimal("1.11")
            facts[-1]["stated_change"] = float(change)
            row.append(text_cell(style.change(change, rng)))
        part.scores += facts
        body.append(tuple(row))
    columns = len(keys) + len(years) + differ
    breaks: tuple[Break, ...] = ()
    if len(body) > 8 and rng.random() < 0.6:
        edge, repeat = page_edge(2, rng, content), rng.random() < 0.7
        breaks = tuple(
            Break(len(head) + at, repeat, between=edge) for at in range(7, len(body), rng.choice((6, 9, 12)))
        )
    scores = (10,) * (columns - len(keys))
    part.blocks = [caption(what, years, content, rng)]
    widths = (*widths, *scores) if widths else ()
    part.blocks.append(Table((*head, *body), columns, len(head), breaks, widths))
    return part


def by_instrument(content: Content, rng: random.Random) -> Part:
    """One row per instrument, one column per year; the overall score in the last row."""
    years, form = alike_years(content), rng.randrange(3)
    order = sorted(years[-1].instruments, key=lambda key: ("IEO".index(key[0][0]), key[1] or 0))
    plain: list[str | None] = [None] * len(years)
    rows: list[Row] = []
    for code, in_part in order:
        name = instrument_name(code, in_part, form, content, rng)
        values = [year.instruments[code, in_part] for year in years]
        rows.append(([text_cell(name)], "instrument", code, in_part, values, plain))
    ratings: list[str | None] = [year.rating for year in years]
    rated = ratings if rng.random() < 0.5 else plain
    rows.append(([text_cell(rng.choice(TOTALS))], "overall", "overall", None, [y.overall for y in years], rated))
    return _side_by_side("ผลการประเมินแยกตามเครื่องมือ", ["เครื่องมือการประเมิน"], rows, years, content, rng, widths=(40,))


def by_indicator(content: Content, rng: random.Random) -> Part:
    """One row per indicator; sometimes with its number or its instrument in a column of its own."""
    years, form = list(content.years), rng.choice(INDICATOR_FORMS)
    plain: list[str | None] = [None] * len(years)
    numbered, grouped = rng.random() < 0.3, rng.random() < 0.3
    form = 2 if numbered else form
    rows: list[Row] = []
    for no in framework.indicator_names():
        cells = []
        code = framework.instrument_of(no)
        if grouped and (no == 1 or framework.instrument_of(no - 1) != code):
            count = sum(framework.instrument_of(n) == code for n in framework.indicator_names())
            cells.append(text_cell(code, rows=count))
        if numbered:
            cells.append(text_cell(content.style.numerals(str(no), rng)))
        cells.append(text_cell(indicator_text(no, form, content.style, rng)))
        rows.append((cells, "indicator", str(no), None, [year.indicators[no] for year in years], plain))
    if rng.random() < 0.4:
        ratings: list[str | None] = [year.rating for year in years]
        cell = text_cell(rng.choice(TOTALS), columns=1 + numbered + grouped)
        rated = ratings if rng.random() < 0.4 else plain
        rows.append(([cell], "overall", "overall", None, [year.overall for year in years], rated))
    keys = ["เครื่องมือ"] * grouped + [rng.choice(("ที่", "ลำดับ"))] * numbered + [rng.choice(("ตัวชี้วัด", "ตัวชี้วัดที่"))]
    widths = (10,) * grouped + (6,) * numbered + (40,)
    return _side_by_side("คะแนนรายตัวชี้วัด", keys, rows, years, content, rng, widths=widths)


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
    plain: list[str | None] = [None] * len(years)
    split = letter == "e" and len(years) == 1 and years[0].parts is not None and rng.random() < 0.6
    if split:
        return _in_parts(name, keys, years[0], content, rng)
    rows: list[Row] = []
    for code in [code for code in listed if code[0] == letter]:
        cells = [
            text_cell(content.style.item(code, rng).removeprefix("ข้อ ")),
            text_cell(content.style.numerals(listed[code].title, rng)),
        ]
        rows.append((cells, "item", code, None, [year.items[code] for year in years], plain))
    return _side_by_side(f"คะแนนรายข้อ {name}", keys, rows, years, content, rng, widths=(8, 60))


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
        head = [top, _head(names)]
    else:
        head = [_head([*keys, *(f"EIT {text}" for text in names)])]
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


def score_tables(content: Content, rng: random.Random) -> list[Part]:
    """A choice of score tables."""
    parts = []
    if rng.random() < 0.7:
        parts.append(rng.choice((by_year, by_instrument))(content, rng))
    if rng.random() < 0.8 or not parts:
        parts.append(by_indicator(content, rng))
    parts += [by_item(content, rng, letter) for letter in "ieo" if rng.random() < 0.4]
    return parts
