"""Where sentences end, and what a text's words and numbers may be read as."""

from itertools import pairwise

import pytest

from timeline.languages import load
from timeline.text import sentences, tokenize


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "They met. They left.", ["They met.", "They left."]),
        ("en", "Mr. Smith met Dr. Jones.", ["Mr. Smith met Dr. Jones."]),
        ("en", "J. F. Kennedy spoke. He left.", ["J. F. Kennedy spoke.", "He left."]),
        ("en", "The U.S. envoy left.", ["The U.S. envoy left."]),
        ("en", "On Sept. 7 they met! Why? Nobody knows...", ["On Sept. 7 they met!", "Why?", "Nobody knows..."]),
        ("en", '"They met." Then they left.', ['"They met."', "Then they left."]),
        ("en", "It grew by 1.5 percent.", ["It grew by 1.5 percent."]),
        ("en", "A headline\nThe story.", ["A headline", "The story."]),
        ("en", "One.\n\n\n  Two.  \n", ["One.", "Two."]),
        ("ar", "التقى الوزيران؟ نعم. وغادرا؛ ثم عادا.", ["التقى الوزيران؟", "نعم.", "وغادرا؛", "ثم عادا."]),
        ("ar", "وصل د. أحمد إلى القاهرة.", ["وصل د. أحمد إلى القاهرة."]),
        ("zh", "他来了。他走了！真的？", ["他来了。", "他走了！", "真的？"]),
        ("de", "Am 7. September kam er. Er ging.", ["Am 7. September kam er.", "Er ging."]),
        ("de", "Er kam am 27. und blieb. Im 19. Jahrhundert", ["Er kam am 27. und blieb.", "Im 19. Jahrhundert"]),
        ("de", "Er kam am 27. Danach ging er.", ["Er kam am 27.", "Danach ging er."]),
        ("de", "Das war 1945. September kam.", ["Das war 1945.", "September kam."]),
        ("en", "He turned 52. September came.", ["He turned 52.", "September came."]),
        ("en", "", []),
        ("en", " \n\t\n ", []),
    ],
)
def test_a_sentence_ends_where_its_language_says(code, text, expected):
    assert [sentence.text for sentence in sentences(text, load(code))] == expected


def test_lines_wrapped_for_the_wire_are_one_sentence():
    text = (
        "The foreign ministers of the two countries met in Dushanbe on\n"
        "Tuesday and agreed to open talks on the border in the course of\n"
        "the coming year, officials of both ministries said after they\n"
        "had signed the documents.\n"
    )
    assert len(sentences(text, load("en"))) == 1


def test_a_blank_line_ends_a_sentence_in_wrapped_text_too():
    line = "The foreign ministers of the two countries met in the capital\n"
    assert len(sentences(line * 4 + "\n" + line * 4, load("en"))) == 2


def words(text, code="en"):
    return [(token.word, dict(token.keys)) for token in tokenize(text, load(code))]


@pytest.mark.parametrize(
    ("code", "text", "key", "value"),
    [
        ("en", "7", "day", 7),
        ("en", "2021", "year", 2021),
        ("en", "٢٠٢١", "year", 2021),
        ("en", "999", "old_year", 999),
        ("en", "9999", "old_year", 9999),
        ("en", "12", "month_number", 12),
        ("en", "2021-09-07", "iso", (2021, 9, 7)),
        ("en", "7/9/2021", "dmy", (7, 9, 2021)),
        ("en", "07.09.2021", "dmy", (7, 9, 2021)),
        ("de", "7.9.39", "short_dmy", (7, 9, 39)),
        ("de", "7.9", "day_month", (7, 9)),
        ("de", "07.09", "dotted", "07:09"),
        ("en", "19:30", "clock", "19:30"),
        ("en", "24:00", "clock", "24:00"),
        ("en", "7th", "ordinal", 7),
        ("en", "1990s", "decade", 1990),
        ("en", "twenty-one", "count", 21),
        ("en", "three hundred and five", "count", 305),
        ("en", "two thousand and twenty-one", "count", 2021),
        ("en", "nineteen hundred and forty-five", "count", 1945),
        ("en", "two hundred thousand", "count", 200_000),
        ("en", "twenty-first", "ordinal", 21),
        ("ar", "خمسة وعشرون", "count", 25),
        ("ar", "مئة وخمسة وعشرون", "count", 125),
        ("ar", "ألف وخمسة", "count", 1005),
        ("ar", "خمسة وأربعين ومئة وألف", "count", 1145),
        ("ar", "خمسة آلاف", "count", 5000),
        ("ar", "1443هـ", "hijri_year", 1443),
        ("ar", "2021م", "year", 2021),
    ],
)
def test_a_number_may_be_read_as_its_form_allows(code, text, key, value):
    assert tokenize(text, load(code))[0].keys.get(key) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("32", "day"),
        ("0", "day"),
        ("13", "month_number"),
        ("0000", "year"),
        ("12345", "year"),
        ("1234567890", "count"),
        ("1.5", "count"),
        ("1,200,000", "count"),
        ("25:10", "clock"),
        ("24:59", "clock"),
        ("10:75", "clock"),
        ("10.15.39", "short_dmy"),
        ("32.1", "day_month"),
        ("7.9", "dotted"),
        ("7.123", "day_month"),
        ("1.2.34.5", "short_dmy"),
        ("Q52", "count"),
        ("7xyz", "day"),
    ],
)
def test_a_number_is_not_read_as_what_it_cannot_be(text, key):
    assert key not in {found for token in tokenize(text, load("en")) for found in token.keys}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("five six", [5, 6]),
        ("twenty thirty", [20, 30]),
        ("hundred hundred", [100, 100]),
        ("thousand thousand", [1000, 1000]),
        ("five and", [5]),
    ],
)
def test_numbers_that_do_not_belong_together_stay_apart(text, counts):
    assert [keys["count"] for _, keys in words(text) if "count" in keys] == counts


def test_tokens_stand_where_they_were_written_whatever_blanks_are_between_them():
    text = "On  Tuesday,\n7\u00a0September \t2021 (19:30 GMT) they met. "
    tokens = tokenize(text, load("en"))
    assert [text[token.start : token.end] for token in tokens] == [
        *("On", "Tuesday", ",", "7", "September", "2021", "(", "19:30", "GMT", ")", "they", "met", "."),
    ]
    assert tokenize(text, load("en"), offset=5) == [
        token._replace(start=token.start + 5, end=token.end + 5) for token in tokens
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", " \n \t\n "])
def test_a_blank_line_is_a_token_that_no_pattern_has(gap):
    tokens = tokenize(f"7{gap}September", load("en"))
    assert [(token.word, bool(token.keys)) for token in tokens] == [("7", True), ("", False), ("september", True)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("وسبتمبر", ["و", "سبتمبر"]),
        ("والثلاثاء", ["و", "الثلاثاء"]),
        ("بسبتمبر", ["ب", "سبتمبر"]),
        ("سِبْتَمْبَر", ["سبتمبر"]),
    ],
)
def test_prefixes_are_cut_off_words_that_the_language_knows(text, pieces):
    tokens = tokenize(text, load("ar"), offset=10)
    assert [token.word for token in tokens] == pieces
    assert (tokens[0].start, tokens[-1].end) == (10, 10 + len(text))
    assert all(one.end == other.start for one, other in pairwise(tokens))


def test_a_name_of_two_words_is_one_token():
    token = tokenize("في كانون الثاني", load("ar"))[-1]
    assert token.keys["month"] == 1
