"""What stands before and after the records: title block, foreword, orders, criteria, signatures. None is a record."""

import random
from datetime import date, timedelta

from tests.documents import framework
from tests.documents.blocks import Block, Heading, PageBreak, Paragraph, Table, paragraph, text_cell
from tests.documents.contradictions import variant_name
from tests.documents.model import Content
from tests.documents.part import Part
from tests.documents.style import marker_of

MEASURE_TITLES = (
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. {fy}",
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {fy}",
    "การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"
    " ประจำปีงบประมาณ พ.ศ. {py}\nและการกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {fy}",
    "การนำผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {py} ไปสู่การพัฒนาองค์กร\nประจำปีงบประมาณ พ.ศ. {fy}",
    "แนวทางการยกระดับคุณธรรมและความโปร่งใสในการดำเนินงาน ปีงบประมาณ พ.ศ. {fy}",
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปี {fy}",
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "แผนปฏิบัติการยกระดับผลการประเมินคุณธรรมและความโปร่งใส (ITA)\nประจำปีงบประมาณ พ.ศ. {fy}",
    "ประกาศ{agency}\nเรื่อง มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {fy}",
)
REPORT_TITLES = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. {fy} (รอบ {m} เดือน)",
    "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. {fy} รอบ {m} เดือน",
    "สรุปผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\nรอบ {m} เดือน ประจำปีงบประมาณ พ.ศ. {fy}",
    "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {fy}\n(รายงานรอบ {m} เดือน)",
    "แบบรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\nประจำปีงบประมาณ พ.ศ. {fy} รอบ {m} เดือน",
    "รายงานการกำกับติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส รอบ {m} เดือน ปีงบประมาณ {fy}",
)
INTRODUCTION = (
    "{full} ได้เข้าร่วมการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency"
    " Assessment : ITA) มาอย่างต่อเนื่อง เพื่อยกระดับธรรมาภิบาลและสร้างความเชื่อมั่นแก่ประชาชน"
)
ANALYSED = (
    "เพื่อให้การดำเนินงานเป็นไปตามหลักเกณฑ์ {full} จึงได้นำผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {py} มาวิเคราะห์"
    "เพื่อกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {fy}",
    "จากการนำผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {py} มาวิเคราะห์ {short} จึงกำหนดแนวทางปฏิบัติสำหรับ"
    "ปีงบประมาณ พ.ศ. {fy} ดังรายละเอียดต่อไปนี้",
    "ตามที่สำนักงาน ป.ป.ช. ได้ประกาศผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ"
    " พ.ศ. {py} แล้วนั้น {full} ได้วิเคราะห์ผลการประเมินดังกล่าวและกำหนดมาตรการสำหรับปีงบประมาณ พ.ศ. {fy} ไว้ดังนี้",
    "มาตรการฉบับนี้จัดทำขึ้นจากการวิเคราะห์ผลการประเมิน ITA ปี {py} ของ{full} เพื่อใช้เป็นแนวทางปฏิบัติในปีงบประมาณ พ.ศ. {fy}",
)
NOT_ANALYSED = (
    "{full} ขอรายงานการขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {fy}"
    " ตามรายละเอียดดังต่อไปนี้",
    "{short} ได้ติดตามการดำเนินงานตามมาตรการที่กำหนดไว้ในปีงบประมาณ พ.ศ. {fy} โดยมีรายละเอียดดังนี้",
)
TOPICS_OF_CONTENTS = ("คำนำ", "หลักการและเหตุผล", "ผลการประเมิน ITA", "การวิเคราะห์ผลการประเมิน", "มาตรการส่งเสริมคุณธรรม")
LETTER_BANDS = (("AA", "95.00 - 100"), ("A", "85.00 - 94.99"), ("B", "75.00 - 84.99"), ("C", "65.00 - 74.99"))
WORD_BANDS = (
    ("ผ่านดีเยี่ยม", "95.00 - 100.00"),
    ("ผ่านดี", "85.00 - 100.00"),
    ("ผ่าน", "85.00 - 100.00"),
    ("ต้องปรับปรุง", "70.00 - 84.99"),
    ("ต้องปรับปรุงโดยด่วน", "0.00 - 69.99"),
)
NAMES = ("นายประสิทธิ์ ใจมั่น", "นางสาวกนกวรรณ ศรีสุข", "นายอนุชา พรหมดี", "นางวิไลพร แก้วงาม", "ว่าที่ร้อยตรีธนา มีชัย")
POSTS = ("ประธานคณะทำงาน", "คณะทำงาน", "คณะทำงาน", "คณะทำงานและเลขานุการ", "ผู้ช่วยเลขานุการ")


def agency_line(content: Content, rng: random.Random) -> str:
    """The agency with its place, as a title block prints it."""
    agency = content.agency
    if agency.district is None:
        return agency.name
    if agency.type == "อบต." and rng.random() < 0.2:
        place = agency.name.removeprefix("องค์การบริหารส่วนตำบล")
        return f"{agency.name} ตำบล{place} อำเภอ{agency.district} จังหวัด{agency.province}"
    form = rng.choice(
        ("{} อำเภอ{} จังหวัด{}", "{} อำเภอ{} จังหวัด{}", "{} อ.{} จ.{}", "{} อำเภอ {} จังหวัด {}", "{}  อำเภอ{}  จังหวัด{}")
    )
    return form.format(agency.name, agency.district, agency.province)


def title_block(content: Content, rng: random.Random) -> tuple[list[Block], str]:
    """The title block, and the title as it is recorded (without the agency's own line at the end)."""
    title = rng.choice(MEASURE_TITLES if content.kind == "measures" else REPORT_TITLES)
    title = title.format(fy=content.fiscal_year, py=content.assessed, m=content.months, agency=content.agency.name)
    lines = [content.style.numerals(line, rng) for line in title.split("\n")]
    agency = agency_line(content, rng)
    place = rng.choice((len(lines), len(lines), 1))
    printed = [*lines[:place], agency, *lines[place:]]
    recorded = " ".join(printed if place < len(lines) else lines)
    if rng.random() < 0.7:
        return [Heading(text, 1, centred=True) for text in printed], recorded
    return [paragraph(text, centred=True, bold=True) for text in printed], recorded


def foreword(content: Content, rng: random.Random) -> list[Block]:
    """An introduction that names the years; nothing in it is a record."""
    style, agency = content.style, content.agency
    reasons = ANALYSED if content.says_assessed else NOT_ANALYSED
    picked = [INTRODUCTION] * (rng.random() < 0.5) + [rng.choice(reasons)]
    blocks: list[Block] = [Heading("คำนำ" if rng.random() < 0.5 else "หลักการและเหตุผล", 2, centred=True)]
    blocks = blocks * (rng.random() < 0.6)
    full = variant_name(agency.name) if "agency variant" in content.faults else agency.name
    values = {"full": full, "short": agency.short, "py": content.assessed, "fy": content.fiscal_year}
    return blocks + [paragraph(style.numerals(text.format(**values), rng)) for text in picked]


def order(content: Content, rng: random.Random) -> list[Block]:
    """The order that names the working group."""
    style = content.style
    signed = date(content.assessed - 543, 11, 1) + timedelta(days=rng.randrange(40))
    head = (
        f"ตามคำสั่ง{content.agency.name} ที่ {rng.randint(100, 900)}/{signed.year + 543} เรื่อง แต่งตั้งคณะทำงานขับเคลื่อน"
        f"การประเมินคุณธรรมและความโปร่งใส ลงวันที่ {style.day(signed, rng)} ประกอบด้วย"
    )
    blocks: list[Block] = [paragraph(style.numerals(head, rng))]
    for no, (name, post) in enumerate(zip(rng.sample(NAMES, 3), POSTS, strict=False), 1):
        marker, gap = marker_of("{}.", no, style.digits)
        blocks.append(paragraph(f"{marker}{gap}{name} {post}"))
    return blocks


def criteria(content: Content, rng: random.Random) -> list[Block]:
    """The table of grade bands: numbers that are no scores."""
    style = content.style
    bands = LETTER_BANDS if content.assessed <= 2565 else WORD_BANDS
    rows = [(text_cell(style.numerals(score, rng)), text_cell(word)) for word, score in bands]
    head = (text_cell("คะแนน", header=True), text_cell("ระดับผลการประเมิน", header=True))
    return [Heading("เกณฑ์การประเมิน", 3), Table((head, *rows), 2, 1, widths=(50, 50))]


def instruments(content: Content, rng: random.Random) -> list[Block]:
    """What the three instruments are: weights and counts that are no scores."""
    style, listed = content.style, framework.items(content.assessed)
    count = {letter: sum(1 for code in listed if code[0] == letter) for letter in "ieo"}
    texts = (
        f"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มี 5 ตัวชี้วัด จำนวน {count['i']} ข้อ รวม 30 คะแนน",
        f"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) มี 3 ตัวชี้วัด จำนวน {count['e']} ข้อ รวม 30 คะแนน",
        f"แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) มี 2 ตัวชี้วัด จำนวน {count['o']} ข้อ รวม 40 คะแนน",
    )
    blocks: list[Block] = [paragraph("การประเมินใช้เครื่องมือ จำนวน ๓ เครื่องมือ ได้แก่")]
    for no, text in enumerate(texts, 1):
        marker, gap = marker_of("{}.", no, style.digits)
        blocks.append(paragraph(f"{marker}{gap}{style.numerals(text, rng)}"))
    return blocks


def contents_page(content: Content, rng: random.Random) -> list[Block]:
    """A table of contents."""
    rows = [
        (text_cell(topic), text_cell(content.style.numerals(str(no * 2 + 1), rng)))
        for no, topic in enumerate(TOPICS_OF_CONTENTS)
    ]
    head = (text_cell("เรื่อง", header=True), text_cell("หน้า", header=True))
    return [Heading("สารบัญ", 2, centred=True), Table((head, *rows), 2, 1, widths=(85, 15)), PageBreak()]


def closing(content: Content, rng: random.Random) -> list[Block]:
    """Closing words and a signature block."""
    name, post = rng.choice(NAMES), rng.choice(("ปลัด" + content.agency.short, "หัวหน้าสำนักปลัด", "ผู้รายงาน"))
    blocks: list[Block] = []
    if rng.random() < 0.5:
        blocks.append(paragraph("จึงประกาศให้ทราบและถือปฏิบัติโดยทั่วกัน"))
    if rng.random() < 0.6:
        blocks += [
            paragraph("(ลงชื่อ) ............................................", centred=True),
            paragraph(f"({name})", centred=True),
            paragraph(post, centred=True),
        ]
    return blocks


def front(content: Content, rng: random.Random) -> tuple[Part, str]:
    """Everything before the records, and the recorded title."""
    blocks, title = title_block(content, rng)
    makers = ((contents_page, 0.15), (foreword, 1.0), (order, 0.25), (instruments, 0.2), (criteria, 0.2))
    for make, chance in makers:
        if rng.random() < chance:
            blocks += make(content, rng)
    return Part([block for block in blocks if not isinstance(block, Paragraph) or block.line.text]), title
