from collections.abc import Callable
from dataclasses import replace

import pytest
from store_readings import LATER, NOON, TEXT, by_type, document, event, reading, rows, sentence

from timeline.dating import DocumentDate
from timeline.events import Evidence, Status
from timeline.store import Action, Query, Saved, Store, StoreError
from timeline.store.tables import claims, documents, evidence
from timeline.text import Citation, Span


def test_what_was_saved_is_found_as_it_was_read(store: Store) -> None:
    read = reading()
    saved = store.save(read, at=NOON)
    found = store.find(Query())
    assert saved == Saved(read.document.id, added=3)
    assert {replace(one, id="") for one in found} == set(read.events)
    assert all(one.id and not one.confirmed for one in found)
    assert store.event(found[0].id) == found[0]


def test_a_document_comes_back_whole(store: Store) -> None:
    read = reading(document(created="2021-09-08", metadata=(("meta", "2021"), ("file", "x"))))
    assert not store.has(read.document.id)
    store.save(read, at=NOON)
    stored = store.document(read.document.id)
    assert store.has(read.document.id)
    assert stored.document == read.document
    assert (stored.date, stored.resolutions) == (read.date, read.resolutions)
    assert (stored.events, stored.timexes, stored.unresolved, stored.added_at) == (3, 2, 1, NOON)
    assert store.documents() == [replace(stored, text="", metadata=(), resolutions=())]
    assert store.document("none") is None


def test_the_same_reading_again_changes_nothing(store: Store) -> None:
    read = reading(events=(event(document()), event(document()), event(document(), 1, edtf="")))
    assert store.save(read, at=NOON).added == 3
    before = rows(store)
    assert store.save(read, at=LATER) == Saved(read.document.id, unchanged=3)
    assert rows(store) == before


def test_the_same_reading_in_another_store_gets_the_same_ids(store: Store, new_database: Callable[..., str]) -> None:
    store.save(reading(), at=NOON)
    with Store.open(new_database()) as other:
        other.save(reading(), at=LATER)
        assert by_type(other) == by_type(store)


OF = document()
REREADINGS = [
    ("another date", event(OF, edtf="2021-09-14"), True),
    ("another place and party", event(OF, place="Khujand", actors=("CHN", "KAZ")), True),
    ("a shorter quote", event(OF, span=Span(10, 40)), True),
    ("another span that overlaps", event(OF, span=Span(40, 90)), True),
    ("another span that only touches", event(OF, span=Span(sentence(0).end, sentence(0).end + 9)), False),
    ("another type", event(OF, type="visit"), False),
]


@pytest.mark.parametrize(("change", "new", "same_event"), REREADINGS, ids=[case[0] for case in REREADINGS])
def test_an_event_keeps_its_id_when_it_is_read_anew(store: Store, change: str, new: event, same_event: bool) -> None:
    store.save(reading(events=(event(OF),)), at=NOON)
    (old,) = store.find(Query())
    saved = store.save(reading(events=(new,)), at=LATER)
    (found,) = store.find(Query())
    assert (found.id == old.id) is same_event
    assert replace(found, id="") == new
    assert saved == (Saved(OF.id, changed=1) if same_event else Saved(OF.id, added=1, removed=1))


def test_two_events_of_one_sentence_are_not_taken_for_each_other(store: Store) -> None:
    statehood = event(OF, 0, "2021-09-09", type="anniversary", actors=("TJK",))
    relations = event(OF, 0, "2022", type="anniversary", actors=("CHN", "TJK"))
    store.save(reading(events=(statehood, relations)), at=NOON)
    ids = {found.actors: found.id for found in store.find(Query())}
    store.save(reading(events=(replace(relations, when=event(OF, 0, "2023").when),)), at=LATER)
    (found,) = store.find(Query())
    assert found.id == ids["CHN", "TJK"]


def test_events_in_another_order_are_not_changed(store: Store) -> None:
    store.save(reading(), at=NOON)
    shuffled = replace(reading(), events=reading().events[::-1])
    assert store.save(shuffled, at=LATER).unchanged == 3


def test_an_event_that_is_no_longer_read_goes_unless_a_person_touched_it(store: Store) -> None:
    store.save(reading(), at=NOON)
    store.confirm(by_type(store)["call"].id, "place", who="Amina", at=NOON)
    saved = store.save(reading(events=(event(OF),)), at=LATER)
    assert (saved.removed, saved.unchanged) == (1, 2)
    assert set(by_type(store)) == {"meeting", "call"}
    assert store.save(reading(), at=LATER) == Saved(OF.id, added=1, unchanged=2)


def test_a_newer_citation_and_language_are_kept(store: Store) -> None:
    store.save(reading(), at=NOON)
    renamed = document(citation=Citation(title="renamed.txt"))
    store.save(reading(renamed), at=LATER)
    (stored,) = store.documents()
    assert (stored.citation.title, stored.added_at) == ("renamed.txt", NOON)


def tell_also(store: Store, event_id: str, document_id: str) -> None:
    """Lets a second document tell of an event."""
    with store._writing(Action.ADD) as connection:
        claim = connection.execute(claims.select().where(claims.c.event_id == event_id)).first()._mapping
        connection.execute(claims.insert().values({**claim, "id": "theirs", "document_id": document_id, "position": 0}))
        connection.execute(evidence.insert().values(claim_id="theirs", start=0, end=5, quote="Other"))


def test_a_reading_touches_only_its_own_documents_evidence(store: Store) -> None:
    other = document("Other words")
    store.save(reading(), at=NOON)
    store.save(reading(other, events=()), at=NOON)
    meeting = by_type(store)["meeting"].id
    tell_also(store, meeting, other.id)
    theirs = Evidence(other.id, Span(0, 5), "Other")
    store.save(reading(), at=LATER)
    assert theirs in store.event(meeting).evidence
    store.save(reading(events=()), at=LATER)
    assert [found.evidence for found in store.find(Query())] == [(theirs,)]
    assert len(store.find(Query(words="other"))) == 1
    assert store.find(Query(words="ministers")) == []


def test_removing_a_document_leaves_what_others_tell(store: Store) -> None:
    other = document("Other words")
    store.save(reading(), at=NOON)
    store.save(reading(other, events=()), at=NOON)
    found = by_type(store)
    tell_also(store, found["meeting"].id, other.id)
    store.undo(store.correct(found["call"].id, "place", "Rome", who="Amina", at=NOON).id, who="Amina", at=NOON)
    store.date_document(OF.id, "2021-09-09", who="Amina", at=NOON)
    store.remove_document(OF.id, who="Amina", at=NOON)
    assert [one.type for one in store.find(Query())] == ["meeting"]
    assert [one.id for one in store.documents()] == [other.id]
    store.remove_document(other.id, who="Amina", at=NOON)
    assert not any(rows(store).values())


BROKEN = [
    ("half a character", replace(reading(), document=document("bad \ud800 text"))),
    ("a NUL", reading(document("bad \0 text"), events=())),
    ("a title with half a character", reading(document(citation=Citation(title="\udc80")), events=())),
    ("no evidence", reading(events=(event(OF, evidence=()),))),
    ("another document's evidence", reading(events=(event(OF, evidence=(Evidence("x", Span(0, 1), "a"),)),))),
]


@pytest.mark.parametrize(("what", "broken"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_reading_that_cannot_be_kept_is_refused_whole(store: Store, what: str, broken) -> None:
    with pytest.raises(StoreError, match="document"):
        store.save(broken, at=NOON)
    assert not any(rows(store).values())


def test_a_time_without_its_zone_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(ValueError, match="zone"):
        store.save(reading(), at=NOON.replace(tzinfo=None))
    assert not any(rows(store).values())


def test_every_kind_of_text_comes_back_as_it_was(store: Store) -> None:
    text = "الثلاثاء(7 سبتمبر) 元旦 \t\r\n %_\\'\" 😀 \u200f é e\u0301"
    of = document(text)
    one = event(of, span=Span(0, len(text)), people=("وانغ يي", "O'Neill"), recipients=("UN",), status=Status.DENIED)
    store.save(reading(of, events=(one,)), at=NOON)
    assert [replace(found, id="") for found in store.find(Query())] == [one]
    assert store.document(of.id).text == text
    assert TEXT not in text


def test_what_another_version_wrote_is_listed_to_be_read_again(store: Store) -> None:
    store.save(reading(), at=NOON)
    with store._writing(Action.ADD) as connection:
        foreign = {"format": "other", "date": {"is": "Guess"}, "resolutions": [{"is": "Shrug"}]}
        connection.execute(documents.update().values(foreign))
    stored = store.document(OF.id)
    assert (stored.date, stored.resolutions, stored.outdated) == (DocumentDate(), (), True)
    assert store.outdated() == [OF.id]
    assert store.save(reading(stored.document), at=LATER).unchanged == 3
    assert store.document(OF.id).date == reading().date
    assert store.outdated() == []
