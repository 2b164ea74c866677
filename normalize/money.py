"""Amounts of money (งบประมาณ) in baht, exact."""

import re
from decimal import Decimal
from functools import lru_cache

from ingest.digits import fold_digits
from normalize.bad_value import BadValue
from normalize.number_words import MILLION, SCALES, WORDS, number_in_words
from normalize.numbers import DIGIT

_NOTHING = re.compile(r"[-–—−.\s]*|ไม่มี|ไม่ระบุ|ไม่ได้ระบุ")
# ใช่ (is) and ใช้ (uses) differ by one mark, which typists and OCR mistake.
_FREE = re.compile(
    r"(?:ไม่|มิ)(?:ได้|ต้อง|จำเป็น|ขอ|ประสงค์|มีการ)*(?:ใช[้่]?|ไช้|เบิก|จ่าย|ตั้ง|มี|เสีย|รับ)(?:จ่าย)?(?:เงิน|งบ|ค่าใช้จ่าย)|^ไม่ใช้$"
)
_NUMBER = rf"(?:{DIGIT}{{1,3}}(?:\s?,\s?{DIGIT}{{3}})+(?!{DIGIT}|,{DIGIT})|{DIGIT}+)(?:\s?\.\s?{DIGIT}+)?"
_SCALE = "|".join([MILLION, *SCALES])
_BAHT = r"\s?(?:บาท|\.\s?-|\.\s?–|,\s?-)(?:ถ้วน)?"
_AMOUNT = re.compile(
    rf"(?P<total>(?:รวม|เป็นเงิน|ทั้งสิ้น|=)[^0-9๐-๙]{{0,12}})?(?P<number>{_NUMBER})\s?(?P<scale>(?:{_SCALE})+)?"
    rf"(?:\s?(?P<more>{DIGIT})\s?(?P<more_scale>(?:{_SCALE})+))?"
    rf"(?P<baht>{_BAHT}|(?=\s?(?:-|–|ถึง)\s?{_NUMBER}{_BAHT}))?(?:\s?(?P<satang>{DIGIT}{{1,2}})\s?(?:สตางค์|สต\.))?"
    rf"|(?P<words>{WORDS})(?P<words_baht>บาท(?:ถ้วน|\s?(?P<satang_words>{WORDS})สตางค์)?)?"
)
_BROKEN = re.compile(rf"(?<![{DIGIT[1:-1]},]){DIGIT}[{DIGIT[1:-1]},]*(?:\s[{DIGIT[1:-1]},]+)+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_OWN_NUMBER = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*|0")
_LEADING_ZERO = re.compile(rf"[0๐](?:,|{DIGIT})")
_POINTS_FOR_COMMAS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_BUDGET_WORDS = re.compile("งบประมาณ|จำนวน|วงเงิน|ประมาณ|ไม่เกิน|เงิน|ใช้|ตั้งไว้|ประจำ|โดย|ประเภท")
_OTHER_WORDS = re.compile("[ก-ฮA-Za-z]")
# Numbers that are no amounts: list numbers, years, counts.
_NOT_MONEY = re.compile(
    rf"^\s*\(?{DIGIT}{{1,2}}\s?[.)](?!{DIGIT}|\s?-)\s*|(?:พ\.\s?ศ\.|ปี(?:งบประมาณ)?)\s?(?:พ\.\s?ศ\.)?\s?{DIGIT}{{2,4}}"
    rf"|{DIGIT}+(?:,{DIGIT}{{3}})*\s?(?:คน|ครั้ง|ราย|วัน|เดือน|โครงการ|ชุด|รุ่น|หมู่บ้าน|แห่ง|มื้อ|ชั่วโมง|หลัง|เครื่อง|%)"
    rf"|(?:ข้อ|ที่|ครั้งที่|หมู่|ม\.|รุ่น|หน้า)\s?{DIGIT}+"
)


def amount(text: str) -> Decimal | None:
    """The amount of a budget cell in baht: 0 where it says that no budget is used, None where it is empty or "-".

    Words and figures of the same amount count once; a total (รวม …) beats its parts. Raises BadValue where there is
    no amount in the words, or more than one, which are then its candidates.

    >>> amount("๑,๒๓๔.-"), amount("๒.๕ ล้านบาท"), amount("ไม่ใช่ งบประมาณ"), amount("-")
    (Decimal('1234'), Decimal('2500000.0'), Decimal('0'), None)
    """
    return _amount(text)


@lru_cache(maxsize=4096)
def _amount(text: str) -> Decimal | None:
    compact = "".join(text.split())
    if _NOTHING.fullmatch(compact):
        return None
    stated = _stated(_NOT_MONEY.sub(" ", _BROKEN.sub(_mended, text)))
    if _FREE.search(compact):
        stated = [Decimal(0), *stated]
    distinct = list(dict.fromkeys(stated))
    if len(distinct) == 1:
        return distinct[0]
    if not distinct:
        raise BadValue("bad_value", f"“{text}” states no amount", f"“{text}” ไม่ได้ระบุจำนวนเงิน")
    raise BadValue(
        "bad_value",
        f"“{text}” states several amounts",
        f"“{text}” ระบุจำนวนเงินหลายจำนวน",
        [str(value) for value in distinct],
    )


def _mended(match: re.Match[str]) -> str:
    """Digits that a narrow column broke, closed up: "๑๐ ๐,๐๐๐". Pieces that may be numbers of their own stay open."""
    pieces = fold_digits(match[0]).split()
    whole = "".join(pieces)
    if not _GROUPED.fullmatch(whole):
        return match[0]
    if all(_OWN_NUMBER.fullmatch(piece) for piece in pieces):
        raise BadValue(
            "bad_value",
            f"“{match[0]}” may be one number or several",
            f"“{match[0]}” อาจเป็นจำนวนเดียวหรือหลายจำนวน",
            [number.replace(",", "") for number in (whole, *pieces)],
        )
    return whole


def _stated(text: str) -> list[Decimal]:
    """The amounts: the totals if there are any, else what is marked as money, else numbers beside nothing else."""
    matches = [match for match in _AMOUNT.finditer(text) if match["number"] or match["words_baht"]]
    piece = next((match[0] for match in matches if _LEADING_ZERO.match(match["number"] or "")), None)
    if piece is not None:
        raise BadValue("bad_value", f"“{piece}” is a piece of a number", f"“{piece}” เป็นเพียงส่วนหนึ่งของจำนวน")
    totals = [match for match in matches if match["total"]]
    marked = [match for match in matches if match["words"] or _is_marked(match)]
    if not totals and not marked and _OTHER_WORDS.search(_BUDGET_WORDS.sub("", _AMOUNT.sub("", text))):
        return []
    return [value for match in totals or marked or matches for value in _values(match)]


def _is_marked(match: re.Match[str]) -> bool:
    """Whether a number shows that it is money: บาท, .-, สตางค์, ล้าน, or commas."""
    return match["baht"] is not None or bool(match["satang"] or match["scale"]) or "," in match["number"]


def _values(match: re.Match[str]) -> list[Decimal]:
    """The readings of an amount: one, two for "๓๐.๐๐๐", where the point may be meant as a comma, or none."""
    if match["words"]:
        baht = number_in_words(match["words"])
        satang = number_in_words(match["satang_words"]) if match["satang_words"] else 0
        return [] if baht is None or satang is None else [Decimal(baht) + Decimal(satang) / 100]
    number = fold_digits("".join(match["number"].split()))
    value = Decimal(number.replace(",", "")) * _scale(match["scale"])
    if match["more"]:
        value += int(match["more"]) * _scale(match["more_scale"])
    if match["satang"]:
        value += Decimal(int(match["satang"])) / 100
    if _POINTS_FOR_COMMAS.fullmatch(number) and not match["scale"]:
        return [value, Decimal(number.replace(".", ""))]
    return [value]


def _scale(words: str | None) -> int:
    """What ล้าน, แสน, … multiply by; 1 for none."""
    product = 1
    for word in re.findall(_SCALE, words or ""):
        product *= 1_000_000 if word == MILLION else SCALES[word]
    return product
