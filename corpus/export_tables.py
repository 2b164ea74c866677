"""Rows of the dataset as they are exported: selected, in the order of their keys, a bounded number at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import TABLES, Row, Table
from corpus.selection import Selection
from corpus.store import Store
from corpus.store_schema import clustered, quoted

ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class TableRows:
    """One table of a store, as far as it is selected."""

    store: Store
    selection: Selection
    table: Table

    def batches(self) -> Iterator[list[Row]]:
        """Its rows in the order of the key: the same store gives the same rows in the same order."""
        columns = quoted(tuple(column.name for column in self.table.columns))
        condition, values = self.selection.of_table(self.table)
        rows = self.store.connection.execute(
            f'SELECT {columns} FROM "{self.table.name}" WHERE {condition} ORDER BY {quoted(clustered(self.table))}',
            values,
        )
        while batch := rows.fetchmany(ROWS_AT_ONCE):
            yield batch

    def count(self) -> int:
        """How many rows there are."""
        condition, values = self.selection.of_table(self.table)
        (count,) = self.store.connection.execute(
            f'SELECT count(*) FROM "{self.table.name}" WHERE {condition}', values
        ).fetchone()
        return int(count)


def tables_of(store: Store, selection: Selection) -> tuple[TableRows, ...]:
    """Every table of the dataset."""
    return tuple(TableRows(store, selection, table) for table in TABLES)
