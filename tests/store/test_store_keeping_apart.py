"""What a person says of two events that look like one, and which documents nobody has dated."""

import pytest
from store_readings import LATER, NOON, TEXT, document, document_date, event, reading

from timeline.dating import Clue, DocumentDate
from timeline.events import Reading
from timeline.store import CorrectionError, Query, Store
from timeline.text import Domain

WHO = {"who": "Amina", "at": LATER}


def two_events(store: Store) -> list[str]:
    """Two reports of one meeting, of which they give different days."""
    for number, day in enumerate(("2021-09-07", "2021-09-08")):
        of = document(f"Report {number}: they met.")
        store.save(Reading(of, DocumentDate(), (), (event(of, 0, day),)), at=NOON)
    return [one.id for one in store.find(Query())]


def test_two_events_are_kept_apart_until_it_is_undone(store: Store) -> None:
    first, second = two_events(store)
    store.keep_apart(second, first, **WHO)
    assert store.kept_apart() == {(min(first, second), max(first, second))}
    assert [change.kind for change in store.history(second)] == ["apart"]
    store.undo(second, **WHO)
    assert store.kept_apart() == frozenset()
    store.redo(second, **WHO)
    assert len(store.kept_apart()) == 1
    assert len(store.find(Query())) == 2


def test_a_report_that_gives_the_same_day_later_does_not_join_what_is_kept_apart(store: Store) -> None:
    first, second = two_events(store)
    store.keep_apart(first, second, **WHO)
    of = document("Report 1: they met.")
    store.save(Reading(of, DocumentDate(), (), (event(of, 0, "2021-09-07"),)), at=LATER)
    assert [one.id for one in store.find(Query())] == sorted([first, second])


@pytest.mark.parametrize("other", ["itself", "nobody"])
def test_an_event_is_kept_apart_from_another_event_only(store: Store, other: str) -> None:
    first, _ = two_events(store)
    with pytest.raises(CorrectionError, match="choose another"):
        store.keep_apart(first, first if other == "itself" else other, **WHO)


AGAINST = DocumentDate(clues=(Clue("contradiction", "a Tuesday, not a Monday"),))


@pytest.mark.parametrize(
    ("created", "date", "domain", "is_asked"),
    [
        ("", document_date(document()), Domain.NEWS, True),
        ("", DocumentDate(), Domain.NARRATIVE, False),
        ("2021-09-07", document_date(document()), Domain.NEWS, False),
        ("2021-09-07", AGAINST, Domain.NEWS, True),
    ],
)
def test_documents_are_undecided_where_no_date_or_a_contradicted_one_was_given(
    store: Store, created: str, date: DocumentDate, domain: Domain, is_asked: bool
) -> None:
    of = document(TEXT, created=created, domain=domain)
    store.save(Reading(of, date, (), ()), at=NOON)
    assert [one.document_id for one in store.undecided_documents()] == [of.id] * is_asked


def test_a_date_that_a_person_gave_or_let_stand_is_decided_until_it_is_taken_back(store: Store) -> None:
    of = document(TEXT, created="2021-09-07")
    store.save(Reading(of, AGAINST, (), ()), at=NOON)
    store.date_document(of.id, "2021-09-07", **WHO)
    assert store.undecided_documents() == []
    store.date_document(of.id, "", **WHO)
    assert [one.document_id for one in store.undecided_documents()] == [of.id]


def test_a_dated_document_that_was_undated_is_decided(store: Store) -> None:
    store.save(one := reading(), at=NOON)
    store.date_document(one.document.id, "2021-09-08", **WHO)
    assert store.undecided_documents() == []
