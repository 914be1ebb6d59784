"""What a pattern counts without saying the number: units before and after this one, reigns, shared hours."""

import pytest

from timeline.dates import date
from timeline.languages import compile_language
from timeline.mentions import find_timexes
from timeline.resolution import Context, resolve
from timeline.text import tokenize

SOURCE = {
    "words": {
        "weekday": {"5": ["fri"]},
        "month": {"3": ["mar"]},
        "reign": {"2018": ["r"]},
        "daypart": {"AF": ["pm"]},
        "decade": {},
        "season": {"SP": ["spring"]},
    },
    "patterns": {
        "sennight {weekday}": "date -1 week",
        "sennight {weekday} {daypart}": "clock -1 week",
        "yesteryear {month} {day}": "date -2 year",
        "{reign} {count}": "date",
        "{reign} one": "date",
        "{month_number} m {day} d": "date",
        "< {weekday} {daypart} {hour} > to < {hour} h >": "range clock",
        "{count2} c {count} s": "date decade",
        "quarter {count}": "date quarter",
        "{season} after": "date story 1",
        "that half": "date story half 2",
        "{relday}": "shift",
    },
}
LANGUAGE = compile_language("xx", SOURCE, "xx.toml")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("sennight fri", ["2021-09-03"]),
        ("sennight fri pm", ["2021-09-03TAF"]),
        ("yesteryear mar 5", ["2019-03-05"]),
        ("r 3", ["2021"]),
        ("r one", ["2019"]),
        ("9 m 7 d", ["2021-09-07"]),
        ("fri pm 3 to 5 h", ["2021-09-10T15:00", "2021-09-10T17:00"]),
        ("19 c 60 s", ["186"]),
        ("quarter 3", ["2021-Q3"]),
        ("r 3 spring after", ["2021", "2022-SP"]),
        ("r 3 that half", ["2021", "2021-H2"]),
    ],
)
def test_a_pattern_says_what_its_words_leave_out(text, values):
    timexes = find_timexes(tokenize(text, LANGUAGE), text, LANGUAGE)
    found, _ = resolve(timexes, Context((date(2021, 9, 10),)))
    assert [resolution.value for resolution in found] == values
