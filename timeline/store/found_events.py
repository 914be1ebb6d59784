"""The part of `Store` that finds events; it changes nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from timeline.events import Claim, Event
from timeline.store import correcting, finding
from timeline.store.doors import Doors
from timeline.store.policy import Action
from timeline.store.records import Change, Facets, Outlines, Pulse, Query
from timeline.store.removing import told_history
from timeline.store.revisions import gone, outlines, revision
from timeline.store.searching import matching_numbers


class FoundEvents(Doors):
    """Events, asked for in many ways, with what documents tell of them and what people did to them."""

    def find(self, query: Query) -> list[Event]:
        """The events asked for, in order of time, undated ones last."""
        with self._reading() as connection:
            return finding.find_events(connection, query)

    def events(self, ids: Sequence[str]) -> list[Event]:
        """The events with these ids that are there, in their order."""
        with self._reading() as connection:
            return finding.find_by_ids(connection, ids)

    def event(self, event_id: str) -> Event | None:
        """One event."""
        with self._reading() as connection:
            return finding.find_event(connection, event_id)

    def matching(self, words: str) -> NDArray[np.int64]:
        """The numbers of the events that hold all these words; their outlines have them too."""
        with self._reading() as connection:
            return matching_numbers(connection, words)

    @contextmanager
    def outlines(self, since: int = 0) -> Iterator[Outlines]:
        """All events in short, or what has changed of them since a revision; to be read inside the block."""
        with self._reading() as connection:
            yield Outlines(revision(connection), outlines(connection, since), tuple(gone(connection, since)))

    def pulse(self, event_id: str = "") -> Pulse:
        """How things stand, cheap enough to be asked again and again."""
        with self._reading() as connection:
            mark = finding.mark(connection, finding.standing_id(connection, event_id)) if event_id else ""
            return Pulse(revision(connection), event_id, mark)

    def facets(self) -> Facets:
        """What the filters may offer."""
        with self._reading() as connection:
            return finding.count_facets(connection)

    def claims(self, event_id: str) -> list[Claim]:
        """What each document tells of the event, with its quotes."""
        with self._reading() as connection:
            return finding.find_claims(connection, finding.standing_id(connection, event_id))

    def history(self, event_id: str) -> list[Change]:
        """Everything people did to the event, oldest first, also where it has gone with its report."""
        with self._reading(Action.READ_HISTORY) as connection:
            standing = finding.standing_id(connection, event_id)
            return told_history(connection, standing)

    def kept_apart(self) -> frozenset[tuple[str, str]]:
        """The pairs of events, sorted, that people keep apart."""
        with self._reading() as connection:
            return correcting.kept_apart(connection)
