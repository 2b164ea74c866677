"""Score tables by instrument and indicator, for one to three years, with differences."""

import random
from dataclasses import dataclass
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


def instrument_order(year: YearScores) -> list[tuple[str, int | None]]:
    """The instruments of a year with their parts, in the usual order."""
    return sorted(year.instruments, key=lambda key: ("IEO".index(key[0][0]), key[1] or 0))


def head_row(texts: list[str]) -> tuple[Cell, ...]:
    """A header row."""
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
    keys = instrument_order(years[-1])
    total = rng.choice(TOTALS)
    if years[-1].parts:
        top = [
            text_cell("ปีงบประมาณ พ.ศ.", header=True, rows=2),
            text_cell("IIT", header=True, rows=2),
            text_cell("EIT", header=True, columns=2),
            text_cell("OIT", header=True, rows=2),
            text_cell(total, header=True, rows=2),
        ]
        low = head_row([style.numerals("ส่วนที่ 1", rng), style.numerals("ส่วนที่ 2", rng)])
        head = [tuple(top), low]
    else:
        head = [head_row(["ปีงบประมาณ พ.ศ.", *(key[0] for key in keys), total])]
    rated, graded = rng.random() < 0.5, not years[-1].parts and rng.random() < 0.4
    if graded:
        head, rated = [(*head[0], text_cell("ระดับ", header=True))], False
    body: list[tuple[Cell, ...]] = []
    facts: list[list[Fact]] = []
    for year in years:
        row = [text_cell(style.numerals(str(year.year), rng))]
        facts.append([score_fact(year, "instrument", k[0], year.instruments[k], part=k[1]) for k in keys])
        row += [text_cell(style.score(year.instruments[key], rng)) for key in keys]
        printed = style.score(year.overall, rng) + (f" ({year.rating})" if rated else "")
        row.append(text_cell(printed))
        row += [text_cell(year.rating)] * graded
        rating = year.rating if rated or graded else None
        facts[-1].append(score_fact(year, "overall", "overall", year.overall, rating=rating))
        body.append(tuple(row))
    if len(years) == 2 and rng.random() < 0.7:
        row = [text_cell(rng.choice(("ผลต่างคะแนน", "ผลต่าง", "เพิ่มขึ้น/ลดลง")))]
        for before, after in zip(*facts, strict=True):
            change = Decimal(str(after["score"])) - Decimal(str(before["score"]))
            if after["level"] == "overall" and "wrong difference" in content.faults:
                change += Decimal("1.11")
            after["stated_change"] = float(change)
            row.append(text_cell(style.change(change, rng)))
        row += [Cell()] * graded
        body.append(tuple(row))
    part.blocks = [caption("ผลการประเมินรายเครื่องมือ", years, content, rng)]
    part.blocks.append(Table((*head, *body), len(keys) + 2 + graded, len(head)))
    part.scores = [fact for row in facts for fact in row]
    return part


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A row of a score table: its key cells, what is scored, and the score and grade of each year."""

    cells: list[Cell]
    level: str
    code: str
    values: list[Decimal]
    part: int | None = None
    ratings: list[str] | None = None


def _change_text(change: Decimal, worded: bool, content: Content, rng: random.Random) -> str:
    if worded and change:
        return ("เพิ่มขึ้น " if change > 0 else "ลดลง ") + content.style.numerals(f"{abs(change):.2f}", rng)
    return content.style.change(change, rng)


def side_by_side(
    what: str,
    keys: list[str],
    rows: list[ScoreRow],
    years: list[YearScores],
    content: Content,
    rng: random.Random,
    widths: tuple[int, ...],
) -> Part:
    """A table of rows with a score column per year and, for two years, mostly a column of differences."""
    style, part = content.style, Part()
    differ, worded = len(years) == 2 and rng.random() < 0.7, rng.random() < 0.1
    form, word = rng.randrange(4), rng.choice(("ผลต่าง", "ผลต่างคะแนน", "เปลี่ยนแปลง", "เพิ่มขึ้น (+) / ลดลง (-)"))
    names = [_year_text(year, form, content, rng) for year in years]
    if len(years) == 1 and rng.random() < 0.6:
        names = [rng.choice(("คะแนน", "ผลคะแนน", "คะแนนที่ได้"))]
    if len(years) > 1 and rng.random() < 0.5:
        top = [text_cell(key, header=True, rows=2) for key in keys]
        inside = differ and rng.random() < 0.5
        top.append(text_cell("ผลคะแนน", header=True, columns=len(years) + inside))
        top += [text_cell(word, header=True, rows=2)] * (differ and not inside)
        head = [tuple(top), head_row([*names, *([word] if inside else [])])]
    else:
        head = [head_row([*keys, *names, *([word] if differ else [])])]
    body: list[tuple[Cell, ...]] = []
    for scored in rows:
        printed = [style.score(value, rng) for value in scored.values]
        facts = [
            score_fact(year, scored.level, scored.code, value, part=scored.part)
            for year, value in zip(years, scored.values, strict=True)
        ]
        if scored.ratings is not None:
            printed = [f"{text} ({rating})" for text, rating in zip(printed, scored.ratings, strict=True)]
            for fact, rating in zip(facts, scored.ratings, strict=True):
                fact["rating"] = rating
        row = [*scored.cells, *(text_cell(text) for text in printed)]
        if differ:
            change = scored.values[1] - scored.values[0]
            if len(body) == 1 and "wrong difference" in content.faults:
                change += Decimal("1.11")
            facts[-1]["stated_change"] = float(change)
            row.append(text_cell(_change_text(change, worded, content, rng)))
        part.scores += facts
        body.append(tuple(row))
    columns = len(keys) + len(years) + differ
    breaks: tuple[Break, ...] = ()
    if len(body) > 8 and rng.random() < 0.6:
        edge, repeat = page_edge(2, rng, content), rng.random() < 0.7
        breaks = tuple(
            Break(len(head) + at, repeat, between=edge) for at in range(7, len(body), rng.choice((6, 9, 12)))
        )
    part.blocks = [caption(what, years, content, rng)]
    part.blocks.append(Table((*head, *body), columns, len(head), breaks, (*widths, *[12] * (columns - len(keys)))))
    return part


def _overall_row(cell: Cell, years: list[YearScores], rng: random.Random) -> ScoreRow:
    """The last row of a table, with the overall scores and sometimes their grades."""
    ratings = [year.rating for year in years] if rng.random() < 0.5 else None
    return ScoreRow([cell], "overall", "overall", [year.overall for year in years], ratings=ratings)


def by_instrument(content: Content, rng: random.Random) -> Part:
    """One row per instrument, one column per year; the overall score in the last row."""
    years, form = alike_years(content), rng.randrange(3)
    rows = []
    for key in instrument_order(years[-1]):
        cell = text_cell(instrument_name(*key, form, content, rng))
        rows.append(ScoreRow([cell], "instrument", key[0], [year.instruments[key] for year in years], key[1]))
    rows.append(_overall_row(text_cell(rng.choice(TOTALS)), years, rng))
    return side_by_side("ผลการประเมินแยกตามเครื่องมือ", ["เครื่องมือการประเมิน"], rows, years, content, rng, (40,))


def by_indicator(content: Content, rng: random.Random) -> Part:
    """One row per indicator; sometimes with its number or its instrument in a column of its own."""
    years, form = list(content.years), rng.choice(INDICATOR_FORMS)
    numbered, grouped = rng.random() < 0.3, rng.random() < 0.3
    form = 2 if numbered else form
    rows: list[ScoreRow] = []
    for no in framework.indicator_names():
        cells = []
        code = framework.instrument_of(no)
        if grouped and (no == 1 or framework.instrument_of(no - 1) != code):
            count = sum(framework.instrument_of(n) == code for n in framework.indicator_names())
            cells.append(text_cell(code, rows=count))
        if numbered:
            cells.append(text_cell(content.style.numerals(str(no), rng)))
        cells.append(text_cell(indicator_text(no, form, content.style, rng)))
        rows.append(ScoreRow(cells, "indicator", str(no), [year.indicators[no] for year in years]))
    if rng.random() < 0.4:
        rows.append(_overall_row(text_cell(rng.choice(TOTALS), columns=1 + numbered + grouped), years, rng))
    keys = ["เครื่องมือ"] * grouped + [rng.choice(("ที่", "ลำดับ"))] * numbered + [rng.choice(("ตัวชี้วัด", "ตัวชี้วัดที่"))]
    widths = (10,) * grouped + (6,) * numbered + (40,)
    return side_by_side("คะแนนรายตัวชี้วัด", keys, rows, years, content, rng, widths)
