"""The part of `Store` that keeps documents."""

from collections.abc import Collection
from datetime import datetime

from timeline.dating import ToldElsewhere
from timeline.events import Reading
from timeline.store import documents, elsewhere
from timeline.store.conflicts import Seen
from timeline.store.doors import Doors
from timeline.store.errors import CorrectionError
from timeline.store.policy import Action
from timeline.store.records import Change, Saved, StoredDate, StoredDocument
from timeline.store.repeating import repeated
from timeline.store.saving import save_reading
from timeline.text import Document


class KeptDocuments(Doors):
    """What was read: kept, found, dated by people, and removed."""

    def save(self, reading: Reading, *, at: datetime) -> Saved:
        """Keeps a document's reading, whole or not at all; saving the same again changes nothing.

        What people settled stays. Events keep their ids from one reading to the next.
        """

        def save() -> Saved:
            with self._writing(Action.ADD) as connection:
                return save_reading(connection, reading, at)

        return repeated(save)

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

    def told_elsewhere(self, document_id: str) -> list[ToldElsewhere]:
        """The events of an undated document that a dated one tells to the day."""
        with self._reading() as connection:
            return elsewhere.told_elsewhere(connection, document_id)

    def undated_neighbours(self, document_ids: Collection[str]) -> list[str]:
        """The undated documents that some documents may date, or that are among them."""
        with self._reading() as connection:
            return elsewhere.undated_neighbours(connection, document_ids)

    def last_date_given(self) -> int:
        """The number of the last date that anyone gave a document: what a date is `seen` with."""
        with self._reading() as connection:
            return documents.last_date_given(connection)

    def date_document(
        self, document_id: str, created: str, *, who: str, at: datetime, seen: Seen | None = None
    ) -> Document:
        """Records a person's creation date and gives the document, to be read again with it and saved.

        An empty date takes theirs back. Raises CorrectionError where it is no day, and ConflictError where others
        have dated it since it was seen.
        """
        with self._writing(Action.CORRECT, who) as connection:
            documents.set_created(connection, document_id, created, who=who, at=at, seen=seen)
            stored = documents.find_document(connection, document_id)
        if stored is None:
            raise CorrectionError(f"no document {document_id!r}")
        return stored.document

    def document_history(self, document_id: str) -> list[Change]:
        """The creation dates people gave the document, oldest first."""
        with self._reading(Action.READ_HISTORY) as connection:
            return documents.dates_given(connection, document_id)
