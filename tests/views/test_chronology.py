import numpy as np
import pytest

from timeline.dates import parse_edtf
from timeline.events import Event, Evidence, Outline, Status
from timeline.panorama import chronicle_of, columns_of
from timeline.text import Span
from timeline.views import Source, chronology, year_heading

SOURCES = {"d1": Source("A report", "en", parse_edtf("2021-09-08"), "An agency"), "d2": Source("تقرير", "ar")}


def event(edtf, *quotes, status=Status.PAST, **fields):
    evidence = tuple(Evidence(document, Span(0, 1), quote) for document, quote in quotes)
    return Event("visit", parse_edtf(edtf) if edtf else None, status, ("CHN",), evidence, id=edtf or "none", **fields)


def told(*events, language="en"):
    return chronology(events, SOURCES, types={}, names={"CHN": "China"}, language=language)


def test_events_stand_under_their_year_and_under_their_date():
    years = told(event("2021"), event("2021-09-07"), event("2021-09-07", place="Dushanbe"), event("2022-01"))
    assert [(year.number, [(m.date, len(m.lines)) for m in year.moments]) for year in years] == [
        (2021, [("some day in 2021", 1), ("7 September 2021", 2)]),
        (2022, [("some day in January 2022", 1)]),
    ]
    assert years[0].moments[1].lines[1].label == "visit: China"
    assert years[0].moments[1].lines[1].place == "Dushanbe"


def test_notes_are_numbered_through_and_a_quote_told_twice_in_a_year_has_one():
    first, second = told(
        event("2021-01-01", ("d1", "They met."), ("d2", "التقيا")),
        event("2021-01-02", ("d1", "They met.")),
        event("2022-01-01", ("d1", "They met.")),
    )
    assert [line.notes for moment in first.moments for line in moment.lines] == [(1, 2), (1,)]
    assert [(note.number, note.source.title, note.date, note.lines) for note in (*first.notes, *second.notes)] == [
        (1, "A report", "8 September 2021", ("2021-01-01", "2021-01-02")),
        (2, "تقرير", "", ("2021-01-01",)),
        (3, "A report", "8 September 2021", ("2022-01-01",)),
    ]


def test_a_source_that_is_gone_is_named_by_its_id():
    (year,) = told(event("2021", ("gone", "words")))
    assert year.notes[0].source.title == "gone"


def test_what_is_not_plainly_past_says_so():
    (year,) = told(event("2030", status=Status.PLANNED, disputed=("date",), confirmed=("date",)), event("2030-01"))
    lines = [line for moment in year.moments for line in moment.lines]
    assert [(line.status, line.disputed, line.is_confirmed) for line in lines] == [
        ("planned", ("date",), True),
        ("", (), False),
    ]


ORDERED = [
    # What the date names counts, not how far it may be off: a chart begins "about 1823" years before.
    (["1820-05-10", "1823~", "1822-01-01"], ["1820-05-10", "1822-01-01", "1823~"], [1820, 1822, 1823]),
    (["", "2021", "/1999"], ["/1999", "2021", ""], [2021]),
    (["0001", "0000", "-0043-03-15"], ["-0043-03-15", "0000", "0001"], [-43, 0, 1]),
    (["2021-09-07", "[2010-09-07,2021-09-07]"], ["[2010-09-07,2021-09-07]", "2021-09-07"], [2010, 2021]),
    (["1814-09-18/1815-06-09", "1814"], ["1814", "1814-09-18/1815-06-09"], [1814]),
    ([], [], []),
]


@pytest.mark.parametrize(("dates", "ordered", "years"), ORDERED)
def test_a_chronicle_goes_by_the_day_that_a_date_names_first(dates, ordered, years):
    columns = columns_of(Outline(f"e{place}", "visit", Status.PAST, date) for place, date in enumerate(dates))
    chronicle = chronicle_of(columns, np.arange(len(dates)))
    assert [dates[place] for place in chronicle.places.tolist()] == ordered
    assert [year.year for year in chronicle.years] == years
    assert sum(year.count for year in chronicle.years) == sum(bool(date) and date[0] != "/" for date in dates)
    # The headings are those of the years one may jump to, each where it is said to be.
    headings = told(*(event(date) for date in ordered))
    assert [heading.number for heading in headings if heading.number is not None] == years
    for year in chronicle.years:
        assert told(event(ordered[year.first]))[0].number == year.year


def test_a_year_before_our_era_is_said_so():
    assert (year_heading(-43), year_heading(1815)) == ("44 BCE", "1815")
