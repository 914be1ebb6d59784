"""Event types; who did what when; one event from many mentions."""

from timeline.events.event import Event, EventType, Evidence, Reading, Status

__all__ = ["Event", "EventType", "Evidence", "Reading", "Status"]
