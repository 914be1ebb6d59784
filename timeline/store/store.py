"""`Store`: the door to the database."""

from timeline.store.decisions import Decisions
from timeline.store.found_events import FoundEvents
from timeline.store.kept_documents import KeptDocuments


class Store(KeptDocuments, FoundEvents, Decisions):
    """Documents, their events, and what people decided about them. Safe to share between threads."""
