"""What goes in and out of the store, besides events and readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from timeline.dates import Bounds
from timeline.dating import DocumentDate
from timeline.events import Outline
from timeline.resolution import Resolution
from timeline.text import Citation, Document, Domain

# A field's value as people see and correct it: a text (dates as EDTF), or codes of actors.
FieldValue: TypeAlias = str | tuple[str, ...]

# The fields of an event that a person may settle.
FIELDS: Final = ("date", "actors", "recipients", "people", "type", "place", "status")
# What a merge or a split changes: which claims are told in which event, pairs of both ids.
SOURCES: Final = "sources"
# What dismissing an event changes: from nothing to `DISMISSED`.
EXISTENCE: Final = "existence"
DISMISSED: Final = "dismissed"


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving a reading did to the document's events.

    `outdated`: nothing was taken, because the reading did not use the creation date a person has given
    the document (see `Store.known`).
    """

    document_id: str
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document in the store. `text`, `metadata` and `resolutions` are empty in a list of documents.

    `created` is the creation date given with the document or by a person, as EDTF, else empty. `outdated`
    documents are to be read and saved again: their creation date was corrected since, or the date and
    resolutions were written by another version of the program (then they may be empty here).
    """

    id: str
    citation: Citation
    language: str
    domain: Domain
    created: str
    date: DocumentDate
    events: int
    timexes: int
    unresolved: int
    added_at: datetime
    outdated: bool = False
    text: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    resolutions: tuple[Resolution, ...] = ()

    @property
    def document(self) -> Document:
        """As it goes into a reading."""
        return Document(
            text=self.text,
            language=self.language,
            created=self.created,
            domain=self.domain,
            citation=self.citation,
            metadata=self.metadata,
        )


@dataclass(frozen=True, slots=True)
class StoredDate:
    """What is known of a document's date; `created` is the date given with it, as EDTF, else empty."""

    document_id: str
    created: str
    date: DocumentDate


class DocumentsBy(StrEnum):
    """What a list of documents may be sorted by."""

    ADDED = "added"
    TITLE = "title"
    ARCHIVE = "archive"
    LANGUAGE = "language"
    DATE = "date"


class Dating(StrEnum):
    """Where a document's date comes from."""

    GIVEN = "given"
    WORKED_OUT = "worked-out"
    NONE = "undated"


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """Which documents to list, and how; what is empty is not asked. Every word must stand in the title or the text."""

    words: str = ""
    archive: str = ""
    language: str = ""
    dating: Dating | None = None
    sort: DocumentsBy = DocumentsBy.ADDED
    backwards: bool = False
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class FoundDocuments:
    """One page of documents, without their texts, and how many there are on all pages."""

    total: int
    documents: tuple[StoredDocument, ...]


@dataclass(frozen=True, slots=True)
class DocumentFacets:
    """The archives and the languages of all documents, each with its number of documents, most first."""

    archives: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Going:
    """What goes when documents are removed: events that no other tells of, and what people decided and said of those.

    `staying` events lose only some of their sources.
    """

    documents: int
    events: int
    staying: int
    said: int


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; what is left empty is not asked. All that is asked must hold.

    `years` are inclusive; `actors` finds them as actors or recipients, any of them; every word of `words`
    must stand in the quotes, the place or the people, whatever its case or accents.
    """

    years: tuple[int, int] | None = None
    window: Bounds | None = None
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    words: str = ""
    documents: tuple[str, ...] = ()
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filters may offer, each with its number of events, most first."""

    actors: tuple[tuple[str, int], ...] = ()
    types: tuple[tuple[str, int], ...] = ()
    statuses: tuple[tuple[str, int], ...] = ()
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Outlines:
    """Events in short as of a revision, one after the other, and the ids of those that are no more."""

    revision: int
    changed: Iterator[Outline]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pulse:
    """How things stand: the last writing, and a mark of one event that is another whenever anything of it changed."""

    revision: int
    event_id: str
    mark: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a history. `kind` is correct, confirm, merge, apart, split, dismiss, undo or redo.

    Of `id` below 0 are those that no decision on the event made: remove and restore, of a report that told of it.

    `undone` says that this decision no longer stands; `undoes` is the line an undo or redo takes back.
    """

    id: int
    kind: str
    field: str
    before: FieldValue
    after: FieldValue
    who: str
    at: datetime
    why: str = ""
    undone: bool = False
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What a person says of an event, `changed_at` when they last said it otherwise; an empty text took it back."""

    id: int
    event_id: str
    text: str
    who: str
    at: datetime
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that can be restored, with the number of events that went with it."""

    number: int
    document_id: str
    title: str
    events: int
    who: str
    at: datetime
    why: str
