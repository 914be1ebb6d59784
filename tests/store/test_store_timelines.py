"""Several timelines in one database: none sees another, and none waits for another."""

import threading
from collections.abc import Iterator

import pytest
from store_readings import LATER, NOON, by_type, document, event, reading, rows

from timeline.store import HOME, Grant, NotAllowed, Query, Store, StoreError, drop_timeline, kept_timelines
from timeline.store.policy import Action

SIGNED = {"who": "Amina", "at": NOON}


@pytest.fixture
def others(store: Store) -> Iterator[tuple[Store, Store]]:
    with store.beside("first") as first, store.beside("second") as second:
        yield first, second


def outlined(store: Store, since: int = 0) -> tuple:
    with store.outlines(since) as seen:
        return seen.revision, sorted(outline.id for outline in seen.changed), seen.gone


def everything(store: Store) -> tuple:
    words = [sorted(found.id for found in store.find(Query(words=asked))) for asked in ("ministers", "Dushanbe")]
    return rows(store), outlined(store), words, list(store.matching("ministers")), store.facets(), store.sources()


def test_the_same_document_lives_its_own_life_in_each_timeline(store: Store, others: tuple[Store, Store]) -> None:
    for one in (store, *others):
        one.save(reading(), at=NOON)
    first, second = others
    untouched = everything(store), everything(second)
    meeting = by_type(first)["meeting"]
    first.correct(meeting.id, "place", "Samarkand", **SIGNED)
    first.save(reading(document("Another report."), (event(document("Another report.")),)), at=LATER)
    assert (everything(store), everything(second)) == untouched
    assert [len(one.history(meeting.id)) for one in (store, first, second)] == [0, 1, 0]
    first.remove_document(document().id, **SIGNED)
    assert (everything(store), everything(second)) == untouched
    assert [one.has(document().id) for one in (store, first, second)] == [True, False, True]


def test_what_is_in_one_timeline_is_not_there_in_another(store: Store, others: tuple[Store, Store]) -> None:
    first, second = others
    empty = everything(second)
    first.save(reading(), at=NOON)
    (asked,) = first.find(Query(types=("meeting",)))
    for other in (store, second):
        assert other.event(asked.id) is None
        assert other.document(document().id) is None
        assert other.find(Query()) == []
        assert not other.has_documents()
    assert everything(second) == empty


def test_a_timeline_is_there_when_the_database_is_opened_again(database_url: str) -> None:
    with Store.open(database_url, timeline="a-b_2") as store:
        store.save(reading(), at=NOON)
        kept = everything(store)
    with Store.open(database_url, timeline="a-b_2") as again, Store.open(database_url) as home:
        assert everything(again) == kept
        assert home.beside(HOME).documents() == home.documents() == []
        with home.beside("a-b_2") as beside:
            assert everything(beside) == kept
            with beside.beside("a-b_3") as next_to_it:
                assert next_to_it.documents() == []
        assert home.documents() == []  # its connections are still its own


def test_timelines_are_listed_and_dropped_one_by_one(database_url: str) -> None:
    assert kept_timelines(database_url) == [HOME]
    for name in ("b", "a"):
        with Store.open(database_url, timeline=name) as store:
            store.save(reading(), at=NOON)
    assert kept_timelines(database_url) == [HOME, "a", "b"]
    drop_timeline(database_url, "a")
    assert kept_timelines(database_url) == [HOME, "b"]
    drop_timeline(database_url, "a")  # once more changes nothing
    with Store.open(database_url, timeline="a") as anew, Store.open(database_url, timeline="b") as left:
        assert (anew.documents(), len(left.documents())) == ([], 1)


def test_home_is_not_dropped(database_url: str) -> None:
    with pytest.raises(StoreError, match="home timeline"):
        drop_timeline(database_url, HOME)


NO_IDS = ["", "A", "-a", "_a", "a" * 41, "a.b", "../a", "a/b", 'a"b', "a b", "a;", "a\n", "é", "٣", "a\0"]


@pytest.mark.parametrize("name", NO_IDS)
def test_what_is_no_id_reaches_no_database(database_url: str, store: Store, name: str) -> None:
    for attempt in (
        lambda: Store.open(database_url, timeline=name),
        lambda: store.beside(name),
        lambda: drop_timeline(database_url, name),
    ):
        with pytest.raises(StoreError, match="id of a timeline"):
            attempt()
    assert kept_timelines(database_url) == [HOME]


def test_who_may_do_less_does_not_get_into_another_timeline(store: Store) -> None:
    limited = store.granted(lambda: Grant("Amina"))
    with pytest.raises(NotAllowed):
        limited.beside("first")


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_database_in_memory_has_one_timeline(database_kind: str) -> None:
    assert kept_timelines("sqlite://") == [HOME]
    with Store.open("sqlite://") as store, pytest.raises(StoreError, match="only one timeline"):
        store.beside("first")


def test_writers_of_two_timelines_do_not_wait_for_one_another(store: Store, others: tuple[Store, Store]) -> None:
    first, second = others
    finished = {name: threading.Event() for name in ("home", "first", "second")}

    def save(name: str, one: Store) -> None:
        one.save(reading(), at=NOON)
        finished[name].set()

    with first._writing(Action.ADD):
        named = {"home": store, "first": first, "second": second}
        threads = [threading.Thread(target=save, args=pair) for pair in named.items()]
        for thread in threads:
            thread.start()
        assert finished["home"].wait(9)
        assert finished["second"].wait(9)
        assert not finished["first"].wait(0.1)
    for thread in threads:
        thread.join()
    assert finished["first"].is_set()
