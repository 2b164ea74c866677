"""Numbers of lists that skip or repeat, each list read to its end over rows and pages."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ingest.issue import Issue
from normalize.citing import spans_of
from normalize.record import Entry, Text

_FIELDS = ("measures", "steps", "results", "outcomes")


def check_numbering(entries: Iterable[Entry]) -> Iterator[Issue]:
    """An issue for each number that neither follows the one before it nor begins a list.

    Rows of one number each are one list together. What several entries share, being merged, counts once.
    """
    of_kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        of_kinds.setdefault(entry.kind, []).append(entry)
    for same_kind in of_kinds.values():
        for field in _FIELDS:
            yield from _of_field(field, same_kind)


def _of_field(field: str, entries: Iterable[Entry]) -> Iterator[Issue]:
    seen: set[object] = set()
    last: list[Text] = []  # the numbered texts of the entry before
    for entry in entries:
        listed: tuple[Text, ...] = getattr(entry, field)
        numbered = [text for text in listed if text.no is not None and text.sources not in seen]
        seen.update(text.sources for text in numbered)
        if len(last) == len(numbered) == 1 and _number(numbered[0]) > _number(last[0]) + 1:
            yield _issue(field, last[0], numbered[0])
        for before, text in pairwise(numbered):
            if _number(text) not in (1, _number(before) + 1):
                yield _issue(field, before, text)
        last = numbered or last


def _number(text: Text) -> int:
    return text.no or 0


def _issue(field: str, before: Text, text: Text) -> Issue:
    earlier, later = _number(before), _number(text)
    what, what_th = ("repeats", "ซ้ำหรือย้อนกลับ") if later <= earlier else ("skips", "ข้ามลำดับ")
    return Issue(
        "numbering",
        f"the numbering {what}: {later} follows {earlier}",
        f"เลขลำดับ{what_th}: ข้อ {later} ต่อจากข้อ {earlier}",
        f"entries.{field}",
        (),
        spans_of(before.sources, text.sources),
    )
