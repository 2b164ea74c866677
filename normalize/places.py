"""Provinces (จังหวัด), districts (อำเภอ, เขต) and sub-districts (ตำบล, แขวง) with their official codes.

`data/places.csv` has one row per place; a code's first two digits are its province, its first four its district.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from normalize.plain import clearly_meant, plain
from normalize.reference import rows

_ALIKE, _AHEAD = 75.0, 12.0
CAPITAL = "กรุงเทพมหานคร"


@dataclass(frozen=True, slots=True)
class Place:
    """A province (code of 2 digits), district (4) or sub-district (6), with the names of those that it lies in."""

    code: str
    name: str
    district: str | None
    province: str


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    """Places by plain name, of all three kinds."""
    names = {row["code"]: row["name"] for row in rows("places")}
    places: dict[str, list[Place]] = {}
    for code, name in names.items():
        place = Place(code, name, names[code[:4]] if len(code) >= 4 else None, names[code[:2]])
        places.setdefault(plain(name), []).append(place)
    return {name: tuple(group) for name, group in places.items()}


def _named(name: str, digits: int) -> tuple[Place, ...]:
    return tuple(place for place in _places().get(plain(name), ()) if len(place.code) == digits)


def province(name: str) -> Place | None:
    """The province of exactly that name (spaces aside)."""
    found = _named(name, 2)
    return found[0] if found else None


def districts(name: str, province: str | None = None) -> tuple[Place, ...]:
    """The districts of that name, in `province` where it is given. "เมือง" is the capital district of its province.

    >>> [place.name for place in districts("เมือง", "ลำปาง")]
    ['เมืองลำปาง']
    """
    if plain(name) == "เมือง" and province is not None:
        name = f"เมือง{province}"
    return tuple(place for place in _named(name, 4) if province is None or place.province == province)


def subdistricts(name: str, district: str | None = None, province: str | None = None) -> tuple[Place, ...]:
    """The sub-districts of that name, in `district` and `province` where they are given."""
    return tuple(
        place
        for place in _named(name, 6)
        if (district is None or place.district == district) and (province is None or place.province == province)
    )


def is_place(name: str) -> bool:
    """Whether any province, district or sub-district has that name."""
    return plain(name) in _places()


@cache
def _of_kind(digits: int, province: str | None) -> dict[str, str]:
    return {
        plain(place.name): place.name
        for group in _places().values()
        for place in group
        if len(place.code) == digits and (province is None or place.province == province)
    }


@lru_cache(maxsize=1024)
def closest_province(name: str) -> str | None:
    """The province that a damaged name clearly means: "ล้ำปาง" is ลำปาง. None where two are near."""
    return clearly_meant(name, _of_kind(2, None), _ALIKE, _AHEAD)


@lru_cache(maxsize=1024)
def closest_district(name: str, province: str | None = None) -> str | None:
    """The district that a damaged name clearly means, of `province` where it is given.

    >>> closest_district("องาว", "ลำปาง")
    'งาว'
    """
    exact = districts(name, province)
    if exact:
        return exact[0].name
    return clearly_meant(name, _of_kind(4, province), _ALIKE, _AHEAD)
