"""How many short values a second one core reads, and whether time stays linear in a text's length.

    python -m benchmarks.values

Every value is another one, so no cache helps. The goal is 200,000 a second for numbers and dates.
"""

import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from normalize.agency_mentions import find_agencies
from normalize.dates import find_dates
from normalize.indicators import read_indicators
from normalize.items import read_items
from normalize.money import amount
from normalize.numbers import find_numbers, number
from normalize.periods import period
from normalize.ratings import find_ratings
from normalize.units import owners

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
FULL = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
DAYS = [date(2017, 1, 1) + timedelta(days) for days in range(5_478)]


def rate(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Values a second of processor time. A second pass over the same texts would be answered from caches."""
    start = time.process_time()
    for text in texts:
        read(text)
    return len(texts) / (time.process_time() - start)


def short_values() -> dict[str, tuple[Callable[[str], object], list[str]]]:
    """Per parser, texts that are all different."""
    numbers = [f"{cents / 100:.2f}".translate(THAI) for cents in range(100_000)]
    short = [f"{day.day} {SHORT[day.month - 1]}{day.year + 543}".translate(THAI) for day in DAYS]
    full = [f"วันที่ {day.day} {FULL[day.month - 1]} พ.ศ. {day.year + 543}".translate(THAI) for day in DAYS]
    slashes = [f"{day.day:02}/{day.month:02}/{day.year + 543}".translate(THAI) for day in DAYS]
    periods = [f"{one} - {two}" for one, two in zip(short, short[200:], strict=False)]
    money = [f"{baht:,} บาท".translate(THAI) for baht in range(0, 2_000_000, 100)]
    places = [f"เทศบาลตำบลหลวงเหนือ {index} อำเภองาว จังหวัดลำปาง" for index in range(2_000)]
    divisions = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนา และวัฒนธรรม", "หน่วยตรวจสอบภายใน")
    cells = [f"{i}. {divisions[i % 5]} {i + 1}. {divisions[i % 3]}" for i in range(90)] * 20
    cells = [f"{cell} {' ' * (index % 7)}ชุดที่ {index}" for index, cell in enumerate(cells)]
    return {
        "number": (number, numbers),
        "find_numbers": (find_numbers, numbers),
        "find_dates, ๑ ม.ค.๒๕๖๐": (find_dates, short),
        "find_dates, วันที่ ๑ มกราคม พ.ศ. ๒๕๖๐": (find_dates, full),
        "find_dates, ๐๑/๐๑/๒๕๖๐": (find_dates, slashes),
        "period": (lambda text: period(text, None), periods),
        "amount": (amount, money),
        "owners": (owners, cells),
        "read_items": (lambda text: read_items(text, 2568), [f"ข้อ i{i % 15 + 1} ครั้งที่ {i}" for i in range(20_000)]),
        "read_indicators": (read_indicators, [f"ตัวชี้วัดที่ {i % 10 + 1} ({i})" for i in range(20_000)]),
        "find_ratings": (find_ratings, [f"{i / 100:.2f} (ผ่านดี)" for i in range(20_000)]),
        "find_agencies": (find_agencies, places),
    }


def growth(read: Callable[[str], object], piece: str) -> float:
    """The time for a text eight times as long, as a multiple of eight times the time: 1 is linear."""
    times = []
    for length in (4_000, 32_000):
        text = (piece * (length // len(piece) + 1))[:length]
        passes = []
        for change in range(3):
            start = time.process_time()
            read(text + "ก" * change)
            passes.append(time.process_time() - start)
        times.append(min(passes))
    return times[1] / times[0] / 8


LONG_PIECES = (
    "1 ", "๑,", "1-", "๑.", "มกราคม ", "๑ ม.ค. ", "1 มกราคม 25", "i1 ", "i๑-", "e1,2,", "1\n", "กองคลัง ", "งาน", "และ",
    "ตัวชี้วัดที่ ", "เทศบาลตำบล", "องค์การบริหารส่วนตำบล", "กกกก ", "สองแสน", "ไตรมาส ", "ไม่มี", "(", " ", "\n", "ผ่าน",
    "๑ กกกกกกกก ๒๕",
)  # fmt: skip


def refused_as_well(read: Callable[[str], object]) -> Callable[[str], object]:
    """A parser whose refusals count as answers."""

    def quiet(text: str) -> object:
        try:
            return read(text)
        except ValueError:
            return None

    return quiet


def main() -> None:
    for name, (read, texts) in short_values().items():
        print(f"{name:40} {rate(read, texts):>12,.0f} a second")
    print(
        "\nTime for eight times the text, over eight times the time (1 is linear), worst of", len(LONG_PIECES), "texts:"
    )
    for name, (read, _) in short_values().items():
        worst = max((growth(refused_as_well(read), piece), piece) for piece in LONG_PIECES)
        print(f"{name:40} {worst[0]:6.2f}  {worst[1]!r}")


if __name__ == "__main__":
    main()
