"""The truth of a whole document: its parts together, in the shape of the gold files."""

from tests.documents.model import Content
from tests.documents.part import Fact, Part


def _place(score: Fact) -> tuple[object, ...]:
    return score["fiscal_year"], score["level"], score["code"], score["part"]


def merged_scores(parts: list[Part]) -> list[Fact]:
    """Every score once per year, level, code and part: tables before prose, the earlier before the later.

    A rating or change that only a later place states is taken over from there.
    """
    ordered = sorted((score for part in parts for score in part.scores), key=lambda score: not score["in_table"])
    out: dict[tuple[object, ...], Fact] = {}
    for score in ordered:
        kept = out.setdefault(_place(score), {k: v for k, v in score.items() if k != "in_table"})
        for extra in ("rating", "stated_change"):
            if kept[extra] is None:
                kept[extra] = score[extra]
    return list(out.values())


def truth_of(content: Content, parts: list[Part], title: str) -> Fact:
    """The gold record of a document."""
    agency = content.agency
    return {
        "document": {
            "kind": content.kind,
            "title": title,
            "agency": {
                "name": agency.name,
                "type": agency.type,
                "province": agency.province,
                "district": agency.district,
            },
            "fiscal_year": content.fiscal_year,
            "assessed_fiscal_year": content.assessed if content.says_assessed else None,
            "reporting_months": content.months,
        },
        "scores": merged_scores(parts),
        "entries": [entry for part in parts for entry in part.entries],
        "findings": [finding for part in parts for finding in part.findings],
        "anomalies": [],
    }
