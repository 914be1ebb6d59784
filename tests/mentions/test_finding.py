"""Which tense a time expression's clause shows, what dateparser adds, and which anniversaries are counted."""

from datetime import datetime
from unittest.mock import patch

import pytest

from timeline.dates import Grain, date
from timeline.languages import load
from timeline.mentions import (
    Absolute,
    Invalid,
    Partial,
    RangeEnd,
    Shift,
    Tense,
    find_leftovers,
    find_milestones,
    find_timexes,
    leftovers,
)
from timeline.text import Sentence, Span, tokenize


def found(text, code="en"):
    language = load(code)
    return find_timexes(tokenize(text, language), text, language)


@pytest.mark.parametrize(
    ("code", "text", "tenses"),
    [
        ("en", "They met on Monday.", [Tense.PAST]),
        ("en", "They will meet on Monday.", [Tense.FUTURE]),
        ("en", "On Monday they met.", [Tense.PAST]),
        ("en", "A round on Monday.", [Tense.UNKNOWN]),
        ("en", "They met on Monday and will meet on Friday.", [Tense.PAST, Tense.FUTURE]),
        ("en", "On Monday they met, and they will meet again on Friday.", [Tense.PAST, Tense.FUTURE]),
        ("ar", "سيلتقي الوزيران الاثنين.", [Tense.FUTURE]),
    ],
)
def test_a_time_expression_has_the_tense_of_the_nearest_verb(code, text, tenses):
    assert [timex.tense for timex in found(text, code)] == tenses


def test_the_ends_of_a_range_share_what_only_one_of_them_says():
    first, last = found("from 7 to 9 September 2021")
    assert (first.text, first.value, first.end) == ("7", Absolute(date(2021, 9, 7)), RangeEnd.FIRST)
    assert (last.text, last.value, last.end) == ("9 September 2021", Absolute(date(2021, 9, 9)), RangeEnd.LAST)


@pytest.mark.parametrize(
    ("code", "text", "count", "kind", "is_coming"),
    [
        ("en", "the coming 30th anniversary of diplomatic relations", 30, "relations", True),
        ("en", "the 30th anniversary of the establishment of relations", 30, "relations", False),
        ("en", "the 20th anniversary of the founding of the bloc", 20, "founding", False),
        ("en", "the thirtieth anniversary of independence", 30, "independence", False),
        ("ar", "الذكرى الثلاثين للاستقلال", 30, "independence", False),
    ],
)
def test_an_anniversary_is_counted_from_what_its_words_tell(code, text, count, kind, is_coming):
    language = load(code)
    milestone = find_milestones(tokenize(text, language), language)[0]
    assert (milestone.count, milestone.kind, milestone.is_coming) == (count, kind, is_coming)


@pytest.mark.parametrize("text", ["the 30th anniversary of her death", "an anniversary of independence", "30 people"])
def test_an_anniversary_without_a_count_or_a_known_kind_is_none(text):
    language = load("en")
    assert find_milestones(tokenize(text, language), language) == []


def leftover(text, answers, taken=()):
    """What is made of dateparser's answers, given as words and the dates they come to on its two base days."""
    rows = [[(words, datetime(*day)) for words, *days in answers for day in [days[base]]] for base in (0, 1)]
    with patch.object(leftovers, "_search", side_effect=rows):
        return find_leftovers(Sentence(Span(10, 10 + len(text)), text), list(taken), "it")


# dateparser is asked as if on 14 March 2013 and on 24 October 2018.
@pytest.mark.parametrize(
    ("words", "one", "other", "value"),
    [
        ("il 9 maggio 1950", (1950, 5, 9), (1950, 5, 9), Absolute(date(1950, 5, 9))),
        ("ieri sera", (2013, 3, 13), (2018, 10, 23), Shift(-1, Grain.DAY)),
        ("il 9 maggio", (2012, 5, 9), (2018, 5, 9), Partial(5, 9)),
        ("maggio 1950", (1950, 5, 14), (1950, 5, 24), None),
        ("per", (2013, 3, 13), (2018, 10, 23), None),
    ],
)
def test_two_readings_of_dateparser_tell_what_words_mean(words, one, other, value):
    timexes = leftover(f"Lo disse {words}.", [(words, one, other)])
    assert [timex.value for timex in timexes] == ([value] if value else [])
    assert [timex.span for timex in timexes] == ([Span(19, 19 + len(words))] if value else [])


def test_words_that_stand_twice_are_found_in_both_places():
    answers = [("ieri sera", (2013, 3, 13), (2018, 10, 23))] * 2
    assert [timex.span.start for timex in leftover("ieri sera e ieri sera", answers)] == [10, 22]


def test_what_was_found_already_is_not_found_again():
    taken = found("3 settembre 2021", "it")
    text = "3 settembre 2021"
    moved = [timex.__class__(timex.span.moved(10), timex.text, timex.value, timex.pattern) for timex in taken]
    assert leftover(text, [(" " * len(text), (2013, 3, 13), (2018, 10, 23))], moved) == []


IMPOSSIBLE = [("en", "the 115th of this month"), ("zh", "0世纪90年代"), ("ru", "77 часов утра")]


@pytest.mark.parametrize(("code", "text"), IMPOSSIBLE)
def test_what_no_calendar_has_is_no_date(code, text):
    language = load(code)
    found = find_timexes(tokenize(text, language), text, language)
    assert all(isinstance(timex.value, Invalid) for timex in found if timex.text == text)
