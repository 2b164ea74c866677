"""Where a figure comes from: file, page and cell."""

from collections.abc import Iterable

import pandas as pd

from corpus.compare_data import Compared

PLACE = ["path", "page", "block"]


def with_places(compared: Compared, rows: pd.DataFrame, field: str, subject: str, position: str | None) -> pd.DataFrame:
    """`rows` (with `no`) with path, page and block of the first source of each.

    `subject` is the column that holds the entry's or document's id, `position` that of the place in the table `field`
    (None: 0).
    """
    connection = compared.store.connection
    documents = compared.documents
    ids = documents["document_id"].reindex(rows["no"])
    positions: Iterable[int] = [0] * len(rows) if position is None else rows[position]
    found = [
        connection.execute(
            "SELECT page, block FROM sources WHERE document_id = ? AND subject_id = ? AND field = ? AND position = ? "
            "ORDER BY number LIMIT 1",
            (document_id, id_of_subject, field, int(at)),
        ).fetchone()
        or (None, None)
        for document_id, id_of_subject, at in zip(ids, rows[subject], positions, strict=True)
    ]
    return rows.assign(
        path=documents["path"].reindex(rows["no"]).to_numpy(),
        page=pd.array([page for page, _block in found], dtype="Int64"),
        block=pd.array([block for _page, block in found], dtype="str"),
    )
