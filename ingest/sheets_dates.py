"""Dates and times as spreadsheet cells show them. Years are Buddhist only where the format says so.

Month and day names are Thai, as in a Thai Excel, but where the format names English.
"""

from datetime import datetime, timedelta

from pythainlp.util.date import thai_abbr_months, thai_abbr_weekdays, thai_full_months, thai_full_weekdays

from ingest.sheets_codes import Section

_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_text(section: Section, serial: float, epoch_1904: bool) -> str | None:
    """The moment of a serial day number; None for one that is no date."""
    if not 0 <= serial < 2958466:  # up to the year 9999, as Excel
        return None
    places = sum(1 for kind, _ in section.tokens if kind == "digit")  # of the seconds
    seconds = round(serial * 86400, places)
    # Excel's 1900 has a 29th of February (day 60), so earlier days count from a day later.
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 31 if serial < 60 else 30)
    moment = start + timedelta(seconds=seconds)
    noon = section.has("ampm")
    fraction = str(moment.microsecond).zfill(6)
    out = ""
    for kind, text in section.tokens:
        if kind == "date":
            out += _date_field(text, moment, section, noon)
        elif kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
            out += str(int(seconds // unit)).zfill(len(text))
        elif kind == "ampm":
            out += ("AM" if moment.hour < 12 else "PM")[: len(text) // 2]
        elif kind == "digit":
            out += fraction[:1]
            fraction = fraction[1:]
        else:
            out += text
    return out


def _date_field(field: str, moment: datetime, section: Section, noon: bool) -> str:
    unit, width = field[0], len(field)
    if unit in "yeb":
        year = moment.year + (543 if section.buddhist or unit == "b" else 0)
        return str(year % 100).zfill(2) if width <= 2 and unit != "e" else str(year)
    if unit == "m" and width >= 3:
        name = _month_names(section.english, full=width == 4)[moment.month - 1]
        return name[0] if width == 5 else name
    if unit == "d" and width >= 3:
        return _day_names(section.english, full=width >= 4)[moment.weekday()]
    if unit == "g":
        return "พ.ศ." if section.buddhist else "ค.ศ."
    hour = (moment.hour % 12 or 12) if noon else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[unit]
    return str(number).zfill(min(width, 2))


def _month_names(english: bool, full: bool) -> list[str]:
    if english:
        return [name if full else name[:3] for name in _ENGLISH_MONTHS]
    return list(thai_full_months if full else thai_abbr_months)


def _day_names(english: bool, full: bool) -> list[str]:
    if english:
        return [name if full else name[:3] for name in _ENGLISH_DAYS]
    return [name.removeprefix("วัน") for name in thai_full_weekdays] if full else [f"{n}." for n in thai_abbr_weekdays]
