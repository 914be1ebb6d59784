"""What the arguments behind a meaning, and the slots of a clock, become."""

import pytest

from timeline.dates import Date, Grain, date, day_number
from timeline.mentions.meanings import value_of
from timeline.mentions.timex import Absolute, Clock, Duration, Era, From, Partial, Portion, Shift, Vague, Within


@pytest.mark.parametrize(
    ("meaning", "slots", "expected"),
    [
        ("duration 0.25", {"unit": "century"}, Duration(0.25, "century")),
        ("duration more 1.5", {"unit": "year"}, Duration(1.5, "year", "MORE_THAN")),
        ("list duration", {"count": 18, "unit": "year"}, Duration(18, "year")),
        ("vague", {"pointing": "next", "units": "day"}, Vague(Era.FUTURE)),
        ("vague", {"pointing": "last", "units": "year"}, Vague(Era.PAST)),
        ("date decade", {"year": 1990}, Absolute(Date(day_number(1990), Grain.DECADE))),
        ("date decade", {"count": 80}, Absolute(Date(day_number(1980), Grain.DECADE))),
        ("date decade", {"year": 1994}, Absolute(date(1994))),
        ("date", {"short": 67}, Absolute(date(1967))),
        ("date", {"short": 8}, Absolute(date(2008))),
        ("date", {"count": 1945}, Absolute(date(1945))),
        ("date", {"count": 300}, None),
        ("date", {"count": 7, "month": 9}, Partial(9, 7)),
        ("date", {"count": 45, "month": 9}, Partial(9)),
        ("date", {"decade": 20, "century": 19}, Absolute(Date(day_number(1820), Grain.DECADE))),
        ("date century", {"century": 19}, Absolute(Date(day_number(1800), Grain.CENTURY))),
        ("clock", {"dotted": "14:30"}, Clock("14:30", Shift(0, Grain.DAY))),
        ("date 2001-09-11", {}, Absolute(date(2001, 9, 11))),
        ("date 12-25", {}, Partial(12, 25)),
        ("date this", {"day": 10}, Within(Partial(None, 10), Shift(0, Grain.MONTH))),
        ("date story", {"month": 7, "unit": "year"}, Within(Partial(7), Shift(0, Grain.YEAR, From.STORY))),
        ("shift nth day", {"ordinal": 3}, Shift(2, Grain.DAY, From.STORY)),
    ],
)
def test_a_meaning_and_its_slots_become_a_value(meaning, slots, expected):
    assert value_of(meaning, slots, "day_first") == expected


def test_a_portion_may_be_named_behind_the_meaning():
    value = value_of("portion century END", {"ordinal": 20}, "day_first")
    assert isinstance(value, Portion)
    assert value.part == "END"


@pytest.mark.parametrize(
    ("slots", "time"),
    [
        ({"ordinal": 8, "daypart": "EV"}, "20:00"),
        ({"ordinal": 10, "minutes": 30, "daypart": "MO"}, "10:30"),
        ({"ordinal": 3, "minutes": -15, "daypart": "AF"}, "14:45"),
        ({"hour": 11, "daypart": "NI"}, "23:00"),
        ({"hour": 2, "daypart": "NI"}, "02:00"),
        ({"hour": 12, "daypart": "NI"}, "00:00"),
        ({"hour": 12, "daypart": "AF"}, "12:00"),
        ({"count": 5, "daypart": "AF"}, "17:00"),
        ({"count": 10, "count2": 20}, "10:20"),
        ({"count": 5, "minutes": 30}, "05:30"),
        ({"ordinal": 8, "day": 12, "month": 9, "daypart": "EV"}, "20:00"),
    ],
)
def test_a_clock_reads_hours_by_the_part_of_day(slots, time):
    value = value_of("clock", slots, "day_first")
    assert isinstance(value, Clock)
    assert value.time == time
