"""The sample reports give the events that stand beside them."""

import tomllib

import pytest

from timeline import pipeline
from timeline.dates import OneOf, parse_edtf, write_edtf
from timeline.pipeline import DATA
from timeline.text import Document, Domain

SAMPLES = sorted((DATA / "samples").glob("*.toml"))


def read_sample(path, known):
    facts = tomllib.loads(path.read_text("utf-8"))
    document = Document(
        path.with_suffix(".txt").read_text("utf-8"),
        facts["language"],
        facts.get("dct", ""),
        Domain(facts["domain"]),
    )
    return facts, pipeline.read(document, known)


def told(event):
    """An event in the words of the samples' files."""
    return {
        "date": write_edtf(event.when) if event.when is not None else "",
        "type": event.type,
        "status": event.status.value,
        "actors": sorted({*event.actors, *event.recipients}),
    }


def agrees(event, wanted):
    """Whether an event is the one wanted; where a report gives no date, among few candidates the right one will do."""
    when = parse_edtf(event["date"]) if event["date"] else None
    if isinstance(when, OneOf) and len(when.candidates) <= 3:
        event = event | {"date": wanted["date"] if parse_edtf(wanted["date"]) in when.candidates else event["date"]}
    return event == wanted


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_gives_its_events(path, known):
    facts, reading = read_sample(path, known)
    found = [(told(event), [evidence.quote for evidence in event.evidence]) for event in reading.events]
    for wanted in facts["events"]:
        quote = wanted.pop("quote")
        fitting = [quotes for event, quotes in found if agrees(event, wanted)]
        assert fitting, f"{wanted} is not among {[event for event, _ in found]}"
        assert any(part in quote or quote in part for quotes in fitting for part in quotes), (quote, fitting)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_quote_is_cut_from_its_document(path, known):
    _, reading = read_sample(path, known)
    for event in reading.events:
        for evidence in event.evidence:
            assert evidence.span.cut(reading.document.text) == evidence.quote
            assert evidence.document_id == reading.document.id
