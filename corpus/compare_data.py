"""What a comparison reads of a store, and which of several documents speaks for an agency and year.

**One document per agency, fiscal year and kind is used.** Among several plans (or reports) of one agency and year the
one used is that of the longer reporting round (12 months before 6; one that states none lies between), then one whose
text did not have to be recognised (OCR), then the one with more entries, then the one with the smaller id. Documents
that name no agency or no year are set aside, and so are those of kind `other`. Their scores count all the same, where
they name agency and year.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from corpus.compare_filters import Filters
from corpus.store import Store

ROWS_AT_ONCE = 20_000
TYPES = {
    "int": pa.int64(),
    "Int": pa.int64(),
    "float": pa.float64(),
    "str": pa.string(),
    "category": pa.dictionary(pa.int32(), pa.string()),
}
"""Columns that a query gives: `int` is never null, `Int` may be, `category` is for a few words that repeat."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The documents of a store that can be compared, and a way to ask for what is in them.

    `documents` is indexed by `no`, a number by document_id; columns: document_id, kind, agency_id, agency, type,
    province, year_be, assessed_year_be, months, entries, title, path, recognised (1: by OCR), used (speaks for its
    agency, year and kind), focus (its agency is one of `filters.agencies`). In SQL it is the table `compared (no,
    document_id, used_as)`, where `used_as` is the kind of a document that speaks for its agency and year, else null.
    """

    store: Store
    filters: Filters
    documents: pd.DataFrame
    left_out: dict[str, int]

    def rows(self, columns: dict[str, str], sql: str) -> pd.DataFrame:
        """The rows that a query gives; `columns` are names and types (`TYPES`), in the query's order."""
        return query(self.store, columns, sql)

    def used(self, kind: str) -> pd.DataFrame:
        """The documents that speak for their agency and year, of one kind (measures, report)."""
        documents = self.documents
        return documents[documents["used"] & (documents["kind"] == kind)]

    def with_documents(self, rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
        """Rows that have `no`, with columns of their documents."""
        return rows.join(self.documents[list(columns)], on="no")


def read_compared(store: Store, filters: Filters) -> Compared:
    """What the store holds for a comparison. Raises StoreError."""
    found = query(
        store,
        {
            "document_id": "str",
            "kind": "category",
            "agency_id": "str",
            "agency": "str",
            "type": "category",
            "province": "category",
            "year_be": "Int",
            "assessed_year_be": "Int",
            "months": "Int",
            "entries": "int",
            "title": "str",
            "path": "str",
            "recognised": "int",
            "state": "category",
        },
        """SELECT document_id, kind, agency_id, agencies.name, agencies.type, agencies.province, fiscal_year_be,
           assessed_fiscal_year_be, reporting_months, coalesce(counted.number, 0), title, first.path,
           coalesce(text_source IN ('ocr', 'mixed'), 0), state
           FROM documents LEFT JOIN agencies USING (agency_id)
           LEFT JOIN (SELECT document_id, count(*) AS number FROM entries GROUP BY document_id) AS counted
           USING (document_id)
           LEFT JOIN (SELECT document_id, min(path) AS path FROM files GROUP BY document_id) AS first
           USING (document_id) ORDER BY document_id""",
    )
    in_scope = pd.Series(True, index=found.index)
    if filters.provinces:
        in_scope &= found["province"].isin(filters.provinces)
    if filters.types:
        in_scope &= found["type"].isin(filters.types)
    found = found[in_scope]
    failed = found["state"] == "failed"
    unnamed = ~failed & found["agency_id"].isna()
    left_out = {"failed": int(failed.sum()), "no_agency": int(unnamed.sum())}
    documents = found[~failed & ~unnamed].drop(columns="state").reset_index(drop=True)
    documents.index.name = "no"
    documents["agency"] = documents["agency"].fillna(documents["agency_id"])
    documents["used"] = speaks(documents)
    left_out["no_year_or_kind"] = int((documents["year_be"].isna() | (documents["kind"] == "other")).sum())
    left_out["other_edition"] = len(documents) - left_out["no_year_or_kind"] - int(documents["used"].sum())
    agencies = documents[["agency_id", "agency"]].drop_duplicates()
    pairs = zip(agencies["agency_id"], agencies["agency"], strict=True)
    documents["focus"] = documents["agency_id"].isin({key for key, name in pairs if filters.names(key, name)})
    remember(store, documents)
    return Compared(store, filters, documents, left_out)


def speaks(documents: pd.DataFrame) -> pd.Series:
    """Which documents speak for their agency, year and kind, by the rule of this module."""
    candidates = documents[documents["year_be"].notna() & documents["kind"].isin(["measures", "report"])]
    order = candidates.assign(months=candidates["months"].fillna(9)).sort_values(
        ["months", "recognised", "entries", "document_id"], ascending=[False, True, False, True]
    )
    first = order.drop_duplicates(["agency_id", "year_be", "kind"])
    return pd.Series(documents.index.isin(first.index), index=documents.index)


def remember(store: Store, documents: pd.DataFrame) -> None:
    """Put the documents' numbers beside the store, for queries, as long as it is open."""
    connection = store.connection
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("DROP TABLE IF EXISTS temp.compared")
    connection.execute("CREATE TEMP TABLE compared (no INTEGER PRIMARY KEY, document_id TEXT, used_as TEXT)")
    connection.executemany(
        "INSERT INTO temp.compared VALUES (?, ?, ?)",
        (
            (no, document_id, kind if used else None)
            for no, document_id, kind, used in zip(
                range(len(documents)), documents["document_id"], documents["kind"], documents["used"], strict=True
            )
        ),
    )


def query(store: Store, columns: dict[str, str], sql: str) -> pd.DataFrame:
    """The rows of a query as a DataFrame, read a bounded number at a time."""
    schema = pa.schema([pa.field(name, TYPES[kind]) for name, kind in columns.items()])
    cursor = store.connection.execute(sql)
    batches = []
    while batch := cursor.fetchmany(ROWS_AT_ONCE):
        arrays = [
            pa.array(values, pa.string()).dictionary_encode() if kind == "category" else pa.array(values, TYPES[kind])
            for values, kind in zip(zip(*batch, strict=True), columns.values(), strict=True)
        ]
        batches.append(pa.record_batch(arrays, schema=schema))
    table = pa.Table.from_batches(batches, schema).unify_dictionaries()
    frame: pd.DataFrame = table.to_pandas()
    for name, kind in columns.items():
        if kind == "Int":
            frame[name] = frame[name].astype("Int64")
    return frame


Analysis = Callable[[Compared], pd.DataFrame]
"""Makes one table of a comparison."""
