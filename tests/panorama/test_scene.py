from itertools import combinations

import numpy as np
import pytest
from crowds import outlines
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Bounds, day_number
from timeline.events import Outline, Status
from timeline.panorama import OTHERS, Columns, LanesBy, Scene, Sources, columns_of, in_time, scene_of

SOURCES = Sources(collections={"d1": "Xinhua", "d2": "Xinhua", "d3": "TASS"})
SPANS = st.tuples(st.integers(day_number(1990), day_number(2024)), st.integers(0, 9000))


def scene(events: list[Outline], by: LanesBy = LanesBy.TYPE, **options) -> tuple[Columns, Scene]:
    columns = columns_of(events)
    return columns, scene_of(columns, np.ones(len(columns), dtype=bool), by, SOURCES, **options)


def keys_of(event: Outline, by: LanesBy) -> set[str]:
    pairs = {" ".join(pair) for pair in combinations(event.actors, 2)}
    return {
        LanesBy.TYPE: {event.type},
        LanesBy.ACTOR: set(event.actors) or {""},
        LanesBy.PAIR: pairs if pairs and len(event.actors) <= 4 else {""},
        LanesBy.PLACE: {event.place},
        LanesBy.SOURCE: set(event.documents),
        LanesBy.COLLECTION: {SOURCES.collections[document] for document in event.documents},
    }[by]


@pytest.mark.parametrize("by", list(LanesBy))
def test_every_event_lies_in_its_lanes(by: LanesBy) -> None:
    @given(outlines())
    def holds(events: list[Outline]) -> None:
        columns, made = scene(events, by)
        found = {
            part.key: {columns.outline(place).id for place in part.events} for part in made.slices(-(10**9), 10**9)
        }
        dated = [event for event in events if event.date]
        expected = {key: {event.id for event in dated if key in keys_of(event, by)} for key in made.keys}
        assert found == expected
        assert made.undated == len(events) - len(dated)

    holds()


@given(outlines(), SPANS)
def test_what_is_counted_is_what_is_cut_out(events: list[Outline], span: tuple[int, int]) -> None:
    columns, made = scene(events)
    first, last = span[0], span[0] + span[1]
    marks = columns.marks
    touching = (marks[:, 0] <= last) & (marks[:, 1] >= first)
    assert made.count(first, last).sum() == touching.sum()
    cut = {place for part in made.slices(first, last) for place in part.events}
    assert cut == set(columns.marked[touching].tolist())


@given(outlines(), SPANS, st.integers(1, 40))
def test_bins_hold_what_begins_in_the_window(events: list[Outline], span: tuple[int, int], bins: int) -> None:
    columns, made = scene(events)
    first, last = span[0], span[0] + span[1]
    begins = (columns.marks[:, 0] >= first) & (columns.marks[:, 0] <= last)
    assert made.density(first, last, bins).counts.sum() == begins.sum()


@given(outlines())
def test_a_list_is_in_time_and_undated_events_end_it(events: list[Outline]) -> None:
    columns = columns_of(events)
    places = in_time(columns, np.ones(len(columns), dtype=bool), None)
    dates = [columns.outline(place).date for place in places]
    assert sorted(dates) == sorted(event.date for event in events)
    assert "" not in dates[: len([date for date in dates if date])]
    firsts = [columns.marks[columns.marked == place, 0].min() for place in places if columns.outline(place).date]
    assert firsts == sorted(firsts)
    narrow = in_time(columns, np.ones(len(columns), dtype=bool), Bounds(day_number(2021), day_number(2021, 12, 31)))
    assert "" not in [columns.outline(place).date for place in narrow]


def many(number: int) -> list[Outline]:
    return [Outline(f"e{n:03}", f"type {n:03}", Status.PAST, "2021", actors=(f"A{n}",)) for n in range(number)]


def test_the_rarest_of_too_many_lanes_share_one_that_says_how_many() -> None:
    _, made = scene([*many(40), Outline("f", "type 039", Status.PAST, "2020")])
    assert (len(made.keys), made.keys[0], made.keys[-1], made.merged) == (24, "type 039", OTHERS, 17)


def test_lanes_come_in_the_order_asked_for_and_hidden_ones_not() -> None:
    _, made = scene(many(4), order=("type 002", "type 001"), hidden=frozenset({"type 000"}))
    assert made.keys == ("type 002", "type 001", "type 003")
    assert made.count(day_number(2021), day_number(2021)).sum() == 3


def test_nothing_makes_an_empty_scene() -> None:
    _, made = scene([])
    assert (made.keys, made.span, made.slices(0, 10), made.undated) == ((), None, [], 0)


def test_the_nearest_day_to_an_empty_window_is_that_of_a_mark() -> None:
    @given(outlines(), SPANS)
    def holds(events: list[Outline], span: tuple[int, int]) -> None:
        _, made = scene(events)
        first, last = span[0], span[0] + span[1] % 400
        if made.count(first, last).any():
            return
        days = [day for day in (*made.firsts.tolist(), *made.lasts.tolist()) if abs(day) < 10**7]
        gaps = [max(first - day, day - last) for day in days]
        found = made.nearest(first, last)
        assert (found is None) == (not days)
        assert found is None or max(first - found, found - last) == min(gaps)

    holds()
