"""Four times the text takes about four times the work: on prose, and on what is made to be slow.

Work is counted in calls of functions, which no busy machine changes. What a regular expression does
inside one call is not seen here: `benchmarks/growth.py` times the same texts.
"""

import sys

import pytest

from timeline.pipeline import read
from timeline.text import Document

EN = "The foreign ministers of China and Tajikistan met on Tuesday (7 September) and talked for three days. "
AR = "التقى الرئيس الصيني الثلاثاء (7 سبتمبر) نظيره الطاجيكي في دوشنبه قبل ثلاثة أيام. "
# Name → language, what is repeated, what stands behind it, characters of the smaller text.
TEXTS = {
    "English prose": ("en", EN, "", 5_000),
    "Arabic prose": ("ar", AR, "", 5_000),
    "prose in one line without a stop": ("en", EN.replace(".", ","), "", 5_000),
    "names without end": ("en", "China met Tajikistan ", "", 5_000),
    "a page of bare years": ("en", "1999\n", "", 10_000),
    "years in one line": ("en", "in 1999 ", "", 10_000),
    "digits": ("en", "7", "", 25_000),
    "groups of digits": ("en", "111,", "1111", 25_000),
    "stops that end nothing": ("en", ".", "x", 25_000),
    "stops in quotes": ("en", '."', "x", 25_000),
    "lines of blanks": ("en", "\n" + " " * 50, "x", 25_000),
    "one long word": ("ar", "ا", "", 25_000),
    "one letter under many marks": ("ar", "\u064e", "ا", 25_000),
    "number words": ("en", "hundred ", "", 10_000),
    "anniversaries": ("en", "the 30th anniversary of the founding of the SCO ", "", 10_000),
    "days with their weekdays": ("en", "Tuesday (7 September) ", "", 5_000),
    "opened brackets": ("en", "(", "", 10_000),
}


def repeated(name, times):
    """The named text, `times` as long as its smaller form."""
    code, unit, end, size = TEXTS[name]
    return Document(unit * (times * size // len(unit)) + end, code, "2021-09-10")


def calls(document, known):
    """How many functions reading a document calls."""
    count = 0

    def counting(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        read(document, known)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_text_takes_about_four_times_the_work(name, known):
    read(repeated(name, 4), known)
    # With the square it would be 16 times; what is set up once keeps small texts above their share.
    assert calls(repeated(name, 4), known) < 6 * calls(repeated(name, 1), known)
