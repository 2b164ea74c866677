"""Numbers of lists that skip or repeat, each list read to its end over rows and pages."""

from collections.abc import Iterable, Iterator

from ingest.issue import Issue
from normalize.citing import spans_of
from normalize.record import Entry, Text

_FIELDS = ("measures", "steps", "results", "outcomes")


def check_numbering(entries: Iterable[Entry]) -> Iterator[Issue]:
    """An issue for each number that neither follows the one before it nor begins a list.

    A list may go on in the next entry, where any lower number begins another; what several entries share counts once.
    """
    of_kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        of_kinds.setdefault(entry.kind, []).append(entry)
    for same_kind in of_kinds.values():
        for field in _FIELDS:
            yield from _of_field(field, same_kind)


def _of_field(field: str, entries: Iterable[Entry]) -> Iterator[Issue]:
    seen: set[object] = set()
    before: tuple[int, Text] | None = None
    for entry in entries:
        inside = False  # whether `before` is of this entry
        listed: tuple[Text, ...] = getattr(entry, field)
        for text in listed:
            if text.no is None or text.sources in seen:
                continue
            seen.add(text.sources)
            if before is not None and text.no not in (1, before[0] + 1) and (inside or text.no > before[0]):
                yield _issue(field, *before, text.no, text)
            before, inside = (text.no, text), True


def _issue(field: str, earlier: int, before: Text, later: int, text: Text) -> Issue:
    what, what_th = ("repeats", "ซ้ำหรือย้อนกลับ") if later <= earlier else ("skips", "ข้ามลำดับ")
    return Issue(
        "numbering",
        f"the numbering {what}: {later} follows {earlier}",
        f"เลขลำดับ{what_th}: ข้อ {later} ต่อจากข้อ {earlier}",
        f"entries.{field}",
        (),
        spans_of(before.sources, text.sources),
    )
