"""One calendar unit in the words of a locale, for any year: CLDR's own patterns, filled in here.

Babel formats only the years 1 to 9999 that Python's `date` holds.
"""

from typing import Final

from babel import Locale
from babel.dates import tokenize_pattern

from timeline.dates import Date, Grain, civil
from timeline.views.phrasebook import Phrases

_MONTHS_IN: Final = {
    Grain.SEASON: ("season", 3),
    Grain.QUARTER: ("quarter", 3),
    Grain.THIRD: ("third", 4),
    Grain.HALF: ("half", 6),
}
_SKELETONS: Final = {Grain.MONTH: "yMMMM", Grain.WEEK: "yMMMMd", Grain.DAY: "yMMMMd"}


def year_words(year: int, words: Phrases) -> str:
    """An astronomical year as people write it.

    >>> from timeline.views.phrasebook import phrases
    >>> year_words(-43, phrases("en")), year_words(1815, phrases("en"))
    ('44 BCE', '1815')
    """
    if year > 0:
        return str(year)
    return str(words.date["before_era"].format(year=1 - year, era=words.locale.eras["abbreviated"][0]))


def unit_words(date: Date, words: Phrases, *, skeleton: str = "") -> str:
    """The unit by name, qualifier left out: "7 September 2021", "June 1815", "the 1990s".

    A CLDR skeleton such as "MMMMd" asks for fewer fields of a day or month.
    """
    year, month, day = civil(date.day)
    if date.grain in _SKELETONS:
        text = _fill(_pattern(words.locale, skeleton or _SKELETONS[date.grain]), year, month, day, words)
        return words.date["week"].format(date=text) if date.grain is Grain.WEEK else text
    if date.grain in _MONTHS_IN:
        key, length = _MONTHS_IN[date.grain]
        first = 3 if date.grain is Grain.SEASON else 1
        template = words.date[key][(month - first) // length]
        return str(template.format(year=year_words(year, words), next=(year + 1) % 100))
    return _years(date, year, words)


def _years(date: Date, year: int, words: Phrases) -> str:
    if date.grain is Grain.YEAR:
        return str(words.date["year"].format(year=year_words(year, words))) if year > 0 else year_words(year, words)
    if date.grain is Grain.DECADE and year > 0:
        return str(words.date["decade"].format(year=year))
    last = civil(date.last_day)[0]
    return str(words.date["years"].format(first=year_words(year, words), last=year_words(last, words)))


def _pattern(locale: Locale, skeleton: str) -> str:
    if skeleton == "yMMMMd":
        return str(locale.date_formats["long"].pattern)
    pattern = locale.datetime_skeletons.get(skeleton)
    return str(pattern.pattern if pattern else "d MMMM" if skeleton == "MMMMd" else "MMMM y")


def _fill(pattern: str, year: int, month: int, day: int, words: Phrases) -> str:
    parts = []
    for _, value in tokenize_pattern(pattern):
        parts.append(value if isinstance(value, str) else _field(value, year, month, day, words))
    return "".join(parts).strip()


def _field(field: tuple[str, int], year: int, month: int, day: int, words: Phrases) -> str:
    letter, length = field
    if letter in "yu":
        return year_words(year, words)
    if letter in "ML":
        return _month(month, "format" if letter == "M" else "stand-alone", length, words.locale)
    return f"{day:0{length}d}" if letter == "d" else ""


def _month(month: int, context: str, length: int, locale: Locale) -> str:
    if length < 3:
        return f"{month:0{length}d}"
    return str(locale.months[context]["wide" if length == 4 else "abbreviated"][month])
