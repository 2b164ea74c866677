"""Options and messages of the commands that work on a store."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corpus.language import Language
from corpus.selection import Selection
from corpus.store_error import StoreError
from corpus.terminal import say

StoreFolder = Annotated[Path, typer.Option("--store", metavar="DIR", help="Folder of the store.")]
Years = Annotated[
    list[int] | None,
    typer.Option("--year", metavar="BE", help="Fiscal year of the Buddhist Era, such as 2568; repeatable."),
]
Agency = Annotated[
    list[str] | None,
    typer.Option("--agency", metavar="TEXT", help="Agency: its id, or a part of its name; repeatable."),
]
Province = Annotated[list[str] | None, typer.Option("--province", metavar="NAME", help="Province; repeatable.")]


class DocumentKind(StrEnum):
    """What a document is."""

    measures = "measures"
    report = "report"
    other = "other"


Kind = Annotated[list[DocumentKind] | None, typer.Option("--kind", help="Kind of document; repeatable.")]


@contextmanager
def store_errors(lang: Language) -> Iterator[None]:
    """Ends the command with one line where the store or the disk cannot be used."""
    try:
        yield
    except StoreError as error:
        say(lang.choose(error.message, error.message_th))
        raise typer.Exit(1) from None
    except OSError as error:
        name = error.filename or ""
        if error.errno == errno.ENOSPC:
            say(
                lang.choose(
                    f"{name}: the disk is full; free some space, then repeat the command",
                    f"{name}: ดิสก์เต็ม ให้เพิ่มพื้นที่ว่างแล้วสั่งซ้ำอีกครั้ง",
                )
            )
        else:
            say(f"{name}: {error.strerror or error}")
        raise typer.Exit(1) from None


def selection_of(
    years: list[int] | None, agencies: list[str] | None, provinces: list[str] | None, kinds: list[DocumentKind] | None
) -> Selection:
    """The documents that the options choose."""
    return Selection(
        tuple(years or ()), tuple(agencies or ()), tuple(provinces or ()), tuple(kind.value for kind in kinds or ())
    )
