"""Turns a meaning into a date, given the document's date and the story so far."""

from timeline.resolution.context import Context
from timeline.resolution.resolved import Resolution, ResolvedDate, Unresolved
from timeline.resolution.resolving import MOST_CANDIDATES, edtf, resolve, resolve_one

__all__ = ["MOST_CANDIDATES", "Context", "Resolution", "ResolvedDate", "Unresolved", "edtf", "resolve", "resolve_one"]
