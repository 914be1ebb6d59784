"""What happens once when the server starts, whichever way it is started."""

import gc
import os
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from threading import Thread
from typing import Any, Final

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError
from starlette.routing import BaseRoute
from streamlit import config

from timeline import pipeline
from timeline.languages import LanguageError
from timeline.locating import database_url
from timeline.names import DataError
from timeline.store import StoreError
from timeline.web.loopback import OPEN_TO_ALL, WHY, is_loopback
from timeline.web.memory import give_back, keep_little
from timeline.web.state import is_new, is_ready, levels, panorama_of
from timeline.web.undisturbed import let_deeds_end
from timeline.web.visitors import is_shared
from timeline.web.watch import Meters, begin_log, health_routes
from timeline.web.worker import worker_inside

# Seconds left to the first readers, who look before adding anything: loading the languages takes a processor for some.
_PAUSE: Final = 8.0
# So long nobody has asked for anything when it begins, if they let that happen within the other.
_QUIET: Final = 2.0
_PATIENCE: Final = 600.0
# Seconds between two looks whether memory can be given back.
_TIDY: Final = 30.0


def announced(figures: Meters) -> Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]:
    """Says where the data are kept, and fetches what reading needs before the first reader asks for it."""

    @asynccontextmanager
    async def around(_app: Any) -> AsyncIterator[dict[str, Any]]:
        keep_little()
        let_deeds_end()
        begin_log(os.environ.get("TIMELINE_LOG", "").strip().lower())
        address = str(config.get_option("server.address") or "")
        if address and not (is_loopback(address) or is_shared() or is_open(os.environ)):
            raise SystemExit(WHY)
        print(f"Timeline keeps its data in {shown(database_url())}", flush=True)
        Thread(target=_behind, args=(figures,), daemon=True).start()
        with worker_inside():
            yield {}

    return around


def meters() -> Meters:
    """The figures of this process."""
    return Meters(lambda: levels(database_url()))


def watched(figures: Meters) -> list[BaseRoute]:
    """The routes for whoever looks after the service."""
    token = os.environ.get("TIMELINE_METRICS_TOKEN", "").strip()
    return health_routes(lambda: is_ready(database_url()), figures, token)


def _behind(figures: Meters) -> None:
    """What is done while nobody waits for it."""
    _warm_up(figures)
    while True:
        time.sleep(_TIDY)
        if figures.quiet() > _QUIET:
            give_back()


def _warm_up(figures: Meters) -> None:
    """The events in memory, and what reading needs; what cannot be opened is told when somebody opens the page."""
    if not is_new(database_url()):
        with suppress(StoreError, DataError, LanguageError):
            panorama_of().held()
        time.sleep(_PAUSE)
        give_up = time.monotonic() + _PATIENCE
        while figures.quiet() < _QUIET and time.monotonic() < give_up:
            time.sleep(_QUIET / 4)
    pipeline.warm_up()
    # What is here now stays: it is not to be looked through for garbage again and again.
    gc.collect()
    gc.freeze()


def is_open(environment: Mapping[str, str]) -> bool:
    """Whether somebody has said that everybody who reaches the server may do everything."""
    return environment.get(OPEN_TO_ALL, "").strip() == "1"


def told() -> dict[str, str | int]:
    """Port and address from the environment, which `streamlit run` reads by itself and `python app.py` does not."""
    port, address = os.environ.get("STREAMLIT_SERVER_PORT", ""), os.environ.get("STREAMLIT_SERVER_ADDRESS", "")
    options: dict[str, str | int] = {"server.port": int(port)} if port.isdecimal() else {}
    return options | ({"server.address": address} if address else {})


def shown(url: str) -> str:
    """A database's URL without its password; a path where it is a file."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return "a place that TIMELINE_DATABASE_URL does not name rightly"
    if parsed.get_backend_name() == "sqlite":
        return parsed.database or "memory, for this run only"
    return parsed.render_as_string(hide_password=True)
