"""The worker as a process of its own: `python -m timeline work`."""

import logging
import os
import secrets
import socket
from datetime import UTC, datetime
from threading import Event
from typing import Final

from timeline.installation import Installation
from timeline.locating import administrators, database_url
from timeline.log_lines import begin_log
from timeline.pipeline import knowledge
from timeline.store import Interrupted
from timeline.working import Bench, work

_LOG: Final = logging.getLogger("timeline.work_process")
_PAUSE: Final = 2.0


def run(stop: Event) -> None:
    """Works until `stop` is set, and then ends the document in hand. Raises StoreError for no database of ours."""
    begin_log(os.environ.get("TIMELINE_LOG", "").strip().lower())
    known = knowledge()
    while not stop.is_set():
        try:
            place = Installation.open(database_url(), clock=_now, admins=administrators())
        except Interrupted as error:  # a server that starts, as after a power cut: it may take longer than we do
            _LOG.warning("no work for now: %s", error)
            stop.wait(_PAUSE)
            continue
        with place:
            work(Bench(worker_name(), place, known, _now, stop))


def worker_name() -> str:
    """One that no other worker has, nor had."""
    return f"{socket.gethostname()[:32]}-{os.getpid()}-{secrets.token_hex(4)}"


def _now() -> datetime:
    return datetime.now(UTC)
