"""What people say of an event: in order, signed, and never lost."""

import pytest
from store_readings import LATER, NOON, by_type, reading

from timeline.store import CorrectionError, Grant, NotAllowed, Role, Store

AMINA = {"who": "Amina", "at": NOON}
BORIS = {"who": "Boris", "at": LATER}


@pytest.fixture
def event_id(store: Store) -> str:
    store.save(reading(), at=NOON)
    return by_type(store)["meeting"].id


def test_what_is_said_is_told_in_order_with_who_and_when(store: Store, event_id: str) -> None:
    store.comment(event_id, " Was it not in Khujand?\r\nThe agency says so. ", **AMINA)
    store.comment(event_id, "No.", **BORIS)
    told = [(one.text, one.who, one.at, one.changed_at) for one in store.comments(event_id)]
    assert told == [
        ("Was it not in Khujand?\nThe agency says so.", "Amina", NOON, None),
        ("No.", "Boris", LATER, None),
    ]


def test_a_changed_comment_keeps_its_place_and_the_history_keeps_both(store: Store, event_id: str) -> None:
    first = store.comment(event_id, "Was it Khujand?", **AMINA)
    store.comment(event_id, "No.", **BORIS)
    store.change_comment(first.id, "Was it Khujand, or Dushanbe?", who="Amina", at=LATER)
    told = [(one.id, one.text, one.changed_at) for one in store.comments(event_id)]
    assert told[0] == (first.id, "Was it Khujand, or Dushanbe?", LATER)
    assert told[1][1:] == ("No.", None)
    assert [one.text for one in store.comment_history(event_id)] == [
        "Was it Khujand?",
        "No.",
        "Was it Khujand, or Dushanbe?",
    ]


def test_a_comment_taken_back_is_told_no_more_and_cannot_be_changed(store: Store, event_id: str) -> None:
    first = store.comment(event_id, "Was it Khujand?", **AMINA)
    store.change_comment(first.id, "", **AMINA)
    assert store.comments(event_id) == []
    assert [one.text for one in store.comment_history(event_id)] == ["Was it Khujand?", ""]
    with pytest.raises(CorrectionError):
        store.change_comment(first.id, "Once more", **AMINA)


def test_another_s_comment_is_not_changed_and_removed_by_an_editor_only(store: Store, event_id: str) -> None:
    first = store.comment(event_id, "Was it Khujand?", **AMINA)
    reviewer = store.granted(lambda: Grant("Boris", Role.REVIEWER))
    editor = store.granted(lambda: Grant("Boris", Role.EDITOR))
    for limited, text in ((reviewer, ""), (reviewer, "It was"), (editor, "It was")):
        with pytest.raises(NotAllowed):
            limited.change_comment(first.id, text, **BORIS)
    editor.change_comment(first.id, "", **BORIS)
    assert store.comments(event_id) == []


def test_what_is_said_of_joined_events_is_told_with_the_one_that_stands(store: Store, event_id: str) -> None:
    call, treaty = (by_type(store)[kind].id for kind in ("call", "agreement"))
    for one, text in ((event_id, "one"), (call, "two"), (treaty, "three")):
        store.comment(one, text, **AMINA)
    store.merge(call, [treaty], **AMINA)
    store.merge(event_id, [call], **AMINA)
    assert [one.text for one in store.comments(treaty)] == ["one", "two", "three"]
    store.undo(event_id, **AMINA)
    assert [one.text for one in store.comments(event_id)] == ["one"]


def test_what_is_said_counts_as_a_change_of_the_event_and_changes_nothing_of_it(store: Store, event_id: str) -> None:
    before, event = store.revision(), store.event(event_id)
    store.comment(event_id, "Was it Khujand?", **AMINA)
    with store.outlines(before) as changed:
        assert [one.id for one in changed.changed] == [event_id]
    assert store.event(event_id) == event
    assert store.history(event_id) == []


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "x" * 4001, "\ud800"])
def test_what_cannot_be_a_comment_is_refused(store: Store, event_id: str, text: str) -> None:
    with pytest.raises(CorrectionError):
        store.comment(event_id, text, **AMINA)
    assert store.comment_history(event_id) == []


def test_nothing_is_said_of_an_event_that_is_not_there(store: Store) -> None:
    with pytest.raises(CorrectionError):
        store.comment("nowhere", "Was it Khujand?", **AMINA)
