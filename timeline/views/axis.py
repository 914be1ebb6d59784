"""The time axis: days as Plotly writes them, and the years that get a tick."""

from math import floor
from typing import Final

from timeline.dates import Bounds, civil, day_number

_FIRST: Final = day_number(-9998)
_LAST: Final = day_number(9999, 12, 31)
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000)
_MOST_TICKS: Final = 9
DAY_MS: Final = 86_400_000


def iso(day: float) -> str:
    """A day number as Plotly reads it; what lies beyond its years is put at their edge.

    >>> iso(day_number(-43, 3, 15)), iso(day_number(2021, 9, 7) + 0.5)
    ('-0043-03-15', '2021-09-07 12:00')
    """
    clamped = min(max(day, _FIRST), _LAST)
    year, month, number = civil(floor(clamped))
    hours = " 12:00" if clamped % 1 else ""
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{number:02d}{hours}"


def padded(window: Bounds, *, share: float = 0.04) -> Bounds:
    """The window with air on both sides, three days at least, so that no mark sits on the edge."""
    first, last = window.earliest or 0, window.latest or 0
    air = max(3, round((last - first) * share))
    return Bounds(first - air, last + air)


def year_ticks(first: int, last: int, *, most: int = _MOST_TICKS) -> list[int]:
    """Round years in between, as people count them: 1 BCE is year 0, so 100 BCE is -99.

    >>> year_ticks(-99, 120)
    [-99, -74, -49, -24, 1, 25, 50, 75, 100]
    """
    step = next((step for step in _STEPS if (last - first) / step <= most), _STEPS[-1])
    before = [1 - count for count in range(step, 2 - first, step)] if first <= 0 else []
    after = range(max(first, 1) + -max(first, 1) % step, last + 1, step) if last > 0 else []
    middle = [1] if first <= 1 <= last and step > 1 else []
    return sorted({*(year for year in before if year <= last), *middle, *after})
