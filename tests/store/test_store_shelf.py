"""The list of documents: searched, narrowed, sorted and paged by the store, and what would go with some of them."""

from dataclasses import replace

import pytest
from alembic import command
from store_readings import LATER, NOON, by_type, document, event, reading

from timeline.dates import parse_edtf
from timeline.dating import DocumentDate
from timeline.events import Reading
from timeline.store import Dating, DocumentQuery, DocumentsBy, Going, Store
from timeline.store.migrating import migration_config
from timeline.text import Citation, Document

SHELF = (
    # Title, archive, language, date, whether it was given, text.
    ("Zürich talks", "Agency B", "en", "2021-09-07", True, "The ministers met in Dushanbe."),
    ("apples", "Agency A", "en", "2010", False, "Nothing happened."),
    ("استقبال السفير", "Agency A", "ar", "", False, "استقبل الوزير السفير في القَاهـرة"),
    ("习近平通电话", "", "zh", "2015-03", False, "习近平同塔吉克斯坦总统通电话"),
)


@pytest.fixture
def shelf(store: Store) -> Store:
    for title, archive, language, date, is_given, text in SHELF:
        cited = Citation(title=title, archive=archive)
        one = Document(text, language, created=date if is_given else "", citation=cited)
        store.save(Reading(one, DocumentDate(parse_edtf(date) if date else None), (), ()), at=NOON)
    return store


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        (DocumentQuery(sort=DocumentsBy.TITLE), ["apples", "Zürich talks", "استقبال السفير", "习近平通电话"]),
        (DocumentQuery(sort=DocumentsBy.DATE), ["apples", "习近平通电话", "Zürich talks", "استقبال السفير"]),
        (
            DocumentQuery(sort=DocumentsBy.DATE, backwards=True),
            ["Zürich talks", "习近平通电话", "apples", "استقبال السفير"],
        ),
        (DocumentQuery(words="القاهره"), ["استقبال السفير"]),
        (DocumentQuery(words="السفِير"), ["استقبال السفير"]),
        (DocumentQuery(words="zurich"), ["Zürich talks"]),
        (DocumentQuery(words="塔吉克"), ["习近平通电话"]),
        (DocumentQuery(words="agency ministers"), ["Zürich talks"]),
        (DocumentQuery(words="%"), []),
        (DocumentQuery(archive="Agency A", language="ar"), ["استقبال السفير"]),
        (DocumentQuery(dating=Dating.GIVEN), ["Zürich talks"]),
        (DocumentQuery(dating=Dating.WORKED_OUT, sort=DocumentsBy.DATE), ["apples", "习近平通电话"]),
        (DocumentQuery(dating=Dating.NONE), ["استقبال السفير"]),
    ],
)
def test_documents_are_found_in_the_order_asked_for(shelf: Store, query: DocumentQuery, titles: list[str]) -> None:
    found = shelf.find_documents(query)
    assert [one.citation.title for one in found.documents] == titles
    assert found.total == len(titles)
    assert sorted(shelf.all_documents(query)) == sorted(one.id for one in found.documents)


def test_a_page_is_a_part_of_the_list_and_the_total_is_of_all(shelf: Store) -> None:
    page = shelf.find_documents(DocumentQuery(sort=DocumentsBy.TITLE, limit=2, offset=1))
    assert [one.citation.title for one in page.documents] == ["Zürich talks", "استقبال السفير"]
    assert page.total == 4


def test_the_list_says_what_it_can_be_narrowed_by(shelf: Store) -> None:
    facets = shelf.document_facets()
    assert facets.archives == (("Agency A", 2), ("Agency B", 1))
    assert facets.languages == (("en", 2), ("ar", 1), ("zh", 1))


def test_a_document_read_anew_is_listed_once_with_what_is_known_now(store: Store) -> None:
    one = document()
    store.save(reading(one), at=NOON)
    store.save(reading(replace(one, citation=Citation(title="Another name"))), at=LATER)
    (found,) = store.find_documents(DocumentQuery(words="another")).documents
    assert found.citation.title == "Another name"
    assert store.find_documents(DocumentQuery(words="report")).total == 0
    assert store.sources()["titles"] == {one.id: "Another name"}


def test_a_document_a_person_dates_counts_as_dated(store: Store) -> None:
    one = document()
    store.save(reading(one), at=NOON)
    assert store.find_documents(DocumentQuery(dating=Dating.WORKED_OUT)).total == 1
    store.date_document(one.id, "2021-09-10", who="someone", at=LATER)
    assert store.find_documents(DocumentQuery(dating=Dating.GIVEN)).total == 1


def test_a_removed_document_is_neither_listed_nor_found(shelf: Store) -> None:
    (gone,) = shelf.find_documents(DocumentQuery(words="zurich")).documents
    shelf.remove_document(gone.id, who="Amina", at=NOON)
    assert shelf.find_documents(DocumentQuery()).total == 3
    assert shelf.find_documents(DocumentQuery(words="dushanbe")).total == 0


def test_what_would_go_is_told_from_what_only_loses_a_source(store: Store) -> None:
    one, other = document(), document("The foreign ministers of China and Tajikistan met in Dushanbe.")
    store.save(reading(one), at=NOON)
    store.save(Reading(other, DocumentDate(), (), (event(other, 0),)), at=NOON)
    for kind in ("meeting", "call"):
        store.confirm(by_type(store)[kind].id, "type", who="someone", at=LATER)
    assert store.going_with([one.id]) == Going(documents=1, events=2, staying=1, said=1)
    assert store.going_with([one.id, other.id]) == Going(documents=2, events=3, staying=0, said=2)
    assert store.going_with([]) == Going(0, 0, 0, 0)


def test_documents_of_an_older_database_are_listed_too(shelf: Store) -> None:
    with shelf._writer.begin() as connection:
        command.downgrade(migration_config(connection), "r0006")
        command.upgrade(migration_config(connection), "head")
    assert [one.citation.title for one in shelf.find_documents(DocumentQuery(words="dushanbe")).documents] == [
        "Zürich talks"
    ]
    assert shelf.find_documents(DocumentQuery(dating=Dating.NONE)).total == 1
