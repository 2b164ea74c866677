"""An official list of local governments (`--agencies FILE`): codes, types, names, districts, provinces."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from normalize.plain import plain
from normalize.record import AgencyType
from normalize.reference import rows

# Our column, and what the list of the Department of Local Administration calls it.
_COLUMNS = {
    "code": ("code", "dla_code"),
    "type": ("type", "type_th"),
    "name": ("name", "name_th"),
    "district": ("district", "amphoe_th"),
    "province": ("province", "province_th"),
}


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One local government of the list; `name` is without its type."""

    code: str
    type: AgencyType
    name: str
    district: str | None
    province: str


class Registry:
    """The list, to be asked for one agency."""

    def __init__(self, entries: Sequence[RegistryEntry]) -> None:
        self._by_name: dict[tuple[str, str], list[RegistryEntry]] = {}
        for entry in entries:
            self._by_name.setdefault((entry.type, plain(entry.name)), []).append(entry)

    def find(
        self, agency_type: str, name: str, province: str | None = None, district: str | None = None
    ) -> tuple[RegistryEntry, ...]:
        """The agencies of that type and name; those in `province` and `district`, where these are known."""
        found = self._by_name.get((agency_type, plain(name)), [])
        return tuple(
            entry
            for entry in found
            if (province is None or entry.province == province)
            and (district is None or entry.district is None or entry.district == district)
        )


def agency_types() -> dict[str, AgencyType]:
    """The contract's type by plain form: "องค์การบริหารส่วนตำบล" and "อบต" are อบต."""
    return {plain(row["form"]): row["type"] for row in rows("agency_types")}  # type: ignore[misc]


def official_type_names() -> dict[str, str]:
    """The full official word by type: อบต. is องค์การบริหารส่วนตำบล."""
    return {row["type"]: row["form"] for row in rows("agency_types") if row["official"]}


def load_registry(path: Path) -> Registry:
    """Reads a CSV file (UTF-8) with the columns code, type, name, district, province.

    The columns of the Department of Local Administration's list (dla_code, type_th, …) do as well, and types may be
    full names or abbreviations. Raises ValueError for a file with other columns or types, OSError as open() does.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        columns = {
            ours: next((name for name in names if name in (reader.fieldnames or ())), None)
            for ours, names in _COLUMNS.items()
        }
        missing = [name for name, column in columns.items() if column is None]
        if missing:
            raise ValueError(
                f"{path}: no column {', '.join(missing)}; the list needs code, type, name, district, province"
            )
        return Registry([_entry(path, row, columns) for row in reader])


def _entry(path: Path, row: dict[str, str], columns: dict[str, str | None]) -> RegistryEntry:
    code, kind, name, district, province = (row[columns[column] or column].strip() for column in _COLUMNS)
    agency_type = agency_types().get(plain(kind))
    if agency_type is None:
        raise ValueError(f"{path}: “{kind}” of agency {code} is no type of local government")
    return RegistryEntry(code, agency_type, name.removeprefix(kind), district or None, province)
