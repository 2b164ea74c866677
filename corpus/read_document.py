"""What a worker hands back of one document: everything that the store needs, so that the import only writes."""

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.record_json import record_adapter, record_json
from corpus.rows import Rows, rows_of
from normalize.record import Record


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read: its record as deflated JSON, without paths, and its rows of the dataset."""

    document_id: str
    sha256: str
    record: bytes
    rows: Rows


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A document that was not read, and why. `code` is an issue code."""

    document_id: str
    sha256: str
    code: str
    message: str
    message_th: str


def failure_rows(document: FailedDocument, program_version: str) -> Rows:
    """The rows of a document that was not read: one without content, and the issue that says why."""
    row = (document.document_id, "failed", document.sha256, *(None,) * 15, program_version)
    issue = (document.document_id, 0, document.code, "error", document.message, document.message_th, None, "[]")
    return {"documents": [row], "issues": [issue]}


def read_document(path: Path, *, read: Callable[[Path], Record], program_version: str) -> ReadDocument:
    """Read the document at `path` with `read`, and make its rows. Raises what `read` raises.

    The path goes: a document may have several, and the store knows them.
    """
    record = read(path)
    record = replace(record, document=replace(record.document, paths=()))
    rows = rows_of(record, program_version)
    return ReadDocument(record.document.document_id, record.document.sha256, zlib.compress(record_json(record)), rows)


def inflated(record: bytes) -> Record:
    """The record of a `ReadDocument`."""
    return record_adapter().validate_json(zlib.decompress(record))


def json_with_paths(record: bytes, paths: tuple[str, ...]) -> bytes:
    """The JSON of a `ReadDocument` on one line, with the paths that hold the document."""
    value = json.loads(zlib.decompress(record))
    value["document"]["paths"] = paths
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
