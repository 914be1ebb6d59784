"""Dates of other calendars that do not say their year."""

from timeline.dates import Date, Interval, OneOf, When
from timeline.dates.calendars import hijri_date
from timeline.mentions import HijriPartial, Pointing, Tense

_FIRST_YEAR = 622
# Thirty-three Hijri years are about as long as thirty-two of ours.
_LUNAR, _SOLAR = 33, 32


def hijri_near(value: HijriPartial, reference: Date, tense: Tense) -> When | None:
    """The Hijri day or month that direction or tense asks for; without either, the nearest."""
    year = (reference.year - _FIRST_YEAR) * _LUNAR // _SOLAR + 1
    dated = (hijri_date(candidate, value.month, value.day) for candidate in range(max(year - 3, 1), year + 4))
    found = [when for when in dated if not isinstance(when, str)]
    before = [when for when in found if _days(when)[1] < reference.day]
    after = [when for when in found if _days(when)[0] > reference.day]
    now = [when for when in found if when not in before and when not in after]
    match value.pointing, tense:
        case Pointing.LAST, _:
            return before[-1] if before else None
        case Pointing.NEXT, _:
            return after[0] if after else None
        case _, Tense.PAST:
            return (before + now)[-1] if before or now else None
        case _, Tense.FUTURE:
            return (now + after)[0] if now or after else None
    return min(now or found, key=lambda when: abs(_days(when)[0] - reference.day), default=None)


def _days(when: When) -> tuple[int, int]:
    """The first and the last day of what a calendar gives: a day, or the days of a month."""
    match when:
        case Date(day):
            return day, day
        case OneOf((Interval(Date(first), Date(last)),)):
            return first, last
    raise ValueError(f"no single day or month: {when}")
