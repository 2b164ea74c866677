"""How reading a workbook grows with its rows: seconds and memory for 1,000 to 100,000 rows.

    python benchmarks/sheets.py [FOLDER_FOR_THE_FILES]

Each file is read in a process of its own; the memory is that process's highest.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl

SIZES = (1_000, 10_000, 100_000)
HEADER = ("ที่", "ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "งบประมาณ", "คะแนน")


def write(path: Path, rows: int) -> None:
    """A plan with a title, a header and `rows` measures."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("2568")
    sheet.append(["แผนส่งเสริมคุณธรรมและความโปร่งใส"])
    sheet.append([])
    sheet.append(HEADER)
    for number in range(1, rows + 1):
        steps = f"๑. ประชุมครั้งที่ {number}\n๒. แจ้งเวียน"
        sheet.append([number, "การปฏิบัติหน้าที่", "จัดทำคู่มือ", steps, "ต.ค. ๖๗ - ก.ย. ๖๘", "สำนักปลัด", 5000, 95.25])
    book.save(path)


def measure(path: Path) -> None:
    """Prints the seconds, the highest memory and the number of cells of one file."""
    from ingest.read import read

    start = time.perf_counter()
    document = read(path)
    seconds = time.perf_counter() - start
    cells = sum(1 for _ in document.texts())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.2f}\t{peak:.0f}\t{cells}")


def main(folder: Path) -> None:
    print("rows\tseconds\tMiB\tcells\tmicroseconds per cell")
    for rows in SIZES:
        path = folder / f"{rows}.xlsx"
        if not path.exists():
            write(path, rows)
        done = subprocess.run(
            [sys.executable, __file__, "--measure", str(path)], capture_output=True, text=True, check=True
        )
        seconds, peak, cells = done.stdout.split()
        print(f"{rows}\t{seconds}\t{peak}\t{cells}\t{1e6 * float(seconds) / int(cells):.1f}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]))
    elif len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(Path(scratch))
