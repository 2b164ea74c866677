"""What surrounds the records and is none: orders, calendars, lists of disclosure items, criteria, contents."""

import random
from datetime import date, timedelta

from tests.documents import framework
from tests.documents.blocks import Block, Heading, PageBreak, Table, paragraph, text_cell
from tests.documents.model import Content
from tests.documents.style import marker_of

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
DUTIES = ("กำกับดูแลการดำเนินงาน", "รวบรวมข้อมูลและหลักฐาน", "นำเข้าข้อมูลในระบบ ITAS", "เผยแพร่ข้อมูลบนเว็บไซต์")
CALENDAR = (
    ("ลงทะเบียนเข้าใช้งานระบบ ITAS", 2, 2),
    ("นำเข้าข้อมูลผู้มีส่วนได้ส่วนเสียภายใน", 3, 3),
    ("เก็บข้อมูลแบบวัด IIT และ EIT", 3, 8),
    ("ตอบแบบวัด OIT", 5, 6),
    ("ประกาศผลการประเมิน", 10, 10),
)
"""What happens in a year's assessment, from and to which month of the fiscal year (0 is October)."""


def order(content: Content, rng: random.Random) -> list[Block]:
    """The order that names the working group, as a list or a table."""
    style = content.style
    signed = date(content.assessed - 543, 11, 1) + timedelta(days=rng.randrange(40))
    head = (
        f"ตามคำสั่ง{content.agency.name} ที่ {rng.randint(100, 900)}/{signed.year + 543} เรื่อง แต่งตั้งคณะทำงานขับเคลื่อน"
        f"การประเมินคุณธรรมและความโปร่งใส ลงวันที่ {style.day(signed, rng)} ประกอบด้วย"
    )
    blocks: list[Block] = [paragraph(style.numerals(head, rng))]
    members = list(zip(rng.sample(NAMES, 3), POSTS, strict=False))
    if rng.random() < 0.4:
        texts = ("ที่", "ชื่อ - สกุล", "ตำแหน่งในคณะทำงาน", "หน้าที่")
        rows = [
            tuple(text_cell(text) for text in (style.numerals(str(no), rng), name, post, rng.choice(DUTIES)))
            for no, (name, post) in enumerate(members, 1)
        ]
        head_row = tuple(text_cell(text, header=True) for text in texts)
        return [*blocks, Table((head_row, *rows), 4, 1, widths=(8, 30, 30, 32))]
    for no, (name, post) in enumerate(members, 1):
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


def calendar(content: Content, rng: random.Random) -> list[Block]:
    """The calendar of the assessment itself, which the NACC sets: no measures of the agency."""
    style, first = content.style, date(content.fiscal_year - 544, 10, 1)

    def month(place: int) -> str:
        return style.month(date(first.year + (place > 2), (place + 9) % 12 + 1, 1))

    rows = []
    for what, begin, end in CALENDAR:
        when = month(begin) if begin == end else f"{month(begin)} - {month(end)}"
        rows.append((text_cell(what), text_cell(style.numerals(when, rng))))
    head = (text_cell("ขั้นตอนการประเมิน", header=True), text_cell("ช่วงเวลา", header=True))
    title = style.numerals(f"ปฏิทินการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {content.fiscal_year}", rng)
    return [Heading(title, 3), Table((head, *rows), 2, 1, widths=(65, 35))]


def disclosure_list(content: Content, rng: random.Random) -> list[Block]:
    """The items that the agency has to disclose, with their links: no scores."""
    style, listed = content.style, framework.items(content.fiscal_year)
    rows = [
        (
            text_cell(style.item(code, rng).removeprefix("ข้อ ")),
            text_cell(style.numerals(item.title, rng)),
            text_cell(f"https://www.example.go.th/ita/{code}"),
        )
        for code, item in listed.items()
        if code[0] == "o"
    ]
    texts = ("ข้อ", "รายการข้อมูล", rng.choice(("ลิงก์", "URL", "ที่อยู่เว็บไซต์")))
    title = style.numerals(f"รายการข้อมูลที่ต้องเปิดเผย ปีงบประมาณ พ.ศ. {content.fiscal_year}", rng)
    head = tuple(text_cell(text, header=True) for text in texts)
    return [Heading(title, 3), Table((head, *rows[: rng.choice((8, 12, len(rows)))]), 3, 1, widths=(10, 55, 35))]


def memo(content: Content, rng: random.Random) -> list[Block]:
    """The head of a memorandum (บันทึกข้อความ) under which some plans and reports are sent."""
    style = content.style
    written = date(content.fiscal_year - 543, rng.choice((1, 2, 4)), rng.randint(1, 28))
    what = "รายงานผลการดำเนินการ" if content.kind == "report" else "ขออนุมัติ"
    lines = (
        f"ส่วนราชการ สำนักปลัด {content.agency.name}",
        f"ที่ {rng.randint(10, 99)}/{rng.randint(100, 999)} วันที่ {style.day(written, rng)}",
        f"เรื่อง {what}ตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        f"เรียน นายก{content.agency.name.removeprefix('เทศบาล')}"
        if not content.agency.name.startswith("เทศบาล")
        else "เรียน นายกเทศมนตรี",
    )
    title: list[Block] = [Heading("บันทึกข้อความ", 2, centred=True)]
    return title + [paragraph(style.numerals(line, rng)) for line in lines]


def contact(content: Content, rng: random.Random) -> list[Block]:
    """Address and telephone at the end of a document."""
    lines = (content.agency.name, "www.example.go.th", "saraban@example.go.th", "โทร. 0 2000 0000 ต่อ 11")
    return [paragraph(line, centred=True) for line in lines]
