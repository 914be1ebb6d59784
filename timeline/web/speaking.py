"""The page's own words in the reader's language: gettext catalogues in `locale/`, one file a language."""

from collections.abc import Mapping
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import streamlit as st
from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALES: Final = Path(__file__).with_name("locale")
# English stands in the code; the others have a catalogue each.
SOURCE: Final = "en"
LANGUAGES: Final[Mapping[str, str]] = {
    "en": "English",
    "ar": "العربية",
    "zh": "中文",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}
KEY: Final = "language"
COOKIE: Final = "timeline_language"


def language() -> str:
    """The language of this reader's pages: chosen, remembered from before, or the browser's."""
    chosen = str(st.session_state.get(KEY, ""))
    return chosen if chosen in LANGUAGES else first_language()


def first_language() -> str:
    """What a reader gets who has not chosen: the choice this browser remembers, else its own language."""
    asked = (st.context.cookies.get(COOKIE), st.context.locale)
    bases = (str(code).replace("_", "-").split("-")[0].lower() for code in asked if code)
    return next((base for base in bases if base in LANGUAGES), SOURCE)


def say(text: str, /, **values: Any) -> str:
    """An English text of ours in the reader's language, its braces filled with values."""
    return _catalogue(language()).gettext(text).format(**values) if values else _catalogue(language()).gettext(text)


def noted(text: str) -> str:
    """The text itself, marked for the catalogues: `say` says it later."""
    return text


def say_in(text: str, code: str, /, **values: Any) -> str:
    """As `say`, of a text that is `noted`, in a given language: for a route, which knows no reader."""
    return _catalogue(code).gettext(text).format(**values)


def say_count(one: str, many: str, number: int, /, **values: Any) -> str:
    """A text that counts, in the form the language has for this number; `{number}` is written as it writes numbers."""
    return count_in(one, many, number, language(), **values)


def count_in(one: str, many: str, number: int, code: str, /, **values: Any) -> str:
    """As `say_count`, in a given language: for a route, which knows no reader."""
    text = _catalogue(code).ngettext(one, many, number)
    return text.format(number=number_in_words(number, code), **values)


@lru_cache(maxsize=1 << 14)
def number_in_words(number: int, code: str) -> str:
    """A number as the language groups its digits."""
    return format_decimal(number, locale=code, numbering_system="latn")


def direction_of(code: str) -> str:
    """HTML's name of the direction a language is written in."""
    return "rtl" if Locale.parse(code).text_direction == "rtl" else "ltr"


@lru_cache(maxsize=16)
def _catalogue(code: str) -> NullTranslations:
    path = LOCALES / f"{code}.po"
    if code == SOURCE or not path.is_file():
        return NullTranslations()
    packed = BytesIO()
    with path.open("rb") as file:
        write_mo(packed, read_po(file, locale=code))
    packed.seek(0)
    return GNUTranslations(packed)
