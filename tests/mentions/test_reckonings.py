"""Dates of other calendars: which calendar the words, the pattern or the year name."""

import pytest

from timeline.dates import Grain, write_edtf
from timeline.mentions import Absolute, From, Invalid, Pointing, ReckonedPartial, Shift, Within
from timeline.mentions.meanings import value_of


@pytest.mark.parametrize(
    ("meaning", "slots", "edtf"),
    [
        ("date", {"day": 16, "solar_month": 6, "year": 1400}, "2021-09-07"),
        ("date", {"count": 28, "solar_month": 5, "year": 1332}, "1953-08-19"),
        ("date", {"day": 22, "solar_month": 11, "short": 57}, "1979-02-11"),
        ("date", {"day": 1, "solar_month": 1, "short": 2}, "2023-03-21"),
        ("date solar?", {"year": 1357}, "[1978-03-21..1979-03-20]"),
        ("date solar?", {"year": 1979}, "1979"),
        ("date solar?", {"year": 1492}, "1492"),
        ("date solar?", {"iso": (1400, 6, 16)}, "2021-09-07"),
        ("date solar?", {"iso": (2021, 9, 7)}, "2021-09-07"),
        ("date solar?", {"dmy": (16, 6, 1400)}, "2021-09-07"),
        ("date", {"year": 1400}, "1400"),
        ("date solar", {"season": "WI", "year": 1357}, "1978-24"),
        ("date half solar", {"ordinal": 2, "year": 1400}, "[2021-09-23..2022-03-20]"),
        ("date decade solar?", {"decade": 60}, "[1981-03-21..1991-03-20]"),
        ("date decade solar?", {"year": 1990}, "199X"),
        ("date", {"day": 7, "month": 9, "year": 2021, "day2": 16, "solar_month": 6, "year2": 1400}, "2021-09-07"),
        ("date", {"day2": 29, "hijri_month": 1, "year2": 1443}, "2021-09-06~"),
        ("date hijri", {"old_year": 260}, "[0873-10-31..0874-10-19]"),
    ],
)
def test_a_date_is_of_the_calendar_that_its_words_or_its_year_name(meaning, slots, edtf):
    value = value_of(meaning, slots, "day_first")
    assert isinstance(value, Absolute)
    assert write_edtf(value.when) == edtf


@pytest.mark.parametrize(
    ("meaning", "slots", "value"),
    [
        ("date", {"solar_month": 6}, ReckonedPartial("solar", 6)),
        ("date", {"hijri_month": 1, "day2": 10, "pointing": "next"}, ReckonedPartial("hijri", 1, 10, Pointing.NEXT)),
        (
            "date last year story",
            {"solar_month": 9},
            Within(ReckonedPartial("solar", 9), Shift(-1, Grain.YEAR, From.STORY)),
        ),
    ],
)
def test_without_its_year_a_date_waits_for_its_anchor(meaning, slots, value):
    assert value_of(meaning, slots, "day_first") == value


def test_a_day_that_its_calendar_lacks_is_no_date():
    value = value_of("date", {"day": 30, "solar_month": 12, "year": 1400}, "day_first")
    assert value == Invalid("no such Solar Hijri date: 30 12 1400 SH")
