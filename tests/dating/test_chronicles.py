"""History is told from its own story, news from the day it was written."""

import pytest

from timeline.text import Domain

HISTORY = (
    "The two states exchanged envoys on May 3, 1821. Peru closed its legation on June 7, 1838. "
    "It reopened on April 2, 1841, and was raised to an embassy on July 9, 1920. "
    "A new envoy was appointed on March 1, 1921. He presented his credentials on May 4."
)
NEWS = (
    "Ties date from May 3, 1921. An embassy opened on June 7, 1938, closed on April 2, 1941, and reopened on "
    "July 9, 1990. The ministers met on Monday and will meet again tomorrow."
)


@pytest.mark.parametrize(("text", "domain"), [(HISTORY, Domain.NARRATIVE), (NEWS, Domain.NEWS)])
def test_an_undated_text_of_full_dates_over_many_years_is_history(text, domain, read):
    assert read(text, "en", "").document.domain is domain


@pytest.mark.parametrize(
    ("text", "day", "domain"),
    [
        (HISTORY, "1921-09-07", Domain.NEWS),
        (HISTORY, "2021-09-07", Domain.NARRATIVE),
        (NEWS, "2021-09-07", Domain.NEWS),
    ],
)
def test_a_text_whose_day_is_given_is_history_where_all_its_dates_are_long_past(text, day, domain, read):
    assert read(text, "en", day).document.domain is domain


def test_history_goes_on_from_the_date_it_told_last(read):
    assert "1921-05-04" in [str(r.value) for r in read(HISTORY, "en", "").resolutions]
