"""What a text has told so far, and what later dates are counted from."""

import pytest

from timeline.dates import Grain, date, day_number
from timeline.dates.core import Date
from timeline.mentions import (
    Absolute,
    From,
    Part,
    Partial,
    Pointing,
    Portion,
    Shift,
    Tense,
    Timex,
    Weekday,
)
from timeline.resolution import Context, resolve
from timeline.text import Span

FRIDAY = date(2021, 9, 10)


def timex(value, tense=Tense.UNKNOWN):
    return Timex(Span(0, 1), "x", value, "", tense)


def told(*values, reference=None, narrative=False):
    context = Context((reference,) if reference else (), narrative=narrative)
    found, _ = resolve([timex(value) for value in values], context)
    return [resolution.value for resolution in found]


def quarter(year, number):
    return Absolute(Date(day_number(year, number * 3 - 2), Grain.QUARTER))


YEAR_EARLIER = Shift(-1, Grain.YEAR, From.STORY)


def test_a_year_earlier_than_a_reported_quarter_is_the_same_quarter():
    assert told(quarter(2021, 2), YEAR_EARLIER, YEAR_EARLIER, reference=FRIDAY) == ["2021-Q2", "2020-Q2", "2020-Q2"]


def test_a_period_that_is_not_named_is_the_last_that_has_ended():
    assert told(Shift(0, Grain.QUARTER, From.PERIOD), reference=FRIDAY) == ["2021-Q2"]


def test_a_look_back_does_not_move_the_story():
    day_later = Shift(1, Grain.DAY, From.STORY)
    assert told(Absolute(date(1945, 2, 4)), YEAR_EARLIER, day_later, narrative=True)[-1] == "1945-02-05"


def test_a_relative_day_is_counted_from_the_last_date_known_to_the_day():
    day_later = Shift(1, Grain.DAY, From.STORY)
    assert told(Absolute(date(1945, 2, 4)), Absolute(date(1945)), day_later, narrative=True)[-1] == "1945-02-05"


@pytest.mark.parametrize("aside", [Absolute(date(1614)), Absolute(date(1793), aside=True)])
def test_a_year_far_away_and_a_year_looked_at_do_not_move_the_story(aside):
    assert told(Absolute(date(1789, 5)), aside, Partial(7, 14), narrative=True)[-1] == "1789-07-14"


@pytest.mark.parametrize(
    ("first", "month", "expected"),
    [
        (date(1941, 12, 7), 1, "1942-01"),
        (date(1941, 12), 2, "1942-02"),
        (date(1941, 11, 7), 1, "1941-01"),
        (date(1941), 1, "1941-01"),
        (date(1941, 6), 3, "1941-03"),
    ],
)
def test_a_story_turns_the_year_from_december_to_the_new_year_only(first, month, expected):
    assert told(Absolute(first), Partial(month), narrative=True)[-1] == expected


@pytest.mark.parametrize(
    ("season", "then", "expected"),
    [
        (12, Partial(3), "1942-03"),
        (12, Partial(12), "1941-12"),
        (6, Partial(7), "1941-07"),
        (6, Partial(3, pointing=Pointing.LAST, unit=Grain.SEASON), "1941-SP"),
        (6, Partial(9, pointing=Pointing.LAST, unit=Grain.SEASON), "1940-FA"),
        (6, Partial(3, pointing=Pointing.NEXT, unit=Grain.SEASON), "1942-SP"),
    ],
)
def test_months_and_seasons_after_a_season_are_the_near_ones(season, then, expected):
    told_season = Absolute(Date(day_number(1941, season), Grain.SEASON))
    assert told(told_season, then, narrative=True)[-1] == expected


@pytest.mark.parametrize(
    ("pointing", "tense", "expected"),
    [
        (Pointing.LAST, Tense.UNKNOWN, "2021-W35-WE"),
        (Pointing.NEXT, Tense.UNKNOWN, "2021-W36-WE"),
        (Pointing.NONE, Tense.PAST, "2021-W35-WE"),
        (Pointing.NONE, Tense.FUTURE, "2021-W36-WE"),
    ],
)
def test_a_weekend_is_a_part_of_a_week_and_follows_the_tense(pointing, tense, expected):
    value = Portion(Part.WEEKEND, Weekday(6, pointing))
    found, _ = resolve([timex(value, tense)], Context((FRIDAY,)))
    assert (found[0].value, found[0].mod) == (expected, "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Partial(6, unit=Grain.SEASON), "2021-SU"),
        (Partial(10, unit=Grain.QUARTER), "2021-Q4"),
        (Partial(7, unit=Grain.HALF), "2021-H2"),
        (Partial(9, 15, unit=Grain.WEEK), "2021-W37"),
        (Partial(6, unit=Grain.SEASON, pointing=Pointing.NEXT), "2022-SU"),
    ],
)
def test_a_part_of_a_year_finds_its_year(value, expected):
    assert told(value, reference=FRIDAY) == [expected]


def test_a_part_of_a_year_without_any_date_keeps_its_year_open():
    assert told(Partial(6, unit=Grain.SEASON)) == ["XXXX-SU"]


def test_the_reasons_name_the_date_that_was_counted_from():
    found, _ = resolve([timex(quarter(2021, 2)), timex(YEAR_EARLIER)], Context((FRIDAY,)))
    assert "Counted from the date the text named before, 2021-34" in found[1].because
    found, _ = resolve([timex(Shift(0, Grain.QUARTER, From.PERIOD))], Context((FRIDAY,)))
    assert "Counted from the last that has ended, 2021-34" in found[0].because


def test_today_in_a_story_is_when_it_is_told():
    found, _ = resolve(
        [timex(Absolute(date(1945, 5, 8))), timex(Shift(0, Grain.DAY))], Context((FRIDAY,), narrative=True)
    )
    assert (found[1].value, found[1].when) == ("PRESENT_REF", None)
    assert told(Shift(0, Grain.DAY), reference=FRIDAY) == ["2021-09-10"]


@pytest.mark.parametrize(
    ("before", "narrative", "value"),
    [
        ([], False, "2021-09-09"),
        ([Absolute(date(2021, 9, 7))], False, "2021-09-06"),
        ([Absolute(date(1991, 5, 5))], False, "2021-09-09"),
        ([Absolute(date(2021, 9, 7)), Absolute(date(1991, 5, 5))], False, "2021-09-06"),
        ([Absolute(date(1991, 5, 5))], True, "1991-05-04"),
    ],
)
def test_the_day_before_is_counted_from_what_was_told_lately(before, narrative, value):
    day_before = Shift(-1, Grain.DAY, From.LATELY)
    assert told(*before, day_before, reference=FRIDAY, narrative=narrative)[-1] == value
