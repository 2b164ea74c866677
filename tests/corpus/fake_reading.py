"""Stands in for reading and understanding a document, where a test is about many documents.

The file's text says what is in it: `plan 2568 ลพบุรี 3` is a plan of that year and province with three entries.
Other words misbehave: `hang`, `memory`, `crash`, `fault`, `unreadable`;
`double` gives two entries of one id, `huge` a list number of thirty digits.
"""

import hashlib
import os
import signal
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from ingest.issue import UnreadableFile
from ingest.span import Box
from normalize.record import (
    Agency,
    BlockText,
    Budget,
    DocumentInfo,
    Entry,
    Finding,
    Other,
    Owner,
    Period,
    Record,
    RecordIssue,
    Result,
    Score,
    Source,
    Text,
)


def read_fake(path: Path) -> Record:
    """The record that the file's text asks for."""
    data = path.read_bytes()
    word, *rest = data.decode().split()
    if word == "hang":
        time.sleep(600)
    if word == "memory":
        bytearray(1 << 40)
    if word == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "fault":
        raise RuntimeError("a fault of ours")
    if word == "unreadable":
        raise UnreadableFile(f"{path.name} is broken", f"{path.name} เสียหาย")
    record = fake_record(data, word, int(rest[0]), rest[1], int(rest[2]))
    if word == "double":
        return replace(record, entries=record.entries * 2)
    if word == "huge":
        entry = record.entries[0]
        return replace(record, entries=(replace(entry, steps=(replace(entry.steps[0], no=10**30),)),))
    return record


def fake_record(data: bytes, word: str, year: int, province: str, entries: int) -> Record:
    """A record with something in every table."""
    sha256 = hashlib.sha256(data).hexdigest()
    key = sha256[:16]
    kind: Literal["measures", "report"] = "report" if word == "report" else "measures"
    agency = Agency(f"อบต.-{province}", f"องค์การบริหารส่วนตำบลตัวอย่าง{province}", "อบต.", province, "เมือง", None, None)
    info = DocumentInfo(
        document_id=key,
        paths=("anything",),
        sha256=sha256,
        media_type="text/plain",
        pages=None,
        text_source="native",
        kind=kind,
        title=f"มาตรการ ปี {year}",
        agency=agency,
        fiscal_year=year,
        assessed_fiscal_year=year - 1,
        reporting_months=12 if kind == "report" else None,
        sources={"title": (place("p0", 0, 8),)},
    )
    return Record(
        schema_version="1",
        document=info,
        scores=(
            Score(year - 1, "overall", "overall", None, 91.5, "๙๑.๕๐", "A", 1.25, (place("t0.r1.c1", 0, 5),)),
            Score(year - 1, "item", "o12", None, 100.0, "๑๐๐", None, None, (place("t0.r2.c1", 0, 3),)),
        ),
        entries=tuple(fake_entry(key, number, year) for number in range(entries)),
        findings=(
            Finding(1, "ควรปรับปรุงเว็บไซต์", (place("p3", 0, 19),), "recommendation", 1, (9,), ("o12", "o13"), None),
        ),
        issues=(RecordIssue("unknown_owner", "info", "unit unknown", "ไม่รู้จักหน่วยงาน", "owners", ("ก", "ข"), ()),),
        blocks={"p0": BlockText(None, f"มาตรการ ปี {year}")},
    )


def fake_entry(key: str, number: int, year: int) -> Entry:
    """A measure row."""
    block = f"t1.r{number}.c0"
    at = (place(block, 0, 5),)
    return Entry(
        entry_id=f"{key}:{block}",
        kind="plan",
        topic=f"ประเด็นที่ {number}",
        indicators=(1, 9),
        items=("o12",),
        findings=(Text(None, "คะแนนต่ำ", at),),
        measures=(Text(1, 'เผยแพร่ข้อมูล "ครบถ้วน", ทันเวลา', at), Text(2, "=1+1 ไม่ใช่สูตร", at)),
        steps=(Text(1, "ประชุม", at), Text(2, "ปรับปรุง\nเว็บไซต์", at), Text(None, "รายงานผล", at)),
        period=Period("ต.ค. – ก.ย.", date(year - 544, 10, 1), date(year - 543, 9, 30), "month", at),
        owners=(Owner("สำนักปลัด", "office_of_clerk", at), Owner("งานพิเศษ", None, at)),
        budget=Budget("ไม่ใช้งบประมาณ", 0.0, at),
        results=(Result(1, "ดำเนินการแล้ว", at, (date(year - 543, 1, 24),)),),
        outcomes=(Text(None, "ประชาชนได้รับข้อมูล", at),),
        other=(Other("หมายเหตุ", "-", at),),
        stated_none=("problem",),
        sources={"topic": at, "indicators": at, "items": at},
    )


def place(block: str, start: int, end: int) -> Source:
    """A place in a block, with a box."""
    return Source(1, block, start, end, Box(10.0, 20.0, 110.5, 40.25))
