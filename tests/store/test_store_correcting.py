from datetime import UTC, datetime, timedelta, timezone

import pytest
from store_readings import LATER, NOON, by_type, document, event, reading, rows

from timeline.dates import date, parse_edtf
from timeline.events import Event, Status
from timeline.store import Change, CorrectionError, Query, Store

SIGNED = {"who": "Amina", "at": NOON}


@pytest.fixture
def meeting(store: Store) -> Event:
    store.save(reading(), at=NOON)
    return by_type(store)["meeting"]


CORRECTIONS = [
    ("date", " 2021-09-08 ", "when", date(2021, 9, 8)),
    ("date", "2021?/..", "when", parse_edtf("2021?/..")),
    ("date", "", "when", None),
    ("actors", ("TJK", " CHN", "TJK", ""), "actors", ("CHN", "TJK")),
    ("recipients", ["UZB"], "recipients", ("UZB",)),
    ("type", "visit", "type", "visit"),
    ("place", " Khujand ", "place", "Khujand"),
    ("status", "denied", "status", Status.DENIED),
]


@pytest.mark.parametrize(("field", "value", "attribute", "expected"), CORRECTIONS)
def test_a_correction_is_kept_through_later_readings(
    store: Store, meeting: Event, field: str, value, attribute: str, expected
) -> None:
    corrected = store.correct(meeting.id, field, value, why="the archive says so", **SIGNED)
    assert getattr(corrected, attribute) == expected
    assert corrected.confirmed == (field,)
    store.save(reading(day=14), at=LATER)
    found = store.event(meeting.id)
    assert getattr(found, attribute) == expected
    assert (found.when == date(2021, 9, 14)) is (field != "date")


def test_a_corrected_date_is_what_is_searched(store: Store, meeting: Event) -> None:
    store.correct(meeting.id, "date", "[1991,1995]", **SIGNED)
    assert [found.id for found in store.find(Query(years=(1995, 1999)))] == [meeting.id]
    assert store.find(Query(years=(1992, 1994), types=("meeting",))) == []
    assert store.find(Query(years=(2021, 2021), types=("meeting",))) == []


def test_a_corrected_date_gives_the_persons_reason(store: Store, meeting: Event) -> None:
    assert store.correct(meeting.id, "date", "1991", why="the archive", **SIGNED).because == "the archive"
    assert store.correct(meeting.id, "date", "1992", **SIGNED).because == "Amina, 2024-05-01"
    store.undo(meeting.id, **SIGNED)
    assert store.undo(meeting.id, **SIGNED).because == "read so"


def test_a_confirmed_date_keeps_its_reason(store: Store, meeting: Event) -> None:
    store.confirm(meeting.id, "date", **SIGNED)
    store.save(reading(events=(event(document(), edtf="1999", because="read anew"),)), at=LATER)
    assert (store.event(meeting.id).when, store.event(meeting.id).because) == (meeting.when, "read so")


REFUSED = [
    ("date", "2021-02-31", "no such day"),
    ("date", "yesterday", "not an EDTF date"),
    ("date", ("2021",), "expected one text"),
    ("actors", "CHN", "expected a list"),
    ("actors", ["x" * 201], "at most 200"),
    ("type", "", "no event type"),
    ("type", "Two words", "no event type"),
    ("status", "maybe", "none of past"),
    ("place", "a\0b", "control character"),
    ("place", "a\ud800", "control character"),
    ("id", "x", "choose one of"),
    ("because", "x", "choose one of"),
]


@pytest.mark.parametrize(("field", "value", "message"), REFUSED)
def test_a_wrong_correction_is_refused_in_words(store: Store, meeting: Event, field: str, value, message: str) -> None:
    before = rows(store)
    with pytest.raises(CorrectionError, match=message):
        store.correct(meeting.id, field, value, **SIGNED)
    assert rows(store) == before


def test_a_change_needs_an_event_a_name_and_something_to_change(store: Store, meeting: Event) -> None:
    for attempt, message in (
        (lambda: store.correct("none", "place", "Rome", **SIGNED), "no event 'none'"),
        (lambda: store.confirm("none", "place", **SIGNED), "no event 'none'"),
        (lambda: store.undo("none", **SIGNED), "no event 'none'"),
        (lambda: store.correct(meeting.id, "place", "Rome", who=" ", at=NOON), "who"),
        (lambda: store.undo(meeting.id, **SIGNED), "nothing to undo"),
        (lambda: store.redo(meeting.id, **SIGNED), "nothing to redo"),
    ):
        with pytest.raises(CorrectionError, match=message):
            attempt()
    with pytest.raises(ValueError, match="zone"):
        store.correct(meeting.id, "place", "Rome", who="Amina", at=NOON.replace(tzinfo=None))
    assert store.history(meeting.id) == []
    assert store.history("none") == []


def test_undo_and_redo_walk_back_and_forth(store: Store, meeting: Event) -> None:
    store.correct(meeting.id, "place", "Rome", **SIGNED)
    store.correct(meeting.id, "type", "visit", **SIGNED)
    store.correct(meeting.id, "place", "Paris", **SIGNED)
    seen = []
    for step in (store.undo, store.undo, store.undo, store.redo, store.redo, store.redo):
        after = step(meeting.id, **SIGNED)
        seen.append((after.place, after.type, after.confirmed))
    back = [("Rome", "visit", ("type", "place")), ("Rome", "meeting", ("place",)), ("Dushanbe", "meeting", ())]
    assert seen == [*back, back[1], back[0], ("Paris", "visit", ("type", "place"))]


def test_a_new_decision_leaves_nothing_to_redo(store: Store, meeting: Event) -> None:
    store.correct(meeting.id, "place", "Rome", **SIGNED)
    store.undo(meeting.id, **SIGNED)
    store.correct(meeting.id, "place", "Paris", **SIGNED)
    with pytest.raises(CorrectionError, match="nothing to redo"):
        store.redo(meeting.id, **SIGNED)


def test_undo_gives_back_what_the_machine_reads_now(store: Store, meeting: Event) -> None:
    store.correct(meeting.id, "date", "1999", **SIGNED)
    store.save(reading(day=14), at=LATER)
    assert store.undo(meeting.id, **SIGNED).when == date(2021, 9, 14)


def test_the_history_says_who_when_and_what(store: Store, meeting: Event) -> None:
    at = datetime(2024, 5, 1, 17, tzinfo=timezone(timedelta(hours=5)))
    store.correct(meeting.id, "actors", ["KAZ"], who="Amina", at=at, why="seen")
    store.confirm(meeting.id, "date", who="Bo", at=NOON)
    store.undo(meeting.id, who="Bo", at=LATER)
    first, second, third = store.history(meeting.id)
    assert first == Change(first.id, "correct", "actors", ("CHN", "TJK"), ("KAZ",), "Amina", NOON, "seen")
    assert first.at.tzinfo is UTC
    assert second == Change(
        second.id, "confirm", "date", "2021-09-07", "2021-09-07", "Bo", NOON, "read so", undone=True
    )
    assert third == Change(third.id, "undo", "date", "2021-09-07", "2021-09-07", "Bo", LATER, undoes=second.id)


def test_saying_the_same_twice_is_one_decision(store: Store, meeting: Event) -> None:
    store.correct(meeting.id, "place", "Rome", **SIGNED)
    store.correct(meeting.id, "place", "Rome", **SIGNED)
    store.confirm(meeting.id, "place", **SIGNED)
    assert len(store.history(meeting.id)) == 1


def test_a_correction_finds_its_event_when_the_machine_learns_the_same(store: Store, meeting: Event) -> None:
    store.correct(meeting.id, "type", "visit", **SIGNED)
    store.save(reading(events=(event(document(), type="visit"),)), at=LATER)
    assert [found.id for found in store.find(Query(types=("visit",)))] == [meeting.id]


def test_a_corrected_document_date_is_used_and_kept(store: Store) -> None:
    store.save(reading(document(created="2021-09-08")), at=NOON)
    dated = store.date_document(document().id, "2021-09-15", **SIGNED)
    assert dated == document(created="2021-09-15")
    assert store.outdated() == [dated.id]
    saved = store.save(reading(dated, day=14), at=LATER)
    assert saved.changed == 1
    assert store.outdated() == []
    assert store.documents()[0].created == "2021-09-15"
    (change,) = store.document_history(dated.id)
    assert (change.before, change.after, change.who, change.at) == ("2021-09-08", "2021-09-15", "Amina", NOON)


def test_a_reading_that_does_not_know_the_corrected_date_is_not_taken(store: Store) -> None:
    store.save(reading(), at=NOON)
    dated = store.date_document(document().id, "2021-09-15", **SIGNED)
    store.save(reading(dated, day=14), at=NOON)
    before = rows(store)
    saved = store.save(reading(document(created="2000-01-01")), at=LATER)
    assert (saved.outdated, saved.unchanged) == (True, 3)
    assert rows(store) == before
    assert store.known(document()) == dated
    assert not store.save(reading(store.known(document()), day=14), at=LATER).outdated


def test_taking_a_document_date_back_gives_the_given_one(store: Store) -> None:
    store.save(reading(document(created="2021-09-08")), at=NOON)
    identity = document().id
    store.date_document(identity, "2021-09-15", **SIGNED)
    store.date_document(identity, "2021-09-15", **SIGNED)
    store.save(reading(document(created="2021-09-15")), at=NOON)
    assert store.date_document(identity, "", **SIGNED).created == "2021-09-08"
    assert [(change.kind, change.undone) for change in store.document_history(identity)] == [
        ("correct", True),
        ("undo", False),
    ]
    assert store.save(reading(document(created="2021-09-08")), at=LATER).outdated is False
    assert store.known(document("never seen")) == document("never seen")


@pytest.mark.parametrize("created", ["2021-09", "2021-09-08?", "8 September", "2021-02-30", "2021-09-08/2021-09-09"])
def test_a_document_date_is_one_day(store: Store, created: str) -> None:
    store.save(reading(), at=NOON)
    with pytest.raises(CorrectionError, match="document date"):
        store.date_document(document().id, created, **SIGNED)
    with pytest.raises(CorrectionError, match="no document"):
        store.date_document("none", "2021-09-08", **SIGNED)


def test_a_correction_is_there_when_the_database_is_opened_again(database_url: str) -> None:
    with Store.open(database_url) as store:
        store.save(reading(), at=NOON)
        corrected = store.correct(by_type(store)["meeting"].id, "place", "Rome", **SIGNED)
    with Store.open(database_url) as store:
        assert store.event(corrected.id) == corrected
