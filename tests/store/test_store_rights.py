"""Whether the doors of the store ask the policy: no method may be forgotten."""

import inspect
from contextlib import AbstractContextManager
from operator import attrgetter

import pytest
from store_readings import LATER, NOON, by_type, document, reading
from test_store_policy import PRIVATE, ROLES

from timeline.store import (
    Action,
    CorrectionError,
    DocumentQuery,
    Grant,
    NotAllowed,
    Query,
    SavedView,
    SavedViews,
    Store,
    Visibility,
)

WHO = {"who": "Amina", "at": LATER}
READING = reading()
# What each public method does, and a call of it.
METHODS = {
    "revision": ("read", ()),
    "save": ("add", (READING,), {"at": NOON}),
    "has": ("read", ("x",)),
    "known": ("read", (document(),)),
    "has_documents": ("read", ()),
    "documents": ("read", ()),
    "cited": ("read", (["x"],)),
    "find_documents": ("read", (DocumentQuery(),)),
    "all_documents": ("read", (DocumentQuery(),)),
    "document_facets": ("read", ()),
    "going_with": ("remove", (["x"],)),
    "undecided_documents": ("read", ()),
    "document": ("read", ("x",)),
    "outdated": ("read", ()),
    "remove_document": ("remove", ("x",), WHO),
    "restore_document": ("remove", (1,), WHO),
    "removed": ("read_history", ()),
    "purge": ("remove", (NOON,)),
    "dismiss": ("correct", ("x",), WHO | {"why": "a rehearsal"}),
    "dismissed": ("read_history", ()),
    "last_change": ("read", ()),
    "last_date_given": ("read", ()),
    "pulse": ("read", ("x",)),
    "told_elsewhere": ("read", ("x",)),
    "undated_neighbours": ("read", (["x"],)),
    "sources": ("read", ()),
    "date_document": ("correct", ("x", "2021-09-07"), WHO),
    "document_history": ("read_history", ("x",)),
    "find": ("read", (Query(),)),
    "events": ("read", (["x"],)),
    "event": ("read", ("x",)),
    "matching": ("read", ("word",)),
    "outlines": ("read", ()),
    "facets": ("read", ()),
    "claims": ("read", ("x",)),
    "history": ("read_history", ("x",)),
    "kept_apart": ("read", ()),
    "correct": ("correct", ("x", "place", "Paris"), WHO),
    "confirm": ("confirm", ("x", "place"), WHO),
    "merge": ("correct", ("x", ["y"]), WHO),
    "keep_apart": ("correct", ("x", "y"), WHO),
    "split": ("correct", ("x", ["y"]), WHO),
    "undo": ("confirm", ("x",), WHO),
    "redo": ("confirm", ("x",), WHO),
    "comment": ("comment", ("x", "Is it so?"), WHO),
    "change_comment": ("comment", (1, "It is."), WHO),
    "comments": ("read_history", ("x",)),
    "comment_history": ("read_history", ("x",)),
    "views.all": ("read_history", ()),
    "views.save": ("keep_views", ("Visits", "by=actor"), WHO),
    "views.change": ("keep_views", (1,), WHO | {"name": "Calls"}),
    "views.remove": ("keep_views", (1,)),
    "views.restore": ("keep_views", (SavedView(1, "Visits", "by=actor", "Amina", NOON),)),
}
# What opens, closes and asks, and gives nothing out.
# None of these reads or writes what is in the timeline.
DOORS = {"beside", "open", "close", "connections", "granted", "may"}


def allowed(store: Store, method: str) -> bool:
    _, arguments, *named = METHODS[method]
    try:
        given = attrgetter(method)(store)(*arguments, **(named[0] if named else {}))
        if isinstance(given, AbstractContextManager):
            with given:
                pass
    except NotAllowed:
        return False
    except CorrectionError:
        pass
    return True


def public_methods(door: type) -> list[str]:
    return [name for name, _ in inspect.getmembers(door, inspect.isroutine) if not name.startswith("_")]


def test_every_public_method_is_in_the_table() -> None:
    assert [name for name, _ in inspect.getmembers(Store, lambda part: isinstance(part, property))] == ["views"]
    public = {*public_methods(Store), *(f"views.{name}" for name in public_methods(SavedViews))}
    assert public - DOORS == set(METHODS)


@pytest.mark.parametrize("name", ROLES)
def test_every_method_asks_whether_it_may(store: Store, name: str) -> None:
    limited = store.granted(lambda: Grant("Amina", ROLES[name]))
    expected = {method: name in PRIVATE[METHODS[method][0]].split() for method in METHODS}
    assert {method: allowed(limited, method) for method in METHODS} == expected


def test_what_is_public_is_read_by_anybody_and_nothing_more(store: Store) -> None:
    stranger = store.granted(lambda: Grant(role=None, visibility=Visibility.PUBLIC))
    assert {method for method in METHODS if allowed(stranger, method)} == {
        method for method, (action, *_) in METHODS.items() if action == "read"
    }


def as_role(store: Store, role: str, who: str = "Amina") -> Store:
    return store.granted(lambda: Grant(who, ROLES[role]))


def test_a_role_that_is_taken_away_counts_at_once(store: Store) -> None:
    roles = ["editor"]
    limited = store.granted(lambda: Grant("Amina", ROLES[roles[-1]]))
    limited.save(READING, at=NOON)
    assert limited.may(Action.ADD)
    roles.append("viewer")
    assert not limited.may(Action.ADD)
    with pytest.raises(NotAllowed):
        limited.remove_document(READING.document.id, who="Amina", at=NOON)
    assert limited.has(READING.document.id)


def test_nobody_signs_with_the_name_of_another(store: Store) -> None:
    store.save(READING, at=NOON)
    event_id = by_type(store)["meeting"].id
    with pytest.raises(NotAllowed):
        as_role(store, "owner", "Boris").correct(event_id, "place", "Paris", **WHO)
    assert store.history(event_id) == []


def test_nobody_gives_themselves_more_than_they_have(store: Store) -> None:
    with pytest.raises(NotAllowed):
        as_role(store, "viewer").granted(Grant)


def test_a_reviewer_takes_back_their_own_confirmation_and_nothing_else(store: Store) -> None:
    store.save(READING, at=NOON)
    event_id = by_type(store)["meeting"].id
    reviewer = as_role(store, "reviewer")
    reviewer.confirm(event_id, "place", **WHO)
    assert "place" not in reviewer.undo(event_id, **WHO).confirmed
    assert "place" in reviewer.redo(event_id, **WHO).confirmed
    store.correct(event_id, "place", "Paris", who="Boris", at=LATER)
    with pytest.raises(NotAllowed):
        reviewer.undo(event_id, **WHO)
    store.undo(event_id, who="Boris", at=LATER)
    with pytest.raises(NotAllowed):
        reviewer.redo(event_id, **WHO)
    as_role(store, "editor").redo(event_id, **WHO)
