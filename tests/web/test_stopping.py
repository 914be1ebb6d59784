"""A server that is told to stop ends what it has begun, and then stops."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from app_harness import ROOT, put

from timeline.store import Store

EVENTS = 1_500


def _get(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.status, answer.read().decode("utf-8")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to be handled")
def test_a_request_that_has_begun_is_answered_whole_before_the_server_stops(store: Store, url: str) -> None:
    put(store, *(f"{1000 + number % 1000}-{1 + number // 1000:02}-07" for number in range(EVENTS)))
    address = f"http://127.0.0.1:{(port := _free_port())}"
    environment = {
        **os.environ,
        "TIMELINE_DATABASE_URL": url,
        "STREAMLIT_SERVER_PORT": str(port),
        "TIMELINE_LOG": "json",
    }
    command = [sys.executable, str(ROOT / "app.py")]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        try:
            _await_ready(address, server)
            assert "events_in_memory" in _get(f"{address}/metrics")[1]
            with ThreadPoolExecutor() as pool:
                began = pool.submit(_get, f"{address}/view/chronology?view=language%3Den")
                time.sleep(0.1)
                assert not began.done()
                server.send_signal(signal.SIGTERM)
                status, page = began.result(timeout=60)
            assert (status, page.rstrip()[-7:], page.count('<li id="line-')) == (200, "</html>", EVENTS)
            server.wait(timeout=20)
        finally:
            server.kill()
        said = server.stdout.read().decode("utf-8") if server.stdout else ""
    assert '"route": "/view/chronology", "status": 200' in said
    assert "Traceback" not in said


def _await_ready(address: str, server: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up and server.poll() is None:
        try:
            if _get(f"{address}/readyz")[0] == 200:
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not become ready")
