"""Broken PDFs: good ones with bytes changed, cut, streams nested, tables of places wrong; and bombs.

    python -m benchmarks.pdf_broken FILE.pdf ... [--count 1000] [--seconds 20] [--megabytes 1024]

Each is read in a limited worker. Prints what came of them, the slowest, and every fault of this program; exits 1
where there was one.
"""

import argparse
import random
import re
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.failure import Failure, Limits
from corpus.runner import run
from ingest import pdf


def broken(good: list[bytes], count: int) -> Iterator[bytes]:
    """`count` files, each a good one damaged in one of six ways."""
    rng = random.Random(2569)
    for number in range(count):
        data = bytearray(rng.choice(good))
        kind = number % 6
        if kind == 0:
            for _ in range(rng.choice((1, 3, 10, 100))):
                data[rng.randrange(len(data))] = rng.randrange(256)
        elif kind == 1:
            del data[rng.randrange(20, len(data)) :]
        elif kind == 2:
            start = rng.randrange(len(data))
            del data[start : start + rng.choice((1, 50, 5000))]
        elif kind == 3:  # numbers of objects, lengths and places
            numbers = list(re.finditer(rb"\d+", data))
            for match in rng.sample(numbers, min(len(numbers), rng.choice((1, 5, 30)))):
                data[match.start() : match.end()] = (
                    str(rng.choice((0, 1, 3, 99999999, -1)))[: len(match[0])].encode().ljust(len(match[0]))
                )
        elif kind == 4:  # a stream within a stream
            start = data.find(b"stream", rng.randrange(len(data)))
            data[start:start] = b"stream\n<< /Length 9 /Filter [/FlateDecode /FlateDecode /ASCIIHexDecode] >>\nstream\n"
        else:
            half = rng.randrange(len(data))
            data = data[:half] + data[rng.randrange(len(data)) :]
        yield bytes(data)


def bomb(levels: int, size: int) -> bytes:
    """A page whose content is `size` spaces, compressed `levels` times over."""
    data = b" " * size
    for _ in range(levels):
        data = zlib.compress(data, 9)
    filters = "/FlateDecode " * levels
    head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    head += "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
    head += f"4 0 obj<</Length {len(data)}/Filter[{filters}]>>stream\n"
    return head.encode() + data + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def read(path: Path) -> int:
    """The number of blocks, without OCR: it is the file that is tried."""
    from ingest import ocr

    ocr.available = lambda: False
    return len(pdf.read(path, path.read_bytes()).blocks)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--megabytes", type=int, default=1024)
    args = parser.parse_args()
    limits = Limits(args.seconds, int(args.seconds), args.megabytes << 20)
    good = [path.read_bytes() for path in args.files]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, data in enumerate(broken(good, args.count)):
            paths.append(Path(folder) / f"{number:04}.pdf")
            paths[-1].write_bytes(data)
        for name, data in (("bomb.pdf", bomb(2, 1 << 31)), ("bomb-of-three.pdf", bomb(3, 1 << 31))):
            paths.append(Path(folder) / name)
            paths[-1].write_bytes(data)
            print(f"{name}: {len(data)} bytes")
        outcomes: Counter[str] = Counter()
        faults = []
        slowest = (0.0, "")
        start = last = time.monotonic()
        for result in run(read, paths, limits=limits, workers=1):
            took, last = time.monotonic() - last, time.monotonic()
            slowest = max(slowest, (took, result.path.name))
            if isinstance(result, Failure):
                outcomes[result.code] += 1
                if result.trace:
                    faults.append(f"{result.path.name}: {result.message}\n{result.trace}")
                if result.path.name.startswith("bomb"):
                    print(f"{result.path.name}: {result.message} ({took:.1f} s)")
            else:
                outcomes["read"] += 1
        seconds = time.monotonic() - start
        print(f"{len(paths)} files in {seconds:.0f} s: {dict(outcomes)}; slowest {slowest[0]:.1f} s ({slowest[1]})")
        print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
