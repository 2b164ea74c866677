"""Makes the content of a document from a seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from tests.documents import framework
from tests.documents.model import Agency, Content, Listed, Measure, Point
from tests.documents.scores import make_year
from tests.documents.style import MONTHS, Style, choose_style
from tests.documents.texts import Phrases
from tests.documents.values import make_money, make_owners, make_period, working_day

FULL_TYPES = {"อบต.": "องค์การบริหารส่วนตำบล", "อบจ.": "องค์การบริหารส่วนจังหวัด"}
MARKS = ("{}.", "{}.", "{}.", "{}.tight", "{})", "({})", "-", "-", "•", "auto.", "auto-", "letter)", "{} .", "1.{}")
EVIDENCE = (
    "ภาพถ่ายกิจกรรม",
    "รายงานการประชุม",
    "บันทึกข้อความ",
    "คำสั่งแต่งตั้งคณะทำงาน",
    "https://www.example.go.th/ita/o27.pdf",
)
Say = Callable[[str], str]


@cache
def agencies() -> tuple[Agency, ...]:
    """The agencies of generated documents: true places."""
    found = []
    for row in framework.rows_of("places"):
        kind, name = row["type"], row["name"]
        full = name if kind == "เมืองพัทยา" else FULL_TYPES.get(kind, kind) + name
        short = kind + name if kind in FULL_TYPES else full if kind == "เมืองพัทยา" else "เทศบาล" + name
        found.append(Agency(kind, full, short, row["province"], row["district"] or None))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Habits:
    """The list habits of a document, per kind of cell; `measure` also "running" (over rows) and "list"."""

    steps: str
    results: str
    outcomes: str
    measure: str
    inline: bool
    nested: bool
    lead: bool


def _habits(rng: random.Random) -> Habits:
    return Habits(
        rng.choice(MARKS),
        rng.choice(MARKS),
        rng.choice(("-", "-", "{}.", "-", "auto-")),
        rng.choice(("", "", "running", "-", "list", "{}.")),
        rng.random() < 0.4,
        rng.random() < 0.35,
        rng.random() < 0.2,
    )


def _listed(rng: random.Random, points: list[Point], marker: str, *, inline: bool = False) -> Listed:
    """A list; a single point mostly stands without a marker."""
    if len(points) == 1 and rng.random() < 0.6:
        marker = ""
    return Listed(tuple(points), marker, inline=inline)


def _steps(rng: random.Random, phrases: Phrases, habits: Habits, points: list[Point], say: Say) -> Listed:
    """The steps cell: a list, with a nested list in its last item or a sentence before it where the habit is so."""
    nested = habits.nested and habits.steps not in ("({})", "letter)") and len(points) > 1
    if nested and rng.random() < 0.6:
        below = tuple(phrases.some(0, "sub", rng.choice((2, 3))))
        points = [*points, Point(say(phrases.one(0, "parent")), below)]
    lead = say(phrases.one(0, "lead")) if habits.lead and len(points) > 1 and rng.random() < 0.7 else ""
    marker = "" if len(points) == 1 and rng.random() < 0.6 else habits.steps
    below_marker = rng.choice([marker for marker in ("({})", "-", "{})") if marker != habits.steps])
    return Listed(tuple(points), marker, lead, habits.inline, below_marker)


def _results(rng: random.Random, style: Style, steps: list[Point], year: int, months: int | None) -> list[Point]:
    """What was done: the steps, told as done, most with the day, some only with the month."""
    out = []
    for step in steps:
        text = rng.choice(("ได้{}แล้ว", "ดำเนินการ{}เรียบร้อยแล้ว", "{}", "มีการ{}")).format(step.text)
        dates: tuple[date, ...] = ()
        when, chance = working_day(rng, year, months), rng.random()
        if chance < 0.6:
            link = rng.choice((" เมื่อวันที่ ", " เมื่อวันที่ ", " ในวันที่ ", "เมื่อวันที่ "))
            text, dates = text + link + style.day(when, rng), (when,)
        elif chance < 0.7:
            text += style.numerals(f" ในเดือน{MONTHS[when.month - 1]} {when.year + 543}", rng)
        elif chance < 0.75:
            again = working_day(rng, year, months)
            text += f" ครั้งแรกเมื่อวันที่ {style.day(when, rng)} และครั้งที่สองเมื่อวันที่ {style.day(again, rng)}"
            dates = (when, again)
        out.append(Point(text, (), dates))
    return out


def _measure_list(rng: random.Random, phrases: Phrases, habits: Habits, no: int, running: int, say: Say) -> Listed:
    """The measure cell: one text, one with its running number, or a list of several."""
    first = Point(say(phrases.one(no, "measure")))
    if habits.measure == "list":
        more = [Point(say(phrases.one(no, "measure"))) for _ in range(rng.choice((0, 1, 1, 2)))]
        return Listed((first, *more), "{}." if more else "", inline=habits.inline)
    if habits.measure == "running":
        return Listed((first,), "{}.", first=running)
    return Listed((first,), habits.measure)


def _item_codes(rng: random.Random, no: int, year: int, assessed: int) -> tuple[str, ...]:
    """The items that a measure of an indicator answers: codes that mean the same in both years."""
    codes = [code for code, item in framework.agreed_items(assessed, year).items() if item.indicator == no]
    if len(codes) >= 3 and rng.random() < 0.1:
        start = rng.randrange(len(codes) - 2)
        return tuple(codes[start : start + 3])
    return tuple(sorted(rng.sample(codes, min(len(codes), rng.choice((1, 1, 2)))), key=lambda code: int(code[1:])))


def make_measures(
    rng: random.Random, phrases: Phrases, style: Style, agency: Agency, year: int, months: int | None
) -> tuple[Measure, ...]:
    """The measures of a document, in the order of their indicators."""
    habits = _habits(rng)
    topics = {int(row["indicator"]): row["topic"] for row in framework.rows_of("topics")}
    period, owners = make_period(rng, style, year), make_owners(rng, agency)
    out: list[Measure] = []

    def say(text: str) -> str:
        return style.numerals(text, rng)

    for no in sorted(rng.sample(range(1, 11), rng.randint(3, 9))):
        finding, items = say(phrases.one(no, "finding")), _item_codes(rng, no, year, year - 1)
        for running in range(1, rng.choice((1, 1, 2, 3)) + 1):
            if rng.random() < 0.5:
                period = make_period(rng, style, year)
            if rng.random() < 0.6:
                owners = make_owners(rng, agency)
            steps = [Point(say(text)) for text in phrases.some(no, "step", rng.choice((1, 2, 2, 3, 3, 4, 5)))]
            done = _results(rng, style, steps, year, months)
            outcomes = [Point(say(text)) for text in phrases.some(no, "outcome", rng.choice((1, 1, 2)))]
            problem, advice = say(phrases.one(no, "problem")), say(phrases.one(no, "recommendation"))
            out.append(
                Measure(
                    indicators=(no,),
                    items=items,
                    topic=topics[no],
                    finding=finding,
                    measure=_measure_list(rng, phrases, habits, no, running, say),
                    steps=_steps(rng, phrases, habits, steps, say),
                    period=period,
                    owners=owners,
                    budget=make_money(rng, style),
                    results=_listed(rng, done, habits.results, inline=habits.inline),
                    outcomes=_listed(rng, outcomes, habits.outcomes),
                    problem=rng.choice(("-", "ไม่มี", problem, problem)),
                    recommendation=rng.choice(("-", "ไม่มี", advice)),
                    remark=rng.choice(("", "", "ดำเนินการต่อเนื่อง", "อยู่ระหว่างดำเนินการ")),
                    evidence=rng.choice(EVIDENCE),
                    goal=say(rng.choice(("ร้อยละ ๘๐", "ร้อยละ ๘๕", "จำนวน ๑ ครั้ง", "ครบทุกกระบวนงาน"))),
                )
            )
    return tuple(out)


def make_content(seed: int, kind: str | None = None) -> Content:
    """The content of the document of a seed; `kind` is "measures" or "report", by default the seed's choice."""
    rng = random.Random(f"content {seed}")
    kind = kind or rng.choice(("measures", "measures", "report"))
    agency = rng.choice(agencies())
    fiscal_year = rng.choice((2564, 2565, 2566, 2566, 2567, 2567, 2568, 2568, 2569, 2569))
    assessed = fiscal_year - 1
    months = rng.choice((6, 12, 12)) if kind == "report" else None
    style = choose_style(rng)
    names = {"full": agency.name, "short": agency.short, "fy": str(fiscal_year), "py": str(assessed)}
    phrases = Phrases(rng, names)
    names["neighbour"] = rng.choice([other.name for other in agencies() if other.name != agency.name])
    measures = make_measures(rng, phrases, style, agency, fiscal_year, months)
    oldest = max(assessed - rng.choice((0, 1, 1, 2)), 2563)  # no item list is older
    years = tuple(make_year(year, rng) for year in range(oldest, assessed + 1))
    limits = tuple(style.numerals(text, rng) for text in phrases.some(0, "limitation", rng.randint(2, 5)))
    return Content(seed, kind, agency, fiscal_year, assessed, months, style, measures, years, limits, names)
