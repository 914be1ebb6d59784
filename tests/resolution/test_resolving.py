"""Meanings turned into dates: by pointing and tense, from one day, from several, from none, and in a story."""

import pytest

from timeline.dates import Grain, Qualifier, date, day_number, parse_edtf
from timeline.mentions import (
    About,
    Absolute,
    Clock,
    Duration,
    From,
    Invalid,
    Part,
    Partial,
    Pointing,
    Portion,
    Repeating,
    Shift,
    Tense,
    Timex,
    TimexType,
    Weekday,
    Within,
)
from timeline.resolution import MOST_CANDIDATES, Context, ResolvedDate, Unresolved, edtf, resolve, resolve_one
from timeline.text import Span

# 7 September 2021 is a Tuesday.
TUESDAY = "2021-09-07"
LAST, THIS, NEXT, NONE = Pointing.LAST, Pointing.THIS, Pointing.NEXT, Pointing.NONE
PAST, FUTURE, UNKNOWN = Tense.PAST, Tense.FUTURE, Tense.UNKNOWN


def timex(value, tense=UNKNOWN):
    return Timex(Span(0, 4), "then", value, "a pattern", tense)


def resolved(value, *references, tense=UNKNOWN, **context):
    return resolve_one(timex(value, tense), Context(tuple(map(parse_edtf, references)), **context))


@pytest.mark.parametrize(
    ("weekday", "pointing", "tense", "expected"),
    [
        (1, NONE, UNKNOWN, "2021-09-06"),
        (2, NONE, UNKNOWN, "2021-09-07"),
        (3, NONE, UNKNOWN, "2021-09-01"),
        (3, NONE, PAST, "2021-09-01"),
        (3, NONE, FUTURE, "2021-09-08"),
        (1, NONE, FUTURE, "2021-09-13"),
        (2, NONE, FUTURE, "2021-09-07"),
        (2, LAST, UNKNOWN, "2021-08-31"),
        (1, LAST, UNKNOWN, "2021-09-06"),
        (2, NEXT, UNKNOWN, "2021-09-14"),
        (3, NEXT, PAST, "2021-09-08"),
        (5, THIS, UNKNOWN, "2021-09-10"),
        (1, THIS, PAST, "2021-09-06"),
    ],
)
def test_a_weekday_is_the_one_its_words_and_tense_point_to(weekday, pointing, tense, expected):
    assert edtf(resolved(Weekday(weekday, pointing), TUESDAY, tense=tense)) == expected


@pytest.mark.parametrize(
    ("value", "tense", "expected"),
    [
        (Partial(6, 9), UNKNOWN, "2021-06-09"),
        (Partial(6, 9), PAST, "2021-06-09"),
        (Partial(6, 9), FUTURE, "2021-06-09"),  # near, whatever the tense
        (Partial(4, 1), FUTURE, "2022-04-01"),
        (Partial(4, 1), PAST, "2021-04-01"),
        (Partial(10, 1), PAST, "2021-10-01"),  # near
        (Partial(1, 15), FUTURE, "2022-01-15"),
        (Partial(9, 7), FUTURE, "2021-09-07"),
        (Partial(9, 7), PAST, "2021-09-07"),
        (Partial(12, 31), PAST, "2020-12-31"),
        (Partial(12, 31), FUTURE, "2021-12-31"),
        (Partial(2, 29), PAST, "2020-02-29"),
        (Partial(2, 29), FUTURE, "2024-02-29"),
        (Partial(9), UNKNOWN, "2021-09"),
        (Partial(3, pointing=LAST), UNKNOWN, "2021-03"),
        (Partial(10, pointing=LAST), UNKNOWN, "2020-10"),
        (Partial(9, pointing=LAST), UNKNOWN, "2020-09"),
        (Partial(3, pointing=NEXT), UNKNOWN, "2022-03"),
        (Partial(3, pointing=THIS), UNKNOWN, "2021-03"),
        (Partial(None, 15), PAST, "2021-08-15"),
        (Partial(None, 15), FUTURE, "2021-09-15"),
        (Partial(None, 31), PAST, "2021-08-31"),
        (Partial(9, 7, 2), UNKNOWN, "2021-09-07"),
        (Partial(9, 9, 4), FUTURE, "2021-09-09"),
    ],
)
def test_a_date_without_its_year_takes_it_from_the_documents(value, tense, expected):
    assert edtf(resolved(value, TUESDAY, tense=tense)) == expected


@pytest.mark.parametrize(
    ("count", "grain", "edtf_", "value"),
    [
        (0, Grain.DAY, "2021-09-07", "2021-09-07"),
        (-1, Grain.DAY, "2021-09-06", "2021-09-06"),
        (1, Grain.WEEK, "[2021-09-13..2021-09-19]", "2021-W37"),
        (-1, Grain.MONTH, "2021-08", "2021-08"),
        (1, Grain.QUARTER, "2021-36", "2021-Q4"),
        (-1, Grain.YEAR, "2020", "2020"),
        (1, Grain.YEAR, "2022", "2022"),
        (-1, Grain.DECADE, "201X", "201"),
        (-1, Grain.CENTURY, "19XX", "19"),
        (-2100, Grain.YEAR, "-0079", "BC0080"),
    ],
)
def test_a_shift_counts_units_from_the_documents_day(count, grain, edtf_, value):
    found = resolved(Shift(count, grain), TUESDAY)
    assert (edtf(found), found.value) == (edtf_, value)


@pytest.mark.parametrize(
    ("value", "reference", "expected"),
    [
        (Within(Partial(3), Shift(-1, Grain.YEAR)), TUESDAY, "2020-03"),
        (Within(Partial(3, 1), Shift(1, Grain.YEAR)), TUESDAY, "2022-03-01"),
        (Within(Partial(2, 29), Shift(-1, Grain.YEAR)), TUESDAY, "2020-02-29"),
        (Within(Partial(2, 29), Shift(0, Grain.YEAR)), TUESDAY, ""),
        (Within(Partial(None, 15), Shift(0, Grain.MONTH)), TUESDAY, "2021-09-15"),
        (Within(Partial(None, 31), Shift(0, Grain.MONTH)), TUESDAY, ""),
        (Within(Partial(None, None, 5), Shift(-1, Grain.WEEK)), TUESDAY, "2021-09-03"),
        (Shift(-1, Grain.DAY), "2021", ""),
        (Shift(1, Grain.YEAR), "2021", "2022"),
        (Weekday(2), "2021-09", ""),
        (Partial(9, 7), "2021", "2021-09-07"),
    ],
)
def test_a_unit_within_another_is_found_or_left_unknown(value, reference, expected):
    assert edtf(resolved(value, reference)) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected", "value"),
    [
        (Part.START, Absolute(date(1945)), "1945-37", "1945"),
        (Part.END, Absolute(date(1945)), "1945-39", "1945"),
        (Part.START, Absolute(date(2021, 9)), "[2021-09-01..2021-09-10]", "2021-09"),
        (Part.MID, Absolute(date(2021, 9)), "[2021-09-11..2021-09-20]", "2021-09"),
        (Part.END, Absolute(date(2021, 9)), "[2021-09-21..2021-09-30]", "2021-09"),
        (Part.START, Shift(-1, Grain.YEAR), "2020-37", "2020"),
        (Part.START, Shift(-1, Grain.WEEK), "[2021-08-30..2021-08-31]", "2021-W35"),
        (Part.END, Absolute(date(2021, 9, 7)), "2021-09-07", "2021-09-07"),
    ],
)
def test_a_portion_is_a_third_of_its_whole_and_keeps_its_value(part, whole, expected, value):
    found = resolved(Portion(part, whole), TUESDAY)
    assert (edtf(found), found.value, found.mod) == (expected, value, part.value)


@pytest.mark.parametrize(
    ("value", "references", "type_", "written", "expected"),
    [
        (Clock("19:00", Shift(0, Grain.DAY)), [TUESDAY], TimexType.TIME, "2021-09-07T19:00", "2021-09-07"),
        (Clock("MO", Weekday(1)), [TUESDAY], TimexType.TIME, "2021-09-06TMO", "2021-09-06"),
        (Clock("19:00", Shift(0, Grain.DAY)), [], TimexType.TIME, "XXXX-XX-XXT19:00", ""),
        (Clock("19:00", Shift(0, Grain.DAY)), ["199X"], TimexType.TIME, "XXXX-XX-XXT19:00", "199X"),
        (Duration(3, "day"), [TUESDAY], TimexType.DURATION, "P3D", ""),
        (Duration(1_000_000, "year"), [TUESDAY], TimexType.DURATION, "P1000000Y", ""),
        (Duration(None, "hour"), [TUESDAY], TimexType.DURATION, "PTXH", ""),
        (Repeating("P1Y", "EVERY"), [TUESDAY], TimexType.SET, "P1Y", ""),
        (Weekday(2), [], TimexType.DATE, "XXXX-WXX-2", ""),
        (Partial(9, 7), [], TimexType.DATE, "XXXX-09-07", ""),
        (Shift(1, Grain.YEAR), [], TimexType.DATE, "XXXX", ""),
    ],
)
def test_times_and_amounts_have_their_own_types(value, references, type_, written, expected):
    found = resolved(value, *references)
    assert (found.type, found.value, edtf(found)) == (type_, written, expected)


def test_several_days_the_document_may_be_of_give_one_date_each():
    days = ("2010-09-08", "2021-09-08", "2027-09-08")
    assert edtf(resolved(Shift(-1, Grain.DAY), *days)) == "[2010-09-07,2021-09-07,2027-09-07]"
    assert edtf(resolved(Shift(1, Grain.YEAR), *days)) == "[2011,2022,2028]"
    assert edtf(resolved(Absolute(date(1991)), *days)) == "1991"
    assert edtf(resolved(Shift(0, Grain.YEAR), "2021-09-07", "2021-09-08")) == "2021"


def test_more_days_than_can_be_listed_give_no_date():
    days = [f"{year}-09-07" for year in range(1945, 1945 + MOST_CANDIDATES + 1)]
    assert edtf(resolved(Shift(0, Grain.DAY), *days)) == ""
    assert edtf(resolved(Shift(0, Grain.DAY), *days[1:])) != ""


def test_without_a_document_date_a_weekday_and_day_keep_the_years_they_fit():
    found = resolved(Partial(9, 7, 2), years=(1999, 2030))
    assert edtf(found) == "[1999-09-07,2004-09-07,2010-09-07,2021-09-07,2027-09-07]"
    assert "from 1999 to 2030" in found.because
    assert found.value == "XXXX-09-07"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Absolute(date(2021, 9, 7), weekday=3), "2021-09-07 is a Tuesday, not a Wednesday"),
        (Shift(0, Grain.DAY, weekday=1), "2021-09-07 is a Tuesday, not a Monday"),
        (Partial(9, 7, 3), "is a"),
    ],
)
def test_a_weekday_that_does_not_fit_is_reported(value, words):
    assert words in resolved(value, TUESDAY).because


@pytest.mark.parametrize("value", [Absolute(date(2021, 9, 7), weekday=2), Shift(0, Grain.DAY, weekday=2)])
def test_a_weekday_that_fits_is_passed_over(value):
    assert "wrong" not in resolved(value, TUESDAY).because


def test_about_marks_the_date_and_its_value():
    found = resolved(About(Qualifier.APPROXIMATE, Absolute(date(1815))), TUESDAY)
    assert (edtf(found), found.value, found.mod) == ("1815~", "1815", "APPROX")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (Invalid("no year has a day 02-31"), "no year has a day 02-31"),
        (Clock("19:00", Invalid("no year has a day 02-31")), "no year has a day 02-31"),
        (Portion(Part.START, Invalid("there is no century 0")), "there is no century 0"),
        (Shift(10**8, Grain.YEAR), "beyond the years that are counted"),
        (Shift(-(10**8), Grain.DAY), "beyond the years that are counted"),
    ],
)
def test_what_can_be_no_date_says_why(value, reason):
    found = resolved(value, TUESDAY)
    assert isinstance(found, Unresolved)
    assert reason in found.because


STORY = From.STORY


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([Absolute(date(1945, 2, 4)), Shift(3, Grain.DAY, STORY)], ["1945-02-04", "1945-02-07"]),
        ([Absolute(date(1815, 6)), Partial(6, 9)], ["1815-06", "1815-06-09"]),
        ([Absolute(date(1914, 6, 28)), Partial(7, 28), Partial(8, 4)], ["1914-06-28", "1914-07-28", "1914-08-04"]),
        ([Absolute(date(1914, 12, 24)), Partial(1, 5)], ["1914-12-24", "1915-01-05"]),
        ([Absolute(date(1945, 2, 11)), Shift(1, Grain.YEAR, STORY)], ["1945-02-11", "1946"]),
        (
            [Absolute(date(1945, 2, 4)), Duration(8, "day"), Shift(1, Grain.DAY, STORY)],
            ["1945-02-04", "", "1945-02-05"],
        ),
    ],
)
def test_a_story_goes_on_from_the_date_it_named_last(values, expected):
    context = Context((parse_edtf("2021-09-07"),), narrative=True)
    found, after = resolve([timex(value) for value in values], context)
    assert [edtf(resolution) for resolution in found] == expected
    assert after.story == found[-1].when


def test_news_counts_from_its_own_day_whatever_it_told_before():
    told = [timex(Absolute(date(1991, 9, 9))), timex(Shift(-1, Grain.DAY)), timex(Partial(9, 8))]
    found, _ = resolve(told, Context((date(2021, 9, 7),)))
    assert [edtf(resolution) for resolution in found] == ["1991-09-09", "2021-09-06", "2021-09-08"]


def test_resolving_a_date_gives_all_that_is_known_of_it():
    found = resolved(Weekday(1), TUESDAY)
    assert isinstance(found, ResolvedDate)
    assert found.when.day == day_number(2021, 9, 6)
    assert found.because.startswith("“then” is a weekday (Monday).")
    assert "2021-09-07 (Tuesday)" in found.because
