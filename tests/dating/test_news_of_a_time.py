"""What was much in the news, and stories told by words that stand together, date a report."""

import pytest


def kinds(dated):
    return {clue.kind for clue in dated.clues}


def belief_between(dated, first, last):
    return sum(candidate.weight for candidate in dated.candidates if first <= candidate.date.year <= last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Rescuers in Sichuan dug for survivors of the earthquake.", 2008, 2009),
        ("The shah left Iran as crowds cheered Ayatollah Khomeini.", 1978, 1980),
        ("The ruble fell again as Russia feared a default.", 1998, 1999),
    ],
)
def test_words_that_together_are_a_story_are_of_its_time(text, first, last, read):
    dated = read(text, "en").date
    assert "story" in kinds(dated)
    assert belief_between(dated, first, last) > 0.5


@pytest.mark.parametrize(
    "text", ["An earthquake shook the town.", "They flew over Sichuan.", "Russia sold the ruble mint its paper."]
)
def test_one_word_of_a_story_is_none(text, read):
    assert "story" not in kinds(read(text, "en").date)


def test_who_was_in_the_news_dates_a_report_in_any_language_of_the_same_letters(read):
    (clue,) = (c for c in read("Le juge a entendu Mohamed Merah à Toulouse.", "fr").date.clues if c.quote)
    assert clue.kind == "thing of a time"
    assert "2012" in clue.because


def test_a_former_president_is_not_dated_by_the_term(read):
    said = {
        text: read(text, "en").date.clues[0].because
        for text in ("President Kennedy spoke.", "Former President Kennedy spoke.")
    }
    assert len(set(said.values())) == 2


def test_a_person_out_of_office_is_dated_by_the_years_in_the_news(read):
    """John Kerry was Secretary of State from 2013; as a senator he had been in the news for long."""
    dated = read("Senator Jones and John Kerry met, and John Kerry left.", "en").date
    beliefs = {candidate.date.year: candidate.weight for candidate in dated.candidates}
    assert beliefs[2001] > beliefs[2014] / 4
