import json
import re
from dataclasses import make_dataclass

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from timeline.dates import Date, Edge, Interval, OneOf, date
from timeline.dating import Candidate, DocumentDate
from timeline.events import Status
from timeline.mentions import Partial
from timeline.resolution import Resolution, ResolvedDate, Unresolved
from timeline.store import StoreError
from timeline.store.codec import decode, encode, fingerprint, to_json
from timeline.text import Citation

ANYTHING = {
    "document dates": (DocumentDate, st.from_type(DocumentDate)),
    "resolutions": (tuple[Resolution, ...], st.lists(st.from_type(ResolvedDate | Unresolved), max_size=2).map(tuple)),
}


@pytest.mark.parametrize("what", ANYTHING)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_value_comes_back_from_json_as_it_was(what: str, data: st.DataObject) -> None:
    hint, values = ANYTHING[what]
    value = data.draw(values)
    assume(not re.search(r"=(nan|-?inf)", repr(value)))
    assert decode(json.loads(to_json(encode(value))), hint) == value


AMOUNTS = [
    Candidate(date(2021), 1),
    Candidate(date(2021), 0.25),
    Partial(month=None),
    Interval(date(2021), Edge.OPEN),
    Interval(Edge.UNKNOWN, date(2021)),
]


@pytest.mark.parametrize("value", AMOUNTS)
def test_whole_numbers_nothing_and_edges_come_back(value) -> None:
    assert decode(json.loads(to_json(encode(value))), type(value)) == value


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_json(encode(Candidate(date(2021), float("nan"))))


def test_a_field_that_came_later_has_its_default() -> None:
    assert decode({"is": "Citation", "title": "x"}, Citation) == Citation("x")


WRONG = [
    ({"is": "Date", "day": 1, "grain": 11, "qualifier": "", "more": 1}, Date),
    ({"is": "Date", "day": "1"}, Date),
    ({"is": "Date", "day": True}, Date),
    ({"is": "Date"}, Date),
    ({"is": "Date", "day": 1, "grain": 99}, Date),
    ({"day": 1}, Date),
    ({"is": "Status"}, Date),
    ({"is": "Date", "day": 1}, Interval),
    ({"is": "object"}, Date | Interval),
    ({"is": "OneOf", "candidates": {}}, OneOf),
    (["a"], tuple[str, str]),
    ("a", tuple[str, ...]),
    (None, str),
    (1.5, str | None),
    ("never", Status),
]


@pytest.mark.parametrize(("stored", "hint"), WRONG)
def test_json_of_another_shape_is_refused(stored, hint) -> None:
    with pytest.raises(StoreError, match="read the document again"):
        decode(stored, hint)


def test_a_fingerprint_follows_what_a_type_is_made_of() -> None:
    """Through every type it mentions, those that mention themselves too."""
    small, large = (make_dataclass("Inner", [("size", kind)]) for kind in (int, str))
    outer = [make_dataclass("Outer", [("part", inner | None)]) for inner in (small, large, small)]
    assert fingerprint(outer[0]) == fingerprint(outer[2]) != fingerprint(outer[1])
    assert fingerprint(Resolution) == fingerprint(Resolution) != fingerprint(DocumentDate)
