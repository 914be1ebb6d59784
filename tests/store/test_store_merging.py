"""One event from many documents: joined whatever came first, and taken apart or put together by hand."""

from collections.abc import Callable
from itertools import permutations

import pytest
from store_readings import LATER, NOON, document, event

from timeline.dates import parse_edtf
from timeline.dating import DocumentDate
from timeline.events import Reading
from timeline.store import CorrectionError, Query, Store

WHO = {"who": "Amina", "at": LATER}


def report(number: int, *dates: str, **fields) -> Reading:
    of = document(f"Report {number}: they met, and met again.")
    return Reading(of, DocumentDate(), (), tuple(event(of, 0, edtf, **fields) for edtf in dates))


def told(store: Store) -> list[tuple]:
    """The events without their ids, as anyone sees them."""
    return [
        (one.type, one.when, one.actors, one.people, one.place, one.disputed, one.evidence)
        for one in store.find(Query())
    ]


REPORTS = [
    report(1, "2021-09-07"),
    report(2, "2021-09-07", people=("Xi, Jinping",)),
    report(3, "2021-09"),
    report(4, "2021-09-07", people=("Wang, Yi",)),
]


def test_one_happening_is_one_event_whatever_report_came_first(new_database: Callable[..., str]) -> None:
    seen = []
    for order in permutations(REPORTS):
        with Store.open(new_database()) as store:
            for one in order:
                store.save(one, at=NOON)
            seen.append((told(store), [one.id for one in store.find(Query())]))
    assert all(one == seen[0] for one in seen)
    # The month fits two happenings, so it is told by itself.
    assert sorted(len(one[-1]) for one in seen[0][0]) == [1, 1, 2]


def test_reading_again_changes_nothing_and_a_removed_report_leaves_the_rest(store: Store) -> None:
    for one in (*REPORTS, *REPORTS):
        store.save(one, at=NOON)
    before = told(store)
    store.save(REPORTS[1], at=LATER)
    assert told(store) == before
    store.remove_document(REPORTS[0].document.id, who="Amina", at=NOON)
    store.save(REPORTS[0], at=LATER)
    assert told(store) == before


def test_a_report_read_anew_may_leave_the_event_it_was_told_in(store: Store) -> None:
    for one in REPORTS[:2]:
        store.save(one, at=NOON)
    assert len(store.find(Query())) == 1
    store.save(report(2, "2021-10-01"), at=LATER)
    assert [one.when for one in store.find(Query())] == [parse_edtf("2021-09-07"), parse_edtf("2021-10-01")]


def test_a_link_to_an_event_leads_to_the_event_it_was_joined_to(store: Store) -> None:
    ids = set()
    for one in REPORTS[:3]:
        store.save(one, at=NOON)
        ids |= {found.id for found in store.find(Query())}
    assert {store.event(one).id for one in ids} == {store.find(Query())[0].id}


def test_each_documents_own_words_are_kept_and_disagreement_is_shown(store: Store) -> None:
    store.save(report(1, "2021-09-07", type="agreement"), at=NOON)
    store.save(report(2, "2021-09-08", type="agreement"), at=NOON)
    (one,) = store.find(Query())
    assert one.disputed == ("date",)
    assert sorted(str(claim.event.when.day) for claim in store.claims(one.id)) == ["738040", "738041"]
    assert store.confirm(one.id, "date", **WHO).disputed == ()


def test_events_put_together_by_hand_stay_so_and_can_be_parted_again(store: Store) -> None:
    store.save(report(1, "2021-09-07"), at=NOON)
    store.save(report(2, "2021-09-20"), at=NOON)
    first, second = store.find(Query())
    store.correct(second.id, "place", "Rome", **WHO)
    merged = store.merge(first.id, [second.id], **WHO)
    assert (merged.id, len(merged.evidence), merged.disputed) == (first.id, 2, ("date",))
    assert store.event(second.id) == merged
    store.save(report(2, "2021-09-21"), at=LATER)
    assert len(store.find(Query())) == 1
    assert store.facets().types == (("meeting", 1),)
    store.undo(first.id, **WHO)
    assert [(one.id, one.place) for one in store.find(Query())] == [(first.id, "Dushanbe"), (second.id, "Rome")]
    store.redo(first.id, **WHO)
    assert [one.id for one in store.find(Query())] == [first.id]
    assert [change.kind for change in store.history(first.id)] == ["merge", "undo", "redo"]


def test_what_a_person_parted_no_reading_puts_together(store: Store) -> None:
    for one in REPORTS[:2]:
        store.save(one, at=NOON)
    (both,) = store.find(Query())
    claims = store.claims(both.id)
    parted = store.split(both.id, [claims[1].id], **WHO)
    assert parted.id != both.id
    for one in REPORTS[:2]:
        store.save(one, at=LATER)
    store.save(REPORTS[2], at=LATER)
    assert len(store.find(Query())) == 3
    store.undo(both.id, **WHO)
    assert len(store.event(both.id).evidence) >= 2
    assert store.event(parted.id).id == both.id


def test_a_corrected_event_keeps_its_sources_when_they_are_read_anew(store: Store) -> None:
    for one in REPORTS[:2]:
        store.save(one, at=NOON)
    (both,) = store.find(Query())
    store.correct(both.id, "place", "Rome", **WHO)
    store.save(report(2, "2021-10-01"), at=LATER)
    (still,) = store.find(Query())
    assert (still.id, still.place, len(still.evidence)) == (both.id, "Rome", 2)


@pytest.mark.parametrize("chosen", [[], ["all"]])
def test_a_split_leaves_something_on_both_sides(store: Store, chosen: list[str]) -> None:
    for one in REPORTS[:2]:
        store.save(one, at=NOON)
    (both,) = store.find(Query())
    ids = [claim.id for claim in store.claims(both.id)] if chosen else []
    with pytest.raises(CorrectionError, match="nothing to split"):
        store.split(both.id, ids, **WHO)
    with pytest.raises(CorrectionError, match="nothing to merge"):
        store.merge(both.id, [both.id], **WHO)
