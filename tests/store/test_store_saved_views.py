"""Views kept under a name: one view a name, whoever writes it how; what was changed or removed comes back."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from store_readings import NOON

from timeline.store import LONGEST_NAME, Refusal, SavedView, Store, StoreError
from timeline.store.migrating import migration_config

SIGNED = {"who": "me", "at": NOON}


def names(store: Store) -> list[str]:
    return [view.name for view in store.views.all()]


def test_a_view_is_kept_as_it_was_given(store: Store) -> None:
    kept = store.views.save("Visits in 2021", "types=visit&years=2021..2021", **SIGNED)
    assert isinstance(kept, SavedView)
    assert store.views.all() == [kept]
    assert (kept.name, kept.address, kept.who, kept.at) == (
        "Visits in 2021", "types=visit&years=2021..2021", "me", NOON,
    )  # fmt: skip


STRANGE = [
    ("الزيارات إلى موسكو", "الزيارات إلى موسكو"),
    ("  two   words\n", "two words"),
    ("نام\u200cها", "نام\u200cها"),
    ("习近平的访问", "习近平的访问"),
    ("'; DROP TABLE saved_views; --", "'; DROP TABLE saved_views; --"),
    ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
    # One letter that is eighteen when it is levelled.
    ("\ufdfa" * LONGEST_NAME, "\ufdfa" * LONGEST_NAME),
]


@pytest.mark.parametrize(("name", "kept"), STRANGE, ids=range(len(STRANGE)))
def test_any_name_that_can_be_written_is_a_name(store: Store, name: str, kept: str) -> None:
    store.views.save(name, "by=actor", **SIGNED)
    assert names(store) == [kept]


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("", Refusal.EMPTY),
        (" \n ", Refusal.EMPTY),
        ("\u200f\u200e", Refusal.EMPTY),
        ("x" * (LONGEST_NAME + 1), Refusal.TOO_LONG),
        ("a\0b", Refusal.UNSTORABLE),
        ("a\ud800", Refusal.UNSTORABLE),
    ],
)
def test_what_is_no_name_is_refused_and_nothing_is_kept(store: Store, name: str, refusal: Refusal) -> None:
    assert store.views.save(name, "by=actor", **SIGNED) is refusal
    assert store.views.all() == []
    first = store.views.save("first", "by=actor", **SIGNED)
    assert store.views.change(first.id, name=name, **SIGNED) is refusal
    assert store.views.all() == [first]


@pytest.mark.parametrize("other", ["VISITS to rome", "visits  to Rome ", "Visits to\u200b Rome", "Ｖisits to Rome"])
def test_two_views_do_not_bear_one_name(store: Store, other: str) -> None:
    first = store.views.save("Visits to Rome", "by=actor", **SIGNED)
    assert store.views.save(other, "by=place", **SIGNED) is Refusal.TAKEN
    second = store.views.save("Treaties", "types=treaty", **SIGNED)
    assert store.views.change(second.id, name=other, **SIGNED) is Refusal.TAKEN
    assert store.views.all() == [second, first]
    # A view may be called its own name, written otherwise.
    assert store.views.change(first.id, name=other, **SIGNED) == first


def test_a_view_is_renamed_and_replaced_and_comes_back_as_it_was(store: Store) -> None:
    first = store.views.save("Visits", "types=visit", **SIGNED)
    before = store.views.change(first.id, name="State visits", who="you", at=NOON)
    assert before == first
    renamed = store.views.all()[0]
    assert renamed == replace(first, name="State visits", who="you")
    assert store.views.change(first.id, address="types=call", **SIGNED) == renamed
    assert store.views.all() == [replace(first, name="State visits", address="types=call")]
    assert store.views.restore(first) == first
    assert store.views.all() == [first]


def test_what_is_removed_comes_back_in_its_place_and_no_other_takes_it(store: Store) -> None:
    first = store.views.save("Visits", "types=visit", **SIGNED)
    assert store.views.remove(first.id) == first
    assert store.views.remove(first.id) is Refusal.GONE
    assert store.views.change(first.id, name="x", **SIGNED) is Refusal.GONE
    other = store.views.save("Calls", "types=call", **SIGNED)
    assert other.id != first.id
    store.views.restore(first)
    assert store.views.all() == [other, first]


def test_a_view_does_not_come_back_over_another_of_its_name(store: Store) -> None:
    first = store.views.save("Visits", "types=visit", **SIGNED)
    store.views.remove(first.id)
    other = store.views.save("visits", "by=actor", **SIGNED)
    assert store.views.restore(first) is Refusal.TAKEN
    assert store.views.all() == [other]


def test_keeping_a_view_is_no_change_of_the_events(store: Store) -> None:
    before = store.revision()
    store.views.save("Visits", "types=visit", **SIGNED)
    assert store.revision() == before


@pytest.mark.parametrize("earlier", ["r0001", "r0002", "r0003", "r0004"])
def test_a_database_of_an_earlier_program_can_keep_views(tmp_path: Path, migrated_sqlite: Path, earlier: str) -> None:
    file = tmp_path / "older.sqlite3"
    shutil.copy(migrated_sqlite, file)
    with Store.open(f"sqlite:///{file}") as store, store._writer.begin() as connection:
        command.downgrade(migration_config(connection), earlier)
    with sqlite3.connect(file) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'saved_views'").fetchone() == (0,)
    raw.close()
    with Store.open(f"sqlite:///{file}") as store:
        store.views.save("Visits", "types=visit", **SIGNED)
    with Store.open(f"sqlite:///{file}") as store:
        assert names(store) == ["Visits"]


def test_a_database_that_cannot_be_written_says_so(tmp_path: Path, migrated_sqlite: Path) -> None:
    file = tmp_path / "kept.sqlite3"
    shutil.copy(migrated_sqlite, file)
    with (
        pytest.raises(StoreError, match="may not be written to"),
        Store.open(f"sqlite:///file:{file}?mode=ro&uri=true") as store,
    ):
        store.views.save("Visits", "types=visit", **SIGNED)
