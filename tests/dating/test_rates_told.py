"""Sums told in two currencies: the rate between them is of some years only."""

import pytest


def likely_years(read, text, language="en"):
    dated = read(text, language).date
    (clue,) = (one for one in dated.clues if one.kind == "exchange rate")
    return clue, {candidate.date.year for candidate in dated.candidates if candidate.weight > 0.05}


@pytest.mark.parametrize(
    ("text", "quote", "years"),
    [
        ("The bank lent 20 billion lire ($9.4 million).", "20 billion lire ($9.4", {2000, 2001}),
        ("It paid 4,500 French francs ($501) for it.", "4,500 French francs ($501", {1985}),
        ("The plant cost 300 million euros (US$477 million).", "300 million euros (US$477", {2008}),
        ("A fine of 1.2 million rubles (about $16,280) was paid.", "1.2 million rubles (about $16,280", {2020, 2021}),
        ("The dollar fell to 80.25 yen on the day.", "80.25 yen", {2011, 2012}),
    ],
)
def test_a_rate_names_the_years_it_stood_at(text, quote, years, read):
    clue, likely = likely_years(read, text)
    assert clue.quote == quote
    assert years <= likely


@pytest.mark.parametrize(
    "text",
    [
        "They weigh 14 pounds ($3 of it is meat).",
        "It cost 300 million euros.",
        "She has 20.50 yen and no dollar.",
        "He walked 12 marks; $4 was his.",
    ],
)
def test_no_rate_is_read_where_there_is_none_to_be_known(text, read):
    found = [clue for clue in read(text, "en").date.clues if clue.kind == "exchange rate"]
    assert found == []
