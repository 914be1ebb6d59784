"""Ranges of weekdays, each of which alone might be of another week."""

import pytest

from timeline.dates import date, write_edtf
from timeline.mentions import Pointing, RangeEnd, Tense, Timex, Weekday
from timeline.resolution import Context, ResolvedDate, resolve
from timeline.text import Span

TUESDAY = date(2021, 9, 7)


@pytest.mark.parametrize(
    ("first", "last", "tense", "expected"),
    [
        (7, 3, Tense.PAST, ["2021-09-05", "2021-09-08"]),
        (7, 2, Tense.FUTURE, ["2021-09-12", "2021-09-14"]),
        (1, 4, Tense.FUTURE, ["2021-09-13", "2021-09-16"]),
        (3, 5, Tense.FUTURE, ["2021-09-08", "2021-09-10"]),
    ],
)
def test_a_stretch_of_weekdays_does_not_run_backwards(first, last, tense, expected):
    ends = ((first, RangeEnd.FIRST), (last, RangeEnd.LAST))
    timexes = [Timex(Span(0, 1), "", Weekday(day, Pointing.NONE), "", tense, end) for day, end in ends]
    found, _ = resolve(timexes, Context((TUESDAY,)))
    assert [write_edtf(r.when) for r in found if isinstance(r, ResolvedDate) and r.when] == expected
