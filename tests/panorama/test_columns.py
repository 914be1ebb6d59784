from crowds import outlines
from hypothesis import given
from hypothesis import strategies as st

from timeline.events import Outline
from timeline.panorama import Columns, columns_of, updated


def told(columns: Columns) -> list[Outline]:
    return [columns.outline(place) for place in range(len(columns))]


def in_order(events: list[Outline]) -> list[Outline]:
    """As columns give them back: by id, without the number they are searched by."""
    return sorted((event._replace(number=0) for event in events), key=lambda event: event.id)


@given(outlines())
def test_columns_give_back_the_events_they_were_made_of(events: list[Outline]) -> None:
    assert told(columns_of(events)) == in_order(events)


@given(outlines(), outlines(8), st.data())
def test_columns_brought_up_to_date_are_those_made_anew(
    events: list[Outline], newer: list[Outline], data: st.DataObject
) -> None:
    gone = set(data.draw(st.lists(st.sampled_from([event.id for event in events]), unique=True)) if events else [])
    changed = [event for event in newer if event.id not in gone]
    now = {event.id: event for event in (*events, *changed) if event.id not in gone}
    renewed = updated(columns_of(events, 1), changed, gone, 2)
    assert renewed.revision == 2
    assert told(renewed) == in_order(list(now.values()))
    anew = columns_of(now.values())
    assert renewed.marks.tolist() == anew.marks.tolist()
    assert renewed.marked.tolist() == anew.marked.tolist()


@given(outlines())
def test_events_are_found_by_id_and_by_number(events: list[Outline]) -> None:
    columns = columns_of(events)
    some = events[::2]
    wanted = sorted(event.id for event in some)
    assert [columns.outline(place).id for place in columns.ordinals([*wanted, "nobody"])] == wanted
    found = columns.numbered([event.number for event in some])
    assert [columns.outline(place).id for place in found.nonzero()[0]] == wanted


def test_what_is_not_there_is_not_found() -> None:
    empty = columns_of([])
    assert (len(empty), list(empty.ordinals(["a"])), list(empty.numbered([3]))) == (0, [], [])
