"""Whatever a text says, it is dated or it is not: nothing raises, and beliefs stay beliefs."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import bounds, parse_edtf, write_edtf
from timeline.pipeline import Wanted, knowledge, read
from timeline.text import Document

PIECES = (
    *("on Tuesday", "7 September", "Tuesday (7 September)", "in 1989", "15 June 2001", "today, Friday", "next year"),
    *("the 30th anniversary of independence", "Tajikistan", "COVID-19", "the Soviet Union", "President Clinton"),
    *(
        "the 75th session of the UN General Assembly",
        "will meet",
        "met",
        "$15.625",
        "GENEVA, May 3 (AP) -",
        "two years ago",
    ),
    *("29 February", "in 9999", "in 480 BC", "31 April", "7 сентября", "2021年9月7日", "٧ سبتمبر"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=7))
def test_any_mix_of_clues_gives_beliefs_that_are_beliefs(pieces):
    dated = read(Document(", ".join(pieces) + ".", "en"), knowledge(), Wanted.DATE).date
    weights = [candidate.weight for candidate in dated.candidates]
    assert all(0 <= weight <= 1 for weight in weights)
    assert sum(weights) <= 1.01
    if dated.when is not None:
        assert bounds(parse_edtf(write_edtf(dated.when))) == bounds(dated.when)


@pytest.mark.parametrize("pieces", [PIECES, PIECES[::-1]])
def test_a_text_full_of_clues_that_disagree_is_dated_all_the_same(pieces):
    dated = read(Document(". ".join(pieces), "en"), knowledge(), Wanted.DATE).date
    assert dated.candidates
    assert json.dumps([clue.weight for clue in dated.clues])
