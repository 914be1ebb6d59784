"""Titles, quotations and datelines: words a report repeats, or files itself under."""

import pytest

from timeline.events.datelines import dateline
from timeline.events.speech import is_within, quotations, title
from timeline.languages import load
from timeline.text import Span, sentences


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Envoys meet in Oslo\nThe envoys met on Monday.", "Envoys meet in Oslo"),
        ("The envoys met.\nThey agreed.", None),
        ("Envoys meet in Oslo", None),
        ("", None),
    ],
)
def test_a_title_is_a_first_line_that_ends_like_no_sentence(text, heading):
    language = load("en")
    found = title(text, sentences(text, language), language)
    assert (found.cut(text) if found else None) == heading


def test_only_long_quotations_are_speech():
    text = "他说：「两国昨天已经断绝了一切外交关系。」这是“冷战”。"
    spans = quotations(text, load("zh"))
    assert [span.cut(text)[:3] for span in spans] == ["「两国"]
    assert is_within(Span(8, 9), spans)
    assert not is_within(Span(0, 1), spans)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("OSLO, May 3 - The envoys met.", "OSLO, May 3"),
        ("Envoys meet\nOSLO, May 3 - The envoys met.", "OSLO, May 3"),
        ("新华社北京5月3日电 两国外长会谈。", "新华社北京5月3日电"),
        ("两国外长会谈，电话中断。", ""),
    ],
)
def test_a_dateline_stands_first_or_below_the_title(text, line):
    marks = [Span(0, len(text))]
    assert dateline(text, marks, ("电",)).cut(text) == line


def test_a_saying_is_quoted_with_what_is_said(read):
    said = '"The army of Mali shall hold its fire as long as France pays its debts"'
    (event,) = read(f"Nobody was there. {said}, said Mali's foreign minister.", "en", "2021-09-09").events
    assert event.evidence[0].quote.startswith(said)
    assert (event.actors, event.recipients) == (("MLI",), ("FRA",))
