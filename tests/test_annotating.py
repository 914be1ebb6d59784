"""The `annotate` format, a contract that others measure us through."""

import io
import json

import pytest

from timeline.annotating import annotate, annotate_line
from timeline.pipeline import Wanted

TEXT = "Xi Jinping spoke by phone with Tajik President Emomali Rahmon on Tuesday, 7 September."


def line(**fields):
    return json.dumps({"id": "a", "text": TEXT, **fields}, ensure_ascii=False)


def test_a_document_gives_its_date_its_timexes_and_its_events(known):
    answer = annotate_line(line(lang="en", dct="2021-09-10"), known, Wanted.ALL)
    assert answer["id"] == "a"
    assert answer["lang"] == "en"
    assert answer["document_date"]["best"] == "2021-09-10"
    (timex,) = answer["timexes"]
    assert TEXT[timex["start"] : timex["end"]] == timex["text"] == "Tuesday, 7 September"
    assert (timex["type"], timex["value"], timex["edtf"]) == ("DATE", "2021-09-07", "2021-09-07")
    (event,) = answer["events"]
    assert TEXT[event["start"] : event["end"]] == event["quote"]
    assert (event["type"], event["date"], event["status"]) == ("call", "2021-09-07", "past")
    assert (event["actors"], event["people"]) == (["CHN", "TJK"], ["Rahmon", "Xi"])
    assert event["plover"] == "CONSULT"
    assert event["because"]


def test_offsets_are_code_points(known):
    text = "🕊🕊 " + TEXT
    (timex,) = annotate_line(json.dumps({"id": 1, "text": text}), known, Wanted.TIMEXES)["timexes"]
    assert text[timex["start"] : timex["end"]] == "Tuesday, 7 September"


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Wanted.DATE, {"id", "lang", "document_date"}),
        (Wanted.TIMEXES, {"id", "lang", "timexes"}),
        (Wanted.EVENTS, {"id", "lang", "events"}),
    ],
)
def test_parts_not_asked_for_are_left_out(wanted, keys, known):
    assert set(annotate_line(line(dct="2021-09-10"), known, wanted)) == keys


def test_the_part_asked_for_is_the_same_as_in_the_whole(known):
    whole = annotate_line(line(), known, Wanted.ALL)
    assert annotate_line(line(), known, Wanted.TIMEXES)["timexes"] == whole["timexes"]
    assert annotate_line(line(), known, Wanted.EVENTS)["events"] == whole["events"]


BAD = [
    ("{", "not JSON"),
    ("[1]", "one JSON object"),
    ('{"id": "x"}', "'text' must be a string"),
    ('{"id": "x", "text": 7}', "'text' must be a string"),
    ('{"id": "x", "text": "a", "dct": "tomorrow"}', "not an EDTF date"),
    ('{"id": "x", "text": "a", "dct": "2021-02-30"}', "no such day"),
    ('{"id": "x", "text": "a", "domain": "poem"}', "'domain' must be one of"),
    ("[" * 100_000, "not JSON"),
]


@pytest.mark.parametrize(("text", "message"), BAD, ids=[case[0][:40] for case in BAD])
def test_a_bad_line_says_what_is_wrong(text, message, known):
    assert message in annotate_line(text, known, Wanted.ALL)["error"]


def test_a_bad_line_stops_nothing_and_is_counted(known):
    out = io.StringIO()
    assert annotate([line(id="1"), "{", "\n", line(id="2")], out, known, Wanted.DATE) == 1
    answers = [json.loads(row) for row in out.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == ["1", None, "2"]
    assert "error" in answers[1]


@pytest.mark.parametrize("text", ["", " \n ", "no date here", "\ud83d", "\x00", "7" * 1000])
def test_any_text_is_answered(text, known):
    answer = annotate_line(json.dumps({"id": "x", "text": text}), known, Wanted.ALL)
    assert answer["timexes"] == []
    assert answer["events"] == []


def test_half_a_surrogate_pair_can_be_written(known):
    out = io.StringIO()
    annotate([json.dumps({"id": "x", "text": "on 7 May 2020 \ud83d"})], out, known, Wanted.ALL)
    out.getvalue().encode("utf-8")


def test_a_week_is_written_as_the_interval_of_its_days(known):
    text = "Egypt's president met the king of Jordan last week."
    (event,) = annotate_line(json.dumps({"id": 1, "text": text, "dct": "2021-09-07"}), known, Wanted.ALL)["events"]
    assert event["date"] == "2021-08-30/2021-09-05"
