"""Numbers written without a blank beside a word."""

import pytest

from timeline.languages import load
from timeline.text import tokenize


@pytest.mark.parametrize(
    ("code", "text", "is_a_number"),
    [
        ("ar", "بتاريخ7", True),  # blanks are often missing in Arabic, whatever the word
        ("ar", "1950نهاية", True),
        ("ar", "04ر0", False),  # a single letter is a decimal sign
        ("ar", "ب52", True),  # unless it is a proclitic
        ("en", "xy52", False),
        ("en", "mp3", False),
        ("en", "7th", True),
    ],
)
def test_a_number_that_touches_a_word_is_one_where_the_language_lets_it(code, text, is_a_number):
    tokens = tokenize(text, load(code))
    assert any({"day", "count", "year"} & token.keys.keys() for token in tokens) is is_a_number


def test_a_pattern_may_ask_for_one_number_alone():
    eleventh, tenth = (tokenize(digits, load("ar"))[0].keys for digits in ("11", "10"))
    assert "=11" in eleventh
    assert "=10" not in tenth
    assert eleventh["day"] == 11


def test_a_number_a_pattern_asks_for_is_also_met_by_its_ordinal():
    word = tokenize("الحادي عشر", load("ar"))[0]
    assert {"=11", "ordinal"} <= word.keys.keys()
    assert "=12" not in tokenize("الثاني عشر", load("ar"))[0].keys
