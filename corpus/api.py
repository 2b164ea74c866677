"""The Python API for other tools: from a file to its record, and from a store to DataFrames.

    from corpus.api import extract, normalize, open_store, read

`read(path)` gives a `Document`, `extract(document)` a `RawRecord`, `normalize(raw)` a `Record`; each is a frozen
dataclass. See docs/api.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from corpus.compare import compare
from corpus.compare_filters import Filters
from corpus.dataset import TABLES, Table
from corpus.export_parquet import arrow_batch, parquet_schema
from corpus.export_tables import TableRows
from corpus.selection import Selection
from corpus.store import reading
from corpus.store_error import StoreError
from extract.extract import extract
from ingest.issue import UnreadableFile
from ingest.read import read
from normalize.normalize import normalize
from normalize.record import Record

__all__ = ["Dataset", "StoreError", "UnreadableFile", "extract", "normalize", "open_store", "read"]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The dataset of a store. Every call shows the store as it is at that moment, also while an import goes on."""

    folder: Path

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables."""
        return tuple(table.name for table in TABLES)

    def table(
        self,
        name: str,
        *,
        years: Iterable[int] = (),
        agencies: Iterable[str] = (),
        provinces: Iterable[str] = (),
        kinds: Iterable[str] = (),
    ) -> pd.DataFrame:
        """A table, or its rows that belong to the documents chosen, in the order of its key.

        Integers are `Int64` (they may be missing), dates `datetime64`, arrays lists; docs/dataset.md has the columns.
        `years` are of the Buddhist Era; an agency is its id or a part of its name. Raises KeyError, StoreError.
        """
        table = table_named(name)
        selection = Selection(tuple(years), tuple(agencies), tuple(provinces), tuple(kinds))
        schema = parquet_schema(table)
        with reading(self.folder) as store:
            batches = [arrow_batch(table, schema, rows) for rows in TableRows(store, selection, table).batches()]
        rows = pa.Table.from_batches(batches, schema)
        frame: pd.DataFrame = rows.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get, date_as_object=False)
        return frame

    def compare(
        self,
        name: str,
        *,
        years: Iterable[int] = (),
        provinces: Iterable[str] = (),
        types: Iterable[str] = (),
        agencies: Iterable[str] = (),
        indicators: Iterable[int] = (),
    ) -> pd.DataFrame:
        """A table of `ita-corpus compare`, such as scores, standing or coverage; docs/compare.md has the columns.

        `provinces` and `types` say which agencies are counted, `agencies` whose own rows are shown. Raises KeyError,
        StoreError.
        """
        filters = Filters(tuple(years), tuple(provinces), tuple(types), tuple(agencies), tuple(indicators))
        with reading(self.folder) as store:
            return compare(store, filters, [name])[1][name]

    def record(self, document_id: str) -> Record | None:
        """The record of a document, with its paths; None where it could not be read. Raises StoreError."""
        with reading(self.folder) as store:
            return store.record(document_id)


def open_store(folder: str | Path) -> Dataset:
    """The dataset of the store in the folder. Raises StoreError where there is none that can be read."""
    with reading(Path(folder)):
        return Dataset(Path(folder))


def table_named(name: str) -> Table:
    """A table of the dataset. Raises KeyError."""
    for table in TABLES:
        if table.name == name:
            return table
    raise KeyError(f"no table {name!r}; there are {', '.join(table.name for table in TABLES)}")
