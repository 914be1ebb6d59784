"""TIMEX3 values where the count of years turns."""

import pytest

from timeline.dates import Date, Grain, date, day_number
from timeline.mentions import Absolute
from timeline.resolution.values import timex_value


@pytest.mark.parametrize(
    ("when", "value"),
    [
        (date(-43), "BC0044"),
        (date(0), "BC0001"),
        (date(1), "0001"),
        (Date(day_number(0), Grain.CENTURY), "00"),
        (Date(day_number(-499), Grain.CENTURY), "BC04"),
        (Date(day_number(0), Grain.DECADE), "000"),
    ],
)
def test_years_before_christ_are_written_so_and_the_first_century_is_not(when, value):
    assert timex_value(Absolute(when), when) == value
