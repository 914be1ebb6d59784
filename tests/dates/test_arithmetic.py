"""Day numbers, shifts and units: months of every length, leap days, year 0, seasons over New Year."""

from datetime import date as python_date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from when_strategies import dates, days

from timeline.dates import (
    Bounds,
    Date,
    Edge,
    Grain,
    Interval,
    OneOf,
    Qualifier,
    civil,
    date,
    day_number,
    is_valid,
    month_length,
    move,
    parse_edtf,
    qualified,
    shift,
    truncate,
    weekday,
    write_edtf,
)


@given(st.integers(-400_000_000, 400_000_000))
def test_a_day_number_survives_the_way_to_the_calendar_and_back(number):
    year, month, day = civil(number)
    assert is_valid(year, month, day)
    assert day_number(year, month, day) == number


@given(st.dates())
def test_days_are_numbered_as_python_numbers_them(day):
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert weekday(day.toordinal()) == day.isoweekday()


@given(days)
def test_the_next_day_is_a_day_and_a_weekday_further(number):
    assert civil(number + 1) > civil(number)
    assert weekday(number + 1) == weekday(number) % 7 + 1


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, (1, 1, 1)), (0, (0, 12, 31)), (-365, (0, 1, 1)), (-366, (-1, 12, 31)), (-305, (0, 3, 1)), (-306, (0, 2, 29))],
)
def test_years_before_the_first_are_counted_through_zero(number, expected):
    assert civil(number) == expected


@pytest.mark.parametrize(
    ("year", "length"), [(2020, 29), (2021, 28), (1900, 28), (2000, 29), (0, 29), (-4, 29), (-1, 28), (-100, 28)]
)
def test_february_is_as_long_as_the_year_says(year, length):
    assert month_length(year, 2) == length


@pytest.mark.parametrize(
    ("start", "count", "grain", "expected"),
    [
        ("2021-01-31", 1, Grain.DAY, "2021-02-01"),
        ("2021-01-31", 1, Grain.WEEK, "[2021-02-01..2021-02-07]"),
        ("2020-02-29", 0, Grain.DAY, "2020-02-29"),
        ("2021-01-01", -1, Grain.DAY, "2020-12-31"),
        ("0000-01-01", -1, Grain.DAY, "-0001-12-31"),
        ("2021-01-31", 1, Grain.MONTH, "2021-02"),
        ("2021-12-31", 2, Grain.MONTH, "2022-02"),
        ("2021-01-15", -1, Grain.MONTH, "2020-12"),
        ("0000-01", -1, Grain.MONTH, "-0001-12"),
        ("2021-09-07", 3, Grain.YEAR, "2024"),
        ("0001", -1, Grain.YEAR, "0000"),
        ("0001", -2, Grain.YEAR, "-0001"),
        ("9999", 1, Grain.YEAR, "Y10000"),
        ("2021-09-07", -1, Grain.DECADE, "201X"),
        ("2021-09-07", -1, Grain.CENTURY, "19XX"),
        ("-0005", 0, Grain.DECADE, "-000X"),
        ("-0010", 0, Grain.DECADE, "-001X"),
        ("2021-09-07", 0, Grain.SEASON, "2021-23"),
        ("2021-01-15", 0, Grain.SEASON, "2020-24"),
        ("2021-02-28", 0, Grain.SEASON, "2020-24"),
        ("2021-12-01", 0, Grain.SEASON, "2021-24"),
        ("2020-12", 1, Grain.SEASON, "2021-21"),
        ("2021-11-30", 1, Grain.QUARTER, "2022-33"),
        ("2021-05-01", 1, Grain.HALF, "2021-41"),
        ("2021-09", 1, Grain.DAY, "2021-09"),
        ("2021~", 1, Grain.YEAR, "2022~"),
    ],
)
def test_a_shift_gives_the_coarser_of_the_two_units(start, count, grain, expected):
    assert write_edtf(shift(parse_edtf(start), count, grain)) == expected


@pytest.mark.parametrize(
    ("start", "count", "grain", "expected"),
    [
        ("2021-01-31", 1, Grain.MONTH, "2021-02-28"),
        ("2020-01-31", 1, Grain.MONTH, "2020-02-29"),
        ("2021-03-31", -1, Grain.MONTH, "2021-02-28"),
        ("2020-02-29", 1, Grain.YEAR, "2021-02-28"),
        ("2020-02-29", 4, Grain.YEAR, "2024-02-29"),
        ("2000-02-29", 1, Grain.CENTURY, "2100-02-28"),
        ("0001-02-28", -1, Grain.YEAR, "0000-02-28"),
        ("0001-01-01", -1, Grain.YEAR, "0000-01-01"),
        ("2021-12-31", 1, Grain.DAY, "2022-01-01"),
        ("2020-02-28", 1, Grain.DAY, "2020-02-29"),
    ],
)
def test_a_day_moves_to_the_same_day_or_the_months_last(start, count, grain, expected):
    assert write_edtf(move(parse_edtf(start), count, grain)) == expected


@pytest.mark.parametrize(
    ("start", "count", "grain"),
    [
        ("2021", 2_000_000, Grain.YEAR),
        ("2021", -2_000_000, Grain.YEAR),
        ("2021-09-07", 10**9, Grain.DAY),
        ("2021-09-07", 4_000_000, Grain.DAY),
        ("2021-09-07", 100_000, Grain.MONTH),
        ("2021", 1000, Grain.DECADE),
        ("2021", 10**100, Grain.CENTURY),
    ],
)
def test_a_shift_beyond_the_years_that_can_be_written_is_refused(start, count, grain):
    with pytest.raises(OverflowError):
        shift(parse_edtf(start), count, grain)


@given(dates(), st.sampled_from(Grain))
def test_a_unit_holds_the_day_it_was_taken_from(when, grain):
    unit = truncate(when, grain)
    assert unit.day <= when.day <= unit.last_day
    assert truncate(unit, grain) == unit


@given(days, st.integers(-500, 500), st.sampled_from([Grain.DAY, Grain.WEEK]))
def test_days_and_weeks_shift_back_to_where_they_came_from(day, count, grain):
    there = move(Date(day), count, grain)
    assert move(there, -count, grain) == Date(day)


@given(dates([grain for grain in Grain if grain is not Grain.DAY]))
def test_a_unit_ends_the_day_before_the_next_begins(when):
    following = shift(when, 1, when.grain)
    assert following.day == when.last_day + 1 or when.year < 0 <= following.last_day


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ((2021, 1, 1), (2020, 12, 28)),
        ((2021, 1, 3), (2020, 12, 28)),
        ((2021, 1, 4), (2021, 1, 4)),
        ((2020, 2, 29), (2020, 2, 24)),
        ((0, 1, 1), (-1, 12, 27)),
    ],
)
def test_a_week_opens_on_monday_even_in_the_year_before(day, week):
    found = truncate(date(*day), Grain.WEEK)
    assert civil(found.day) == week
    assert (weekday(found.day), weekday(found.last_day)) == (1, 7)


@pytest.mark.parametrize(
    "parts", [(2021, 2, 29), (1900, 2, 29), (2021, 4, 31), (2021, 13, 1), (2021, 0, 1), (2021, 1, 0), (2021, 1, 32)]
)
def test_a_day_that_does_not_exist_is_refused(parts):
    assert not is_valid(*parts)
    with pytest.raises(ValueError, match="no such day: {}-{}-{}".format(*parts)):
        date(*parts)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Bounds(1, 5), Bounds(5, 9), True),
        (Bounds(1, 5), Bounds(6, 9), False),
        (Bounds(None, 5), Bounds(5, None), True),
        (Bounds(None, 4), Bounds(5, None), False),
        (Bounds(None, None), Bounds(7, 7), True),
    ],
)
def test_bounds_overlap_in_a_shared_day(one, other, overlap):
    assert one.overlaps(other) is other.overlaps(one) is overlap


def test_qualifying_marks_every_date_and_leaves_open_ends():
    day = date(2021, 9, 7)
    about = Date(day.day, Grain.DAY, Qualifier.APPROXIMATE)
    assert qualified(day, Qualifier.APPROXIMATE) == about
    assert qualified(Interval(day, Edge.OPEN), Qualifier.APPROXIMATE) == Interval(about, Edge.OPEN)
    assert qualified(OneOf((day,)), Qualifier.APPROXIMATE) == OneOf((day,))


@given(dates())
def test_python_agrees_where_it_has_such_years(when):
    year, month, day = civil(when.day)
    if 1 <= year <= 9999:
        assert python_date(year, month, day).toordinal() == when.day
