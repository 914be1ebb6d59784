"""`Store`: the door to the database."""

from timeline.store.decisions import Decisions
from timeline.store.found_events import FoundEvents
from timeline.store.kept_documents import KeptDocuments
from timeline.store.saved_views import SavedViews


class Store(KeptDocuments, FoundEvents, Decisions):
    """Documents, their events, and what people decided about them. Safe to share between threads."""

    @property
    def views(self) -> SavedViews:
        """What readers keep to look at again."""
        return SavedViews(self._reading, self._writing)
