"""Whether an undated text is history: it counts from its own story, not from the day it was written."""

from collections.abc import Iterable
from typing import Final

from timeline.dates import Date, Grain, When, bounds
from timeline.mentions import Absolute, From, Shift, Timex, Weekday

_FEWEST_DAYS: Final = 4
_LONG: Final = 10 * 365
# A text that never speaks from its own day need not tell of so many years.
_SHORT: Final = 365
# A report tells what happened within the year before it.
_OLD: Final = 365
# For every so many days in full, history may once say "today".
_DAYS_FOR_ONE_DEICTIC: Final = 5


def tells_history(timexes: Iterable[Timex], written: When | None = None) -> bool:
    """Whether a text dates its happenings in full, over many years, and hardly any from its own day.

    One whose day is known does so where all those days were more than a year ago and none is its own.
    """
    days: list[int] = []
    deictic = 0
    for timex in timexes:
        match timex.value:
            case Absolute(when=Date(day, Grain.DAY)):
                days.append(day)
            case Weekday() | Shift(origin=From.DOCUMENT | From.LATELY):
                deictic += 1
    if len(days) < _FEWEST_DAYS or deictic * _DAYS_FOR_ONE_DEICTIC > len(days):
        return False
    if written is not None:
        first = bounds(written).earliest
        return not deictic and first is not None and max(days) < first - _OLD
    return max(days) - min(days) >= (_LONG if deictic else _SHORT)
