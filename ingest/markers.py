"""Enumerators at the start of a line: numbers, letters, dashes and bullets.

What looks like one and is not: decimals (๙๗.๘๖), times (๘.๓๐ น.), dates (๑.๑๐.๖๗), years, month names (ต.ค.),
abbreviations (ก.อบต.), a negative number (-๒.๐๒), a range ((๑) - (๕)), and a lone dash, which says "nothing".
"""

import re
from typing import NamedTuple

from ingest.digits import fold_digits

LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""The letters in which Thai lists count: the consonants without the obsolete ฃ and ฅ."""

_D = "[0-9๐-๙]"
_NUMBER = rf"(?!0|๐){_D}{{1,2}}"
_DATE = rf"{_D}{{1,2}}\.{_D}{{1,2}}\.[4-9๔-๙]{_D}"  # ๑.๑๐.๖๗
_UNIT = r"(?:คะแนน|ล้าน|พัน|หมื่น|แสน|บาท|ร้อยละ|เปอร์เซ็นต์|น\.|นาฬิกา|กิโล|กม\.?|เมตร|ชั่วโมง|นาที|เท่า|ไร่|%)"
_MONTH = r"(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\."

BULLETS = "•●▪■◦○·∙‣⁃➢➤►▶✓✔❖◆◇□▫➔➡❑❒☐☑☒\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06f\uf0e0\uf071"
"""Bullets in Unicode, and those of Symbol and Wingdings in private use."""

MARKER = re.compile(
    rf"""[ \t]*(?:
      (?P<paren_number>\([ ]?(?P<n1>{_NUMBER})[ ]?\))(?![ ]*(?:[-–,]|ถึง|และ)[ ]*\()
    | (?P<number_paren>(?P<n2>{_NUMBER})[ ]?\.?[ ]?\))
    | (?P<decimal>(?!{_DATE}){_NUMBER}(?:\.(?P<n3>{_NUMBER})){{1,4}}[.)]?)(?![.]?{_D})(?=[ \t]*[^\s\-–]) (?![ ]*{_UNIT})
    | (?P<number_dot>(?P<n4>{_NUMBER})[ ]?\.)(?!{_D}|[ ]?{_MONTH})
    | (?P<paren_letter>\([ ]?(?P<l1>[{LETTERS}A-Za-z]|[ivx]{{2,4}})[ ]?\))
    | (?P<letter_paren>(?P<l2>[{LETTERS}A-Za-z]|[ivx]{{2,4}})[ ]?\))
    | (?P<letter_dot>(?P<l3>[กขคงฉช]|จ(?=\.[ \t]))\.)(?![ ]?[ก-ฮ]{{1,4}}\.)(?=[ \t]*[ก-๙A-Za-z])
    | (?P<latin_dot>(?P<l4>[A-Za-z]|[ivx]{{2,4}})\.)(?=[ \t])
    | (?P<dash>[-–—−‐‑])(?!{_D}|[ ]?\.|[-–—−‐‑]|[ ]+{_D}+\.{_D}+\s*$)(?=[ \t]*\S)
    | (?P<bullet>[{BULLETS}](?=[ \t]*\S)|[*o](?=[ \t]+[ก-๙A-Za-z(“"]))
    )[ \t]*""",
    re.VERBOSE,
)
"""An enumerator at the start of a line, with the spaces around it. Use `marker` for what it means."""

_STYLES = {
    "paren_number": "(number)",
    "number_paren": "number)",
    "decimal": "decimal",
    "number_dot": "number.",
    "paren_letter": "(letter)",
    "letter_paren": "letter)",
    "letter_dot": "letter.",
    "latin_dot": "letter.",
    "dash": "dash",
    "bullet": "bullet",
}


class Marker(NamedTuple):
    """An enumerator: how it looks, what it counts, and where the item's text begins.

    `number` is the last number of a decimal one, and a letter's place in its alphabet; None for dashes and bullets.
    """

    style: str
    number: int | None
    end: int


def marker(line: str) -> Marker | None:
    """The enumerator with which the line starts, or None."""
    match = MARKER.match(line)
    if match is None:
        return None
    kind = next(name for name in _STYLES if match[name])
    return Marker(_STYLES[kind], _number(match), match.end())


def _number(match: re.Match[str]) -> int | None:
    digits = match["n1"] or match["n2"] or match["n3"] or match["n4"]
    if digits:
        return int(fold_digits(digits))
    letter = match["l1"] or match["l2"] or match["l3"] or match["l4"]
    if letter is None or len(letter) > 1:
        return None
    return LETTERS.index(letter) + 1 if letter in LETTERS else ord(letter.lower()) - ord("a") + 1
