"""Which of the injected contradictions a finished document shows, judged from its truth and its printed text."""

import re
from decimal import Decimal
from itertools import pairwise

from tests.documents import framework
from tests.documents.contradictions import variant_name
from tests.documents.model import Content
from tests.documents.part import Fact
from tests.documents.style import ARABIC

_COUNT = re.compile(r"น้อยที่สุด จำนวน (\d+) ตัวชี้วัด")


def _scores(truth: Fact) -> dict[tuple[object, ...], Fact]:
    return {(s["fiscal_year"], s["level"], s["code"], s["part"]): s for s in truth["scores"]}


def _wrong_difference(content: Content, truth: Fact) -> bool:
    scores = _scores(truth)
    return any(
        s["stated_change"] is not None
        and (before := scores.get((s["fiscal_year"] - 1, s["level"], s["code"], s["part"]))) is not None
        and abs(s["score"] - before["score"] - s["stated_change"]) > 0.02
        for s in scores.values()
    )


def _wrong_mean(content: Content, truth: Fact) -> bool:
    """An indicator beside all of its items (both parts together), and not their mean."""
    scores, listed, year = _scores(truth), framework.items(content.assessed), content.assessed
    for no in framework.indicator_names():
        codes = [code for code, item in listed.items() if item.indicator == no]
        said = scores.get((year, "indicator", str(no), None))
        items = [scores.get((year, "item", code, None)) for code in codes]
        values = [item["score"] for item in items if item is not None]
        if said is not None and len(values) == len(codes) and abs(said["score"] - sum(values) / len(values)) > 0.05:
            return True
    return False


def _instruments(content: Content, truth: Fact) -> dict[tuple[str, int | None], float]:
    """The instruments' scores of the assessed year that are printed."""
    scores = _scores(truth)
    places = {key: scores.get((content.assessed, "instrument", *key)) for key in content.years[-1].instruments}
    return {key: said["score"] for key, said in places.items() if said is not None}


def _wrong_overall(content: Content, truth: Fact) -> bool:
    overall = _scores(truth).get((content.assessed, "overall", "overall", None))
    said = _instruments(content, truth)
    if overall is None or len(said) < len(content.years[-1].instruments):
        return False
    eit = [value for (code, _), value in said.items() if code == "EIT"]
    total = 0.3 * said["IIT", None] + 0.3 * sum(eit) / len(eit) + 0.4 * said["OIT", None]
    return bool(abs(total - overall["score"]) > 0.05)


def _wrong_grade(content: Content, truth: Fact) -> bool:
    overall = _scores(truth).get((content.assessed, "overall", "overall", None))
    if overall is None or overall["rating"] is None:
        return False
    instruments = [Decimal(str(value)) for value in content.years[-1].instruments.values()]
    return bool(overall["rating"] != framework.grade(content.assessed, Decimal(str(overall["score"])), instruments))


def _period_outside(content: Content, truth: Fact) -> bool:
    first = f"{content.fiscal_year - 544}-10-01"
    return any(e["period"] and e["period"]["end"] and e["period"]["end"] < first for e in truth["entries"])


def _skipped_number(content: Content, truth: Fact) -> bool:
    return any(
        before["no"] is not None and after["no"] is not None and after["no"] > before["no"] + 1
        for entry in truth["entries"]
        for before, after in pairwise(entry["steps"])
    )


def _duplicate_project(content: Content, truth: Fact) -> bool:
    costly = [entry for entry in truth["entries"] if entry["budget"] and entry["budget"]["amount"]]
    projects = [(str([m["text"] for m in e["measures"]]), e["budget"]["amount"]) for e in costly]
    return len(set(projects)) < len(projects)


def _wrong_count(content: Content, truth: Fact) -> bool:
    return any(
        (said := _COUNT.search(f["text"].translate(ARABIC))) is not None and int(said.group(1)) != len(f["indicators"])
        for f in truth["findings"]
    )


_TESTS = {
    "wrong difference": _wrong_difference,
    "wrong mean": _wrong_mean,
    "wrong overall": _wrong_overall,
    "wrong grade": _wrong_grade,
    "period outside year": _period_outside,
    "skipped number": _skipped_number,
    "duplicate project": _duplicate_project,
    "wrong count": _wrong_count,
}


def visible(content: Content, kinds: tuple[str, ...], truth: Fact, printed: str) -> tuple[str, ...]:
    """Those of the injected kinds that the document shows."""
    return tuple(
        kind
        for kind in kinds
        if (
            variant_name(content.agency.name) in printed.replace(content.agency.name, "")
            if kind == "agency variant"
            else _TESTS[kind](content, truth)
        )
    )
