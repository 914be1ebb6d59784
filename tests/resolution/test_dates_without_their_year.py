"""Days whose year the text leaves out: of another calendar, or named in full before."""

import pytest

from timeline.dates import Grain, date, write_edtf
from timeline.dates.calendars import solar_date
from timeline.mentions import Part, Partial, Pointing, ReckonedPartial, Shift, Tense, Within
from timeline.resolution.other_calendars import reckoned_near
from timeline.resolution.solving import portion, solve
from timeline.resolution.standpoint import Standpoint

TUESDAY = date(2021, 9, 7)  # 29 Muharram 1443


@pytest.mark.parametrize(
    ("month", "day", "pointing", "tense", "expected"),
    [
        (1, 10, Pointing.NONE, Tense.UNKNOWN, "2021-08-18~"),
        (1, 10, Pointing.NEXT, Tense.UNKNOWN, "2022-08-08~"),
        (10, 1, Pointing.NONE, Tense.PAST, "2021-05-13~"),
        (10, 1, Pointing.NONE, Tense.FUTURE, "2022-05-02~"),
        (9, None, Pointing.LAST, Tense.UNKNOWN, "[2021-04-13..2021-05-12]"),
        (1, None, Pointing.NONE, Tense.UNKNOWN, "[2021-08-09..2021-09-07]"),
    ],
)
def test_a_hijri_date_without_its_year_is_the_near_one(month, day, pointing, tense, expected):
    when = reckoned_near(ReckonedPartial("hijri", month, day, pointing), TUESDAY, tense)
    assert when is not None
    assert write_edtf(when) == expected


@pytest.mark.parametrize(
    ("month", "day", "narrative", "story", "expected"),
    [
        (6, 16, False, None, "2021-09-07"),
        (6, 1, False, None, "2021-08-23"),
        (11, None, True, date(1979), "[1979-01-21..1979-02-19]"),  # of our year, not of the one it begins in
        (11, 22, True, date(1978, 12, 26), "1979-02-11"),
        (1, 12, True, date(1979, 2, 11), "1978-04-01"),
    ],
)
def test_a_solar_date_without_its_year_is_the_near_one_or_of_the_year_that_is_told(
    month, day, narrative, story, expected
):
    place = Standpoint(TUESDAY, story, (story,) if story else (), Tense.UNKNOWN, narrative)
    when = solve(ReckonedPartial("solar", month, day), place)
    assert when is not None
    assert write_edtf(when) == expected


@pytest.mark.parametrize(("years", "expected"), [(-1, "[2020-11-21..2020-12-20]"), (0, "[2021-11-22..2021-12-21]")])
def test_a_month_of_another_year_is_counted_in_its_own_calendar(years, expected):
    place = Standpoint(TUESDAY, None, (), Tense.UNKNOWN, narrative=False)
    when = solve(Within(ReckonedPartial("solar", 9), Shift(years, Grain.YEAR)), place)
    assert when is not None
    assert write_edtf(when) == expected


@pytest.mark.parametrize(
    ("month", "day", "weekday", "expected"),
    [
        (6, 10, None, "2021-09-01"),  # six days ago, whatever the tense
        (3, 28, None, "2021-06-18"),
        (2, 28, None, "2022-05-18"),
        (2, 28, 2, "2021-05-18"),
    ],
)
def test_a_near_day_or_one_on_its_weekday_is_meant_whatever_the_tense(month, day, weekday, expected):
    value = ReckonedPartial("solar", month, day, weekday=weekday)
    when = reckoned_near(value, TUESDAY, Tense.FUTURE)
    assert when is not None
    assert write_edtf(when) == expected


def test_the_end_of_a_year_of_another_calendar_is_its_last_third():
    year = solar_date(1400)
    assert not isinstance(year, str)
    assert write_edtf(portion(Part.END, year)) == "[2021-11-19..2022-03-20]"


@pytest.mark.parametrize("year", [600, 622, 640, 9990])
def test_no_reference_is_too_early_or_too_late_for_the_hijri_calendar(year):
    reckoned_near(ReckonedPartial("hijri", 9, 30), date(year), Tense.UNKNOWN)


@pytest.mark.parametrize(
    ("value", "narrative", "expected"),
    [
        (Partial(9, 11), False, "2001-09-11"),
        (Partial(9, 12), False, "2003-09-12"),
        (Partial(9, 11, pointing=Pointing.LAST), False, "2003-09-11"),
        (Partial(9, 11), True, "2002-09-11"),
    ],
)
def test_a_day_named_in_full_before_is_meant_again(value, narrative, expected):
    story = date(2002)
    place = Standpoint(date(2004, 3, 1), story, (story, date(2001, 9, 11)), Tense.PAST, narrative)
    when = solve(value, place)
    assert when is not None
    assert write_edtf(when) == expected
