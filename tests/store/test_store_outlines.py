"""All events in short, and what changed since: what a picture of them in memory is kept up to date with."""

from dataclasses import replace

from store_readings import NOON, reading

from timeline.events import Outline
from timeline.store import Query, Store


def held(store: Store, since: int = 0) -> tuple[int, dict[str, Outline], set[str]]:
    with store.outlines(since) as found:
        return found.revision, {outline.id: outline for outline in found.changed}, set(found.gone)


def test_every_event_has_an_outline_that_says_what_it_says(store: Store) -> None:
    store.save(reading(), at=NOON)
    _, outlines, gone = held(store)
    events = store.find(Query())
    assert gone == set()
    assert {
        (e.id, e.type, e.status, e.place, e.actors, e.recipients, e.people, (e.evidence[0].document_id,))
        for e in events
    } == {(o.id, o.type, o.status, o.place, o.actors, o.recipients, o.people, o.documents) for o in outlines.values()}


def test_only_what_changed_since_is_given(store: Store) -> None:
    store.save(reading(), at=NOON)
    revision, outlines, _ = held(store)
    assert store.revision() == revision
    corrected = sorted(outlines)[0]
    store.correct(corrected, "place", "Geneva", who="a", at=NOON)
    later, changed, gone = held(store, revision)
    assert (later > revision, set(changed), gone) == (True, {corrected}, set())
    assert changed[corrected].place == "Geneva"


def test_a_removed_document_s_events_are_gone(store: Store) -> None:
    store.save(reading(), at=NOON)
    revision, outlines, _ = held(store)
    store.remove_document(store.documents()[0].id, who="Amina", at=NOON)
    _, changed, gone = held(store, revision)
    assert (changed, gone) == ({}, set(outlines))


def test_an_event_joined_to_another_is_gone_and_comes_back_with_undo(store: Store) -> None:
    store.save(reading(), at=NOON)
    revision, outlines, _ = held(store)
    one, other, *_ = sorted(outlines)
    store.merge(one, [other], who="a", at=NOON)
    joined, changed, gone = held(store, revision)
    assert (set(changed), gone) == ({one}, {other})
    store.undo(one, who="a", at=NOON)
    _, changed, gone = held(store, joined)
    assert other in changed
    assert other not in gone


def test_an_event_that_went_and_came_back_is_there(store: Store) -> None:
    first = reading()
    store.save(first, at=NOON)
    revision, outlines, _ = held(store)
    store.save(replace(first, events=()), at=NOON)
    store.save(first, at=NOON)
    _, changed, _ = held(store, revision)
    assert set(changed) == set(outlines)
