"""How one document writes things: digits, list markers, dates, numbers. All chosen by the document's seed."""

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
LETTERS = "กขคงจฉชซ"
MARKERS = ("{}.", "{})", "({})", "{}.tight", "{} .", "-", "•", "auto.", "auto-", "letter)", "1.{}")


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one document's typist."""

    digits: str  # thai, arabic or mixed
    short_months: bool
    short_years: bool
    tight_dates: bool  # ต.ค.๖๘ rather than ต.ค. ๖๘
    dash: str  # between the ends of a period
    full_hundreds: bool  # ๑๐๐.๐๐ rather than ๑๐๐
    plus: bool  # a rise is printed with its sign
    item_prefix: str  # how item i1 is written: "i" (i๑), "I" (I๑), "I " (I ๑), "ข้อ I" (ข้อ I๑)
    minus: str = "-"

    def numerals(self, text: str, rng: random.Random) -> str:
        """The text in this document's digits; a mixed document chooses anew each time."""
        digits = rng.choice(("thai", "arabic")) if self.digits == "mixed" else self.digits
        return text.translate(THAI if digits == "thai" else ARABIC)

    def day(self, when: date, rng: random.Random) -> str:
        """A date in the Buddhist Era, as this document writes dates."""
        gap = "" if self.tight_dates else " "
        return self.numerals(f"{when.day} {self.month(when, gap)}", rng)

    def month(self, when: date, gap: str | None = None) -> str:
        """Month and year of a date, in Arabic digits."""
        gap = gap if gap is not None else ("" if self.tight_dates else " ")
        names = SHORT_MONTHS if self.short_months else MONTHS
        if not self.short_months:
            gap = " "
        return f"{names[when.month - 1]}{gap}{self.year(when)}"

    def year(self, when: date) -> str:
        """The Buddhist year of a date, in two or four Arabic digits."""
        year = when.year + 543
        return str(year)[2:] if self.short_years and self.short_months else str(year)

    def score(self, value: Decimal, rng: random.Random) -> str:
        """A score as printed."""
        plain = f"{value:.2f}"
        if not self.full_hundreds and value in (0, 100):
            plain = str(int(value))
        return self.numerals(plain, rng)

    def change(self, value: Decimal, rng: random.Random) -> str:
        """A difference as printed, with its sign."""
        sign = self.minus if value < 0 else "+" if value > 0 and self.plus else ""
        return sign + self.numerals(f"{abs(value):.2f}", rng)

    def item(self, code: str, rng: random.Random) -> str:
        """An item code (i1) as this document prints it."""
        word = "ข้อ " if self.item_prefix.startswith("ข้อ") else ""
        letter = code[0] if self.item_prefix == "i" else code[0].upper()
        gap = " " if self.item_prefix.endswith(" ") else ""
        return f"{word}{letter}{gap}{self.numerals(code[1:], rng)}"


def marker_of(style: str, no: int, digits: str) -> tuple[str, str]:
    """The marker of item `no` under a marker style, and the gap after it."""
    if style in ("-", "•"):
        return style, " "
    if style == "auto-":
        return "•", " "
    if style == "letter)":
        return f"{LETTERS[no - 1]})", " "
    plain = {"{}.tight": "{}.", "auto.": "{}."}.get(style, style)
    return plain.format(no).translate(THAI if digits != "arabic" else ARABIC), "" if style == "{}.tight" else " "


def numbered(style: str) -> bool:
    """Whether a marker style prints numbers (a letter is no number)."""
    return "{}" in style or style == "auto."


def choose_style(rng: random.Random) -> Style:
    """The habits of a document."""
    short = rng.random() < 0.6
    return Style(
        digits=rng.choices(("thai", "arabic", "mixed"), (6, 3, 1))[0],
        short_months=short,
        short_years=short and rng.random() < 0.5,
        tight_dates=rng.random() < 0.3,
        dash=rng.choice((" - ", " – ", "-", " ถึง ", " - ")),
        full_hundreds=rng.random() < 0.4,
        plus=rng.random() < 0.7,
        item_prefix=rng.choice(("i", "I", "I", "i", "I ", "ข้อ I")),
        minus=rng.choice(("-", "-", "–")),
    )
