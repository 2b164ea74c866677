"""Numbers in words (หนึ่งแสนสองหมื่น), as cheques and orders write amounts."""

import re

_DIGITS = {
    "ศูนย์": 0,
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
SCALES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
MILLION = "ล้าน"

_WORD = re.compile("|".join([*_DIGITS, *SCALES, MILLION]))
WORDS = rf"(?:(?:{_WORD.pattern})\s?)+"
"""A regular expression, without groups, of a number in words."""


def number_in_words(text: str) -> int | None:
    """The whole number that `text` writes in words, None where it is not a number.

    >>> number_in_words("หนึ่งแสนสองหมื่นห้าพันบาท") is None, number_in_words("หนึ่งล้านสองแสนยี่สิบเอ็ด")
    (True, 1200021)
    """
    compact = "".join(text.split())
    total = below_million = 0
    digit: int | None = None
    at = 0
    for match in _WORD.finditer(compact):
        if match.start() != at:
            return None
        at = match.end()
        word = match[0]
        if word in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[word]
        elif word in SCALES:
            below_million += (1 if digit is None else digit) * SCALES[word]
            digit = None
        else:
            total = (total + below_million + (digit or 0) or 1) * 1_000_000
            below_million, digit = 0, None
    return total + below_million + (digit or 0) if at == len(compact) > 0 else None
