"""A day that a text has named before, and the years it counts from pointed ones."""

from timeline.dates import Grain, date
from timeline.mentions import Absolute, From, Partial, Shift, Timex, Within
from timeline.resolution import Context, resolve
from timeline.text import Span


def told(*values):
    timexes = [Timex(Span(0, 1), "x", value, "") for value in values]
    found, _ = resolve(timexes, Context((date(2021, 9, 10),)))
    return [resolution.value for resolution in found]


def test_a_day_without_its_month_is_the_one_named_in_full_before():
    assert told(Absolute(date(2021, 12, 17)), Partial(day=17)) == ["2021-12-17", "2021-12-17"]


def test_another_day_without_its_month_stays_near_the_report():
    assert told(Absolute(date(2021, 12, 17)), Partial(day=7)) == ["2021-12-17", "2021-09-07"]


def test_a_month_of_a_pointed_year_moves_the_story():
    last_may = Within(Partial(5), Shift(-1, Grain.YEAR))
    assert told(last_may, Shift(0, Grain.YEAR, From.STORY)) == ["2020-05", "2020"]
