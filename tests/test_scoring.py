"""Scores, on documents made for it."""

import json

import pytest

from timeline.scoring import GoldError, score

TEXT = "He arrived on 7 September 2021 and left yesterday."
FULL = {"start": 14, "end": 30, "type": "DATE", "value": "2021-09-07"}
YESTERDAY = {"start": 40, "end": 49, "type": "DATE", "value": "2021-09-09"}


def line(*timexes, **fields):
    return json.dumps({"id": 1, "text": TEXT, "lang": "en", "dct": "2021-09-10", "timexes": timexes, **fields})


CASES = [
    ((FULL, YESTERDAY), {}, {"strict": 100, "relaxed": 100, "value": 100, "date": 100}),
    # A shorter span still meets ours; a wrong value is no hit; what was not found costs recall.
    (({**FULL, "end": 25}, YESTERDAY), {}, {"strict": 50, "relaxed": 100, "value": 100, "date": 100}),
    (({**FULL, "value": "2020-09-07"}, YESTERDAY), {}, {"strict": 100, "relaxed": 100, "value": 50, "date": 50}),
    (({**FULL, "value": "x", "alt_values": ["2021-09-07"]}, YESTERDAY), {}, {"value": 100}),
    ((FULL,), {}, {"strict": 200 / 3, "relaxed": 200 / 3, "value": 200 / 3, "date": 200 / 3}),
    ((FULL,), {"ignore": [{"start": 40, "end": 49}]}, {"strict": 100, "relaxed": 100}),
]


@pytest.mark.parametrize(("timexes", "fields", "expected"), CASES)
def test_a_score_counts_what_it_says(timexes, fields, expected, known):
    tallies = score([line(*timexes, **fields)], known)
    assert {measure: tallies[measure].f1 for measure in expected} == pytest.approx(expected)


@pytest.mark.parametrize("text", ["{", '{"id": 1, "text": "a"}', '{"id": 1, "timexes": []}'])
def test_a_line_without_annotation_is_refused(text, known):
    with pytest.raises(GoldError, match="line 1"):
        score([text], known)
