"""A corpus of made records: 300 agencies over four years, with everything that a comparison counts, in known numbers.

The records are made first and put into a store by its own means; `tests/corpus/compare_truth.py` counts them again
without the store, SQL or pandas.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from corpus.read_document import FailedDocument, ReadDocument
from corpus.record_json import record_json
from corpus.rows import rows_of
from corpus.store import FoundFile, Origin, writing
from ingest.document import TextSource
from normalize.record import (
    Agency,
    Budget,
    DocumentInfo,
    Entry,
    Owner,
    Period,
    Record,
    RecordIssue,
    Result,
    Score,
    Source,
    Text,
)

YEARS = (2566, 2567, 2568, 2569)
TYPES = ("อบต.", "อบต.", "อบต.", "เทศบาลตำบล", "เทศบาลตำบล", "เทศบาลเมือง", "อบจ.")
PROVINCES = ("ลำปาง", "ตาก", "น่าน", "แพร่", "เลย", "ตรัง", "สตูล", "ระนอง", "กระบี่", "ชุมพร")
ITEMS = {"i1": 1, "i7": 2, "e1": 6, "e4": 7, "o1": 9, "o12": 9}
"""Items that the made documents score, and an indicator that a row may name beside them."""
UNITS = ("office_of_clerk", "finance", "public_works", "education", None)
OPENINGS = ("จัดทำคู่มือ", "ยืมครุภัณฑ์", "จัดซื้อวัสดุ", "ฝึกอบรม", "ประชาสัมพันธ์", "สายด่วน", "ประชุม")
PROJECT = "โครงการก่อสร้างอาคารอเนกประสงค์"
"""A measure that stands in many plans, twice in some; no report tells of it."""
LETTERS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษส"
OTHER_LETTERS = "ฬฮ"
ORIGIN = Origin("1.0", "{}", "{}")
FAILED = FailedDocument("f" * 16, "f" * 64, "crash", "died", "หยุดทำงาน")


def made_records(seed: int = 7, agencies: int = 300, provinces: Sequence[str] = PROVINCES) -> list[Record]:
    """Plans and reports, several editions of some, plans copied from others, and documents that tell too little."""
    random = Random(seed)
    records: list[Record] = []
    plans: dict[int, list[Record]] = {year: [] for year in YEARS}
    for number in range(agencies):
        agency = made_agency(random, number, provinces)
        level = random.uniform(60, 95)
        for year in YEARS:
            level = min(99.0, max(40.0, level + random.uniform(-6, 9)))
            if random.random() < 0.9:
                copied = random.choice(plans[year]) if number % 30 == 29 and plans[year] else None
                plan = made_plan(random, agency, year, level, copied)
                plans[year].append(plan)
                records.append(plan)
                if random.random() < 0.1:
                    records.append(earlier_edition(random, plan))
                if random.random() < 0.6:
                    records.append(made_report(random, plan, 12))
                if random.random() < 0.2:
                    records.append(made_report(random, plan, 6))
            elif random.random() < 0.3:
                records.append(made_report(random, made_plan(random, agency, year, level, None), None))
    return [*records, *of_little_use(records)]


def of_little_use(records: list[Record]) -> Iterator[Record]:
    """A document without agency, one without year, one of another kind."""
    first, second, third = records[:3]
    yield identified(replace(first, document=replace(first.document, agency=Agency(), title="ไม่มีหน่วยงาน")))
    yield identified(replace(second, document=replace(second.document, fiscal_year=None, title="ไม่มีปี")))
    yield identified(replace(third, document=replace(third.document, kind="other", title="อื่น")))


def made_agency(random: Random, number: int, provinces: Sequence[str]) -> Agency:
    """An agency; one in 60 is of a type of which there are few."""
    kind = "เทศบาลนคร" if number % 100 == 7 else random.choice(TYPES)
    province = random.choice(provinces) if number % 150 else "พังงา"
    key = f"{kind}-{province}-{number:03}"
    return Agency(key, f"{kind}ที่{number:03}", kind, province)  # type: ignore[arg-type]


def made_plan(random: Random, agency: Agency, year: int, level: float, copied: Record | None) -> Record:
    """A plan of a year, that analyses the scores of the year before."""
    scores = tuple(made_scores(random, year - 1, level))
    if random.random() < 0.2:
        scores += (score(year - 2, "overall", None, round(level - random.choice((0, 2, 5)), 2), len(scores)),)
    if copied is None:
        entries = tuple(made_entry(random, row, year) for row in range(random.randint(2, 6)))
    else:
        entries = copied.entries
    issues = [issue("numbering", None)] * random.choice((0, 0, 1, 2))
    issues += [issue("missing_element", "entries.steps")] * random.choice((0, 0, 1))
    return identified(made_record(agency, "measures", year, None, scores, entries, tuple(issues)))


def earlier_edition(random: Random, plan: Record) -> Record:
    """The plan with a row less or as many, and some scores otherwise."""
    scores = tuple(replace(one, score=one.score - 1) if random.random() < 0.1 else one for one in plan.scores)
    entries = plan.entries[: len(plan.entries) - random.randint(0, 1)]
    source: TextSource = random.choice(("native", "ocr"))
    document = replace(plan.document, title="ฉบับร่าง", text_source=source)
    changed = replace(plan, scores=scores, entries=entries, document=document)
    return identified(changed)


def made_report(random: Random, plan: Record, months: int | None) -> Record:
    """A report of a plan: each measure told in the same words, in nearly the same, in others, or not at all."""
    rows: list[tuple[str, Entry]] = []
    for entry in plan.entries:
        if entry.kind != "plan" or entry.measures[0].text == PROJECT:
            continue
        fate = random.choice((0.0, 0.0, 0.05, 0.3, 0.8, None))
        if fate is not None:
            rows.append((rewritten(random, entry.measures[0].text, fate), entry))
    for _ in range(random.choice((0, 0, 1))):
        rows.append(("นอกแผน" + "".join(random.choices(LETTERS, k=50)), plan.entries[0]))
    random.shuffle(rows)
    entries = tuple(
        replace(
            entry,
            entry_id=f":t1.r{row}.c0",
            kind="result",
            measures=(Text(None, text, place(f"t1.r{row}.c1")),),
            results=tuple(
                Result(None, "ดำเนินการแล้ว", place(f"t1.r{row}.c4"), ()) for _ in range(random.choice((0, 1, 2)))
            ),
        )
        for row, (text, entry) in enumerate(rows)
    )
    issues = (issue("missing_element", "entries.outcomes"),) * random.choice((0, 1))
    record = made_record(plan.document.agency, "report", plan.document.fiscal_year, months, (), entries, issues)
    return identified(record)


def rewritten(random: Random, text: str, part: float) -> str:
    """The text with a part of its letters exchanged for letters that no made text has."""
    places = set(random.sample(range(len(text)), round(part * len(text))))
    return "".join(random.choice(OTHER_LETTERS) if at in places else letter for at, letter in enumerate(text))


def made_scores(random: Random, year: int, level: float) -> Iterator[Score]:
    """Scores of a year: some are missing, the EIT's come by part from 2567 on, with exceptions."""
    found: list[tuple[str, int | None]] = [("overall", None), ("IIT", None), ("OIT", None)]
    found += [(str(number), None) for number in range(1, 11)]
    parts: tuple[int | None, ...] = (1, 2) if year >= 2567 and random.random() < 0.9 else (None,)
    found += [("EIT", part) for part in parts] + [(code, None) for code in ITEMS]
    for at, (code, part) in enumerate(one for one in found if random.random() < 0.8):
        value = round(min(100.0, max(0.0, level + random.choice((-8, -4, 0, 2, 4)))), 2)
        yield score(year, code, part, value, at)


def score(year: int, code: str, part: int | None, value: float, at: int) -> Score:
    """One score."""
    level = "overall" if code == "overall" else "instrument" if code.isupper() else "indicator"
    return Score(
        year,
        "item" if code in ITEMS else level,  # type: ignore[arg-type]
        code,
        part,  # type: ignore[arg-type]
        value,
        str(value),
        None,
        None,
        place(f"t0.r{at}.c1"),
    )


def made_entry(random: Random, row: int, year: int) -> Entry:
    """A measure row, or one of analysis; some repeat a budget cell or a project."""
    item, indicator = random.choice(list(ITEMS.items()))
    opening = random.choice(OPENINGS)
    measures = [opening + "".join(random.choices(LETTERS, k=50)) for _ in range(1 if row else 2)]
    if random.random() < 0.1:
        measures = [PROJECT]
    return Entry(
        entry_id=f":t1.r{row}.c0",
        kind="analysis" if random.random() < 0.1 else "plan",
        topic=None,
        indicators=(indicator,) if random.random() < 0.9 else (),
        items=(item,) if random.random() < 0.5 else (),
        findings=(),
        measures=tuple(Text(None, text, place(f"t1.r{row}.c1")) for text in measures),
        steps=(Text(1, "ประชุมชี้แจง", place(f"t1.r{row}.c2")),),
        period=made_period(random, row, year),
        owners=tuple(
            Owner(str(unit), unit, place(f"t1.r{row}.c3")) for unit in random.sample(UNITS, random.choice((0, 1, 1, 2)))
        ),
        budget=made_budget(random, row),
        results=(),
        outcomes=(),
        other=(),
        stated_none=(),
        sources={},
    )


def made_period(random: Random, row: int, year: int) -> Period | None:
    """No period, one that is not read, or months in the fiscal year, over its end, or outside."""
    first = year - 544
    chosen = random.choice(
        (
            None,
            (None, None),
            (date(first, 10, 1), date(first + 1, 9, 30)),
            (date(first, 11, 1), date(first, 12, 31)),
            (date(first + 1, 2, 1), date(first + 1, 5, 31)),
            (date(first + 1, 7, 1), date(first + 1, 12, 31)),
            (date(first, 1, 1), date(first, 9, 30)),
        )
    )
    return None if chosen is None else Period("ช่วงเวลา", *chosen, None, place(f"t1.r{row}.c5"))


def made_budget(random: Random, row: int) -> Budget | None:
    """No budget, none used, or an amount; every third cell is merged with the one above."""
    amount = random.choice((None, 0.0, 10000.0, 10000.0, 25500.5))
    cell = place(f"t1.r{row - 1 if row % 3 == 2 else row}.c6")
    return None if amount is None else Budget(str(amount), amount, cell)


def made_record(
    agency: Agency,
    kind: str,
    year: int | None,
    months: int | None,
    scores: tuple[Score, ...],
    entries: tuple[Entry, ...],
    issues: tuple[RecordIssue, ...],
) -> Record:
    """A record that has no id yet."""
    info = DocumentInfo(
        *("", (), "", "text/plain", None, "native"),
        kind,  # type: ignore[arg-type]
        *(None, agency, year, None if year is None or kind == "report" else year - 1),
        months,  # type: ignore[arg-type]
        sources={},
    )
    return Record("1", info, scores, entries, (), issues, {})


def issue(code: str, field: str | None) -> RecordIssue:
    """An issue of the record."""
    return RecordIssue(code, "warning", code, "ข้อสังเกต", field, (), ())


def place(block: str) -> tuple[Source, ...]:
    """A place on page 2."""
    return (Source(2, block, 0, 1, None),)


def identified(record: Record) -> Record:
    """The record with ids made from its content."""
    record = replace(
        record, entries=tuple(replace(e, entry_id=":" + e.entry_id.partition(":")[2]) for e in record.entries)
    )
    sha256 = hashlib.sha256(repr(record).encode()).hexdigest()
    key = sha256[:16]
    return replace(
        record,
        document=replace(record.document, document_id=key, sha256=sha256),
        entries=tuple(replace(entry, entry_id=key + entry.entry_id) for entry in record.entries),
    )


def store_records(folder: Path, records: Iterable[Record]) -> Path:
    """A store of the records."""
    with writing(folder) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        for record in records:
            key = record.document.document_id
            read = ReadDocument(
                key, record.document.sha256, zlib.compress(record_json(record), 1), rows_of(record, "1.0")
            )
            store.save(read, ORIGIN, [FoundFile(f"/d/{key}.pdf", f"d/{key}.pdf")])
        store.save(FAILED, ORIGIN, [FoundFile("/d/bad.pdf", "d/bad.pdf")])
    return folder
