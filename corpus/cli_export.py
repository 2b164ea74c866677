"""`ita-corpus export`: the dataset, for other tools."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corpus.cli_options import Lang
from corpus.cli_store import Agency, Kind, Province, StoreFolder, Years, selection_of, store_errors
from corpus.terminal import say


class ExportFormat(StrEnum):
    """A format of the export."""

    csv = "csv"
    parquet = "parquet"
    jsonl = "jsonl"
    xlsx = "xlsx"
    sqlite = "sqlite"


class Licence(StrEnum):
    """A licence that the publisher of the data may choose."""

    cc_by = "CC-BY-4.0"
    cc0 = "CC0-1.0"
    odc_by = "ODC-BY-1.0"


def export(
    store: StoreFolder,
    form: Annotated[ExportFormat, typer.Option("--format", help="Format of the data.")],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="Folder; for xlsx and sqlite the file.")],
    lang: Lang,
    year: Years = None,
    agency: Agency = None,
    province: Province = None,
    kind: Kind = None,
    licence: Annotated[Licence, typer.Option(help="Licence under which the data are published.")] = Licence.cc_by,
) -> None:
    """Export the dataset: one table per kind of thing, joined by ids, with datapackage.json beside them.

    It also works while an import is going on. The same store gives the same bytes again.

    Example: ita-corpus export --store ./corpus --format csv --out ./data --year 2568
    """
    from corpus.export import export as write_export
    from corpus.store import reading

    with store_errors(lang), reading(store) as opened:
        cut = write_export(
            opened, form.value, out, selection=selection_of(year, agency, province, kind), licence=licence.value
        )
    if cut:
        tables = ", ".join(cut)
        say(
            lang.choose(
                f"{out}: texts longer than Excel's limit of 32,767 characters were cut in {tables}; "
                "the other formats have them whole",
                f"{out}: ข้อความที่ยาวเกิน 32,767 อักขระ (ขีดจำกัดของ Excel) ถูกตัดในตาราง {tables} รูปแบบอื่นมีครบถ้วน",
            )
        )
