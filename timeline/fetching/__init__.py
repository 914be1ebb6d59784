"""Fetches a page by its web address, and reaches nothing that is not on the public internet."""

from timeline.fetching.addresses import is_public
from timeline.fetching.fetching import Fetched, NotFetched, Reason, Rules, fetch

__all__ = ["Fetched", "NotFetched", "Reason", "Rules", "fetch", "is_public"]
