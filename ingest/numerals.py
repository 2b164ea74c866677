"""Numbers of automatic lists as Word and browsers print them.

Sources: ECMA-376 part 1, 17.18.59 (ST_NumberFormat); CSS Counter Styles Level 3.
"""

from ingest.markers import LETTERS

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


def numeral(number: int, style: str) -> str:
    """The number in a style, named as in OOXML or CSS; a style without rules of its own is decimal."""
    match style:
        case "thai" | "thaiNumbers":
            return str(number).translate(_THAI_DIGITS)
        case "thaiLetters":
            return _repeated(number, LETTERS)
        case "thaiCounting" | "bahtText":
            return _counted(number)
        case "lowerLetter":
            return _repeated(number, "abcdefghijklmnopqrstuvwxyz")
        case "upperLetter":
            return _repeated(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        case "lower-alpha" | "lower-latin":
            return _alphabetic(number)
        case "upper-alpha" | "upper-latin":
            return _alphabetic(number).upper()
        case "lowerRoman" | "lower-roman":
            return _roman(number)
        case "upperRoman" | "upper-roman":
            return _roman(number).upper()
        case "decimalZero" | "decimal-leading-zero":
            return f"{number:02d}"
        case "decimalEnclosedParen":
            return f"({number})"
        case _:
            return str(number)


def _repeated(number: int, letters: str) -> str:
    """Word's way beyond the last letter: a … z, aa, bb."""
    if not 1 <= number <= 20 * len(letters):
        return str(number)
    times, index = divmod(number - 1, len(letters))
    return letters[index] * (times + 1)


def _alphabetic(number: int) -> str:
    """CSS's way beyond the last letter: a … z, aa, ab."""
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, index = divmod(number - 1, 26)
        letters = chr(ord("a") + index) + letters
    return letters


def _roman(number: int) -> str:
    if not 1 <= number <= 3999:
        return str(number)
    digits = ""
    for value, digit in _ROMAN:
        times, number = divmod(number, value)
        digits += digit * times
    return digits


def _counted(number: int) -> str:
    """In Thai words: ๒๑ is ยี่สิบเอ็ด."""
    if not 0 < number < 1_000_000:
        return "ศูนย์" if number == 0 else str(number)
    words = ""
    for place in range(5, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            continue
        if place == 1 and digit <= 2:
            words += "ยี่สิบ" if digit == 2 else "สิบ"
        elif place == 0 and digit == 1 and words:
            words += "เอ็ด"
        else:
            words += _ONES[digit] + _PLACES[place]
    return words
