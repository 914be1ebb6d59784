"""The hints are sure where they say no: no sentence without one holds a time expression."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_examples import examples, unmarked

from timeline.languages import codes, hints, load
from timeline.mentions import find_timexes
from timeline.text import tokenize


def found(text, language):
    return find_timexes(tokenize(text, language), text, language)


@pytest.mark.parametrize("code", codes())
def test_every_example_has_a_hint(code):
    language, file = load(code), examples(code)
    texts = [unmarked(text)[0] for text in file["dates"]] + [story["text"] for story in file.get("stories", [])]
    assert [text for text in texts if found(text, language) and not hints(language).in_text(text)] == []


@pytest.mark.parametrize("code", codes())
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_words_of_the_lexicon_make_a_date_without_a_hint(code, data):
    language = load(code)
    words = data.draw(st.lists(st.sampled_from(sorted(language.lexicon)), min_size=1, max_size=6))
    text = (" " if language.spaced else "").join(words)
    if not hints(language).in_text(text):
        assert found(text, language) == []


@pytest.mark.parametrize(
    ("code", "text"), [("en", "The ministers met to talk about trade."), ("ar", "التقى الوزيران.")]
)
def test_a_sentence_without_words_of_time_has_none(code, text):
    assert not hints(load(code)).in_text(text)
