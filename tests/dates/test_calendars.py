"""Dates of other calendars against days that are on record."""

import pytest
from convertdate import persian
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date, Grain, Interval, OneOf, Qualifier, bounds, date, write_edtf
from timeline.dates.calendars import CALENDARS, hijri_date, solar_date


@pytest.mark.parametrize(
    ("hijri", "recorded"),
    [
        ((1443, 1, 29), (2021, 9, 7)),  # a report's own pair of dates
        ((1400, 1, 1), (1979, 11, 20)),  # the seizure of the Grand Mosque, by the Saudi calendar
        ((1400, 1, 1), (1979, 11, 21)),  # the same day by the tables
        ((1445, 9, 1), (2024, 3, 11)),  # Ramadan in Mecca
        ((1444, 10, 1), (2023, 4, 21)),  # the feast that ends it
        ((1351, 5, 21), (1932, 9, 23)),  # the Kingdom of Saudi Arabia is proclaimed
        ((1258, 8, 28), (1842, 10, 4)),
        ((1, 1, 1), (622, 7, 19)),  # the era's first day, 16 July in the Julian calendar
    ],
)
def test_a_hijri_day_is_within_a_day_of_what_was_recorded(hijri, recorded):
    when = hijri_date(*hijri)
    assert isinstance(when, Date)
    assert (when.grain, when.qualifier) == (Grain.DAY, Qualifier.APPROXIMATE)
    assert abs(when.day - date(*recorded).day) <= 1
    assert bounds(when).contains(date(*recorded).day)


@pytest.mark.parametrize(
    ("hijri", "edtf"),
    [
        ((1443,), "[2021-08-09..2022-07-29]"),
        ((1443, 2), "[2021-09-08..2021-10-06]"),
        ((1442, 12), "[2021-07-11..2021-08-08]"),
    ],
)
def test_a_hijri_month_or_year_is_some_day_of_those_it_covers(hijri, edtf):
    assert write_edtf(hijri_date(*hijri)) == edtf


@given(st.integers(1, 9000), st.integers(1, 12))
def test_a_hijri_month_has_29_or_30_days_wherever_the_tables_meet(year, month):
    match hijri_date(year, month):
        case OneOf((Interval(Date(first), Date(last)),)):
            # Where the table of the Saudi calendar ends, the reckoned one goes on, a day or two off.
            assert 27 <= last - first + 1 <= 32
        case other:
            pytest.fail(str(other))


def test_the_thirtieth_of_a_month_reckoned_shorter_may_have_been_seen():
    assert write_edtf(hijri_date(1443, 1, 30)) == "2021-09-07~"


@pytest.mark.parametrize("hijri", [(0,), (10_000,), (1443, 13), (1443, 0), (1443, 1, 31), (1443, 1, 0), (-5, 1, 1)])
def test_a_hijri_date_that_cannot_be_gives_the_reason(hijri):
    assert "no such Hijri date" in hijri_date(*hijri)


@pytest.mark.parametrize(
    ("solar", "recorded"),
    [
        ((1357, 11, 22), (1979, 2, 11)),  # the revolution in Tehran
        ((1359, 6, 31), (1980, 9, 22)),  # the war begins
        ((1367, 4, 27), (1988, 7, 18)),  # the cease-fire is accepted
        ((1384, 5, 12), (2005, 8, 3)),
        ((1399, 12, 30), (2021, 3, 20)),  # the last day of a leap year
        ((1400, 1, 1), (2021, 3, 21)),
        ((1285, 5, 14), (1906, 8, 6)),  # the constitution
    ],
)
def test_a_solar_hijri_day_is_the_one_recorded(solar, recorded):
    assert solar_date(*solar) == date(*recorded)
    assert CALENDARS["solar"].year_of(date(*recorded).day) == solar[0]


@pytest.mark.parametrize(
    ("solar", "edtf"),
    [
        ((1400,), "[2021-03-21..2022-03-20]"),
        ((1399,), "[2020-03-20..2021-03-20]"),
        ((1400, 6), "[2021-08-23..2021-09-22]"),
        ((1400, 12), "[2022-02-20..2022-03-20]"),
    ],
)
def test_a_solar_hijri_month_or_year_is_some_day_of_those_it_covers(solar, edtf):
    assert write_edtf(solar_date(*solar)) == edtf


@pytest.mark.parametrize("year", [1277, 1300, 1357, 1370, 1403, 1404, 1408, 1502])
def test_the_cycle_of_the_solar_hijri_calendar_keeps_to_the_equinox(year):
    assert solar_date(year, 1, 1) == date(*persian.to_gregorian(year, 1, 1))


@pytest.mark.parametrize("solar", [(0,), (1400, 7, 31), (1400, 12, 30), (1400, 13), (1400, 1, 32), (9001, 1, 1)])
def test_a_solar_hijri_date_that_cannot_be_gives_the_reason(solar):
    assert "no such Solar Hijri date" in solar_date(*solar)


@given(st.integers(-3_000_000, 3_000_000))
def test_a_day_falls_in_the_solar_hijri_year_that_has_begun_last(day):
    calendar = CALENDARS["solar"]
    year = calendar.year_of(day)
    assert calendar.day(year, 1, 1) <= day < calendar.day(year + 1, 1, 1)


# Known from the history of the Republic: its first day, Robespierre's fall, Bonaparte's coup, its last day.
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ((1, 1, 1), "1792-09-22"),
        ((2, 11, 9), "1794-07-27"),
        ((4, 1, 1), "1795-09-23"),
        ((8, 2, 18), "1799-11-09"),
        ((14, 4, 10), "1805-12-31"),
        ((8, 2), "[1799-10-23..1799-11-21]"),
    ],
)
def test_dates_of_the_french_republic_are_those_of_its_history(written, expected):
    assert write_edtf(CALENDARS["republican"].reckon(*written)) == expected


@pytest.mark.parametrize("written", [(0,), (2, 14), (2, 11, 31)])
def test_the_french_republic_had_no_other_years_months_or_days(written):
    assert isinstance(CALENDARS["republican"].reckon(*written), str)


@pytest.mark.parametrize(("day", "year"), [((1792, 9, 22), 1), ((1799, 9, 22), 7), ((1799, 9, 23), 8)])
def test_a_day_falls_in_its_year_of_the_republic(day, year):
    assert CALENDARS["republican"].year_of(date(*day).day) == year
