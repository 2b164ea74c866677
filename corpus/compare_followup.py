"""Plan against report of the same agency and year: which measures were reported, and with what result.

Rows are matched by the likeness of their words (0 to 100, edits between the texts without spaces and punctuation), the
likest first, each row once. A likeness of `SAME` or more is a match; between `MAYBE` and `SAME` the pair is shown as
uncertain and left to the reader; below, the measure is missing from the report. Nothing is matched by force.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from corpus.compare_data import Compared
from corpus.compare_groups import GROUP, by_group, share
from corpus.compare_places import PLACE, with_places
from normalize.plain import plain

SAME = 85.0
MAYBE = 60.0

State = Literal["reported", "uncertain", "missing", "unplanned"]
COUNTS = ["planned", "reported", "uncertain", "missing", "with_result", "unplanned"]


@dataclass(frozen=True, slots=True)
class Row:
    """A measure row: its words, and how many results it reports; `words` is for comparison."""

    no: int
    entry_id: str
    text: str
    words: str
    results: int


@dataclass(frozen=True, slots=True)
class Followed:
    """A measure of a plan, and the row of the report that is likest to it. `unplanned` rows have no plan."""

    plan: Row | None
    report: Row | None
    likeness: float
    state: State


def follow(planned: Sequence[Row], reported: Sequence[Row]) -> Iterator[Followed]:
    """Pair the rows of a plan with those of its report, in the order of the plan, then what was not planned."""
    pairs: dict[int, tuple[int, float]] = {}
    if planned and reported:
        likeness = process.cdist(
            [row.words for row in planned],
            [row.words for row in reported],
            scorer=fuzz.ratio,
            score_cutoff=MAYBE,
            dtype=np.float32,
        )
        taken: set[int] = set()
        for place in np.argsort(-likeness, axis=None, kind="stable"):
            first, second = divmod(int(place), len(reported))
            strength = float(likeness[first, second])
            if strength < MAYBE:
                break
            if first not in pairs and second not in taken:
                pairs[first] = (second, strength)
                taken.add(second)
    for first, row in enumerate(planned):
        if first in pairs:
            second, strength = pairs[first]
            yield Followed(row, reported[second], strength, "reported" if strength >= SAME else "uncertain")
        else:
            yield Followed(row, None, 0.0, "missing")
    matched = {second for second, _strength in pairs.values()}
    for second, row in enumerate(reported):
        if second not in matched:
            yield Followed(None, row, 0.0, "unplanned")


def pairs_of(compared: Compared) -> pd.DataFrame:
    """Agencies and years with plan and report: no (of the plan), no_report, year_be."""
    plans = compared.used("measures").reset_index()[["agency_id", "year_be", "no"]]
    reports = compared.used("report").reset_index()[["agency_id", "year_be", "no"]]
    pairs = plans.merge(reports, on=["agency_id", "year_be"], suffixes=("", "_report"))
    if compared.filters.years:
        pairs = pairs[pairs["year_be"].isin(compared.filters.years)]
    return pairs.astype({"year_be": "int64"}).drop(columns="agency_id")


def followed(compared: Compared, pairs: pd.DataFrame) -> Iterator[tuple[int, int, Followed]]:
    """What became of every measure of every pair of plan and report: the plan's no, the year, and that."""
    connection = compared.store.connection
    connection.execute("DROP TABLE IF EXISTS temp.pairs")
    connection.execute("CREATE TEMP TABLE pairs (plan INTEGER, kind TEXT, no INTEGER)")
    for plan, report in zip(pairs["no"], pairs["no_report"], strict=True):
        connection.executemany(
            "INSERT INTO temp.pairs VALUES (?, ?, ?)", [(plan, "plan", plan), (plan, "result", report)]
        )
    found = connection.execute(
        f"""SELECT pairs.plan, pairs.kind, compared.no, entries.entry_id,
        coalesce((SELECT group_concat(text, ' ') FROM (SELECT text FROM measures
          WHERE document_id = entries.document_id AND entry_id = entries.entry_id ORDER BY position)),
          topic, ''),
        (SELECT count(*) FROM results WHERE document_id = entries.document_id AND entry_id = entries.entry_id)
        FROM pairs CROSS JOIN compared ON compared.no = pairs.no CROSS JOIN entries USING (document_id)
        WHERE entries.kind = pairs.kind AND {compared.filters.of_indicators()}
        ORDER BY pairs.rowid, entries.position"""
    )
    years = dict(zip(pairs["no"], pairs["year_be"], strict=True))
    for plan, rows in groupby(found, itemgetter(0)):
        sides: dict[str, list[Row]] = {"plan": [], "result": []}
        for _plan, kind, no, entry_id, text, results in rows:
            sides[kind].append(Row(no, entry_id, text, plain(text), results))
        for one in follow(sides["plan"], sides["result"]):
            yield plan, int(years[plan]), one


def followup_counts(compared: Compared) -> pd.DataFrame:
    """Plans against reports, counted by year and peer group.

    Columns: year_be, group_kind, group, documents (agencies with both), planned, reported, uncertain, missing,
    share_reported (of the planned), with_result (reported, and a result is told), unplanned.
    """
    pairs = pairs_of(compared)
    counts = {plan: dict.fromkeys(COUNTS, 0) for plan in pairs["no"]}
    for plan, _year, one in followed(compared, pairs):
        counts[plan][one.state] += 1
        counts[plan]["planned"] += one.plan is not None
        counts[plan]["with_result"] += one.state == "reported" and one.report is not None and one.report.results > 0
    rows = pairs.assign(documents=1, **{name: [counts[plan][name] for plan in pairs["no"]] for name in COUNTS})
    whole = by_group(compared, rows, ["year_be"], lambda groups: groups[["documents", *COUNTS]].sum())
    whole["share_reported"] = share(whole["reported"], whole["planned"])
    return whole[["year_be", *GROUP, "documents", *COUNTS[:4], "share_reported", *COUNTS[4:]]]


def followup(compared: Compared) -> pd.DataFrame:
    """Every measure of the agencies that are named (all, where none are): reported, uncertain, missing or unplanned.

    Columns: year_be, agency_id, agency, state, likeness (0 to 100), planned, reported (the words of both), results (how
    many are told), path, page, block (of the plan, or of the report for what was not planned), report_path,
    report_page, report_block.
    """
    focus = compared.documents["focus"]
    everyone = not compared.filters.agencies
    rows = []
    for plan, year, one in followed(compared, pairs_of(compared)):
        if not (everyone or focus[plan]):
            continue
        shown = one.plan or one.report
        assert shown is not None
        rows.append(
            {
                "no": shown.no,
                "entry_id": shown.entry_id,
                "year_be": year,
                "state": one.state,
                "likeness": round(one.likeness, 1),
                "planned": one.plan.text if one.plan else None,
                "reported": one.report.text if one.report else None,
                "results": one.report.results if one.report else 0,
                "report_no": one.report.no if one.report else None,
                "report_id": one.report.entry_id if one.report else None,
            }
        )
    columns = ["year_be", "agency_id", "agency", "state", "likeness", "planned", "reported", "results", *PLACE]
    columns += [f"report_{name}" for name in PLACE]
    if not rows:
        return pd.DataFrame({name: [] for name in columns})
    table = compared.with_documents(pd.DataFrame(rows), "agency_id", "agency")
    table = with_places(compared, table, "measures", "entry_id", None)
    reported = table[table["report_no"].notna()][["report_no", "report_id"]]
    reported = reported.rename(columns={"report_no": "no", "report_id": "entry_id"}).astype({"no": "int64"})
    places = with_places(compared, reported, "measures", "entry_id", None)[PLACE]
    table = table.join(places.add_prefix("report_"))
    table = table.sort_values(["agency", "agency_id", "year_be"], kind="stable")
    return table[columns].reset_index(drop=True)
