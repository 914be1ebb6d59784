"""Documents of one collection date each other: what was read is read again where another report says more."""

from collections.abc import Collection, Iterator
from datetime import datetime

from timeline.dating import TOLD_ELSEWHERE
from timeline.events import Knowledge
from timeline.pipeline import read
from timeline.store import Store


def date_each_other(document_ids: Collection[str], store: Store, known: Knowledge, *, at: datetime) -> Iterator[str]:
    """Dates undated documents by dated ones that tell the same event; gives the ids of those read again.

    `document_ids` came or changed just now; others are looked at where these may date them. A document that
    was dated so before is first read by itself, so that the end is the same whatever came first.
    """
    for document_id in store.undated_neighbours(document_ids):
        stored = store.document(document_id)
        if stored is None:
            continue
        was_told = any(clue.kind == TOLD_ELSEWHERE for clue in stored.date.clues)
        if was_told:
            store.save(read(stored.document, known), at=at)
        told = store.told_elsewhere(document_id)
        if told:
            store.save(read(stored.document, known, told_elsewhere=told), at=at)
        if told or was_told:
            yield document_id
