"""The problems of one record: the one place where a value that cannot be read becomes an issue."""

from collections.abc import Callable
from typing import TypeVar

from extract.raw import Quote
from ingest.issue import Issue
from normalize.bad_value import BadValue

Value = TypeVar("Value")


class Problems:
    """The issues of a record, collected in the order in which they are found."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []

    def attempt(self, field: str, quote: Quote, parse: Callable[[], Value]) -> Value | None:
        """The parsed value; None, and an issue that cites the words, where they have none."""
        try:
            return parse()
        except BadValue as error:
            self.issues.append(Issue(error.code, error.message, error.message_th, field, error.candidates, quote.spans))
            return None

    def report(
        self,
        code: str,
        message: str,
        message_th: str,
        field: str,
        *quotes: Quote | None,
        candidates: tuple[str, ...] = (),
    ) -> None:
        """Add an issue that cites the quotes."""
        spans = tuple(span for quote in quotes if quote is not None for span in quote.spans)
        self.issues.append(Issue(code, message, message_th, field, candidates, spans))
