"""Ranges and lists whose parts share words, read with a language made for the test."""

import pytest

from timeline.dates import date, write_edtf
from timeline.languages.loading import compile_language
from timeline.mentions import Absolute, Clock, RangeEnd, Tense, find_timexes
from timeline.resolution import Context, edtf, resolve
from timeline.text import tokenize

SOURCE = {
    "text": {"past_endings": ["ed"], "future_endings": ["ara"], "capitalised": ["may"]},
    "words": {
        "month": {"2": ["feb"], "3": ["mar"], "5": ["may"], "11": ["nov"]},
        "tense": {"": ["united"], "future": ["will"]},
        "daypart": {"NI": ["night"]},
    },
    "patterns": {
        "< {day} > - < {day} {month} {year} >": "range",
        "< {month} > - < {month} {year} >": "range",
        "< {month} {year} > - < {month} >": "range",
        "< {year} > / < {short} >": "range",
        "< {day} > , < {day} > & < {day} {month} {year} >": "list",
        "< {daypart} {day} > / < {day} {month} {year} >": "list clock",
        "{short_dmy}": "date",
        "{day} {month}": "date",
    },
}
LANGUAGE = compile_language("zz", SOURCE, "zz.toml")


def found(text):
    return find_timexes(tokenize(text, LANGUAGE), text, LANGUAGE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7-9 May 1945", ["1945-05-07", "1945-05-09"]),
        ("nov-feb 1945", ["1944-11", "1945-02"]),
        ("nov 1944-feb", ["1944-11", "1945-02"]),
        ("feb-nov 1945", ["1945-02", "1945-11"]),
        ("1914/18", ["1914", "1918"]),
        ("3, 5 & 7 mar 1945", ["1945-03-03", "1945-03-05", "1945-03-07"]),
    ],
)
def test_each_part_takes_what_it_leaves_unsaid_from_another(text, expected):
    assert [write_edtf(timex.value.when) for timex in found(text)] == expected


def test_the_parts_of_a_list_are_no_ends_of_a_range():
    assert [timex.end for timex in found("3, 5 & 7 mar 1945")] == [RangeEnd.NONE] * 3
    assert [timex.end for timex in found("nov-feb 1945")] == [RangeEnd.FIRST, RangeEnd.LAST]


def test_a_plain_day_of_a_list_has_no_part_of_day():
    night, day = (timex.value for timex in found("night 7/8 May 1945"))
    assert night == Clock("NI", Absolute(date(1945, 5, 7)))
    assert day == Absolute(date(1945, 5, 8))


@pytest.mark.parametrize(("text", "year"), [("1.9.39", 1939), ("1.9.21", 2021)])
def test_a_year_of_two_digits_is_a_near_one(text, year):
    assert [timex.value.when for timex in found(text)] == [date(year, 9, 1)]


def test_a_name_written_small_is_another_word():
    assert [timex.text for timex in found("3 May and 3 may")] == ["3 May"]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("3 nov arrived", Tense.PAST),
        ("3 nov united", Tense.UNKNOWN),
        ("3 nov red", Tense.UNKNOWN),
        ("3 nov will", Tense.FUTURE),
        ("3 nov united will", Tense.FUTURE),
        ("3 nov llegara", Tense.FUTURE),
        ("3 nov sara", Tense.UNKNOWN),
    ],
)
def test_an_ending_shows_tense_in_words_that_no_table_knows(text, tense):
    assert found(text)[0].tense is tense


def test_the_near_day_is_meant_whatever_the_tense():
    resolutions, _ = resolve(found("3 nov arrived"), Context((date(2021, 10, 30),)))
    assert edtf(resolutions[0]) == "2021-11-03"
