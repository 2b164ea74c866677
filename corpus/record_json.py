"""The record as JSON: what `ita-corpus extract` prints (contract, section 2)."""

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from corpus.options import Layout
from normalize.record import Record

WIDTH = 160
"""Code points of a line of the layout `object`; what fits is not broken."""


@cache
def record_adapter() -> TypeAdapter[Record]:
    """Pydantic's view of the record: validation, JSON and JSON Schema from the one declaration."""
    return TypeAdapter(Record)


def record_json(record: Record, *, blocks: bool = True, layout: Layout = "line") -> bytes:
    """The record as UTF-8 JSON that ends in a line feed; `blocks=False` leaves the cited texts out."""
    compact = record_adapter().dump_json(record, exclude=None if blocks else {"blocks"})
    if layout == "line":
        return compact + b"\n"
    return (_indented(json.loads(compact), 0) + "\n").encode()


def _indented(value: Any, depth: int) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if not value or not isinstance(value, dict | list) or len(line) + 2 * depth <= WIDTH:
        return line
    pad = "  " * (depth + 1)
    if isinstance(value, dict):
        opening, closing = "{", "}"
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {_indented(item, depth + 1)}" for key, item in value.items()]
    else:
        opening, closing = "[", "]"
        parts = [_indented(item, depth + 1) for item in value]
    inner = f",\n{pad}".join(parts)
    return f"{opening}\n{pad}{inner}\n{'  ' * depth}{closing}"
