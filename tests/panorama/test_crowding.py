"""Rows are for those that need them: as many as events stand over one another, shared where there are too few."""

import numpy as np
import pytest
from crowds import outlines
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import bounds, parse_edtf
from timeline.events import Outline
from timeline.panorama import AFTER, BEFORE, LanesBy, Sources, columns_of, rows_needed, scene_of, shared_rows


def extent(event: Outline, days: int) -> tuple[float, float]:
    known = bounds(parse_edtf(event.date))
    first = BEFORE if known.earliest is None else known.earliest
    last = (AFTER if known.latest is None else known.latest) + 1
    air = max(days - (last - first), 0) / 2
    return first - air, last + air


@settings(deadline=None)
@given(outlines(), st.integers(0, 4000))
def test_a_lane_needs_a_row_for_each_event_that_meets_the_others(events: list[Outline], days: int) -> None:
    columns = columns_of(events)
    made = scene_of(columns, np.ones(len(columns), dtype=bool), LanesBy.TYPE, Sources())
    for key, rows in zip(made.keys, rows_needed(made, days), strict=True):
        extents = [extent(event, days) for event in events if event.type == key and event.date]
        meeting = [sum(start <= at <= end for start, end in extents) for at, _ in extents]
        assert rows == max(meeting, default=0)


@pytest.mark.parametrize(
    ("wanted", "most", "shared"),
    [
        ([], 5, []),
        ([2, 3], 9, [2, 3]),
        # Who needs little gets it; what is left over is given away to the last row.
        ([1, 20, 1], 12, [1, 10, 1]),
        ([4, 4, 4], 7, [3, 2, 2]),
        # A lane that is folded has none, and every other at least one.
        ([0, 5, 0], 3, [0, 3, 0]),
        ([2, 2, 2], 1, [1, 1, 1]),
    ],
)
def test_rows_are_shared_by_need(wanted: list[int], most: int, shared: list[int]) -> None:
    assert shared_rows(wanted, most) == shared


@given(st.lists(st.integers(0, 12), max_size=20), st.integers(1, 60))
def test_no_row_is_left_over_while_one_is_wanted(wanted: list[int], most: int) -> None:
    rows = shared_rows(wanted, most)
    assert all(given <= asked for given, asked in zip(rows, wanted, strict=True))
    assert sum(rows) == min(sum(wanted), max(most, sum(number > 0 for number in wanted)))
