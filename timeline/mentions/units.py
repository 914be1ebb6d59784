"""The engine's units of time: TIMEX3 letters and grains."""

from typing import Final

from timeline.dates import Grain

# unit key of the language files → (grain the shift counts in, how many of it, TIMEX3 duration letters)
UNITS: Final[dict[str, tuple[Grain, int, str]]] = {
    "second": (Grain.DAY, 0, "TS"),
    "minute": (Grain.DAY, 0, "TM"),
    "hour": (Grain.DAY, 0, "TH"),
    "day": (Grain.DAY, 1, "D"),
    "week": (Grain.WEEK, 1, "W"),
    "weekend": (Grain.WEEK, 1, "D"),
    "fortnight": (Grain.WEEK, 2, "W"),
    "month": (Grain.MONTH, 1, "M"),
    "quarter": (Grain.QUARTER, 1, "Q"),
    "half": (Grain.HALF, 1, "M"),
    "season": (Grain.SEASON, 1, "M"),
    "year": (Grain.YEAR, 1, "Y"),
    "decade": (Grain.DECADE, 1, "Y"),
    "century": (Grain.CENTURY, 1, "Y"),
    "millennium": (Grain.MILLENNIUM, 1, "Y"),
}
# How many of TIMEX3's letters make up one, where that is not one: a fortnight is P2W.
_FACTORS: Final = {"weekend": 2, "fortnight": 2, "half": 6, "decade": 10, "century": 100, "millennium": 1000}
POINTED: Final = {"last": -1, "this": 0, "next": 1}
SEASON_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def duration_value(count: float | None, unit: str) -> str:
    """TIMEX3 value of an amount: 3 weeks is P3W, several hours PTXH, two decades P20Y."""
    letters = UNITS[unit][2]
    factor = _FACTORS.get(unit, 1)
    amount = "X" if count is None else f"{count * factor:.4f}".rstrip("0").rstrip(".")
    return f"PT{amount}{letters[1]}" if letters.startswith("T") else f"P{amount}{letters}"
