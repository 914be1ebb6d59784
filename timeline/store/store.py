"""`Store`: the door to the database."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType

from sqlalchemy import Connection, Engine

from timeline.dating import ToldElsewhere
from timeline.events import Claim, Event, Reading
from timeline.store import correcting, documents, elsewhere, finding
from timeline.store.engine import WRITES, connect, keep_write_ahead_log, shown
from timeline.store.errors import CorrectionError, StoreError
from timeline.store.history import histories, marked
from timeline.store.migrating import migrate
from timeline.store.plainly import told_plainly
from timeline.store.records import Change, Facets, FieldValue, Outlines, Query, Saved, StoredDate, StoredDocument
from timeline.store.revisions import end_writing, gone, outlines, revision
from timeline.store.saving import save_reading
from timeline.store.searching import matching_numbers
from timeline.text import Document


class Store:
    """Documents, their events, and what people decided about them. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        """Takes an engine whose database has the tables; `open` is the way in."""
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})

    @classmethod
    def open(cls, url: str) -> "Store":
        """The store at a database URL, its tables made or brought up to date.

        Raises StoreError where the database cannot be reached, is none, or is not ours.
        """
        store = cls(connect(url))
        try:
            with told_plainly(), store._writer.begin() as connection:
                migrate(connection)
            # Only now, so that a file that turns out not to be ours is left as it was.
            keep_write_ahead_log(store._engine)
        except StoreError as error:
            store.close()
            raise StoreError(f"{shown(url)}: {error}") from error
        return store

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> "Store":
        """The store, closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes."""
        self.close()

    def save(self, reading: Reading, *, at: datetime) -> Saved:
        """Keeps a document's reading, whole or not at all; saving the same again changes nothing.

        What people settled stays. Events keep their ids from one reading to the next.
        """
        with self._writing() as connection:
            return save_reading(connection, reading, at)

    def has(self, document_id: str) -> bool:
        """Whether the document was read and saved, whole."""
        with self._reading() as connection:
            return documents.is_stored(connection, document_id)

    def known(self, document: Document) -> Document:
        """The document as it should be read: with the creation date a person gave it, if one did."""
        with self._reading() as connection:
            return documents.known(connection, document)

    def has_documents(self) -> bool:
        """Whether there is anything yet."""
        with self._reading() as connection:
            return documents.has_any(connection)

    def documents(self) -> list[StoredDocument]:
        """All documents, the last added first, without their texts."""
        with self._reading() as connection:
            return documents.list_documents(connection)

    def cited(self, document_ids: Collection[str]) -> dict[str, StoredDocument]:
        """Those of some documents that are there, by id, without their texts."""
        with self._reading() as connection:
            return documents.cited(connection, document_ids)

    def undecided_documents(self) -> list[StoredDate]:
        """What is known of those undated, or whose text speaks against their date, that no person has dated."""
        with self._reading() as connection:
            return documents.list_undecided(connection)

    def document(self, document_id: str) -> StoredDocument | None:
        """One document with its text and resolutions."""
        with self._reading() as connection:
            return documents.find_document(connection, document_id)

    def outdated(self) -> list[str]:
        """Documents to read and save again: redated since, or read by another version of the program."""
        with self._reading() as connection:
            return documents.outdated_documents(connection)

    def remove_document(self, document_id: str) -> None:
        """Removes the document, and the events that no other document tells of, with their history."""
        with self._writing() as connection:
            documents.remove(connection, document_id)

    def told_elsewhere(self, document_id: str) -> list[ToldElsewhere]:
        """The events of an undated document that a dated one tells to the day."""
        with self._reading() as connection:
            return elsewhere.told_elsewhere(connection, document_id)

    def undated_neighbours(self, document_ids: Collection[str]) -> list[str]:
        """The undated documents that some documents may date, or that are among them."""
        with self._reading() as connection:
            return elsewhere.undated_neighbours(connection, document_ids)

    def find(self, query: Query) -> list[Event]:
        """The events asked for, in order of time, undated ones last."""
        with self._reading() as connection:
            return finding.find_events(connection, query)

    def events(self, ids: Sequence[str]) -> list[Event]:
        """The events with these ids that are there, in their order."""
        with self._reading() as connection:
            return finding.find_by_ids(connection, ids)

    def matching(self, words: str) -> list[int]:
        """The numbers of the events that hold all these words; their outlines have them too."""
        with self._reading() as connection:
            return matching_numbers(connection, words)

    def sources(self) -> dict[str, dict[str, str]]:
        """Of each document, by id: its title, its language, its archive."""
        with self._reading() as connection:
            return documents.described(connection)

    def event(self, event_id: str) -> Event | None:
        """One event."""
        with self._reading() as connection:
            return finding.find_event(connection, event_id)

    def revision(self) -> int:
        """The number of the last writing: as long as it is the same, nothing has changed."""
        with self._reading() as connection:
            return revision(connection)

    @contextmanager
    def outlines(self, since: int = 0) -> Iterator[Outlines]:
        """All events in short, or what has changed of them since a revision; to be read inside the block."""
        with self._reading() as connection:
            yield Outlines(revision(connection), outlines(connection, since), tuple(gone(connection, since)))

    def facets(self) -> Facets:
        """What the filters may offer."""
        with self._reading() as connection:
            return finding.count_facets(connection)

    def correct(self, event_id: str, field: str, value: FieldValue, *, who: str, at: datetime, why: str = "") -> Event:
        """Settles a field of `FIELDS` on a value; an empty date says that none can be known.

        Raises CorrectionError where the value is not of the field's kind.
        """
        with self._changing(event_id) as (connection, standing):
            correcting.correct(connection, standing, field, value, who=who, at=at, why=why)
            return _present(connection, standing)

    def confirm(self, event_id: str, field: str, *, who: str, at: datetime) -> Event:
        """Settles a field on its present value."""
        with self._changing(event_id) as (connection, standing):
            correcting.confirm(connection, standing, field, who=who, at=at)
            return _present(connection, standing)

    def claims(self, event_id: str) -> list[Claim]:
        """What each document tells of the event, with its quotes."""
        with self._reading() as connection:
            return finding.find_claims(connection, finding.standing_id(connection, event_id))

    def merge(self, event_id: str, others: Collection[str], *, who: str, at: datetime, why: str = "") -> Event:
        """Tells several events as one; the others' links lead to it, and `undo` brings them back.

        Raises CorrectionError where there is no other event.
        """
        with self._changing(event_id) as (connection, standing):
            ids = [finding.standing_id(connection, other) for other in others]
            correcting.merge(connection, standing, ids, who=who, at=at, why=why)
            return _present(connection, standing)

    def keep_apart(self, event_id: str, other: str, *, who: str, at: datetime) -> Event:
        """Tells two events as two from now on, though they may look like one.

        Raises CorrectionError where there is no other event.
        """
        with self._changing(event_id) as (connection, standing):
            other = finding.standing_id(connection, other)
            correcting.keep_apart(connection, standing, other, who=who, at=at)
            return _present(connection, standing)

    def kept_apart(self) -> frozenset[tuple[str, str]]:
        """The pairs of events, sorted, that people keep apart."""
        with self._reading() as connection:
            return correcting.kept_apart(connection)

    def split(self, event_id: str, claim_ids: Collection[str], *, who: str, at: datetime, why: str = "") -> Event:
        """Tells some of an event's claims as an event of their own, and gives that; they stay apart from now on.

        Raises CorrectionError where none, or all, of its claims are chosen.
        """
        with self._changing(event_id) as (connection, standing):
            return _present(connection, correcting.split(connection, standing, claim_ids, who=who, at=at, why=why))

    def undo(self, event_id: str, *, who: str, at: datetime) -> Event:
        """Takes back the last decision on the event that is in force. The history keeps both."""
        with self._changing(event_id) as (connection, standing):
            correcting.take_back(connection, standing, "undo", who=who, at=at)
            return _present(connection, standing)

    def redo(self, event_id: str, *, who: str, at: datetime) -> Event:
        """Takes back the last undo, if nothing was decided since."""
        with self._changing(event_id) as (connection, standing):
            correcting.take_back(connection, standing, "redo", who=who, at=at)
            return _present(connection, standing)

    def history(self, event_id: str) -> list[Change]:
        """Everything people did to the event, oldest first."""
        with self._reading() as connection:
            standing = finding.standing_id(connection, event_id)
            return marked(histories(connection, [standing]).get(standing, []))

    def date_document(self, document_id: str, created: str, *, who: str, at: datetime) -> Document:
        """Records a person's creation date and gives the document, to be read again with it and saved.

        An empty date takes theirs back. Raises CorrectionError where it is no day.
        """
        with self._writing() as connection:
            documents.set_created(connection, document_id, created, who=who, at=at)
            stored = documents.find_document(connection, document_id)
        if stored is None:
            raise CorrectionError(f"no document {document_id!r}")
        return stored.document

    def document_history(self, document_id: str) -> list[Change]:
        """The creation dates people gave the document, oldest first."""
        with self._reading() as connection:
            return documents.dates_given(connection, document_id)

    @contextmanager
    def _changing(self, event_id: str) -> Iterator[tuple[Connection, str]]:
        """A writing transaction, and the id of the event that now tells what the id once told."""
        with self._writing() as connection:
            yield connection, finding.standing_id(connection, event_id)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_plainly(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_plainly(), self._writer.begin() as connection:
            yield connection
            end_writing(connection)


def _present(connection: Connection, event_id: str) -> Event:
    event = finding.find_event(connection, event_id)
    if event is None:
        raise CorrectionError(f"no event {event_id!r}")
    return event
