"""Takes documents in: reads each, saves it, and keeps count of what was refused."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from timeline.formats import Refused, read_bytes
from timeline.gathering import date_each_other
from timeline.pipeline import read
from timeline.store import Seen, StoreError
from timeline.taking_in import Added, take_in
from timeline.text import Document
from timeline.views import shortened
from timeline.web.speaking import say
from timeline.web.state import Desk, now, who

_TITLE: Final = 80


Outcome = Added | Refused


def pasted(text: str, *, title: str, created: str) -> Iterator[Document | Refused]:
    """The documents of a pasted text: one, or the reason there is none."""
    for outcome in read_bytes("pasted.txt", text.encode("utf-8", "replace")):
        if isinstance(outcome, Document):
            name = title.strip() or shortened(outcome.text.strip().splitlines()[0], _TITLE)
            citation = replace(outcome.citation, title=name)
            yield replace(outcome, citation=citation, created=created)
        else:
            yield replace(outcome, name=say("The pasted text"))


def add(found: Iterable[Document | Refused], desk: Desk) -> Iterator[Outcome]:
    """Reads and saves each document as it comes, so that a failure leaves the finished ones whole."""
    added = []
    for outcome in found:
        if isinstance(outcome, Refused):
            yield outcome
            continue
        try:
            added.append(add_document(outcome, desk))
            yield added[-1]
        except StoreError as error:
            yield Refused(outcome.citation.title, str(error))
    _date_each_other([one.document_id for one in added if not one.known], desk)


def add_document(document: Document, desk: Desk) -> Added:
    """Reads the document and saves what was found."""
    return take_in(document, desk.store, desk.knowledge, at=now())


def redate(document_id: str, created: str, desk: Desk, *, seen: Seen | None = None) -> None:
    """Gives a document the date a person knows, and dates its events anew by it. Raises ConflictError."""
    document = desk.store.date_document(document_id, created, who=who(), at=now(), seen=seen)
    desk.store.save(read(document, desk.knowledge), at=now())
    _date_each_other([document_id], desk)


def _date_each_other(document_ids: Collection[str], desk: Desk) -> None:
    """Lets dated reports date undated ones of the same events."""
    deque(date_each_other(document_ids, desk.store, desk.knowledge, at=now()), maxlen=0)


def read_again(document_id: str, desk: Desk) -> None:
    """Reads a document anew: another version of the program read it, or its date was settled since."""
    stored = desk.store.document(document_id)
    if stored is not None:
        desk.store.save(read(desk.store.known(stored.document), desk.knowledge), at=now())
