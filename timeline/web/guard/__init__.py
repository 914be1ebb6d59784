"""Stands before every request: who may ask, how often, and what a browser may do with the answer."""

from timeline.web.guard.limits import Limits
from timeline.web.guard.middleware import Guard
from timeline.web.guard.settings import Settings, SettingsError, settings_of

__all__ = ["Guard", "Limits", "Settings", "SettingsError", "settings_of"]
