"""What a report quotes at length, and what only stands between two quotations."""

from timeline.events.speech import quotations
from timeline.languages import load

LONG = "we met them in May and shall meet them again as soon as they wish"


def quoted(text):
    return [span.cut(text) for span in quotations(text, load("en"))]


def test_a_long_quotation_is_found():
    assert quoted(f'He said "{LONG}" and left.') == [f'"{LONG}"']


def test_what_stands_between_two_quoted_words_is_not_quoted():
    assert quoted(f'The "Condor" was sold to Peru, {LONG}, and so was the "Eagle".') == []
