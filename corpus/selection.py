"""Which documents of a store: by year, agency, province and kind."""

from dataclasses import dataclass

from corpus.dataset import Table

LIKE_ESCAPE = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Documents that match one value of every list that is not empty. An agency is an id, or a part of a name."""

    years: tuple[int, ...] = ()
    agencies: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.years or self.agencies or self.provinces or self.kinds)

    def condition(self) -> tuple[str, list[str | int]]:
        """SQL over `documents`, and its values."""
        parts: list[str] = []
        values: list[str | int] = []
        for column, wanted in (("fiscal_year_be", self.years), ("province", self.provinces), ("kind", self.kinds)):
            if wanted:
                parts.append(f"{column} IN ({', '.join('?' * len(wanted))})")
                values += wanted
        if self.agencies:
            parts.append(
                "(" + " OR ".join([r"agency_id = ? OR agency_name LIKE ? ESCAPE '\'"] * len(self.agencies)) + ")"
            )
            for agency in self.agencies:
                values += [agency, f"%{agency.translate(LIKE_ESCAPE)}%"]
        return " AND ".join(parts) or "TRUE", values

    def of_table(self, table: Table) -> tuple[str, list[str | int]]:
        """SQL over any table of the dataset, and its values."""
        if self.is_everything():
            return "TRUE", []
        condition, values = self.condition()
        column = "agency_id" if table.name == "agencies" else "document_id"
        return f"{column} IN (SELECT {column} FROM documents WHERE {condition})", values
