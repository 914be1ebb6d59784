"""The words a language says dates and marks with: one file a language in `phrases/`, no word of it here."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

_FOLDER = Path(__file__).parent / "phrases"
_FALLBACK = "any"


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's file: its CLDR locale and its templates by table."""

    locale: Locale
    separator: str
    date: dict[str, Any]
    event: dict[str, str]
    status: dict[str, str]
    legend: dict[str, str]


@lru_cache(maxsize=64)
def phrases(language: str) -> Phrases:
    """The phrases of a BCP 47 code; a language without a file gets signs, and CLDR's names of months."""
    base = language.replace("_", "-").split("-")[0].lower()
    # isalpha keeps a hostile code, from a document or an address, out of the path.
    path = _FOLDER / f"{base}.toml"
    if not base.isalpha() or not path.is_file():
        path = _FOLDER / f"{_FALLBACK}.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    locale = _locale(tables.pop("locale") or language)
    return Phrases(locale=locale, **tables)


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
