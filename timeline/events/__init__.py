"""Event types; who did what when; one event from many mentions."""

from timeline.events.dates import Dated
from timeline.events.event import Event, EventType, Evidence, Reading, Status
from timeline.events.extraction import SentenceReading, Telling, Told, extract
from timeline.events.knowledge import Knowledge, load_event_types, load_knowledge
from timeline.events.merging import merge_mentions

__all__ = [
    "Dated",
    "Event",
    "EventType",
    "Evidence",
    "Knowledge",
    "Reading",
    "SentenceReading",
    "Status",
    "Telling",
    "Told",
    "extract",
    "load_event_types",
    "load_knowledge",
    "merge_mentions",
]
