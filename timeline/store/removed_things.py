"""The part of `Store` that removes, and brings back."""

from datetime import datetime

from timeline.events import Event
from timeline.store import correcting, finding, removing
from timeline.store.conflicts import Seen
from timeline.store.decisions import present
from timeline.store.doors import Doors
from timeline.store.history import dismissed_ids, histories, marked
from timeline.store.policy import Action
from timeline.store.records import Change, Removed


class RemovedThings(Doors):
    """Reports that are removed, and events that are none: both can be brought back as they were."""

    def remove_document(self, document_id: str, *, who: str, at: datetime, why: str = "") -> None:
        """Removes the document, and the events that no other document tells of; `restore_document` brings all back."""
        with self._writing(Action.REMOVE, who) as connection:
            removing.remove(connection, document_id, who=who, at=at, why=why)

    def restore_document(self, number: int, *, who: str, at: datetime) -> str:
        """Brings back what one removal took, as it was, and gives the document's id.

        Raises CorrectionError where it is no longer kept, or the document is here again.
        """
        with self._writing(Action.REMOVE, who) as connection:
            return removing.restore(connection, number, who=who, at=at)

    def removed(self) -> list[Removed]:
        """The documents that can be restored, the last removed first."""
        with self._reading(Action.READ_HISTORY) as connection:
            return removing.removed(connection)

    def purge(self, before: datetime) -> int:
        """Throws away for good the documents that were removed before a time, and gives their number."""
        with self._writing(Action.REMOVE) as connection:
            return removing.purge(connection, before)

    def dismiss(self, event_id: str, *, who: str, at: datetime, why: str, seen: Seen | None = None) -> Event:
        """Says that an event is none: it is told nowhere, whatever a later reading finds, until `undo`.

        Raises CorrectionError where no reason is given.
        """
        with self._changing(event_id, Action.CORRECT, who) as (connection, standing):
            correcting.dismiss(connection, standing, who=who, at=at, why=why, seen=seen)
            return present(connection, standing)

    def dismissed(self) -> list[tuple[Event, Change]]:
        """The events that were dismissed, the last first, each with who did it, when and why."""
        with self._reading(Action.READ_HISTORY) as connection:
            ids = dismissed_ids(connection)
            found = {event_id: finding.find_event(connection, event_id) for event_id in ids}
            lines = {event_id: marked(history)[-1] for event_id, history in histories(connection, ids).items()}
            pairs = [(event, lines[event_id]) for event_id, event in found.items() if event is not None]
        return sorted(pairs, key=lambda pair: pair[1].id, reverse=True)
