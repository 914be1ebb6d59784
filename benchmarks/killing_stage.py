"""What `killing.py` kills: the app, a worker and the database, each a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from figures import ROOT

sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from postgres import Server  # noqa: E402

# Those of a server that is in earnest: what is committed outlives a killed server.
DURABLE: Final = {"shared_buffers": "64MB", "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
_PATIENCE: Final = 20.0


class Program:
    """A process of ours that is started, killed and started again; its log is kept."""

    def __init__(self, command: list[str], url: str, log: Path) -> None:
        """Starts nothing yet."""
        self._command, self._log = [sys.executable, *command], log
        self._environment = {
            **os.environ, "TIMELINE_DATABASE_URL": url, "TIMELINE_WORKER": "outside", "TIMELINE_LOG": "json",
            "PYTHONPATH": str(ROOT), "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        }  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """Ends it in the middle of whatever it does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def stop(self) -> int:
        """Tells it to end; its status then."""
        if self._process is None:
            return 0
        self._process.terminate()
        try:
            return self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            return -1


@dataclass(frozen=True, slots=True)
class Stage:
    """All that may be killed, by name, and where the app is reached."""

    victims: dict[str, Any]
    url: str
    address: str

    def ask(self, what: str, said: Any, patience: float = _PATIENCE) -> Any:
        """What the app answers. Raises OSError where it does not: then nobody knows what was done."""
        body = json.dumps(said).encode()
        request = urllib.request.Request(f"{self.address}/try/{what}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=patience) as answer:
            return json.loads(answer.read())


@contextmanager
def stage(kind: str, logs: Path) -> Iterator[Stage]:
    """Everything on an empty database, running; gone at the end of the block but for the logs."""
    logs.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="killing-") as folder:
        server = Server(DURABLE) if kind == "postgresql" else None
        try:
            if server is not None:
                server.start()
            url = server.url(server.create()) if server is not None else f"sqlite:///{folder}/timeline.sqlite3"
            with _running(url, logs) as (app, worker, port):
                victims = {"app": app, "worker": worker} | ({"database": server} if server is not None else {})
                yield Stage(victims, url, f"http://127.0.0.1:{port}")
        finally:
            if server is not None:
                server.stop()


@contextmanager
def _running(url: str, logs: Path) -> Iterator[tuple[Program, Program, int]]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    app = Program([str(ROOT / "benchmarks" / "killing_app.py"), str(port)], url, logs / "app.log")
    worker = Program(["-m", "timeline", "work"], url, logs / "worker.log")
    try:
        app.start()
        _await(f"http://127.0.0.1:{port}/healthz")
        worker.start()
        yield app, worker, port
    finally:
        # A server that is told to end ends with the signal's number, as others expect of it.
        if worker.stop() != 0 or app.stop() not in (0, -signal.SIGTERM):
            print("worker or app did not end as they were told to; see their logs", file=sys.stderr)


def _await(address: str) -> None:
    give_up = time.monotonic() + 90
    while time.monotonic() < give_up:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the app did not start")
