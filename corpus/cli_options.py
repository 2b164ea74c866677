"""Options that several commands share."""

import os
from pathlib import Path
from typing import Annotated

import typer

from corpus.failure import Limits
from corpus.language import Language, language_of_locale

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents of any supported format.")]
Agencies = Annotated[
    Path | None,
    typer.Option(
        "--agencies", metavar="FILE", help="Registry of agencies: CSV of code, type, name, district, province."
    ),
]
Lang = Annotated[
    Language,
    typer.Option(
        "--lang", help="Language of messages.", default_factory=language_of_locale, show_default="that of the locale"
    ),
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Documents read at the same time.", show_default="cores")
]
TimeLimit = Annotated[
    float, typer.Option("--time-limit", min=1, metavar="SECONDS", help="Time that one document may take.")
]
MemoryLimit = Annotated[
    int, typer.Option("--memory-limit", min=64, metavar="MB", help="Memory that one document may take.")
]

DEFAULT_TIME_LIMIT = Limits().wall_seconds
DEFAULT_MEMORY_LIMIT = Limits().memory_bytes >> 20
CORES = len(os.sched_getaffinity(0))


def limits_of(time_limit: float, memory_limit: int) -> Limits:
    """Limits from the options' values; two thirds of the time may be the processor's, as in the defaults."""
    return Limits(time_limit, max(1, round(time_limit * 2 / 3)), memory_limit << 20)
