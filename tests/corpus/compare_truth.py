"""The figures of a comparison counted from the records themselves: plain loops, no store, no SQL, no pandas."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from statistics import median, quantiles

from normalize.record import Entry, Record, Score
from tests.corpus.made_corpus import ITEMS, OTHER_LETTERS

Figures = dict[tuple[object, ...], tuple[object, ...]]
"""Figures by year, kind of group, group and further keys."""

FEW = 5
INCOMPARABLE = {(2566, "o12"), *((2567, item) for item in ITEMS), (2568, "o1"), (2568, "o12")}
"""Years and items whose question, or whose whole list, is not that of the year before."""
THEMES = {
    "จัดทำคู่มือ": "service_manuals",
    "ยืมครุภัณฑ์": "assets",
    "จัดซื้อวัสดุ": "procurement",
    "ฝึกอบรม": "training",
    "ประชาสัมพันธ์": "public_relations",
    "สายด่วน": "complaints",
}


def groups_of(record: Record) -> list[tuple[str, str]]:
    """The peer groups of a document's agency."""
    agency = record.document.agency
    return [("all", ""), ("type", str(agency.type)), ("province", str(agency.province))]


def used_documents(records: Iterable[Record]) -> dict[tuple[str, int, str], Record]:
    """The document that speaks for each agency, year and kind."""
    used: dict[tuple[str, int, str], Record] = {}
    for record in records:
        document = record.document
        if document.agency.agency_id is None or document.fiscal_year is None or document.kind == "other":
            continue
        key = (document.agency.agency_id, document.fiscal_year, document.kind)
        if key not in used or preference(record) < preference(used[key]):
            used[key] = record
    return used


def preference(record: Record) -> tuple[int, bool, int, str]:
    """What comes first is used."""
    rounds = {12: 0, None: 1, 6: 2}
    document = record.document
    scanned = document.text_source in ("ocr", "mixed")
    return (rounds[document.reporting_months], scanned, -len(record.entries), document.document_id)


class Truth:
    """The figures of made records."""

    def __init__(self, records: list[Record]) -> None:
        self.records = records
        self.used = used_documents(records)
        self.plans = {key[:2]: record for key, record in self.used.items() if key[2] == "measures"}
        self.reports = {key[:2]: record for key, record in self.used.items() if key[2] == "report"}

    def plan_rows(self) -> Iterator[tuple[Record, Entry, int, tuple[str, str]]]:
        """Every measure row of the plans in use, once for each peer group."""
        for (_agency, year), plan in self.plans.items():
            for entry in plan.entries:
                if entry.kind == "plan":
                    for group in groups_of(plan):
                        yield plan, entry, year, group

    def plans_by_group(self) -> Counter[tuple[int, str, str]]:
        """How many plans each group has a year."""
        return Counter((year, *group) for (_agency, year), plan in self.plans.items() for group in groups_of(plan))

    def overview(self) -> Figures:
        """agencies, plans, reports, both, entries, without_indicator"""
        figures: defaultdict[tuple[object, ...], list[int]] = defaultdict(lambda: [0] * 6)
        for agency, year in self.plans.keys() | self.reports.keys():
            plan, report = self.plans.get((agency, year)), self.reports.get((agency, year))
            entries = [entry for entry in plan.entries if entry.kind == "plan"] if plan else []
            without = sum(1 for entry in entries if not entry.indicators)
            counted = (1, plan is not None, report is not None, plan is not None and report is not None)
            for group in groups_of(plan or report):  # type: ignore[arg-type]
                old = figures[(year, *group)]
                figures[(year, *group)] = [
                    a + int(b) for a, b in zip(old, (*counted, len(entries), without), strict=True)
                ]
        return {key: tuple(value) for key, value in figures.items()}

    def coverage(self) -> Figures:
        """documents, covering, share, entries; by indicator"""
        covering: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
        entries: Counter[tuple[object, ...]] = Counter()
        for plan, entry, year, group in self.plan_rows():
            for indicator in set(entry.indicators):
                covering[(year, *group, indicator)].add(plan.document.document_id)
                entries[(year, *group, indicator)] += 1
        return {
            (*key, indicator): (
                number,
                len(covering[(*key, indicator)]),
                per_cent(len(covering[(*key, indicator)]), number),
                entries[(*key, indicator)],
            )
            for key, number in self.plans_by_group().items()
            for indicator in range(1, 11)
        }

    def timing(self) -> Figures:
        """documents, entries, dated, inside, share, partly, outside, whole year, four quarters"""
        figures = {key: [0] * 10 for key in self.plans_by_group()}
        for _plan, entry, year, group in self.plan_rows():
            for at, true in enumerate((True, *times(entry, year))):
                figures[(year, *group)][at] += int(true)
        return {
            key: (number, *row[:3], per_cent(row[2], row[1]), *row[3:])
            for key, number in self.plans_by_group().items()
            for row in [figures[key]]
        }

    def owners(self) -> Figures:
        """documents, naming, entries, share; by unit"""
        naming: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
        entries: Counter[tuple[object, ...]] = Counter()
        owned: Counter[tuple[object, ...]] = Counter()
        for plan, entry, year, group in self.plan_rows():
            owned[(year, *group)] += bool(entry.owners)
            for unit in {owner.unit for owner in entry.owners}:
                naming[(year, *group, unit)].add(plan.document.document_id)
                entries[(year, *group, unit)] += 1
        plans = self.plans_by_group()
        return {
            key: (plans[key[:3]], len(naming[key]), number, per_cent(number, owned[key[:3]]))  # type: ignore[index]
            for key, number in entries.items()
        }

    def budgets(self) -> Figures:
        """documents, entries, with amount, none used, not stated, repeated, projects, total, median"""
        figures = {key: [0] * 5 for key in self.plans_by_group()}
        amounts: defaultdict[tuple[object, ...], list[float]] = defaultdict(list)
        for (_agency, year), plan in self.plans.items():
            cells: set[object] = set()
            projects: set[object] = set()
            for entry in plan.entries:
                if entry.kind != "plan":
                    continue
                amount = entry.budget.amount if entry.budget else None
                again = False
                if entry.budget and amount:
                    cell = (entry.budget.sources[0].block, amount)
                    project = ("".join(text.text for text in entry.measures), amount)
                    again = cell in cells or project in projects
                    cells.add(cell)
                    projects.add(project)
                for group in groups_of(plan):
                    row = figures[(year, *group)]
                    for at, true in enumerate((True, bool(amount), amount == 0, amount is None, again)):
                        row[at] += int(true)
                    if amount and not again:
                        amounts[(year, *group)].append(amount)
        return {
            key: (number, *figures[key], len(paid), round(sum(paid), 2), median(paid) if len(paid) >= FEW else None)
            for key, number in self.plans_by_group().items()
            for paid in [amounts[key]]
        }

    def themes(self) -> Figures:
        """documents, plans with the theme, share, measures, of several themes; where there are any"""
        having: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
        measures: Counter[tuple[object, ...]] = Counter()
        for plan, entry, year, group in self.plan_rows():
            for text in entry.measures:
                theme = next((theme for opening, theme in THEMES.items() if text.text.startswith(opening)), "none")
                having[(year, *group, theme)].add(plan.document.document_id)
                measures[(year, *group, theme)] += 1
        plans = self.plans_by_group()
        return {
            key: (plans[key[:3]], len(having[key]), per_cent(len(having[key]), plans[key[:3]]), number, 0)  # type: ignore[index]
            for key, number in measures.items()
        }

    def followup(self) -> Figures:
        """documents, planned, reported, uncertain, missing, share, with result, unplanned"""
        figures: defaultdict[tuple[object, ...], list[int]] = defaultdict(lambda: [0] * 7)
        for key in self.plans.keys() & self.reports.keys():
            plan = [entry for entry in self.plans[key].entries if entry.kind == "plan"]
            report = list(self.reports[key].entries)
            counts = Counter[str]()
            for entry in plan:
                likeness, row = likest(entry, report)
                state = "reported" if likeness >= 85 else "uncertain" if likeness >= 60 else "missing"
                counts[state] += 1
                counts["with_result"] += state == "reported" and bool(row and row.results)
            told = counts["reported"] + counts["uncertain"]
            found = (1, len(plan), counts["reported"], counts["uncertain"], counts["missing"])
            for group in groups_of(self.plans[key]):
                old = figures[(key[1], *group)]
                new = (*found, counts["with_result"], len(report) - told)
                figures[(key[1], *group)] = [a + b for a, b in zip(old, new, strict=True)]
        return {key: (*row[:5], per_cent(row[2], row[1]), *row[5:]) for key, row in figures.items()}

    def issues(self) -> Figures:
        """documents, affected, share, issues; by code"""
        documents: Counter[tuple[object, ...]] = Counter()
        affected: Counter[tuple[object, ...]] = Counter()
        issues: Counter[tuple[object, ...]] = Counter()
        for (_agency, year, _kind), record in self.used.items():
            for group in groups_of(record):
                documents[(year, *group)] += 1
                for code, number in Counter(issue.code for issue in record.issues).items():
                    affected[(year, *group, code)] += 1
                    issues[(year, *group, code)] += number
        return {
            key: (documents[key[:3]], number, per_cent(number, documents[key[:3]]), issues[key])
            for key, number in affected.items()
        }

    def missing(self) -> Figures:
        """How many documents of a kind lack steps (plans) or outcomes (reports); where some do.

        What a report must hold is known to 2567.
        """
        found: Counter[tuple[object, ...]] = Counter()
        for (_agency, year, kind), record in self.used.items():
            for group in groups_of(record) if kind == "measures" or year <= 2567 else ():
                if any(issue.code == "missing_element" for issue in record.issues):
                    found[(year, *group, kind)] += 1
        return {key: (number,) for key, number in found.items()}

    def agency_scores(self) -> dict[tuple[str, int, str, int | None], tuple[float, bool, Record, int]]:
        """The score that counts, whether another document says otherwise, the document, its place there."""
        stated: defaultdict[tuple[str, int, str, int | None], list[tuple[Record, Score, int]]] = defaultdict(list)
        for record in self.records:
            agency = record.document.agency.agency_id
            for at, score in enumerate(record.scores):
                if agency is not None and score.fiscal_year is not None:
                    stated[(agency, score.fiscal_year, score.code, score.part)].append((record, score, at))
        speaking = {id(record) for record in self.used.values()}
        found = {}
        for key, all_stated in stated.items():
            record, score, at = min(
                all_stated,
                key=lambda one: (
                    one[0].document.assessed_fiscal_year != one[1].fiscal_year,
                    id(one[0]) not in speaking,
                    one[0].document.document_id,
                ),
            )
            otherwise = len({one.score for _record, one, _at in all_stated}) > 1
            found[key] = (score.score, otherwise, record, at)
        return found

    def changes(self) -> dict[tuple[str, int, str, int | None], float]:
        """The change against the year before, where both scores are known and compare."""
        scores = self.agency_scores()
        return {
            (agency, year, code, part): value[0] - scores[(agency, year - 1, code, part)][0]
            for (agency, year, code, part), value in scores.items()
            if (agency, year - 1, code, part) in scores and (year, code) not in INCOMPARABLE
        }

    def scores(self) -> Figures:
        """documents, least, quartile 1, median, quartile 3, greatest, paired, median change, otherwise; code, part"""
        values: defaultdict[tuple[object, ...], list[float]] = defaultdict(list)
        changes: defaultdict[tuple[object, ...], list[float]] = defaultdict(list)
        others: Counter[tuple[object, ...]] = Counter()
        change = self.changes()
        for (agency, year, code, part), (score, otherwise, record, _at) in self.agency_scores().items():
            for group in groups_of(record):
                key = (year, *group, code, part)
                values[key].append(score)
                others[key] += otherwise
                if (agency, year, code, part) in change:
                    changes[key].append(change[(agency, year, code, part)])
        return {
            key: (
                len(found),
                min(found),
                *spread(found),
                max(found),
                len(changes[key]),
                round(median(changes[key]), 2) if len(changes[key]) >= FEW else None,
                others[key],
            )
            for key, found in values.items()
        }


def spread(values: list[float]) -> tuple[float | None, float | None, float | None]:
    """Quartiles and median, where there are enough values."""
    if len(values) < FEW:
        return (None, None, None)
    first, _second, third = quantiles(values, n=4, method="inclusive")
    return (round(first, 2), round(median(values), 2), round(third, 2))


def per_cent(part: int, whole: int) -> float | None:
    """A share, where the whole is large enough."""
    return None if whole < FEW else round(1000 * part / whole) / 10


def times(entry: Entry, year: int) -> tuple[bool, ...]:
    """dated, inside, partly, outside, whole year, and for other periods: in each of the four quarters"""
    period = entry.period
    if period is None or period.start is None or period.end is None:
        return (False,) * 9
    first, last = date(year - 544, 10, 1), date(year - 543, 9, 30)
    inside = first <= period.start and period.end <= last
    outside = period.end < first or last < period.start
    whole = (period.start, period.end) == (first, last)
    starts = [first, date(year - 543, 1, 1), date(year - 543, 4, 1), date(year - 543, 7, 1), date(year - 543, 10, 1)]
    quarters = (not whole and period.start < after and start <= period.end for start, after in pairwise(starts))
    return (True, inside, not inside and not outside, outside, whole, *quarters)


def likest(entry: Entry, report: list[Entry]) -> tuple[float, Entry | None]:
    """The row of the report that was made from the first measure of the entry, and how like the two are.

    Exchanged letters stand at known places: of n letters, m of them in both, a ratio of edits is 2m / (all letters).
    """
    first = entry.measures[0].text
    whole = sum(len(text.text) for text in entry.measures)
    for row in report:
        told = row.measures[0].text
        if len(told) == len(first) and all(b in (a, *OTHER_LETTERS) for a, b in zip(first, told, strict=True)):
            same = sum(1 for a, b in zip(first, told, strict=True) if a == b)
            return (200 * same / (whole + len(told)), row)
    return (0.0, None)
