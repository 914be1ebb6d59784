"""What a numeral may stand for: a day, a year, an amount, a clock time."""

from functools import lru_cache
from typing import Final

from timeline.dates import is_valid
from timeline.languages import NO_KEYS, Keys

_LONGEST_NUMBER: Final = 9


@lru_cache(maxsize=4096)
def keys_in_role(digits: str, role: str) -> Keys:
    """What a numeral stands for behind which a suffix names its role: "7th", "1443 AH"."""
    value = int(digits) if len(digits) <= _LONGEST_NUMBER and digits.isdecimal() else 0
    if role == "ordinal" or (role == "plural_ordinal" and value % 10):
        return Keys({"ordinal": value, **({"day": value, "nth": value} if 1 <= value <= 31 else {})})
    if role == "plural_ordinal":
        # "the 20th" in the plural are the twenties too.
        return Keys({**keys_in_role(digits, "ordinal"), "decade": value})
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
    if kind == "clock":
        hour, minute = (int(part) for part in _parts(digits)[:2])
        exists = (hour < 24 and minute < 60) or (hour, minute) == (24, 0)
        return Keys({"clock": f"{hour:02d}:{minute:02d}"}) if exists else NO_KEYS
    if kind == "decimal":
        return _dotted_keys(digits)
    if kind != "digits" or len(digits) > _LONGEST_NUMBER:
        return NO_KEYS
    return _integer_keys(int(digits), len(digits))


def _dotted_keys(digits: str) -> Keys:
    """14.30 is an hour where a pattern asks for one."""
    hour, _, minute = digits.partition(".")
    if not (hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and len(minute) == 2):
        return NO_KEYS
    exists = int(hour) < 24 and int(minute) < 60
    return Keys({"dotted": f"{int(hour):02d}:{int(minute):02d}"}) if exists else NO_KEYS


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
        keys["old_year" if value < 1000 or value > 2199 else "year"] = value
    return Keys(keys)


def _parts(digits: str) -> list[str]:
    return "".join(character if character.isdecimal() else " " for character in digits).split()
