"""What a comparison is about: years, places, types, agencies and indicators."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filters:
    """An empty list leaves nothing out. Years are of the Buddhist Era.

    `provinces` and `types` say which agencies are counted at all, and so who the peers are. `agencies` (ids, or parts
    of names) are those whose own rows are shown: they stay among their peers. `indicators` (1 to 10) choose the
    measures and scores that belong to them.
    """

    years: tuple[int, ...] = ()
    provinces: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    indicators: tuple[int, ...] = ()

    def names(self, agency_id: str, name: str) -> bool:
        """Whether the agency is one of those whose own rows are shown."""
        return any(wanted == agency_id or wanted in name for wanted in self.agencies)

    def of_indicators(self) -> str:
        """SQL over a table with `document_id` and `entry_id`: the entry is about one of the indicators."""
        if not self.indicators:
            return "TRUE"
        numbers = ", ".join(str(int(number)) for number in self.indicators)
        return (
            "EXISTS (SELECT 1 FROM entry_indicators AS about WHERE about.document_id = entries.document_id "
            f"AND about.entry_id = entries.entry_id AND about.indicator IN ({numbers}))"
        )
