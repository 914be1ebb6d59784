"""Turns a meaning into a date, given the document's date and the story so far."""

from timeline.resolution.resolved import Resolution, ResolvedDate, Unresolved

__all__ = ["Resolution", "ResolvedDate", "Unresolved"]
