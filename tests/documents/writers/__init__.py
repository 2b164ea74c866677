"""Writers: abstract blocks to files. `write` and, for many at once, `write_all` are the doors."""

import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.documents.sample import Sample
from tests.documents.writers.chromium import chromium_pdfs
from tests.documents.writers.docx import write_docx
from tests.documents.writers.html import html_page
from tests.documents.writers.libreoffice import TARGETS, saved_by_libreoffice
from tests.documents.writers.text import pipe_markdown, tab_dump, tab_dump_with_html
from tests.documents.writers.xlsx import write_xlsx

TEXTS: dict[str, Callable[[Sample, random.Random], str]] = {
    "txt": tab_dump,
    "tags.txt": tab_dump_with_html,
    "md": pipe_markdown,
    "html": html_page,
}


def _thai_page(sample: Sample, path: Path, rng: random.Random) -> None:
    """A page in the encoding of old Thai Windows systems; what it lacks stands as character references."""
    text = html_page(sample, rng, charset="windows-874")
    path.write_bytes(text.encode("cp874", errors="xmlcharrefreplace"))


FILES: dict[str, Callable[[Sample, Path, random.Random], None]] = {
    "docx": write_docx,
    "xlsx": write_xlsx,
    "874.html": _thai_page,
}
BATCHES: dict[str, Callable[[Sequence[tuple[Sample, Path]]], None]] = {
    **{format: partial(saved_by_libreoffice, format) for format in TARGETS},
    "chromium.pdf": chromium_pdfs,
}
FORMATS = (*TEXTS, *FILES, *BATCHES)
"""The formats, named by the end of the file's name."""


def write(sample: Sample, format: str, path: Path) -> None:
    """Write a sample to a file. Raises ValueError for an unknown format."""
    write_all([(sample, path)], format)


def write_all(samples: Sequence[tuple[Sample, Path]], format: str) -> None:
    """Write samples to their files; those of an office program in one run of it.

    Raises ValueError for an unknown format, FileNotFoundError where a program is missing.
    """
    if format in BATCHES:
        BATCHES[format](samples)
    elif format in FILES:
        for sample, path in samples:
            FILES[format](sample, path, random.Random(f"{format} {sample.seed}"))
    elif format in TEXTS:
        for sample, path in samples:
            path.write_text(TEXTS[format](sample, random.Random(f"{format} {sample.seed}")), encoding="utf-8")
    else:
        raise ValueError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
