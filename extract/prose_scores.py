"""Scores stated in sentences: "ได้คะแนน ๙๑.๙๘ คะแนน", "คะแนนในภาพรวม ๙๗.๘๖ (ผ่านดี)".

What is no score: differences (ลดลง, เพิ่มขึ้น), thresholds and targets (ไม่น้อยกว่า, ตั้งแต่, เป้าหมาย), weights and
maxima (รวม ๓๐ คะแนน, คะแนนเต็ม).
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from extract.headings import section_of
from extract.passage import Passage
from extract.raw import Quote, RawScore
from extract.score_labels import Level, Part, table_part
from ingest.digits import fold_digits

_STATED = re.compile(
    r"(?P<lead>(?:ได้(?:รับ)?(?:ผล)?(?:ค่า)?คะแนน|(?:ค่า|ผล)?คะแนน(?:ใน|โดย)?(?:ภาพ)?รวม|มี(?:ค่า|ผล)?คะแนน|คะแนนเฉลี่ย|(?<!เป้าหมาย)(?<!น้ำหนัก)คะแนน|ผลการประเมิน|ร้อยละ|ได้(?=\s*\d)|[(=:](?=\s*\d))"
    r"(?:(?!ลดลง|เพิ่มขึ้น|ต่ำกว่า|มากกว่า|สูงกว่า|น้อยกว่า|ไม่ถึง|ตั้งแต่|เป้าหมาย|เกณฑ์|เต็ม|ทุกข้อ|ระหว่าง|ทั้งสิ้น|ส่วนต่าง|น้ำหนัก)(?:[^0-9\n]|25[5-7]\d)){0,60}?)"
    r"(?P<value>100(?:\.00?)?|\d{2}(?:\.\d{1,2})?|\d\.\d{2})(?![\d./]|\s*[-–]\s*\d|\s*(?:ข้อ|ตัวชี้วัด|เดือน|คน|ครั้ง|ปี|วัน))"
    r"(?P<unit>\s*คะแนน)?(?:\s*(?:ซึ่ง)?(?:อยู่ใน)?(?:ผลการประเมิน)?(?:อยู่ใน)?(?:ระดับ|เกรด)?(?:ผลการประเมิน)?(?:คือ)?\s*[(“\"]?\s*"
    r"(?P<grade>ผ่านดีเยี่ยม|ผ่านดี|ผ่าน(?!ทาง|เว็บ|ช่อง|การ|เกณฑ์)|ต้องปรับปรุง(?:โดยด่วน)?|(?:AA|[A-F])(?![A-Za-z]))\s*[)”\"]?)?"
    r"(?P<after>\s*(?:ขึ้นไป|ลงมา))?"
)
_YEAR = re.compile(r"(?<!\d)25[5-7]\d(?!\d)")
_CHANGED = re.compile(
    r"\s*,?\s*(?:ซึ่ง|โดย|และ)?\s*(?:มี)?(?:คะแนน|ผลคะแนน)?\s*(?P<change>(?:เพิ่มขึ้น|ลดลง)(?:\s*(?:เป็นจำนวน|จำนวน|เท่ากับ|ถึง))?\s*\d{1,2}\.\d{1,2})\s*(?:คะแนน|(?=\)))"
)
_COMPARED = re.compile(
    r"(?:(?:เพิ่มขึ้น|ลดลง|สูงขึ้น|ต่ำลง)\s*จาก[^\d\n]{0,30}|(?:จาก|(?:กว่า|เทียบ(?:กับ)?)\s*(?:ผล(?:คะแนน|การประเมิน)?)?)\s*(?:ใน)?ปี[^\d\n]{0,20}|\(\s*ปี[^\d\n]{0,20})$"
)
_NUMBER = re.compile(r"\d\.\d|\d\s*คะแนน")
_NO_SCORE = re.compile(r"ลดลง|เพิ่มขึ้น|ผลต่าง|ส่วนต่าง|กว่า|ตั้งแต่")
_NO_SCORES = re.compile(r"น้ำหนัก|เป้าหมาย|เกณฑ์|เต็ม")
_RELATIVE = re.compile(r"ปีนี้|ปีที่ผ่านมา|ปีก่อน|ปีที่แล้ว")
_RESULTS = re.compile(
    r"^\s*(?:(?:ส่วนที่\s*)?\d{1,2}(?:\.\d{1,2})*\s*[.):]?\s*(?:การ)?(?:วิเคราะห์)?)?(?:สรุป|รายงาน)?"
    r"(?P<what>ผล(?:การ)?ประเมิน|(?:ผล|ค่า)?คะแนน)(?!.*(?:มาตรการ|แนวทาง|แผน|การนำผล))"
)
_LEADS = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ตามลำดับ|ประกอบด้วย|คือ)\s*:?\s*$|^(?:ผลคะแนน|คะแนน|ผลการประเมิน)[^\n]{0,90}$")
_LISTED = re.compile(r"^\s*(?:[-–•]|\(?\d{1,2}[.)]|ตัวชี้วัด|ข้อ|[ieo]\s?\d|แบบวัด|IIT|EIT|OIT)", re.IGNORECASE)
_OVERALL = re.compile(r"ภาพรวม|คะแนนรวม|ผลการประเมิน ?ITA|คะแนน(?:การประเมิน)? ?ITA")
_SUBJECT = re.compile(
    r"(?P<item>(?<![A-Za-z])[ieo]\s?\d{1,2}(?!\d)(?:\.(?!\d))?(?:\s*(?:,|และ|-|–)?\s*[ieo]\s?\d{1,2}(?!\d)(?:\.(?!\d))?)*)"
    r"|(?P<indicator>ตัวชี้วัด(?:ที่)?\s*\(?\d{1,2}\)?(?:\s+การ\S+|\s+คุณภาพ\S+|\s+ประสิทธิภาพ\S+)?)"
    r"|(?P<instrument>\b(?:IIT|EIT|OIT)\b(?:\s*\(?(?:ส่วนที่\s*[12]|public|survey)\)?)?|แบบวัดการเปิดเผยข้อมูลสาธารณะ|แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภาย(?:ใน|นอก))",
    re.IGNORECASE,
)
_REACH = 220  # characters before a score in which its subject is looked for
_LEVELS: tuple[Level, ...] = ("item", "indicator", "instrument")


class _Year(NamedTuple):
    """A year (BE) and the words that name it."""

    quote: Quote
    year: int


def scores_of_lines(passages: Iterable[Passage]) -> list[RawScore]:
    """The scores of paragraphs that follow one another.

    Where a line names no year, a list takes that of the sentence that leads to it, other lines that of the nearest
    heading above.
    """
    scores: list[RawScore] = []
    lead: _Year | None = None
    section: _Year | None = None
    for passage in passages:
        text = fold_digits(passage.text)
        found = scores_of_prose(passage)
        year = _only_year(passage, text)
        section = _section_year(text, year, section, bool(found))
        listed = lead is not None and bool(_LISTED.match(text))
        if not listed:
            lead = year if _LEADS.search(text) else None
        taken = lead if listed else section
        if taken is not None and not _RELATIVE.search(text):
            found = [s if s.year else replace(s, year=taken.quote, fiscal_year=taken.year) for s in found]
        scores.extend(_changes_on_later_years(found))
    return scores


def _only_year(passage: Passage, text: str) -> _Year | None:
    """The year that a line names alone, before any score."""
    years = list(_YEAR.finditer(text))
    if len({match[0] for match in years}) != 1 or _NUMBER.search(text[: years[0].start()]):
        return None
    return _Year(passage.slice(*years[0].span()).quote(), int(years[0][0]))


def _section_year(text: str, year: _Year | None, section: _Year | None, has_scores: bool) -> _Year | None:
    """The year of the results that a section is about, behind this line: a heading names it or begins another."""
    results = _RESULTS.match(text)
    if has_scores:  # no heading, but a section without one may begin like this
        opens = results is not None and "ประเมิน" in results["what"] and section is None
        return year if opens else section
    if ":" in text or (kind := section_of(text, heading=False)) is None:
        return section
    if _YEAR.search(text):
        return year if results else None
    return section if kind == "analysis" else None


def _changes_on_later_years(scores: list[RawScore]) -> list[RawScore]:
    """A change stated behind the score of the year before (ปี ๒๕๖๗ ได้ ๙๐.๑๕ เพิ่มขึ้น ๓.๒๕) is the later year's."""
    for number in range(1, len(scores)):
        later, earlier = scores[number - 1], scores[number]
        if earlier.change is None or later.change is not None or later.subject != earlier.subject:
            continue
        if (later.fiscal_year or 0) > (earlier.fiscal_year or 0) > 0:
            scores[number - 1 : number + 1] = [replace(later, change=earlier.change), replace(earlier, change=None)]
    return scores


def scores_of_prose(passage: Passage) -> list[RawScore]:
    """The scores that a paragraph or cell of running text states, in reading order."""
    text = fold_digits(passage.text)
    if not any(word in text for word in ("คะแนน", "ผลการประเมิน", "=")):
        return []
    scores: list[RawScore] = []
    for match in _STATED.finditer(text):
        if not _is_led(match["lead"].strip(), bool(match["unit"]), text[: match.start()]):
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
        year = _year_of(text, start)
        rating = match["grade"]
        scores.append(
            RawScore(
                subject=(passage.slice(begin + at, begin + end).quote(),),
                value=passage.slice(start, match.end("value")).quote(),
                year=passage.slice(*year).quote() if year else None,
                fiscal_year=int(text[year[0] : year[1]]) if year else None,
                part=_part(text, begin + at, start) if level != "overall" else None,
                rating=_rating(passage, match.start("grade"), match.end("grade")) if rating else None,
                level=level,
                change=_change(passage, text, match.end()),
                in_table=False,
            )
        )
    return scores


def _is_led(lead: str, has_unit: bool, before: str) -> bool:
    """Whether the lead makes a number a score: a word does, ได้ and brackets with คะแนน behind the number, and a sign
    right behind what is scored (IIT = ๙๔.๒๐) where no word makes it a target, a weight or a difference."""
    if lead == "(" or (lead == "ได้" and has_unit):
        return has_unit
    if lead not in {"ได้", "=", ":"}:
        return True
    last = _last(_SUBJECT, before)
    if last is None or before[last[1] :].strip() or _NO_SCORES.search(before, before.rfind("\n") + 1):
        return False
    return not _NO_SCORE.search(_NUMBER.split(before)[-1])


def _year_of(text: str, start: int) -> tuple[int, int] | None:
    """Where the year of the score at `start` is named: the last before it, but one that the sentence compares with
    (เพิ่มขึ้นจากปี ๒๕๖๖ ที่ได้ ๙๐.๐๒) holds for the number behind it alone."""
    for match in reversed(list(_YEAR.finditer(text, 0, start))):
        compared = _COMPARED.search(text[: match.start()])
        if compared is None or not _NUMBER.search(text[match.end() : start]):
            return match.span()
    return None


def _part(text: str, at: int, start: int) -> Part | None:
    """The EIT part of the score at `start`: named with its subject at `at`, or right before it."""
    return table_part(text[at:start]) or table_part(_NUMBER.split(text[max(0, at - 20) : at])[-1])


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
