"""`Store`: the door to the database."""

from functools import partial

from timeline.store.decisions import Decisions
from timeline.store.discussion import Discussion
from timeline.store.found_events import FoundEvents
from timeline.store.kept_documents import KeptDocuments
from timeline.store.listed_documents import ListedDocuments
from timeline.store.policy import Action
from timeline.store.removed_things import RemovedThings
from timeline.store.saved_views import SavedViews


class Store(KeptDocuments, ListedDocuments, FoundEvents, Decisions, RemovedThings, Discussion):
    """Documents, their events, and what people decided and said about them. Safe to share between threads."""

    @property
    def views(self) -> SavedViews:
        """What readers keep to look at again."""
        return SavedViews(partial(self._reading, Action.READ_HISTORY), partial(self._writing, Action.KEEP_VIEWS))
