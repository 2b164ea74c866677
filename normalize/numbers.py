"""Numbers as Thai officials write them: Thai (๑๒) or Arabic digits, or both in one number, grouped by commas."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ingest.digits import fold_digits
from normalize.bad_value import BadValue

DIGIT = "[0-9๐-๙]"
_MINUS = "-−–—"
_SIGN = r"[+\-−–—]"
_PLAIN = rf"{DIGIT}{{1,3}}(?:,{DIGIT}{{3}})+(?:\.{DIGIT}+)?(?!{DIGIT})|{DIGIT}+(?:\.{DIGIT}+)?"

_NUMBER = re.compile(rf"(?:ร้อยละ)?\(?({_SIGN}?)({_PLAIN}|\.{DIGIT}+)\.?\)?(?:%|คะแนน|เปอร์เซ็นต์)?")
_DECIMAL_COMMA = re.compile(r"([0-9]+),([0-9]{1,2})")
_FIND = re.compile(
    # A chain such as ๓.๑.๒ numbers a paragraph: matched first, to be passed over.
    rf"(?P<chain>{DIGIT}+(?:\.{DIGIT}+){{2,}})"
    rf"|(?<![A-Za-z0-9๐-๙.])(?:(?<![^\s(])(?P<sign>{_SIGN}))?(?P<number>{_PLAIN})"
)


class NumberFound(NamedTuple):
    """A number in a text: code points `start` to `end` (exclusive), the sign included."""

    start: int
    end: int
    value: Decimal


def number(text: str) -> Decimal:
    """The one number that `text` is, exactly: a score, a difference, a percentage.

    Spaces that OCR put inside are passed over; ร้อยละ, % and คะแนน may stand beside it. "๙๗,๘๖" is refused, since
    the comma may be a decimal point or a slip. Raises BadValue.

    >>> number("+๗.๑๒"), number("−๐.๔๙"), number("๑,๒๓๔")
    (Decimal('7.12'), Decimal('-0.49'), Decimal('1234'))
    """
    return _number(text)


@lru_cache(maxsize=4096)
def _number(text: str) -> Decimal:
    compact = "".join(text.split())
    match = _NUMBER.fullmatch(compact)
    if match:
        sign, digits = match.groups()
        value = Decimal(digits.replace(",", ""))
        return -value if sign and sign in _MINUS else value
    comma = _DECIMAL_COMMA.fullmatch(fold_digits(compact))
    candidates = (f"{comma[1]}.{comma[2]}", f"{comma[1]}{comma[2]}") if comma else ()
    raise BadValue("bad_value", f"“{text}” is not one number", f"“{text}” ไม่ใช่จำนวนเดียว", candidates)


def find_numbers(text: str) -> list[NumberFound]:
    """The numbers in running text, in order.

    A sign counts after a space or bracket and directly before the digits, so "๘๕-๙๕" and "๘๕ - ๙๕" are two
    positive numbers. Digits after a Latin letter (O๒๕) and paragraph numbers (๓.๑.๒) are not numbers.
    """
    found = []
    for match in _FIND.finditer(text):
        digits = match["number"]
        if digits is None:
            continue
        value = Decimal(digits.replace(",", ""))
        sign = match["sign"]
        found.append(NumberFound(match.start(), match.end(), -value if sign and sign in _MINUS else value))
    return found
