"""Rows of the dataset as they are exported: selected, in the order of their keys, a bounded number at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import ENTRIES, TABLES, Row, Table
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
        """Its rows by document and in reading order: the same store gives the same rows in the same order."""
        condition, values = self.selection.of_table(self.table)
        rows = self.store.connection.execute(f"{self._select()} WHERE {condition} {self._order()}", values)
        while batch := rows.fetchmany(ROWS_AT_ONCE):
            yield batch

    def _select(self) -> str:
        columns = ", ".join(f'rows."{column.name}"' for column in self.table.columns)
        name = f'"{self.table.name}" AS rows'
        if self._is_of_entries():
            # a cross join: entries in their order, then the rows of each, so that nothing has to be sorted
            return f"SELECT {columns} FROM entries CROSS JOIN {name} USING (document_id, entry_id)"
        return f"SELECT {columns} FROM {name}"

    def _order(self) -> str:
        if self._is_of_entries():
            return "ORDER BY entries.document_id, entries.position, rows.position"
        return f"ORDER BY {quoted(clustered(self.table))}"

    def _is_of_entries(self) -> bool:
        return "entry_id" in self.table.key and self.table != ENTRIES

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
