"""Makes the content of a document from a seed."""

import calendar
import random
from datetime import date, timedelta
from functools import cache

from tests.documents import framework
from tests.documents.model import (
    Agency,
    Content,
    Listed,
    Measure,
    Money,
    Owner,
    Owners,
    Period,
    Point,
)
from tests.documents.scores import make_year
from tests.documents.style import SHORT_MONTHS, Style, choose_style, numbered
from tests.documents.texts import Phrases

FULL_TYPES = {"อบต.": "องค์การบริหารส่วนตำบล", "อบจ.": "องค์การบริหารส่วนจังหวัด"}
SHORT_TYPES = {"เทศบาลตำบล": "เทศบาลตำบล", "เทศบาลเมือง": "เทศบาลเมือง", "เทศบาลนคร": "เทศบาลนคร"}
STRANGERS = ("คณะทำงานขับเคลื่อนการประเมิน ITA", "ผู้บริหารท้องถิ่น", "คณะกรรมการ ITA")
NO_BUDGET = ("ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ", "ไม่ใช้ งบประมาณ", "ไม่มีค่าใช้จ่าย", "-")


@cache
def _agencies() -> tuple[Agency, ...]:
    found = []
    for row in framework.rows_of("places"):
        kind, name = row["type"], row["name"]
        full = FULL_TYPES.get(kind, kind) + name
        short = kind + name if kind in FULL_TYPES else "เทศบาล" + name
        found.append(Agency(kind, full, short, row["province"], row["district"] or None))
    return tuple(found)


def _owners(rng: random.Random, agency: Agency) -> Owners:
    kind = "เทศบาล" if agency.type.startswith("เทศบาล") else agency.type
    units = [r for r in framework.rows_of("units") if r["types"] in ("all", kind) and r["unit"] != "all_units"]
    if rng.random() < 0.15:
        everyone = [r for r in framework.rows_of("units") if r["unit"] == "all_units"]
        return Owners((Owner(rng.choice(everyone)["name"], "all_units"),), " ")
    if rng.random() < 0.03:
        return Owners((Owner(rng.choice(STRANGERS), None),), " ")
    chosen: list[Owner] = []
    for row in rng.sample(units, len(units)):
        if all(row["unit"] != owner.unit for owner in chosen):
            chosen.append(Owner(row["name"], row["unit"]))
    chosen = chosen[: rng.choice((1, 1, 2, 2, 3, 4))]
    return Owners(tuple(chosen), rng.choice(("{}.", "{}.", "-", " ", "/", ", ", "\n", "และ", "{} .")))


def _day_of(when: date, style: Style, rng: random.Random, gap: str) -> str:
    return style.numerals(f"{when.day} {style.month(when, gap)}", rng)


def _period(rng: random.Random, style: Style, year: int, months: int | None) -> Period:
    """A period inside the fiscal year; a report of six months stays in the first half."""
    first, last = date(year - 544, 10, 1), date(year - 543, 9, 30)
    form = rng.choice(("days", "days", "months", "months", "months", "year", "month", "shared year", "quarter"))
    if form == "days":
        raw = style.day(first, rng) + style.dash + style.day(last, rng)
        return Period(raw, first, last, "day")
    if form == "year":
        raw = rng.choice(("ปีงบประมาณ พ.ศ. {}", "ตลอดปีงบประมาณ พ.ศ. {}", "ปีงบประมาณ {}")).format(year)
        return Period(style.numerals(raw, rng), first, last, "fiscal_year")
    begin = rng.choice((0, 0, 0, 3, 5))
    end = rng.choice((11, 11, 5, 8)) if begin < 5 else 11
    start = date(first.year + (first.month + begin - 1) // 12, (first.month + begin - 1) % 12 + 1, 1)
    stop_month = (first.month + end - 1) % 12 + 1
    stop_year = first.year + (first.month + end - 1) // 12
    stop = date(stop_year, stop_month, calendar.monthrange(stop_year, stop_month)[1])
    if form == "month":
        start = stop.replace(day=1)
        return Period(style.numerals(style.month(stop), rng), start, stop, "month")
    if form == "quarter":
        no = rng.randint(1, 4)
        start, stop = (date(first.year + (no > 1), m, 1) for m in ((10, 12), (1, 3), (4, 6), (7, 9))[no - 1])
        stop = date(stop.year, stop.month, calendar.monthrange(stop.year, stop.month)[1])
        return Period(style.numerals(f"ไตรมาสที่ {no} ปีงบประมาณ พ.ศ. {year}", rng), start, stop, "month")
    if form == "shared year" and start.year == stop.year:
        head = SHORT_MONTHS[start.month - 1] if style.short_months else style.month(start).split()[0]
        return Period(style.numerals(head + style.dash + style.month(stop), rng), start, stop, "month")
    return Period(style.numerals(style.month(start) + style.dash + style.month(stop), rng), start, stop, "month")


def _money(rng: random.Random, style: Style) -> Money:
    if rng.random() < 0.5:
        raw = rng.choice(NO_BUDGET)
        return Money(raw, None if raw == "-" else 0.0)
    amount = rng.choice((5000, 10000, 20000, 30000, 50000, 75500, 100000, 250000, 1200000))
    form = rng.choice(("{:,}", "{:,}", "{:,} บาท", "{:,}.-", "{:,}.00"))
    return Money(style.numerals(form.format(amount), rng), float(amount))


def _weekday(rng: random.Random, year: int, months: int | None) -> date:
    """A working day of the fiscal year, inside the reported half where it is one."""
    when = date(year - 544, 10, 3) + timedelta(days=rng.randrange(170 if months == 6 else 340))
    return when - timedelta(days=max(0, when.weekday() - 4))


def _listed(rng: random.Random, points: list[Point], marker: str, **more: object) -> Listed:
    """A list; a single point mostly stands without a marker."""
    if len(points) == 1 and rng.random() < 0.6:
        marker = ""
    return Listed(tuple(points), marker, **more)  # type: ignore[arg-type]


def _result_points(rng: random.Random, style: Style, steps: list[Point], year: int, months: int | None) -> list[Point]:
    """What was done: the steps, told as done, most with the day."""
    out = []
    for step in steps:
        text = rng.choice(("ได้{}แล้ว", "ดำเนินการ{}เรียบร้อยแล้ว", "{}", "มีการ{}")).format(step.text)
        dates: tuple[date, ...] = ()
        if rng.random() < 0.6:
            when = _weekday(rng, year, months)
            link = rng.choice((" เมื่อวันที่ ", " เมื่อวันที่ ", " ในวันที่ "))
            text, dates = text + link + style.day(when, rng), (when,)
        out.append(Point(text, (), dates))
    return out


def _habits(rng: random.Random) -> dict[str, object]:
    """The list habits of a document, per kind of cell."""
    marks = ("{}.", "{}.", "{}.", "{}.tight", "{})", "({})", "-", "-", "•", "auto.", "auto-", "letter)", "{} .")
    return {
        "steps": rng.choice(marks),
        "results": rng.choice(marks),
        "outcomes": rng.choice(("", "-", "{}.", "", "auto-")),
        "measure": rng.choice(("", "", "running", "-", "list", "{}.")),
        "inline": rng.random() < 0.4,
        "nested": rng.random() < 0.35,
        "lead": rng.random() < 0.2,
    }


def make_measures(
    rng: random.Random, phrases: Phrases, style: Style, agency: Agency, year: int, assessed: int, months: int | None
) -> tuple[Measure, ...]:
    """The measures of a document, in the order of their indicators."""
    habits = _habits(rng)
    say = lambda text: style.numerals(text, rng)  # noqa: E731
    topics = {int(r["indicator"]): r["topic"] for r in framework.rows_of("topics")}
    known = framework.agreed_items(assessed, year)
    period, owners = _period(rng, style, year, months), _owners(rng, agency)
    out: list[Measure] = []
    for no in sorted(rng.sample(range(1, 11), rng.randint(3, 9))):
        codes = [code for code, item in known.items() if item.indicator == no]
        finding = say(phrases.one(no, "finding"))
        items = tuple(sorted(rng.sample(codes, min(len(codes), rng.choice((1, 1, 2)))), key=lambda c: int(c[1:])))
        for running in range(1, rng.choice((1, 1, 2, 3)) + 1):
            if rng.random() < 0.5:
                period = _period(rng, style, year, months)
            if rng.random() < 0.6:
                owners = _owners(rng, agency)
            steps = [Point(say(text)) for text in phrases.some(no, "step", rng.choice((1, 2, 2, 3, 3, 4, 5)))]
            done = steps
            nested = habits["nested"] and str(habits["steps"]) not in ("({})", "letter)") and len(steps) > 1
            if nested and rng.random() < 0.6:
                subs = tuple(phrases.some(0, "sub", rng.choice((2, 3))))
                steps = [*steps, Point(say(phrases.one(0, "parent")), subs)]
            lead = say(phrases.one(0, "lead")) if habits["lead"] and len(steps) > 1 and rng.random() < 0.7 else ""
            out.append(
                Measure(
                    (no,),
                    items,
                    topics[no],
                    finding,
                    _measure_list(rng, phrases, say(phrases.one(no, "measure")), habits, no, running, say),
                    _listed(
                        rng,
                        steps,
                        str(habits["steps"]),
                        lead=lead,
                        inline=bool(habits["inline"]),
                        below=rng.choice(("({})", "-", "{})")) if habits["steps"] != "-" else "({})",
                    ),
                    period,
                    owners,
                    _money(rng, style),
                    _listed(
                        rng,
                        _result_points(rng, style, done, year, months),
                        str(habits["results"]),
                        inline=bool(habits["inline"]),
                    ),
                    _listed(
                        rng,
                        [Point(say(text)) for text in phrases.some(no, "outcome", rng.choice((1, 1, 2)))],
                        str(habits["outcomes"]) or "-",
                    ),
                    rng.choice(("-", "ไม่มี", say(phrases.one(no, "problem")), say(phrases.one(no, "problem")))),
                    rng.choice(("-", "ไม่มี", say(phrases.one(no, "recommendation")))),
                    rng.choice(("", "", "ดำเนินการต่อเนื่อง", "อยู่ระหว่างดำเนินการ")),
                    rng.choice(("ภาพถ่ายกิจกรรม", "รายงานการประชุม", "บันทึกข้อความ", "คำสั่งแต่งตั้งคณะทำงาน")),
                    say(rng.choice(("ร้อยละ ๘๐", "ร้อยละ ๘๕", "จำนวน ๑ ครั้ง", "ครบทุกกระบวนงาน"))),
                )
            )
    return tuple(out)


def _measure_list(
    rng: random.Random, phrases: Phrases, text: str, habits: dict[str, object], no: int, running: int, say: object
) -> Listed:
    """The measure cell: one text, one with its running number, or a list of several."""
    habit = habits["measure"]
    if habit == "list":
        more = [Point(say(phrases.one(no, "measure"))) for _ in range(rng.choice((0, 1, 1, 2)))]  # type: ignore[operator]
        points = [Point(text), *more]
        return Listed(tuple(points), "{}." if len(points) > 1 else "", inline=bool(habits["inline"]))
    if habit == "running":
        return Listed((Point(text),), "{}.", first=running)
    return Listed((Point(text),), str(habit))


def make_content(seed: int, kind: str | None = None) -> Content:
    """The content of the document of a seed; `kind` is "measures" or "report", by default the seed's choice."""
    rng = random.Random(f"content {seed}")
    kind = kind or rng.choice(("measures", "measures", "report"))
    agency = rng.choice(_agencies())
    fiscal_year = rng.randint(2565, 2569)
    assessed = fiscal_year - 1
    months = rng.choice((6, 12, 12)) if kind == "report" else None
    style = choose_style(rng)
    names = {"full": agency.name, "short": agency.short, "fy": str(fiscal_year), "py": str(assessed)}
    phrases = Phrases(rng, names)
    measures = make_measures(rng, phrases, style, agency, fiscal_year, assessed, months)
    years = tuple(make_year(year, rng) for year in range(assessed - rng.choice((0, 1, 1, 2)), assessed + 1))
    limits = tuple(style.numerals(text, rng) for text in phrases.some(0, "limitation", rng.randint(2, 5)))
    return Content(seed, kind, agency, fiscal_year, assessed, months, style, measures, years, limits, names)


def is_numbered(listed: Listed) -> bool:
    """Whether the items of a list carry numbers."""
    return numbered(listed.marker)
