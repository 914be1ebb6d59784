"""The list of all documents, a page at a time: searched, narrowed and sorted by a narrow card of each."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, text

from timeline.dates import bounds
from timeline.events import Reading
from timeline.store.documents import cited
from timeline.store.elsewhere import batched
from timeline.store.folding import fold, searchable
from timeline.store.records import Dating, DocumentFacets, DocumentQuery, DocumentsBy, FoundDocuments, Going
from timeline.store.searching import documents_holding
from timeline.store.tables import changes, claims, comments, document_cards, documents
from timeline.text import Document

# PostgreSQL takes no more than a megabyte of words; a hundred pages are found by their words, the rest is read.
_MOST_SEARCHED: Final = 250_000
_SORT: Final = {
    DocumentsBy.TITLE: document_cards.c.sorted_title,
    DocumentsBy.ARCHIVE: document_cards.c.archive,
    DocumentsBy.LANGUAGE: document_cards.c.language,
    DocumentsBy.DATE: document_cards.c.day,
    DocumentsBy.ADDED: document_cards.c.added_at,
}


def find_documents(connection: Connection, query: DocumentQuery) -> FoundDocuments:
    """One page of the documents asked for, and how many there are; without a date last, whichever way they go."""
    conditions = _conditions(connection, query)
    total = connection.execute(select(func.count()).select_from(document_cards).where(*conditions)).scalar_one()
    by = _SORT[query.sort]
    way = [by.desc(), document_cards.c.number.desc()] if query.backwards else [by, document_cards.c.number]
    order = [by.is_(None), *way] if by.nullable else way
    page = select(document_cards.c.document_id).where(*conditions).order_by(*order)
    ids = list(connection.execute(page.limit(query.limit).offset(query.offset)).scalars())
    there = cited(connection, ids)
    return FoundDocuments(int(total), tuple(there[document_id] for document_id in ids))


def ids_of(connection: Connection, query: DocumentQuery) -> list[str]:
    """All of the documents asked for."""
    asked = select(document_cards.c.document_id).where(*_conditions(connection, query))
    return list(connection.execute(asked.order_by(document_cards.c.number)).scalars())


def count_documents(connection: Connection) -> DocumentFacets:
    """What the list can be narrowed by."""
    return DocumentFacets(_counts(connection, document_cards.c.archive), _counts(connection, document_cards.c.language))


def describe(connection: Connection) -> dict[str, dict[str, str]]:
    """Title, language and archive of each document."""
    cards = document_cards.c
    rows = connection.execute(select(cards.document_id, cards.title, cards.language, cards.archive)).all()
    return {
        "titles": {row.document_id: row.title for row in rows},
        "languages": {row.document_id: row.language for row in rows},
        "collections": {row.document_id: row.archive for row in rows},
    }


def going(connection: Connection, document_ids: Collection[str]) -> Going:
    """What would go with some documents."""
    told: dict[str, int] = {}
    for part in batched(document_ids):
        mine = select(claims.c.event_id).where(claims.c.document_id.in_(part))
        for event_id in connection.execute(mine).scalars():
            told[event_id] = told.get(event_id, 0) + 1
    alone: list[str] = []
    for part in batched(told):
        number = select(claims.c.event_id, func.count()).where(claims.c.event_id.in_(part)).group_by(claims.c.event_id)
        alone += [event_id for event_id, count in connection.execute(number) if count == told[event_id]]
    counts = (
        select(func.count()).where(table.c.event_id.in_(part))
        for table in (changes, comments)
        for part in batched(alone)
    )
    said = sum(int(connection.execute(count).scalar_one()) for count in counts)
    return Going(len(document_ids), len(alone), len(told) - len(alone), said)


def put_card(connection: Connection, card: dict[str, Any], words: str) -> None:
    """Makes a document's card anew, and its words findable."""
    connection.execute(delete(document_cards).where(document_cards.c.document_id == card["document_id"]))
    number = connection.execute(insert(document_cards).values(card)).inserted_primary_key
    assert number is not None
    connection.execute(_indexed(connection), {"number": number[0], "words": words})


def card_of(reading: Reading, added_at: datetime) -> dict[str, Any]:
    """What the list shows of a document and sorts it by."""
    document, when = reading.document, reading.date.when
    limits = None if when is None else bounds(when)
    day = None if limits is None else limits.latest if limits.earliest is None else limits.earliest
    return {
        "document_id": document.id,
        "title": document.citation.title,
        "sorted_title": fold(document.citation.title),
        "archive": document.citation.archive,
        "language": document.language,
        "day": day,
        "is_given": bool(document.created),
        "added_at": added_at,
    }


def words_of(document: Document) -> str:
    """The words a document is found by."""
    citation = document.citation
    return searchable((citation.title, citation.archive, document.text[:_MOST_SEARCHED]))


def index_documents(connection: Connection) -> None:
    """Makes the words of all documents findable, whose cards were put there without."""
    every = select(document_cards.c.number, document_cards.c.title, document_cards.c.archive, documents.c.id)
    for card in connection.execute(every.join(documents, documents.c.id == document_cards.c.document_id)).all():
        written = connection.execute(select(documents.c.text).where(documents.c.id == card.id)).scalar_one()
        words = searchable((card.title, card.archive, written[:_MOST_SEARCHED]))
        connection.execute(_indexed(connection), {"number": card.number, "words": words})


def _indexed(connection: Connection) -> Any:
    if connection.dialect.name == "sqlite":
        return text("INSERT INTO document_search (rowid, words) VALUES (:number, :words)")
    return text("UPDATE document_cards SET words = to_tsvector('simple', :words) WHERE number = :number")


def _conditions(connection: Connection, query: DocumentQuery) -> list[ColumnElement[bool]]:
    cards, conditions = document_cards.c, []
    if query.archive:
        conditions.append(cards.archive == query.archive)
    if query.language:
        conditions.append(cards.language == query.language)
    match query.dating:
        case Dating.GIVEN:
            conditions.append(cards.is_given)
        case Dating.WORKED_OUT:
            conditions.append(~cards.is_given & cards.day.is_not(None))
        case Dating.NONE:
            conditions.append(~cards.is_given & cards.day.is_(None))
    if query.words.strip():
        conditions.append(documents_holding(connection, query.words))
    return conditions


def _counts(connection: Connection, name: ColumnElement[str]) -> tuple[tuple[str, int], ...]:
    rows = connection.execute(select(name, func.count()).where(name != "").group_by(name))
    # Sorted here: each server would sort words as it was set up to.
    return tuple(sorted(((str(word), int(count)) for word, count in rows), key=lambda row: (-row[1], row[0])))
