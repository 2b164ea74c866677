"""What the caller of the pipeline chooses. Importing this costs nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Layout = Literal["line", "object"]
"""`line`: a record on one line, for JSON Lines. `object`: indented, for reading."""


@dataclass(frozen=True, slots=True)
class Options:
    """A registry of agencies (CSV), whether the texts that sources cite are printed, how the JSON is laid out, and the
    folder in which old Word files lie converted (`ingest.office.convert_many`)."""

    agencies: Path | None = None
    blocks: bool = True
    layout: Layout = "line"
    conversions: Path | None = None
