"""Days whose year the text leaves out: of another calendar, or named in full before."""

import pytest

from timeline.dates import date, write_edtf
from timeline.mentions import HijriPartial, Partial, Pointing, Tense
from timeline.resolution.other_calendars import hijri_near
from timeline.resolution.solving import solve
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
    when = hijri_near(HijriPartial(month, day, pointing), TUESDAY, tense)
    assert when is not None
    assert write_edtf(when) == expected


@pytest.mark.parametrize("year", [600, 622, 640, 9990])
def test_no_reference_is_too_early_or_too_late_for_the_hijri_calendar(year):
    hijri_near(HijriPartial(9, 30), date(year), Tense.UNKNOWN)


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
