"""What is said to people: messages and progress on stderr, results on stdout."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from corpus.failure import Failure
from corpus.language import Language

if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")


def say(message: str) -> None:
    """One line on stderr."""
    print(f"ita-corpus: {message}", file=sys.stderr, flush=True)


def say_failure(failure: Failure, language: Language) -> None:
    """Which document failed and why; with the trace, where the fault is this program's."""
    message = language.choose(failure.message, failure.message_th)
    say(f"{failure.path}: {message.removeprefix(failure.path.name).lstrip(': ')}")
    if failure.trace:
        print(failure.trace, file=sys.stderr, end="", flush=True)


def write(data: bytes) -> None:
    """Results on stdout, at once. Raises OSError where nobody reads them or the disk is full."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tables_on_stdout(width: int) -> "Console":
    """Prints tables as wide as the terminal, or at most `width` columns where there is none."""
    from rich.console import Console

    # paths and the documents' own words are no markup
    console = Console(highlight=False, markup=False)
    return console if console.is_terminal else Console(highlight=False, markup=False, width=width)


def with_progress(items: Iterable[Item], total: int, description: str, *, shown: bool) -> Iterator[Item]:
    """Pass the items on and count them in a bar on stderr, where that is a terminal and `shown` is true."""
    if not shown or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(description, total=total)
        for item in items:
            yield item
            progress.advance(task)
