"""How much is known of a date, in the words a reader filters by."""

from enum import StrEnum
from functools import lru_cache

from timeline.dates import Date, Grain, Interval, OneOf, Qualifier, parse_edtf


class Precision(StrEnum):
    """How much is known of a date."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    COARSER = "coarser"
    SPAN = "span"
    CHOICE = "one-of"
    ABOUT = "about"
    NONE = "undated"


@lru_cache(maxsize=1 << 18)
def precision_of(date: str) -> Precision:
    """How much an EDTF date says.

    >>> precision_of("2021-09-07"), precision_of("2021-09"), precision_of("[2020-01-07,2020-01-14]")
    (<Precision.DAY: 'day'>, <Precision.MONTH: 'month'>, <Precision.CHOICE: 'one-of'>)
    """
    match parse_edtf(date) if date else None:
        case None:
            return Precision.NONE
        case OneOf():
            return Precision.CHOICE
        case Interval():
            return Precision.SPAN
        case Date(qualifier=Qualifier.APPROXIMATE | Qualifier.BOTH):
            return Precision.ABOUT
        case Date(grain=grain):
            exact = {Grain.DAY: Precision.DAY, Grain.MONTH: Precision.MONTH, Grain.YEAR: Precision.YEAR}
            return exact.get(grain, Precision.COARSER)
