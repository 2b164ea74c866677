"""How an import goes, told on stderr: a bar on a terminal, a line now and then elsewhere, or only what failed."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from corpus.importer import Counts
from corpus.language import Language
from corpus.terminal import say

SECONDS_BETWEEN_LINES = 10.0


class Failures:
    """Says what failed, and nothing else (`--quiet`)."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def found(self, files: int) -> None:
        """Nothing to say."""

    def done(self, counts: Counts) -> None:
        """Nothing to say."""

    def failed(self, path: str, message: str, message_th: str) -> None:
        """One line per failed file."""
        say(f"{path}: {self.language.choose(message, message_th)}")


class Lines(Failures):
    """A line every ten seconds, for logs."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.total = 0
        self.began = self.last = time.monotonic()

    def found(self, files: int) -> None:
        """So many more to do."""
        self.total += files

    def done(self, counts: Counts) -> None:
        """A line, where the last is long enough ago."""
        now = time.monotonic()
        if now - self.last < SECONDS_BETWEEN_LINES:
            return
        self.last = now
        rate = counts.files / (now - self.began)
        left = (self.total - counts.files) / rate / 60
        say(
            self.language.choose(
                f"{counts.files:,} of {self.total:,} files, {counts.failed:,} failed, "
                f"{rate:.1f} files/s, {left:.0f} min left",
                f"{counts.files:,} จาก {self.total:,} ไฟล์ ล้มเหลว {counts.failed:,} "
                f"{rate:.1f} ไฟล์/วินาที เหลืออีก {left:.0f} นาที",
            )
        )


class Bar(Failures):
    """A progress bar with counts, rate and time left."""

    def __init__(self, language: Language, progress: Progress, task: TaskID) -> None:
        super().__init__(language)
        self.progress, self.task, self.total = progress, task, 0
        self.began = time.monotonic()

    def found(self, files: int) -> None:
        """So many more to do."""
        self.total += files
        self.progress.update(self.task, total=self.total)

    def done(self, counts: Counts) -> None:
        """Move the bar."""
        rate = counts.files / (time.monotonic() - self.began)
        self.progress.update(self.task, completed=counts.files, failed=counts.failed, rate=f"{rate:.1f}/s")

    def failed(self, path: str, message: str, message_th: str) -> None:
        """A line above the bar."""
        self.progress.console.print(
            f"{path}: {self.language.choose(message, message_th)}", markup=False, soft_wrap=True
        )


@contextmanager
def watcher(language: Language, *, quiet: bool) -> Iterator[Failures]:
    """The one that suits stderr."""
    if quiet or not sys.stderr.isatty():
        yield Failures(language) if quiet else Lines(language)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(language.choose("{task.fields[failed]} failed", "ล้มเหลว {task.fields[failed]}")),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(language.choose("importing", "กำลังนำเข้า"), total=None, failed=0, rate="")
        yield Bar(language, progress, task)
