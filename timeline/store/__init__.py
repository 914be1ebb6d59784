"""Tables, migrations, queries, and people's corrections; SQLite, or PostgreSQL by URL."""

from timeline.store.engine import data_folder_url
from timeline.store.engine import shown as shown_url
from timeline.store.errors import CorrectionError, StoreError
from timeline.store.folding import tokens as folded
from timeline.store.records import FIELDS, SOURCES, Change, Facets, FieldValue, Query, Saved, StoredDocument
from timeline.store.saved_views import LONGEST_NAME, Refusal, SavedView, SavedViews
from timeline.store.store import Store

__all__ = [
    "FIELDS",
    "LONGEST_NAME",
    "SOURCES",
    "Change",
    "CorrectionError",
    "Facets",
    "FieldValue",
    "Query",
    "Refusal",
    "Saved",
    "SavedView",
    "SavedViews",
    "Store",
    "StoreError",
    "StoredDocument",
    "data_folder_url",
    "folded",
    "shown_url",
]
