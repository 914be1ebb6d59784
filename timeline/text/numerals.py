"""What a numeral may stand for: a day, a year, an amount, a clock time."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from timeline.dates import is_valid
from timeline.languages import NO_KEYS, Keys, numeral_value

_LONGEST_NUMBER: Final = 9
_LONGEST_WRITTEN: Final = 12


@lru_cache(maxsize=4096)
def keys_in_role(digits: str, role: str) -> Keys:
    """What a numeral stands for behind which a suffix names its role: "7th", "1443 AH"."""
    value = int(digits) if len(digits) <= _LONGEST_NUMBER and digits.isdecimal() else 0
    if role == "ordinal":
        return Keys({"ordinal": value, **({"day": value, "nth": value} if 1 <= value <= 31 else {})})
    if role == "ordinal_year":
        # Where years are counted as the 1945th.
        year = {"year": value} if is_year(value) else {}
        return Keys({**keys_in_role(digits, "ordinal"), **year})
    if role == "plural_ordinal":
        # In the plural "the 20th" are the twenties too, and an amount where amounts take the same ending.
        decade = {} if value % 10 else {"decade": value}
        return Keys({**keys_in_role(digits, "ordinal"), "count": value, **decade})
    if role == "era_year":
        return Keys({"year": value, "era_year": value})
    return Keys({role: value})


@lru_cache(maxsize=8192)
def numeral_keys(digits: str, kind: str) -> Keys:
    """What a numeral may stand for, by its shape alone."""
    if kind == "iso":
        year, month, day = (int(part) for part in _parts(digits))
        return Keys({"iso": (year, month, day)})
    if kind == "dmy":
        first, second, year = (int(part) for part in _parts(digits))
        return Keys({"dmy": (first, second, year)})
    if kind == "short_dmy":
        day, month, short = (int(part) for part in _parts(digits))
        return Keys({"short_dmy": (day, month, short)}) if is_valid(2000, month, day) else NO_KEYS
    if kind == "clock":
        hour, minute = (int(part) for part in _parts(digits)[:2])
        exists = (hour < 24 and minute < 60) or (hour, minute) == (24, 0)
        return Keys({"clock": f"{hour:02d}:{minute:02d}"}) if exists else NO_KEYS
    if kind == "comma":
        return Keys({"count": float(".".join(_parts(digits)))})
    if kind == "decimal":
        return _dotted_keys(digits)
    if kind != "digits" or len(digits) > _LONGEST_NUMBER:
        return NO_KEYS
    return _integer_keys(int(digits), len(digits))


def written_keys(written: str, numerals: Mapping[str, int]) -> Keys:
    """What a number in a language's own numerals may stand for; of two digits alone only a short year is sure."""
    found = numeral_value(written, numerals) if len(written) <= _LONGEST_WRITTEN else None
    if found is None:
        return NO_KEYS
    value, by_digits = found
    if by_digits:
        return Keys({"short": value}) if len(written) == 2 else _integer_keys(value, len(written))
    if value >= 100:
        return Keys({"count": value})
    return Keys({key: amount for key, amount in _integer_keys(value, 2).items() if key != "short"})


def _dotted_keys(digits: str) -> Keys:
    """14.30 is an hour where a pattern asks for one, 7.9 a day and its month."""
    first, _, second = digits.partition(".")
    if not (first.isdecimal() and second.isdecimal() and len(first) <= 2 and len(second) <= 2):
        return NO_KEYS
    keys: dict[str, object] = {}
    if len(second) == 2 and int(first) < 24 and int(second) < 60:
        keys["dotted"] = f"{int(first):02d}:{int(second):02d}"
    if is_valid(2000, int(second), int(first)):
        keys["day_month"] = (int(first), int(second))
    return Keys(keys) if keys else NO_KEYS


def _integer_keys(value: int, length: int) -> Keys:
    keys: dict[str, object] = {"count": value}
    if length <= 2:
        keys["short"] = value
        if 1 <= value <= 31:
            keys["day"] = value
        if is_valid(2000, value, 1):
            keys["month_number"] = value
        if value <= 24:
            keys["hour"] = value
    elif length in (3, 4) and value > 0:
        keys["year" if is_year(value) else "old_year"] = value
    return Keys(keys)


def is_year(value: int) -> bool:
    """Whether a number may be a year with no word beside it that says so."""
    return 1000 <= value <= 2199


def _parts(digits: str) -> list[str]:
    return "".join(character if character.isdecimal() else " " for character in digits).split()
