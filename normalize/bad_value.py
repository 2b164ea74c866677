"""The one exception of the value parsers: words that do not give a value, and why."""

from collections.abc import Sequence

from ingest.issue import SEVERITY


class BadValue(ValueError):
    """Words that have no value, or more than one. `code` is an issue code, `candidates` the possible readings.

    Raised by the value modules only, caught in one place, where it becomes an `Issue`.
    Raises KeyError for a code outside `ingest.issue.SEVERITY`.
    """

    def __init__(self, code: str, message: str, message_th: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.severity = SEVERITY[code]
        self.code = code
        self.message = message
        self.message_th = message_th
        self.candidates = tuple(candidates)
