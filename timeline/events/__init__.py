"""Event types; who did what when; one event from many mentions."""

from timeline.events.checking import trigger_problems
from timeline.events.event import REPORT_DAY, Event, EventType, Evidence, Reading, Status
from timeline.events.extraction import Telling, extract
from timeline.events.happenings import (
    FAMILIES,
    Claim,
    dates_another,
    happenings,
    neighbourhoods,
    reach,
    same_happening,
    undated_neighbourhoods,
)
from timeline.events.joining import together
from timeline.events.knowledge import Knowledge, load_event_types, load_knowledge
from timeline.events.merging import merge_mentions
from timeline.events.outline import Outline
from timeline.events.sentence_reading import SentenceReading
from timeline.events.stated_dates import Dated
from timeline.events.told import Told

__all__ = [
    "FAMILIES",
    "REPORT_DAY",
    "Claim",
    "Dated",
    "Event",
    "EventType",
    "Evidence",
    "Knowledge",
    "Outline",
    "Reading",
    "SentenceReading",
    "Status",
    "Telling",
    "Told",
    "dates_another",
    "extract",
    "happenings",
    "load_event_types",
    "load_knowledge",
    "merge_mentions",
    "neighbourhoods",
    "reach",
    "same_happening",
    "together",
    "trigger_problems",
    "undated_neighbourhoods",
]
