"""The dataset as Parquet: one file per table."""

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from corpus.dataset import Column, Row, Table, Value
from corpus.export_tables import TableRows

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "array": pa.list_(pa.string()),
}
INTEGER_ARRAYS = ("indicators",)


def write_parquet(rows: TableRows, folder: Path) -> Path:
    """Parquet with dates as dates and arrays as lists; meanings stand in the fields' metadata."""
    file = folder / f"{rows.table.name}.parquet"
    schema = parquet_schema(rows.table)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in rows.batches():
            writer.write_batch(arrow_batch(rows.table, schema, batch))
    return file


def parquet_schema(table: Table) -> pa.Schema:
    """The table's columns as Arrow fields."""
    return pa.schema(
        [
            pa.field(column.name, arrow_type(column), not column.required, {"description": column.meaning})
            for column in table.columns
        ]
    )


def arrow_type(column: Column) -> pa.DataType:
    """The Arrow type of a column."""
    return pa.list_(pa.int64()) if column.name in INTEGER_ARRAYS else TYPES[column.type]


def arrow_batch(table: Table, schema: pa.Schema, rows: list[Row]) -> pa.RecordBatch:
    """Rows as columns."""
    columns = zip(*rows, strict=True)
    arrays = [
        pa.array([typed(column, value) for value in values], arrow_type(column))
        for column, values in zip(table.columns, columns, strict=True)
    ]
    return pa.record_batch(arrays, schema=schema)


def typed(column: Column, value: Value) -> object:
    """A stored value as Python value of its type."""
    if value is not None and column.type == "date":
        return date.fromisoformat(str(value))
    if value is not None and column.type == "array":
        return json.loads(str(value))
    return value
