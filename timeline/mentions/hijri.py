"""Dates written in the Hijri calendar alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.dates.calendars import hijri_date
from timeline.mentions.coarse import with_fixed_day
from timeline.mentions.timex import Absolute, HijriPartial, Invalid, Pointing, Value

Slots = Mapping[str, Any]


def is_hijri(slots: Slots, arguments: Sequence[str]) -> bool:
    """Whether the words or the pattern name the Hijri calendar."""
    return bool({"hijri_month", "hijri_year"} & slots.keys()) or "hijri" in arguments


def hijri(slots: Slots, arguments: Sequence[str]) -> Value:
    """A Hijri date; without its year it is the one near the document: Ramadan, 10 Muharram, the Eid."""
    fixed = with_fixed_day({}, arguments)
    month = slots.get("hijri_month", fixed.get("month"))
    day = slots.get("day2", fixed.get("day"))
    year = slots.get("hijri_year", slots.get("year", slots.get("year2")))
    if year is None:
        return HijriPartial(int(month), day, Pointing(slots.get("pointing", "")))
    found = hijri_date(int(year), month, day)
    return Invalid(found) if isinstance(found, str) else Absolute(found, "hijri")
