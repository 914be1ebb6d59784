"""When a report was written: each clue in a small report of its own, then all of them together."""

from unittest.mock import patch

import numpy as np
import pytest

from timeline.dates import EdtfError, bounds, date, parse_edtf, write_edtf
from timeline.dating import dating, model, references
from timeline.dating.evidence import FIRST_YEAR, LAST_YEAR
from timeline.text import Domain


@pytest.fixture
def posterior(read):
    """The belief in every day a text leaves: `posterior(text, "en")`."""

    def believed(text, code, **options):
        with patch.object(dating, "believe", wraps=model.believe) as spy:
            kept = []
            spy.side_effect = lambda weighed: kept.append(model.believe(weighed)) or kept[-1]
            read(text, code, **options)
        return kept[-1] if kept else None

    return believed


def kinds(dated):
    return {clue.kind for clue in dated.clues}


def belief(posterior, *day):
    """The belief in one day."""
    return float(posterior.belief[posterior.days.numbers == date(*day).day].sum())


def by_year(posterior, year):
    return float(posterior.by_year[year - FIRST_YEAR])


# Kind of clue → a report that has no other one, a day that it allows, a day that it speaks against.
ONE_CLUE = {
    "weekday and day": ("The ministers met on Tuesday (7 September).", (2021, 9, 7), (2020, 9, 7)),
    "dateline": ("GENEVA, 7 September - The ministers met.", (2021, 9, 7), (2021, 6, 7)),
    "day and month": ("The ministers of both sides met on 7 September.", (2021, 9, 8), (2021, 3, 8)),
    "month": ("The ministers of both sides will meet in September.", (2021, 8, 8), (2021, 12, 8)),
    "today": ("The ministers met today, Tuesday.", (2021, 9, 7), (2021, 9, 8)),
    "weekday": ("The ministers met on Tuesday.", (2021, 9, 7), (2021, 9, 11)),
    "years": ("The ministers have met twice since 2019.", (2019, 6, 1), (1960, 6, 1)),
    "first day": ("The two sides discussed the Abraham Accords.", (2021, 9, 7), (2018, 9, 7)),
    "office": ("Emomali Rahmon spoke.", (2021, 9, 7), (1960, 9, 7)),
    "prices": ("The shares fell to $15.625.", (1989, 9, 7), (2012, 9, 7)),
}


@pytest.mark.parametrize("kind", ONE_CLUE)
def test_each_clue_speaks_for_the_days_it_allows(kind, read, posterior):
    text, allowed, unlikely = ONE_CLUE[kind]
    assert kinds(read(text, "en").date) == {kind}
    found = posterior(text, "en")
    assert belief(found, *allowed) > 2 * belief(found, *unlikely)


@pytest.mark.parametrize("kind", ONE_CLUE)
def test_beliefs_add_up_to_one(kind, posterior):
    found = posterior(ONE_CLUE[kind][0], "en")
    assert found.belief.sum() == pytest.approx(1)
    assert found.by_year.sum() == pytest.approx(1)
    assert np.all(found.belief >= 0)


@pytest.mark.parametrize("text", ["", "The ministers met.", "123 456", "\n\n"])
def test_a_text_without_clues_has_no_date(text, read):
    dated = read(text, "en").date
    assert (dated.when, dated.best, dated.candidates, dated.clues) == (None, None, (), ())


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("GENEVA, 7 September 2021 - The ministers met today, Tuesday.", "2021-09-07"),
        ("The ministers met on 7 September 2021 and signed a treaty.", "2021-09-07"),
        ("The treaty was signed on 1 May 2003. The ministers met on 9 May 2003.", "2003-05-09"),
        ("The Congress met on 9 June 1815.", "1815-06-09"),
    ],
)
def test_a_full_date_told_as_past_is_about_when_a_report_was_written(text, best, posterior):
    found = posterior(text, "en")
    assert found.days.numbers[np.argmax(found.belief)] == parse_edtf(best).day


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The two sides met on Tuesday (7 September).", {1999, 2004, 2010, 2021}),
        ("The two sides will meet on Tuesday, 7 September.", {1999, 2004, 2010, 2021}),
        ("The two sides met on Thursday, 29 February.", {1968, 1996, 2024}),
    ],
)
def test_a_day_and_its_weekday_leave_the_years_in_which_they_meet(text, years, read):
    dated = read(text, "en").date
    assert years <= {candidate.date.year for candidate in dated.candidates}
    assert dated.candidates[0].weight < 0.6


def test_a_report_of_a_coming_day_was_written_before_it(posterior):
    found = posterior("The two sides will meet on Tuesday, 7 September.", "en")
    assert belief(found, 2021, 9, 6) > 5 * belief(found, 2021, 9, 9)


RELATIONS = "diplomatic relations between China and Tajikistan"


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        # Diplomatic relations of China and Tajikistan are of 4 January 1992.
        (f"China and Tajikistan mark the coming 30th anniversary of {RELATIONS}.", 2021, 2022),
        (f"Next year marks the 30th anniversary of {RELATIONS}.", 2021, 2022),
        (f"This year marks the 30th anniversary of {RELATIONS}.", 2022, 2021),
        (f"Last year marked the 30th anniversary of {RELATIONS}.", 2023, 2022),
    ],
)
def test_an_anniversary_says_in_which_year_a_report_was_written(text, inside, outside, read, posterior):
    assert "anniversary" in kinds(read(text, "en").date)
    found = posterior(text, "en")
    assert by_year(found, inside) > 5 * by_year(found, outside)


def test_a_given_date_stands_whatever_the_text_says(read):
    dated = read("The ministers met on 1 May 2003.", "en", "2021-09-07").date
    assert dated.best == date(2021, 9, 7)
    assert kinds(dated) == {"given"}
    assert references(dated) == (date(2021, 9, 7),)


@pytest.mark.parametrize("given", ["2021-02-30", "yesterday", "7.9.2021"])
def test_a_given_date_that_is_none_is_refused(given, read):
    with pytest.raises(EdtfError):
        read("They met.", "en", given)


REPORTS = {
    "en": "DUSHANBE - The leaders of China and Tajikistan spoke on Tuesday (7 September). Both praised the coming "
    "30th anniversary of diplomatic relations next year, and called for a common fight against COVID-19.",
    "ar": "أجرى الرئيس الصيني شي جين بينغ ونظيره الأوزبكي شوكت ميرضيائيف محادثة هاتفية الاثنين (13 سبتمبر). "
    "وبحث الجانبان مكافحة فيروس كورونا، كما أشارا إلى أن العام المقبل يصادف الذكرى الثلاثين لإقامة العلاقات "
    "الدبلوماسية بين الصين وأوزبكستان.",
}


@pytest.mark.parametrize(("code", "day"), [("en", (2021, 9, 7)), ("ar", (2021, 9, 13))])
def test_clues_together_find_the_day_that_none_finds_alone(code, day, read):
    dated = read(REPORTS[code], code).date
    assert dated.best == date(*day)
    assert {"weekday and day", "anniversary"} <= kinds(dated)
    assert bounds(dated.when).contains(date(*day).day)


@pytest.mark.parametrize("code", REPORTS)
def test_the_order_of_the_clues_does_not_matter(code, read):
    forth = read(REPORTS[code], code).date
    with patch.object(model, "CLUES", tuple(reversed(model.CLUES))):
        back = read(REPORTS[code], code).date
    assert forth == back


@pytest.mark.parametrize("code", REPORTS)
def test_dating_twice_says_the_same(code, read):
    assert read(REPORTS[code], code).date == read(REPORTS[code], code).date


@pytest.mark.parametrize(
    ("code", "text"),
    [*(("en", text) for text, _, _ in ONE_CLUE.values()), *REPORTS.items()],
    ids=lambda text: text[:20],
)
def test_the_answer_agrees_with_itself(code, text, read):
    dated = read(text, code).date
    weights = [candidate.weight for candidate in dated.candidates]
    assert weights == sorted(weights, reverse=True)
    assert 0 < sum(weights) <= 1.01
    assert all(FIRST_YEAR <= candidate.date.year <= LAST_YEAR for candidate in dated.candidates)
    years = {c.date.year: 0.0 for c in dated.candidates}
    for candidate in dated.candidates:
        years[candidate.date.year] += candidate.weight
    assert dated.best is None or years[dated.best.year] == pytest.approx(max(years.values()), abs=1e-3)
    assert bounds(parse_edtf(write_edtf(dated.when))) == bounds(dated.when)


@pytest.mark.parametrize("code", REPORTS)
def test_every_clue_quotes_the_text_and_says_why(code, read):
    for clue in read(REPORTS[code], code).date.clues:
        assert clue.because
        assert clue.span.cut(REPORTS[code]) == clue.quote


def test_relative_dates_are_counted_from_every_day_that_is_still_credible(read):
    reading = read("The two sides met on Tuesday (7 September). They will meet again next year.", "en")
    assert len(references(reading.date)) > 1
    told = {r.timex.text: r.when for r in reading.resolutions}
    assert bounds(told["next year"]).contains(date(2022, 6, 1).day)


def test_a_story_is_told_any_time_after_its_latest_date(read):
    reading = read("In 1914 war broke out. On 11 November 1918 it ended.", "en", domain=Domain.NARRATIVE)
    assert write_edtf(reading.date.when) == "1918-11-11/.."
    assert reading.date.best is None


def test_what_a_story_tells_without_a_date_is_not_of_the_day_it_was_told(read):
    reading = read("Egypt and Jordan signed a treaty.", "en", "2021-09-07", domain=Domain.NARRATIVE)
    assert [event.when for event in reading.events] == [None]


def test_events_are_dated_by_a_best_date_only_where_it_is_likelier_than_not(read):
    sure = read(REPORTS["en"], "en").date
    assert sure.likely == sure.best
    doubtful = read("Emomali Rahmon spoke to Angela Merkel.", "en").date
    assert doubtful.best is None or doubtful.likely == doubtful.when
