"""Text without blanks: where words end, and numbers written in a language's own numerals."""

import pytest

from timeline.languages import compile_language, knowing, numeral_value
from timeline.text import tokenize

SOURCE = {
    "language": {"spaced": False},
    "text": {
        "numerals": {"0": "〇零", "1": "一", "2": "二", "3": "三", "9": "九", "10": "十", "100": "百", "10000": "万萬"}
    },
    "fold": {"個": "个", "兩": "两"},
    "words": {"unit": {"day": ["天"], "month": ["个月"]}, "vague": {"2": ["两"]}},
    "patterns": {"{count} {unit}": "duration", "一时": "none", "今天": "date"},
}
LANGUAGE = compile_language("xx", SOURCE, "xx.toml")


@pytest.mark.parametrize(
    ("written", "value", "by_digits"),
    [
        ("十", 10, False),
        ("十二", 12, False),
        ("二十", 20, False),
        ("三十一", 31, False),
        ("一百零九", 109, False),
        ("三百二十一", 321, False),
        ("二万三百", 20300, False),
        ("二九", 29, True),
        ("二〇二一", 2021, True),
        ("一九九0", 1990, True),
        ("20万", 200000, False),
    ],
)
def test_numerals_are_read_by_place_or_by_name(written, value, by_digits):
    assert numeral_value(written, LANGUAGE.numerals) == (value, by_digits)


@pytest.mark.parametrize("written", ["万", "百二", "二三十"])
def test_a_multiplier_of_nothing_or_of_two_digits_is_no_number(written):
    assert numeral_value(written, LANGUAGE.numerals) is None
    assert not tokenize(written, LANGUAGE)[0].keys


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("兩個月", ["两", "个月"]),
        ("我们今天来", ["我们", "今天", "来"]),
        ("一时三天", ["一时", "三", "天"]),
        ("今年", ["今", "年"]),
        ("二十一时", ["二十一", "时"]),
        ("abc天", ["abc", "天"]),
    ],
)
def test_the_longest_known_word_is_cut_off_and_unknown_letters_run_together(text, words):
    tokens = tokenize(text, LANGUAGE)
    assert [token.word for token in tokens] == words
    assert "".join(text[token.start : token.end] for token in tokens) == text


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("二〇二一", {"year": 2021, "count": 2021}),
        ("九九", {"short": 99}),
        ("十二", {"count": 12, "day": 12, "month_number": 12, "hour": 12}),
        ("三百二十一", {"count": 321}),
        ("九" * 100_000, {}),
    ],
)
def test_a_written_number_may_stand_for_what_its_size_allows(text, keys):
    assert dict(tokenize(text, LANGUAGE)[0].keys) == keys


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("今天", ["今天"]),
        ("今天水", ["今天", "水"]),
        ("今天水关", ["今", "天水关"]),
        ("今天水城人", ["今", "天水城", "人"]),
    ],
)
def test_a_word_is_not_cut_into_a_long_name_that_begins_with_its_last_letters(text, words):
    assert [token.word for token in tokenize(text, knowing(LANGUAGE, ["天水关", "天水城", "天一"]))] == words
