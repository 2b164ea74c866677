"""Findings outside of tables: the assessor's recommendations, the agency's limitations, analyses in prose."""

import random

from tests.documents import framework
from tests.documents.blocks import Heading, Line, Paragraph, paragraph
from tests.documents.model import Content, YearScores
from tests.documents.part import Fact, Part, finding
from tests.documents.printing import indicator_text
from tests.documents.style import marker_of
from tests.documents.texts import Phrases

LIMIT_HEADINGS = (
    "ข้อจำกัดของหน่วยงาน",
    "วิเคราะห์ข้อจำกัดของหน่วยงานในการประเมิน ITA (ปัญหา/อุปสรรค)",
    "ปัญหาและอุปสรรคในการดำเนินงาน",
    "ข้อจำกัดและปัญหาอุปสรรคในการประเมินคุณธรรมและความโปร่งใส",
)
ADVICE_HEADINGS = (
    "ข้อเสนอแนะของผู้ตรวจประเมิน",
    "ข้อเสนอแนะของผู้ตรวจประเมิน ITA ประจำปีงบประมาณ พ.ศ. {py}",
    "ข้อเสนอแนะจากผู้ประเมิน",
)
PARTS = {
    1: ("ส่วนที่ 1 ผู้รับบริการหรือติดต่อราชการเข้าตอบด้วยตนเอง (EIT Public)", "EIT ส่วนที่ 1", "EIT Public"),
    2: ("ส่วนที่ 2 ผู้ประเมินจัดเก็บข้อมูล (EIT Survey)", "EIT ส่วนที่ 2", "EIT Survey"),
}


def limitations(content: Content, rng: random.Random) -> Part:
    """The agency's limitations, as a numbered or dashed list; sometimes there are none."""
    part = Part([Heading(rng.choice(LIMIT_HEADINGS), 2)])
    if rng.random() < 0.1:
        part.blocks.append(paragraph(rng.choice(("- ไม่มี", "ไม่มี", "-"))))
        return part
    style = rng.choice(("{}.", "{}.", "{})", "({})", "-", "auto.", "{}.tight"))
    for no, text in enumerate(content.limitations, 1):
        marker, gap = marker_of(style, no, content.style.digits)
        part.blocks.append(Paragraph(Line(text, marker, auto=style == "auto.", gap=gap)))
        part.findings.append(finding("limitation", text))
    return part


def _codes(codes: list[str], content: Content, rng: random.Random) -> str:
    """One or several item codes as a paragraph begins with them."""
    printed = [content.style.item(code, rng) for code in codes]
    if len(printed) == 1:
        return printed[0]
    if len(printed) == 2:
        return rng.choice((" และ ", ", ", " และ ")).join(printed)
    return f"{printed[0]} - {printed[-1]}"


def recommendations(content: Content, rng: random.Random) -> Part:
    """The assessor's recommendations: under each indicator one paragraph per item or group of items."""
    style = content.style
    phrases = Phrases(rng, content.names)
    heading = rng.choice(ADVICE_HEADINGS).format(py=content.assessed)
    part = Part([Heading(style.numerals(heading, rng), 2)])
    if rng.random() < 0.6:
        lead = "ผู้ตรวจประเมินได้ให้ข้อเสนอแนะรายประเด็นข้อคำถามไว้ในระบบ ITAS ดังนี้"
        part.blocks.append(paragraph(lead))
    listed = framework.items(content.assessed)
    split = framework.two_part(content.assessed) and rng.random() < 0.6
    form, link = rng.choice((0, 0, 1, 6)), rng.choice((" ประเด็น ", " : ", " ", " ประเด็น "))
    lead_word = rng.choice(("", "", "- ", "ข้อ "))
    if style.item_prefix.startswith("ข้อ"):
        lead_word = ""
    said_part: int | None = None
    for no in sorted(rng.sample(range(1, 9), rng.randint(2, 6))):
        if split and framework.instrument_of(no) == "EIT" and said_part is None:
            said_part = 1
            part.blocks.append(Heading(style.numerals(rng.choice(PARTS[1]), rng), 3))
        part.blocks.append(Heading(indicator_text(no, form, style, rng), 4))
        codes = [code for code, item in listed.items() if item.indicator == no]
        for start in sorted(rng.sample(range(len(codes)), rng.choice((1, 1, 2)))):
            group = codes[start : start + rng.choice((1, 1, 1, 2, 3))] if start == len(codes) - 3 else [codes[start]]
            text = style.numerals(f"{phrases.one(no, 'finding')} ดังนั้น หน่วยงาน{phrases.one(no, 'recommendation')}", rng)
            marked = "ประเด็น " if link.strip() == "ประเด็น" else ""
            part.blocks.append(paragraph(f"{lead_word}{_codes(group, content, rng)}{link}{text}"))
            eit = said_part if framework.instrument_of(no) == "EIT" else None
            fact = finding("recommendation", marked + text, part=eit, indicators=(no,), items=tuple(group))
            part.findings.append(fact)
            if len(group) > 1:
                break
    if said_part:
        no = rng.choice((6, 7, 8))
        part.blocks.append(Heading(style.numerals(rng.choice(PARTS[2]), rng), 3))
        part.blocks.append(Heading(indicator_text(no, form, style, rng), 4))
        code = next(code for code, item in listed.items() if item.indicator == no)
        text = style.numerals("รายละเอียดข้อเสนอแนะปรากฏตามส่วนที่ 1", rng)
        gap = " : " if link == " : " else " "
        part.blocks.append(paragraph(f"{lead_word}{_codes([code], content, rng)}{gap}{text}"))
        part.findings.append(finding("recommendation", text, part=2, indicators=(no,), items=(code,)))
    return part


def _score(year: YearScores, level: str, code: str, score: object, **more: object) -> Fact:
    return {
        "fiscal_year": year.year,
        "level": level,
        "code": code,
        "part": None,
        "score": float(score),  # type: ignore[arg-type]
        "rating": None,
        "stated_change": None,
        "in_table": False,
    } | more


def prose_analysis(content: Content, rng: random.Random) -> Part:
    """Paragraphs that conclude something from the scores: findings, and the scores that they state."""
    style, year, part = content.style, content.years[-1], Part()
    full, said = content.agency.name, f"ปีงบประมาณ พ.ศ. {content.assessed}"
    part.blocks.append(Heading(style.numerals(f"วิเคราะห์ผลการประเมิน {said}", rng), 2))
    low = sorted(year.indicators, key=lambda no: (year.indicators[no], no))[: rng.choice((1, 2, 3))]
    count = len(low) + ("wrong count" in content.faults)
    names = " และ".join(f"ตัวชี้วัดที่ {no} {framework.indicator_names()[no]}" for no in sorted(low))
    text = style.numerals(
        f"จากผลการประเมิน ITA ประจำ{said} พบว่า {full} มีตัวชี้วัดที่ได้คะแนนน้อยที่สุด จำนวน {count} ตัวชี้วัด "
        f"ได้แก่ {names} แสดงให้เห็นว่ายังต้องสร้างความเข้าใจแก่ผู้เกี่ยวข้อง จึงควรกำหนดมาตรการเพื่อปรับปรุงและพัฒนาในปีถัดไป",
        rng,
    )
    part.blocks.append(paragraph(text))
    part.findings.append(finding("analysis", text, indicators=tuple(sorted(low))))
    if rng.random() < 0.7:
        code = min((c for c in year.items if c[0] == "i"), key=lambda c: (year.items[c], int(c[1:])))
        no = framework.items(content.assessed)[code].indicator
        value = style.score(year.items[code], rng)
        text = style.numerals(f"โดยใน{said} ข้อ ", rng) + style.item(code, rng).removeprefix("ข้อ ")
        text += f" ได้คะแนน {value} คะแนน ซึ่งต่ำกว่าข้ออื่นในแบบวัด IIT ชี้ให้เห็นว่าบุคลากรยังขาดการรับรู้ สมควรเร่งสร้างความเข้าใจ"
        part.blocks.append(paragraph(text))
        part.findings.append(finding("analysis", text, indicators=(no,), items=(code,)))
        part.scores.append(_score(year, "item", code, year.items[code]))
    return part


def _two_years(content: Content, part: Part, rng: random.Random) -> None:
    """A sentence that compares the overall scores of two years: the change belongs to the later one."""
    style, before, after = content.style, content.years[-2], content.years[-1]
    change = after.overall - before.overall
    said = [f"ปีงบประมาณ พ.ศ. {year.year} ได้คะแนนภาพรวม {year.overall:.2f} คะแนน" for year in (before, after)]
    word = "เพิ่มขึ้น" if change > 0 else "ลดลง"
    text = f"{content.agency.name} ใน{said[0]} และใน{said[1]} {word} {abs(change):.2f} คะแนน"
    part.blocks.append(paragraph(style.numerals(text, rng)))
    part.scores.append(_score(before, "overall", "overall", before.overall))
    part.scores.append(_score(after, "overall", "overall", after.overall, stated_change=float(change)))


def prose_scores(content: Content, rng: random.Random) -> Part:
    """Paragraphs that state scores and conclude nothing: scores, and no findings."""
    style, year, part = content.style, content.years[-1], Part()
    full, said = content.agency.name, f"ปีงบประมาณ พ.ศ. {content.assessed}"
    total = style.score(year.overall, rng)
    form = rng.randrange(4)
    before = style.numerals(f"ผลการประเมิน ITA ประจำ{said} ของ{full} ", rng)
    rated: dict[str, object] = {"rating": year.rating}
    if form == 0:
        text = f"{before}มีคะแนนภาพรวมเท่ากับ {total} คะแนน อยู่ในระดับ{year.rating}"
    elif form == 1:
        text = f"{before}ได้คะแนน {total} คะแนน ({year.rating})"
    elif form == 2:
        text, rated = f"{before}ได้คะแนนในภาพรวม {total} คะแนน", {}
    else:
        text = f"{before}มีค่าคะแนนในภาพรวม {total} คะแนน ระดับผลการประเมิน {year.rating}"
    part.scores.append(_score(year, "overall", "overall", year.overall, **rated))
    part.blocks.append(paragraph(text))
    if len(content.years) > 1 and rng.random() < 0.3:
        _two_years(content, part, rng)
    if rng.random() < 0.6:
        names = {
            ("IIT", None): "แบบวัด IIT",
            ("EIT", None): "แบบวัด EIT",
            ("EIT", 1): style.numerals("แบบวัด EIT ส่วนที่ 1", rng),
            ("EIT", 2): style.numerals("แบบวัด EIT ส่วนที่ 2", rng),
            ("OIT", None): "แบบวัด OIT",
        }
        order = sorted(year.instruments, key=lambda key: ("IEO".index(key[0][0]), key[1] or 0))
        said_scores = [f"{names[key]} ได้คะแนน {style.score(year.instruments[key], rng)} คะแนน" for key in order]
        lead = style.numerals(f"เมื่อแยกตามเครื่องมือใน{said} ", rng)
        part.blocks.append(paragraph(lead + " ".join(said_scores)))
        part.scores += [_score(year, "instrument", k[0], year.instruments[k], part=k[1]) for k in order]
    if rng.random() < 0.4:
        part.blocks.append(paragraph(style.numerals(f"ผลคะแนนรายตัวชี้วัด ประจำ{said} มีดังนี้", rng)))
        for no, value in year.indicators.items():
            text = style.numerals(f"ตัวชี้วัดที่ {no} {framework.indicator_names()[no]}", rng)
            text += f" ได้คะแนน {style.score(value, rng)} คะแนน"
            part.blocks.append(Paragraph(Line(text, "-")))
            part.scores.append(_score(year, "indicator", str(no), value))
    return part
