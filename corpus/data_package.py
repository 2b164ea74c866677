"""The Data Package descriptor (v2) that is published with the data: columns, types, meanings, keys, licence."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.dataset import Column, Table
from corpus.selection import Selection

PROFILE = "https://datapackage.org/profiles/2.0/"
LICENCES = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODC-BY-1.0": ("Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
}
"""Licences that the publisher of the data may choose, by their SPDX names."""


def descriptor(
    resources: Sequence[dict[str, Any]], selection: Selection, licence: str, program_versions: Sequence[str]
) -> dict[str, Any]:
    """The whole descriptor. It holds no time of its making, so that a second export gives the same bytes."""
    title, path = LICENCES[licence]
    return {
        "$schema": f"{PROFILE}datapackage.json",
        "name": "ita-corpus",
        "title": "ITA measures, results and scores of Thai local governments",
        "description": (
            "What local governments' ITA documents (มาตรการส่งเสริมคุณธรรมและความโปร่งใส) say, as tidy tables. "
            "Item codes mean the item of the list of item_list_year_be: never join them across years without it."
        ),
        "licenses": [{"name": licence, "title": title, "path": path}],
        "sources": [{"title": "Published ITA documents of Thai local governments; their files are listed in paths"}],
        "provenance": {
            "program": "ita-corpus",
            "versions": list(program_versions),
            "selection": {
                "fiscal_year_be": list(selection.years),
                "agency": list(selection.agencies),
                "province": list(selection.provinces),
                "kind": list(selection.kinds),
            },
        },
        "resources": list(resources),
    }


def resource(table: Table, file: Path, kind: str, media_type: str) -> dict[str, Any]:
    """A table's file. `kind` is its format: csv, jsonl, parquet, xlsx, sqlite."""
    described: dict[str, Any] = {
        "name": table.name,
        "title": table.thai,
        "description": table.meaning,
        "type": "table",
        "path": file.name,
        "format": kind,
        "mediatype": media_type,
        "schema": table_schema(table),
    }
    if kind in ("csv", "jsonl"):
        described["encoding"] = "utf-8"
    if kind == "csv":
        described["dialect"] = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True}
    if kind == "xlsx":
        described["dialect"] = {"sheetName": table.name}
    if kind == "sqlite":
        described["dialect"] = {"table": table.name}
    return described


def checksum(file: Path) -> dict[str, Any]:
    """Size and SHA-256 of a file."""
    with file.open("rb") as content:
        return {"bytes": file.stat().st_size, "hash": "sha256:" + hashlib.file_digest(content, "sha256").hexdigest()}


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table."""
    return {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": list(columns), "reference": {"resource": target, "fields": list(columns)}}
            for columns, target in table.references
        ],
        "missingValues": [""],
    }


def field(column: Column) -> dict[str, Any]:
    """One column of a Table Schema."""
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    described = {"name": column.name, "type": column.type, "title": column.thai, "description": column.meaning}
    return described | ({"constraints": constraints} if constraints else {})


def write_descriptor(file: Path, package: dict[str, Any]) -> None:
    """The descriptor as a file."""
    file.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
