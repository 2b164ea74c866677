"""Section headings outside of tables: what kind of section each begins."""

import re
from typing import Literal

from extract.evidence import is_indicator

Section = Literal["recommendation", "limitation", "analysis", "none"]

_NO_FINDINGS = re.compile(
    r"คำนำ|สารบัญ|บทนำ|หลักการและเหตุผล|ความเป็นมา|วัตถุประสงค์|เกณฑ์|ข้อมูลพื้นฐาน|กรอบการประเมิน|บทสรุป|ภาคผนวก|คำสั่ง|คณะทำงาน|ข้อพิจารณา|ข้อกฎหมาย|^.{0,8}ข้อเสนอ$"
)
_OF_MEASURES = re.compile(
    r"^(?:.{0,12})(?:แนวทาง|มาตรการ|แผน|การนำผล|การกำหนด|การขับเคลื่อน|รายงานผลการดำเนิน|สรุปผลการดำเนิน)"
)
_ANALYSED = "กระ|ควา|สาเ|งาน|ภาร|โคร|ปัจ"
"""How that begins which a step analyses, and no section: processes, risks, causes, work, duties, projects, factors."""
_SECTIONS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    ("none", _NO_FINDINGS),
    ("limitation", re.compile(r"^.{0,25}?(?:ข้อจำกัด|ปัญหา(?!การทุจริต)|อุปสรรค)")),
    ("recommendation", re.compile(r"^.{0,25}?(?:ข้อเสนอแนะ|ข้อแนะนำ|ข้อคิดเห็น)")),
    ("none", _OF_MEASURES),
    (
        "analysis",
        re.compile(
            rf"วิเคราะห์(?!{_ANALYSED})"
            "|ข้อเท็จจริง|ผลการประเมิน|ผลคะแนน|ข้อค้นพบ|จุดแข็ง|จุดอ่อน|แยกคะแนน|คะแนน|แบบวัด|แบบตรวจ"
        ),
    ),
)
_NEXT_YEAR = re.compile(r"^.{0,12}?แนวทาง(?:การ)?(?:พัฒนา|ปรับปรุง|แก้ไข|ดำเนิน).{0,20}(?:ปี|ครั้ง|รอบ)(?:ต่อ|ถัด)ไป$")
CODED = re.compile(
    r"^(?:[-•]\s*)?(?:ข้อ(?:ที่)?\s*)?(?P<code>(?:[ieo]\s?\d{1,2}|0\d{1,2}|\d{1,2}(?=\s*ประเด็น))"
    r"(?:\s*(?:,|และ|-|–|ถึง)\s*(?:ข้อ\s*)?[ieo]\s?\d{1,2})*)\s*[.:)]?\s*(?=\S)",
    re.IGNORECASE,
)
"""The item code before a recommendation of the assessor (i๑ ประเด็น …)."""
LIST_FOLLOWS = re.compile(r"(?:ได้แก่|ดังนี้|ดังต่อไปนี้|คือ|ประกอบด้วย)\s*:?$")
"""How a sentence ends that leads to a list."""
SHOULD = re.compile(r"ควร|จำเป็นต้อง|ต้องมีการ|ขอให้|(?<!เพื่อ)ให้หน่วยงาน|เสนอแนะ")
"""The words of advice."""
SHORT = 160
"""Code points that a heading has at most."""


def section_of(text: str, heading: bool) -> Section | None:
    """The section that a heading begins, None for a text that is no heading."""
    if _NEXT_YEAR.match(text):
        return "recommendation"
    if len(text) > SHORT or LIST_FOLLOWS.search(text) or CODED.match(text):
        return None
    if is_indicator(text) and not heading:
        return None
    if not heading and (
        SHOULD.search(text.replace("ข้อเสนอแนะ", "")) or len(text) > 110 or text.endswith((".", "ต่อไป"))
    ):
        return None
    for section, pattern in _SECTIONS:
        if pattern.search(text):
            return section
    return "none" if heading and not is_indicator(text) else None
