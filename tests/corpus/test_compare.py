"""Comparisons of a corpus of 300 agencies over four years: every figure equals the one counted from the records."""

import math
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from corpus.api import open_store
from corpus.compare import TABLES
from normalize.record import Record
from tests.corpus.compare_truth import Figures, Truth
from tests.corpus.made_corpus import ITEMS, made_records, store_records

INDICATORS = {"i1": 1, "i7": 2, "e1": 6, "e4": 6, "o1": 9, "o12": 9}
INDICATORS_FROM_2567 = {"i1": 1, "i7": 3, "e1": 6, "e4": 7}
"""What the items belong to, in the lists to 2566 and in the shorter ones after; a plan is about the list before it."""
KEYS = ["year_be", "group_kind", "group"]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return made_records()


@pytest.fixture(scope="module")
def truth(records: list[Record]) -> Truth:
    return Truth(records)


@pytest.fixture(scope="module")
def store(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_records(tmp_path_factory.mktemp("compare") / "store", records)


def table(store: Path, name: str, **filters: list[str] | list[int]) -> pd.DataFrame:
    return open_store(store).compare(name, **filters)  # type: ignore[arg-type]


def figures(rows: pd.DataFrame, keys: list[str], columns: list[str]) -> Figures:
    """Rows by their keys; a missing value is None."""
    found = {
        tuple(plain(value) for value in key): tuple(plain(value) for value in values)
        for key, values in zip(
            rows[[*KEYS, *keys]].itertuples(index=False, name=None),
            rows[columns].itertuples(index=False, name=None),
            strict=True,
        )
    }
    assert len(found) == len(rows)
    return found


def plain(value: object) -> object:
    if value is pd.NA or value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return round(value, 6) if isinstance(value, float) else value


def assert_same(found: Figures, expected: Figures, rounding: float = 1e-9) -> None:
    """Equal, and if not, say where. `rounding`: two roundings of the same half may differ so much."""
    assert found.keys() == expected.keys()
    wrong = {
        key: (values, expected[key])
        for key, values in found.items()
        if any(not alike(a, b, rounding) for a, b in zip(values, expected[key], strict=True))
    }
    assert wrong == {}


def alike(found: object, expected: object, rounding: float) -> bool:
    if isinstance(found, float) and isinstance(expected, int | float):
        return abs(found - expected) <= rounding * 1.000001
    return found == expected


def test_overview(store: Path, truth: Truth) -> None:
    columns = ["agencies", "plans", "reports", "both", "entries", "without_indicator"]
    assert_same(figures(table(store, "overview"), [], columns), truth.overview())


def test_coverage(store: Path, truth: Truth) -> None:
    columns = ["documents", "covering", "share", "entries"]
    assert_same(figures(table(store, "coverage"), ["indicator"], columns), truth.coverage())


def test_timing(store: Path, truth: Truth) -> None:
    columns = ["documents", "entries", "dated", "inside", "share_inside", "partly", "outside", "whole_year"]
    columns += [f"quarter_{number}" for number in range(1, 5)]
    assert_same(figures(table(store, "timing"), [], columns), truth.timing())


def test_owners(store: Path, truth: Truth) -> None:
    columns = ["documents", "naming", "entries", "share"]
    assert_same(figures(table(store, "owners"), ["unit"], columns), truth.owners())


def test_budgets_without_repeated_projects(store: Path, truth: Truth) -> None:
    rows = table(store, "budgets")
    columns = ["documents", "entries", "with_amount", "none_used", "not_stated", "repeated", "projects"]
    assert_same(figures(rows, [], [*columns, "total_baht", "median_baht"]), truth.budgets(), 0.01)
    assert rows["repeated"].sum() > 100


def test_themes(store: Path, truth: Truth) -> None:
    rows = table(store, "themes")
    columns = ["documents", "having", "share", "measures", "several"]
    assert_same(figures(rows[rows["measures"] > 0], ["theme"], columns), truth.themes())


def test_plans_against_reports(store: Path, truth: Truth) -> None:
    columns = ["documents", "planned", "reported", "uncertain", "missing", "share_reported", "with_result", "unplanned"]
    assert_same(figures(table(store, "followup"), [], columns), truth.followup())


def test_issues(store: Path, truth: Truth) -> None:
    columns = ["documents", "affected", "share", "issues"]
    assert_same(figures(table(store, "quality"), ["code"], columns), truth.issues())


def test_missing_elements(store: Path, truth: Truth) -> None:
    rows = table(store, "elements")
    assert_same(figures(rows[rows["missing"] > 0], ["kind"], ["missing"]), truth.missing())


def test_scores_of_peer_groups(store: Path, truth: Truth) -> None:
    rows = table(store, "scores")
    columns = ["documents", "least", "q1", "median", "q3", "greatest", "paired", "median_change", "otherwise"]
    assert_same(figures(rows, ["code", "part"], columns), truth.scores(), 0.01)
    assert rows["otherwise"].sum() > 10
    mixed = rows[rows["caveats"].str.contains("parts_mixed")]
    assert set(mixed["code"]) == {"EIT"}
    assert set(mixed["year_be"]) == {2567, 2568}
    assert rows[(rows["code"] == "i1") & (rows["year_be"] == 2567)]["caveats"].unique().tolist() == ["list_changed"]
    assert not rows[rows["code"].isin(ITEMS) & (rows["year_be"] == 2567)]["paired"].any()


def test_agencies_among_their_peers(store: Path, truth: Truth) -> None:
    scores, changes = truth.agency_scores(), truth.changes()
    rows = table(store, "standing")
    assert len(rows) == len(scores)
    peers: dict[tuple[object, ...], list[float]] = {}
    for (_agency, year, code, part), (score, _otherwise, record, _at) in scores.items():
        for name, group in (("all", None), ("type", record.document.agency.type)):
            peers.setdefault((name, group, year, code, part), []).append(score)
    for row in rows.sample(2000, random_state=1).to_dict("records"):
        key = (row["agency_id"], row["year_be"], row["code"], plain(row["part"]))
        score, otherwise, record, at = scores[key]  # type: ignore[index]
        assert (row["score"], row["otherwise"]) == (score, otherwise)
        assert row["path"] == f"d/{record.document.document_id}.pdf"
        assert (row["page"], row["block"]) == (2, record.scores[at].sources[0].block)
        change = plain(row["change"])
        assert change is None if key not in changes else abs(change - changes[key]) < 0.0051  # type: ignore[operator, index]
        for name, group in (("all", None), ("type", record.document.agency.type)):
            others = peers[(name, group, *key[1:])]
            ranked = len(others) >= 10
            assert row[f"of_{name}"] == len(others)
            assert plain(row[f"rank_{name}"]) == (1 + sum(one > score for one in others) if ranked else None)
            assert plain(row[f"tied_{name}"]) == (sum(one == score for one in others) - 1 if ranked else None)


def test_weakest_items_with_ties(store: Path, truth: Truth) -> None:
    items: dict[str, dict[int, list[tuple[float, str]]]] = {}
    for (agency, year, code, _part), (score, *_rest) in truth.agency_scores().items():
        if code in ITEMS:
            items.setdefault(agency, {}).setdefault(year, []).append((score, code))
    expected = {}
    for agency, years in items.items():
        last = sorted(years[max(years)])
        fifth = last[min(4, len(last) - 1)][0]
        expected[agency] = {(score, code) for score, code in last if score <= fifth}
    found: dict[str, set[tuple[float, str]]] = {}
    for row in table(store, "weakest").to_dict("records"):
        found.setdefault(row["agency_id"], set()).add((row["score"], row["code"]))
    assert found == expected
    assert max(map(len, found.values())) > 5


def test_what_those_planned_that_improved(store: Path, truth: Truth) -> None:
    best: dict[tuple[int, str], list[float]] = {}
    improved = {
        (agency, year, code): change
        for (agency, year, code, _part), change in truth.changes().items()
        if code in ITEMS and round(change, 2) >= 5 and (agency, year) in truth.plans
    }
    for (_agency, year, code), change in improved.items():
        best.setdefault((year, code), []).append(round(change, 2))
    expected = set()
    for (agency, year, code), change in improved.items():
        if sum(one > round(change, 2) for one in best[(year, code)]) >= 5:
            continue
        entries = [entry for entry in truth.plans[(agency, year)].entries if entry.kind == "plan"]
        named = [entry for entry in entries if code in entry.items]
        indicator = (INDICATORS if year <= 2567 else INDICATORS_FROM_2567).get(code)
        about = named or [entry for entry in entries if indicator in entry.indicators]
        by = "item" if named else "indicator"
        for entry in about:
            words = " · ".join(text.text for text in entry.measures)
            expected.add((agency, year, code, by, words, " · ".join(owner.raw for owner in entry.owners)))
    rows = table(store, "improved")
    columns = ["agency_id", "year_be", "code", "by", "measures", "owners"]
    assert set(rows[columns].itertuples(index=False, name=None)) == expected
    assert set(rows["by"]) == {"item", "indicator"}


def test_copied_plans_are_noticed(store: Path, truth: Truth) -> None:
    measures = {
        key: {text.text for entry in plan.entries if entry.kind == "plan" for text in entry.measures}
        for key, plan in truth.plans.items()
    }
    holders = Counter(text for texts in measures.values() for text in texts)
    expected = set()
    for key, own in measures.items():
        for other, others in measures.items():
            common = sum(holders[text] <= 50 for text in own & others)
            if key[0] != other[0] and other[1] <= key[1] and common >= 3 and 2 * common >= len(own):
                expected.add(key)
    rows = table(store, "copies")
    assert set(rows[["agency_id", "year_be"]].itertuples(index=False, name=None)) == expected
    assert len(expected) > 30


def test_documents_and_which_are_in_use(store: Path, truth: Truth, records: list[Record]) -> None:
    rows = table(store, "documents")
    used = {record.document.document_id for record in truth.used.values()}
    assert set(rows[rows["used"]]["document_id"]) == used
    named = {record.document.document_id for record in records if record.document.agency.agency_id}
    assert set(rows["document_id"]) == named


def test_agencies_that_are_named_stand_among_their_peers(store: Path, truth: Truth) -> None:
    agency = next(agency for agency, year in truth.plans if year == 2567)
    rows = table(store, "scores", agencies=[agency], years=[2567])
    assert set(rows["year_be"]) == {2567}
    own = rows[rows["group_kind"] == "agency"]
    expected = {
        code: value[0]
        for (one, year, code, _part), value in truth.agency_scores().items()
        if (one, year) == (agency, 2567)
    }
    assert dict(zip(own["code"], own["median"], strict=True)).keys() == expected.keys()
    assert dict(zip(own["code"], own["least"], strict=True)) == expected
    assert set(rows[rows["group_kind"] == "type"]["group"]) == {truth.plans[(agency, 2567)].document.agency.type}
    everyone = figures(table(store, "scores", years=[2567]), ["code", "part"], ["documents", "median"])
    named = figures(rows[rows["group_kind"] != "agency"], ["code", "part"], ["documents", "median"])
    assert named.items() <= everyone.items()
    standing = table(store, "standing", agencies=[agency], years=[2567])
    assert dict(zip(standing["code"], standing["score"], strict=True)) == expected
    for name in ("weakest", "reported", "measures", "documents"):
        assert set(table(store, name, agencies=[agency])["agency_id"]) <= {agency}


@pytest.mark.parametrize("last", [2567, 2568])
def test_what_others_did_about_the_same_weakness(store: Path, truth: Truth, last: int) -> None:
    """The lists of 2567 and 2568 ask the same, so that what improved in 2568 also helps who was weak in 2567."""
    years: dict[str, int] = {}
    for agency, year, code, _part in truth.agency_scores():
        if code in ITEMS:
            years[agency] = max(year, years.get(agency, 0))
    agency = next(agency for agency, year in years.items() if year == last)
    weak = table(store, "weakest", agencies=[agency])
    assert set(weak["year_be"]) == {last}
    improved = table(store, "improved", agencies=[agency])
    assert agency not in set(improved["agency_id"])
    assert set(improved["code"]) <= set(weak["code"])
    assert set(improved["code"]) & {"i1", "i7", "e1", "e4"}
    assert set(improved["year_be"]) == {2568}


def test_provinces_and_types_say_who_is_counted(store: Path, truth: Truth, records: list[Record]) -> None:
    chosen = [record for record in records if record.document.agency.province in ("ลำปาง", "ตาก")]
    of_type = [record for record in chosen if record.document.agency.type == "อบต."]
    rows = table(store, "coverage", provinces=["ลำปาง", "ตาก"], types=["อบต."])
    columns = ["documents", "covering", "share", "entries"]
    assert_same(figures(rows, ["indicator"], columns), Truth(of_type).coverage())


def test_indicators_choose_measures_and_scores(store: Path) -> None:
    assert set(table(store, "coverage", indicators=[6])["indicator"]) == {6}
    rows = table(store, "scores", indicators=[6])
    assert set(rows["code"]) == {"6", "e1", "e4"}
    assert set(rows[rows["code"] == "e4"]["year_be"]) == {2565, 2566}
    every, of_six = (table(store, "timing", **filters) for filters in ({}, {"indicators": [6]}))
    assert of_six["entries"].sum() < every["entries"].sum()
    assert of_six["documents"].tolist() == every["documents"].tolist()


def test_few_documents_give_counts_and_no_shares(store: Path) -> None:
    rows = table(store, "scores")
    few = rows["documents"] < 5
    assert few.any()
    assert rows[few][["q1", "median", "q3"]].isna().all(axis=None)
    assert rows[~few][["q1", "median", "q3"]].notna().all(axis=None)
    coverage = table(store, "coverage")
    assert (coverage["share"].isna() == (coverage["documents"] < 5)).all()


def test_measures_say_whether_they_were_reported(store: Path) -> None:
    rows = table(store, "reported")
    for row in rows.sample(300, random_state=1).to_dict("records"):
        assert row["page"] == 2
        if row["state"] == "missing":
            assert plain(row["reported"]) is None
            assert plain(row["report_block"]) is None
        elif row["state"] == "unplanned":
            assert plain(row["planned"]) is None
        else:
            assert row["report_block"].startswith("t1.r")
            assert (row["likeness"] >= 85) == (row["state"] == "reported")
            assert row["likeness"] >= 60
    assert set(rows["state"]) == {"reported", "uncertain", "missing", "unplanned"}


def test_an_unknown_table(store: Path) -> None:
    with pytest.raises(KeyError, match="no table 'nothing'; there are overview"):
        table(store, "nothing")


def test_a_store_with_nothing_to_compare(tmp_path: Path) -> None:
    store = store_records(tmp_path / "s", [])
    for name in [one.name for one in TABLES]:
        rows = table(store, name)
        assert rows.empty
        assert len(rows.columns) > 5
