"""Divisions of local governments (ส่วนราชการ) as owners (ผู้รับผิดชอบ) of a measure: one cell to one or more units.

The names stand in `data/units.csv`. A division (กอง, สำนัก, หน่วย) is an owner; a section (งาน, ฝ่าย) beside its
division belongs to it, and alone is an owner itself. Divisions keep the spaces that OCR put into them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from normalize.plain import clearly_meant, plain
from normalize.reference import rows

_ALIKE, _AHEAD = 84.0, 6.0


class OwnerFound(NamedTuple):
    """One owner: code points `start` to `end` (exclusive) of the cell, and the unit's id, None where not known."""

    start: int
    end: int
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in the cell. `section` for งาน and ฝ่าย, which belong to a division: `section_of`, where it is known."""

    start: int
    end: int
    unit: str | None
    section: bool = False
    section_of: str | None = None

    @property
    def division(self) -> bool:
        return self.unit not in (None, "all_units") and not self.section


_THAI = "[ก-ฺเ-๎]"  # a letter, vowel or mark
_HEAD = (
    "(?:กอง|สำนัก|หน่วย|ฝ่าย|งาน|กลุ่ม|แผนก|ส่วน|ศูนย์|โรงเรียน|คณะ|นาย|ปลัด|รอง|ผู้|ผอ|หัวหน้า|เจ้าหน้าที่|นัก|พนักงาน|"
    "ประธาน|สมาชิก|สภา|ทุก|แต่ละ)"
)
_STARTS_NAME = re.compile(_HEAD)
_SECTION_HEAD = re.compile(r"(?:หัวหน้า|เจ้าหน้าที่)?\s?(?:งาน|ฝ่าย|กลุ่มงาน|แผนก)")
_AGENCY = r"(?:เทศบาล(?:นคร|เมือง|ตำบล)?|องค์กา?รบริหารส่วน(?:จังหวัด|ตำบล)|อบต|อบจ|ทต|ทม|ทน)"
# What belongs to a name after its known form: ฯ, the agency's own name, which units are meant.
_TAIL = re.compile(
    r"\s?ฯ"
    rf"|\s?(?:ของ\s?)?{_AGENCY}(?![ก-ฮ]{{0,2}}\s?{_HEAD})\.?\s?(?:(?!{_HEAD}|และ){_THAI})*"
    rf"|(?:(?<=เทศบาล)|(?<=ส่วนตำบล)|(?<=ส่วนจังหวัด)|(?<=อบ[ตจ]\.)[ \t]{{0,3}})(?:(?!{_HEAD}|และ){_THAI})+"
    r"|\s?(?:ใน|ภายใน)สังกัด|\s?ที่(?:เกี่ยวข้อง|รับผิดชอบ)"
    rf"|และ(?!{_HEAD}|\s|[ก-ฮ]{{2,3}}\.){_THAI}+"
    rf"|(?:(?!{_HEAD}|และ|กับ|ร่วม|พร้อม|สังกัด|ของ|[ก-ฮ]{{2,3}}\.){_THAI})+"
)
# Who holds a post in a unit stands for it; other words glued to its name make another name: คณะกรรมการตรวจสอบภายใน.
_POSITION = re.compile(
    r"(?:(?:รอง|ผู้ช่วย)?(?:ผู้อำนวยการ|ผอ\s?\.|หัวหน้า|เจ้าหน้าที่|บุคลากร|พนักงาน|ข้าราชการ|ลูกจ้าง)\s?(?:จ้าง)?(?:ของ|ใน|สังกัด)?|กลุ่ม)"
    r"\s?$"
)
_LETTER = re.compile("[ก-ฮA-Za-z]")
_GLUED = re.compile(rf"{_THAI}+$")
_LETTERS = re.compile(f"{_THAI}+")
_WORDS = re.compile(
    rf"(?:(?!และ{_HEAD}){_THAI}){{1,60}}(?: (?!{_HEAD}|และ\s|กับ|ร่วม|พร้อม)(?:(?!และ{_HEAD}){_THAI}){{3,40}}){{0,2}}"
)
_LINKING = re.compile("(?:และ|กับ|พร้อมด้วย|สังกัด|ของ|ใน)$")
_COLLECTIVE = "(?:ส่วนราชการ|ส่วนงาน|ส่วน|สำนัก|กอง|ฝ่าย|หน่วยงาน|หน่วย|กลุ่มงาน|งาน)"
_SEPARATOR = re.compile(
    r"(?P<space>[ \t\u00a0()\[\]]+|สังกัด)|[\n,;:/|•●▪*&+\-–—]+"
    r"|(?<![ก-๎])[ก-ฮ]\s?[.)](?=\s)|(?<!ชุดที่)(?<!ชุดที่ )(?<!หมู่ที่)(?<!หมู่ที่ )\(?[0-9๐-๙]{1,2}\s?[.)]*"
    rf"|(?:และ|กับ|ร่วมกับ|พร้อมด้วย)(?={_HEAD}|\s|$)"
    r"|(?:หน่วยงาน|ผู้)?(?:รับผิดชอบ)?(?:หลัก|ร่วม|สนับสนุน)(?=\s*[:)\]])"
)
_BESIDE = re.compile(r"[ \t\u00a0]*(?P<bracket>\s*[(\[])?(?:สังกัด|ใน|ของ)?[ \t\u00a0)\]]*")
_NOTHING = re.compile(r"[\s\-–—.ๆฯ]*|ไม่มี|ไม่ระบุ")


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Row by form without spaces."""
    return {row["form"]: row for row in rows("units")}


@cache
def _plain_forms() -> dict[str, str]:
    return {plain(form): row["unit"] for form, row in _forms().items()}


@cache
def _known() -> re.Pattern[str]:
    """Any known name, in a text without spaces; the longest first."""
    forms = sorted(_forms(), key=len, reverse=True)
    collective = rf"(?:ทุก|แต่ละ){_COLLECTIVE}(?:[,/]?(?:และ)?{_COLLECTIVE})*|(?<![ก-๎/]){_COLLECTIVE}(?:/{_COLLECTIVE})+"
    return re.compile("|".join([rf"(?P<every>{collective})(?![ก-๎])", *map(re.escape, forms)]))


def owners(text: str) -> list[OwnerFound]:
    """The owners in a cell, in order; [] for an empty one, "-" and ไม่มี.

    List numbers, bullets, commas, slashes, new lines and และ between names separate; และ and spaces inside a name do
    not. A name that no row knows is kept, with unit None.

    >>> [(found.start, found.end, found.unit) for found in owners("๑. สำนักปลัด ๒. กองการ เจ้าหน้าที่")]
    [(3, 12, 'office_of_clerk'), (16, 32, 'personnel')]
    """
    return list(_owners(text))


@lru_cache(maxsize=4096)
def _owners(text: str) -> tuple[OwnerFound, ...]:
    if _NOTHING.fullmatch(text.strip()):
        return ()
    return tuple(OwnerFound(name.start, name.end, name.unit) for name in _joined(text, list(_names(text))))


def _names(text: str) -> Iterator[_Name]:
    """Known names, and the words between them, in order."""
    at = 0
    for name in _known_names(text):
        position = _POSITION.search(text, max(at, name.start - 30), name.start)
        start = position.start() if position else name.start
        glued = _GLUED.search(text, max(at, start - 40), start)
        other_name = glued is not None and not _LINKING.search(text, at, start)
        start = glued.start() if glued and other_name else start
        yield from _between(text, at, start)
        yield replace(name, start=start, unit=None if other_name else name.unit)
        at = name.end
    yield from _between(text, at, len(text))


def _known_names(text: str) -> Iterator[_Name]:
    places = [index for index, char in enumerate(text) if not char.isspace()]
    compact = "".join(text[index] for index in places)
    at = 0
    for match in _known().finditer(compact):
        start, end = places[match.start()], places[match.end() - 1] + 1
        # Abbreviations and ตรวจสอบภายใน begin inside other words.
        inside_word = start > at and _GLUED.match(text[start - 1]) and not _LINKING.search(text, at, start)
        if start < at or (inside_word and not _STARTS_NAME.match(match[0])):
            continue
        row = _forms().get(match[0])
        end = _damaged_end(text, start, end, row["unit"]) if row else end
        while tail := _TAIL.match(text, end):
            end = tail.end()
        at = end = start + len(text[start:end].rstrip())
        section_of = row["section_of"] if row else ""
        yield _Name(start, end, row["unit"] if row else "all_units", bool(section_of), section_of or None)


def _damaged_end(text: str, start: int, end: int, unit: str) -> int:
    """Where a name ends that begins as a known one and goes on as a damaged longer one of its unit."""
    words = _WORDS.match(text, start)
    stops = [start + word.end() for word in _LETTERS.finditer(words[0])] if words else []
    for stop in reversed(stops):
        if stop > end and clearly_meant(text[start:stop], _plain_forms(), _ALIKE, _AHEAD) == unit:
            return stop
    return end


def _between(text: str, start: int, end: int) -> Iterator[_Name]:
    """The unknown names in text[start:end]: words kept together, apart where a head word (กอง…) begins another."""
    at, first, last = start, None, start
    for match in _SEPARATOR.finditer(text, start, end):
        if match.start() > at:
            first, last = (at if first is None else first), match.start()
        at = match.end()
        if first is not None and (not match["space"] or _STARTS_NAME.match(text, at)):
            yield from _unknown(text, first, last)
            first = None
    if at < end:
        first, last = (at if first is None else first), end
    if first is not None:
        yield from _unknown(text, first, last)


def _unknown(text: str, start: int, end: int) -> Iterator[_Name]:
    words = text[start:end].strip().lstrip(". \n\t")
    if not _LETTER.search(words):
        return
    start = text.index(words, start)
    unit = clearly_meant(words, _plain_forms(), _ALIKE, _AHEAD) if len(words) >= 5 else None
    yield _Name(start, start + len(words), unit, _SECTION_HEAD.match(words) is not None)


def _joined(text: str, names: list[_Name]) -> list[_Name]:
    """The names with sections joined to their division: "ฝ่ายบริหารทั่วไป สำนักปลัด", "กองคลัง (งานพัสดุ)".

    A section that the data know joins only the division that it lies in, and behind a list of several divisions it
    is an owner of its own: "กองคลัง กองช่าง งานนิติการ".
    """
    result: list[_Name] = []
    for name in names:
        beside = _BESIDE.fullmatch(text, result[-1].end, name.start) if result else None
        before = result[-1] if beside else None
        if before and name.division and _ahead_of(before, name, len(result)):
            result[-1] = replace(name, start=before.start, end=_closed(text, before.start, name.end))
        elif before and beside and name.section and before.division and _inside(name, before, beside, len(result)):
            result[-1] = replace(before, end=_closed(text, before.start, name.end))
        else:
            result.append(name)
    return result


def _ahead_of(section: _Name, division: _Name, names: int) -> bool:
    """Whether the name before the division is a section of it."""
    if not section.section:
        return False
    return section.section_of is None or (section.section_of == division.unit and names == 1)


def _inside(section: _Name, division: _Name, beside: re.Match[str], names: int) -> bool:
    """Whether the section that stands behind a division is a part of it."""
    if beside["bracket"] or section.section_of is None:
        return True
    return section.section_of == division.unit and names == 1


def _closed(text: str, start: int, end: int) -> int:
    """The end, after the bracket that closes one opened inside."""
    return end + 1 if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")" else end
