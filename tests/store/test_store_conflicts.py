"""Two people at one event: the second to save is told, and nothing is overwritten unseen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from store_readings import LATER, NOON, document, event, reading

from timeline.dates import parse_edtf
from timeline.dating import DocumentDate
from timeline.events import Reading
from timeline.store import ConflictError, Query, Seen, Store

AMINA, BO = {"who": "Amina", "at": NOON}, {"who": "Bo", "at": LATER}


@pytest.fixture
def meeting(store: Store) -> str:
    of = document()
    store.save(reading(of, (event(of),)), at=NOON)
    return store.find(Query())[0].id


def test_the_second_to_correct_a_field_is_told_who_changed_it_when_from_what_to_what(store: Store, meeting) -> None:
    seen = Seen(store.last_change(), "Dushanbe")
    store.correct(meeting, "place", "Khujand", **AMINA)
    before = store.history(meeting)
    with pytest.raises(ConflictError, match=r"Amina.*Dushanbe → Khujand") as told:
        store.correct(meeting, "place", "Bokhtar", **BO, seen=seen)
    (theirs,) = told.value.theirs
    assert (theirs.who, theirs.at, theirs.before, theirs.after) == ("Amina", NOON, "Dushanbe", "Khujand")
    assert (told.value.field, told.value.present) == ("place", "Khujand")
    assert store.history(meeting) == before
    store.correct(meeting, "place", "Bokhtar", **BO, seen=Seen(theirs.id, "Khujand"))
    assert store.event(meeting).place == "Bokhtar"


Change = Callable[[Store, str, Seen], object]
FIRST: Change = lambda store, one, _: store.correct(one, "place", "Khujand", **AMINA)  # noqa: E731
NO_CONFLICT: list[tuple[Change, Change]] = [
    # Another field.
    (FIRST, lambda store, one, seen: store.correct(one, "date", "2021", **BO, seen=replace(seen, value="2021-09-07"))),
    # The very same.
    (FIRST, lambda store, one, seen: store.correct(one, "place", "Khujand", **BO, seen=seen)),
    (
        lambda store, one, _: store.confirm(one, "place", **AMINA),
        lambda store, one, seen: store.confirm(one, "place", **BO, seen=seen),
    ),
    # A caller who does not care.
    (FIRST, lambda store, one, _: store.correct(one, "place", "Bokhtar", **BO)),
    (FIRST, lambda store, one, _: store.undo(one, **BO)),
]
CONFLICT: list[tuple[Change, Change]] = [
    (FIRST, lambda store, one, seen: store.correct(one, "place", "Bokhtar", **BO, seen=seen)),
    (FIRST, lambda store, one, seen: store.correct(one, "place", "Bokhtar", **BO, seen=Seen(seen.last))),
    (FIRST, lambda store, one, seen: store.confirm(one, "place", **BO, seen=seen)),
    (FIRST, lambda store, one, seen: store.undo(one, **BO, seen=seen)),
    # Somebody has vouched for what the other is about to change.
    (
        lambda store, one, _: store.confirm(one, "place", **AMINA),
        lambda store, one, seen: store.correct(one, "place", "Bokhtar", **BO, seen=seen),
    ),
    # A field taken back, and changed anew.
    (
        lambda store, one, _: (FIRST(store, one, _), store.undo(one, **AMINA)),
        lambda store, one, seen: store.redo(one, **BO, seen=seen),
    ),
]


@pytest.mark.parametrize(("first", "second"), NO_CONFLICT)
def test_what_does_not_touch_the_same_is_saved(store: Store, meeting: str, first: Change, second: Change) -> None:
    seen = Seen(store.last_change(), "Dushanbe")
    first(store, meeting, seen)
    second(store, meeting, seen)


@pytest.mark.parametrize(("first", "second"), CONFLICT)
def test_what_touches_the_same_is_refused_whole(store: Store, meeting: str, first: Change, second: Change) -> None:
    seen = Seen(store.last_change(), "Dushanbe")
    first(store, meeting, seen)
    before = store.event(meeting), store.history(meeting), store.revision()
    with pytest.raises(ConflictError):
        second(store, meeting, seen)
    assert (store.event(meeting), store.history(meeting), store.revision()) == before


def test_a_value_that_only_a_new_reading_changed_is_not_confirmed_unseen(store: Store, meeting: str) -> None:
    seen = Seen(store.last_change(), "2021-09-07")
    of = document()
    store.save(reading(of, (event(of, edtf="2021-09-08"),)), at=LATER)
    with pytest.raises(ConflictError) as told:
        store.confirm(meeting, "date", **BO, seen=seen)
    assert (told.value.theirs, told.value.present) == ((), "2021-09-08")


def two_reports(store: Store) -> tuple[str, str]:
    for number, day in enumerate(("2021-09-07", "2021-09-20")):
        of = document(f"Report {number}: they met.")
        store.save(Reading(of, DocumentDate(parse_edtf(day)), (), (event(of, edtf=day),)), at=NOON)
    one, other = store.find(Query())
    return one.id, other.id


def test_two_people_who_join_and_part_events_do_not_undo_one_another(store: Store) -> None:
    one, other = two_reports(store)
    seen = Seen(store.last_change())
    store.keep_apart(one, other, **AMINA)
    for change in (store.merge, store.keep_apart):
        with pytest.raises(ConflictError, match="apart"):
            change(one, (other,) if change == store.merge else other, **BO, seen=seen)
    seen = Seen(store.last_change())
    store.merge(one, (other,), **AMINA)
    claims = [claim.id for claim in store.claims(one)]
    with pytest.raises(ConflictError, match="merge"):
        store.split(one, claims[:1], **BO, seen=seen)
    # Whoever looked at the event that is no more is told where the one that tells it now says otherwise.
    unlike = "2021-09-07" if store.event(one).when == parse_edtf("2021-09-20") else "2021-09-20"
    with pytest.raises(ConflictError):
        store.correct(other, "date", "2021-09-21", **BO, seen=Seen(seen.last, unlike))
    store.split(one, claims[:1], **BO, seen=Seen(store.last_change()))


def test_the_second_to_date_a_report_is_told_who_dated_it(store: Store) -> None:
    of = document(created="")
    store.save(reading(of, (event(of),)), at=NOON)
    seen = Seen(store.last_date_given(), "")
    store.date_document(of.id, "2021-09-08", **AMINA, seen=seen)
    before = store.document_history(of.id)
    for wanted, since in (("2021-09-09", seen), ("", seen), ("2021-09-09", Seen(seen.last))):
        with pytest.raises(ConflictError, match="Amina") as told:
            store.date_document(of.id, wanted, **BO, seen=since)
        assert (told.value.field, told.value.present, told.value.theirs) == ("created", "2021-09-08", (before[-1],))
    # The very same is no conflict, and saved once.
    store.date_document(of.id, "2021-09-08", **BO, seen=seen)
    assert store.document_history(of.id) == before
    store.date_document(of.id, "2021-09-09", **BO, seen=Seen(before[-1].id, "2021-09-08"))
    assert [change.after for change in store.document_history(of.id)] == ["2021-09-08", "2021-09-09"]


def test_a_date_that_came_with_a_new_copy_of_a_report_is_not_overwritten_unseen(store: Store) -> None:
    of = document(created="")
    store.save(reading(of, (event(of),)), at=NOON)
    seen = Seen(store.last_date_given(), "")
    again = replace(of, created="2021-09-08")
    store.save(reading(again, (event(again),)), at=LATER)
    with pytest.raises(ConflictError) as told:
        store.date_document(of.id, "2021-09-09", **BO, seen=seen)
    assert (told.value.theirs, told.value.present) == ((), "2021-09-08")
