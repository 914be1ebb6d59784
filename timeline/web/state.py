"""What all readers of one process share: the open store and the reference data."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from timeline import pipeline
from timeline.events import EventType, Knowledge
from timeline.store import Store
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.place_names import PlaceNames


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page works with, and the language it speaks."""

    store: Store
    panorama: Panorama
    knowledge: Knowledge
    language: str

    @property
    def types(self) -> Mapping[str, EventType]:
        """Event types by id."""
        return self.knowledge.event_types

    @property
    def names(self) -> Mapping[str, str]:
        """Names of actors by code, and of places by what they are called in the data."""
        return names_in(self.language)


def is_new(url: str) -> bool:
    """Whether this is the first start: an SQLite file that is not there yet.

    A database that is there and empty was emptied by someone, and stays empty.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:  # the store says so, and what to write instead
        return False
    return parsed.get_backend_name() == "sqlite" and bool(parsed.database) and not Path(parsed.database or "").exists()


@lru_cache(maxsize=4)
def open_store(url: str) -> Store:
    """One store a process."""
    return Store.open(url)


def is_ready(url: str) -> bool:
    """Whether the database answers, its tables those this program knows: opening it brings them up to date.

    A file that is not there yet is made by the first reader, with the samples in it. Raises StoreError.
    """
    return is_new(url) or open_store(url).revision() >= 0


def levels(url: str) -> dict[str, float]:
    """What an operator may want to draw, as it is now; nothing is read for it."""
    if not panorama_at.cache_info().currsize:
        return {"events_in_memory": 0.0}
    return {"events_in_memory": float(panorama_at(url).in_memory())}


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The reference data, read once."""
    return pipeline.knowledge()


@lru_cache(maxsize=16)
def names_in(language: str) -> Mapping[str, str]:
    """Names of actors and of places in a language; places are looked up when they are asked for."""
    return PlaceNames(knowledge(), language)


@lru_cache(maxsize=4)
def panorama_at(url: str) -> Panorama:
    """All events of a store in memory, one a process; they are read when they are first asked for."""
    return Panorama(open_store(url), Names(knowledge()))


def who() -> str:
    """The name that changes are kept under: that of the account the app runs as."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "reader"


def now() -> datetime:
    """The time changes are kept under."""
    return datetime.now(UTC)
