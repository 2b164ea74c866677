"""Findings outside of tables: the assessor's recommendations, the agency's limitations, analyses that conclude.

The headings decide: a section on recommendations (ข้อเสนอแนะ), on limitations (ข้อจำกัด, ปัญหา/อุปสรรค) or on the
analysis of results. Forewords, criteria, and what introduces a plan are none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.enumeration import listed, marks
from extract.evidence import evidence, is_indicator, is_stated_none
from extract.forms import Field
from extract.grid import label_role
from extract.headings import CODED, LIST_FOLLOWS, SHORT, SHOULD, Section, section_of
from extract.labels import heading_field, labelled_finding
from extract.lines import CLOSING, lines_of
from extract.passage import Passage, concatenate
from extract.raw import FindingKind, Quote, RawFinding
from extract.score_labels import table_part
from ingest.digits import fold_digits
from ingest.document import Block, Paragraph, Table

_CONCLUDES = re.compile(r"พบว่า|เห็นว่า|เห็นได้ว่า|แสดงให้เห็น|ชี้ให้เห็น|ถือว่า|สะท้อน|จุดอ่อน|จุดแข็ง|ต่ำที่สุด|น้อยที่สุด|ลดลง|ต้องปรับปรุง")
_NO_CONCLUSION = re.compile(r"จึง(?:ได้)?(?:นำ|กำหนด|จัดทำ|แบ่ง|ขอ)|^เพื่อให้|^ทั้งนี้ เพื่อ|ได้ประกาศผล|ประกาศหลักเกณฑ์|^ดังนั้น เพื่อ")
_RESUMES = re.compile(r"^(?:ซึ่ง|โดย|ดังนั้น|ส่วน|นอกจากนี้|อีกทั้ง|ทั้งนี้)")
_RESULT = re.compile(r"บรรลุ|อยู่ในระดับ|มีผลการประเมิน|ได้คะแนน|ได้รับคะแนน|พบว่า")
_INSTRUMENT_LINE = re.compile(
    r"^(?:[-•]\s*|\(?\d{1,2}(?:\.\d)?[.)]?\s*)?(?:(?:ผล|ตาม)?แบบ(?:วัด|ตรวจ|สำรวจ)?[^:]{0,60})?\(?\b(?:IIT|EIT|OIT)\b[^:ก-ฮ]{0,12}"
    r"(?:ส่วนที่\s*[12]|public|survey)?[^:]{0,20}:?$",
    re.IGNORECASE,
)
_NOT_EIT = re.compile(r"\b[IO]IT\b|ผู้มีส่วนได้ส่วนเสียภายใน|การเปิดเผยข้อมูลสาธารณะ")
_ADDRESS = re.compile(r"(?:องค์การบริหารส่วน|เทศบาล|เมืองพัทยา)[ก-๙]+(?:\s|$)|(?:เลขที่|ที่อยู่|โทร|หมู่ที่|สำนักงาน)")
"""How the line begins that says whose a paper is."""
_MEASURE_LABELS = {"measure", "step", "owner", "period", "budget", "result", "outcome", "problem"}
_QUOTES = "“”\"'‘’ "
_LONG = 70  # a conclusion at least


@dataclass(slots=True)
class _State:
    """Where in the document the walk stands."""

    section: Section = "none"
    level: int = 0
    indicator: Quote | None = None
    part: Literal[1, 2] | None = None
    found: list[RawFinding] = field(default_factory=list)
    open_list: bool = False
    passages: list[Passage] = field(default_factory=list)
    last: int = -1


def findings_of(blocks: Sequence[Block]) -> list[RawFinding]:
    """The findings outside of tables, in reading order."""
    state = _State()
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Table):
            _walk(state, paragraphs)
            paragraphs = []
            state.open_list = False
            state.last = -1
            if state.section in {"limitation", "recommendation"}:
                state.section = "none"
        else:
            paragraphs.append(block)
    _walk(state, paragraphs)
    return [
        replace(finding, quote=passage.quote()) for finding, passage in zip(state.found, state.passages, strict=True)
    ]


def _walk(state: _State, paragraphs: Sequence[Paragraph]) -> None:
    for paragraph, line in lines_of(paragraphs):
        text = fold_digits(line.text)
        if (labelled := labelled_finding(line)) is not None:
            state.section, line = labelled
            state.level, state.open_list, state.last = 99, False, -1
            text = fold_digits(line.text)
            if state.section == "analysis":
                _add(state, "analysis", line)
                continue
        if len(text) <= SHORT and is_indicator(text) and not SHOULD.search(text) and state.section != "limitation":
            if state.open_list and state.last >= 0 and state.section == "analysis":
                state.passages[state.last] = concatenate((state.passages[state.last], line))
            else:
                state.indicator = line.quote()
            continue
        if state.section == "limitation" and _begins_measures(text, heading_field(line, paragraph)):
            state.section = "none"
            continue
        if len(text) <= SHORT and "ส่วนที่" in text[:12] and (part := table_part(text)) is not None:
            state.part, state.indicator = part, None
            continue
        if state.section == "recommendation" and _INSTRUMENT_LINE.match(text):
            state.part, state.indicator, state.last = table_part(text), None, -1
            continue
        heading = section_of(text, paragraph.level is not None)
        if heading is not None:
            if heading == "none" and paragraph.level is not None and paragraph.level > state.level:
                continue  # a heading within the section, of something else
            state.section, state.open_list, state.last = heading, False, -1
            state.level = paragraph.level if paragraph.level is not None else 99
            state.part = table_part(text) if "EIT" in text or "ส่วนที่" in text else None
            continue
        if _NOT_EIT.search(text[:SHORT]):
            state.part = None
        if CLOSING.match(text):
            state.last, state.open_list = -1, False
            if state.section in {"limitation", "recommendation"}:
                state.section = "none"
            continue
        if state.section == "limitation":
            _limitation(state, line)
        elif state.section == "recommendation":
            _recommendation(state, line, text)
        elif state.section == "analysis":
            _analysis(state, line, text)


def _begins_measures(text: str, named: Field | None) -> bool:
    """Whether a line behind the limitations is the heading of an indicator, issue or measure, `named`, or the label of
    a measure's value."""
    if len(text) > _LONG or section_of(text, False) in {"limitation", "recommendation"}:
        return False
    return named is not None or is_indicator(text) or label_role(text) in _MEASURE_LABELS


def _add(state: _State, kind: FindingKind, passage: Passage, items: tuple[Quote, ...] = ()) -> None:
    indicators = (state.indicator,) if state.indicator is not None and items else ()
    part = state.part if kind == "recommendation" else None
    state.found.append(RawFinding(kind, passage.quote(), part, indicators, items))
    state.passages.append(passage)
    state.last = len(state.found) - 1
    state.open_list = bool(LIST_FOLLOWS.search(passage.text))


def _limitation(state: _State, line: Passage) -> None:
    if is_stated_none(line.text) or (len(line.text) < 60 and LIST_FOLLOWS.search(line.text)):
        return
    items = listed(line)
    if not items:
        goes_on = state.last >= 0 and state.open_list
        if not goes_on and len(line.text) >= 25 and not _ADDRESS.match(line.text):
            _add(state, "limitation", line)
        return
    for item in items:
        if not is_stated_none(item.text):
            _add(state, "limitation", item)


def _recommendation(state: _State, line: Passage, text: str) -> None:
    if CODED.match(text):
        _add_coded(state, line)
        return
    if is_stated_none(text) or len(text) < 25:
        return
    if LIST_FOLLOWS.search(text) and not SHOULD.search(text.replace("ข้อเสนอแนะ", "")):
        return
    if items := listed(line):
        for item in items:
            _add_coded(state, item)
        return
    if SHOULD.search(text.replace("ข้อเสนอแนะ", "")):
        _add(state, "recommendation", line.strip(_QUOTES))
    elif _RESULT.search(text) and len(text) >= _LONG:
        _add(state, "analysis", line.strip(_QUOTES))


def _add_coded(state: _State, line: Passage) -> None:
    """A recommendation, without the item code before it, which says what it is about."""
    coded = CODED.match(fold_digits(line.text))
    if coded is None:
        _add(state, "recommendation", line)
        return
    code = line.slice(coded.start("code"), coded.end("code"))
    _add(state, "recommendation", line.slice(coded.end(), len(line.text)).strip(), (code.quote(),))


def _analysis(state: _State, line: Passage, text: str) -> None:
    if state.open_list and state.last >= 0 and len(text) <= SHORT and (marks(line) or evidence(text).get("indicator")):
        state.passages[state.last] = concatenate((state.passages[state.last], line))
        return
    state.open_list = False
    if len(text) < _LONG or _NO_CONCLUSION.search(text):
        return
    if _CONCLUDES.search(text) or (_RESUMES.match(text) and state.last >= 0 and SHOULD.search(text)):
        _add(state, "analysis", line)
