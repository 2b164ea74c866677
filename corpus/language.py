"""The language of messages: English, or Thai where the user or the locale says so."""

import os
from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """A language in which messages are written."""

    th = "th"
    en = "en"

    def choose(self, english: str, thai: str) -> str:
        """The one of the two texts that is in this language."""
        return thai if self is Language.th else english


def language_of_locale(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of messages by the variables of POSIX locales; English where they name neither."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return Language.th if value.lower().startswith("th") else Language.en
    return Language.en
