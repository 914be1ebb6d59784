"""EDTF in and out: what is written, what it spans, what is refused, and a second opinion."""

from datetime import date as python_date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from when_strategies import dates, whens

from timeline.dates import (
    Bounds,
    Date,
    Edge,
    EdtfError,
    Grain,
    Interval,
    OneOf,
    Qualifier,
    bounds,
    civil,
    date,
    day_number,
    parse_edtf,
    truncate,
    write_edtf,
)


def civil_text(day):
    return None if day is None else "{}-{}-{}".format(*civil(day))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-09-07", "2021-9-7", "2021-9-7"),
        ("2020-02", "2020-2-1", "2020-2-29"),
        ("1900-02", "1900-2-1", "1900-2-28"),
        ("1815", "1815-1-1", "1815-12-31"),
        ("0000", "0-1-1", "0-12-31"),
        ("-0043-03-15", "-43-3-15", "-43-3-15"),
        ("-1258", "-1258-1-1", "-1258-12-31"),
        ("Y12021", "12021-1-1", "12021-12-31"),
        ("Y-12021", "-12021-1-1", "-12021-12-31"),
        ("199X", "1990-1-1", "1999-12-31"),
        ("19XX", "1900-1-1", "1999-12-31"),
        ("1XXX", "1000-1-1", "1999-12-31"),
        ("000X", "0-1-1", "9-12-31"),
        ("-004X", "-49-1-1", "-40-12-31"),
        ("-01XX", "-199-1-1", "-100-12-31"),
        ("2021-21", "2021-3-1", "2021-5-31"),
        ("2021-24", "2021-12-1", "2022-2-28"),
        ("2023-24", "2023-12-1", "2024-2-29"),
        ("2021-33", "2021-1-1", "2021-3-31"),
        ("2021-36", "2021-10-1", "2021-12-31"),
        ("1945-37", "1945-1-1", "1945-4-30"),
        ("1945-39", "1945-9-1", "1945-12-31"),
        ("1945-40", "1945-1-1", "1945-6-30"),
        ("1945-41", "1945-7-1", "1945-12-31"),
        ("1944-02-02/1945-03", "1944-2-2", "1945-3-31"),
        ("2021-09-07/..", "2021-9-7", None),
        ("../2021-09", None, "2021-9-30"),
        ("/2021", None, "2021-12-31"),
        ("2021/", "2021-1-1", None),
        ("[2010-09-07,2021-09-07,2027-09-07]", "2010-9-7", "2027-9-7"),
        ("[1667,1760-12]", "1667-1-1", "1760-12-31"),
        ("[..1984]", None, "1984-12-31"),
        ("[1984..]", "1984-1-1", None),
        ("[2021-09-06..2021-09-12]", "2021-9-6", "2021-9-12"),
        ("[2021-12-27..2022-01-02]", "2021-12-27", "2022-1-2"),
        ("1815?", "1815-1-1", "1815-12-31"),
        ("1815-06-09~", "1815-5-30", "1815-6-19"),
    ],
)
def test_a_writing_spans_its_days_and_is_written_back(text, earliest, latest):
    when = parse_edtf(text)
    found = bounds(when)
    assert (civil_text(found.earliest), civil_text(found.latest)) == (earliest, latest)
    assert write_edtf(when) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not an EDTF date"),
        ("yesterday", "not an EDTF date"),
        ("2021-9-7", "not an EDTF date"),
        ("2021-02-29", "no such day"),
        ("1900-02-29", "no such day"),
        ("2021-13-01", "no such day"),
        ("2021-00-10", "no such day"),
        ("2021-04-31", "no such day"),
        ("2021-00", "no such month"),
        ("2021-13", "no such month"),
        ("2021-42", "no such month"),
        ("199X-05", "a masked year takes no month"),
        ("XXXX", "not an EDTF date"),
        ("Y2021", "not an EDTF date"),
        ("Y012021", "not an EDTF date"),
        ("Y9999999", "with Y up to 999999"),
        ("Y" + "9" * 5000, "with Y up to 999999"),
        ("2021-09-08/2021-09-07", "ends before it begins"),
        ("2022/2021", "ends before it begins"),
        ("../..", "a date at one end at least"),
        ("/", "a date at one end at least"),
        ("2020/2021/2022", "not an EDTF date"),
        ("[]", "not an EDTF date"),
        ("[..]", "a date at one end at least"),
        ("[2021,]", "not an EDTF date"),
        ("[2022..2021]", "ends before it begins"),
        ("{2021}", "not an EDTF date"),
        ("٢٠٢١-٠٩-٠٧", "not an EDTF date"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text, message):
    with pytest.raises(EdtfError, match=message):
        parse_edtf(text)


EDTF_LETTERS = "0123456789-/.,[]X?~%Yu "


@given(st.one_of(st.text(), st.text(alphabet=EDTF_LETTERS, max_size=30)))
def test_no_text_raises_anything_but_a_refusal(text):
    try:
        when = parse_edtf(text)
    except EdtfError:
        return
    assert parse_edtf(write_edtf(when)) == when


@given(whens)
def test_what_is_written_is_read_back_the_same(when):
    assert parse_edtf(write_edtf(when)) == when


@given(st.lists(dates([Grain.WEEK]), min_size=2, max_size=2).map(lambda two: sorted(two, key=lambda week: week.day)))
def test_a_stretch_from_week_to_week_is_written_by_its_days(weeks):
    first, last = (Date(week.day, Grain.WEEK) for week in weeks)
    assert bounds(parse_edtf(write_edtf(Interval(first, last)))) == bounds(Interval(first, last))


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (Date(day_number(2021, 9, 6), Grain.WEEK), "[2021-09-06..2021-09-12]"),
        (Date(day_number(2021, 9, 6), Grain.WEEK, Qualifier.APPROXIMATE), "[2021-09-06~..2021-09-12~]"),
        (OneOf((Date(day_number(2021, 9, 6), Grain.WEEK), date(2022))), "[2021-09-06..2021-09-12,2022]"),
        (Interval(Edge.UNKNOWN, date(2021)), "/2021"),
        (truncate(date(-45), Grain.DECADE), "-004X"),
        (truncate(date(-45), Grain.CENTURY), "-00XX"),
        (truncate(date(-100, 5, 1), Grain.CENTURY), "-01XX"),
    ],
)
def test_values_without_a_code_of_their_own_are_written_so(when, text):
    assert write_edtf(when) == text
    assert parse_edtf(text) == when


@given(dates())
def test_bounds_hold_every_day_of_a_coarse_date(when):
    limits = bounds(when)
    assert limits.contains(when.day)
    assert limits.contains(when.last_day)
    if when.qualifier in (Qualifier.EXACT, Qualifier.UNCERTAIN):
        assert limits == Bounds(when.day, when.last_day)
        assert not limits.contains(when.day - 1)
        assert not limits.contains(when.last_day + 1)


def parts(when):
    match when:
        case Interval(start, end):
            return [end_ for end_ in (start, end) if isinstance(end_, Date)]
        case OneOf(candidates):
            return [part for candidate in candidates for part in parts(candidate)]
    return [when]


def is_in_the_librarys_grammar(when):
    """It takes qualifiers on plain years, months and days only, only these in stretches, and sets of several days."""
    are_plain = all(part.grain in (Grain.DAY, Grain.MONTH, Grain.YEAR) for part in parts(when))
    are_exact = all(part.qualifier is Qualifier.EXACT for part in parts(when))
    match when:
        case Date():
            return are_exact or (are_plain and abs(when.year) <= 9999)
        case Interval():
            return are_plain
    has_days_only = all(part.grain is Grain.DAY for part in parts(when))
    return are_exact and has_days_only and (len(when.candidates) > 1 or isinstance(when.candidates[0], Interval))


@given(whens.filter(is_in_the_librarys_grammar))
def test_the_edtf_library_accepts_what_is_written(when):
    edtf.parse_edtf(write_edtf(when))


SHARED = [Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.DECADE, Grain.CENTURY, Grain.MILLENNIUM, Grain.QUARTER]


@given(dates(SHARED).filter(lambda when: when.qualifier is Qualifier.EXACT and when.year > 0))
def test_the_edtf_library_gives_the_same_bounds(when):
    theirs = edtf.parse_edtf(write_edtf(when))
    limits = bounds(when)
    assert python_date(*theirs.lower_strict()[:3]).toordinal() == limits.earliest
    assert python_date(*theirs.upper_strict()[:3]).toordinal() == limits.latest
