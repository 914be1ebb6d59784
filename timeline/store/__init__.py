"""Tables, migrations, queries, and people's corrections; SQLite, or PostgreSQL by URL."""

from timeline.store.conflicts import ConflictError, Seen
from timeline.store.engine import data_folder_url
from timeline.store.engine import shown as shown_url
from timeline.store.errors import CorrectionError, Interrupted, NotAllowed, StoreError
from timeline.store.folding import tokens as folded
from timeline.store.places import HOME, drop_timeline, kept_timelines
from timeline.store.policy import MEMBERS, NOTHING, Action, Grant, Role, Visibility, allows
from timeline.store.records import (
    EXISTENCE,
    FIELDS,
    SOURCES,
    Change,
    Comment,
    Dating,
    DocumentFacets,
    DocumentQuery,
    DocumentsBy,
    Facets,
    FieldValue,
    FoundDocuments,
    Going,
    Pulse,
    Query,
    Saved,
    StoredDocument,
)
from timeline.store.saved_views import LONGEST_NAME, Refusal, SavedView, SavedViews
from timeline.store.store import Store

__all__ = [
    "EXISTENCE",
    "FIELDS",
    "HOME",
    "LONGEST_NAME",
    "MEMBERS",
    "NOTHING",
    "SOURCES",
    "Action",
    "Change",
    "Comment",
    "ConflictError",
    "CorrectionError",
    "Dating",
    "DocumentFacets",
    "DocumentQuery",
    "DocumentsBy",
    "Facets",
    "FieldValue",
    "FoundDocuments",
    "Going",
    "Grant",
    "Interrupted",
    "NotAllowed",
    "Pulse",
    "Query",
    "Refusal",
    "Role",
    "Saved",
    "SavedView",
    "SavedViews",
    "Seen",
    "Store",
    "StoreError",
    "StoredDocument",
    "Visibility",
    "allows",
    "data_folder_url",
    "drop_timeline",
    "folded",
    "kept_timelines",
    "shown_url",
]
