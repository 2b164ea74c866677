"""Bulk import: every file below some paths into a store, by many workers, to be interrupted and repeated at will."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from corpus import archives
from corpus.archives import SEPARATOR, Member, Refusal
from corpus.failure import Failure, fault
from corpus.inputs import Start, find_files, is_regular
from corpus.read_document import FailedDocument, ReadDocument
from corpus.runner import Done
from corpus.store import FoundFile, Origin, Store

INCOMING = "incoming"
"""Folder of the store for members of archives and converted files while they are read; emptied by the next import."""

Outcomes = Iterator[Done[ReadDocument] | Failure]
Readers = Callable[[Iterator[Path]], Outcomes]
"""Reads paths on many workers, and yields what came of each in any order."""


class Watcher(Protocol):
    """Who is told how the import goes: a progress bar, or nobody."""

    def found(self, files: int) -> None:
        """So many more files are to be imported."""

    def done(self, counts: "Counts") -> None:
        """A file is dealt with."""

    def failed(self, path: str, message: str, message_th: str) -> None:
        """A file cannot be imported."""


@dataclass(slots=True)
class Counts:
    """What an import did, in files; `failed_before` were left alone because nothing changed since they failed."""

    read: int = 0
    unchanged: int = 0
    same_content: int = 0
    failed: int = 0
    failed_before: int = 0

    @property
    def files(self) -> int:
        """All files that were dealt with."""
        return self.read + self.unchanged + self.same_content + self.failed + self.failed_before


@dataclass(slots=True)
class Pending:
    """A document that is being read: the files that hold it, and whether its copy is to be removed."""

    document_id: str
    sha256: str
    files: list[FoundFile]
    copy: bool


@dataclass(slots=True)
class Import:
    """One run of an import. `again` reads also what the same version has read before."""

    store: Store
    origin: Origin
    watcher: Watcher
    again: bool = False
    counts: Counts = field(default_factory=Counts)
    pending: dict[Path, Pending] = field(default_factory=dict)
    started: dict[str, Pending] = field(default_factory=dict)
    read_now: set[str] = field(default_factory=set)

    def run(self, starts: Iterable[Start], readers: Readers) -> Counts:
        """Import everything below the starts. Raises OSError and sqlite3.Error where the store cannot be written."""
        found = list(find_files(starts, self.store.folder))
        self.watcher.found(len(found))
        incoming = self.store.folder / INCOMING
        shutil.rmtree(incoming, ignore_errors=True)
        incoming.mkdir()
        try:
            for outcome in readers(self._to_read(found, incoming)):
                self._save(outcome)
        finally:
            shutil.rmtree(incoming, ignore_errors=True)
        return self.counts

    def _to_read(self, found: list[tuple[FoundFile, Path]], incoming: Path) -> Iterator[Path]:
        """The documents that are to be read; all others are dealt with in passing."""
        for file, path in found:
            try:
                if not is_regular(path):
                    self._refuse(file, Refusal("is no file, folder or archive", "ไม่ใช่ไฟล์ โฟลเดอร์ หรือไฟล์ zip"))
                    continue
                archive = archives.is_archive(path)
                if not archive:
                    yield from self._document(file, path, copy=False)
            except OSError as error:
                reason = error.strerror or str(error)
                self._refuse(file, Refusal(f"cannot be opened: {reason}", f"เปิดไฟล์ไม่ได้: {reason}"))
                continue
            if archive:
                self.watcher.found(-1)
                for member in archives.members(path, incoming):
                    self.watcher.found(1)
                    yield from self._member(file, member)

    def _member(self, archive: FoundFile, member: Member) -> Iterator[Path]:
        inside = f"{SEPARATOR}{member.name}" if member.name else ""
        file = FoundFile(archive.location + inside, archive.path + inside)
        if isinstance(member.content, Refusal):
            self._refuse(file, member.content)
        else:
            yield from self._document(file, member.content, copy=True)

    def _document(self, file: FoundFile, path: Path, *, copy: bool) -> Iterator[Path]:
        """The path, where its content must be read. Raises OSError."""
        with path.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        document_id = sha256[:16]
        if sha256 in self.started:
            self.started[sha256].files.append(file)
        elif self._known(sha256):
            self.store.place(file, document_id)
            self.watcher.done(self.counts)
        else:
            self.started[sha256] = self.pending[path] = Pending(document_id, sha256, [file], copy)
            yield path
            return
        if copy:
            archives.discard(path)

    def _known(self, sha256: str) -> bool:
        """Whether reading it would give what the store has; counts it if so."""
        known = self.store.origin(sha256)
        if known is None:
            return False
        origin, failed = known
        if sha256 in self.read_now:
            self.counts.same_content += 1
            return True
        same = (origin.program_version, origin.options) == (self.origin.program_version, self.origin.options)
        if self.again or not same or (failed and origin.limits != self.origin.limits):
            return False
        if failed:
            self.counts.failed_before += 1
        else:
            self.counts.unchanged += 1
        return True

    def _save(self, outcome: Done[ReadDocument] | Failure) -> None:
        pending = self.pending.pop(outcome.path)
        del self.started[pending.sha256]
        document = self._document_of(outcome, pending)
        try:
            self.store.save(document, self.origin, pending.files)
        except (sqlite3.IntegrityError, OverflowError) as error:
            document = self._document_of(fault(outcome.path, error, ""), pending)
            self.store.save(document, self.origin, pending.files)
        if isinstance(document, FailedDocument):
            self.counts.failed += 1
            self.watcher.failed(pending.files[0].path, document.message, document.message_th)
        else:
            self.counts.read += 1
        self.counts.same_content += len(pending.files) - 1
        self.read_now.add(pending.sha256)
        if pending.copy:
            archives.discard(outcome.path)
        self.watcher.done(self.counts)

    def _document_of(self, outcome: Done[ReadDocument] | Failure, pending: Pending) -> ReadDocument | FailedDocument:
        if isinstance(outcome, Done):
            return outcome.result
        return FailedDocument(pending.document_id, pending.sha256, outcome.code, outcome.message, outcome.message_th)

    def _refuse(self, file: FoundFile, why: Refusal) -> None:
        """A file without content that could be read."""
        self.store.place_unopened(file, "unreadable_file", why.message, why.message_th)
        self.counts.failed += 1
        self.watcher.failed(file.path, why.message, why.message_th)
        self.watcher.done(self.counts)
