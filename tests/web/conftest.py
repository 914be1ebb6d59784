"""An app on a fresh database: under Streamlit's own harness, and as a server with a browser before it."""

import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from app_harness import ROOT, STREAMLIT
from postgres import Server
from shared_place import SharedPlace
from streamlit.testing.v1 import AppTest

from timeline.store import Store


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a database that is not there yet, and that the app will use."""
    where = f"sqlite:///{tmp_path / 'timeline.sqlite3'}"
    monkeypatch.setenv("TIMELINE_DATABASE_URL", where)
    return where


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The empty store the app will open: it is there already, so no samples are read in."""
    with Store.open(url) as opened:
        yield opened


@pytest.fixture
def timeline_app(url: str) -> AppTest:
    """The app, on its first page."""
    return AppTest.from_file(str(ROOT / "timeline" / "web" / "main.py"), default_timeout=90)


@pytest.fixture
def sources_app(url: str) -> AppTest:
    """The Sources page by itself, which the harness cannot reach by a click."""

    def page() -> None:
        from timeline.web.shell import framed
        from timeline.web.sources_page import sources_page

        framed(sources_page)()

    return AppTest.from_function(page, default_timeout=90)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium that goes nowhere by itself."""
    from playwright.sync_api import sync_playwright

    path = _browser_module().executable()
    assert path, _browser_module().ADVICE
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


def _browser_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("timeline_test_browser", ROOT / "tests" / "browser.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def serve(url: str, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Starts the app on a free port, by default with `streamlit run`; gives its address."""
    running: list[subprocess.Popen[bytes]] = []

    def start(command: tuple[str, ...] = STREAMLIT, folder: Path = ROOT) -> str:
        port = _free_port()
        words = [sys.executable, *(word.format(port=port) for word in command)]
        environment = {**os.environ, "TIMELINE_DATABASE_URL": url, "STREAMLIT_SERVER_PORT": str(port)}
        with (tmp_path / "server.log").open("wb") as log:
            running.append(subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=log))
        address = f"http://127.0.0.1:{port}"
        _await(address, running[-1], tmp_path / "server.log")
        return address

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def _shared_place(postgres: Server) -> Iterator[SharedPlace]:
    with SharedPlace(postgres) as place:
        yield place


@pytest.fixture
def shared_place(_shared_place: SharedPlace) -> SharedPlace:
    """A shared installation of two processes, for all tests that need one: each makes timelines of its own."""
    _shared_place.wait()
    return _shared_place


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server answers; a server that dies says why."""
    give_up = time.monotonic() + 90
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the app did not start:\n{log.read_text('utf-8', 'replace')}")
