"""The calendar values: `Date`, `Interval`, `OneOf`, and what they span."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final, NamedTuple, TypeAlias

from timeline.dates.civil import civil, day_number, month_length


class Grain(IntEnum):
    """The unit a date is known to, from coarse to fine."""

    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    HALF = 5
    THIRD = 6
    SEASON = 7
    QUARTER = 8
    MONTH = 9
    WEEK = 10
    DAY = 11


class Qualifier(StrEnum):
    """EDTF qualification of a whole date."""

    EXACT = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"


class Edge(StrEnum):
    """An interval end that is no date: EDTF `..` (goes on) or empty (not known)."""

    OPEN = ".."
    UNKNOWN = ""


# Years beyond this are refused: no history needs them, and arithmetic on them is a way to hang a server.
YEAR_LIMIT: Final = 999_999

# How many days a reader should allow on each side of an approximate date, by grain.
# Our own convention, since EDTF leaves `~` without a width: about a third of the unit above.
APPROXIMATION_DAYS: Final = {
    Grain.DAY: 10,
    Grain.WEEK: 10,
    Grain.MONTH: 61,
    Grain.QUARTER: 92,
    Grain.SEASON: 92,
    Grain.THIRD: 122,
    Grain.HALF: 183,
    Grain.YEAR: 1096,
    Grain.DECADE: 3653,
    Grain.CENTURY: 18263,
    Grain.MILLENNIUM: 36525,
}

_YEARS: Final = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}
_MONTHS: Final = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.THIRD: 4, Grain.HALF: 6}


class Bounds(NamedTuple):
    """Earliest and latest day number (TEI notBefore/notAfter); None is unbounded."""

    earliest: int | None
    latest: int | None

    def overlaps(self, other: "Bounds") -> bool:
        """Whether some day lies in both."""
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        ends_in_time = self.latest is None or other.earliest is None or self.latest >= other.earliest
        return starts_in_time and ends_in_time

    def contains(self, day: int) -> bool:
        """Whether the day lies within."""
        return self.overlaps(Bounds(day, day))


@dataclass(frozen=True, slots=True)
class Date:
    """One calendar unit: its first day, its grain, how sure it is.

    "June 1815" is the day number of 1815-06-01 at `Grain.MONTH`: some day in that month,
    not the whole month (that would be an `Interval`).
    """

    day: int
    grain: Grain = Grain.DAY
    qualifier: Qualifier = Qualifier.EXACT

    @property
    def year(self) -> int:
        """Astronomical year of the first day; 0 is 1 BCE."""
        return civil(self.day)[0]

    @property
    def last_day(self) -> int:
        """Day number of the unit's last day."""
        return next_unit(self.day, self.grain) - 1


Point: TypeAlias = Date | Edge


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch that lasted (TEI from/to), or one whose ends are open or unknown."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class OneOf:
    """EDTF one-of-a-set: exactly one of these, not known which."""

    candidates: tuple[Date | Interval, ...]


When: TypeAlias = Date | Interval | OneOf


def next_unit(day: int, grain: Grain) -> int:
    """First day of the unit after the one that begins on `day`.

    The arithmetic is on months, so it holds for seasons that run over the year's end.
    """
    if grain is Grain.DAY:
        return day + 1
    if grain is Grain.WEEK:
        return day + 7
    year, month, _ = civil(day)
    if grain in _YEARS:
        return day_number(year + _YEARS[grain])
    return day_number(*add_months(year, month, _MONTHS[grain]))


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month `count` months on.

    >>> add_months(2021, 11, 3)
    (2022, 2)
    """
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1


def bounds(when: When) -> Bounds:
    """Earliest and latest day of a time-span; approximate dates reach further.

    >>> bounds(Date(day_number(1815, 6), Grain.MONTH)) == Bounds(day_number(1815, 6, 1), day_number(1815, 6, 30))
    True
    """
    # Most are days, and this is asked for every one of them many times.
    if isinstance(when, Date) and when.grain is Grain.DAY and when.qualifier is Qualifier.EXACT:
        return Bounds(when.day, when.day)
    match when:
        case Date(day, grain, qualifier):
            margin = APPROXIMATION_DAYS[grain] if qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH) else 0
            return Bounds(day - margin, when.last_day + margin)
        case Interval(start, end):
            first = bounds(start).earliest if isinstance(start, Date) else None
            last = bounds(end).latest if isinstance(end, Date) else None
            return Bounds(first, last)
        case OneOf(candidates):
            parts = [bounds(candidate) for candidate in candidates]
            earliest = [part.earliest for part in parts]
            latest = [part.latest for part in parts]
            return Bounds(
                None if None in earliest else min(e for e in earliest if e is not None),
                None if None in latest else max(e for e in latest if e is not None),
            )


def on_day(number: int) -> Date:
    """A date known to the day."""
    return Date(number, Grain.DAY)


def date(year: int, month: int | None = None, day: int | None = None) -> Date:
    """A year, a month or a day as a `Date`.

    Raises ValueError where no such day exists.
    """
    if month is None:
        return Date(day_number(year), Grain.YEAR)
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= month_length(year, month)):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    return Date(day_number(year, month, day or 1), Grain.DAY if day else Grain.MONTH)
