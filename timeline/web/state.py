"""What all readers of one process share: the installation, its timelines in memory, and the reference data."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

import streamlit as st
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from timeline import pipeline
from timeline.events import EventType, Knowledge
from timeline.installation import HOME, Installation
from timeline.locating import administrators, database_url
from timeline.store import Store, StoreError
from timeline.web.naming import Names
from timeline.web.panoramas import Panorama
from timeline.web.place_names import PlaceNames

# Where the session keeps the name of who has signed in.
SIGNATURE: Final = "signature"


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


def installation() -> Installation:
    """The installation of the database in use, one a process."""
    return _installation_at(database_url())


def is_ready(url: str) -> bool:
    """Whether the database answers, its tables those this program knows: opening it brings them up to date.

    A file that is not there yet is made by the first reader, with the samples in it. Raises StoreError.
    """
    return is_new(url) or _installation_at(url).store(HOME).revision() >= 0


def is_warm() -> bool:
    """Whether a timeline was opened in this process before: what is loaded once is there."""
    return bool(_panorama_at.cache_info().currsize)


def levels(url: str) -> dict[str, float]:
    """What an operator may want to draw as it is now; no event is read for it, and no database made."""
    in_memory = _panorama_at(url, HOME).in_memory() if _panorama_at.cache_info().currsize else 0
    opened = _installation_at(url) if _installation_at.cache_info().currsize else None
    return {"events_in_memory": float(in_memory)} | (_of_installation(opened) if opened else {})


def _of_installation(opened: Installation) -> dict[str, float]:
    """Who waits for what. Where all connections are at work the queue is not asked: it would wait too."""
    used, most = opened.connections()
    told: dict[str, float] = {"connections_in_use": used, "connections_at_most": most}
    if used >= most:
        return told
    try:
        queue = opened.queue()
    except StoreError:  # the database is away: `/readyz` says so
        return told
    waited = (now() - queue.since).total_seconds() if queue.since else 0.0
    return told | {"jobs_waiting": queue.waiting, "jobs_running": queue.running, "longest_wait_seconds": waited}


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The reference data, read once."""
    return pipeline.knowledge()


@lru_cache(maxsize=16)
def names_in(language: str) -> Mapping[str, str]:
    """Names of actors and of places in a language; places are looked up when they are asked for."""
    return PlaceNames(knowledge(), language)


def panorama_of(timeline: str = HOME) -> Panorama:
    """All events of a timeline in memory, one a process; they are read when they are first asked for.

    It asks nobody's right: whoever hands it out has asked the installation first.
    """
    return _panorama_at(database_url(), timeline)


def who() -> str:
    """The name that changes are kept under: of who has signed in, else of the account the app runs as."""
    try:
        return str(st.session_state.get(SIGNATURE) or getpass.getuser())
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "reader"


def now() -> datetime:
    """The time changes are kept under."""
    return datetime.now(UTC)


@lru_cache(maxsize=4)
def _installation_at(url: str) -> Installation:
    return Installation.open(url, clock=now, admins=administrators())


@lru_cache(maxsize=16)
def _panorama_at(url: str, timeline: str) -> Panorama:
    return Panorama(_installation_at(url).store(timeline), Names(knowledge()))
