"""How agencies stand against their peers and against themselves: the tables of `ita-corpus compare`.

Each table is a DataFrame made by one function of a `Compared`; the functions' docstrings say what the columns mean.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from corpus.compare_budgets import budgets
from corpus.compare_copies import copies
from corpus.compare_data import Analysis, Compared, read_compared
from corpus.compare_filters import Filters
from corpus.compare_followup import followup, followup_counts
from corpus.compare_plans import coverage, owners, timing
from corpus.compare_quality import documents, elements, overview, quality
from corpus.compare_scores import scores
from corpus.compare_standing import agencies, improved, standing, weakest
from corpus.compare_themes import theme_counts, theme_measures
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """A table of a comparison; `of_agencies`: its rows are single agencies, measures or documents, not groups."""

    name: str
    thai: str
    english: str
    make: Analysis
    of_agencies: bool = False


TABLES = (
    ComparisonTable("overview", "สิ่งที่นำมาเปรียบเทียบ", "What is compared", overview),
    ComparisonTable("scores", "คะแนน ITA ของกลุ่ม", "ITA scores of peer groups", scores),
    ComparisonTable("agencies", "หน่วยงาน", "Agencies", agencies, True),
    ComparisonTable("standing", "คะแนนของหน่วยงานเทียบกับกลุ่ม", "Agencies among their peers", standing, True),
    ComparisonTable("weakest", "ข้อที่ได้คะแนนต่ำที่สุด", "Weakest items", weakest, True),
    ComparisonTable("improved", "มาตรการของหน่วยงานที่คะแนนดีขึ้น", "What those planned that improved", improved, True),
    ComparisonTable("coverage", "มาตรการครอบคลุมตัวชี้วัดใด", "Coverage of the ten indicators", coverage),
    ComparisonTable("themes", "มาตรการทำเรื่องใด", "Themes of measures", theme_counts),
    ComparisonTable("timing", "ระยะเวลาดำเนินการ", "Timing", timing),
    ComparisonTable("owners", "ผู้รับผิดชอบ", "Owners", owners),
    ComparisonTable("budgets", "งบประมาณ", "Budgets", budgets),
    ComparisonTable("followup", "แผนเทียบกับรายงาน", "Plans against reports", followup_counts),
    ComparisonTable("reported", "มาตรการใดรายงานแล้ว", "Which measures were reported", followup, True),
    ComparisonTable("elements", "องค์ประกอบที่ต้องมี", "Required elements", elements),
    ComparisonTable("quality", "ข้อสังเกตจากการอ่านเอกสาร", "Issues of the documents", quality),
    ComparisonTable("copies", "แผนที่ถ้อยคำตรงกัน", "Plans in the same words", copies, True),
    ComparisonTable("measures", "มาตรการและเรื่องที่ทำ", "Measures with their themes", theme_measures, True),
    ComparisonTable("documents", "เอกสารที่ใช้", "Documents in use", documents, True),
)
"""Every table, in the order in which they are shown."""


def table_named(name: str) -> ComparisonTable:
    """A table of the comparison. Raises KeyError."""
    for table in TABLES:
        if table.name == name:
            return table
    raise KeyError(f"no table {name!r}; there are {', '.join(table.name for table in TABLES)}")


def compare(store: Store, filters: Filters, names: Iterable[str]) -> tuple[Compared, dict[str, pd.DataFrame]]:
    """What is compared, and the tables of these names. Raises KeyError, StoreError."""
    chosen = [table_named(name) for name in names]
    compared = read_compared(store, filters)
    return compared, {table.name: table.make(compared) for table in chosen}
