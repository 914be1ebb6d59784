"""Calendar values and their arithmetic; EDTF in and out; other calendars. Knows no language."""

from timeline.dates.arithmetic import move, qualified, shift, truncate
from timeline.dates.civil import civil, day_number, is_valid, month_length, weekday
from timeline.dates.core import (
    YEAR_LIMIT,
    Bounds,
    Date,
    Edge,
    Grain,
    Interval,
    OneOf,
    Point,
    Qualifier,
    When,
    bounds,
    date,
    on_day,
)
from timeline.dates.edtf import EdtfError
from timeline.dates.edtf import parse as parse_edtf
from timeline.dates.edtf import write as write_edtf

__all__ = [
    "YEAR_LIMIT",
    "Bounds",
    "Date",
    "Edge",
    "EdtfError",
    "Grain",
    "Interval",
    "OneOf",
    "Point",
    "Qualifier",
    "When",
    "bounds",
    "civil",
    "date",
    "day_number",
    "is_valid",
    "month_length",
    "move",
    "on_day",
    "parse_edtf",
    "qualified",
    "shift",
    "truncate",
    "weekday",
    "write_edtf",
]
