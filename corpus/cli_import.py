"""`ita-corpus import`: files, folders and archives into a store."""

import hashlib
import json
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.cli_options import (
    CORES,
    DEFAULT_MEMORY_LIMIT,
    DEFAULT_TIME_LIMIT,
    Agencies,
    Jobs,
    Lang,
    MemoryLimit,
    TimeLimit,
    limits_of,
)
from corpus.cli_store import StoreFolder, store_errors
from corpus.failure import Limits
from corpus.language import Language
from corpus.options import Options
from corpus.pipeline import ROOMS, record_of
from corpus.runner import prepare
from corpus.store_error import StoreError
from corpus.terminal import say

if TYPE_CHECKING:
    from corpus.importer import Counts, Readers
    from corpus.read_document import ReadDocument

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, zip archives, or patterns such as '2568/**/*.pdf'."),
]


def import_(
    paths: Paths,
    store: StoreFolder,
    lang: Lang,
    again: Annotated[bool, typer.Option("--again", help="Read again what this version has read before.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what failed.")] = False,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Read on the workers of a dask scheduler, tcp://HOST:8786.")
    ] = None,
    agencies: Agencies = None,
    jobs: Jobs = CORES,
    time_limit: TimeLimit = DEFAULT_TIME_LIMIT,
    memory_limit: MemoryLimit = DEFAULT_MEMORY_LIMIT,
) -> None:
    """Import documents into a store.

    Stop it at any time (Ctrl-C) and repeat the command: what is done is not done again, unless the program or the
    file has changed. A document that cannot be read is recorded with its reason, and the others are read.

    Example: ita-corpus import ./2568 plans.zip --store ./corpus
    """
    prepare(*ROOMS, "corpus.read_document")
    from corpus.importer import INCOMING, Counts, Import
    from corpus.inputs import NothingThere, starts_of
    from corpus.old_word import read_all
    from corpus.progress import watcher
    from corpus.read_document import read_document
    from corpus.store import Origin, writing

    limits = limits_of(time_limit, memory_limit)
    counts = Counts()
    began = time.monotonic()
    try:
        starts = starts_of(paths)
        with store_errors(lang):
            origin = Origin(version("ita-corpus"), options_text(agencies), limits_text(limits))
            incoming = store / INCOMING
            options = Options(agencies, conversions=None if cluster else incoming.absolute())
            read = partial(record_of, options=options)
            work = partial(read_document, read=read, program_version=origin.program_version)
            with writing(store) as opened, watcher(lang, quiet=quiet) as progress:
                if cluster:
                    readers = cluster_readers(cluster, work, limits)
                else:
                    readers = partial(read_all, work, incoming, limits, jobs)
                Import(opened, origin, progress, again, counts).run(starts, readers)
    except NothingThere as error:
        say(lang.choose(error.message, error.message_th))
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        say(lang.choose("stopped; repeat the command to go on", "หยุดแล้ว สั่งซ้ำอีกครั้งเพื่อทำต่อ"))
        raise typer.Exit(1) from None
    finally:
        if counts.files and not quiet:
            say(summary(counts, time.monotonic() - began, lang))
    if not counts.files:
        say(lang.choose("there is no file to import", "ไม่มีไฟล์ให้นำเข้า"))
    if counts.failed or counts.failed_before:
        raise typer.Exit(1)


def cluster_readers(address: str, work: "Callable[[Path], ReadDocument]", limits: Limits) -> "Readers":
    """The runner on the workers of a dask cluster."""
    try:
        from corpus.cluster import read_on_cluster
    except ModuleNotFoundError as error:
        raise StoreError(
            f"--cluster needs the package {error.name}: pip install 'ita-corpus[cluster]'",
            f"--cluster ต้องใช้แพ็กเกจ {error.name}: pip install 'ita-corpus[cluster]'",
        ) from None
    return partial(read_on_cluster, address, work, limits)


def options_text(agencies: Path | None) -> str:
    """The options that decide what a record holds; a registry counts by its content."""
    digest = None if agencies is None else hashlib.sha256(agencies.read_bytes()).hexdigest()
    return json.dumps({"agencies": digest})


def limits_text(limits: Limits) -> str:
    """The options that decide whether a document can be read at all."""
    return json.dumps({"seconds": limits.wall_seconds, "bytes": limits.memory_bytes})


def summary(counts: "Counts", seconds: float, lang: Language) -> str:
    """What the import did, in one line."""
    parts = (
        (counts.read, "read", "อ่านแล้ว"),
        (counts.unchanged, "unchanged", "ไม่เปลี่ยนแปลง"),
        (counts.same_content, "of the same content as another", "เนื้อหาซ้ำกับไฟล์อื่น"),
        (counts.failed, "failed", "ล้มเหลว"),
        (counts.failed_before, "failed before and are unchanged", "เคยล้มเหลวและไม่เปลี่ยนแปลง"),
    )
    said = ", ".join(f"{lang.choose(english, thai)} {count:,}" for count, english, thai in parts if count)
    return lang.choose(
        f"{counts.files:,} files in {seconds:.0f} s: {said}", f"{counts.files:,} ไฟล์ ใช้เวลา {seconds:.0f} วินาที: {said}"
    )
