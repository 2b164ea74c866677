"""Scores stated in sentences: "ได้คะแนน ๙๑.๙๘ คะแนน", "คะแนนในภาพรวม ๙๗.๘๖ (ผ่านดี)".

What is no score: differences (ลดลง, เพิ่มขึ้น), thresholds and targets (ไม่น้อยกว่า, ตั้งแต่, เป้าหมาย), weights and
maxima (รวม ๓๐ คะแนน, คะแนนเต็ม).
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.passage import Passage
from extract.raw import Quote, RawScore
from extract.score_tables import Level, table_part
from ingest.digits import fold_digits

_STATED = re.compile(
    r"(?P<lead>(?:ได้(?:รับ)?(?:ผล)?(?:ค่า)?คะแนน|(?:ค่า|ผล)?คะแนน(?:ใน|โดย)?(?:ภาพ)?รวม|มี(?:ค่า|ผล)?คะแนน|คะแนนเฉลี่ย|คะแนน|ผลการประเมิน|ร้อยละ|ได้(?=\s*\d)|\((?=\s*\d))"
    r"(?:(?!ลดลง|เพิ่มขึ้น|ต่ำกว่า|มากกว่า|สูงกว่า|น้อยกว่า|ไม่ถึง|ตั้งแต่|เป้าหมาย|เกณฑ์|เต็ม|ทุกข้อ|ระหว่าง|ทั้งสิ้น|ส่วนต่าง)(?:[^0-9\n]|25[5-7]\d)){0,60}?)"
    r"(?P<value>100(?:\.00?)?|\d{2}(?:\.\d{1,2})?|\d\.\d{2})(?![\d./]|\s*[-–]\s*\d|\s*(?:ข้อ|ตัวชี้วัด|เดือน|คน|ครั้ง|ปี|วัน))"
    r"(?P<unit>\s*คะแนน)?(?:\s*(?:ซึ่ง)?(?:อยู่ใน)?(?:ผลการประเมิน)?(?:อยู่ใน)?(?:ระดับ|เกรด)?(?:ผลการประเมิน)?(?:คือ)?\s*[(“\"]?\s*"
    r"(?P<grade>ผ่านดีเยี่ยม|ผ่านดี|ผ่าน(?!ทาง|เว็บ|ช่อง|การ|เกณฑ์)|ต้องปรับปรุง(?:โดยด่วน)?|(?:AA|[A-F])(?![A-Za-z]))\s*[)”\"]?)?"
    r"(?P<after>\s*(?:ขึ้นไป|ลงมา))?"
)
_YEAR = re.compile(r"(?<!\d)25[5-7]\d(?!\d)")
_CHANGED = re.compile(
    r"\s*,?\s*(?:ซึ่ง|โดย|และ)?\s*(?:มี)?(?:คะแนน|ผลคะแนน)?\s*(?P<change>(?:เพิ่มขึ้น|ลดลง)(?:\s*(?:เป็นจำนวน|จำนวน|เท่ากับ|ถึง))?\s*\d{1,2}\.\d{1,2})\s*คะแนน"
)
_LEADS = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ตามลำดับ|ประกอบด้วย|คือ)\s*:?\s*$|^(?:ผลคะแนน|คะแนน|ผลการประเมิน)[^\n]{0,90}$")
_LISTED = re.compile(r"^\s*(?:[-–•]|\(?\d{1,2}[.)]|ตัวชี้วัด|ข้อ|[ieo]\s?\d|แบบวัด|IIT|EIT|OIT)", re.IGNORECASE)
_OVERALL = re.compile(r"ภาพรวม|คะแนนรวม|ผลการประเมิน ?ITA|คะแนน(?:การประเมิน)? ?ITA")
_SUBJECT = re.compile(
    r"(?P<item>(?<![A-Za-z])[ieo]\s?\d{1,2}(?!\d)(?:\.(?!\d))?(?:\s*(?:,|และ|-|–)?\s*[ieo]\s?\d{1,2}(?!\d)(?:\.(?!\d))?)*)"
    r"|(?P<indicator>ตัวชี้วัด(?:ที่)?\s*\(?\d{1,2}\)?(?:\s+การ\S+|\s+คุณภาพ\S+|\s+ประสิทธิภาพ\S+)?)"
    r"|(?P<instrument>\b(?:IIT|EIT|OIT)\b(?:\s*(?:ส่วนที่\s*[12]|public|survey))?|แบบวัดการเปิดเผยข้อมูลสาธารณะ|แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภาย(?:ใน|นอก))",
    re.IGNORECASE,
)
_REACH = 220  # characters before a score in which its subject is looked for
_LEVELS: tuple[Level, ...] = ("item", "indicator", "instrument")


def scores_of_lines(passages: Iterable[Passage]) -> list[RawScore]:
    """The scores of paragraphs that follow one another: a list takes the year of the sentence that leads to it."""
    scores: list[RawScore] = []
    lead: tuple[Quote, int] | None = None
    for passage in passages:
        text = fold_digits(passage.text)
        found = scores_of_prose(passage)
        if lead is not None and _LISTED.match(text):
            found = [s if s.year else replace(s, year=lead[0], fiscal_year=lead[1]) for s in found]
        else:
            years = list(_YEAR.finditer(text))
            single = len({match[0] for match in years}) == 1 and bool(_LEADS.search(text))
            lead = (passage.slice(*years[0].span()).quote(), int(years[0][0])) if single else None
        scores.extend(found)
    return scores


def scores_of_prose(passage: Passage) -> list[RawScore]:
    """The scores that a paragraph or cell of running text states, in reading order."""
    text = fold_digits(passage.text)
    if "คะแนน" not in text and "ผลการประเมิน" not in text:
        return []
    scores: list[RawScore] = []
    for match in _STATED.finditer(text):
        if match["lead"] in {"(", "ได้"} and not match["unit"]:
            continue
        if match["after"] or not (match["unit"] or match["grade"] or "." in match["value"]):
            continue
        start = match.start("value")
        begin = max(0, start - _REACH, text.rfind("\n", 0, start) + 1)
        before = text[begin:start]
        subject = _subject(before, match["lead"])
        if subject is None:
            continue
        level, at, end = subject
        year = _last(_YEAR, text[:start])
        rating = match["grade"]
        scores.append(
            RawScore(
                subject=(passage.slice(begin + at, begin + end).quote(),),
                value=passage.slice(start, match.end("value")).quote(),
                year=passage.slice(*year).quote() if year else None,
                fiscal_year=int(text[year[0] : year[1]]) if year else None,
                part=table_part(text[max(begin, begin + at - 20) : start]) if level != "overall" else None,
                rating=_rating(passage, match.start("grade"), match.end("grade")) if rating else None,
                level=level,
                change=_change(passage, text, match.end()),
                in_table=False,
            )
        )
    return scores


def _change(passage: Passage, text: str, at: int) -> Quote | None:
    """A rise or fall that is stated right behind a score (เพิ่มขึ้น ๖.๓๒ คะแนน)."""
    match = _CHANGED.match(text, at)
    return passage.slice(match.start("change"), match.end("change")).quote() if match else None


def _subject(before: str, lead: str) -> tuple[Level, int, int] | None:
    """What a score is of: its level and where the words before it that name it stand."""
    overall = _last(_OVERALL, before)
    found = None
    for match in _SUBJECT.finditer(before):
        found = match
    if overall is not None and (_OVERALL.search(lead) or found is None or found.end() < overall[0]):
        return "overall", *overall
    if found is None:
        return None
    level = next(level for level in _LEVELS if found[level])
    return level, found.start(), found.end()


def _rating(passage: Passage, start: int, end: int) -> Quote:
    return passage.slice(start, end).strip(" ()\t").quote()


def _last(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    found = None
    for match in pattern.finditer(text):
        found = match.span()
    return found
