"""Writers: abstract blocks to files. `write` is the door."""

import random
from collections.abc import Callable
from pathlib import Path

from tests.documents.sample import Sample
from tests.documents.writers.docx import write_docx
from tests.documents.writers.html import html_page
from tests.documents.writers.text import pipe_markdown, tab_dump, tab_dump_with_html

TEXTS: dict[str, Callable[..., str]] = {
    "txt": tab_dump,
    "tags.txt": tab_dump_with_html,
    "md": pipe_markdown,
    "html": html_page,
}
FORMATS = (*TEXTS, "docx")
"""The formats, named by the end of the file's name."""


def write(sample: Sample, format: str, path: Path) -> None:
    """Write a sample to a file. Raises ValueError for an unknown format."""
    rng = random.Random(f"{format} {sample.seed}")
    if format == "docx":
        write_docx(sample, path, rng)
    elif format in TEXTS:
        path.write_text(TEXTS[format](sample, rng), encoding="utf-8")
    else:
        raise ValueError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
