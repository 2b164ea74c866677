"""Whether extraction and normalization take time in proportion to a document's size.

    python -m benchmarks.linear

Documents of growing size in the shapes that could be slow: long tables, huge cells, one entry over many rows, long
prose. Printed are seconds for each size and microseconds per unit; a flat curve is linear. Exit status 1 where the
largest takes more than twice the time per unit that the smallest does.
"""

import sys
import time
from collections.abc import Callable, Sequence

from extract.extract import extract
from ingest.document import Block, Cell, Document, Paragraph, Table
from normalize.normalize import normalize

ROWS = (3_000, 6_000, 12_000)
BYTES = (250_000, 500_000, 1_000_000)
HEADER = ("ที่", "ตัวชี้วัด", "ข้อค้นพบ", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "งบประมาณ")
SENTENCE = "จัดทำคู่มือการให้บริการและประชาสัมพันธ์ให้ประชาชนทราบอย่างทั่วถึง "


def table(rows: Sequence[Sequence[str]]) -> list[Block]:
    """One table."""
    cells = tuple(Cell(f"t0.r{r}.c{c}", text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row))
    return [Table("t0", cells, len(rows), len(rows[0]))]


def plan_row(number: int, steps: str = "๑. ประชุม ๒. จัดทำ ๓. รายงานผล") -> tuple[str, ...]:
    """A row of a plan."""
    indicator = f"ตัวชี้วัดที่ {number % 10 + 1}"
    finding = f"พบว่าผู้รับบริการรายที่ {number} ยังไม่ทราบขั้นตอน"
    return (str(number), indicator, finding, f"มาตรการที่กำหนด {number}", steps, "ต.ค. ๒๕๖๗", "กองคลัง", "ไม่ใช้งบประมาณ")


def plan(rows: int) -> list[Block]:
    """A plan of as many rows."""
    return table([HEADER, *(plan_row(number) for number in range(1, rows + 1))])


def plan_in_pieces(rows: int) -> list[Block]:
    """A plan over as many pages as it has tens of rows."""
    pieces: list[Block] = []
    for page, first in enumerate(range(1, rows + 1, 10)):
        listed = [*([HEADER] if page == 0 else []), *(plan_row(number) for number in range(first, first + 10))]
        cells = tuple(
            Cell(f"t{page}.r{r}.c{c}", text, r, c) for r, row in enumerate(listed) for c, text in enumerate(row)
        )
        pieces.append(Table(f"t{page}", cells, len(listed), len(HEADER)))
    return pieces


def one_entry(rows: int) -> list[Block]:
    """One measure whose steps go on over all the rows."""
    more = (("", "", "", "", f"{number % 98 + 2}. ติดตามผล", "", "", "") for number in range(rows))
    return table([HEADER, plan_row(1, "๑. ประชุม"), plan_row(2), plan_row(3), plan_row(4, "๑. ประชุม"), *more])


def one_sentence(rows: int) -> list[Block]:
    """Sentences cut into rows: no row has a key."""
    more = (("", "", "", SENTENCE, SENTENCE, "", "", "") for _ in range(rows))
    return table([HEADER, plan_row(1), plan_row(2), plan_row(3), *more])


def scores(rows: int) -> list[Block]:
    """A table of item scores."""
    listed = ((f"O{number % 43 + 1}", f"รายการข้อมูลที่ {number}", "๙๐.๐๐", "๙๕.๐๐", "+๕.๐๐") for number in range(rows))
    return table([("ข้อ", "รายการ", "คะแนน ปี ๒๕๖๖", "คะแนน ปี ๒๕๖๗", "ผลต่าง"), *listed])


def forms(rows: int) -> list[Block]:
    """A form for each measure, six rows each."""
    labels = ("มาตรการ", "ตัวชี้วัด", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "งบประมาณ")
    listed = []
    for number in range(1, rows // len(labels) + 1):
        _, indicator, _, measure, steps, period, owner, budget = plan_row(number)
        listed += list(zip(labels, (measure, indicator, steps, period, owner, budget), strict=True))
    return table(listed)


def prose(rows: int) -> list[Block]:
    """A measure in each five paragraphs."""
    lines = (
        "มาตรการที่ {n} จัดทำคู่มือการให้บริการ",
        "ขั้นตอน : ๑. ประชุม ๒. จัดทำ",
        "ระยะเวลา : ต.ค. ๒๕๖๗",
        "ผู้รับผิดชอบ : กองคลัง",
        "พบว่าผู้รับบริการบางส่วนยังไม่ทราบช่องทาง ได้คะแนน ๙๐.๑๒ คะแนน ในภาพรวม",
    )
    return [Paragraph(f"p{n}", lines[n % 5].format(n=n // 5 + 1)) for n in range(rows)]


def one_value(rows: int) -> list[Block]:
    """Paragraphs that all belong to one labelled value."""
    start = ("มาตรการที่ ๑ จัดทำคู่มือ", "ผู้รับผิดชอบ : กองคลัง", "ระยะเวลา : ต.ค. ๒๕๖๗", "ขั้นตอน : ดำเนินการดังนี้")
    return [Paragraph(f"p{n}", text) for n, text in enumerate((*start, *(SENTENCE for _ in range(rows))))]


def recommendations(rows: int) -> list[Block]:
    """A section of recommendations, one for each paragraph."""
    lines = (f"ข้อ O{n % 35 + 1} หน่วยงานควรเผยแพร่ข้อมูลลำดับที่ {n} ให้เป็นปัจจุบัน" for n in range(rows))
    return [Paragraph("p0", "ข้อเสนอแนะของผู้ประเมิน", level=1), *(Paragraph(f"p{n}", t) for n, t in enumerate(lines, 1))]


def forty_rows(size: int, words: str) -> list[Block]:
    """A table of forty rows and two texts in each, `size` bytes of UTF-8 in all."""
    length = size // 3 // 80
    text = (words * (length // len(words) + 1))[:length]
    rows = (("ที่", "มาตรการ", "ขั้นตอน"), *((str(n), text, text) for n in range(1, 41)))
    return table(rows)


SHAPES: dict[str, tuple[Callable[[int], list[Block]], tuple[int, ...]]] = {
    "plan": (plan, ROWS),
    "plan in pieces": (plan_in_pieces, ROWS),
    "one entry over all rows": (one_entry, ROWS),
    "rows without a key": (one_sentence, ROWS),
    "item scores": (scores, ROWS),
    "forms": (forms, ROWS),
    "measures in prose": (prose, ROWS),
    "one value in prose": (one_value, ROWS),
    "recommendations": (recommendations, ROWS),
    "40 rows, sentences": (lambda size: forty_rows(size, SENTENCE), BYTES),
    "40 rows, no spaces": (lambda size: forty_rows(size, SENTENCE.strip()), BYTES),
    "40 rows, numbered": (lambda size: forty_rows(size, "๑. ประชุม ๒. จัดทำ ๓. รายงาน "), BYTES),
    "40 rows, lines": (lambda size: forty_rows(size, "- จัดทำคู่มือ\n"), BYTES),
    "40 rows, scores": (lambda size: forty_rows(size, "ได้คะแนน ๙๐.๑๒ คะแนน ข้อ i๑ ตัวชี้วัดที่ ๑ "), BYTES),
    "40 rows, digits": (lambda size: forty_rows(size, "๑"), BYTES),
    "40 rows, agencies": (lambda size: forty_rows(size, "เทศบาลตำบลบ้านใหม่ "), BYTES),
}
"""Documents by shape, and their sizes in rows or bytes."""


def seconds(blocks: list[Block]) -> float:
    """Processor time from the document to its record."""
    document = Document("0" * 16, "0" * 64, ("made.txt",), "text/plain", None, "native", tuple(blocks))
    began = time.process_time()
    normalize(extract(document))
    return time.process_time() - began


def main() -> int:
    seconds(plan(10))  # reference data are loaded once
    steep = []
    wanted = sys.argv[1:]
    for name, (make, sizes) in SHAPES.items():
        if wanted and name not in wanted:
            continue
        times = []
        for size in sizes:
            times.append(seconds(make(size)))
            if times[-1] > 60:
                break  # not linear by far: the larger ones would take hours
        per_unit = [1e6 * taken / size for taken, size in zip(times, sizes, strict=False)]
        shown = "  ".join(
            f"{size:>9,}: {t:6.2f} s {u:7.1f} µs" for size, t, u in zip(sizes, times, per_unit, strict=False)
        )
        growth = per_unit[-1] / per_unit[0]
        print(f"{name:26}{shown}  x{growth:.2f}", flush=True)
        if growth > 2 or len(times) < len(sizes):
            steep.append(name)
    print("not linear: " + ", ".join(steep) if steep else "linear")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
