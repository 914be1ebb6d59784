"""The timeline for other programs: events and documents as JSON, tables, calendars and feeds, described by OpenAPI."""

from timeline.web.api.routes import api_routes

__all__ = ["api_routes"]
