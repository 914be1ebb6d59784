"""One document into the store: what the pages, the command line and the worker do alike."""

from dataclasses import dataclass
from datetime import datetime

from timeline.events import Knowledge
from timeline.pipeline import read
from timeline.store import Store
from timeline.text import Document


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is in the store now; `known` says that it was there before."""

    document_id: str
    known: bool


def take_in(document: Document, store: Store, known: Knowledge, *, at: datetime) -> Added:
    """Reads the document and saves what was found; the same text with the same date again changes nothing."""
    stored = store.document(document.id)
    wanted = store.known(document)
    if stored is not None and stored.created == wanted.created:
        return Added(document.id, known=True)
    store.save(read(wanted, known), at=at)
    return Added(document.id, known=False)
