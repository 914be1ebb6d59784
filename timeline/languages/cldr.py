"""What CLDR knows of a language (through babel): names of months and weekdays, units, "three days ago"."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_timedelta
from babel.units import format_unit

_DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_FURTHER_UNITS: Final = ("minute", "hour", "decade", "century")
# Counts that between them call for every plural form a language has.
_COUNTS: Final = (1, 2, 3, 5, 11, 21)


def locale_of(code: str) -> Locale | None:
    """The locale of a language code, if CLDR has it."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def names(code: str, kind: str, not_names: Sequence[str] = ()) -> dict[object, list[str]]:
    """Wide and abbreviated names of `months` (1-12) or `days` (1 is Monday), but for some that are none."""
    locale = locale_of(code)
    if locale is None:
        return {}
    found: dict[object, list[str]] = {}
    for widths in getattr(locale, kind).values():
        for width in ("wide", "abbreviated"):
            for key, word in widths[width].items():
                # CLDR counts weekdays from 0, and abbreviates some months to bare numbers.
                clean = word.rstrip(".").strip()
                if len(clean) > 1 and clean not in not_names and not any(c.isdigit() for c in clean):
                    found.setdefault(key + (kind == "days"), []).append(clean)
    return found


def completed(source: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    """The general file for languages without their own, with this language's units and its ways to say "ago"."""
    locale = locale_of(code)
    if locale is None:
        return source
    units = {unit: sorted(set(_forms(unit, locale))) for unit in (*_DAYS, *_FURTHER_UNITS)}
    patterns = dict(source["patterns"])
    patterns |= dict.fromkeys(_patterns(locale, -1, units), "shift back")
    patterns |= dict.fromkeys(_patterns(locale, 1, units), "shift forward")
    words = {"unit": {unit: forms for unit, forms in units.items() if forms}}
    return {**source, "patterns": patterns, "words": words}


def _forms(unit: str, locale: Locale) -> Iterator[str]:
    """The forms of a unit's name behind some counts, where it is one word."""
    for count in _COUNTS:
        texts = [format_unit(count, f"duration-{unit}", length="long", locale=locale)]
        if unit in _DAYS:
            texts.append(_delta(count, unit, locale, directed=False))
        for text in texts:
            words = _words(text)
            if len(words) == 1 and not words[0].startswith("duration-"):
                yield words[0]


def _patterns(locale: Locale, sign: int, units: dict[str, list[str]]) -> Iterator[str]:
    """How so many units before or after are said; a unit's forms that only stand there join its others."""
    for count in _COUNTS:
        texts = {unit: _delta(sign * count, unit, locale, directed=True) for unit in _DAYS}
        common = set.intersection(*(set(_words(text)) for text in texts.values()))
        for unit, text in texts.items():
            own = [word for word in _words(text) if word not in common]
            if len(own) != 1 or not common:
                continue
            units[unit] = sorted({*units[unit], own[0]})
            yield " ".join("{count}" if w.isdigit() else "{unit}" if w == own[0] else w for w in text.split())


def _delta(count: int, unit: str, locale: Locale, *, directed: bool) -> str:
    days = timedelta(days=count * _DAYS[unit])
    granularity: Any = unit
    return format_timedelta(days, granularity=granularity, threshold=10**6, add_direction=directed, locale=locale)


def _words(text: str) -> list[str]:
    return [word for word in text.split() if not word.isdigit()]
