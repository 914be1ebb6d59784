"""Hijri dates against days that are on record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date, Grain, Interval, OneOf, Qualifier, bounds, date, write_edtf
from timeline.dates.calendars import hijri_date


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
