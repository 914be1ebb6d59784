import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook

from timeline.dates import parse_edtf
from timeline.events import Event, Evidence, Status
from timeline.formats import WRITERS
from timeline.formats.table import COLUMNS
from timeline.text import Span


def event(when="2021-09-07", word="visit", **fields):
    quote = Evidence(word, Span(0, 1), word)
    facts = {"actors": (word,), "people": (word,), "place": word, "because": word, "id": word, **fields}
    return Event(word, parse_edtf(when) if when else None, Status.PAST, evidence=(quote,), **facts)


def written(form, *events):
    stream = io.BytesIO()
    WRITERS[form].write(events, stream)
    return stream.getvalue()


def sheet(*events):
    """The rows of the sheet, as the cells a spreadsheet program would show."""
    return list(load_workbook(io.BytesIO(written("xlsx", *events))).active.iter_rows())


def entries(*events):
    return Calendar.from_ical(written("ics", *events)).walk("VEVENT")


def test_a_sheet_names_its_columns_and_has_a_row_an_event():
    heading, row, undated = sheet(event(), event("", id="e2"))
    assert tuple(cell.value for cell in heading) == COLUMNS
    assert [cell.value for cell in row][:4] == ["visit", "2021-09-07", "2021-09-07", "2021-09-07"]
    assert [cell.value for cell in undated][:4] == ["e2", None, None, None]


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "{=1+1}",
    "=HYPERLINK(\"http://x\")",
    "http://example.org/",
    "internal:Sheet2!A1",
    "mailto:a@b.c",
    "0012",
    "1e5",
    "<b>&amp;",
    "محادثة هاتفية",
    "2021-09-07",
    "TRUE",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_every_cell_of_a_sheet_is_the_text_it_was_and_nothing_is_run(text):
    _, row = sheet(event(word=text))
    assert {cell.value for cell in row[5:7]} == {text}
    assert {cell.data_type for cell in row if cell.value is not None} == {"s"}
    assert not any(cell.hyperlink for cell in row)


def test_a_text_too_long_for_a_cell_is_cut_with_a_sign_and_the_file_stays_whole():
    _, row = sheet(event(word="ن" * 40_000, actors=()))
    quote = row[COLUMNS.index("quotes")].value
    assert len(quote) == 32_767
    assert quote.endswith("ن…")


@pytest.mark.parametrize("form", WRITERS)
def test_half_a_character_breaks_no_file(form):
    assert written(form, event(word="half \ud83d of a sign \x00\x07\x0b"))


@settings(deadline=None, max_examples=30)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=30))
def test_a_text_comes_back_from_a_sheet_as_it_went_in(text):
    _, row = sheet(event(word=text))
    assert row[COLUMNS.index("place")].value == text


DAYS = [
    ("2021-09-07", date(2021, 9, 7), date(2021, 9, 8), "CONFIRMED"),
    ("1815-06", date(1815, 6, 1), date(1815, 7, 1), "TENTATIVE"),
    ("2021-09-07?", date(2021, 9, 7), date(2021, 9, 8), "TENTATIVE"),
    ("1814-09-18/1815-06-09", date(1814, 9, 18), date(1815, 6, 10), "TENTATIVE"),
    ("[2010-09-07,2021-09-07]", date(2010, 9, 7), date(2021, 9, 8), "TENTATIVE"),
]


@pytest.mark.parametrize(("edtf", "first", "after", "status"), DAYS)
def test_an_entry_lasts_as_long_as_the_date_may_and_is_sure_where_it_is_a_day(edtf, first, after, status):
    (entry,) = entries(event(edtf))
    assert (entry["dtstart"].dt, entry["dtend"].dt, entry["status"]) == (first, after, status)
    assert edtf in entry["description"]


@pytest.mark.parametrize("edtf", ["", "-0043-03-15", "2021-09-07/..", "/1999", "9999"])
def test_what_a_calendar_cannot_say_has_no_entry(edtf):
    assert entries(event(edtf)) == []


def test_what_was_denied_is_cancelled():
    (entry,) = Calendar.from_ical(written("ics", Event("visit", parse_edtf("2021-09-07"), Status.DENIED, (), ()))).walk(
        "VEVENT"
    )
    assert entry["status"] == "CANCELLED"


LINES = ["x\r\nBEGIN:VEVENT\r\nSUMMARY:false", "a;b,c\\d:e", "X" * 200, "ق" * 200]


@pytest.mark.parametrize("text", LINES)
def test_no_words_of_a_report_become_lines_of_the_calendar(text):
    whole = written("ics", event(word=text))
    (entry,) = Calendar.from_ical(whole).walk("VEVENT")
    assert entry["location"] == text.replace("\r", "")
    assert all(len(line) <= 75 for line in whole.split(b"\r\n"))


def test_the_same_events_make_the_same_calendar():
    assert written("ics", event()) == written("ics", event())
