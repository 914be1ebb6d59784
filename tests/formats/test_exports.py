import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import parse_edtf
from timeline.events import Event, Evidence, Status
from timeline.formats import WRITERS, EventsError, read_events
from timeline.text import Span

CALL = Event(
    type="call",
    when=parse_edtf("2021-09-07"),
    status=Status.PAST,
    actors=("CHN", "TJK"),
    evidence=(
        Evidence("d1", Span(0, 6), "محادثة"),
        Evidence("d1", Span(9, 13), "call"),
        Evidence("d2", Span(0, 4), "talk"),
    ),
    people=("Xi Jinping", "Emomali Rahmon"),
    place="Dushanbe",
    because="the report was written that Tuesday",
    id="e1",
    confirmed=("date",),
)
UNDATED = Event(type="other", when=None, status=Status.DENIED, actors=(), evidence=())


def written(form: str, *events: Event) -> str:
    return written_bytes(form, *events).decode("utf-8")


def written_bytes(form: str, *events: Event) -> bytes:
    stream = io.BytesIO()
    WRITERS[form].write(events, stream)
    return stream.getvalue()


def rows(*events: Event) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *events).removeprefix("\ufeff"), newline="")))


def dated(edtf: str) -> Event:
    return Event(type="call", when=parse_edtf(edtf), status=Status.PAST, actors=(), evidence=())


def test_a_row_has_every_fact_of_an_event():
    assert rows(CALL) == [
        {
            "id": "e1",
            "date": "2021-09-07",
            "earliest": "2021-09-07",
            "latest": "2021-09-07",
            "status": "past",
            "type": "call",
            "actors": "CHN; TJK",
            "recipients": "",
            "people": "Xi Jinping; Emomali Rahmon",
            "place": "Dushanbe",
            "quotes": "محادثة\ncall\ntalk",
            "documents": "d1; d2",
            "because": "the report was written that Tuesday",
            "confirmed": "date",
        }
    ]


def test_a_spreadsheet_program_is_told_that_the_table_is_utf8():
    assert written_bytes("csv").startswith(b"\xef\xbb\xbfid,date,")


SPANS = [
    ("1815-06", "1815-06-01", "1815-06-30"),
    ("2021-09-07/..", "2021-09-07", ""),
    ("/1999", "", "1999-12-31"),
    ("[2010-09-07,2021-09-07]", "2010-09-07", "2021-09-07"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest"), SPANS)
def test_earliest_and_latest_day_stand_beside_the_date_and_no_date_is_taken_for_a_formula(edtf, earliest, latest):
    (row,) = rows(dated(edtf))
    assert (row["date"], row["earliest"], row["latest"]) == (edtf, earliest, latest)
    (entry,) = json.loads(written("json", dated(edtf)))["events"]
    assert (entry["date"], entry["earliest"] or "", entry["latest"] or "") == (edtf, earliest, latest)


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "-2+3+cmd|' /C calc'!A0"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_with_words_of_a_report_is_a_formula(formula):
    event = Event(
        type=formula,
        when=None,
        status=Status.PAST,
        actors=(formula,),
        evidence=(Evidence(formula, Span(0, 1), formula),),
        recipients=(formula,),
        people=(formula,),
        place=formula,
        because=formula,
        id=formula,
        confirmed=(formula,),
    )
    (row,) = rows(event)
    assert all(cell == f"'{formula}" for column, cell in row.items() if cell and column != "status")
    assert sum(cell != "" for cell in row.values()) == 11


def test_an_event_without_a_date_keeps_its_row_with_the_date_empty():
    (row,) = rows(UNDATED)
    assert (row["date"], row["earliest"], row["latest"], row["status"]) == ("", "", "", "denied")


words = st.text(max_size=20)
many = st.lists(words, max_size=3).map(tuple)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*sorted(ends)))
whens = st.sampled_from(
    [
        "2021-09-07",
        "1815-06",
        "199X",
        "1815~",
        "2004-21",
        "-0043",
        "1814-09/1815-06",
        "2021/..",
        "[1999-09-07,2004-09-07]",
    ]
).map(parse_edtf)
events = st.builds(
    Event,
    type=words,
    when=st.none() | whens,
    status=st.sampled_from(Status),
    actors=many,
    evidence=st.lists(st.builds(Evidence, words, spans, words), max_size=3).map(tuple),
    recipients=many,
    people=many,
    place=words,
    because=words,
    id=words,
    confirmed=many,
)


@given(st.lists(events, max_size=4))
def test_events_written_as_json_are_read_back_as_they_were(written_events):
    assert read_events(written("json", *written_events)) == written_events


@given(st.lists(events, max_size=4))
def test_every_event_is_one_row_of_the_same_width(written_events):
    table = list(csv.reader(io.StringIO(written("csv", *written_events), newline="")))
    assert [len(row) for row in table] == [14] * (len(written_events) + 1)


GOOD = json.loads(written("json", CALL))["events"][0]
BAD = [
    ("", "not a file of events"),
    ("[]", "not a file of events"),
    ("{}", "not a file of events"),
    ("[" * 100_000, "not a file of events"),
    ('{"events": 7}', "expected a list"),
    ('{"events": [7]}', "events[0]"),
    ({"date": "7 September"}, "events[0].date: not an EDTF date"),
    ({"date": 2021}, "events[0].date: expected text"),
    ({"status": "perhaps"}, "events[0].status: expected one of past, ongoing"),
    ({"actors": "CHN"}, "events[0].actors: expected a list"),
    ({"evidence": ["quote"]}, "events[0].evidence: expected a list of objects"),
    ({"evidence": [{"document": "d", "quote": "q", "start": -1, "end": 2}]}, "start is no place in a text: -1"),
    ({"place": None}, "events[0].place: expected text"),
]


@pytest.mark.parametrize(("content", "message"), BAD)
def test_a_file_that_holds_no_events_is_refused_with_the_place_of_the_fault(content, message):
    text = content if isinstance(content, str) else json.dumps({"events": [{**GOOD, **content}]})
    with pytest.raises(EventsError) as caught:
        read_events(text)
    assert message in str(caught.value)
