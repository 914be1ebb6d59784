"""Joiners and marks of writing direction are written in words and numbers, and mean nothing to a date."""

import pytest

from timeline.languages import compile_language
from timeline.text import matches, tokenize

LANGUAGE = compile_language(
    "xx", {"words": {"month": {"9": ["se\u200cptem"]}}, "patterns": {"{day} {month} {year}": "date"}}, "xx.toml"
)


@pytest.mark.parametrize(
    "text",
    [
        "7 septem 2021",
        "7\u200c septem\u200c 2021",
        "7 se\u200dptem 2021",
        "\u200f7 \u202bseptem\u202c 2021\u200e",
        "7\u200bsep\u200ctem 2021",
    ],
)
def test_what_is_not_seen_parts_no_words(text):
    (match,) = matches(tokenize(text, LANGUAGE), LANGUAGE.dates)
    assert match.slots() == {"day": 7, "month": 9, "year": 2021}
    ((_, start, end),) = match.extents()
    assert text[start:end].startswith("7")
    assert text[start:end].endswith("2021")
