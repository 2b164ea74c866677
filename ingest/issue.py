"""Problems of a document: a closed list of codes, each with its severity."""

from dataclasses import dataclass
from typing import Literal

from ingest.span import Span

Severity = Literal["error", "warning", "info"]

SEVERITY: dict[str, Severity] = {
    # the file
    "unreadable_file": "error",
    "time_limit": "error",
    "memory_limit": "error",
    "crash": "error",
    "internal_error": "error",
    "no_text": "error",
    "text_repaired": "info",
    "low_ocr_confidence": "warning",
    "left_out": "info",
    "tables_lost": "warning",
    # the layout
    "header_inferred": "info",
    "unmapped_text": "warning",
    "numbering": "warning",
    "inferred_value": "info",
    "column_shift": "warning",
    "duplicate_text": "warning",
    # the values
    "bad_value": "warning",
    "unknown_owner": "info",
    "unknown_agency": "warning",
    "agency_name_conflict": "warning",
    "item_code_repaired": "info",
    "item_code_unresolved": "warning",
    "item_title_mismatch": "warning",
    "item_indicator_mismatch": "warning",
    "indicator_name_mismatch": "warning",
    "score_conflict": "warning",
    "score_arithmetic": "warning",
    "score_out_of_range": "error",
    "rating_mismatch": "warning",
    "not_comparable": "warning",
    "count_mismatch": "warning",
    "period_outside_fiscal_year": "warning",
    "missing_element": "warning",
}
"""Every issue code and its severity. `error`: the value or document must not be used as it is."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem of one document, in English and Thai, with the places that show it.

    Raises ValueError for a code outside `SEVERITY`.
    """

    code: str
    message: str
    message_th: str
    field: str | None = None
    candidates: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.code not in SEVERITY:
            raise ValueError(f"unknown issue code {self.code!r}")

    @property
    def severity(self) -> Severity:
        return SEVERITY[self.code]


class UnreadableFile(ValueError):
    """A file that cannot be read as a document: `issue` says why, and what to do."""

    def __init__(self, message: str, message_th: str) -> None:
        super().__init__(message)
        self.issue = Issue("unreadable_file", message, message_th)
