"""From a file to its record: the three rooms in a row.

The rooms are imported when the first document is read, which is in a worker process: the command line itself
starts at once, and never loads pdfium.
"""

from dataclasses import dataclass
from pathlib import Path

from corpus.options import Options
from normalize.record import Record

ROOMS = ("ingest.read", "extract.extract", "normalize.normalize", "corpus.record_json")
"""What reading a document imports; `corpus.runner.prepare` loads them ahead."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read: its record as UTF-8 JSON, and how each decision was reached (`--explain`)."""

    json: bytes
    decisions: tuple[str, ...]


def record_of(path: Path, options: Options = Options()) -> Record:
    """The record of the document at `path`. Raises `ingest.issue.UnreadableFile` where there is nothing to read."""
    return _record_and_decisions(path, options)[0]


def reading_of(path: Path, options: Options) -> Reading:
    """Like `record_of`, in the form in which a worker process hands it back."""
    from corpus.record_json import record_json

    record, decisions = _record_and_decisions(path, options)
    return Reading(record_json(record, blocks=options.blocks, layout=options.layout), decisions)


def _record_and_decisions(path: Path, options: Options) -> tuple[Record, tuple[str, ...]]:
    from extract.extract import extract
    from ingest.read import read
    from normalize.normalize import normalize

    raw = extract(read(path, conversions=options.conversions))
    return normalize(raw, options.agencies), raw.decisions
